//! Plain text.

use super::report::{self, Spot};
use super::units::{CHARACTERS, Unit, WORDS};
use super::{Pattern, add, repeated, times};

/// How the repeated stands: all in one line, or a line each.
type Way = (&'static str, Spot, &'static str);

const PROSE: Way = ("line of prose", Spot::Prose, "");
const PROSE_LINES: Way = ("lines of prose", Spot::Prose, "\n");
const TABLE_LINE: Way = ("line in table three", Spot::TableThree, "");
const TABLE_LINES: Way = ("lines in table three", Spot::TableThree, "\n");

/// Where words are repeated beside these.
const ELSEWHERE: &[Way] = &[
    ("title", Spot::Title, ""),
    ("front", Spot::Front, "\n"),
    ("lines in table two", Spot::TableTwo, "\n"),
    ("lines in table four", Spot::TableFour, "\n"),
    ("line of problems", Spot::Problems, ""),
    ("lines at the end", Spot::End, "\n"),
];

pub fn patterns(patterns: &mut Vec<Pattern>) {
    for unit in CHARACTERS {
        for way in [PROSE, PROSE_LINES, TABLE_LINE] {
            in_a_report(patterns, *unit, way);
        }
        alone(patterns, "line alone", *unit);
    }
    for (index, unit) in WORDS.iter().enumerate() {
        for way in [PROSE, PROSE_LINES, TABLE_LINES] {
            in_a_report(patterns, *unit, way);
        }
        // Each word in two more places, each place with every third word.
        for way in ELSEWHERE.iter().skip(index % 3).step_by(3) {
            in_a_report(patterns, *unit, *way);
        }
    }
    for (name, unit) in COMPARED {
        add(patterns, format!("text/one sentence/{name}"), 2, move |count| {
            report::text(Spot::Prose, " ", &repeated(unit, count)).into_bytes()
        });
    }
    for unit in STRUCTURES {
        alone(patterns, "alone", *unit);
    }
}

fn in_a_report(patterns: &mut Vec<Pattern>, unit: Unit, way: Way) {
    let ((what, unit), (place, spot, before)) = (unit, way);
    add(patterns, format!("text/{place}/{what}"), times(unit), move |count| {
        report::text(spot, " ", &repeated(&format!("{before}{unit}"), count)).into_bytes()
    });
}

fn alone(patterns: &mut Vec<Pattern>, place: &str, (what, unit): Unit) {
    add(patterns, format!("text/{place}/{what}"), times(unit), move |count| {
        repeated(unit, count).into_bytes()
    });
}

/// Claims that are compared with all others of their sentence: few of them cost as much as many of others.
const COMPARED: &[Unit] = &[
    ("shares", "予以公开3件，占12.5%，"),
    ("shares of a whole", "部分公开2件，占办结总数的12.5%，"),
    ("changes", "新收申请12件，比上年增加3件，"),
    ("numbers of last year", "上年新收申请10件，同比增长20%，"),
];

/// What is more than a line, without a report around it.
const STRUCTURES: &[Unit] = &[
    ("line breaks", "\n"),
    ("form feeds", "公开\u{c}"),
    ("carriage returns", "公\r"),
    ("one digit a line", "7\n"),
    ("one ideograph a line", "公\n"),
    ("sections one after the other", "一、总体情况\n公开。\n二、主动公开政府信息情况\n公开。\n"),
    (
        "tables two",
        "二、主动公开政府信息情况\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 6 2 41\n",
    ),
    (
        "tables three",
        "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n四、结转下年度继续办理 1 0 0 0 0 0 1\n",
    ),
    (
        "tables four",
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计\n2 1 0 1 4 1 0 0 1 2 1 0 1 0 2\n",
    ),
    ("rows between pipes", "| 规章 | 1 | 2 | 3 |\n"),
    ("rows between tabs", "规章\t1\t2\t3\n"),
    ("labels a character a line", "规\n章\n1\n2\n3\n"),
    ("page numbers", "公开\n- # -\n"),
    ("bytes that are no text", "公\u{FFFD}\n"),
    ("nested brackets in lines", "（（（\n）））\n"),
];

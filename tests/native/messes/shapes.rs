//! Tables in other shapes than the form draws them: what filing tools, spreadsheets and authors make of them.

use model::TableId;

use super::Mess;
use crate::maker::html::{self, Spans};
use crate::maker::page::{Block, Cell, Page, Table};
use crate::maker::text::{line, markdown, text};

pub const SHAPES: &[Mess] = &[
    Mess { name: "numbers above their labels", write: |p| text(p, &above), whole: false },
    Mess { name: "two rows above their labels", write: |p| text(p, &first_above), whole: false },
    Mess { name: "the group wraps at 三、", write: |p| group_beside(p, "三、"), whole: true },
    Mess {
        name: "the group wraps at 三、本", write: |p| group_beside(p, "三、本"), whole: true
    },
    Mess {
        name: "the group wraps at 三、本年",
        write: |p| group_beside(p, "三、本年"),
        whole: true,
    },
    Mess {
        name: "the group wraps at 三、本年度",
        write: |p| group_beside(p, "三、本年度"),
        whole: true,
    },
    Mess { name: "upright pieces between rows", write: |p| upright(p), whole: true },
    Mess { name: "footers of a browser", write: |p| text(p, &footed), whole: true },
    Mess { name: "labels that go on below", write: |p| text(p, &goes_on_below), whole: true },
    Mess { name: "markdown of whole columns", write: markdown, whole: true },
    Mess {
        name: "tabs of whole columns",
        write: |p| markdown(p).replace(" | ", "\t").replace("| ", "").replace(" |", ""),
        whole: true,
    },
    Mess { name: "table four in three", write: |p| with_disputes(p, &in_three), whole: true },
    Mess { name: "a row for each block", write: |p| with_disputes(p, &turned), whole: true },
    Mess { name: "a row for each column", write: |p| with_disputes(p, &by_column), whole: true },
    Mess { name: "fifteen bare numbers", write: |p| text(p, &bare_disputes), whole: false },
    Mess {
        name: "a subtotal of organisations",
        write: |p| with_table(p, TableId::Applications, &subtotal),
        whole: true,
    },
    Mess { name: "labels with notes", write: with_notes, whole: true },
    Mess { name: "merged cells filled", write: |p| filled(p), whole: false },
];

fn above(page: &mut String, _: usize, label: &str, values: &[&str]) {
    page.push_str(&format!("{}\n{label}\n", values.join("\n")));
}

/// Table two is left as it is: its first rows have other numbers of values.
fn first_above(page: &mut String, number: usize, label: &str, values: &[&str]) {
    let write = if number < 2 && values.len() == 7 { above } else { line };
    write(page, number, label, values);
}

/// The label of the group shares a line with its first row.
fn group_beside(page: &Page, piece: &str) -> String {
    let text = text(page, &line);
    let group = "三、本年度办理结果";
    let rest = group.strip_prefix(piece).unwrap();
    let (row, next) = ("\n（一）予以公开", "\n（二）部分公开");
    let text = text.replace(&format!("\n{group}\n"), "\n");
    text.replace(row, &format!("\n{piece} {}", &row[1..]))
        .replace(next, &format!("\n{rest} {}", &next[1..]))
}

/// The label of a group in pieces between its rows, as a page without lines shows it.
fn upright(page: &Page) -> String {
    let text = text(page, &line);
    text.replace("\n（四）无法提供\n", "\n（四）无\n").replace("\n3.补正后", "\n法提供\n3.补正后")
}

fn footed(page: &mut String, number: usize, label: &str, values: &[&str]) {
    line(page, number, label, values);
    if number.is_multiple_of(5) {
        page.push_str("2024/1/15 10:20 年度报告\nfile:///C:/reports/2023.html 1/3\n\u{c}");
    }
}

/// The first five characters stand beside the values, the others below them.
fn goes_on_below(page: &mut String, number: usize, label: &str, values: &[&str]) {
    let chars: Vec<char> = label.chars().collect();
    if values.len() != 7 || chars.len() < 10 {
        return line(page, number, label, values);
    }
    let (first, rest) = chars.split_at(5);
    let (first, rest): (String, String) = (first.iter().collect(), rest.iter().collect());
    page.push_str(&format!("{first} {}\n{rest}\n", values.join(" ")));
}

fn bare_disputes(page: &mut String, number: usize, label: &str, values: &[&str]) {
    if number == usize::MAX {
        let heading = "四、政府信息公开行政复议、行政诉讼情况\n";
        let at = page.rfind(heading).unwrap() + heading.len();
        page.truncate(at);
        page.push_str(&format!("行政复议行政诉讼\n| {} |\n", values.join(" | ")));
    } else {
        line(page, number, label, values);
    }
}

const BLOCKS: [&str; 3] = ["行政复议", "未经复议直接起诉", "复议后起诉"];
const COLUMNS: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

fn cells(texts: &[&str]) -> String {
    let cells: String = texts.iter().map(|text| format!("<td>{text}</td>")).collect();
    format!("<tr>{cells}</tr>")
}

fn in_three(values: &[&str]) -> String {
    let table = |(at, block): (usize, &&str)| {
        let rows = [cells(&COLUMNS), cells(&values[at * 5..at * 5 + 5])].concat();
        format!("<table><tr><td colspan=5>{block}</td></tr>{rows}</table>")
    };
    BLOCKS.iter().enumerate().map(table).collect()
}

fn turned(values: &[&str]) -> String {
    let head = [&["类别"][..], &COLUMNS].concat();
    let row =
        |(at, block): (usize, &&str)| cells(&[&[*block][..], &values[at * 5..at * 5 + 5]].concat());
    let rows: String = BLOCKS.iter().enumerate().map(row).collect();
    format!("<table>{}{rows}</table>", cells(&head))
}

fn by_column(values: &[&str]) -> String {
    let head = [&["结果"][..], &BLOCKS].concat();
    let row = |(at, column): (usize, &&str)| {
        cells(&[column, values[at], values[at + 5], values[at + 10]])
    };
    let rows: String = COLUMNS.iter().enumerate().map(row).collect();
    format!("<table>{}{rows}</table>", cells(&head))
}

/// The page with another table four, made from its fifteen values.
fn with_disputes(page: &Page, table: &dyn Fn(&[&str]) -> String) -> String {
    let own = page.tables().find(|table| table.id == TableId::Disputes).unwrap();
    let values: Vec<&str> = own
        .rows
        .iter()
        .flatten()
        .filter(|cell| cell.is_value)
        .map(|cell| cell.text.as_str())
        .collect();
    with_table(page, TableId::Disputes, &|_| table(&values))
}

/// The page as html with one table written by `table`.
fn with_table(page: &Page, id: TableId, table: &dyn Fn(&Table) -> String) -> String {
    let own = page.tables().find(|table| table.id == id).unwrap();
    let at = page.tables().position(|table| table.id == id).unwrap();
    let html = html::plain(page, Spans::Kept);
    let start = html.match_indices("<table>").nth(at).unwrap().0;
    let end = start + html[start..].find("</table>").unwrap() + "</table>".len();
    [&html[..start], &table(own), &html[end..]].concat()
}

/// A column behind 其他, as a filing tool has it. What stands in it belongs to no cell of the form.
fn subtotal(table: &Table) -> String {
    let total = table.columns - 1;
    let mut out = String::from("<table>");
    for row in &table.rows {
        out.push_str("<tr>");
        for cell in row {
            let Cell { text, column, colspan, rowspan, is_value } = cell;
            if *is_value && *column == total {
                out.push_str("<td>8</td>");
            }
            let colspan = if text == "法人或其他组织" { 6 } else { *colspan };
            out.push_str(&format!("<td colspan={colspan} rowspan={rowspan}>{text}</td>"));
            if text == "其他" {
                out.push_str("<td>小计</td>");
            }
        }
        out.push_str("</tr>");
    }
    out + "</table>"
}

/// Notes name other rows and columns.
fn with_notes(page: &Page) -> String {
    html::plain(page, Spans::Kept)
        .replace("<td>行政许可<", "<td>行政许可（不含行政处罚、行政强制）<")
        .replace("本年增/减", "本年增/减（减用负值表示，如-8）")
        .replace("处理决定数量", "处理决定数量（指当年办件量）")
        .replace("现行有效件数", "现行有效件数（不含本年废止件数）")
        .replace("自然人", "自然人（含个体工商户）")
        .replace("商业企业", "商业企业（不含科研机构）")
}

/// Each merged cell undone, and its text in all of its cells, as people do before they sort.
fn filled(page: &Page) -> String {
    let mut out = String::new();
    for block in &page.blocks {
        let Block::Table(table) = block else {
            if let Block::Title(text)
            | Block::Paragraph(text)
            | Block::Heading { text, .. }
            | Block::Closing(text) = block
            {
                out.push_str(&format!("<p>{text}</p>"));
            }
            continue;
        };
        let mut grid = vec![vec![""; table.columns]; table.rows.len()];
        for (at, row) in table.rows.iter().enumerate() {
            for cell in row {
                for line in grid.iter_mut().skip(at).take(cell.rowspan) {
                    line[cell.column..cell.column + cell.colspan].fill(&cell.text);
                }
            }
        }
        let rows: String = grid.iter().map(|row| cells(row)).collect();
        out.push_str(&format!("<table>{rows}</table>"));
    }
    format!("<html><body>{out}</body></html>")
}

mod words {
    //! Titles, headings and kinds of reports as people write them.

    use model::{Known, SectionId};
    use read::Refused;

    use crate::support::{check_bytes, sample};

    /// The sample, a page of html, with these texts in the place of others.
    fn with(changes: &[(&str, &str)]) -> String {
        let mut page = sample();
        for (own, other) in changes {
            assert!(page.contains(own), "{own}");
            page = page.replace(own, other);
        }
        page
    }

    #[test]
    fn a_title_may_end_otherwise_and_have_a_remark_behind_it() {
        for title in [
            "南坪县公安局2024年度政府信息公开工作报告",
            "南坪县公安局2024年政府信息公开工作年度报告（图解版）",
            "南坪县公安局政府信息公开工作年度报告（2024年度）",
            "南坪县公安局政府信息公开工作2024年度报告",
            "南坪县公安局2024年政府信息公开年报",
        ] {
            let text = format!("{title}\n一、总体情况\n收到政府信息公开申请1件。\n");
            let judged = check_bytes("report.txt", text.as_bytes()).unwrap();
            let report = judged.report();
            assert_eq!(report.masthead.title.as_deref(), Some(title));
            assert_eq!(report.organ, Known::Read("南坪县公安局".into()), "{title}");
            assert_eq!(report.year.get(), Some(&2024), "{title}");
        }
    }

    #[test]
    fn a_heading_of_other_words_is_its_section() {
        let own = "五、存在的主要问题及改进情况";
        for heading in [
            "五、存在的主要问题及整改措施",
            "五、不足及改进方向",
            "五、存在问题和下一步打算",
            "五、主要问题和改进措施",
        ] {
            let page = with(&[(own, heading)]);
            let judged = check_bytes("report.html", page.as_bytes()).unwrap();
            assert!(judged.report().section(SectionId::Problems).is_some(), "{heading}");
        }
    }

    #[test]
    fn a_piece_of_an_upright_label_is_no_heading() {
        for piece in ["三、本法提供", "三、本年", "四、结转下", "二、上年结"] {
            let text = format!(
                "某县2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{piece}\n\
                 | 2.没有现成信息需要另行制作 | 47 | 1 | 0 | 0 | 0 | 0 | 48 |\n|---|---|---|---|---|---|---|---|\n\
                 四、政府信息公开行政复议、行政诉讼情况\n"
            );
            let judged = check_bytes("report.md", text.as_bytes()).unwrap();
            let headings: Vec<&str> =
                judged.report().headings.iter().map(|heading| heading.text.as_str()).collect();
            assert!(!headings.contains(&piece), "{headings:?}");
            let table = judged.report().table(model::TableId::Applications).unwrap();
            let cell = &table.cells[&("unavailable.needs-creation", "natural-person")];
            assert_eq!((cell.count(), cell.certain), (Some(47), false), "{piece}");
        }
    }

    #[test]
    fn a_report_that_no_form_applies_to_is_named_and_not_judged() {
        let early = "某县2018年政府信息公开工作年度报告\n一、概述\n公开政府信息200条。\n二、主动公开情况\n略。\n";
        assert_eq!(
            check_bytes("a.txt", early.as_bytes()).err(),
            Some(Refused::BeforeTheForm { year: 2018 })
        );
        let school = "某大学2023—2024学年信息公开年度报告\n一、概述\n信息公开工作有序。\n";
        assert_eq!(check_bytes("a.txt", school.as_bytes()).err(), Some(Refused::SchoolYear));
        // What has tables of the form is checked, whatever year its title says.
        let year = with(&[("2025年", "2018年")]);
        assert!(check_bytes("report.html", year.as_bytes()).is_ok());
    }
}

//! Automatic numbering.

use super::*;

/// A level: its number, format, text and what else there is to say.
fn level(at: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
    )
}

const NOTHING: &str = "<w:suff w:val='nothing'/>";

fn pattern(id: &str, levels: &[String]) -> String {
    format!("<w:abstractNum w:abstractNumId='{id}'>{}</w:abstractNum>", levels.concat())
}

fn list(id: &str, pattern: &str, more: &str) -> String {
    format!("<w:num w:numId='{id}'><w:abstractNumId w:val='{pattern}'/>{more}</w:num>")
}

fn numbering(parts: &[String]) -> String {
    format!("<w:numbering>{}</w:numbering>", parts.concat())
}

/// A paragraph in a list.
fn item(list: &str, level: usize, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>{}</w:p>",
        r(text)
    )
}

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{}</w:p>", r(text))
}

/// Headings, sub-headings and items as they are usual, as list 1.
fn usual() -> String {
    numbering(&[
        pattern(
            "0",
            &[
                level(0, "chineseCounting", "%1、", NOTHING),
                level(1, "chineseCountingThousand", "（%2）", NOTHING),
                level(2, "decimal", "%3.", "<w:suff w:val='space'/>"),
                level(3, "decimalEnclosedCircle", "%4", NOTHING),
            ],
        ),
        list("1", "0", ""),
        list("2", "0", "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"),
    ])
}

fn numbered(body: &[String], numbering: &str, styles: &str) -> Vec<String> {
    shown(&with(&body.concat(), &[("numbering", numbering), ("styles", styles)]).0)
}

const NO_STYLES: &str = "<w:styles></w:styles>";

#[test]
fn numbers_stand_before_the_text_as_word_prints_them() {
    let body = [
        item("1", 0, "总体情况"),
        item("1", 1, "甲"),
        item("1", 1, "乙"),
        item("1", 2, "丙"),
        item("1", 3, "丁"),
        item("1", 0, "主动公开"),
        item("1", 1, "戊"),
        item("1", 2, ""),
    ];
    assert_eq!(
        numbered(&body, &usual(), NO_STYLES),
        ["一、总体情况", "（一）甲", "（二）乙", "1. 丙", "①丁", "二、主动公开", "（一）戊", "1."]
    );
    let places = places(&body.concat(), &[("numbering", &usual())]);
    assert_eq!(places[..2], ["1 0..6", "2 0..4"]);
}

#[test]
fn lists_of_one_pattern_count_on_unless_they_begin_anew() {
    let body = [
        item("1", 0, "甲"),
        item("1", 0, "乙"),
        item("2", 0, "丙"),
        item("2", 0, "丁"),
        item("1", 0, "戊"),
    ];
    assert_eq!(
        numbered(&body, &usual(), NO_STYLES),
        ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊"]
    );
}

#[test]
fn levels_may_show_those_above_them() {
    let legal = "<w:isLgl/><w:suff w:val='nothing'/>";
    let numbering = numbering(&[
        pattern(
            "0",
            &[
                level(0, "chineseCounting", "第%1章", "<w:suff w:val='tab'/>"),
                level(1, "decimal", "%1.%2", legal),
                level(
                    2,
                    "lowerLetter",
                    "%3)",
                    "<w:lvlRestart w:val='0'/><w:suff w:val='nothing'/>",
                ),
            ],
        ),
        list("1", "0", ""),
    ]);
    let body = [
        item("1", 0, "甲"),
        item("1", 1, "乙"),
        item("1", 2, "丙"),
        item("1", 0, "丁"),
        item("1", 1, "戊"),
        item("1", 2, "己"),
    ];
    assert_eq!(
        numbered(&body, &numbering, NO_STYLES),
        ["第一章\t甲", "1.1乙", "a)丙", "第二章\t丁", "2.1戊", "b)己"]
    );
}

#[test]
fn styles_put_their_paragraphs_in_lists() {
    let numbering = numbering(&[
        pattern(
            "0",
            &[
                level(0, "chineseCounting", "%1、", &format!("<w:pStyle w:val='h1'/>{NOTHING}")),
                level(1, "chineseCounting", "（%2）", &format!("<w:pStyle w:val='h2'/>{NOTHING}")),
            ],
        ),
        list("7", "0", ""),
    ]);
    let styles = "<w:styles>\
        <w:style w:type='paragraph' w:styleId='h1'><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='h2'><w:basedOn w:val='h1'/></w:style>\
        <w:style w:type='paragraph' w:styleId='own'><w:basedOn w:val='h1'/><w:pPr><w:numPr><w:numId w:val='0'/>\
        </w:numPr></w:pPr></w:style></w:styles>";
    let plain = "<w:p><w:pPr><w:pStyle w:val='h1'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr><w:r><w:t>戊</w:t></w:r></w:p>";
    let body = [
        styled("h1", "甲"),
        styled("h2", "乙"),
        styled("own", "丙"),
        styled("h1", "丁"),
        plain.to_owned(),
    ];
    assert_eq!(numbered(&body, &numbering, styles), ["一、甲", "（一）乙", "丙", "二、丁", "戊"]);
}

#[test]
fn a_pattern_may_be_that_of_a_style_and_a_list_may_change_a_level() {
    let numbering = numbering(&[
        "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='s'/></w:abstractNum>".to_owned(),
        pattern("1", &[level(0, "chineseCounting", "%1、", NOTHING)]),
        list("1", "0", ""),
        list("2", "1", ""),
        list(
            "3",
            "1",
            &format!(
                "<w:lvlOverride w:ilvl='0'>{}</w:lvlOverride>",
                level(0, "decimal", "%1.", NOTHING)
            ),
        ),
    ]);
    let styles = "<w:styles><w:style w:type='numbering' w:styleId='s'><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr>\
        </w:pPr></w:style></w:styles>";
    let body = [item("1", 0, "甲"), item("2", 0, "乙"), item("3", 0, "丙")];
    assert_eq!(numbered(&body, &numbering, styles), ["一、甲", "二、乙", "3.丙"]);
}

#[test]
fn bullets_and_hidden_paragraphs_count_for_nothing() {
    let numbering = numbering(&[
        pattern(
            "0",
            &[level(0, "bullet", "\u{F0B7}", ""), level(1, "thaiLetters", "%2.", NOTHING)],
        ),
        pattern("1", &[level(0, "decimal", "%1", "")]),
        list("1", "0", ""),
        list("2", "1", ""),
    ]);
    let gone = "<w:p><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>\
        <w:del><w:r><w:t>x</w:t></w:r></w:del></w:p>";
    let body = [
        item("1", 0, "甲"),
        item("1", 1, "乙"),
        item("2", 0, "丙"),
        gone.to_owned(),
        item("2", 0, "丁"),
    ];
    assert_eq!(numbered(&body, &numbering, NO_STYLES), ["甲", "\u{FFFD}.乙", "1\t丙", "2\t丁"]);
}

#[test]
fn numbers_that_cannot_be_known_are_said_to_be_missing() {
    let damaged = [Remark::DamagedPart { name: "word/numbering.xml".into() }];
    let (blocks, remarks) = with(&item("1", 0, "甲"), &[]);
    assert_eq!((shown(&blocks), remarks), (vec!["甲".to_owned()], damaged.to_vec()));
    assert_eq!(super::remarks(&item("1", 0, "甲"), &[("numbering", "<w:a><")]), damaged);
    assert_eq!(super::remarks(&item("0", 0, "甲"), &[]), []);
}

#[test]
fn circles_end() {
    let numbering = numbering(&[
        "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='s'/></w:abstractNum>".to_owned(),
        list("1", "0", ""),
    ]);
    let styles = "<w:styles><w:style w:type='paragraph' w:styleId='a'><w:basedOn w:val='b'/></w:style>\
        <w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style>\
        <w:style w:type='numbering' w:styleId='s'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style></w:styles>";
    let body = [item("1", 0, "甲"), styled("a", "乙")];
    assert_eq!(numbered(&body, &numbering, styles), ["甲", "乙"]);
}

//! JSON of reports, and of anything else; all of it is made up.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use model::document::{Anchor, Block, Document, Format, Remark};
use read::{Decoder, File, Limits, Refused, Source};

struct NoDecoder;

impl Decoder for NoDecoder {
    fn gb18030(&self, _: &[u8]) -> String {
        String::new()
    }
}

fn read(text: &str) -> Result<Document, Refused> {
    let file = File { name: "", bytes: text.as_bytes(), source: Source::File };
    crate::read(&file, &Limits::default(), &NoDecoder)
}

/// Lines as they stand; the rows of a grid as their cells between bars.
fn shown(document: &Document) -> Vec<String> {
    let texts = document.blocks.iter().flat_map(|block| match block {
        Block::Line(line) => vec![line.text.clone()],
        Block::Grid(grid) => (0..grid.rows)
            .map(|row| {
                let cells = grid.row(row).map(|cell| format!("{}@{}", cell.column, cell.text));
                cells.collect::<Vec<_>>().join(" | ")
            })
            .collect(),
    });
    texts.collect()
}

#[test]
fn a_table_is_a_grid_labelled_by_its_keys() {
    let text = r#"{"applications": {"received": {"other": 1, "total": "1,024"},
        "refused": {"total": null, "state-secret": {"total": "/"}}, "x.y": {"total": 14.50}}}"#;
    let document = read(text).unwrap();
    assert_eq!(document.format, Format::Json);
    assert_eq!(
        shown(&document),
        [
            "0@applications | 1@other | 2@total",
            "0@received | 1@1 | 2@1,024",
            "0@refused | 2@",
            "0@refused.state-secret | 2@/",
            "0@x.y | 2@14.50"
        ]
    );
    let Block::Grid(grid) = &document.blocks[0] else { panic!("no grid") };
    let anchor = |text: &str| {
        grid.cells.iter().find(|cell| cell.text == text).map(|cell| cell.anchor.clone()).unwrap()
    };
    let json = |pointer: &str, end| Anchor::Json { pointer: pointer.into(), chars: 0..end };
    assert_eq!(anchor("1,024"), json("/applications/received/total", 5));
    assert_eq!(anchor("/"), json("/applications/refused/state-secret/total", 1));
}

#[test]
fn title_and_sections_come_before_their_tables() {
    let text = r#"{"year": 2023, "organ": "某局", "sections": {
        "masthead": {"heading": "某局2023年报告", "sentences": []},
        "overview": {"heading": "一、总体情况", "sentences": ["甲。", "乙\n丙。"]},
        "disputes": {"heading": "四、情况", "sentences": []}, "closing": ["完。"]},
        "tables": {"proactive": {"a": {"b": 1}}, "disputes": {"a": {"b": 2}}}}"#;
    let document = read(text).unwrap();
    assert_eq!(
        shown(&document),
        [
            "某局2023年报告",
            "一、总体情况",
            "甲。",
            "乙",
            "丙。",
            "四、情况",
            "0@disputes | 1@b",
            "0@a | 1@2",
            "完。",
            "0@proactive | 1@b",
            "0@a | 1@1"
        ]
    );
    assert_eq!(
        (document.declared.year, document.declared.organ.as_deref()),
        (Some(2023), Some("某局"))
    );
    let Block::Line(line) = &document.blocks[4] else { panic!("no line") };
    let pointer = "/sections/overview/sentences/1".to_owned();
    assert_eq!((line.anchor.clone(), line.whole), (Anchor::Json { pointer, chars: 2..4 }, true));
}

#[test]
fn cells_of_our_own_keep_what_was_known_of_them() {
    let text = r#"{"wire": 1, "tables": {"disputes": {"review": {
        "upheld": {"printed": "22（其中1件）", "kind": "count", "value": 22, "certain": false},
        "corrected": {"printed": "", "kind": "text", "value": null, "certain": false},
        "other": {"printed": "", "kind": "blank", "value": null, "certain": true},
        "total": {"printed": "", "kind": "absent", "value": null, "certain": true}},
        "gone": {"total": {"printed": "", "kind": "absent", "value": null, "certain": true}}}}}"#;
    let document = read(text).unwrap();
    assert_eq!(
        shown(&document),
        [
            "0@disputes | 1@upheld | 2@corrected | 3@other",
            "0@review | 1@22（其中1件） | 2@\u{FFFD} | 3@"
        ]
    );
    let pointer = |column: &str| format!("/tables/disputes/review/{column}/printed");
    let uncertain = [
        Anchor::Json { pointer: pointer("upheld"), chars: 0..8 },
        Anchor::Json { pointer: pointer("corrected"), chars: 0..1 },
    ];
    assert_eq!(document.declared.uncertain, uncertain);
}

#[test]
fn nothing_that_stands_twice_is_lost() {
    let text = r#"{"disputes": {"review": {"total": 1, "total": 2}, "review": {"total": [3]}}}"#;
    let expected = ["0@disputes | 1@total | 2@total", "0@review | 1@1 | 2@2", "0@review | 1@[3]"];
    assert_eq!(shown(&read(text).unwrap()), expected);
}

#[test]
fn the_first_of_several_reports_is_read() {
    let one = |n: u8| format!(r#"{{"disputes": {{"review": {{"total": {n}}}}}}}"#);
    let others = |count| vec![Remark::OtherDocuments { count }];
    for (text, count) in [
        (format!("[{}, {}]", one(1), one(2)), 1),
        (format!("{}\n{}\n{}", one(1), one(2), one(3)), 2),
        (format!(r#"{{"reports": {{"a": {}, "b/c": {}}}}}"#, one(1), one(2)), 1),
    ] {
        let document = read(&text).unwrap();
        assert_eq!(shown(&document)[1], "0@review | 1@1", "{text}");
        assert_eq!(document.remarks, others(count), "{text}");
    }
}

#[test]
fn what_is_no_report_is_told_apart() {
    let damaged = || Err(Refused::Damaged { part: String::new() });
    assert_eq!(read("{\"disputes\": {\"review\""), damaged());
    assert_eq!(read("{\"a\": 1} x"), damaged());

    for text in [
        "{}",
        "[{}]",
        r#"{"a": {"b": {"c": 1}}}"#,
        r#"{"applications": 3}"#,
        r#"{"wire": 1, "tables": {}}"#,
    ] {
        assert_eq!(read(text), Err(Refused::AnotherDocument), "{text}");
    }
    // Not everything with a brace at its beginning is meant to be JSON.
    for text in ["{一}、总体情况", "[链接](a) 一、总体情况", "[1] 一、总体情况"]
    {
        assert_eq!(read(text).unwrap().format, Format::Text, "{text}");
    }
}

#[test]
fn floods_are_cut_and_it_is_said() {
    let deep = "{\"a\":".repeat(100_000);
    assert_eq!(read(&deep), Err(Refused::TooLarge));
    let rows: Vec<String> = (0..5_000).map(|n| format!(r#""r{n}": {{"total": 1}}"#)).collect();
    let document = read(&format!(r#"{{"disputes": {{{}}}}}"#, rows.join(","))).unwrap();
    assert_eq!((shown(&document).len(), document.remarks), (2_000, vec![Remark::LimitReached]));
    let columns: Vec<String> = (0..5_000).map(|n| format!(r#""c{n}": 1"#)).collect();
    let document = read(&format!(r#"{{"disputes": {{"r": {{{}}}}}}}"#, columns.join(","))).unwrap();
    let Block::Grid(grid) = &document.blocks[0] else { panic!("no grid") };
    assert_eq!((grid.columns, document.remarks), (2_000, vec![Remark::LimitReached]));
}

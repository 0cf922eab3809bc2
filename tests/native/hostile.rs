//! Malformed and hostile input: every input gets an answer without a panic, and no report is found where there is none.
//!
//! Time is bounded by limits, each tested beside what it limits; no clock is used here.

use gouji::Environment;
use model::document::{Anchor, Block, Document};
use proptest::prelude::*;
use read::{File, Source};
use screen::{Question, SourceKind, Status};
use serde_json::Value;

use crate::support::{self, Answer};

const SAMPLE: &str = include_str!("../../src/embed/sample.txt");

fn ask(bytes: &[u8], source: SourceKind) -> Answer {
    let question = Question { name: "report.html".into(), source, ..Question::default() };
    support::ask(&question, bytes)
}

fn read(bytes: &[u8], source: Source) -> Option<Document> {
    gouji::read(&File { name: "", bytes, source }, &Environment::default()).ok()
}

/// The sample without its tags: one paragraph or cell a line.
fn as_text(html: &str) -> String {
    let document = read(html.as_bytes(), Source::PastedHtml).unwrap();
    let lines = document.blocks.into_iter().map(|block| match block {
        Block::Line(line) => line.text,
        Block::Grid(grid) => {
            grid.cells.into_iter().map(|cell| cell.text).collect::<Vec<_>>().join("\n")
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A file that is cut before the end of its last table must not give a clean report.
#[test]
fn a_report_cut_anywhere_is_never_clean_before_its_last_table() {
    let text = as_text(SAMPLE);
    let gbk = encoding_rs::GB18030.encode(SAMPLE).0.into_owned();
    for (whole, cuts) in [(SAMPLE.as_bytes(), 200), (text.as_bytes(), 50), (&gbk, 50)] {
        for cut in (0..cuts).map(|nth| whole.len() * nth / cuts) {
            let screen = ask(&whole[..cut], SourceKind::File).screen;
            assert!(!screen.summary.verdict.headline.is_empty());
            if cut * 10 < whole.len() * 6 {
                assert_ne!(screen.summary.status, Status::Clean, "cut at {cut} of {}", whole.len());
            }
        }
    }
}

#[test]
fn a_byte_taken_out_or_put_in_anywhere_is_survived() {
    for at in (0..60).map(|nth| SAMPLE.len() * nth / 60) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        bytes.remove(at);
        let without = ask(&bytes, SourceKind::File);
        bytes.insert(at, b'<');
        let opened = ask(&bytes, SourceKind::PastedHtml);
        bytes[at] = 0xFF;
        for answer in [without, opened, ask(&bytes, SourceKind::File)] {
            let object: Value = serde_json::from_str(&answer.json).unwrap();
            assert_eq!(object["status"], answer.screen.summary.status.word(), "{at}");
            // One wrong byte does not change the format that is recognised.
            let trouble = answer.screen.summary.trouble;
            assert!(trouble.is_none(), "{at}: {trouble:?}");
        }
    }
}

#[test]
fn floods_get_an_answer() {
    let row = "<tr><td rowspan=65534 colspan=1000000>一、本年新收政府信息公开申请数量<td>1</tr>";
    let floods = [
        format!("<table>{}</table>", row.repeat(500)),
        "<table><tr><td>".repeat(2_000),
        "&amp;&#x4E00;&CounterClockwiseContourIntegral;&#9999999999;".repeat(2_000),
        "一、总体情况".repeat(5_000),
        "三、收到和处理政府信息公开申请情况\n1 2 3 4 5 6 7\n".repeat(1_000),
        "9".repeat(200_000),
        "1 ".repeat(100_000),
        format!("三、收到和处理政府信息公开申请情况\n{}", "9".repeat(50_000)),
        format!("四、政府信息公开行政复议、行政诉讼情况\n{}", "没有".repeat(200_000)),
        "|---|".repeat(10_000),
        "\n".repeat(100_000),
        "（".repeat(50_000),
        format!("<p>一、总体情况<!-- {} -->", "-".repeat(4_000_000)),
        "<![CDATA[<!--<svg><style><!--</style><math><mi><p>".repeat(500),
    ];
    for flood in floods {
        for source in [SourceKind::File, SourceKind::PastedHtml] {
            let status = ask(flood.as_bytes(), source).screen.summary.status;
            assert!(!matches!(status, Status::Clean | Status::Wrong), "{status:?}: {flood:.40}");
        }
    }
}

/// Fragments of pages, well-formed and malformed.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        Just("<p>"),
        Just("</p>"),
        Just("<br>"),
        Just("<table>"),
        Just("</table>"),
        Just("<tr>"),
        Just("<td>"),
        Just("<td rowspan=2>"),
        Just("<td colspan='3'>"),
        Just("</td>"),
        Just("<tbody>"),
        Just("</tr>"),
        Just("<div id=zoom>"),
        Just("</div>"),
        Just("<!--"),
        Just("-->"),
        Just("<b>"),
        Just("</a>"),
        Just("<a>"),
        Just("<pre>"),
        Just("&nbsp;"),
        Just("&lt"),
        Just("<script>"),
        Just("</script>"),
        Just("<title>"),
        Just("<svg/>"),
        Just("一、总体情况"),
        Just(" 12\n"),
        Just("３件"),
        Just("<"),
        Just("\""),
        Just("="),
    ];
    proptest::collection::vec(scrap, 0..60).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        for source in [SourceKind::File, SourceKind::PastedHtml, SourceKind::PastedText] {
            let status = ask(&bytes, source).screen.summary.status;
            prop_assert!(matches!(status, Status::Refused | Status::Partial), "{:?}", status);
        }
    }

    #[test]
    fn any_scraps_get_an_answer(html in scraps()) {
        let status = ask(html.as_bytes(), SourceKind::PastedHtml).screen.summary.status;
        prop_assert!(matches!(status, Status::Refused | Status::Partial), "{:?}", status);
    }

    /// An anchor of a text is the text: counted in the characters of the file.
    #[test]
    fn anchors_of_a_text_are_its_lines(text in "[一二0-9 |\r\n\u{C}\u{2028}�😀-]{0,200}") {
        let all: Vec<char> = text.chars().collect();
        let Some(document) = read(text.as_bytes(), Source::PastedText) else { return Ok(()) };
        let mut last = 0;
        for block in document.blocks {
            let Block::Line(line) = block else { panic!("a grid in a text") };
            let Anchor::Text { chars, line: number } = line.anchor else { panic!("not of a text") };
            prop_assert_eq!(all[chars.clone()].iter().collect::<String>(), line.text);
            prop_assert!(chars.start >= last && number > 0);
            last = chars.end;
        }
    }

    /// An anchor of a page is as long as its text, no two share characters of an element, and
    /// every cell stands inside its grid.
    #[test]
    fn anchors_and_cells_of_a_page_keep_their_bounds(html in scraps()) {
        let Some(document) = read(html.as_bytes(), Source::PastedHtml) else { return Ok(()) };
        let mut spans = Vec::new();
        for block in document.blocks {
            match block {
                Block::Line(line) => spans.push((line.anchor, line.text)),
                Block::Grid(grid) => for cell in grid.cells {
                    prop_assert!(cell.row + cell.rowspan <= grid.rows && cell.rowspan > 0);
                    prop_assert!(cell.column + cell.colspan <= grid.columns && cell.colspan > 0);
                    spans.push((cell.anchor, cell.text));
                }
            }
        }
        let mut seen = std::collections::BTreeMap::new();
        for (anchor, text) in spans {
            let Anchor::Html { path, chars } = anchor else { panic!("not of a page") };
            prop_assert_eq!(chars.len(), text.chars().count());
            prop_assert!(path.starts_with("html/"), "{}", path);
            let end = seen.insert(path.clone(), chars.end);
            prop_assert!(end.is_none_or(|end| end < chars.start), "{} twice", path);
        }
    }
}

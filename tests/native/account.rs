//! The account of a reading: what stands in a cell beside or instead of its number costs that cell at most, in
//! every format, and what was not read is told.

use engine::Judged;
use model::language::Language;
use model::{CellId, Edition, Entry, Place, TableId, TableState, form};
use screen::{Question, Status};

use crate::maker::formats::{Cells, FORMATS, Format, Prose};
use crate::maker::ink::Ink;
use crate::maker::report::Report;
use crate::maker::values;
use crate::support::check_bytes;

/// A report of zeros in which seventeen persons asked and were answered: every sum holds.
fn seventeen() -> Report {
    let form = form::form(Edition::E2021);
    let mut report = Report::around(form, values::any(form, 1));
    for value in report.values.values_mut() {
        *value = "0".into();
    }
    for row in ["received", "disclosed", "handled-total"] {
        for column in ["natural-person", "total"] {
            report.values.insert((TableId::Applications, row, column), "17".into());
        }
    }
    report.values.insert((TableId::Proactive, "licensing", "decisions"), "18246".into());
    for column in ["upheld", "total"] {
        report.values.insert((TableId::Disputes, "review", column), "2".into());
    }
    report
}

type Key = (TableId, &'static str, &'static str);

const DISCLOSED: Key = (TableId::Applications, "disclosed", "natural-person");
const TOTAL: Key = (TableId::Applications, "disclosed", "total");
const HANDLED: Key = (TableId::Applications, "handled-total", "natural-person");
const LICENSING: Key = (TableId::Proactive, "licensing", "decisions");
const UPHELD: Key = (TableId::Disputes, "review", "upheld");

/// Reads the report in every format that is written here, with some cells changed.
fn in_every_format(changes: &[(Key, &str)], mut look: impl FnMut(&Format, &Judged)) {
    let mut report = seventeen();
    for (key, printed) in changes {
        report.values.insert(*key, (*printed).into());
    }
    for format in FORMATS.iter().filter(|format| format.is_own()) {
        let gbk = changes.iter().any(|(_, printed)| encoding_rs::GBK.encode(printed).2);
        if gbk && format.name.contains("gbk") {
            continue;
        }
        let file = format.make(std::slice::from_ref(&report)).remove(0);
        look(format, &check_bytes("report", &file).unwrap());
    }
}

fn entry(judged: &Judged, (table, row, column): Key) -> (&Entry, bool) {
    let cell = judged.report().cell(CellId::new(table, row, column)).unwrap();
    (&cell.entry, cell.certain)
}

fn told(judged: &Judged) -> (Status, bool, String) {
    let summary = view::summary("report", Ok(judged), Language::Chinese);
    (summary.status, summary.complete, summary.verdict.headline)
}

/// Formats that break numbers and words over lines, so that a mark may come apart from its number.
fn breaks(format: &Format) -> bool {
    format.name.contains("cramped")
}

#[test]
fn without_a_mark_everything_is_read_and_nothing_is_wrong() {
    in_every_format(&[], |format, judged| {
        if breaks(format) {
            return;
        }
        // A table alone lacks the sections, which is doubted.
        if format.prose == Prose::Lost {
            return assert!(told(judged).1, "{}", format.name);
        }
        let (status, complete, headline) = told(judged);
        let name = format.name;
        assert_eq!((status, complete), (Status::Clean, true), "{name} {headline}");
        assert!(headline.starts_with("未发现错误。"), "{name} {headline}");
    });
}

#[test]
fn a_note_beside_a_number_hides_no_wrong_total() {
    for printed in ["17①", "17*", "17 ②", "17[1]", "17（1）", "17人", "17件③"] {
        in_every_format(&[(DISCLOSED, printed), (TOTAL, "29")], |format, judged| {
            let (status, _, headline) = told(judged);
            let name = format!("{} {printed} {headline}", format.name);
            if breaks(format) {
                return assert_ne!(status, Status::Clean, "{name}");
            }
            assert_eq!(entry(judged, DISCLOSED), (&Entry::Count(17), true), "{name}");
            assert_eq!(status, Status::Wrong, "{name}");
        });
    }
}

#[test]
fn what_is_no_number_is_told_and_its_row_lives() {
    for printed in ["约17", "(17)", "17-18", "1.82E+04", "17余", "17%", "若干"] {
        in_every_format(&[(DISCLOSED, printed), (TOTAL, "29")], |format, judged| {
            let (status, _, headline) = told(judged);
            let name = format!("{} {printed} {headline}", format.name);
            assert_ne!(status, Status::Clean, "{name}");
            assert!(!headline.contains("未发现错误"), "{name}");
            // A word without a figure is a part of a label where no cells are drawn.
            let drawn = format.cells == Cells::Drawn && format.name != "markdown";
            if drawn && !breaks(format) {
                assert_eq!(entry(judged, DISCLOSED), (&Entry::Text, true), "{name}");
                assert_eq!(entry(judged, TOTAL), (&Entry::Count(29), true), "{name}");
            }
        });
    }
}

#[test]
fn a_unit_in_a_total_leaves_its_sums() {
    in_every_format(&[(HANDLED, "17人")], |format, judged| {
        assert_eq!(entry(judged, HANDLED), (&Entry::Count(17), true), "{}", format.name);
        if format.prose == Prose::Whole && !breaks(format) {
            assert_eq!(told(judged).0, Status::Clean, "{}", format.name);
        }
    });
}

#[test]
fn a_mark_in_table_two_is_never_a_blank() {
    for (printed, number) in [("18246人", true), ("18246①", true), ("1.82E+04", false)] {
        in_every_format(&[(LICENSING, printed)], |format, judged| {
            let name = format!("{} {printed}", format.name);
            let (entry, certain) = entry(judged, LICENSING);
            match number {
                true => assert_eq!((entry, certain), (&Entry::Count(18246), true), "{name}"),
                false => {
                    assert_eq!(entry, &Entry::Text, "{name}");
                    assert_ne!(told(judged).0, Status::Clean, "{name}");
                }
            }
        });
    }
}

#[test]
fn a_mark_does_not_lose_table_four() {
    for printed in ["2①", "2*", "(2)", "约2"] {
        in_every_format(&[(UPHELD, printed)], |format, judged| {
            let name = format!("{} {printed}", format.name);
            let table = judged.report().table(TableId::Disputes).unwrap();
            assert_ne!(table.state, TableState::Missing, "{name}");
            if !breaks(format) {
                assert_eq!(
                    entry(judged, (TableId::Disputes, "review", "total")).0,
                    &Entry::Count(2),
                    "{name}"
                );
            }
            let missing = judged.findings.iter().any(|one| one.rule == "table-is-missing");
            assert!(!missing, "{name}");
        });
    }
}

/// An added row belongs to nothing: it is kept with its place, and the report is not called clean.
#[test]
fn an_added_row_is_left_over() {
    let file = Format::named("html").make(&[seventeen()]).remove(0);
    let page = String::from_utf8(file).unwrap();
    let row = page.find("（七）总计").and_then(|at| page[..at].rfind("<tr")).unwrap();
    let added = "<tr><td colspan=3>（八）另外</td><td>5</td><td>0</td><td>0</td><td>0</td><td>0</td>\
                 <td>0</td><td>5</td></tr>";
    let page = [&page[..row], added, &page[row..]].concat();
    let judged = check_bytes("report.html", page.as_bytes()).unwrap();
    let table = judged.report().table(TableId::Applications).unwrap();
    let [left] = table.left_over.as_slice() else { panic!("{:?}", table.left_over) };
    assert!(left.text.starts_with("（八）另外 5") && left.anchor.is_some());
    let (status, complete, headline) = told(&judged);
    assert_eq!((status, complete), (Status::Partial, false));
    assert_eq!(
        headline,
        "只读出了一部分：表三内有 1 处内容没有归入任何一格。读出的部分没有发现错误。另有 2 处提示。"
    );
}

/// The same where the page ends below it and its table goes on in another one.
#[test]
fn an_added_row_at_the_end_of_a_page_is_left_over() {
    let file = Format::named("html").make(&[seventeen()]).remove(0);
    let page = String::from_utf8(file).unwrap();
    let row = page.find("四、结转下年度").and_then(|at| page[..at].rfind("<tr")).unwrap();
    let added = "<tr><td colspan=3>（八）另外</td><td>5</td><td>0</td><td>0</td><td>0</td><td>0</td>\
                 <td>0</td><td>5</td></tr>";
    for parts in [[added, "</table><table>"], ["</table><table>", added]] {
        let page = [&page[..row], &parts.concat(), &page[row..]].concat();
        let judged = check_bytes("report.html", page.as_bytes()).unwrap();
        let table = judged.report().table(TableId::Applications).unwrap();
        let [left] = table.left_over.as_slice() else { panic!("{:?}", table.left_over) };
        assert!(left.text.starts_with("（八）另外 5"), "{left:?}");
        assert_eq!((told(&judged).0, table.state), (Status::Partial, TableState::Whole));
    }
}

#[test]
fn an_added_row_of_table_two_at_the_end_of_a_page_is_left_over() {
    let file = Format::named("html").make(&[seventeen()]).remove(0);
    let page = String::from_utf8(file).unwrap();
    let row = page.find("第二十条第（六）项").and_then(|at| page[..at].rfind("<tr")).unwrap();
    let added = "<tr><td>行政确认</td><td colspan=3>5</td></tr></table><table>";
    let page = [&page[..row], added, &page[row..]].concat();
    let judged = check_bytes("report.html", page.as_bytes()).unwrap();
    let table = judged.report().table(TableId::Proactive).unwrap();
    let [left] = table.left_over.as_slice() else { panic!("{:?}", table.left_over) };
    assert!(left.text.starts_with("行政确认 5"), "{left:?}");
}

/// A row with a number too many: which of them is which nobody can say, and it is not read.
#[test]
fn a_row_that_cannot_be_matched_is_not_read_and_shown_as_printed() {
    let file = Format::named("html").make(&[seventeen()]).remove(0);
    let page = String::from_utf8(file).unwrap();
    let label = page.find("（一）予以公开").unwrap();
    let cell = label + page[label..].find("<td").unwrap();
    let page = [&page[..cell], "<td>4</td>", &page[cell..]].concat();
    let judged = check_bytes("report.html", page.as_bytes()).unwrap();
    let form = form::form(Edition::E2021).table(TableId::Applications).unwrap();
    let account = judged.report().table(TableId::Applications).unwrap().account(form);
    let [gap] = account.gaps.as_slice() else { panic!("{:?}", account.gaps) };
    assert_eq!(gap.place, Place::Row(TableId::Applications, "disclosed"));
    assert_eq!((gap.raw, account.not_read, account.read), ("4 17 0 0 0 0 0 17", 7, 168));
    let (status, complete, headline) = told(&judged);
    assert_eq!((status, complete), (Status::Partial, false));
    assert!(headline.starts_with("只读出了一部分：表三有 7 格没有读到。"), "{headline}");
    let notes = view::coverage(&judged, Language::Chinese).notes;
    let told = |text: &str| notes.iter().any(|note| note.text.contains(text));
    assert!(told("原文为“4 17 0 0 0 0 0 17”") && told("7 格没有读到"));
}

/// What is seen in a cell and is no text of it is told once, with the reason.
#[test]
fn why_a_cell_is_not_clear_is_told() {
    for (ink, way, said) in [(Ink::Struck, 0, "全被划去"), (Ink::White, 0, "与底色相同")] {
        let mut report = seventeen();
        report.values.insert(DISCLOSED, ink.around("17", way));
        let file = Format::named("docx").make(&[report]).remove(0);
        let judged = check_bytes("report.docx", &file).unwrap();
        let notes = view::coverage(&judged, Language::Chinese).notes;
        let here = |note: &&screen::Note| note.text.contains("（一）予以公开 · 自然人");
        let [note] = notes.iter().filter(here).collect::<Vec<_>>()[..] else { panic!("{notes:?}") };
        assert!(note.text.contains(said), "{note:?}");
        let answer = crate::support::ask(
            &Question { name: "report.docx".into(), ..Question::default() },
            &file,
        );
        assert!(
            answer.json.contains(
                "{\"kind\":\"unclear\",\"place\":\"applications/disclosed/natural-person\""
            )
        );
    }
}

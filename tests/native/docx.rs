//! A report as a Word file, from its bytes to its findings. Everything in it is invented.

use crate::support::check_bytes;
use crate::support::docx::{Runs, report, run};
use engine::Judged;
use engine::recognise::NoteKind;
use model::document::{Anchor, Format, Remark};
use model::form::{Form, TableForm, form};
use model::{Edition, Entry, Place, SectionId, TableId, TableState};

const TITLE: &str = "云溪县人民政府2023年政府信息公开工作年度报告";
const PROSE: [&str; 6] = [
    "2023年，全县主动公开政府信息120条。统计期限为2023年1月1日至12月31日。",
    "",
    "",
    "",
    "公开不够及时。下一步将改进。",
    "2023年未收取信息处理费。",
];

/// How an author leaves a number in a cell.
type Write = fn(&str) -> String;

const WAYS: [Write; 7] = [
    run,
    |value| run(&format!("{value}（其中修订1件）")),
    |value| {
        format!("<w:del><w:r><w:delText>77</w:delText></w:r></w:del><w:ins>{}</w:ins>", run(value))
    },
    |value| {
        let (head, tail) = value.split_at(value.len() / 2);
        format!("{}<w:proofErr w:type='spellStart'/>{}", run(head), run(tail))
    },
    |value| {
        format!(
            "{}<w:r><w:rPr><w:rStyle w:val='mark'/></w:rPr><w:footnoteReference w:id='1'/></w:r>",
            run(value)
        )
    },
    |value| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            run(value)
        )
    },
    |value| {
        format!(
            "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt><w:r><w:rPr><w:vanish/></w:rPr><w:t>5</w:t></w:r>",
            run(value)
        )
    },
];

/// Values of all sizes; they need not add up.
fn value(nth: usize, seed: usize) -> u64 {
    let draw = (nth as u64 + 1).wrapping_mul(seed as u64 * 2 + 3).wrapping_mul(0x9e37_79b9) >> 7;
    match draw % 5 {
        0..=2 => 0,
        3 => draw / 5 % 100,
        _ => draw / 5 % 1_000_000,
    }
}

fn written(form: &Form, seed: usize, ways: &[Write]) -> (Runs, Vec<u64>) {
    let cells = form.tables.iter().flat_map(TableForm::cells).enumerate();
    let mut values = Vec::new();
    let mut runs = Runs::new();
    for (nth, cell) in cells {
        let value = value(nth, seed);
        values.push(value);
        let way = ways[(nth + seed) % ways.len()];
        runs.insert((cell.table, cell.row, cell.column), way(&value.to_string()));
    }
    (runs, values)
}

fn notes(checked: &Judged) -> Vec<&NoteKind> {
    checked.reading.notes.iter().map(|note| &note.kind).collect()
}

#[test]
fn every_cell_of_the_form_is_read_with_certainty() {
    for (edition, seed) in
        [(Edition::E2021, 0), (Edition::E2021, 1), (Edition::E2019, 2), (Edition::E2021, 3)]
    {
        let form = form(edition);
        let (runs, values) = written(form, seed, &WAYS);
        let checked = check_bytes("报告.docx", &report(form, TITLE, &runs, &PROSE)).unwrap();
        assert_eq!(checked.format, Format::Docx);
        let read = checked.report();
        assert_eq!(read.edition.get(), Some(&edition));
        for (cell, value) in form.tables.iter().flat_map(TableForm::cells).zip(values) {
            let found = read.cell(cell).unwrap();
            let number = match &found.entry {
                Entry::Count(count) => count.to_string(),
                Entry::Change(change) => change.to_string(),
                Entry::Amount(amount) => amount.to_string(),
                other => panic!("{cell:?}: {other:?}"),
            };
            assert_eq!((number, found.certain), (value.to_string(), true), "{cell:?} seed {seed}");
            let anchor = &checked.reading.anchors[&Place::Cell(cell)];
            let Anchor::Word { cell: Some((table, ..)), paragraph: 1, chars } = anchor else {
                panic!("{cell:?} stands at {anchor:?}")
            };
            assert_eq!(*table, TableId::ALL.iter().position(|id| *id == cell.table).unwrap() + 1);
            assert!(chars.start == 0 && !chars.is_empty());
        }
        assert!(read.tables.iter().all(|table| table.state == TableState::Whole), "seed {seed}");
        assert!(notes(&checked).contains(&&NoteKind::Decoding(Remark::TrackedChanges)));
    }
}

#[test]
fn headings_that_word_numbers_open_their_sections() {
    let form = form(Edition::E2021);
    let (runs, _) = written(form, 0, &WAYS[..1]);
    let checked = check_bytes("报告.docx", &report(form, TITLE, &runs, &PROSE)).unwrap();
    let read = checked.report();
    let headings: Vec<&str> = read.headings.iter().map(|heading| heading.text.as_str()).collect();
    let official: Vec<&str> = form.sections.iter().map(|section| section.heading).collect();
    assert_eq!(headings, official);
    assert!(read.headings.iter().all(|heading| heading.exact));
    assert_eq!(read.masthead.title.as_deref(), Some(TITLE));
    assert_eq!(read.year.get(), Some(&2023));
    let overview = read.sections.iter().find(|section| section.id == SectionId::Overview).unwrap();
    assert_eq!(overview.paragraphs[0].sentences.len(), 2);
    assert_eq!(notes(&checked), Vec::<&NoteKind>::new());
    let sentence = &checked.reading.anchors[&Place::Sentence(SectionId::Overview, 0)];
    assert_eq!(*sentence, Anchor::Word { cell: None, paragraph: 3, chars: 0..21 });
}

#[test]
fn an_empty_form_is_blank_and_no_sum_is_judged() {
    let form = form(Edition::E2021);
    let (mut runs, _) = written(form, 0, &WAYS[..1]);
    runs.values_mut().for_each(String::clear);
    let checked = check_bytes("报告.docx", &report(form, TITLE, &runs, &PROSE)).unwrap();
    let read = checked.report();
    for cell in form.tables.iter().flat_map(TableForm::cells) {
        let found = read.cell(cell).unwrap();
        assert_eq!((&found.entry, found.certain), (&Entry::Blank, true), "{cell:?}");
    }
    assert!(read.tables.iter().all(|table| table.state == TableState::AllBlank));
    assert!(checked.findings.iter().all(|finding| finding.sums.is_empty()));
}

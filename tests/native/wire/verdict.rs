//! The verdict: its sentences claim no more than was checked.

use engine::Judged;
use engine::recognise::{Note, NoteKind};
use engine::rules::{Check, Outcome, Why};
use model::document::Remark;
use model::finding::{RuleId, Severity};
use model::language::Language;
use model::{Cell, Edition, Entry, Place, TableId, TableState};
use screen::{Status, Summary};

use super::invented::{self, cell, checked, count, everything, finding, seen};

fn said(checked: &Judged) -> (Status, String, String) {
    let Summary { status, verdict, .. } = seen(checked, Language::Chinese).summary;
    (status, verdict.headline, verdict.detail)
}

/// A clean report with something in its tables.
fn clean() -> Judged {
    let mut reading = invented::zeros(Edition::E2021);
    for column in ["natural-person", "total"] {
        for row in ["received", "disclosed", "handled-total"] {
            invented::set(&mut reading, cell(TableId::Applications, row, column), count(3));
        }
    }
    checked(reading)
}

fn with_checks(holds: usize, unchecked: usize, checked: Judged) -> Judged {
    let check = |outcome| Check {
        rule: RuleId::new("total-is-not-the-sum"),
        place: Place::Row(TableId::Disputes, "review"),
        outcome,
    };
    let mut checks = vec![check(Outcome::Holds); holds];
    checks.extend(vec![check(Outcome::Unchecked(Why::CellNotRead)); unchecked]);
    Judged { checks, ..checked }
}

#[test]
fn clean_is_a_sentence_that_counts() {
    let (status, headline, detail) = said(&with_checks(85, 6, clean()));
    assert_eq!(status, Status::Clean);
    assert_eq!(headline, "未发现错误。");
    assert_eq!(detail, "已核对 85 项；6 项未能核对，原因见下。");
}

#[test]
fn where_nothing_was_checked_nothing_is_called_right() {
    let (_, headline, _) = said(&with_checks(0, 3, clean()));
    assert_eq!(headline, "没有可以核对的内容。");
}

#[test]
fn all_zero_is_no_praise() {
    let zero = checked(invented::zeros(Edition::E2021));
    let mut checked = with_checks(45, 0, zero);
    let structure = Check {
        rule: RuleId::new("sections-are-out-of-order"),
        place: Place::Report,
        outcome: Outcome::Holds,
    };
    checked.checks.extend(vec![structure; 37]);
    let (status, headline, detail) = said(&checked);
    assert_eq!((status, headline.as_str()), (Status::Clean, "未发现错误。"));
    assert_eq!(detail, "各表均为 0，勾稽关系自然成立；另核对了结构、日期、数字写法等 37 项。");
}

#[test]
fn findings_are_counted_by_severity() {
    let mut checked = with_checks(80, 0, clean());
    let add = |severity| finding(severity, Place::Title);
    checked.findings = vec![add(Severity::Doubtful), add(Severity::Doubtful)];
    assert_eq!(said(&checked).1, "未发现确定的错误，有 2 处存疑。");
    assert_eq!(said(&checked).0, Status::Doubtful);
    checked.findings.push(add(Severity::Wrong));
    checked.findings.push(add(Severity::Remark));
    let (status, headline, _) = said(&checked);
    assert_eq!(status, Status::Wrong);
    assert_eq!(headline, "发现 1 处错误、2 处存疑。另有 1 处提示。");
    let english = seen(&checked, english::LANGUAGE).summary.verdict.headline;
    assert_eq!(english, "Found: 1 wrong, 2 doubtful. 1 remark besides.");
}

#[test]
fn a_part_that_was_not_read_comes_first() {
    let mut checked = with_checks(9, 0, clean());
    checked.reading.report.tables.remove(0);
    checked.reading.report.tables[1].state = TableState::Unreadable;
    let (status, headline, _) = said(&checked);
    assert_eq!(status, Status::Partial);
    assert_eq!(
        headline,
        "只读出了一部分：没有找到表二；表四的数字无法对应到各格。读出的部分没有发现错误。"
    );
}

#[test]
fn a_blank_form_is_neither_zero_nor_right() {
    let mut reading = invented::zeros(Edition::E2021);
    for table in &mut reading.report.tables {
        table.state = TableState::AllBlank;
        for (_, cell) in table.cells.iter_mut() {
            *cell = Cell { printed: String::new(), entry: Entry::Blank, ..count(0) };
        }
    }
    let (status, headline, detail) = said(&with_checks(5, 49, checked(reading)));
    assert_eq!(status, Status::Doubtful);
    assert_eq!(headline, "这是一份空白表格，表中没有数字。");
    assert!(!detail.contains("均为 0"), "{detail}");
}

#[test]
fn uncertain_cells_are_counted_aloud() {
    let headline = said(&everything()).1;
    assert!(headline.ends_with("有 1 格未能读准，请核对原文。"), "{headline}");
    let mut clean = with_checks(85, 0, clean());
    let made = cell(TableId::Proactive, "regulations", "made");
    invented::set(&mut clean.reading, made, Cell { certain: false, ..count(3) });
    let (status, headline, _) = said(&clean);
    assert_eq!((status, headline.as_str()), (Status::Clean, "未发现错误；1 个数请核对原文。"));
}

#[test]
fn a_file_of_which_a_page_was_not_read_is_never_green() {
    let mut checked = with_checks(85, 0, clean());
    let kind = NoteKind::Decoding(Remark::PagesWithoutText { pages: vec![3] });
    checked.reading.notes.push(Note { kind, place: Place::Report, text: String::new() });
    let (status, headline, _) = said(&checked);
    assert_eq!(status, Status::Partial);
    assert_eq!(
        headline,
        "只读出了一部分：文件有一部分没有读取，见“读取说明”。读出的部分没有发现错误。"
    );
}

//! The words of findings, coverage and identity, in both languages.

use engine::rules::{Check, Outcome, Why};
use model::finding::{Finding, RuleId, Severity, Slot, SlotName};
use model::form::form;
use model::language::Language;
use model::{Edition, Known, Place, SectionId, TableId};
use screen::{Fact, PaperBlock, Parts};

use super::invented::{everything, seen};

#[test]
fn a_finding_is_told_in_the_forms_own_words() {
    let shown = seen(&everything(), Language::Chinese);
    let first = &shown.findings[0];
    assert_eq!(first.place.name, "表四 · 行政复议");
    let names: Vec<&str> = first.sums[0].left.iter().map(|term| term.name.as_str()).collect();
    assert_eq!(names, ["结果维持", "结果纠正", "其他结果", "尚未审结"]);
    assert!(first.alternatives().is_empty(), "the rule's own sentences say it");
    assert_eq!(
        first.plain,
        "【错误】an-invented-rule\n位置：表四 · 行政复议\n算式：10 + 1 + 0 + 0 = 11 ≠ 0"
    );
    let second = &shown.findings[1];
    assert_eq!(second.suggestions.len(), 2);
    assert_eq!(second.suggestions[0].text, "一种可能：表三 · （一）予以公开 · 总计为 3。");
    assert!(second.plain.contains("请先核对原文"));
    assert!(second.plain.contains(&second.suggestions[1].text));
}

#[test]
fn a_rules_own_numbers_choose_the_english_singular() {
    let mut one = Finding::new(
        RuleId::new("total-is-not-filled"),
        Severity::Doubtful,
        Place::Table(TableId::Applications),
    );
    one.slots = vec![
        (SlotName::new("n"), Slot::Number(1)),
        (SlotName::new("cells"), Slot::Places(vec![Place::Row(TableId::Applications, "received")])),
    ];
    let mut checked = everything();
    checked.findings = vec![one];
    let said = &seen(&checked, english::LANGUAGE).findings[0].wrong;
    assert!(said.starts_with("1 total is"), "{said}");
    assert!(said.contains("Table 3 · 1. Applications received this year"), "{said}");
}

#[test]
fn items_with_a_mark_of_their_own_are_parted_by_another() {
    let mut one =
        Finding::new(RuleId::new("section-is-missing"), Severity::Doubtful, Place::Report);
    let missing = [SectionId::Overview, SectionId::Problems].map(Place::Section);
    one.slots = vec![(SlotName::new("sections"), Slot::Places(missing.to_vec()))];
    let mut checked = everything();
    checked.findings = vec![one];
    let said = &seen(&checked, Language::Chinese).findings[0].wrong;
    assert!(said.contains("一、总体情况；五、存在的主要问题及改进情况"), "{said}");
}

#[test]
fn what_was_not_checked_is_grouped_by_its_reason() {
    let mut checked = everything();
    let column = |column, why| Check {
        rule: RuleId::new("outcomes-do-not-add-up"),
        place: Place::Column(TableId::Applications, column),
        outcome: Outcome::Unchecked(why),
    };
    checked.checks.extend([
        column("other", Why::CellNotRead),
        column("research", Why::CellNotRead),
        column("business", Why::NotANumber),
    ]);
    let groups = seen(&checked, Language::Chinese).coverage.groups;
    assert_eq!(groups.len(), 2);
    let lines: Vec<(&str, u32)> =
        groups[0].unchecked.iter().map(|line| (line.what.as_str(), line.count)).collect();
    assert_eq!(lines, [("表三", 2), ("表三 · “商业企业”列", 1)]);
    assert_eq!((groups[1].broken, groups[1].holds_with_blanks), (1, 1));
}

#[test]
fn identity_says_how_a_fact_is_known() {
    let mut checked = everything();
    checked.reading.report.year = Known::Likely(2023);
    checked.reading.report.organ = Known::Unknown;
    let identity = seen(&checked, Language::Chinese).summary.identity;
    assert_eq!(identity.edition.shown, "2021 年格式（国办公开办函〔2021〕30号）");
    assert_eq!(identity.year.known, Known::Likely(2023));
    let unknown = Fact { known: Known::Unknown, shown: "未能认出".into() };
    assert_eq!(identity.organ, unknown);
}

/// The report's own words and the form's stay Chinese on the paper; every sentence is English.
#[test]
fn the_english_screen_speaks_english() {
    let mut shown = seen(&everything(), english::LANGUAGE);
    shown.summary.file.clear();
    for block in &shown.paper.blocks {
        if let PaperBlock::Gap(gap) = block {
            english(&gap.text);
        }
    }
    shown.paper.blocks.clear();
    shown.summary.identity.organ = Fact::default();
    // The instrument keeps its own name, and a note quotes the report.
    shown.summary.identity.edition.shown.clear();
    for quoted in ["行政规范性文件", "规范性文件"] {
        let note = &mut shown.coverage.notes[0];
        note.text = note.text.replace(quoted, "");
    }
    // As it travels; numbers between the texts are no Chinese.
    english(
        &String::from_utf8_lossy(&Parts::from(shown).packed())
            .replace(char::REPLACEMENT_CHARACTER, ""),
    );
}

fn english(text: &str) {
    let chinese = |c: char| ('\u{3000}'..'\u{a000}').contains(&c) || ('！'..='～').contains(&c);
    assert!(!text.contains(chinese), "{text}");
}

#[test]
fn every_form_has_an_english_name_for_every_place() {
    for edition in [Edition::E2019, Edition::E2021] {
        for table in form(edition).tables {
            for id in table.cells() {
                english(&model::form::name(form(edition), id.into(), english::LANGUAGE));
            }
        }
    }
}

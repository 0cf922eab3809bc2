use super::*;
use crate::{Choice, Finding, ReportName};
use model::finding::Severity;
use model::{CellId, SectionId, TableId};

fn kept() -> WorkingFile {
    let report = ReportName { organ: Some("某局".into()), year: Some(2024) };
    let mut decisions = Decisions::about(report);
    let mut finding = Finding::new(1, Severity::Wrong, Place::Title);
    finding.fingerprint = "0123456789abcdef".into();
    decisions.decide(&finding, Choice::Accepted, "“已核”");
    let cell = CellId::new(TableId::Applications, "received", "total").into();
    WorkingFile {
        name: "甲“乙”.docx".into(),
        source: SourceKind::PastedHtml,
        content: (0..=255).collect(),
        edition: Some(Edition::E2021),
        year: Some(2024),
        organ: Some("某局".into()),
        edits: vec![
            Edit { place: cell, printed: String::new() },
            Edit {
                place: Place::Sentence(SectionId::Overview, 2), printed: "收到3件。\n".into()
            },
            Edit { place: Place::Title, printed: "标题".into() },
        ],
        decisions: Some(decisions),
        last_year: Some(LastYearKept { name: "b.pdf".into(), content: vec![0, 255] }),
        checked: Checked {
            build: "x".into(),
            status: "wrong".into(),
            headline: "发现 1 处。".into(),
        },
    }
}

#[test]
fn what_was_saved_is_opened_as_it_was() {
    for file in [kept(), WorkingFile::default()] {
        let text = file.written();
        assert!(WorkingFile::is_one(text.as_bytes()), "{text}");
        assert_eq!(WorkingFile::read(text.as_bytes()), Ok(file.clone()));
        let marked = ["\u{feff}", &text].concat();
        assert_eq!(WorkingFile::read(marked.as_bytes()), Ok(file));
        serde_json::from_str::<serde_json::Value>(&text).unwrap();
    }
}

#[test]
fn what_was_cut_or_changed_is_not_opened() {
    let text = kept().written();
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let cut = text.get(..end).unwrap();
        assert_eq!(WorkingFile::read(cut.as_bytes()), Err(NotOpened::Damaged), "{end}");
    }
    let changed = text.replace("AAECAwQF", "AAECAwQG");
    assert_ne!(changed, text);
    assert_eq!(WorkingFile::read(changed.as_bytes()), Err(NotOpened::Damaged));
    let misplaced = text.replace("applications/received/total", "applications/received/nobody");
    assert_eq!(WorkingFile::read(misplaced.as_bytes()), Err(NotOpened::Damaged));
}

#[test]
fn another_version_or_another_program_is_told_apart() {
    let later = kept().written().replacen(": 1", ": 2", 1);
    assert_eq!(WorkingFile::read(later.as_bytes()), Err(NotOpened::Newer));
    let none = kept().written().replacen(": 1", ": 0", 1);
    assert_eq!(WorkingFile::read(none.as_bytes()), Err(NotOpened::Damaged));
    for other in ["{}", "[1]", "{\"gouji-decisions\": 1}", "gouji-working-file", ""] {
        assert!(!WorkingFile::is_one(other.as_bytes()), "{other}");
    }
}

#[test]
fn one_that_cannot_be_opened_is_refused_by_its_first_bytes() {
    let refused = |text: &str| WorkingFile::refused(text.as_bytes());
    assert_eq!(refused("{\n\"gouji-working-file\": 12,\n\"name\": \"1\""), Some(NotOpened::Newer));
    assert_eq!(refused("{\"gouji-working-file\": 1, \"name\""), Some(NotOpened::Damaged));
    assert_eq!(refused("{\"gouji-working-file\""), Some(NotOpened::Damaged));
    assert_eq!(refused("{\"gouji-decisions\": 1}"), None);
}

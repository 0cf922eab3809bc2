//! Where a finding is marked, and what it outlines.

use std::collections::BTreeMap;

use engine::Judged;
use engine::recognise::Reading;
use model::finding::Severity;
use model::{Edition, Place, SectionId, TableId};
use screen::{Marks, PaperBlock};

use super::invented::{self, cell, checked, everything, finding};
use super::paper::blocks;

/// Every spot that bears a mark: its place, its numbers and what it concerns.
fn marks(checked: &Judged) -> BTreeMap<String, Marks> {
    let mut found = BTreeMap::new();
    let mut add = |place: Option<Place>, marks: &Marks| {
        if *marks != Marks::default() {
            let place = place.map_or_else(String::new, |place| place.to_string());
            let before = found.insert(place.clone(), marks.clone());
            assert!(before.is_none(), "{place} is marked twice");
        }
    };
    for block in &blocks(checked) {
        match block {
            PaperBlock::Title(title) => add(Some(Place::Title), &title.marks),
            PaperBlock::Heading(heading) => add(Some(heading.place), &heading.marks),
            PaperBlock::Gap(gap) => add(Some(gap.place), &gap.marks),
            PaperBlock::Paragraph(sentences) => {
                sentences.iter().for_each(|s| add(Some(s.place), &s.marks));
            }
            PaperBlock::Table(table) => {
                add(Some(table.table.into()), &table.marks);
                for cell in table.rows.iter().flatten() {
                    add(cell.place, &cell.marks);
                }
            }
        }
    }
    found
}

/// Where the only finding of a report has its number.
fn home(reading: Reading, place: Place) -> String {
    let findings = vec![finding(Severity::Doubtful, place)];
    let marks = marks(&Judged { findings, ..checked(reading) });
    let mut homes = marks.iter().filter(|(_, marks)| !marks.numbers.is_empty());
    let (home, mark) = homes.next().expect("a home");
    assert!(homes.next().is_none(), "two homes");
    assert_eq!((&mark.numbers[..], &mark.concerns[..]), (&[1][..], &[1][..]));
    home.clone()
}

#[test]
fn a_number_stands_at_the_place_or_at_the_nearest_spot() {
    let whole = || invented::zeros(Edition::E2021);
    let applications = TableId::Applications;
    for (place, expected) in [
        (Place::Report, "masthead/title"),
        (Place::Title, "masthead/title"),
        (Place::Section(SectionId::Problems), "problems"),
        (Place::Section(SectionId::Masthead), "masthead:0"),
        (Place::Section(SectionId::Closing), "closing:0"),
        (Place::Sentence(SectionId::Overview, 0), "overview:0"),
        (Place::Span(SectionId::Overview, 2, 0, 4), "overview:2"),
        (Place::Table(applications), "applications"),
        (Place::Row(applications, "received"), "applications/received/total"),
        (Place::Row(TableId::Disputes, "litigation-direct"), "disputes/litigation-direct/total"),
        (Place::Column(applications, "business"), "applications/handled-total/business"),
        (Place::Column(TableId::Proactive, "made"), "proactive/normative-documents/made"),
        (cell(applications, "received", "other").into(), "applications/received/other"),
    ] {
        assert_eq!(home(whole(), place), expected, "{place}");
    }
    let misc = cell(applications, "other.misc", "total");
    assert_eq!(home(invented::one_row(), misc.into()), "applications");
}

#[test]
fn where_the_place_is_missing_the_gap_bears_the_number() {
    let mut reading = invented::zeros(Edition::E2021);
    reading.report.tables.remove(1);
    reading.report.masthead.title = None;
    reading.report.sections.retain(|section| section.id == SectionId::Applications);
    let total = cell(TableId::Applications, "received", "total");
    assert_eq!(home(reading.clone(), total.into()), "applications");
    assert_eq!(home(reading.clone(), Place::Title), "masthead/title");
    let sentence = Place::Sentence(SectionId::Masthead, 0);
    assert_eq!(home(reading.clone(), sentence), "masthead/title");
    assert_eq!(home(reading, Place::Sentence(SectionId::Problems, 3)), "problems");
}

#[test]
fn everything_concerned_is_outlined_in_the_gravest_severity() {
    let mut checked = everything();
    let total = cell(TableId::Disputes, "review", "total");
    checked.findings.push(finding(Severity::Remark, total.into()));
    let marks = marks(&checked);
    let total = &marks["disputes/review/total"];
    assert_eq!((&total.numbers[..], &total.concerns[..]), (&[1, 3][..], &[1, 3][..]));
    assert_eq!(total.severity, Some(Severity::Wrong));
    for column in ["upheld", "corrected", "other", "pending"] {
        let mark = &marks[&format!("disputes/review/{column}")];
        assert!(mark.numbers.is_empty());
        assert_eq!((&mark.concerns[..], mark.severity), (&[1][..], Some(Severity::Wrong)));
    }
    // The label of the row, and the table of the second finding.
    assert_eq!(marks["disputes/review"].concerns, [1]);
    assert_eq!(marks["applications"].numbers, [2]);
    assert_eq!(marks.len(), 7);
}

#[test]
fn a_related_row_is_outlined_as_a_whole() {
    let mut one = finding(Severity::Doubtful, Place::Table(TableId::Applications));
    one.related = vec![Place::Row(TableId::Applications, "received")];
    let reading = invented::zeros(Edition::E2021);
    let marks = marks(&Judged { findings: vec![one], ..checked(reading) });
    assert_eq!(marks.len(), 8);
}

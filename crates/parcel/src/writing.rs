//! What the rules of writing are asked about, and what they say: between the module that judges a report and the one that
//! reads its prose.

use model::finding::{Finding, RuleId, Severity, Slot, SlotName, Variant};
use model::{Edition, Known, Masthead, Period, Place, PrintedHeading, Report};
use serde::{Deserialize, Serialize};

use super::text::{At, SECTIONS, Sections, pack_sections, position, section, sections};

/// Packs what the rules of writing ask for: the prose, its headings and title, and the names that the host knows.
pub fn pack_writing(report: &Report, names: &[String]) -> Vec<u8> {
    let heading = |heading: &PrintedHeading| {
        let section = heading.section.map(|id| position(&SECTIONS, &id));
        (heading.text.clone(), heading.ordinal, section, heading.exact)
    };
    let period = |period: &Period| PackedPeriod {
        printed: period.printed.clone(),
        start: period.start,
        end: period.end,
        sentence: period.sentence.map(|(id, index)| (position(&SECTIONS, &id), index)),
    };
    let packed = PackedWriting {
        edition: report.edition.get().map(|edition| *edition == Edition::E2021),
        year: report.year.get().copied(),
        organ: report.organ.get().cloned(),
        title: report.masthead.title.clone(),
        title_years: report.masthead.title_years.clone(),
        period: report.masthead.period.as_ref().map(period),
        headings: report.headings.iter().map(heading).collect(),
        sections: pack_sections(&report.sections),
        names: names.to_vec(),
    };
    // All lengths are known, so this cannot fail.
    postcard::to_allocvec(&packed).unwrap_or_default()
}

/// The report, without tables and claims, and the names; `None` where the bytes are not from [`pack_writing`] of this
/// build. How its facts are known is not told: they are *read*.
pub fn writing(packed: &[u8]) -> Option<(Report, Vec<String>)> {
    let packed: PackedWriting = postcard::from_bytes(packed).ok()?;
    let heading = |(text, ordinal, id, exact): (String, Option<u8>, Option<u8>, bool)| {
        let section = id.map(|id| section(id).ok_or(())).transpose().ok()?;
        Some(PrintedHeading { text, ordinal, section, exact })
    };
    let period = |period: PackedPeriod| Period {
        printed: period.printed,
        start: period.start,
        end: period.end,
        sentence: period.sentence.and_then(|(id, index)| Some((section(id)?, index))),
    };
    let edition = packed.edition.map(|new| if new { Edition::E2021 } else { Edition::E2019 });
    let report = Report {
        edition: known(edition),
        year: known(packed.year),
        organ: known(packed.organ),
        masthead: Masthead {
            title: packed.title,
            title_years: packed.title_years,
            period: packed.period.map(period),
        },
        headings: packed.headings.into_iter().map(heading).collect::<Option<_>>()?,
        sections: sections(packed.sections)?,
        tables: Vec::new(),
        claims: Vec::new(),
        lists: Vec::new(),
        ratios: Vec::new(),
        statements: Vec::new(),
    };
    Some((report, packed.names))
}

/// What the rules of writing have said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judged {
    pub findings: Vec<Finding>,
    /// Rule, place and the code of what came of it.
    pub checks: Vec<(RuleId, Place, u8)>,
}

/// Packs what the rules of writing have said. They have no sums and suggest no value.
pub fn pack_judged(judged: &Judged) -> Vec<u8> {
    let finding = |finding: &Finding| PackedFinding {
        rule: finding.rule.as_str().into(),
        variant: finding.variant.as_str().into(),
        severity: position(&SEVERITIES, &finding.severity),
        place: At::of(finding.place),
        related: finding.related.iter().copied().map(At::of).collect(),
        slots: finding
            .slots
            .iter()
            .map(|(name, slot)| (name.as_str().into(), PackedSlot::of(slot)))
            .collect(),
        rests_on_uncertain: finding.rests_on_uncertain,
    };
    let check = |(rule, place, code): &(RuleId, Place, u8)| {
        (rule.as_str().to_owned(), At::of(*place), *code)
    };
    let findings: Vec<PackedFinding> = judged.findings.iter().map(finding).collect();
    let checks: Vec<_> = judged.checks.iter().map(check).collect();
    postcard::to_allocvec(&(findings, checks)).unwrap_or_default()
}

/// `None` where the bytes are not from [`pack_judged`] of this build. `name` finds the names of the catalogue.
pub fn judged(packed: &[u8], name: fn(&str) -> Option<&'static str>) -> Option<Judged> {
    type Packed = (Vec<PackedFinding>, Vec<(String, At, u8)>);
    let (findings, checks): Packed = postcard::from_bytes(packed).ok()?;
    let check =
        |(rule, at, code): (String, At, u8)| Some((RuleId::new(name(&rule)?), at.place()?, code));
    Some(Judged {
        findings: findings.into_iter().map(|one| one.finding(name)).collect::<Option<_>>()?,
        checks: checks.into_iter().map(check).collect::<Option<_>>()?,
    })
}

#[derive(Serialize, Deserialize)]
struct PackedWriting {
    edition: Option<bool>,
    year: Option<u16>,
    organ: Option<String>,
    title: Option<String>,
    title_years: Vec<u16>,
    period: Option<PackedPeriod>,
    headings: Vec<(String, Option<u8>, Option<u8>, bool)>,
    sections: Sections,
    names: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct PackedPeriod {
    printed: String,
    start: Option<(u16, u8, u8)>,
    end: Option<(u16, u8, u8)>,
    sentence: Option<(u8, usize)>,
}

#[derive(Serialize, Deserialize)]
struct PackedFinding {
    rule: String,
    variant: String,
    severity: u8,
    place: At,
    related: Vec<At>,
    slots: Vec<(String, PackedSlot)>,
    rests_on_uncertain: bool,
}

#[derive(Serialize, Deserialize)]
enum PackedSlot {
    Number(i128),
    Text(String),
    Texts(Vec<String>),
    Place(At),
    Places(Vec<At>),
}

const SEVERITIES: [Severity; 3] = [Severity::Wrong, Severity::Doubtful, Severity::Remark];

fn known<T>(value: Option<T>) -> Known<T> {
    value.map_or(Known::Unknown, Known::Read)
}

impl PackedFinding {
    fn finding(self, name: fn(&str) -> Option<&'static str>) -> Option<Finding> {
        let severity = SEVERITIES.get(usize::from(self.severity)).copied()?;
        let mut finding =
            Finding::new(RuleId::new(name(&self.rule)?), severity, self.place.place()?);
        if !self.variant.is_empty() {
            finding.variant = Variant::new(name(&self.variant)?);
        }
        finding.related = places(self.related)?;
        for (slot, value) in self.slots {
            finding.slots.push((SlotName::new(name(&slot)?), value.slot()?));
        }
        finding.rests_on_uncertain = self.rests_on_uncertain;
        Some(finding)
    }
}

impl PackedSlot {
    fn of(slot: &Slot) -> PackedSlot {
        let places = |places: &[Place]| places.iter().copied().map(At::of).collect();
        match slot {
            Slot::Number(number) => PackedSlot::Number(*number),
            Slot::Text(text) => PackedSlot::Text(text.clone()),
            Slot::Texts(texts) => PackedSlot::Texts(texts.clone()),
            Slot::Place(place) => PackedSlot::Place(At::of(*place)),
            Slot::Places(all) => PackedSlot::Places(places(all)),
            // Rules of writing see no cell.
            Slot::Cells(_) => PackedSlot::Places(Vec::new()),
        }
    }

    fn slot(self) -> Option<Slot> {
        Some(match self {
            PackedSlot::Number(number) => Slot::Number(number),
            PackedSlot::Text(text) => Slot::Text(text),
            PackedSlot::Texts(texts) => Slot::Texts(texts),
            PackedSlot::Place(at) => Slot::Place(at.place()?),
            PackedSlot::Places(all) => Slot::Places(places(all)?),
        })
    }
}

fn places(all: Vec<At>) -> Option<Vec<Place>> {
    all.into_iter().map(At::place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Paragraph, SectionId, SectionText};

    fn name(word: &str) -> Option<&'static str> {
        ["a-rule", "a-variant", "slot"].into_iter().find(|name| *name == word)
    }

    #[test]
    fn what_was_judged_comes_back_as_it_was() {
        let places = [
            Place::Report,
            Place::Title,
            Place::Section(SectionId::Closing),
            Place::Sentence(SectionId::Overview, 3),
            Place::Span(SectionId::Problems, 1, 0, 4),
        ];
        let slots = [
            Slot::Number(-3),
            Slot::Text("text".into()),
            Slot::Texts(vec!["one".into()]),
            Slot::Place(Place::Title),
            Slot::Places(places.to_vec()),
        ];
        let rule = RuleId::new("a-rule");
        let mut findings = Vec::new();
        for place in places {
            let mut finding = Finding::new(rule, Severity::Remark, place).related(places);
            finding.rests_on_uncertain = true;
            findings.push(finding.variant(Variant::new("a-variant")));
        }
        let slot = |slot: Slot| (SlotName::new("slot"), slot);
        findings.iter_mut().for_each(|finding| finding.slots = slots.clone().map(slot).to_vec());
        findings.push(Finding::new(rule, Severity::Doubtful, Place::Report));
        let checks = places.map(|place| (rule, place, 7)).to_vec();
        let all = Judged { findings, checks };
        assert_eq!(judged(&pack_judged(&all), name), Some(all));
        assert_eq!(judged(&[3], name), None);
    }

    #[test]
    fn names_of_another_build_are_refused() {
        let finding = Finding::new(RuleId::new("another-rule"), Severity::Remark, Place::Report);
        let all = Judged { findings: vec![finding], checks: Vec::new() };
        assert_eq!(judged(&pack_judged(&all), name), None);
    }

    #[test]
    fn a_report_comes_back_with_all_that_rules_of_writing_ask_for() {
        let report = Report {
            edition: Known::Read(Edition::E2019),
            year: Known::Read(2023),
            organ: Known::Unknown,
            masthead: Masthead {
                title: Some("title".into()),
                title_years: vec![2023],
                period: Some(Period {
                    printed: "period".into(),
                    start: Some((2023, 1, 1)),
                    end: None,
                    sentence: Some((SectionId::Masthead, 2)),
                }),
            },
            headings: vec![PrintedHeading {
                text: "heading".into(),
                ordinal: Some(2),
                section: Some(SectionId::Proactive),
                exact: true,
            }],
            sections: SECTIONS
                .map(|id| SectionText {
                    id,
                    heading: None,
                    paragraphs: vec![Paragraph { sentences: vec!["one".into(), "two".into()] }],
                })
                .to_vec(),
            tables: Vec::new(),
            claims: Vec::new(),
            lists: Vec::new(),
            ratios: Vec::new(),
            statements: Vec::new(),
        };
        let names = vec!["name".to_owned()];
        let (back, known) = writing(&pack_writing(&report, &names)).unwrap();
        assert_eq!((back, known), (report, names));
        assert!(writing(&[1]).is_none());
    }
}

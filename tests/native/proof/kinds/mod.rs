//! The kinds of faults: at least one for every rule that can say wrong or doubtful.

mod masthead;
mod notation;
mod privacy;
mod prose;
mod residue;
mod structure;
mod tables;
mod wording;
mod years;

use std::fmt;

use engine::rules::Date;
use model::finding::{Finding, Severity};
use model::{CellId, Place, SectionId};

use crate::maker::draw::Draw;
use crate::sample::{Edit, Sample};

pub struct Kind {
    pub name: &'static str,
    /// The rule that has to find it, and rules whose findings may include it.
    pub rules: &'static [&'static str],
    pub of: Of,
    pub make: fn(&Sample, &mut Draw) -> Vec<Case>,
}

/// The groups of kinds that have a total in the output.
#[derive(Clone, Copy, PartialEq)]
pub enum Of {
    OneCell,
    TwoCells,
    Sums,
    Others,
}

/// A file with one fault.
pub struct Case {
    pub text: Vec<char>,
    pub right: Right,
    pub published: Option<Date>,
    /// The file without the fault, where it is not the sample as it is.
    pub before: Option<Vec<char>>,
    /// The report of the year before that lies beside it.
    pub last_year: Option<Vec<char>>,
}

/// Where a finding has to stand to name the fault.
pub enum Right {
    /// At this cell, with the value that was there.
    Cell(CellId, u64),
    /// These cells with these values are one of the changes proposed, together or each alone.
    Changes(Vec<(CellId, u64)>),
    /// At one of these places, or at a part of one.
    At(Vec<Place>),
    /// In a sentence that holds these words.
    Says(String),
}

pub fn all() -> Vec<&'static Kind> {
    [
        tables::KINDS,
        structure::KINDS,
        masthead::KINDS,
        prose::KINDS,
        residue::KINDS,
        notation::KINDS,
        wording::KINDS,
        privacy::KINDS,
        years::KINDS,
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl Case {
    pub fn new(sample: &Sample, edits: &[Edit], right: Right) -> Case {
        Case { text: sample.with(edits), right, published: None, before: None, last_year: None }
    }
}

impl fmt::Display for Right {
    /// The words that were put in.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Right::Says(words) => write!(f, ": {words}"),
            Right::Cell(..) | Right::Changes(_) | Right::At(_) => Ok(()),
        }
    }
}

impl Right {
    /// Whether the findings of a kind's rules name the place.
    pub fn is_named(&self, findings: &[&Finding], changed: &engine::Judged) -> bool {
        let proposed = |change: &(CellId, u64)| {
            let suggestions = findings.iter().flat_map(|finding| &finding.suggestions);
            suggestions.into_iter().any(|one| one.changes.contains(change))
        };
        match self {
            Right::Cell(id, value) => {
                let at = |finding: &&&Finding| finding.place == Place::Cell(*id);
                findings.iter().any(|one| at(&one)) && proposed(&(*id, *value))
            }
            Right::Changes(changes) => changes.iter().all(proposed),
            Right::At(places) => findings.iter().any(|finding| {
                let named = || std::iter::once(&finding.place).chain(&finding.related);
                places.iter().any(|place| named().any(|other| is_within(*other, *place)))
            }),
            Right::Says(words) => findings.iter().any(|finding| {
                let named = || std::iter::once(&finding.place).chain(&finding.related);
                named().any(|place| said_at(*place, changed).contains(&tight(words)))
            }),
        }
    }
}

/// A row's cell is within the row, a span within its sentence and its section.
fn is_within(place: Place, whole: Place) -> bool {
    place == whole
        || match (place, whole) {
            (Place::Span(section, ..) | Place::Sentence(section, _), Place::Section(of)) => {
                section == of
            }
            (Place::Span(section, index, ..), Place::Sentence(of, nth)) => {
                section == of && index == nth
            }
            (Place::Cell(id), Place::Row(table, row)) => (id.table, id.row) == (table, row),
            (Place::Cell(CellId { table, .. }) | Place::Row(table, _), Place::Table(of)) => {
                table == of
            }
            _ => false,
        }
}

fn said_at(place: Place, checked: &engine::Judged) -> String {
    let report = checked.report();
    let of = |section: SectionId, index: usize| {
        let found = report.section(section)?;
        found.paragraphs.iter().flat_map(|one| &one.sentences).nth(index).cloned()
    };
    let text = match place {
        Place::Span(section, index, ..) | Place::Sentence(section, index) => of(section, index),
        Place::Title => report.masthead.title.clone(),
        _ => None,
    };
    tight(&text.unwrap_or_default())
}

pub fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What is wrong or doubtful.
pub fn is_grave(finding: &Finding) -> bool {
    finding.severity <= Severity::Doubtful
}

/// A sentence put in behind the first one of a section.
fn put(sample: &Sample, section: SectionId, sentence: &str) -> Option<Case> {
    let at = sample.behind(section)?;
    let right = Right::Says(sentence.trim_end_matches('。').to_owned());
    Some(Case::new(sample, &[(at..at, sentence.to_owned())], right))
}

/// Each of some sentences, put in.
fn put_each(sample: &Sample, section: SectionId, sentences: &[&str]) -> Vec<Case> {
    sentences.iter().filter_map(|sentence| put(sample, section, sentence)).collect()
}

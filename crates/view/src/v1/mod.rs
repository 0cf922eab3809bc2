//! JSON v1: the JSON of a checked file.
//!
//! Worker, element and command line give the same bytes for the same file and options. Within v1 fields are added,
//! never renamed, and the order of the keys is the order of the fields here. Counts are JSON numbers, amounts decimal
//! strings. Sentences are in the language asked for; nothing else depends on it.

mod findings;
mod points;
mod report;

use serde::Serialize;

use engine::Judged;
use engine::rules::{Check, Outcome, Why, catalogue};
use model::form;
use model::language::Language;
use model::{Edition, Place};

use super::claims::{self, Number, State};
use super::last_year::Comparison;
use super::side_notes::SideNotes;
use super::trouble::{Todo, Trouble};
use super::{base_name, notes, sentences, summary};
use findings::FindingOut;
use report::{AnchorOut, Sections, Tables};

/// One file as one line of JSON, without a line break at its end.
pub fn write(
    name: &str,
    outcome: Result<&Judged, impl Into<Trouble>>,
    language: Language,
) -> String {
    write_with(name, outcome, &SideNotes::default(), None, Trouble::todo, language)
}

/// The same with the notes beside it, and of a report that was compared with last year's.
pub(super) fn write_with(
    name: &str,
    outcome: Result<&Judged, impl Into<Trouble>>,
    side_notes: &SideNotes,
    last_year: Option<&Comparison>,
    todo: Todo,
    language: Language,
) -> String {
    let file = match outcome {
        Ok(judged) => File {
            last_year: last_year.map(LastYearOut::of),
            ..read(name, judged, side_notes, language)
        },
        Err(trouble) => not_read(name, trouble.into(), todo, language),
    };
    // Every key of these maps is text and no writer is involved, so this cannot fail. If it did, an empty object
    // could not be taken for the result of a clean report.
    serde_json::to_string(&file).unwrap_or_else(|_| "{}".into())
}

#[derive(Serialize)]
struct File<'a> {
    wire: u8,
    engine: &'static str,
    rules: &'static str,
    language: &'static str,
    file: &'a str,
    /// With the folders it was found in, below the folder or archive that was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    format: Option<&'static str>,
    edition: Option<&'static str>,
    organ: Option<&'a str>,
    year: Option<u16>,
    status: &'static str,
    /// Every cell of the form was read or is blank, and nothing of the report was left out.
    complete: bool,
    /// Only where a report of last year was given.
    #[serde(rename = "last-year", skip_serializing_if = "Option::is_none")]
    last_year: Option<LastYearOut<'a>>,
    tables: Tables<'a>,
    /// What became of the cells of each table; empty where there is no report.
    account: Vec<AccountOut<'a>>,
    sections: Sections<'a>,
    findings: Vec<FindingOut>,
    checked: Vec<CheckOut>,
    /// Each number of the prose with its outcome.
    claims: Vec<ClaimOut>,
    notes: Vec<NoteOut<'a>>,
    /// Only where there is no report: why, and what to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<TroubleOut>,
}

#[derive(Serialize)]
struct LastYearOut<'a> {
    file: &'a str,
    organ: Option<&'a str>,
    year: Option<u16>,
    status: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CheckOut {
    rule: &'static str,
    place: String,
    outcome: &'static str,
    /// It holds where a blank or a mark is taken as 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    blank_as_zero: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    /// The stable word for why: `table-missing`.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct ClaimOut {
    place: String,
    /// `null` where a number claims nothing about the tables.
    subject: Option<String>,
    value: Option<String>,
    state: &'static str,
    /// The cells that explain it, or the nearest of those that do not.
    by: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct NoteOut<'a> {
    kind: &'static str,
    place: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<AnchorOut<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct AccountOut<'a> {
    table: &'static str,
    /// Counts of cells.
    read: usize,
    blank: usize,
    /// The table, rows or cells that were not read, why, and what is printed there.
    not_read: Vec<NoteOut<'a>>,
    left_over: Vec<NoteOut<'a>>,
}

#[derive(Serialize)]
struct TroubleOut {
    kind: &'static str,
    what: String,
    todo: &'static str,
}

fn read<'a>(
    name: &'a str,
    judged: &'a Judged,
    side_notes: &SideNotes,
    language: Language,
) -> File<'a> {
    let report = judged.report();
    let edition = report.edition.get().copied();
    let form = form::form(edition.unwrap_or(Edition::E2021));
    File {
        format: Some(judged.format.word()),
        edition: edition.map(Edition::word),
        organ: report.organ.get().map(String::as_str),
        year: report.year.get().copied(),
        status: summary::status(judged).word(),
        complete: summary::is_complete(judged),
        account: accounts(judged),
        tables: Tables::of(&judged.reading, form),
        sections: Sections::of(&judged.reading),
        findings: (1..)
            .zip(&judged.findings)
            .map(|(number, finding)| FindingOut::of(number, finding, side_notes, form, language))
            .collect(),
        checked: judged.checks.iter().map(|check| CheckOut::of(check, language)).collect(),
        claims: claims::numbers(judged)
            .iter()
            .map(|number| ClaimOut::of(number, language))
            .collect(),
        notes: (judged.reading.notes.iter())
            .map(|note| NoteOut {
                kind: notes::kind(&note.kind),
                place: note.place.to_string(),
                text: notes::text(note, form, language),
                anchor: None,
            })
            .chain(side_notes.notes.iter().map(|note| NoteOut {
                kind: note.kind,
                place: Place::Report.to_string(),
                text: note.text.clone(),
                anchor: None,
            }))
            .collect(),
        ..empty(name, "", language)
    }
}

fn accounts(judged: &Judged) -> Vec<AccountOut<'_>> {
    let mut accounts = Vec::new();
    for (read, account) in summary::accounts(judged) {
        let mut out = AccountOut {
            table: read.id.word(),
            read: account.read,
            blank: account.blank,
            not_read: Vec::new(),
            left_over: Vec::new(),
        };
        for gap in &account.gaps {
            let (kind, place, text) = (gap.why.word(), gap.place.to_string(), gap.raw.to_owned());
            out.not_read.push(NoteOut { kind, place, text, anchor: None });
        }
        for left in account.left_over {
            let (kind, place) = ("left-over", out.table.to_owned());
            let anchor = left.anchor.as_ref().map(AnchorOut::of);
            out.left_over.push(NoteOut { kind, place, text: left.text.clone(), anchor });
        }
        accounts.push(out);
    }
    accounts
}

fn not_read(name: &str, trouble: Trouble, todo: Todo, language: Language) -> File<'_> {
    let what = trouble.what(language);
    let todo = todo(&trouble, language);
    File {
        trouble: Some(TroubleOut { kind: trouble.kind().word(), what, todo }),
        ..empty(name, trouble.status().word(), language)
    }
}

fn empty<'a>(name: &'a str, status: &'static str, language: Language) -> File<'a> {
    File {
        wire: 1,
        engine: env!("CARGO_PKG_VERSION"),
        rules: catalogue::RULES_SHA256,
        language: language.word(),
        file: base_name(name),
        // Only the file name: a whole path would reveal the machine's folders.
        path: (name.contains('/') && !name.starts_with('/') && !name.contains(':')).then_some(name),
        format: None,
        edition: None,
        organ: None,
        year: None,
        status,
        complete: false,
        last_year: None,
        tables: Tables::none(),
        account: Vec::new(),
        sections: Sections::none(),
        findings: Vec::new(),
        checked: Vec::new(),
        claims: Vec::new(),
        notes: Vec::new(),
        trouble: None,
    }
}

impl ClaimOut {
    fn of(number: &Number, language: Language) -> ClaimOut {
        let (by, unexamined) = match &number.state {
            State::Explained(by) | State::Contradicted(by) => (Some(by), None),
            State::NotExamined(why) => (None, Some(*why)),
        };
        ClaimOut {
            place: number.place.to_string(),
            subject: number.subject.clone(),
            value: number.value.clone(),
            state: number.state.plain().word(),
            by: by.map(|by| by.cells().map(|cell| cell.to_string()).collect()).unwrap_or_default(),
            why: unexamined.map(|why| sentences::why(why, language)),
            reason: unexamined.map(Why::id),
        }
    }
}

impl<'a> LastYearOut<'a> {
    fn of(comparison: &'a Comparison) -> LastYearOut<'a> {
        let (file, organ) = (comparison.file.as_str(), comparison.organ.as_deref());
        LastYearOut { file, organ, year: comparison.year, status: comparison.status().word() }
    }
}

impl CheckOut {
    fn of(check: &Check, language: Language) -> CheckOut {
        let (outcome, unchecked) = match check.outcome {
            Outcome::Holds | Outcome::HoldsWithBlankAsZero => ("holds", None),
            Outcome::Broken => ("broken", None),
            Outcome::Unchecked(why) => ("unchecked", Some(why)),
        };
        CheckOut {
            rule: check.rule.as_str(),
            place: check.place.to_string(),
            outcome,
            blank_as_zero: (check.outcome == Outcome::HoldsWithBlankAsZero).then_some(true),
            why: unchecked.map(|why| sentences::why(why, language)),
            reason: unchecked.map(Why::id),
        }
    }
}

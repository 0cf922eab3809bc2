//! A checked file → everything a person sees.

use std::fmt::Display;

use engine::Judged;
use engine::recognise::NoteKind;
use model::document::Format;
use model::finding::{Finding, Suggestion, Sum, Term};
use model::form::{self, Form};
use model::language::Language;
use model::{CellId, Edition, Known, Place};

use super::fingerprint::fingerprint;
use super::trouble::Trouble;
use super::{base_name, coverage, notes, paper, plain, sentences, summary, words};
use screen::{
    self, Fact, Identity, PlaceName, Screen, SuggestionShown, SumShown, TermShown, Verdict,
};

/// Everything our own page shows of one file.
pub fn screen(
    name: &str,
    outcome: Result<&Judged, impl Into<Trouble>>,
    language: Language,
) -> Screen {
    let judged = match outcome {
        Ok(judged) => judged,
        Err(trouble) => return nothing(name, trouble.into(), language),
    };
    let report = judged.report();
    let form = form::form(report.edition.get().copied().unwrap_or(Edition::E2021));
    let desk = Desk { form, language };
    Screen {
        file: base_name(name).to_owned(),
        language: language.word().to_owned(),
        status: summary::status(judged).to_owned(),
        verdict: summary::verdict(judged, form, language),
        trouble: None,
        identity: desk.identity(judged),
        findings: (1..).zip(&judged.findings).map(|(n, one)| desk.finding(n, one)).collect(),
        paper: paper::paper(judged, form, language),
        coverage: coverage::coverage(&judged.checks, form, language),
        last_year: None,
        // A label that differs is a finding; said once is enough on a screen.
        notes: (judged.reading.notes.iter())
            .filter(|note| note.kind != NoteKind::LabelVariant)
            .map(|note| screen::Note {
                place: desk.place(note.place),
                text: notes::text(note, form, language),
            })
            .collect(),
        not_looked_at: words::NOT_LOOKED_AT_SENTENCES
            .iter()
            .map(|words| words.plain(language).to_owned())
            .collect(),
        source: None,
        json: String::new(),
    }
}

fn nothing(name: &str, trouble: Trouble, language: Language) -> Screen {
    let shown = trouble.shown(language);
    let (headline, detail) = (shown.what.clone(), shown.todo.clone());
    let verdict = Verdict { headline, detail, ..Verdict::default() };
    Screen {
        file: base_name(name).to_owned(),
        language: language.word().to_owned(),
        status: trouble.status().to_owned(),
        verdict,
        trouble: Some(shown),
        ..Screen::default()
    }
}

/// What report this is.
pub(super) fn identity(judged: &Judged, language: Language) -> Identity {
    let form = form::form(judged.report().edition.get().copied().unwrap_or(Edition::E2021));
    Desk { form, language }.identity(judged)
}

struct Desk {
    form: &'static Form,
    language: Language,
}

impl Desk {
    fn identity(&self, judged: &Judged) -> Identity {
        let report = judged.report();
        let language = self.language;
        let format = match judged.format {
            Format::Text => words::FORMAT_TEXT,
            Format::Markdown => words::FORMAT_MARKDOWN,
            Format::Html => words::FORMAT_HTML,
            Format::Mhtml => words::FORMAT_MHTML,
            Format::Csv => words::FORMAT_CSV,
            Format::Json => words::FORMAT_JSON,
            Format::Docx => words::FORMAT_DOCX,
            Format::Xlsx => words::FORMAT_XLSX,
            Format::Ods => words::FORMAT_ODS,
            Format::Ofd => words::FORMAT_OFD,
            Format::Pdf => words::FORMAT_PDF,
            Format::Doc => words::FORMAT_DOC,
            Format::Xls => words::FORMAT_XLS,
        };
        Identity {
            edition: self.fact(&report.edition, |edition| {
                let (edition, instrument) = (edition.word(), form::form(*edition).instrument);
                let slots: &[(&str, &dyn Display)] =
                    &[("edition", &edition), ("instrument", &instrument)];
                (edition.to_owned(), words::IDENTITY_EDITION.fill(language, slots))
            }),
            year: self.fact(&report.year, |year| {
                (year.to_string(), words::IDENTITY_YEAR.fill(language, &[("year", year)]))
            }),
            organ: self.fact(&report.organ, |organ| (organ.clone(), organ.clone())),
            format: format.plain(language).to_owned(),
        }
    }

    fn fact<T>(&self, known: &Known<T>, say: impl Fn(&T) -> (String, String)) -> Fact {
        let word = match known {
            Known::Read(_) => "read",
            Known::Likely(_) => "likely",
            Known::Corrected(_) => "told",
            Known::Unknown => "unknown",
        };
        let unknown = || (String::new(), words::IDENTITY_UNKNOWN.plain(self.language).to_owned());
        let (value, shown) = known.get().map(say).unwrap_or_else(unknown);
        Fact { value, shown, known: word.to_owned() }
    }

    fn finding(&self, number: u32, finding: &Finding) -> screen::Finding {
        let said = sentences::of(finding, self.form, self.language);
        let mut out = screen::Finding {
            id: format!("f{number}"),
            number,
            fingerprint: fingerprint(finding),
            rule: finding.rule.as_str().to_owned(),
            severity: finding.severity.word().to_owned(),
            level: finding.level.map(|level| level.word().to_owned()).unwrap_or_default(),
            lowered: self.lowered(finding),
            place: self.place(finding.place),
            related: finding.related.iter().map(|place| self.place(*place)).collect(),
            title: said.title,
            wrong: said.wrong,
            why: said.why,
            todo: said.todo,
            basis: said.basis,
            sums: finding.sums.iter().map(|sum| self.sum(sum)).collect(),
            suggestions: self.suggestions(&finding.suggestions),
            rests_on_uncertain: finding.rests_on_uncertain,
            plain: String::new(),
        };
        let severity = finding.shown().unwrap_or(finding.severity);
        out.plain = plain::text(&out, severity, self.language);
        out
    }

    fn lowered(&self, finding: &Finding) -> String {
        let word = |severity| sentences::severity(severity, self.language);
        match (finding.level, finding.shown()) {
            (Some(_), Some(shown)) => words::PROFILE_LOWERED
                .fill(self.language, &[("from", &word(finding.severity)), ("to", &word(shown))]),
            _ => String::new(),
        }
    }

    fn place(&self, place: Place) -> PlaceName {
        PlaceName { place: place.to_string(), name: self.name(place) }
    }

    fn name(&self, place: Place) -> String {
        form::name(self.form, place, self.language)
    }

    fn sum(&self, sum: &Sum) -> SumShown {
        let terms = || sum.left.iter().chain(&sum.right);
        let first = sum.left.first().map(|term| term.cell);
        let in_a_row = terms().all(|term| Some(term.cell.row) == first.map(|cell| cell.row));
        let in_a_column =
            terms().all(|term| Some(term.cell.column) == first.map(|cell| cell.column));
        let show = |term: &Term| TermShown {
            place: Place::Cell(term.cell).to_string(),
            name: match term.cell {
                CellId { table, column, .. } if in_a_row => {
                    form::column_name(self.form, table, column, self.language)
                }
                CellId { table, row, .. } if in_a_column => {
                    form::row_name(self.form, table, row, self.language)
                }
                cell => self.name(cell.into()),
            },
            printed: match term.printed.as_str() {
                "" => words::SUM_BLANK.plain(self.language).to_owned(),
                printed => printed.to_owned(),
            },
        };
        SumShown {
            left: sum.left.iter().map(show).collect(),
            right: sum.right.iter().map(show).collect(),
            left_value: sum.left_value,
            right_value: sum.right_value,
        }
    }

    /// A single way is told by the rule's own sentences; several are listed, and none is picked.
    fn suggestions(&self, ways: &[Suggestion]) -> Vec<SuggestionShown> {
        match ways {
            [] | [_] => Vec::new(),
            several => several.iter().map(|way| self.suggestion(way)).collect(),
        }
    }

    fn suggestion(&self, way: &Suggestion) -> SuggestionShown {
        let changes = way.changes.iter().map(|(cell, value)| {
            let place = self.name(Place::Cell(*cell));
            let slots: &[(&str, &dyn Display)] = &[("place", &place), ("value", value)];
            words::SUGGESTION_CHANGE.fill(self.language, slots)
        });
        let changes: Vec<String> = changes.collect();
        let changes = words::list(&changes, self.language);
        let places = way.changes.iter().map(|(cell, _)| Place::Cell(*cell).to_string());
        SuggestionShown {
            text: words::SUGGESTION_POSSIBLE.fill(self.language, &[("changes", &changes)]),
            places: places.collect(),
            certain: way.certain,
        }
    }
}

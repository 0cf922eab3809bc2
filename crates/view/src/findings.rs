//! The findings of a report in sentences, for a screen.

use std::fmt::Display;

use engine::Judged;
use model::finding::{Finding, Suggestion, Sum, Term};
use model::form::{self, Form};
use model::language::Language;
use model::{CellId, Edit, Place};
use screen::{PlaceName, SuggestionShown, SumShown, TermShown};

use super::fingerprint::fingerprint;
use super::identity::edition;
use super::{plain, sentences, words, written};

/// All findings in the form's order, numbered from 1.
pub fn findings(judged: &Judged, language: Language) -> Vec<screen::Finding> {
    let writer = Writer { form: form::form(edition(judged)), language };
    let findings = (1..).zip(&judged.findings).map(|(number, one)| writer.finding(number, one));
    let mut findings: Vec<screen::Finding> = findings.collect();
    let gaps = |one: &&mut screen::Finding| one.rule == GAPS;
    if let Some(finding) = findings.iter_mut().find(gaps)
        && let Some((place, printed)) = written::paragraph(judged)
    {
        let text = words::WRITTEN_PROPOSAL.fill(language, &[("text", &printed)]);
        let edits = vec![Edit { place, printed }];
        finding.suggestions.push(SuggestionShown { text, edits, certain: false });
    }
    findings
}

/// The rule that tells what was not filled in.
const GAPS: &str = "template-is-left-in";

/// A place with its name in the form's own words.
pub fn place_name(place: Place, form: &Form, language: Language) -> PlaceName {
    PlaceName { place, name: form::name(form, place, language) }
}

struct Writer {
    form: &'static Form,
    language: Language,
}

impl Writer {
    fn finding(&self, number: u32, finding: &Finding) -> screen::Finding {
        let text = sentences::of(finding, self.form, self.language);
        let mut out = screen::Finding {
            number,
            fingerprint: fingerprint(finding),
            rule: finding.rule.as_str().to_owned(),
            severity: finding.severity,
            level: finding.level,
            lowered: self.lowered(finding),
            place: self.place(finding.place),
            related: finding.related.iter().map(|place| self.place(*place)).collect(),
            title: text.title,
            wrong: text.wrong,
            why: text.why,
            todo: text.todo,
            basis: text.basis,
            sums: finding.sums.iter().map(|sum| self.sum(sum)).collect(),
            suggestions: finding.suggestions.iter().map(|way| self.suggestion(way)).collect(),
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
        place_name(place, self.form, self.language)
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
            place: Place::Cell(term.cell),
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

    fn suggestion(&self, way: &Suggestion) -> SuggestionShown {
        let changes = way.changes.iter().map(|(cell, value)| {
            let place = self.name(Place::Cell(*cell));
            let slots: &[(&str, &dyn Display)] = &[("place", &place), ("value", value)];
            words::SUGGESTION_CHANGE.fill(self.language, slots)
        });
        let changes: Vec<String> = changes.collect();
        let changes = words::list(&changes, self.language);
        let edit = |(cell, value): &(CellId, u64)| Edit {
            place: Place::Cell(*cell),
            printed: value.to_string(),
        };
        SuggestionShown {
            text: words::SUGGESTION_POSSIBLE.fill(self.language, &[("changes", &changes)]),
            edits: way.changes.iter().map(edit).collect(),
            certain: way.certain,
        }
    }
}

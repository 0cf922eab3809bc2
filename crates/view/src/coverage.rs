//! What was checked, group by group; what could not be checked and why; and the notes of the reading.

use engine::Judged;
use engine::recognise::NoteKind;
use engine::rules::{Check, Outcome, Why, catalogue};
use model::Place;
use model::form::{self, Form};
use model::language::Language;

use super::findings::place_name;
use super::identity::edition;
use super::summary::number;
use super::{notes, sentences, summary, words};
use screen::{Coverage, CoverageGroup, Unchecked};

/// What was checked of a report, and what this tool does not look at.
pub fn coverage(judged: &Judged, language: Language) -> Coverage {
    let form = form::form(edition(judged));
    let mut notes = Vec::new();
    let mut say = |place, text| {
        notes.push(screen::Note { place: place_name(place, form, language), text });
    };
    // Why a cell is not clear says more than that nothing was read in it.
    let is_told = |place| {
        judged
            .reading
            .notes
            .iter()
            .any(|note| note.place == place && matches!(note.kind, NoteKind::Unclear(_)))
    };
    for (read, account) in summary::accounts(judged) {
        notes::account(read, &account, form, language, &mut |place, text| {
            if !is_told(place) {
                say(place, text);
            }
        });
    }
    for note in &judged.reading.notes {
        // A label that differs is also a finding, and a row that was not read is in the account: neither is
        // listed twice.
        if !matches!(note.kind, NoteKind::LabelVariant | NoteKind::RowNotRead) {
            say(note.place, notes::text(note, form, language));
        }
    }
    Coverage {
        groups: groups(&judged.checks, form, language),
        notes,
        not_looked_at: words::NOT_LOOKED_AT_SENTENCES
            .iter()
            .map(|words| words.plain(language).to_owned())
            .collect(),
    }
}

/// The groups in the catalogue's order, without those that hold nothing.
fn groups(checks: &[Check], form: &Form, language: Language) -> Vec<CoverageGroup> {
    let of = |rule| catalogue::group(rule).map(|group| group.id);
    let groups = catalogue::groups().iter();
    groups
        .filter_map(|group| {
            let own: Vec<&Check> =
                checks.iter().filter(|check| of(check.rule) == Some(group.id)).collect();
            let count = |outcome: Outcome| {
                number(own.iter().filter(|check| check.outcome == outcome).count())
            };
            (!own.is_empty()).then(|| CoverageGroup {
                title: group.words.plain(language).to_owned(),
                holds: count(Outcome::Holds),
                broken: count(Outcome::Broken),
                holds_with_blanks: count(Outcome::HoldsWithBlankAsZero),
                unchecked: unchecked(&own, form, language),
            })
        })
        .collect()
}

/// One line for all that was not checked for one reason in one table or section. A line that
/// stands for a single check names its own place.
fn unchecked(checks: &[&Check], form: &Form, language: Language) -> Vec<Unchecked> {
    let mut lines: Vec<(Place, Why, Vec<Place>)> = Vec::new();
    for check in checks {
        let Outcome::Unchecked(why) = check.outcome else { continue };
        let whole = whole(check.place);
        match lines.iter_mut().find(|line| (line.0, line.1) == (whole, why)) {
            Some((.., places)) => places.push(check.place),
            None => lines.push((whole, why, vec![check.place])),
        }
    }
    lines
        .into_iter()
        .map(|(whole, why, places)| Unchecked {
            what: match places.as_slice() {
                [only] => form::name(form, *only, language),
                _ => form::name(form, whole, language),
            },
            why: sentences::why(why, language).to_owned(),
            count: number(places.len()),
        })
        .collect()
}

/// The table or section that holds a place.
fn whole(place: Place) -> Place {
    match place {
        Place::Row(table, _) | Place::Column(table, _) => Place::Table(table),
        Place::Cell(cell) => Place::Table(cell.table),
        Place::Sentence(section, _) | Place::Span(section, ..) => Place::Section(section),
        Place::Report | Place::Title | Place::Section(_) | Place::Table(_) => place,
    }
}

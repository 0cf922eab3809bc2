//! The summary of a file: the status of JSON v1, the verdict in sentences, the facts that identify the report.

use std::fmt::Display;

use engine::Judged;
use engine::recognise::NoteKind;
use engine::rules::Outcome;
use model::document::Remark;
use model::finding::Severity;
use model::form::{self, Form};
use model::language::{Language, Words};
use model::{Account, Cell, Entry, Place, TableId, TableRead, TableState};

use super::identity::{edition, identity};
use super::trouble::{Todo, Trouble};
use super::{base_name, words};
use screen::{Status, Summary, Verdict};

/// The summary of one file, without last year's report.
pub fn summary(name: &str, outcome: Result<&Judged, Trouble>, language: Language) -> Summary {
    summary_with(name, outcome, Trouble::todo, language)
}

/// The same, with other sentences of what to do about a trouble.
pub(super) fn summary_with(
    name: &str,
    outcome: Result<&Judged, Trouble>,
    todo: Todo,
    language: Language,
) -> Summary {
    let file = base_name(name).to_owned();
    match outcome {
        Ok(judged) => Summary {
            file,
            status: status(judged),
            complete: is_complete(judged),
            verdict: verdict(judged, form::form(edition(judged)), language),
            trouble: None,
            identity: identity(judged, language),
            last_year: None,
        },
        Err(trouble) => {
            let todo = todo(&trouble, language).to_owned();
            let shown = screen::Trouble { todo, ..trouble.describe(language) };
            let (headline, detail) = (shown.what.clone(), shown.todo.clone());
            Summary {
                file,
                status: trouble.status(),
                verdict: Verdict { headline, detail, ..Verdict::default() },
                trouble: Some(shown),
                ..Summary::default()
            }
        }
    }
}

/// The first status of JSON v1 that applies to a report that was read.
pub fn status(judged: &Judged) -> Status {
    let blank = TableId::ALL.iter().any(|id| state(judged, *id) == TableState::AllBlank);
    let mut cells = judged.report().tables.iter().flat_map(|table| table.cells.values());
    if count(judged, Severity::Wrong) > 0 {
        Status::Wrong
    } else if !is_complete(judged) {
        Status::Partial
    } else if count(judged, Severity::Doubtful) > 0 || blank || cells.any(is_text) {
        // A table of blanks is not verified, nor is a word in place of a number, though a profile mutes the
        // finding: the report is not called clean.
        Status::Doubtful
    } else {
        Status::Clean
    }
}

/// Every cell of the form was read or is blank, nothing is left over in a table, and no part of the file
/// was left out.
pub fn is_complete(judged: &Judged) -> bool {
    let accounts = accounts(judged);
    let whole =
        |(read, account): &(&TableRead, Account<'_>)| !in_part(read.state) && account.is_complete();
    accounts.len() == TableId::ALL.len() && accounts.iter().all(whole) && !lost_some(judged)
}

/// The tables of the reading, with what became of their cells.
pub fn accounts(judged: &Judged) -> Vec<(&TableRead, Account<'_>)> {
    let form = form::form(edition(judged));
    let mut accounts = Vec::new();
    for read in &judged.report().tables {
        if let Some(table) = form.table(read.id) {
            accounts.push((read, read.account(table)));
        }
    }
    accounts
}

fn is_text(cell: &Cell) -> bool {
    cell.entry == Entry::Text
}

/// The verdict in sentences: what was not read, then what was found.
fn verdict(judged: &Judged, form: &Form, language: Language) -> Verdict {
    let outcomes = || judged.checks.iter().map(|check| &check.outcome);
    let unchecked = outcomes().filter(|o| matches!(o, Outcome::Unchecked(_))).count();
    let made = judged.checks.len() - unchecked;
    let verdict = Verdict {
        headline: String::new(),
        detail: String::new(),
        wrong: count(judged, Severity::Wrong),
        doubtful: count(judged, Severity::Doubtful),
        remarks: count(judged, Severity::Remark),
        muted: number(judged.findings.iter().filter(|one| one.counted().is_none()).count()),
        checked: number(made),
        unchecked: number(unchecked),
    };
    Verdict {
        headline: headline(judged, &verdict, form, language),
        detail: detail(judged, &verdict, language),
        ..verdict
    }
}

fn headline(judged: &Judged, verdict: &Verdict, form: &Form, language: Language) -> String {
    let mut sentences = Vec::new();
    let blank = TableId::ALL.iter().all(|id| state(judged, *id) == TableState::AllBlank);
    if blank {
        sentences.push(words::VERDICT_BLANK.plain(language).to_owned());
    }
    let parts = parts(judged, form, language);
    if !parts.is_empty() {
        let what = parts.join(words::LIST_APART.plain(language));
        sentences.push(words::VERDICT_PARTIAL.fill(language, &[("what", &what)]));
    }
    let (wrong, doubtful) = (verdict.wrong, verdict.doubtful);
    let uncertain: usize = accounts(judged).iter().map(|(_, account)| account.uncertain).sum();
    match (wrong, doubtful) {
        (0, 0) if verdict.checked == 0 => {
            sentences.push(words::VERDICT_NOTHING.plain(language).into())
        }
        (0, 0) if blank => {}
        (0, 0) if !parts.is_empty() => {
            sentences.push(words::VERDICT_CLEAN_IN_PART.plain(language).into());
        }
        (0, 0) if uncertain > 0 => {
            sentences.push(words::VERDICT_CLEAN_BUT.fill(language, &[("n", &uncertain)]));
        }
        (0, 0) => sentences.push(words::VERDICT_CLEAN.plain(language).into()),
        (_, 0) => sentences.push(words::VERDICT_WRONG.fill(language, &[("n", &wrong)])),
        (0, _) => sentences.push(words::VERDICT_DOUBTFUL.fill(language, &[("n", &doubtful)])),
        _ => {
            let slots: &[(&str, &dyn Display)] = &[("wrong", &wrong), ("doubtful", &doubtful)];
            sentences.push(words::VERDICT_BOTH.fill(language, slots));
        }
    }
    if verdict.remarks > 0 {
        sentences.push(words::VERDICT_REMARKS.fill(language, &[("n", &verdict.remarks)]));
    }
    let said = (wrong, doubtful) == (0, 0) && parts.is_empty() && !blank && verdict.checked > 0;
    if uncertain > 0 && !said {
        sentences.push(words::VERDICT_UNCERTAIN.fill(language, &[("n", &uncertain)]));
    }
    words::in_a_row(&sentences, language)
}

fn detail(judged: &Judged, verdict: &Verdict, language: Language) -> String {
    let mut sentences = Vec::new();
    let unchecked = verdict.unchecked;
    let zero = |id: &TableId| is_zero(judged, *id);
    if [TableId::Applications, TableId::Disputes].iter().all(zero) {
        let others = judged.checks.iter().filter(|check| {
            !matches!(check.outcome, Outcome::Unchecked(_)) && !super::sentences::is_sum(check.rule)
        });
        let others = others.count();
        let words = match (zero(&TableId::Proactive), others) {
            (true, 0) => words::VERDICT_ALL_ZERO_ONLY,
            (true, _) => words::VERDICT_ALL_ZERO,
            (false, 0) => words::VERDICT_SUMS_ZERO_ONLY,
            (false, _) => words::VERDICT_SUMS_ZERO,
        };
        sentences.push(words.fill(language, &[("n", &others)]));
        if unchecked > 0 {
            sentences.push(words::VERDICT_UNCHECKED.fill(language, &[("n", &unchecked)]));
        }
    } else if unchecked > 0 {
        let slots: &[(&str, &dyn Display)] =
            &[("checked", &verdict.checked), ("unchecked", &unchecked)];
        sentences.push(words::VERDICT_CHECKED_SOME.fill(language, slots));
    } else {
        sentences.push(words::VERDICT_CHECKED.fill(language, &[("n", &verdict.checked)]));
    }
    if verdict.muted > 0 {
        sentences.push(words::MUTED_SOME.fill(language, &[("n", &verdict.muted)]));
    }
    words::in_a_row(&sentences, language)
}

/// Phrases for what was not read of the three tables. Missing tables share one phrase.
fn parts(judged: &Judged, form: &Form, language: Language) -> Vec<String> {
    let name = |id| form::name(form, Place::Table(id), language);
    let (mut missing, mut parts) = (Vec::new(), Vec::new());
    let accounts = accounts(judged);
    for id in TableId::ALL {
        let own = accounts.iter().find(|(read, _)| read.id == id);
        let Some((read, account)) = own.filter(|(read, _)| read.state != TableState::Missing)
        else {
            missing.push(name(id));
            continue;
        };
        let mut say = |words: Words, count: usize| {
            let slots: &[(&str, &dyn Display)] = &[("n", &count), ("table", &name(id))];
            parts.push(words.fill(language, slots));
        };
        if read.state == TableState::Unreadable {
            say(words::READ_UNREADABLE, 0);
        } else if account.not_read > 0 {
            say(words::READ_PARTLY, account.not_read);
        }
        if !account.left_over.is_empty() {
            say(words::READ_LEFT_OVER, account.left_over.len());
        }
    }
    if !missing.is_empty() {
        let tables = words::list(&missing, language);
        parts.insert(0, words::READ_MISSING.fill(language, &[("tables", &tables)]));
    }
    if lost_some(judged) {
        parts.push(words::READ_LOST.plain(language).to_owned());
    }
    parts
}

/// Whether a part of the file was not read that may belong to the report. The notes name it.
fn lost_some(judged: &Judged) -> bool {
    judged.reading.notes.iter().any(|note| {
        matches!(
            note.kind,
            NoteKind::Decoding(
                Remark::PagesWithoutText { .. }
                    | Remark::DamagedPages { .. }
                    | Remark::DamagedPart { .. }
                    | Remark::FileWithin
                    | Remark::LimitReached
            )
        )
    })
}

fn state(judged: &Judged, id: TableId) -> TableState {
    judged.report().table(id).map_or(TableState::Missing, |table| table.state)
}

fn in_part(state: TableState) -> bool {
    matches!(state, TableState::Missing | TableState::Unreadable | TableState::Partial)
}

/// The table is whole and every cell of it is a printed 0.
fn is_zero(judged: &Judged, id: TableId) -> bool {
    let Some(table) = judged.report().table(id) else { return false };
    let printed = || table.cells.values().filter(|cell| cell.entry != Entry::Absent);
    table.state == TableState::Whole
        && printed().count() > 0
        && printed().all(|cell| match cell.entry {
            Entry::Count(value) => value == 0,
            Entry::Change(value) => value == 0,
            Entry::Amount(value) => value.is_zero(),
            _ => false,
        })
}

fn count(judged: &Judged, severity: Severity) -> u32 {
    number(judged.findings.iter().filter(|one| one.counted() == Some(severity)).count())
}

/// A count as `u32`; saturates, which no report within the limits of reading can reach.
pub fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

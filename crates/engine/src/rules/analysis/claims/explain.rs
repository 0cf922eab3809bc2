//! The expressions of the tables that could explain a number, and whether one does.

use rust_decimal::Decimal;

use super::rounding::{agrees, has_the_digits, is_transposed, may_round};
use super::{ClaimState, Explanation, Figures, documents, sets};
use crate::rules::catalogue::phrases;
use crate::rules::outcome::Why;
use crate::rules::text::contains_one;
use model::form::Kind;
use model::{
    CellId, Claim, ClaimPeriod, Dispute, Entry, Place, Quantity, Report, SectionId, Subject,
    TableId, TableState,
};

/// Cells to be added and taken off; the first of several is the plainest.
#[derive(Clone, Debug, Default)]
pub(super) struct Expression {
    pub plus: Vec<CellId>,
    pub minus: Vec<CellId>,
}

/// What an expression comes to.
pub(super) struct Valued {
    pub expression: Expression,
    pub value: Decimal,
    /// Every cell was read with certainty.
    pub certain: bool,
}

pub(super) fn number(
    figures: &Figures<'_>,
    claim: &Claim,
    said: Decimal,
) -> Result<ClaimState, Why> {
    if let Some(state) = documents::told_of_the_year_before(figures, claim, said) {
        return Ok(state);
    }
    let values = values(figures, claim)?;
    let may_mean = |one: &&Valued| one.expression.minus.is_empty() || may_leave_out(figures, claim);
    let mut agreeing = values.iter().filter(|one| agrees(one.value, said, claim));
    if let Some(found) = agreeing.find(may_mean) {
        return Ok(ClaimState::Explained(found.explanation()));
    }
    // 2023 年收到 4 件, in the report of 2024 with 4: the year is stale, and not the number.
    let follows = documents::follow_from_last_year(figures, claim);
    let beside = follows && documents::stand_beside_this_year(figures, claim);
    // 年初有效 58 件，年末现行有效 61 件: of this year again.
    let stock = follows && claim.period == ClaimPeriod::LastYear;
    let dated = matches!(claim.period, ClaimPeriod::Year(_)) && !beside;
    if dated || stock {
        let here = of(figures, figures.report, claim.subject, Blank::Unknown)?;
        if here.iter().any(|one| agrees(one.value, said, claim)) {
            return Err(Why::AnotherYear);
        }
    }
    match check_comparable(claim) {
        // What is said of the year before is held against its report.
        Err(Why::AnotherYear)
            if figures.last_year.is_ok()
                && !claim.is_open
                && !claim.is_subset
                && (follows
                    || !matches!(claim.subject, Subject::Proactive(..))
                    // 上年的 340 件, where its table has 430: no other way of counting has these digits.
                    || values.iter().any(|one| is_transposed(one.value, said))) => {}
        Err(Why::Rounded)
            if !values.iter().any(|one| may_mean_about(figures, claim, one, said)) => {}
        // 主动撤回 5 件，计入其他处理: no more than the whole row.
        Err(Why::PartOnly) if sets::is_more_than_its_row(claim, said, &values) => {}
        // Whatever the words that are not known mean: no other number has these digits.
        Err(Why::WordsNotKnown)
            if claim.within.is_none()
                && values.iter().any(|one| has_the_digits(one.value, said)) => {}
        other => other?,
    }
    // What could not be read may be what explains it.
    if let Some(why) = values.unread {
        return Err(why);
    }
    if !values.iter().all(|one| one.certain) {
        return Err(Why::CellNotRead);
    }
    if sets::is_of_another_set(figures, claim, said, &values) {
        return Err(Why::PartOnly);
    }
    if let Some(both) = sets::with_the_partly_disclosed(figures, claim, said) {
        return Ok(ClaimState::Explained(both));
    }
    if let Some(rest) = sets::without_named_rows(figures, claim, said, &values) {
        return Ok(ClaimState::Explained(rest));
    }
    // Nothing is as near to one way of counting as to another: the plainest is told.
    let mut meant = values.iter().filter(may_mean);
    let nearest = if said.is_zero() {
        meant.next()
    } else {
        meant.min_by_key(|one| (one.value - said).abs())
    };
    nearest.map(|one| ClaimState::Contradicted(one.explanation())).ok_or(Why::NotInTheTables)
}

/// Whether a rounding may stand for this value; 两千九百余件 is no less than it says.
fn may_mean_about(figures: &Figures<'_>, claim: &Claim, one: &Valued, said: Decimal) -> bool {
    let above = contains_one(&figures.printed(claim.place), phrases::SOME_MORE);
    may_round(one.value, said) && !(above && one.value < said)
}

/// Whether a number of cases may leave out those that are pending: nothing is never what is left, and the words say so.
fn may_leave_out(figures: &Figures<'_>, claim: &Claim) -> bool {
    let none = claim.quantity == Quantity::Number(Decimal::ZERO);
    let cases = matches!(claim.subject, Subject::Disputes(..));
    !none && (!cases || contains_one(&figures.clause(claim.place), phrases::SETTLED))
}

/// The section and the sentence of a place.
pub(in crate::rules) fn sentence(place: Place) -> Option<(SectionId, usize)> {
    match place {
        Place::Span(section, index, ..) => Some((section, index)),
        _ => None,
    }
}

/// A claim that no expression explains is contradicted only where it is about the whole of this report,
/// of its year, and not rounded.
///
/// # Errors
/// Which of these it is not.
pub(super) fn check_comparable(claim: &Claim) -> Result<(), Why> {
    if claim.scope.is_some() {
        return Err(Why::AnotherScope);
    }
    if claim.period != ClaimPeriod::Own {
        return Err(Why::AnotherYear);
    }
    if claim.is_subset {
        return Err(Why::PartOnly);
    }
    if claim.is_open {
        return Err(Why::WordsNotKnown);
    }
    if claim.rounded { Err(Why::Rounded) } else { Ok(()) }
}

/// The values that would explain a claim of this report's year and body, or of last year's report.
///
/// # Errors
/// Nothing in the tables could explain it, or it was not read.
pub(super) fn values(figures: &Figures<'_>, claim: &Claim) -> Result<Values, Why> {
    if claim.scope.is_some() {
        return Err(Why::AnotherScope);
    }
    let own = figures.report.year.get().copied();
    let report = match claim.period {
        ClaimPeriod::Own => figures.report,
        ClaimPeriod::LastYear => last_year(figures)?,
        ClaimPeriod::Year(year) if own == year.checked_add(1) => last_year(figures)?,
        ClaimPeriod::Year(_) => return Err(Why::AnotherYear),
    };
    of(figures, report, claim.subject, Blank::Unknown)
}

fn last_year<'a>(figures: &Figures<'a>) -> Result<&'a Report, Why> {
    figures.last_year.map_err(|why| if why == Why::NoLastYear { Why::AnotherYear } else { why })
}

/// The values of a subject in a report.
pub(super) fn of(
    figures: &Figures<'_>,
    report: &Report,
    subject: Subject,
    blank: Blank,
) -> Result<Values, Why> {
    let expressions = expressions(figures, report, subject);
    if expressions.is_empty() {
        return Err(Why::NotInTheTables);
    }
    let mut values = Values { all: Vec::new(), unread: None };
    for expression in expressions {
        match value(figures, report, expression, blank) {
            Ok(valued) => values.all.push(valued),
            Err(why) => values.unread = Some(why),
        }
    }
    match values.unread {
        Some(why) if values.all.is_empty() => Err(why),
        _ => Ok(values),
    }
}

/// What an empty cell means that is no total.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Blank {
    /// It may not have been filled in yet.
    Unknown,
    /// Setting others that are filled in it is a zero that was not written.
    Nothing,
}

/// The expressions that could be evaluated, the plainest first.
pub(super) struct Values {
    pub all: Vec<Valued>,
    /// Why one of them could not.
    pub unread: Option<Why>,
}

impl Values {
    pub fn iter(&self) -> std::slice::Iter<'_, Valued> {
        self.all.iter()
    }
}

fn value(
    figures: &Figures<'_>,
    report: &Report,
    expression: Expression,
    blank: Blank,
) -> Result<Valued, Why> {
    let mut value = Decimal::ZERO;
    let mut certain = true;
    let signed = [(&expression.plus, Decimal::ONE), (&expression.minus, Decimal::NEGATIVE_ONE)];
    for (cells, sign) in signed {
        for id in cells {
            let (own, sure) = entry(figures, report, *id, blank)?;
            value = value.checked_add(own * sign).ok_or(Why::NumberTooLarge)?;
            certain &= sure;
        }
    }
    Ok(Valued { expression, value, certain })
}

/// The number of a cell. A total that is not filled in is what its row comes to.
fn entry(
    figures: &Figures<'_>,
    report: &Report,
    id: CellId,
    blank: Blank,
) -> Result<(Decimal, bool), Why> {
    let cell = report.cell(id).ok_or(Why::TableMissing)?;
    if let Some(value) = assumed(figures, report, id) {
        return Ok((value.into(), cell.certain));
    }
    let value = match cell.entry {
        Entry::Count(count) => Decimal::from(count),
        // A minus or a decimal in a count is a finding of its own.
        Entry::Amount(_) | Entry::Change(_) if counts(figures, id) => return Err(Why::NotANumber),
        Entry::Amount(amount) => amount,
        Entry::Change(change) => Decimal::from(change),
        Entry::Mark => Decimal::ZERO,
        Entry::Blank if id.column == "total" => return parts(figures, report, id),
        Entry::Blank if blank == Blank::Nothing => Decimal::ZERO,
        Entry::Blank => return Err(Why::TotalNotFilled),
        Entry::Absent => return Err(Why::RowMissing),
        Entry::Text => return Err(Why::CellNotRead),
    };
    Ok((value, cell.certain))
}

/// What is assumed to stand in a cell of this year's report.
fn assumed(figures: &Figures<'_>, report: &Report, id: CellId) -> Option<u64> {
    let found = figures.assumed.iter().find(|(cell, _)| *cell == id);
    found.filter(|_| std::ptr::eq(report, figures.report)).map(|(_, value)| *value)
}

/// The column of a cell holds counts.
fn counts(figures: &Figures<'_>, id: CellId) -> bool {
    let column = figures.form.table(id.table).and_then(|table| table.column(id.column));
    column.is_some_and(|column| column.kind == Kind::Count)
}

fn parts(figures: &Figures<'_>, report: &Report, total: CellId) -> Result<(Decimal, bool), Why> {
    let form = figures.form.table(total.table).ok_or(Why::NotInThisEdition)?;
    let row = form.row(total.row).ok_or(Why::RowMissing)?;
    let state = report.table(total.table).map(|table| table.state);
    if state.is_none_or(|state| state == TableState::AllBlank) {
        return Err(Why::TableBlank);
    }
    let (mut sum, mut certain) = (Decimal::ZERO, true);
    for column in row.columns.iter().filter(|column| **column != "total") {
        let cell = report.cell(CellId { column, ..total }).ok_or(Why::RowMissing)?;
        let id = CellId { column, ..total };
        let count = match assumed(figures, report, id).or_else(|| cell.count()) {
            Some(count) => Decimal::from(count),
            None if cell.is_empty() => Decimal::ZERO,
            None => return Err(Why::CellNotRead),
        };
        sum = sum.checked_add(count).ok_or(Why::NumberTooLarge)?;
        certain &= cell.certain;
    }
    Ok((sum, certain))
}

impl Valued {
    pub fn explanation(&self) -> Explanation {
        Explanation {
            plus: self.expression.plus.clone(),
            minus: self.expression.minus.clone(),
            value: self.value.normalize().to_string(),
        }
    }
}

fn cell(table: TableId, row: &'static str, column: &'static str) -> CellId {
    CellId::new(table, row, column)
}

fn sum(plus: impl IntoIterator<Item = CellId>) -> Expression {
    Expression { plus: plus.into_iter().collect(), minus: Vec::new() }
}

fn less(
    plus: impl IntoIterator<Item = CellId>,
    minus: impl IntoIterator<Item = CellId>,
) -> Expression {
    Expression { plus: plus.into_iter().collect(), minus: minus.into_iter().collect() }
}

fn expressions(figures: &Figures<'_>, report: &Report, subject: Subject) -> Vec<Expression> {
    let total = |row| cell(TableId::Applications, row, "total");
    let (received, carried_in) = (total("received"), total("carried-in"));
    let (handled, carried_out) = (total("handled-total"), total("carried-out"));
    let all = || [sum([received, carried_in]), sum([handled, carried_out])];
    match subject {
        Subject::Received => vec![sum([received])],
        Subject::TakenIn => std::iter::once(sum([received])).chain(all()).collect(),
        Subject::TakenInAll => all().into(),
        Subject::Due => all().into_iter().chain([sum([handled]), sum([received])]).collect(),
        Subject::CarriedIn => vec![sum([carried_in])],
        Subject::CarriedOut => vec![sum([carried_out])],
        Subject::Handled => vec![sum([handled]), less([handled], [carried_in])],
        Subject::Outcome(id) => vec![sum(rows(figures, report, id).into_iter().map(total))],
        Subject::Applicants(column) => from(figures, column),
        Subject::Disputes(kind, column) => disputes(kind, column),
        Subject::Proactive(row, column) => vec![sum([cell(TableId::Proactive, row, column)])],
        Subject::Notices | Subject::Charged | Subject::Collected | Subject::HandledInTime => {
            Vec::new()
        }
    }
}

/// The rows of an outcome: one, or all of a class.
fn rows(figures: &Figures<'_>, report: &Report, id: &'static str) -> Vec<&'static str> {
    let class = match id {
        "disclosed-in-all" => return vec!["disclosed", "partly-disclosed"],
        "other-handling" => "other",
        "refused" | "unavailable" | "declined" => id,
        one => return vec![one],
    };
    let table = figures.form.table(TableId::Applications);
    let printed = report.table(TableId::Applications).map_or(&[][..], |table| &table.rows);
    if printed.contains(&class) {
        return vec![class];
    }
    let rows = table.map_or(&[][..], |table| table.rows).iter().map(|row| row.id);
    rows.filter(|row| row.strip_prefix(class).is_some_and(|rest| rest.starts_with('.'))).collect()
}

fn from(figures: &Figures<'_>, column: &'static str) -> Vec<Expression> {
    let table = figures.form.table(TableId::Applications);
    let all = table.map_or(&[][..], |table| table.columns).iter().map(|column| column.id);
    let columns: Vec<&'static str> = match column {
        "legal-persons" => all.filter(|id| !matches!(*id, "natural-person" | "total")).collect(),
        one => vec![one],
    };
    let of = |rows: &[&'static str]| {
        let cells = rows
            .iter()
            .flat_map(|row| columns.iter().map(|column| cell(TableId::Applications, row, column)));
        sum(cells.collect::<Vec<_>>())
    };
    vec![of(&["received"]), of(&["received", "carried-in"])]
}

/// What a number of cases may count of which it is not said of which kind they are.
const KINDS: [Dispute; 5] =
    [Dispute::All, Dispute::Litigation, Dispute::Review, Dispute::Direct, Dispute::AfterReview];

fn disputes(kind: Dispute, column: Option<&'static str>) -> Vec<Expression> {
    let rows: &[&'static str] = match kind {
        Dispute::Review => &["review"],
        Dispute::Direct => &["litigation-direct"],
        Dispute::AfterReview => &["litigation-after-review"],
        Dispute::Litigation => &["litigation-direct", "litigation-after-review"],
        Dispute::All => &["review", "litigation-direct", "litigation-after-review"],
        Dispute::Any => {
            return KINDS.into_iter().flat_map(|kind| disputes(kind, column)).collect();
        }
    };
    let of = |column| rows.iter().map(move |row| cell(TableId::Disputes, row, column));
    match column {
        Some("settled") => vec![less(of("total"), of("pending"))],
        Some(column) => vec![sum(of(column))],
        None => vec![sum(of("total")), less(of("total"), of("pending"))],
    }
}

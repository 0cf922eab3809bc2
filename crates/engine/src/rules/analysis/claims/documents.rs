//! Documents in force at the end of the year before, which this year's table tells, too: those in force with those
//! repealed and without those made.

use rust_decimal::Decimal;

use super::explain::{Blank, of, sentence};
use super::{ClaimState, Explanation, Figures};
use crate::rules::catalogue::phrases;
use model::{CellId, Claim, ClaimPeriod, Edition, Report, RowId, Subject, TableId};

/// Whether last year's report has as many documents in force as this year's table leaves for it. What the text tells of
/// that year can then be held against it.
pub(super) fn follow_from_last_year(figures: &Figures<'_>, claim: &Claim) -> bool {
    let Subject::Proactive(row, IN_FORCE) = claim.subject else { return false };
    // The year before may be told of in another clause only: 年初 58 件，年末 61 件.
    let clause = figures.clause(claim.place);
    let told = phrases::OF_LAST_YEAR.iter().any(|word| clause.contains(word));
    if claim.period == ClaimPeriod::LastYear && !told {
        return false;
    }
    let last = figures.last_year.ok().and_then(|last| number(figures, last, row, IN_FORCE));
    last.is_some_and(|last| before(figures, row) == Some(last))
}

/// 截至 2022 年 12 月 31 日，现行有效 22 件, in the report of 2023 whose table has these 22, some of them made in
/// the year: the number of one year under the other.
pub(super) fn told_of_the_year_before(
    figures: &Figures<'_>,
    claim: &Claim,
    said: Decimal,
) -> Option<ClaimState> {
    let Subject::Proactive(row, IN_FORCE) = claim.subject else { return None };
    let own = figures.report.year.get().copied();
    let of_last = matches!(claim.period, ClaimPeriod::Year(year) if own == year.checked_add(1));
    let plain = !claim.is_open && !claim.is_subset && !claim.rounded && claim.scope.is_none();
    let before = before(figures, row).filter(|before| *before != said)?;
    let now = number(figures, figures.report, row, IN_FORCE)?;
    let told = now == said && stand_beside_this_year(figures, claim);
    if !of_last || !plain || !told || figures.last_year.is_ok() {
        return None;
    }
    let cell = |column| CellId::new(TableId::Proactive, row, column);
    Some(ClaimState::Contradicted(Explanation {
        plus: vec![cell(IN_FORCE), cell(REPEALED)],
        minus: vec![cell(MADE)],
        value: before.to_string(),
    }))
}

/// The sentence tells of this year, too: otherwise its year alone is at fault.
pub(super) fn stand_beside_this_year(figures: &Figures<'_>, claim: &Claim) -> bool {
    sentence(claim.place).is_some_and(|(section, index)| {
        let told = figures.sentences_of(section).get(index);
        told.is_some_and(|told| told.has(phrases::COMPARING))
    })
}

const IN_FORCE: &str = "in-force";
const MADE: &str = "made";
const REPEALED: &str = "repealed";

/// In force before those of this year were made and repealed.
fn before(figures: &Figures<'_>, row: RowId) -> Option<Decimal> {
    if figures.form.edition != Edition::E2021 {
        return None;
    }
    let own = |column| number(figures, figures.report, row, column);
    Some(own(IN_FORCE)? + own(REPEALED)? - own(MADE)?)
}

/// A cell that was read with certainty.
fn number(
    figures: &Figures<'_>,
    report: &Report,
    row: RowId,
    column: &'static str,
) -> Option<Decimal> {
    let values = of(figures, report, Subject::Proactive(row, column), Blank::Unknown).ok()?;
    let mut values = values.iter();
    let value = values.next().filter(|one| one.certain)?;
    values.next().is_none().then_some(value.value)
}

//! Numbers of one year held against each other: `企业申请超过自然人`, `以自然人为主`, `半数以上予以公开`.

use rust_decimal::Decimal;

use super::explain::{self, Blank, Valued, Values, check_comparable};
use super::{ClaimState, Explanation, Figures, whole};
use crate::rules::outcome::Why;
use model::{Claim, Ratio, Subject};

/// One expression of each that comes out is enough.
pub(super) fn against(
    figures: &Figures<'_>,
    claim: &Claim,
    (kind, said, other): (Ratio, Decimal, Subject),
) -> Result<ClaimState, Why> {
    check_whole(figures, claim)?;
    let own = read(figures, claim.subject)?;
    let mut others: Vec<Valued> = Vec::new();
    for subject in meant(other) {
        others.extend(read(figures, subject)?.all);
    }
    let holds = |one: Decimal, other: Decimal| match kind {
        Ratio::Difference => one - other == said,
        kind => kind.is_share_of(one, other, said),
    };
    let pairs = || own.all.iter().flat_map(|one| others.iter().map(move |other| (one, other)));
    if let Some((one, other)) = pairs().find(|(one, other)| holds(one.value, other.value)) {
        return Ok(ClaimState::Explained(beside(kind, one, other)));
    }
    if !own.all.iter().chain(&others).all(|one| one.certain) {
        return Err(Why::CellNotRead);
    }
    let nearest = pairs().next().ok_or(Why::NotInTheTables)?;
    Ok(ClaimState::Contradicted(beside(kind, nearest.0, nearest.1)))
}

/// 20 件申请里，自然人和企业各占一半: of all requests, where there are so many.
///
/// # Errors
/// It is of others, or of a part.
pub(super) fn check_whole(figures: &Figures<'_>, claim: &Claim) -> Result<(), Why> {
    check_comparable(claim)?;
    let Some((_, said)) = claim.within else { return Ok(()) };
    let totals = [Subject::TakenIn, Subject::Handled];
    let all = totals.iter().filter_map(|total| read(figures, *total).ok());
    let is_total = all.flat_map(|values| values.all).any(|one| one.value == said);
    if is_total { Ok(()) } else { Err(Why::PartOnly) }
}

/// A total of requests is meant one way or another.
fn meant(other: Subject) -> Vec<Subject> {
    match other {
        Subject::TakenIn | Subject::Handled => vec![Subject::Handled, Subject::TakenIn],
        other => vec![other],
    }
}

/// None of those that stand beside it in the form is greater.
pub(super) fn greatest(figures: &Figures<'_>, claim: &Claim) -> Result<ClaimState, Why> {
    check_whole(figures, claim)?;
    let own = read(figures, claim.subject)?;
    let mut certain = own.all.iter().all(|one| one.certain);
    let most = own.all.into_iter().max_by_key(|one| one.value).ok_or(Why::NotInTheTables)?;
    let mut greater: Option<Valued> = None;
    for subject in besides(claim.subject).ok_or(Why::NotInTheTables)? {
        let values = read(figures, subject)?;
        certain &= values.all.iter().all(|one| one.certain);
        let least = values.all.into_iter().min_by_key(|one| one.value);
        let more = least.filter(|one| one.value > most.value);
        greater = greater.into_iter().chain(more).max_by_key(|one| one.value);
    }
    match greater {
        None => Ok(ClaimState::Explained(most.explanation())),
        Some(_) if !certain => Err(Why::CellNotRead),
        Some(other) => Ok(ClaimState::Contradicted(beside(Ratio::Rank, &most, &other))),
    }
}

/// What is counted beside a subject, and of which neither is a part of the other. What is disclosed in part has a row of
/// its own here.
fn besides(subject: Subject) -> Option<Vec<Subject>> {
    match subject {
        Subject::Outcome(own @ "disclosed") => Some(whole::other_classes(own)),
        Subject::Applicants(_) | Subject::Outcome(_) => whole::beside(subject),
        _ => None,
    }
}

/// All values of a subject.
///
/// # Errors
/// One of them could not be read.
fn read(figures: &Figures<'_>, subject: Subject) -> Result<Values, Why> {
    let values = explain::of(figures, figures.report, subject, Blank::Nothing)?;
    values.unread.map_or(Ok(values), Err)
}

/// `14 < 18`, `12 - 20 = -8`, `14 ÷ 32 = 43.75%`, with the cells of both.
fn beside(kind: Ratio, one: &Valued, other: &Valued) -> Explanation {
    let (own, beside) = (one.value.normalize(), other.value.normalize());
    let share = || {
        let hundred = one.value.checked_mul(Decimal::ONE_HUNDRED)?;
        hundred.checked_div(other.value).map(|share| share.round_dp(2).normalize())
    };
    let value = match (kind, share()) {
        (Ratio::Difference, _) => format!("{own} - {beside} = {}", (own - beside).normalize()),
        (Ratio::Rank, _) | (_, None) => format!("{own} < {beside}"),
        (_, Some(share)) => format!("{own} ÷ {beside} = {share}%"),
    };
    let both = |one: &[model::CellId], other: &[model::CellId]| [one, other].concat();
    Explanation {
        plus: both(&one.expression.plus, &other.expression.plus),
        minus: both(&one.expression.minus, &other.expression.minus),
        value,
    }
}

//! Shares and growth, recomputed with the digits that are printed.

use rust_decimal::Decimal;

use super::explain::{self, Blank, Valued, Values, check_comparable, sentence};
use super::{ClaimState, Explanation, Figures, whole};
use crate::rules::catalogue::phrases;
use crate::rules::outcome::Why;
use crate::rules::text::contains_one;
use model::{
    Claim, ClaimPeriod, Dispute, Quantity, Ratio, RatioClaim, Subject, is_percentage, is_rounded,
};

pub(super) fn share(
    figures: &Figures<'_>,
    claim: &Claim,
    said: Decimal,
    whole: Option<Subject>,
) -> Result<ClaimState, Why> {
    if claim.subject == Subject::HandledInTime {
        return Err(Why::NotInTheTables);
    }
    // 办结率 100%: nothing is left.
    if claim.subject == Subject::Handled && said == Decimal::ONE_HUNDRED {
        return match contains_one(&figures.clause(claim.place), phrases::FINISHED) {
            true => all_handled(figures, claim),
            // 答复率 100%: of what fell due, which no table counts.
            false => Err(Why::NotInTheTables),
        };
    }
    // 占六成: within so many points.
    let about = claim.rounded;
    check_comparable(&Claim { rounded: false, ..claim.clone() })?;
    let is_share = |part: Decimal, whole: Decimal| match about {
        true => Ratio::About.is_share_of(part, whole, said),
        false => is_percentage(part, whole, said),
    };
    let own = of_sentence(figures, claim)?;
    let mut parts = numbers(own, claim.subject);
    let of_tables = explain::of(figures, figures.report, claim.subject, Blank::Unknown)?;
    let mut unread = of_tables.unread;
    parts.extend(of_tables.all);
    let mut wholes_read: Vec<Valued> = Vec::new();
    for subject in wholes(claim.subject, whole) {
        wholes_read.extend(numbers(own, subject));
        match explain::of(figures, figures.report, subject, Blank::Unknown) {
            Ok(values) => {
                unread = unread.or(values.unread);
                wholes_read.extend(values.all);
            }
            // What no table knows explains nothing; what was not read may.
            Err(Why::NotInTheTables) => {}
            Err(why) => unread = unread.or(Some(why)),
        }
    }
    let wholes = wholes_read;
    let pairs = || parts.iter().flat_map(|part| wholes.iter().map(move |whole| (part, whole)));
    if let Some((part, whole)) = pairs().find(|(part, whole)| is_share(part.value, whole.value)) {
        return Ok(ClaimState::Explained(quotient(part, whole, said)));
    }
    // Where the sentence does not say of what, its other shares may; else there may be a whole that no
    // table knows.
    let common = || wholes.iter().find(|one| siblings(own, claim, one.value) >= SIBLINGS);
    let found = match whole {
        _ if claim.subject == Subject::Handled => {
            pairs().find(|(part, whole)| part.value <= whole.value)
        }
        Some(_) => pairs().next(),
        // 自然人占比: of all requests.
        None if matches!(claim.subject, Subject::Applicants(_)) => pairs().next(),
        None => common().and_then(|whole| Some((parts.first()?, whole))),
    };
    let Some((part, whole)) = found else { return Err(Why::NotInTheTables) };
    if let Some(why) = unread {
        return Err(why);
    }
    if !parts.iter().chain(&wholes).all(|one| one.certain) {
        return Err(Why::CellNotRead);
    }
    let hundred = part.value.checked_mul(Decimal::ONE_HUNDRED);
    let computed = hundred.and_then(|part| part.checked_div(whole.value));
    let computed = computed.ok_or(Why::NotInTheTables)?.round_dp(said.scale().max(2));
    Ok(ClaimState::Contradicted(quotient(part, whole, computed)))
}

/// The ratio that two numbers of the text have, where it is not the one that is said.
///
/// # Errors
/// It cannot be computed.
pub(in crate::rules) fn differs(ratio: &RatioClaim) -> Result<Option<String>, Why> {
    let ((_, part), (_, whole), said) = (ratio.part, ratio.whole, ratio.said);
    if ratio.kind == Ratio::Balance {
        return Ok(balance(ratio));
    }
    let growth = |now: Decimal| now - whole;
    let fits = |whole: &Decimal| ratio.kind.is_share_of(part, *whole, said);
    let holds = match ratio.kind {
        Ratio::Share | Ratio::About | Ratio::Over | Ratio::AtLeast | Ratio::Under => {
            ratio.others.iter().chain([&whole]).any(fits)
        }
        Ratio::Balance => true,
        Ratio::Direction => growth(part) * said > Decimal::ZERO,
        Ratio::Growth => {
            ratio.others.iter().chain([&part]).any(|now| is_percentage(growth(*now), whole, said))
        }
        Ratio::Difference => ratio.others.iter().chain([&part]).any(|now| growth(*now) == said),
        Ratio::Multiple => part.checked_div(whole).is_some_and(|times| is_times(times, said)),
        Ratio::Average => {
            ratio.others.iter().chain([&part]).any(|sum| is_average(*sum, whole, said))
        }
        Ratio::Rank => part >= whole,
        Ratio::Hundred => {
            ratio.others.iter().sum::<Decimal>() <= Decimal::new(i64::from(MOST_PERCENT), 1)
        }
    };
    if holds {
        return Ok(None);
    }
    computed(ratio).map(Some)
}

/// How the numbers give another one than is said.
fn computed(ratio: &RatioClaim) -> Result<String, Why> {
    let ((_, part), (_, whole), said) = (ratio.part, ratio.whole, ratio.said);
    let (shown, total) = (part.normalize(), whole.normalize());
    let digits = said.scale().max(2);
    let percents = |part: Decimal| {
        let hundred = part.checked_mul(Decimal::ONE_HUNDRED);
        let exact = hundred.and_then(|part| part.checked_div(whole)).ok_or(Why::NotInTheTables);
        exact.map(|exact| exact.round_dp(digits).normalize())
    };
    Ok(match ratio.kind {
        Ratio::Multiple | Ratio::Average => {
            let times = part.checked_div(whole).ok_or(Why::NotInTheTables)?;
            format!("{shown} ÷ {total} = {}", times.round_dp(digits).normalize())
        }
        Ratio::Difference | Ratio::Direction => {
            format!("{total} → {shown}: {}", signed(part - whole))
        }
        Ratio::Share | Ratio::About | Ratio::Over | Ratio::AtLeast | Ratio::Under => {
            format!("{shown} ÷ {total} = {}%", percents(part)?)
        }
        Ratio::Rank => format!("{shown} < {total}"),
        Ratio::Hundred => {
            let terms: Vec<String> = ratio.others.iter().map(|share| format!("{share}%")).collect();
            let sum = ratio.others.iter().sum::<Decimal>().normalize();
            format!("{} = {sum}%", terms.join(" + "))
        }
        Ratio::Growth | Ratio::Balance => {
            format!("{total} → {shown}: {}%", signed(percents(part - whole)?))
        }
    })
}

/// How much more or less: `+3`, `-8`, `0`.
fn signed(change: Decimal) -> String {
    let change = change.normalize();
    if change.is_zero() { change.to_string() } else { format!("{change:+}") }
}

/// An average with the digits that are printed, rounded in any way.
fn is_average(sum: Decimal, parts: Decimal, said: Decimal) -> bool {
    let digit = Decimal::new(1, said.scale());
    sum.checked_div(parts).is_none_or(|exact| (exact - said).abs() < digit)
}

/// Percentages of one whole, each rounded, may come to half a point more than a hundred.
const MOST_PERCENT: u32 = 1_005;

/// `52 - 7 + 1 = 46`, where that is not what is said to be left. Something else came or went where it is far from it.
fn balance(ratio: &RatioClaim) -> Option<String> {
    let (first, said) = (ratio.whole.1, ratio.said);
    let left: Decimal = ratio.others.iter().sum::<Decimal>() + first;
    let far = (left - said).abs().checked_mul(Decimal::TWO)? > said;
    if left == said || far {
        return None;
    }
    let terms = ratio.others.iter().map(|change| {
        let sign = if change.is_sign_negative() { '-' } else { '+' };
        format!(" {sign} {}", change.abs().normalize())
    });
    let terms: String = terms.collect();
    Some(format!("{}{terms} = {}", first.normalize(), left.normalize()))
}

/// So many shares of a sentence that come out with one whole tell what the others are of.
const SIBLINGS: usize = 1;

/// How many other shares of the sentence come out with this whole.
fn siblings(own: &[Claim], claim: &Claim, whole: Decimal) -> usize {
    let others = own.iter().filter(|other| other.place != claim.place);
    let holds = |other: &&Claim| match other.quantity {
        Quantity::Share(share, None) => numbers(own, other.subject)
            .iter()
            .any(|part| !part.value.is_zero() && is_percentage(part.value, whole, share)),
        _ => false,
    };
    others.filter(holds).count()
}

pub(super) fn growth(
    figures: &Figures<'_>,
    claim: &Claim,
    said: Decimal,
) -> Result<ClaimState, Why> {
    check_comparable(claim)?;
    let rate = |now: Decimal, before: Decimal| is_percentage(now - before, before, said);
    compare(figures, claim, rate, |now, before| {
        let more = (now - before).checked_mul(Decimal::ONE_HUNDRED)?;
        Some(more.checked_div(before)?.round_dp(said.scale().max(2)))
    })
}

pub(super) fn change(
    figures: &Figures<'_>,
    claim: &Claim,
    said: Decimal,
) -> Result<ClaimState, Why> {
    // 有所下降, 减少约 3 件: only the direction is said.
    let about = claim.rounded;
    check_comparable(&Claim { rounded: false, ..claim.clone() })?;
    let holds = |now: Decimal, before: Decimal| match about {
        true => (now - before) * said > Decimal::ZERO,
        false => now - before == said,
    };
    compare(figures, claim, holds, |now, before| Some(now - before))
}

/// 是上年的三倍: with the digits that are printed.
pub(super) fn times(
    figures: &Figures<'_>,
    claim: &Claim,
    said: Decimal,
) -> Result<ClaimState, Why> {
    super::against::check_whole(figures, claim)?;
    let holds = |now: Decimal, before: Decimal| {
        now.checked_div(before).is_some_and(|times| is_times(times, said))
    };
    compare(figures, claim, holds, |now, before| Some(now.checked_div(before)?.round_dp(2)))
}

/// Twice and a little more is 翻番, too; one and a half is not yet twice.
fn is_times(times: Decimal, said: Decimal) -> bool {
    let margin = said.checked_mul(Decimal::new(5, 2)).map_or(MARGIN, |part| part.max(MARGIN));
    let short = said.scale() == 0 && said - times > margin;
    (is_rounded(times, said) && !short) || times.trunc() == said
}

/// By how much a multiple may be less than the whole number that is said.
const MARGIN: Decimal = Decimal::from_parts(4, 0, 0, false, 1);

/// This year's numbers against last year's, from the sentence or from the reports.
fn compare(
    figures: &Figures<'_>,
    claim: &Claim,
    holds: impl Fn(Decimal, Decimal) -> bool,
    computed: impl Fn(Decimal, Decimal) -> Option<Decimal>,
) -> Result<ClaimState, Why> {
    let own = of_sentence(figures, claim)?;
    let mut now = numbers(own, claim.subject);
    let here = explain::of(figures, figures.report, claim.subject, Blank::Unknown)?;
    // 19 件，比上年减少 4 件: of the number that is said, where a table has it. A growth may be that of what was received,
    // though the number beside it is of all.
    let told = matches!(claim.quantity, Quantity::Change(_))
        && now.len() == 1
        && here.iter().any(|one| Some(one.value) == now.first().map(|own| own.value));
    now.extend(here.all.into_iter().filter(|_| !told));
    let mut before = stated_for_last_year(figures, own, claim);
    if let Ok(last) = figures.last_year {
        before.extend(read(explain::of(figures, last, claim.subject, Blank::Unknown)));
    }
    if before.is_empty() {
        return Err(figures.last_year.err().unwrap_or(Why::LastYearNotRead));
    }
    let pairs = || now.iter().flat_map(|now| before.iter().map(move |before| (now, before)));
    let found = pairs().find(|(now, before)| holds(now.value, before.value));
    if let Some((now, _)) = found {
        return Ok(ClaimState::Explained(now.explanation()));
    }
    if !now.iter().chain(&before).all(|one| one.certain) {
        return Err(Why::CellNotRead);
    }
    // Both years counted in one way: the one that gives this year's number of the sentence.
    let alike = |said: &Valued| {
        let here = explain::of(figures, figures.report, claim.subject, Blank::Unknown).ok()?;
        let last = figures.last_year.ok()?;
        let there = explain::of(figures, last, claim.subject, Blank::Unknown).ok()?;
        let whole = here.unread.is_none() && there.unread.is_none();
        let mut both = here.all.into_iter().zip(there.all).filter(|_| whole);
        both.find(|(here, _)| here.value == said.value)
    };
    let alike = numbers(own, claim.subject).iter().find_map(alike);
    let found = alike.as_ref().map(|(this, last)| (this, last)).or_else(|| pairs().next());
    let Some((this, last)) = found else { return Err(Why::NoLastYear) };
    let value = computed(this.value, last.value).ok_or(Why::NotInTheTables)?;
    let sign = if matches!(claim.quantity, Quantity::Growth(_)) { "%" } else { "" };
    let (before, now) = (last.value.normalize(), this.value.normalize());
    let value = format!("{before} → {now}: {}{sign}", signed(value));
    Ok(ClaimState::Contradicted(Explanation { value, ..this.explanation() }))
}

fn read(values: Result<Values, Why>) -> Vec<Valued> {
    values.map_or_else(|_| Vec::new(), |values| values.all)
}

/// Claims of one sentence that are compared with each other; those of reports have a tenth.
const MOST: usize = 50;

/// All claims of the sentence.
///
/// # Errors
/// There are too many to compare each with each.
fn of_sentence<'a>(figures: &Figures<'a>, claim: &Claim) -> Result<&'a [Claim], Why> {
    let mut sentences =
        figures.report.claims.chunk_by(|one, other| sentence(one.place) == sentence(other.place));
    let own = |own: &&[Claim]| {
        own.first().is_some_and(|one| sentence(one.place) == sentence(claim.place))
    };
    let own = sentences.find(own).filter(|own| own.len() <= MOST);
    own.ok_or(Why::TooManyNumbers)
}

/// Numbers of the same sentence: what it says itself.
fn numbers(own: &[Claim], subject: Subject) -> Vec<Valued> {
    let same = |other: &&Claim| other.subject == subject && other.is_plain();
    own.iter().filter(same).filter_map(stated).collect()
}

fn stated_for_last_year(figures: &Figures<'_>, sentence: &[Claim], claim: &Claim) -> Vec<Valued> {
    let own = figures.report.year.get().copied();
    let last = |other: &&Claim| match other.period {
        ClaimPeriod::LastYear => true,
        ClaimPeriod::Year(year) => own == year.checked_add(1),
        ClaimPeriod::Own => false,
    };
    let same = |other: &&Claim| other.subject == claim.subject && other.scope.is_none();
    sentence.iter().filter(same).filter(last).filter_map(stated).collect()
}

fn stated(claim: &Claim) -> Option<Valued> {
    let Quantity::Number(value) = claim.quantity else { return None };
    Some(Valued { expression: explain::Expression::default(), value, certain: true })
}

/// Of what a share may be where the sentence does not say.
fn wholes(subject: Subject, whole: Option<Subject>) -> Vec<Subject> {
    if let Some(whole) = whole {
        // A total of requests is meant one way or another.
        return match whole {
            // 占新收总数
            Subject::Received => vec![Subject::Received],
            Subject::TakenIn | Subject::TakenInAll | Subject::Handled => {
                vec![whole, Subject::TakenIn, Subject::Handled]
            }
            other => vec![other],
        };
    }
    match subject {
        Subject::Disputes(Dispute::Review, _) => vec![Subject::Disputes(Dispute::Review, None)],
        Subject::Disputes(kind, _) => {
            vec![Subject::Disputes(kind, None), Subject::Disputes(Dispute::All, None)]
        }
        Subject::Handled => vec![Subject::TakenInAll, Subject::TakenIn, Subject::Due],
        _ => vec![Subject::Handled, Subject::TakenIn],
    }
}

/// 办结率 100 %, held against what is left; what the tables come to is told as a share.
fn all_handled(figures: &Figures<'_>, claim: &Claim) -> Result<ClaimState, Why> {
    let state = whole::all(figures, claim)?;
    if !matches!(state, ClaimState::Contradicted(_)) {
        return Ok(state);
    }
    let first = |subject| {
        let values = explain::of(figures, figures.report, subject, Blank::Nothing)?;
        values.all.into_iter().next().ok_or(Why::NotInTheTables)
    };
    let (part, whole) = (first(Subject::Handled)?, first(Subject::TakenInAll)?);
    let hundred = part.value.checked_mul(Decimal::ONE_HUNDRED);
    let share = hundred.and_then(|part| part.checked_div(whole.value));
    let share = share.ok_or(Why::NotInTheTables)?.round_dp(2).normalize();
    Ok(ClaimState::Contradicted(quotient(&part, &whole, share)))
}

fn quotient(part: &Valued, whole: &Valued, value: Decimal) -> Explanation {
    let mut cells = part.expression.plus.clone();
    cells.extend(&whole.expression.plus);
    let shown = format!("{} ÷ {} = {}%", part.value.normalize(), whole.value.normalize(), value);
    Explanation { plus: cells, minus: Vec::new(), value: shown }
}

#[cfg(test)]
mod tests;

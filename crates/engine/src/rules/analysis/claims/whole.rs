//! 全部, 均: what would have to be nothing beside it.

use rust_decimal::Decimal;

use super::explain::{self, Blank, Valued, check_comparable};
use super::{ClaimState, Explanation, Figures, sets};
use crate::rules::catalogue::phrases;
use crate::rules::outcome::Why;
use crate::rules::text::contains_one;
use model::{CellId, Claim, ClaimPeriod, Dispute, Subject, TableId};

pub(super) fn all(figures: &Figures<'_>, claim: &Claim) -> Result<ClaimState, Why> {
    if claim.period != ClaimPeriod::Own {
        return Err(Why::AnotherYear);
    }
    // That all were answered in time is said of those that were answered.
    // 均已在期限内办结 says that all are done with.
    let clause = figures.clause(claim.place);
    let in_time = contains_one(&clause, phrases::TIME_LIMITS);
    if in_time && !contains_one(&clause, phrases::FINISHED) {
        return Err(Why::NotInTheTables);
    }
    if let Some(state) = of_carried(figures, claim) {
        return state;
    }
    let against = match claim.subject {
        Subject::Outcome(row) => beside_a_row(figures, claim, row),
        _ => None,
    };
    let against = against.or_else(|| beside(claim.subject)).ok_or(Why::NotInTheTables)?;
    let mut rest = Explanation::default();
    let mut total = Decimal::ZERO;
    let mut certain = true;
    for subject in against {
        let values = explain::of(figures, figures.report, subject, Blank::Nothing)?;
        let Some(first) = values.all.into_iter().next() else { return Err(Why::NotInTheTables) };
        certain &= first.certain;
        total += first.value;
        if !first.value.is_zero() {
            rest.plus.extend(first.expression.plus);
        }
    }
    if let Some(part) = told_as_disclosed(figures, claim).filter(|_| total.is_zero()) {
        (total, certain) = (part.value, certain && part.certain);
        rest.plus = part.expression.plus;
    }
    rest.value = total.normalize().to_string();
    if total.is_zero() && !discloses_parts_only(figures, claim.subject) {
        return Ok(ClaimState::Explained(zeros(claim.subject)));
    }
    check_comparable(claim)?;
    if total.is_zero() || !is_of_the_whole(figures, claim) {
        return Err(Why::PartOnly);
    }
    if certain { Ok(ClaimState::Contradicted(rest)) } else { Err(Why::CellNotRead) }
}

/// 全部予以公开, in the words of the form: what is disclosed in part has a row of its own.
fn told_as_disclosed(figures: &Figures<'_>, claim: &Claim) -> Option<Valued> {
    let disclosed = claim.subject == Subject::Outcome("disclosed");
    let words = disclosed && contains_one(&figures.printed(claim.place), phrases::ROW_DISCLOSED);
    let part = Subject::Outcome("partly-disclosed");
    let part = explain::of(figures, figures.report, part, Blank::Nothing).ok().filter(|_| words)?;
    part.all.into_iter().next().filter(|part| !part.value.is_zero())
}

/// 全部公开, and some of it in part: the words leave it open.
fn discloses_parts_only(figures: &Figures<'_>, subject: Subject) -> bool {
    let part = first(figures, Subject::Outcome("partly-disclosed"));
    subject == Subject::Outcome("disclosed") && part.is_some_and(|part| !part.is_zero())
}

/// Whether what is said of a number is said of the whole: of 8 件申请均予以公开, whether there were 8 in all, and fewer than 8
/// of them are of that row. (The others may be those that were carried in.)
fn is_of_the_whole(figures: &Figures<'_>, claim: &Claim) -> bool {
    let Some((_, said)) = claim.within else { return true };
    let is_said = |subject| first(figures, subject) == Some(said);
    let own = match claim.subject {
        Subject::Disputes(kind, _) => return is_said(Subject::Disputes(kind, None)),
        Subject::Handled => return true,
        Subject::Applicants(_) if !is_said(Subject::Received) => return false,
        Subject::Outcome("disclosed") if told_as_disclosed(figures, claim).is_none() => {
            Subject::Outcome("disclosed-in-all")
        }
        own => own,
    };
    // 审计报告类申请 5 件: all of them only where no more were received.
    let of_a_kind = sets::is_of_a_kind(figures, claim);
    let whole = is_said(Subject::Received) || (!of_a_kind && is_said(Subject::Handled));
    whole && first(figures, own).is_some_and(|own| own < said)
}

/// The plainest value of a subject.
fn first(figures: &Figures<'_>, subject: Subject) -> Option<Decimal> {
    let values = explain::of(figures, figures.report, subject, Blank::Nothing).ok()?;
    values.all.first().map(|one| one.value)
}

/// 上年结转的 4 件均为自然人申请: of the row of those, where the number is that of the row.
fn of_carried(figures: &Figures<'_>, claim: &Claim) -> Option<Result<ClaimState, Why>> {
    let (place, said) = claim.within?;
    let Subject::Applicants(own) = claim.subject else { return None };
    let carried = |other: &Claim| other.place == place && other.subject == Subject::CarriedIn;
    if !figures.report.claims.iter().any(carried) {
        return None;
    }
    if first(figures, Subject::CarriedIn) != Some(said) {
        return Some(Err(Why::PartOnly));
    }
    let (mut rest, mut total) = (Explanation::default(), Decimal::ZERO);
    for column in COLUMNS {
        let persons = column == "natural-person";
        let is_own = if own == "legal-persons" { !persons } else { column == own };
        let id = CellId::new(TableId::Applications, "carried-in", column);
        let cell = figures.report.cell(id).filter(|_| !is_own);
        let Some(count) = cell.filter(|cell| cell.certain).map(|cell| cell.count()) else {
            if is_own {
                continue;
            }
            return Some(Err(Why::CellNotRead));
        };
        let count = count.unwrap_or_default();
        if count > 0 {
            rest.plus.push(id);
            total += Decimal::from(count);
        }
    }
    rest.value = total.normalize().to_string();
    if total.is_zero() {
        return Some(Ok(ClaimState::Explained(zeros(claim.subject))));
    }
    Some(check_comparable(claim).map(|()| ClaimState::Contradicted(rest)))
}

/// 5 件均以过程性信息为由不予公开: the other rows of its class, and the other classes.
fn beside_a_row(figures: &Figures<'_>, claim: &Claim, row: &str) -> Option<Vec<Subject>> {
    let (class, _) = row.split_once('.').filter(|_| claim.within.is_some())?;
    let rows = figures.form.table(TableId::Applications)?.rows.iter().map(|row| row.id);
    let of_class = |id: &&str| id.split_once('.').is_some_and(|(own, _)| own == class);
    let classes = CLASSES.into_iter().filter(|other| other.split('-').next() != Some(class));
    let others = rows.filter(|id| of_class(id) && *id != row);
    Some(classes.chain(others).map(Subject::Outcome).collect())
}

const COLUMNS: [&str; 6] =
    ["natural-person", "business", "research", "public-welfare", "legal-service", "other"];
const CLASSES: [&str; 6] =
    ["disclosed", "partly-disclosed", "refused", "unavailable", "declined", "other-handling"];

/// What has to be 0 where all of them are of one kind.
pub(super) fn beside(subject: Subject) -> Option<Vec<Subject>> {
    Some(match subject {
        Subject::Handled => vec![Subject::CarriedOut],
        Subject::Applicants("legal-persons") => vec![Subject::Applicants("natural-person")],
        Subject::Applicants(column) => {
            COLUMNS.into_iter().filter(|other| *other != column).map(Subject::Applicants).collect()
        }
        // What is disclosed in part is disclosed, too.
        Subject::Outcome("disclosed" | "disclosed-in-all") => {
            CLASSES.into_iter().skip(2).map(Subject::Outcome).collect()
        }
        Subject::Outcome(id) if CLASSES.contains(&id) => other_classes(id),
        Subject::Disputes(kind, Some(column @ ("upheld" | "corrected" | "other" | "pending"))) => {
            ["upheld", "corrected", "other", "pending"]
                .into_iter()
                .filter(|other| *other != column)
                .map(|other| Subject::Disputes(kind, Some(other)))
                .collect()
        }
        Subject::Disputes(Dispute::All | Dispute::Litigation | Dispute::Review, _)
        | Subject::Disputes(..)
        | Subject::Outcome(_)
        | Subject::Received
        | Subject::TakenIn
        | Subject::TakenInAll
        | Subject::CarriedIn
        | Subject::Due
        | Subject::CarriedOut
        | Subject::Proactive(..)
        | Subject::Notices
        | Subject::Charged
        | Subject::Collected
        | Subject::HandledInTime => return None,
    })
}

/// The classes of outcomes without this one.
pub(super) fn other_classes(own: &str) -> Vec<Subject> {
    CLASSES.into_iter().filter(|other| *other != own).map(Subject::Outcome).collect()
}

/// What shows that it is so, for the mark in the text.
fn zeros(subject: Subject) -> Explanation {
    let cell = match subject {
        Subject::Handled => CellId::new(TableId::Applications, "carried-out", "total"),
        _ => return Explanation { value: "0".into(), ..Explanation::default() },
    };
    Explanation { plus: vec![cell], minus: Vec::new(), value: "0".into() }
}

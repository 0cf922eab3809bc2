//! The set in which a number counts: a part is judged with the whole that it is a part of.

use rust_decimal::Decimal;

use super::explain::{Blank, Values, of, sentence, values};
use super::{Explanation, Figures};
use crate::rules::analysis::lists;
use model::{Claim, ClaimPeriod, Dispute, ListClaim, Place, Quantity, RatioClaim, Subject};

/// Whether the number may count in another set than the tables: a part, several together, or cases of all business.
pub(super) fn is_of_another_set(
    figures: &Figures<'_>,
    claim: &Claim,
    said: Decimal,
    row: &Values,
) -> bool {
    // 发出补正通知 4 份，其中逾期未补正 4 件: a part, and more than its row all the same.
    (!claim.is_subset && is_part(figures, claim))
        || is_part_of_its_base(figures, claim, said)
        || is_of_an_unknown_set(figures, claim)
        || is_none_of_a_part(figures, claim)
        || is_one_of_several(figures, claim, said, row)
        || is_of_all_cases(figures, claim, said)
        || shares_its_row(figures, claim, said, row)
}

/// Whether the number is one of several that come to a whole, and counts what the whole counts.
fn is_part(figures: &Figures<'_>, claim: &Claim) -> bool {
    // Those of its own sentence first: their numbers are looked through one by one.
    let near = |list: &&ListClaim| sentence(list.whole.0) == sentence(claim.place);
    figures.report.lists.iter().filter(near).any(|list| {
        let listed = list.parts.iter().any(|(place, _)| *place == claim.place);
        let whole = |other: &&Claim| other.place == list.whole.0 && other.subject == claim.subject;
        let total =
            matches!(claim.subject, Subject::TakenIn | Subject::Received | Subject::Handled);
        // 审查 312 件，废止 38 件、修改 9 件、继续有效 265 件: of something that no table counts.
        let told = || {
            figures.report.claims.iter().any(|other| other.place == list.whole.0)
                || TOTALS.iter().any(|one| comes_to(figures, *one, list.whole.1.into()))
        };
        listed
            && lists::adds_up(list)
            && (total || !told() || figures.report.claims.iter().any(|other| whole(&other)))
    })
}

/// 不存在 6 件、非本机关掌握 9 件，共 35 件: whether the number and those beside it in a list that comes out, of which nobody
/// knows what they count, come to the row together.
fn shares_its_row(figures: &Figures<'_>, claim: &Claim, said: Decimal, row: &Values) -> bool {
    let near = |list: &&ListClaim| sentence(list.whole.0) == sentence(claim.place);
    let unknown = |place: Place| !figures.report.claims.iter().any(|other| other.place == place);
    let together = |list: &ListClaim| {
        let Some(at) = list.parts.iter().position(|(place, _)| *place == claim.place) else {
            return false;
        };
        let comes_to_row = |beside: &mut dyn Iterator<Item = &(Place, u64)>| {
            let mut sum = said;
            beside.take(MOST_OF_A_ROW).take_while(|(place, _)| unknown(*place)).any(|(_, part)| {
                sum += Decimal::from(*part);
                row.iter().any(|one| one.value == sum)
            })
        };
        let before = list.parts.get(..at).unwrap_or(&[]);
        let behind = list.parts.get(at + 1..).unwrap_or(&[]);
        lists::adds_up(list)
            && (comes_to_row(&mut behind.iter()) || comes_to_row(&mut before.iter().rev()))
    };
    matches!(claim.subject, Subject::Outcome(_))
        && figures.report.lists.iter().filter(near).any(together)
}

/// Parts of a list that are of one row.
const MOST_OF_A_ROW: usize = 3;

/// 收到 68 件，占新收 112 件的六成: whether the number is a share of a larger one that the tables have for its subject.
fn is_part_of_its_base(figures: &Figures<'_>, claim: &Claim, said: Decimal) -> bool {
    use model::Ratio::{About, AtLeast, Over, Share, Under};
    let of_claim = |ratio: &&RatioClaim| {
        let shares = matches!(ratio.kind, Share | About | Over | AtLeast | Under);
        shares && ratio.part.0 == claim.place && ratio.whole.1 > said
    };
    claim.subject.is_total()
        && figures.report.ratios.iter().filter(of_claim).any(|ratio| {
            ratio.whole.0 != claim.place && comes_to(figures, claim.subject, ratio.whole.1)
        })
}

/// Whether it counts a part of a number that is none of the tables' totals: of a kind of applicant, of a month.
fn is_of_an_unknown_set(figures: &Figures<'_>, claim: &Claim) -> bool {
    let Some((place, value)) = claim.within else { return false };
    let parted = |whole: Subject| match claim.subject {
        Subject::Outcome(_) => whole.is_total() || matches!(whole, Subject::Outcome(_)),
        Subject::Disputes(..) => matches!(whole, Subject::Disputes(..)),
        // 法人或其他组织 6 件（商业企业 4 件）
        Subject::Applicants(_) => whole.is_total() || whole == Subject::Applicants("legal-persons"),
        _ => whole.is_total(),
    };
    let of_table = matches!(
        claim.subject,
        Subject::Outcome(_) | Subject::Applicants(_) | Subject::Disputes(..) | Subject::Handled
    );
    let plain = |other: &Claim| {
        let explained =
            || values(figures, other).is_ok_and(|all| all.iter().any(|one| one.value == value));
        parted(other.subject) && (other.is_plain() || explained())
    };
    let mut near = figures.report.claims.iter().filter(|other| other.place == place);
    // 维持 3 件（直接起诉 1 件、复议后起诉 2 件）: of those that ended so.
    let ended = |other: &Claim| matches!(other.subject, Subject::Disputes(_, Some(_)));
    if matches!(claim.subject, Subject::Disputes(_, None)) && near.clone().any(ended) {
        return true;
    }
    let total = |subject: &Subject| parted(*subject) && comes_to(figures, *subject, value);
    of_table && !near.any(plain) && !TOTALS.iter().any(total)
}

/// Some expression of the tables for this subject has this value.
fn comes_to(figures: &Figures<'_>, subject: Subject, value: Decimal) -> bool {
    let own = of(figures, figures.report, subject, Blank::Unknown);
    own.is_ok_and(|all| all.iter().any(|one| one.value == value))
}

/// 7 件行政诉讼均已审结, 不予公开 7 件，均不涉及国家秘密: whether the tables have no total or class of 7 that this may be said of.
fn is_none_of_a_part(figures: &Figures<'_>, claim: &Claim) -> bool {
    let (Some((_, value)), Quantity::Number(said)) = (claim.within, claim.quantity) else {
        return false;
    };
    let whole = match claim.subject {
        Subject::Disputes(kind, Some("pending")) => Subject::Disputes(kind, None),
        Subject::CarriedOut => Subject::TakenIn,
        Subject::Outcome(row) => Subject::Outcome(row.split('.').next().unwrap_or(row)),
        _ => return false,
    };
    let is_value = |subject: &Subject| {
        let own = of(figures, figures.report, *subject, Blank::Unknown);
        own.is_ok_and(|own| own.all.first().is_some_and(|one| one.value == value))
    };
    said.is_zero() && !is_value(&whole) && !TOTALS.iter().any(is_value)
}

/// What the tables have totals of.
const TOTALS: [Subject; 5] = [
    Subject::TakenIn,
    Subject::Handled,
    Subject::Disputes(Dispute::Review, None),
    Subject::Disputes(Dispute::Litigation, None),
    Subject::Disputes(Dispute::All, None),
];

/// Whether it is said of a number before which words stand that are not known: 审计报告类申请 5 件.
pub(super) fn is_of_a_kind(figures: &Figures<'_>, claim: &Claim) -> bool {
    let Some((place, _)) = claim.within else { return false };
    let mut near = figures.report.claims.iter().filter(|other| other.place == place).peekable();
    near.peek().is_some() && near.all(|other| other.is_open)
}

/// 书面答复 33 件，电话答复 12 件: whether it comes to what the tables have with the numbers beside it that count the same.
fn is_one_of_several(figures: &Figures<'_>, claim: &Claim, said: Decimal, row: &Values) -> bool {
    let near = |other: &&Claim| sentence(other.place) == sentence(claim.place);
    let own = figures.report.claims.iter().skip_while(|other| !near(other));
    let beside = own.take_while(near).take(MOST_BESIDE).filter(|other| {
        let same = other.subject == claim.subject && other.place != claim.place;
        same && other.period == claim.period && other.scope == claim.scope
    });
    let mut sum = said;
    let mut numbers = beside.filter_map(|other| match other.quantity {
        Quantity::Number(more) => Some(more),
        _ => None,
    });
    !said.is_zero()
        && numbers.any(|more| {
            sum += more;
            row.iter().any(|one| one.value == sum)
        })
}

/// 行政复议 9 件，其中涉及信息公开 4 件: whether the text has a smaller number of such cases beside it, which the tables have.
/// Those of all business are no concern of the form.
fn is_of_all_cases(figures: &Figures<'_>, claim: &Claim, said: Decimal) -> bool {
    if !matches!(claim.subject, Subject::Disputes(_, None)) || claim.period != ClaimPeriod::Own {
        return false;
    }
    let own = of(figures, figures.report, claim.subject, Blank::Unknown);
    let total = own.ok().and_then(|own| own.all.first().map(|one| one.value));
    let smaller = |value: Decimal| value < said && total == Some(value);
    // A result of the cases is no circle of them.
    let result = |place: Place| {
        let mut here = figures.report.claims.iter().filter(|other| other.place == place);
        here.any(|other| matches!(other.subject, Subject::Disputes(_, Some(_))))
    };
    let parted = |list: &ListClaim| {
        let first = list.parts.first();
        list.whole.0 == claim.place
            && first.is_some_and(|(place, part)| smaller((*part).into()) && !result(*place))
    };
    let near = |place: Place| match (sentence(place), sentence(claim.place)) {
        (Some((section, index)), Some((own, at))) => section == own && index.abs_diff(at) < 2,
        _ => false,
    };
    let own = figures.report.claims.iter().skip_while(|other| !near(other.place));
    let mut beside = own.take_while(|other| near(other.place)).take(MOST_BESIDE);
    let told = |other: &Claim| match other.quantity {
        Quantity::Number(value) => {
            let same = other.subject == claim.subject && other.period == ClaimPeriod::Own;
            same && smaller(value)
        }
        _ => false,
    };
    figures.report.lists.iter().any(parted) || beside.any(told)
}

/// Whether a part is larger than the row that it stands in.
pub(super) fn is_more_than_its_row(claim: &Claim, said: Decimal, row: &Values) -> bool {
    let plain = Claim { is_subset: false, ..claim.clone() }.is_plain();
    // 村民申请 12 件: no more than all natural persons.
    let parted = matches!(
        claim.subject,
        Subject::Outcome("other.misc" | "other.correction-overdue" | "other.fee-overdue")
            | Subject::Applicants("natural-person")
    );
    parted && plain && row.iter().all(|one| one.value < said)
}

/// 同意公开的 9 件，其中部分公开 1 件: what is disclosed in part is among them.
pub(super) fn with_the_partly_disclosed(
    figures: &Figures<'_>,
    claim: &Claim,
    said: Decimal,
) -> Option<Explanation> {
    let partly = Subject::Outcome("partly-disclosed");
    let is_among = |other: &Claim| {
        let within = other.within.is_some_and(|(whole, _)| whole == claim.place);
        other.subject == partly && within
    };
    if claim.subject != Subject::Outcome("disclosed") || !figures.report.claims.iter().any(is_among)
    {
        return None;
    }
    let both = Subject::Outcome("disclosed-in-all");
    let both = of(figures, figures.report, both, Blank::Unknown).ok()?;
    both.all.into_iter().find(|one| one.value == said).map(|one| one.explanation())
}

/// Claims of a sentence among which rows of a class are looked for.
const MOST_BESIDE: usize = 60;

/// 不予公开 18 件；行政查询事项 7 件: a class without those of its rows that the sentence counts beside it.
pub(super) fn without_named_rows(
    figures: &Figures<'_>,
    claim: &Claim,
    said: Decimal,
    own: &Values,
) -> Option<Explanation> {
    // 答复 41 件，因逾期不补正不再处理 2 件: what was answered is less than what was handled.
    let class = match claim.subject {
        Subject::Outcome(class) => class.strip_suffix("-handling").unwrap_or(class),
        Subject::Handled => "other",
        _ => return None,
    };
    let near = |other: &&Claim| sentence(other.place) == sentence(claim.place);
    let own_sentence = figures.report.claims.iter().skip_while(|other| !near(other));
    let rows = own_sentence.take_while(near).take(MOST_BESIDE);
    let mut rest = own.iter().next()?.explanation();
    let mut left = own.iter().next()?.value;
    for other in rows {
        let Subject::Outcome(row) = other.subject else { continue };
        if !row.strip_prefix(class).is_some_and(|row| row.starts_with('.')) {
            continue;
        }
        let of_row = of(figures, figures.report, other.subject, Blank::Unknown).ok()?;
        let first = of_row.all.into_iter().next()?;
        // 不予公开 9 件，均属行政执法案卷: the same ones. And what is counted twice is taken off once.
        let counted = first.expression.plus.iter().any(|cell| rest.minus.contains(cell));
        if other.quantity != Quantity::Number(first.value) || first.value == said || counted {
            continue;
        }
        left = left.checked_sub(first.value)?;
        rest.minus.extend(first.expression.plus);
    }
    rest.value = left.normalize().to_string();
    (left == said && !rest.minus.is_empty()).then_some(rest)
}

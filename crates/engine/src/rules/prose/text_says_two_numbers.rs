//! The prose names one fact twice with two numbers, and the tables cannot say which is right.

use crate::rules::catalogue::text::text_says_two_numbers::{self as text, slot};
use litemap::LiteMap;
use rust_decimal::Decimal;

use super::notices;
use crate::rules::Why;
use crate::rules::analysis::claims::ClaimState;
use crate::rules::analysis::claims::rounding::has_the_digits;
use crate::rules::catalogue::phrases;
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{Claim, Dispute, Place, Quantity, Statement, Subject};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    // What the tables explain or contradict is said elsewhere; several numbers may be meant by one word.
    let accused = notices::denied(cx).ok().flatten().map(|denied| denied.place);
    let open = |(claim, state): &(&Claim, &ClaimState)| {
        (claim.is_plain() || is_money(claim))
            && matches!(claim.quantity, Quantity::Number(_))
            && !matches!(
                claim.subject,
                Subject::TakenIn | Subject::Handled | Subject::Disputes(Dispute::Any, _)
            )
            && matches!(state, ClaimState::NotExamined(why) if *why != Why::OneCause)
            && accused != Some(claim.place)
    };
    let claims: Vec<&Claim> = cx
        .report
        .claims
        .iter()
        .zip(&cx.analysis.claims)
        .filter(open)
        .map(|(claim, _)| claim)
        .collect();
    if claims.is_empty() {
        return repeated(cx);
    }
    let mut first: LiteMap<Subject, &Claim> = LiteMap::new();
    for other in claims {
        let one = *first.entry(other.subject).or_insert(other);
        // What was collected for some of them may be a part; but not of nothing.
        let zero =
            |claim: &Claim| claim.quantity == Quantity::Number(Decimal::ZERO) && !claim.is_open;
        let some = |claim: &Claim| claim.is_subset || claim.is_open;
        let part = (some(one) || some(other)) && !zero(one) && !zero(other);
        if other.quantity != one.quantity && !part {
            return broken(
                Finding::new(RULE.id, Severity::Doubtful, other.place)
                    .slot(slot::PRINTED, Slot::Text(cx.clause(one.place)))
                    .slot(slot::OTHER, Slot::Text(cx.clause(other.place)))
                    .related([one.place, other.place]),
            );
        }
    }
    repeated(cx).or_else(|_| holds())
}

/// The same words of the whole year with two numbers, neither of which a table counts.
fn repeated(cx: &Context<'_>) -> Answer {
    let statements = &cx.report.statements;
    if statements.is_empty() {
        return Err(Why::NotSaid);
    }
    // What is denied in words is none of a kind that no table counts.
    let counted = |statement: &Statement| {
        let denied = statement.value.is_zero();
        !denied && cx.report.claims.iter().any(|claim| claim.place == statement.place)
    };
    let mut alike: LiteMap<&str, Vec<&Statement>> = LiteMap::new();
    for other in statements.iter().filter(|statement| !counted(statement)) {
        let before = alike.entry(ending(&other.words)).or_default();
        if let Some(one) = before.iter().find(|one| contradict(one, other)) {
            return broken(
                Finding::new(RULE.id, Severity::Doubtful, other.place)
                    .slot(slot::PRINTED, Slot::Text(cx.clause(one.place)))
                    .slot(slot::OTHER, Slot::Text(cx.clause(other.place)))
                    .related([one.place, other.place]),
            );
        }
        if before.len() < MOST {
            before.push(other);
        }
    }
    holds()
}

/// Statements with the same last words that are compared with one another.
const MOST: usize = 20;

/// They say the same of the year, with two numbers.
fn contradict(one: &Statement, other: &Statement) -> bool {
    // 本局公众号, 公众号
    let (mine, yours) = (one.words.as_str(), other.words.as_str());
    let front = mine.strip_suffix(yours).or_else(|| yours.strip_suffix(mine));
    let same = front.is_some_and(|front| front.is_empty() || phrases::OF_ITS_OWN.contains(&front));
    // One late answer and two late answers may be three.
    let some = (one.is_some || other.is_some) && !one.value.is_zero() && !other.value.is_zero();
    same && !some
        && one.value != other.value
        && (front == Some("") || both_of_year(one, other))
        && match (one.of_year, other.of_year) {
            (true, true) => true,
            (true, false) => exceeds(other.value, one.value),
            (false, true) => exceeds(one.value, other.value),
            (false, false) => false,
        }
}

fn both_of_year(one: &Statement, other: &Statement) -> bool {
    one.of_year && other.of_year
}

/// What may be a part is greater than the year's whole, or has its digits in another order.
fn exceeds(part: Decimal, whole: Decimal) -> bool {
    part > whole || has_the_digits(whole, part)
}

/// The last words, by which statements of one thing are found.
fn ending(words: &str) -> &str {
    const LENGTH: usize = 4;
    let start = words.char_indices().rev().nth(LENGTH - 1).map_or(0, |(at, _)| at);
    words.get(start..).unwrap_or(words)
}

fn is_money(claim: &Claim) -> bool {
    let whole = Claim { is_subset: false, is_open: false, ..claim.clone() };
    matches!(claim.subject, Subject::Charged | Subject::Collected) && whole.is_plain()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::prose::fee_overdue_without_notice;
    use crate::rules::tests::claims::claim;
    use crate::rules::tests::{Faults, cell, clean, count, holds as holding, table, unchecked};
    use model::{ClaimPeriod, SectionId, TableId, TableState};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            table(reading, TableId::Applications).cells.clear();
            claim(reading, Subject::Received, Quantity::Number(3.into()));
            claim(reading, Subject::Received, Quantity::Number(4.into()));
        })
    }

    fn saying(numbers: [u32; 2]) -> crate::recognise::Reading {
        let mut reading = clean();
        let applications = table(&mut reading, TableId::Applications);
        applications.state = TableState::Missing;
        applications.cells.clear();
        for (index, number) in numbers.into_iter().enumerate() {
            reading.report.claims.push(Claim {
                place: Place::Span(SectionId::Overview, index, 2, 4),
                subject: Subject::Received,
                quantity: Quantity::Number(number.into()),
                scope: None,
                period: ClaimPeriod::Own,
                is_subset: false,
                within: None,
                is_open: false,
                rounded: false,
            });
        }
        reading
    }

    #[test]
    fn one_number_said_twice_holds() {
        holding(&RULE, &saying([3, 3]));
    }

    #[test]
    fn two_numbers_for_one_fact_are_doubtful() {
        let finding = crate::rules::tests::broken(&RULE, &saying([3, 4]));
        assert_eq!(finding.severity, Severity::Doubtful);
    }

    #[test]
    fn a_notice_that_another_rule_misses_is_not_told_twice() {
        let mut reading = clean();
        for number in [3u32, 0] {
            claim(&mut reading, Subject::Notices, Quantity::Number(number.into()));
        }
        reading.report.claims[1].place = Place::Span(SectionId::Overview, 1, 2, 4);
        let two = crate::rules::tests::broken(&RULE, &reading);
        assert_eq!(two.severity, Severity::Doubtful);
        let overdue = cell(TableId::Applications, "other.fee-overdue", "total");
        count(&mut reading, overdue, 3);
        holding(&RULE, &reading);
        let missed = crate::rules::tests::broken(&fee_overdue_without_notice::RULE, &reading);
        assert_eq!(missed.related.len(), 3);
    }

    #[test]
    fn what_the_tables_say_is_another_rules() {
        assert_eq!(unchecked(&RULE, &clean()), Why::NotSaid);
    }
}

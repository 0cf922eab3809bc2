//! Numbers of the text that are at fault together: one mistake is one finding.

use std::collections::BTreeMap;

use crate::rules::analysis::claims::ClaimState;
use crate::rules::analysis::lists;
use crate::rules::catalogue::{slot, text};
use crate::rules::context::Context;
use crate::rules::rule::Answers;
use model::finding::{Finding, Slot, Variant};
use model::{ListClaim, Place, Quantity};
use rust_decimal::Decimal;

/// Findings of one sentence that are compared with each other: offices name two numbers side by side.
const NEAR: usize = 8;

/// The numbers of the text that the tables contradict: what is said, and what the tables have for it.
pub(super) struct Contradictions(BTreeMap<Place, (Decimal, Decimal)>);

impl Contradictions {
    pub fn of(cx: &Context<'_>) -> Contradictions {
        let claims = cx.report.claims.iter().zip(&cx.analysis.claims);
        let numbers = claims.filter_map(|(claim, state)| match (claim.quantity, state) {
            (Quantity::Number(said), ClaimState::Contradicted(nearest)) => {
                Some((claim.place, (said, nearest.value.parse().ok()?)))
            }
            _ => None,
        });
        Contradictions(numbers.collect())
    }

    /// The part of a list that is another number in the tables, with which the list comes out.
    pub fn mending(&self, list: &ListClaim) -> Option<Place> {
        let mut parts = list.parts.iter().map(|(place, _)| *place);
        parts.find(|place| {
            let value = self.0.get(place).and_then(|(_, value)| u64::try_from(*value).ok());
            value.is_some_and(|value| lists::adds_up_with(list, *place, value))
        })
    }

    /// Each of two numbers is the other in the tables.
    fn are_swapped(&self, one: Place, other: Place) -> Option<(Decimal, Decimal)> {
        let (said, value) = *self.0.get(&one)?;
        (said != value && *self.0.get(&other)? == (value, said)).then_some((said, value))
    }
}

/// Joins what is said twice in one clause, and two numbers that changed places; adds the sums that come out with the
/// number of the tables.
pub(super) fn fold(cx: &Context<'_>, mut answers: Answers) -> Answers {
    let known = Contradictions::of(cx);
    let mut folded: Vec<Finding> = Vec::with_capacity(answers.findings.len());
    for finding in answers.findings {
        let before = folded.iter_mut().rev().take(NEAR);
        let mut near = before.filter(|one| in_one_sentence(one.place, finding.place));
        let joined = near.find_map(|one| Some((joined(cx, &known, one, &finding)?, one)));
        match joined {
            Some((joined, one)) => *one = joined,
            None => folded.push(finding),
        }
    }
    let lists = cx.report.lists.iter().filter(|list| !lists::adds_up(list));
    let mended = lists.filter_map(|list| Some((known.mending(list)?, list.whole.0)));
    let wholes: BTreeMap<Place, Place> = mended.collect();
    for finding in &mut folded {
        finding.related.extend(wholes.get(&finding.place));
    }
    answers.findings = folded;
    answers
}

fn in_one_sentence(one: Place, other: Place) -> bool {
    match (one, other) {
        (Place::Span(section, index, ..), Place::Span(own, at, ..)) => {
            (section, index) == (own, at)
        }
        _ => false,
    }
}

/// One finding for both, where both have one cause.
fn joined(
    cx: &Context<'_>,
    known: &Contradictions,
    one: &Finding,
    other: &Finding,
) -> Option<Finding> {
    if (one.variant, &one.slots) == (other.variant, &other.slots) {
        return Some(one.clone().related([other.place]));
    }
    let (said, value) = known.are_swapped(one.place, other.place)?;
    let alone = [Variant::PLAIN, text::text_differs_from_table::TRANSPOSED];
    if ![one, other].iter().all(|finding| alone.contains(&finding.variant)) {
        return None;
    }
    let (Place::Span(section, index, start, end), Place::Span(_, _, from, to)) =
        (one.place, other.place)
    else {
        return None;
    };
    let both = Place::Span(section, index, start.min(from), end.max(to));
    let cells: Vec<Place> =
        [one, other].iter().flat_map(|finding| &finding.related).copied().collect();
    let joined = Finding::new(one.rule, one.severity, one.place)
        .variant(text::text_differs_from_table::SWAPPED)
        .slot(slot::PRINTED, Slot::Text(cx.clause(both)))
        .slot(slot::SAID, Slot::Text(said.normalize().to_string()))
        .slot(slot::VALUE, Slot::Text(value.normalize().to_string()))
        .slot(slot::CELLS, Slot::Places(cells.clone()))
        .related(cells)
        .related([other.place]);
    Some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::apply;
    use crate::rules::tests::claims::{claim, list};
    use crate::rules::tests::{cell, clean};
    use crate::rules::{Setting, Verdicts};
    use model::{SectionId, Subject, TableId};

    fn place(at: usize) -> Place {
        Place::Span(SectionId::Overview, 0, at, at + 1)
    }

    /// Claims, each at its place, on the clean report: 12 received, 1 carried in.
    fn saying(claims: &[(usize, Subject, u32)]) -> Reading {
        let mut reading = clean();
        for (at, subject, said) in claims {
            claim(&mut reading, *subject, Quantity::Number((*said).into()));
            reading.report.claims.last_mut().unwrap().place = place(*at);
        }
        reading
    }

    fn told(reading: &Reading) -> Vec<(&'static str, Place, Variant)> {
        let Verdicts { findings, .. } = apply(reading, &Setting::default());
        findings.iter().map(|one| (one.rule.as_str(), one.place, one.variant)).collect()
    }

    #[test]
    fn two_numbers_that_changed_places_are_one_finding_at_both() {
        let swapped = saying(&[(0, Subject::Received, 1), (2, Subject::CarriedIn, 12)]);
        let found = told(&swapped);
        let expected =
            [("text-differs-from-table", place(0), text::text_differs_from_table::SWAPPED)];
        assert_eq!(found, expected);
        let Verdicts { findings, .. } = apply(&swapped, &Setting::default());
        let cells = ["received", "carried-in"].map(|row| cell(TableId::Applications, row, "total"));
        assert!(cells.iter().all(|cell| findings[0].related.contains(&(*cell).into())));
        assert!(findings[0].related.contains(&place(2)));
        // 1 and 13 are two mistakes.
        let other = saying(&[(0, Subject::Received, 1), (2, Subject::CarriedIn, 13)]);
        assert_eq!(told(&other).len(), 2);
    }

    #[test]
    fn one_thing_said_twice_is_one_finding() {
        let denied = [(0, Subject::Received, 0), (1, Subject::Received, 0)];
        assert_eq!(told(&saying(&denied)).len(), 1);
        let both = [(0, Subject::Received, 0), (1, Subject::CarriedIn, 0)];
        assert_eq!(told(&saying(&both)).len(), 2);
    }

    #[test]
    fn a_list_that_comes_out_with_the_number_of_the_table_is_told_at_that_number() {
        // 20: 11, 5 and 3, where the table has 12 for the 11 that is printed.
        let mut reading = saying(&[(1, Subject::Received, 11)]);
        list(&mut reading, 20, &[11, 5, 3]);
        let Verdicts { findings, checks, .. } = apply(&reading, &Setting::default());
        let told: Vec<_> = findings.iter().map(|one| (one.rule.as_str(), one.place)).collect();
        assert_eq!(told, [("text-differs-from-table", place(1))]);
        assert!(findings[0].related.contains(&place(0)));
        let why = checks.iter().find(|check| check.rule.as_str() == "list-does-not-add-up");
        let expected = crate::rules::Outcome::Unchecked(crate::rules::Why::OneCause);
        assert_eq!(why.unwrap().outcome, expected);
        // With 12 it would come to 21: another mistake.
        let mut reading = saying(&[(1, Subject::Received, 11)]);
        list(&mut reading, 20, &[11, 6, 4]);
        assert_eq!(apply(&reading, &Setting::default()).findings.len(), 2);
    }
}

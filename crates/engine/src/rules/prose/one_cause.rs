//! Numbers of the text that are at fault together: one mistake is one finding.

use crate::rules::analysis::claims::ClaimState;
use crate::rules::analysis::lists;
use crate::rules::catalogue::{slot, text};
use crate::rules::context::Context;
use crate::rules::rule::Answers;
use model::finding::{Finding, Slot, Variant};
use model::{ListClaim, Place, Quantity};

/// Findings of one sentence that are compared with each other: offices name two numbers side by side.
const NEAR: usize = 8;
/// Contradictions that are known. Reports have some ten.
const MOST: usize = 200;

/// The numbers of the text that the tables contradict: what is said, and what the tables have for it.
pub(super) struct Contradictions<'c>(Vec<(Place, String, &'c str)>);

impl<'c> Contradictions<'c> {
    pub fn of(cx: &'c Context<'_>) -> Contradictions<'c> {
        let claims = cx.report.claims.iter().zip(&cx.analysis.claims);
        let numbers = claims.filter_map(|(claim, state)| match (claim.quantity, state) {
            (Quantity::Number(said), ClaimState::Contradicted(nearest)) => {
                Some((claim.place, said.normalize().to_string(), nearest.value.as_str()))
            }
            _ => None,
        });
        Contradictions(numbers.take(MOST).collect())
    }

    fn at(&self, place: Place) -> Option<(&str, &str)> {
        let known = self.0.iter().find(|(own, ..)| *own == place);
        known.map(|(_, said, value)| (said.as_str(), *value))
    }

    /// The part of a list that is another number in the tables, with which the list comes out.
    pub fn mending(&self, list: &ListClaim) -> Option<Place> {
        let mut parts = list.parts.iter().map(|(place, _)| *place);
        parts.find(|place| {
            let value = self.at(*place).and_then(|(_, value)| value.parse().ok());
            value.is_some_and(|value| lists::adds_up_with(list, *place, value))
        })
    }

    /// Each of two numbers is the other in the tables: the one that the second place has.
    fn swapped(&self, one: Place, other: Place) -> Option<&str> {
        let ((said, value), (second, behind)) = (self.at(one)?, self.at(other)?);
        (said != value && said == behind && value == second).then_some(said)
    }
}

/// Joins what is said twice in one clause, and two numbers that changed places; adds the sums that come out with the
/// number of the tables.
pub(super) fn fold(cx: &Context<'_>, answers: &mut Answers) {
    let known = Contradictions::of(cx);
    let mut at = 1;
    while at < answers.findings.len() {
        let (before, behind) = answers.findings.split_at_mut(at);
        let mut near = before.iter_mut().rev().take(NEAR);
        match behind.first() {
            Some(other) if near.any(|one| joins(cx, &known, one, other)) => {
                answers.findings.remove(at);
            }
            _ => at += 1,
        }
    }
    for list in cx.report.lists.iter().filter(|list| !lists::adds_up(list)) {
        let part = known.mending(list);
        if let Some(told) = answers.findings.iter_mut().find(|one| Some(one.place) == part) {
            told.related.push(list.whole.0);
        }
    }
}

/// Whether both findings have one cause; the first is then of both.
fn joins(cx: &Context<'_>, known: &Contradictions<'_>, one: &mut Finding, other: &Finding) -> bool {
    let (Place::Span(section, index, start, end), Place::Span(own, sentence, from, to)) =
        (one.place, other.place)
    else {
        return false;
    };
    if (section, index) != (own, sentence) {
        return false;
    }
    let twice = (one.variant, &one.slots) == (other.variant, &other.slots);
    let alone = [Variant::PLAIN, text::text_differs_from_table::TRANSPOSED];
    let swapped = known
        .swapped(one.place, other.place)
        .filter(|_| alone.contains(&one.variant) && alone.contains(&other.variant));
    if !twice && swapped.is_none() {
        return false;
    }
    if let Some(said) = swapped {
        one.variant = text::text_differs_from_table::SWAPPED;
        one.related.extend(&other.related);
        let both = Place::Span(section, index, start.min(from), end.max(to));
        for (name, filled) in &mut one.slots {
            if *name == slot::PRINTED {
                *filled = Slot::Text(cx.clause(both));
            } else if *name == slot::SAID {
                *filled = Slot::Text(said.to_owned());
            } else if *name == slot::CELLS {
                *filled = Slot::Places(one.related.clone());
            }
        }
    }
    one.related.push(other.place);
    true
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

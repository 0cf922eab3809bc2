//! Claims that a wrong number contradicts, and the number proposed for it would not.
//!
//! The mistake is in the number that such a claim was compared with. The claim supports the proposal, is
//! shown with its finding, and is no finding itself. It must agree with the proposal alone: a claim that
//! would still be contradicted is a finding of its own.

use super::cause::{Cause, Change, Explained};
use super::claims::{ClaimState, Explanation, Figures, judge};
use super::identity::Identity;
use super::lists::{self, Comparison};
use super::stock;
use crate::rules::catalogue::text;
use crate::rules::facts::Facts;
use crate::rules::outcome::Why;
use model::finding::{Condition, Finding, Suggestion};
use model::{CellId, Claim, Place, Quantity, Subject};

/// A claim, and where its cause is named.
pub(in crate::rules) struct Consequence {
    /// Its index among the claims of the report.
    pub claim: usize,
    place: Place,
    origin: Origin,
}

enum Origin {
    /// With these changes of cells.
    Changes(Vec<Change>),
    /// At its own number, which another sum holds: the cells that agree with that sum.
    ListSum(Vec<Place>),
}

impl Consequence {
    /// Adds the claim to the finding that names its cause.
    pub fn attach_to(&self, finding: &mut Finding) {
        match &self.origin {
            Origin::Changes(own) => {
                let supports =
                    |one: &&mut Suggestion| one.changes.iter().any(|change| own.contains(change));
                for suggestion in finding.suggestions.iter_mut().filter(supports) {
                    suggestion.condition = suggestion.condition.map(as_in_the_text);
                    finding.related.push(self.place);
                }
            }
            Origin::ListSum(cells) => {
                if finding.rule == text::list_does_not_add_up::ID && finding.place == self.place {
                    finding.related.extend(cells);
                }
            }
        }
    }

    /// The changes that the claim proposes by itself.
    pub fn changes(&self) -> &[Change] {
        match &self.origin {
            Origin::Changes(changes) => changes,
            Origin::ListSum(_) => &[],
        }
    }
}

/// The condition of a suggestion that the text supports.
fn as_in_the_text(condition: Condition) -> Condition {
    match condition {
        Condition::PartsAreRight => Condition::PartsAreRightAsInTheText,
        Condition::OthersAreRight => Condition::OthersAreRightAsInTheText,
        other => other,
    }
}

/// The contradicted claims that follow from something else. `states` are those of the report's claims.
pub fn find(
    facts: &Facts<'_>,
    states: &[ClaimState],
    identities: &[Identity<'_>],
    causes: &[Cause],
) -> Vec<Consequence> {
    if contradicted(facts, states).next().is_none() {
        return Vec::new();
    }
    let mut changes = proposed(identities, causes);
    for (_, claim, _) in contradicted(facts, states) {
        let said = stated_stock(facts, claim);
        changes.extend(said.filter(|(cell, _)| changes.iter().all(|(other, _)| other != cell)));
    }
    let from_changes = |claim| from_changes(facts, &changes, claim);
    let mut follows: Vec<Consequence> =
        contradicted(facts, states).filter_map(from_changes).collect();
    for (index, claim, _) in contradicted(facts, states) {
        let new = follows.iter().all(|one| one.claim != index);
        let cells = agreeing_with_list(facts, claim).filter(|_| new);
        let origin = cells.map(Origin::ListSum);
        follows.extend(origin.map(|origin| Consequence {
            claim: index,
            place: claim.place,
            origin,
        }));
    }
    follows
}

/// The states of the claims without the contradictions that follow from something else.
pub fn without(mut states: Vec<ClaimState>, follows: &[Consequence]) -> Vec<ClaimState> {
    for one in follows {
        if let Some(state) = states.get_mut(one.claim) {
            *state = ClaimState::NotExamined(Why::OneCause);
        }
    }
    states
}

/// The changes that findings about sums propose: one each, and no other as good.
fn proposed(identities: &[Identity<'_>], causes: &[Cause]) -> Vec<Change> {
    let of_three = causes.iter().flat_map(|cause| match &cause.explained {
        Explained::By { changes, .. } | Explained::Slipped { changes, .. } => changes.as_slice(),
        Explained::Either(_) | Explained::TooManyWays(_) | Explained::Not => &[],
    });
    let of_rows = identities.iter().filter(|one| one.rule == text::total_is_not_the_sum::ID);
    let totals = of_rows.filter(|one| one.is_broken()).filter_map(|identity| {
        let sum = identity.sum();
        Some((sum.right.first()?.cell, sum.left_value))
    });
    of_three.copied().chain(totals).collect()
}

/// The claim comes out with the numbers that are assumed, and rests on some of them.
fn from_changes(
    facts: &Facts<'_>,
    assumed: &[Change],
    (index, claim, before): Contradicted<'_>,
) -> Option<Consequence> {
    if assumed.is_empty() {
        return None;
    }
    let ClaimState::Explained(now) = judge(&Figures::with(facts, assumed), claim) else {
        return None;
    };
    let rests_on = |cell: &CellId| [before, &now].iter().any(|one| one.rests_on(*cell));
    let own: Vec<Change> = assumed.iter().filter(|(cell, _)| rests_on(cell)).copied().collect();
    let origin = (!own.is_empty()).then_some(Origin::Changes(own))?;
    Some(Consequence { claim: index, place: claim.place, origin })
}

/// A claim with its index, and what comes nearest to it.
type Contradicted<'c> = (usize, &'c Claim, &'c Explanation);

fn contradicted<'c>(
    facts: &'c Facts<'_>,
    states: &'c [ClaimState],
) -> impl Iterator<Item = Contradicted<'c>> {
    let both = facts.report.claims.iter().zip(states).enumerate();
    both.filter_map(|(index, (claim, state))| match state {
        ClaimState::Contradicted(nearest) => Some((index, claim, nearest)),
        _ => None,
    })
}

/// A stock that cannot be, and the text has another number for one of its cells: with it, it can.
fn stated_stock(facts: &Facts<'_>, claim: &Claim) -> Option<Change> {
    let (Subject::Proactive(row, column), Quantity::Number(said)) = (claim.subject, claim.quantity)
    else {
        return None;
    };
    let cell = CellId::new(stock::TABLE, row, column);
    let value =
        u64::try_from(said).ok().filter(|_| claim.is_plain() && said.normalize().scale() == 0)?;
    stock::is_resolved_by(facts, (cell, value)).then_some((cell, value))
}

/// The parts of a list come to what the tables say, and its whole does not: the cells.
fn agreeing_with_list(facts: &Facts<'_>, claim: &Claim) -> Option<Vec<Place>> {
    let list = facts.report.lists.iter().find(|list| list.whole.0 == claim.place)?;
    let Ok(Comparison::More(parts) | Comparison::Less(parts)) = lists::compare(list) else {
        return None;
    };
    let said = Claim { quantity: Quantity::Number(parts.sum.into()), ..claim.clone() };
    match judge(&Figures::printed(facts), &said) {
        ClaimState::Explained(by) if matches!(claim.quantity, Quantity::Number(_)) => {
            Some(by.cells().collect())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::apply;
    use crate::rules::tests::claims::{claim, claiming, list};
    use crate::rules::tests::{cell, clean, count};
    use crate::rules::{Setting, Verdicts};
    use model::TableId;

    const T3: TableId = TableId::Applications;

    fn all(reading: &Reading) -> Verdicts {
        apply(reading, &Setting::default())
    }

    fn rules(verdicts: &Verdicts) -> Vec<&'static str> {
        verdicts.findings.iter().map(|finding| finding.rule.as_str()).collect()
    }

    #[test]
    fn a_text_that_has_the_number_of_before_is_told_with_the_cell_and_is_no_finding() {
        let mut reading = claiming(Subject::Outcome("disclosed"), Quantity::Number(9.into()));
        count(&mut reading, cell(T3, "disclosed", "total"), 90);
        let verdicts = all(&reading);
        assert_eq!(rules(&verdicts), ["cell-does-not-fit-its-sums"]);
        let finding = &verdicts.findings[0];
        assert!(finding.related.contains(&reading.report.claims[0].place));
        let condition = finding.suggestions[0].condition;
        assert_eq!(condition, Some(Condition::OthersAreRightAsInTheText));
        assert_eq!(verdicts.claims, [ClaimState::NotExamined(Why::OneCause)]);
    }

    #[test]
    fn a_text_that_has_a_third_number_is_a_finding_of_its_own() {
        let mut reading = claiming(Subject::Outcome("disclosed"), Quantity::Number(8.into()));
        count(&mut reading, cell(T3, "disclosed", "total"), 90);
        let verdicts = all(&reading);
        assert_eq!(rules(&verdicts), ["cell-does-not-fit-its-sums", "text-differs-from-table"]);
        assert_eq!(verdicts.findings[0].suggestions[0].condition, Some(Condition::OthersAreRight));
    }

    #[test]
    fn what_several_changes_would_explain_picks_none_and_folds_nothing() {
        let mut reading = claiming(Subject::Outcome("disclosed"), Quantity::Number(9.into()));
        for (row, column) in [("disclosed", "natural-person"), ("disclosed", "total")] {
            count(&mut reading, cell(T3, row, column), 10);
        }
        let verdicts = all(&reading);
        assert_eq!(verdicts.findings[0].variant, "several");
        assert!(rules(&verdicts).contains(&"text-differs-from-table"));
    }

    #[test]
    fn a_total_of_table_four_and_a_share_follow_too() {
        let review = Subject::Disputes(model::Dispute::Review, None);
        let mut reading = claiming(review, Quantity::Number(1.into()));
        count(&mut reading, cell(TableId::Disputes, "review", "total"), 7);
        let share = Quantity::Share("81.82".parse().unwrap(), Some(Subject::Handled));
        claim(&mut reading, Subject::Outcome("disclosed"), share);
        count(&mut reading, cell(T3, "handled-total", "total"), 17);
        let verdicts = all(&reading);
        assert_eq!(rules(&verdicts), ["cell-does-not-fit-its-sums", "total-is-not-the-sum"]);
    }

    #[test]
    fn a_stock_that_cannot_be_gets_the_number_of_the_text() {
        let row = "normative-documents";
        let mut reading =
            claiming(Subject::Proactive(row, "in-force"), Quantity::Number(45.into()));
        count(&mut reading, cell(TableId::Proactive, row, "made"), 9);
        let verdicts = all(&reading);
        assert_eq!(rules(&verdicts), ["stock-is-too-small"]);
        let suggestion = &verdicts.findings[0].suggestions[0];
        assert_eq!(suggestion.changes, [(cell(TableId::Proactive, row, "in-force"), 45)]);
        assert_eq!(suggestion.condition, Some(Condition::TheTextIsRight));
        assert!(!suggestion.certain);
    }

    #[test]
    fn a_whole_that_neither_its_parts_nor_the_table_has_is_one_finding() {
        let mut reading = clean();
        list(&mut reading, 8, &[9, 2, 1]);
        claim(&mut reading, Subject::Received, Quantity::Number(8.into()));
        reading.report.claims[0].place = reading.report.lists[0].whole.0;
        let verdicts = all(&reading);
        assert_eq!(rules(&verdicts), ["list-does-not-add-up"]);
        assert!(verdicts.findings[0].related.contains(&cell(T3, "received", "total").into()));
    }
}

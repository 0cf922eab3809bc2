//! What is in force is not last year's stock with what was made and without what was repealed.

use super::{agree, before, beside, same_table_two};
use crate::recognise::folded;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::stock_does_not_follow_from_last_year::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::part::Part;
use crate::rules::rule::{Answers, Rule};
use crate::rules::{Outcome, Why};
use model::finding::{Finding, Severity, Slot};
use model::{CellId, Edition, Place, Report, RowId, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const TABLE: TableId = TableId::Proactive;

fn check(cx: &Context<'_>) -> Answers {
    beside(cx, TABLE, |last| {
        let mut answers = Answers::default();
        for row in ["regulations", "normative-documents"] {
            let outcome = match judge(cx, last, row) {
                Ok(stock) if stock.holds() => agree(&stock.parts()),
                // Nobody can tell what a blank or a mark would have said.
                Ok(stock) if agree(&stock.parts()) != Outcome::Holds => {
                    Outcome::Unchecked(Why::NotANumber)
                }
                Ok(stock) => {
                    answers.findings.push(stock.finding(row));
                    Outcome::Broken
                }
                Err(why) => Outcome::Unchecked(why),
            };
            answers.places.push((Place::Row(TABLE, row), outcome));
        }
        answers
    })
}

fn judge<'a>(cx: &Context<'a>, last: &'a Report, row: RowId) -> Result<Stock<'a>, Why> {
    if same_table_two(cx, last)? != Edition::E2021 {
        return Err(Why::NotInThisEdition);
    }
    let number = |column| cx.number(TABLE, row, column);
    Ok(Stock {
        last: before(last, CellId::new(TABLE, row, "in-force"))?,
        made: number("made")?,
        repealed: number("repealed")?,
        in_force: number("in-force")?,
    })
}

struct Stock<'a> {
    last: Part<'a>,
    made: Part<'a>,
    repealed: Part<'a>,
    in_force: Part<'a>,
}

impl<'a> Stock<'a> {
    /// A document that was amended replaces itself: whether its old version counts as repealed, the
    /// form does not say.
    fn holds(&self) -> bool {
        let expected = self.expected();
        (expected - i128::from(self.amended())..=expected).contains(&self.in_force.value.into())
    }

    fn expected(&self) -> i128 {
        let [last, made, repealed] =
            [self.last, self.made, self.repealed].map(|part| i128::from(part.value));
        last + made - repealed
    }

    /// 22（其中修订16件）: so many of those that were made. All of them may be, where the note gives no
    /// number.
    fn amended(&self) -> u64 {
        let note = self.made.cell.note.as_deref().map(folded).unwrap_or_default();
        let behind = phrases::AMENDED.iter().find_map(|word| note.split_once(word));
        let Some((_, behind)) = behind else { return 0 };
        let digits = |c: &char| c.is_ascii_digit();
        let number = behind.chars().skip_while(|c| !digits(c)).take_while(digits);
        let number = number.collect::<String>().parse();
        number.map_or(self.made.value, |number: u64| number.min(self.made.value))
    }

    fn parts(&self) -> [Part<'a>; 4] {
        [self.last, self.made, self.repealed, self.in_force]
    }

    fn finding(&self, row: RowId) -> Finding {
        let [last, made, repealed, in_force] =
            self.parts().map(|part| Slot::Number(part.value.into()));
        let mut finding = Finding::new(RULE.id, Severity::Doubtful, Place::Row(TABLE, row))
            .related([self.made, self.repealed, self.in_force].map(|part| part.id))
            .slot(slot::BEFORE, last)
            .slot(slot::MADE, made)
            .slot(slot::REPEALED, repealed)
            .slot(slot::EXPECTED, Slot::Number(self.expected()))
            .slot(slot::IN_FORCE, in_force);
        finding.rests_on_uncertain = self.parts().iter().any(|part| !part.cell.certain);
        finding
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ask, finding, last_year, outcomes};
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{Faults, clean, count, set, table};
    use model::finding::Variant;
    use model::{Entry, Known};

    pub fn faults() -> Faults {
        Faults::new().beside(Variant::PLAIN, |_, last| count(last, id("in-force"), 9))
    }

    const ROW: RowId = "normative-documents";

    fn id(column: &'static str) -> CellId {
        CellId::new(TABLE, ROW, column)
    }

    /// Made, repealed and in force this year; last year five were in force.
    fn of(numbers: [u64; 3]) -> Reading {
        let mut reading = clean();
        for (column, value) in ["made", "repealed", "in-force"].into_iter().zip(numbers) {
            count(&mut reading, id(column), value);
        }
        reading
    }

    #[test]
    fn a_stock_that_follows_holds() {
        assert_eq!(outcomes(&RULE, &of([3, 0, 8]), &last_year()), [Outcome::Holds; 2]);
        assert_eq!(outcomes(&RULE, &of([0, 5, 0]), &last_year()), [Outcome::Holds; 2]);
    }

    #[test]
    fn a_stock_that_does_not_follow_is_doubtful() {
        let found = finding(&RULE, &of([13, 0, 55]), &last_year());
        assert_eq!((found.severity, found.place), (Severity::Doubtful, Place::Row(TABLE, ROW)));
        assert_eq!(found.slots[3], (slot::EXPECTED, Slot::Number(18)));
    }

    #[test]
    fn amended_documents_may_have_replaced_themselves() {
        let noted = |note: &str, in_force| {
            let mut reading = of([4, 0, in_force]);
            let cells = &mut table(&mut reading, TABLE).cells;
            cells.get_mut(&(ROW, "made")).unwrap().note = Some(note.into());
            ask(&RULE, &reading, &last_year()).findings.len()
        };
        assert_eq!([9, 8, 7, 6].map(|stock| noted("（其中修订2件）", stock)), [0, 0, 0, 1]);
        assert_eq!([9, 5, 4].map(|stock| noted("（含修订）", stock)), [0, 0, 1]);
        assert_eq!(noted("（部门）", 8), 1);
    }

    #[test]
    fn the_form_of_2019_knows_no_stock() {
        let mut last = last_year();
        last.report.edition = Known::Read(Edition::E2019);
        let why = Outcome::Unchecked(Why::NotInThisEdition);
        assert_eq!(outcomes(&RULE, &of([3, 0, 8]), &last), [why; 2]);
    }

    #[test]
    fn a_blank_proves_nothing() {
        let mut last = last_year();
        set(&mut last, id("in-force"), "", Entry::Blank);
        let outcome = outcomes(&RULE, &of([3, 0, 8]), &last)[1];
        assert_eq!(outcome, Outcome::Unchecked(Why::NotANumber));
        assert_eq!(outcomes(&RULE, &of([3, 0, 3]), &last)[1], Outcome::HoldsWithBlankAsZero);
    }
}

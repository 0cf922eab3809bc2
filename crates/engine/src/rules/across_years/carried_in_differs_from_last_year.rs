//! What was carried in is not what last year's report carried out.

use super::{agree, before, beside};
use crate::rules::catalogue::text::carried_in_differs_from_last_year::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::part::Part;
use crate::rules::rule::{Answers, Rule};
use crate::rules::{Outcome, Why};
use model::finding::{Finding, Severity, Slot};
use model::{CellId, ColumnId, Entry, Place, Report, RowId, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const TABLE: TableId = TableId::Applications;
const IN: RowId = "carried-in";
const OUT: RowId = "carried-out";
const ROW: Place = Place::Row(TABLE, IN);

fn check(cx: &Context<'_>) -> Answers {
    beside(cx, ROW, |last| columns(cx, last))
}

fn columns<'a>(cx: &Context<'a>, last: &'a Report) -> Answers {
    let mut answers = Answers::default();
    let mut broken = Vec::new();
    for column in cx.form.row(TABLE, IN).map_or(&[][..], |row| row.columns) {
        let place = CellId::new(TABLE, IN, column).into();
        let outcome = match compare(cx, last, column) {
            Ok(pair) if pair.0.value == pair.1.value => agree(&[pair.0, pair.1]),
            Ok(pair) => {
                broken.push(pair);
                Outcome::Broken
            }
            Err(why) => Outcome::Unchecked(why),
        };
        answers.places.push((place, outcome));
    }
    answers.findings.extend(finding(&broken));
    answers
}

/// This year's number and last year's.
fn compare<'a>(
    cx: &Context<'a>,
    last: &'a Report,
    column: ColumnId,
) -> Result<(Part<'a>, Part<'a>), Why> {
    let now = cx.number(TABLE, IN, column)?;
    let then = before(last, CellId::new(TABLE, OUT, column))?;
    match (now.value == then.value, &now.cell.entry) {
        (true, _) => Ok((now, then)),
        (false, Entry::Blank) if column == "total" => Err(Why::TotalNotFilled),
        // Nobody can tell what a blank would have said.
        (false, _) if then.cell.entry == Entry::Blank => Err(Why::LastYearNotRead),
        (false, _) => Ok((now, then)),
    }
}

fn finding(pairs: &[(Part<'_>, Part<'_>)]) -> Option<Finding> {
    let now: Vec<(CellId, u64)> = pairs.iter().map(|(now, _)| (now.id, now.value)).collect();
    let then = pairs.iter().map(|(_, then)| (then.id, then.value)).collect();
    let mut finding = Finding::new(RULE.id, Severity::Doubtful, ROW)
        .related(now.iter().map(|(id, _)| *id))
        .slot(slot::NOW, Slot::Cells(now))
        .slot(slot::BEFORE, Slot::Cells(then));
    finding.rests_on_uncertain =
        pairs.iter().any(|(now, then)| !now.cell.certain || !then.cell.certain);
    (!pairs.is_empty()).then_some(finding)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ask, finding, last_year, outcomes};
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{Faults, clean, count, doubt, set, table};
    use model::finding::Variant;

    pub fn faults() -> Faults {
        Faults::new().beside(Variant::PLAIN, |_, last| count(last, out("total"), 4))
    }

    fn out(column: ColumnId) -> CellId {
        CellId::new(TABLE, OUT, column)
    }

    fn carried_out(columns: &[ColumnId], value: u64) -> Reading {
        let mut reading = last_year();
        columns.iter().for_each(|column| count(&mut reading, out(column), value));
        reading
    }

    #[test]
    fn what_was_carried_out_is_carried_in_in_every_column() {
        assert_eq!(outcomes(&RULE, &clean(), &last_year()), [Outcome::Holds; 7]);
    }

    #[test]
    fn columns_that_differ_are_one_doubtful_finding_with_both_numbers() {
        let mut last = carried_out(&["natural-person", "total"], 4);
        let found = finding(&RULE, &clean(), &last);
        assert_eq!(
            (found.severity, found.place, found.related.len()),
            (Severity::Doubtful, ROW, 2)
        );
        assert_eq!(
            found.slots[1].1,
            Slot::Cells(vec![(out("natural-person"), 4), (out("total"), 4)])
        );
        assert!(!found.rests_on_uncertain);
        doubt(&mut last, out("total"));
        assert!(finding(&RULE, &clean(), &last).rests_on_uncertain);
    }

    #[test]
    fn what_was_not_read_last_year_is_unchecked() {
        let mut last = last_year();
        set(&mut last, out("total"), "若干", Entry::Text);
        set(&mut last, out("natural-person"), "", Entry::Blank);
        let answers = outcomes(&RULE, &clean(), &last);
        let why = Outcome::Unchecked(Why::LastYearNotRead);
        assert_eq!((answers[0], answers[6]), (why, why));
        assert!(answers[1..6].iter().all(|outcome| *outcome == Outcome::Holds));
        table(&mut last, TABLE).state = model::TableState::Missing;
        assert!(outcomes(&RULE, &clean(), &last).iter().all(|outcome| *outcome == why));
    }

    #[test]
    fn a_blank_is_nothing_carried_in_where_nothing_was_carried_out() {
        let mut reading = clean();
        set(&mut reading, CellId::new(TABLE, IN, "business"), "", Entry::Blank);
        let answers = ask(&RULE, &reading, &last_year());
        assert_eq!(answers.places[1].1, Outcome::HoldsWithBlankAsZero);
        assert!(answers.findings.is_empty());
    }
}

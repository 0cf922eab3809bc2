//! Identities: what the form says must add up to what.
//!
//! Each is a pattern of `data/identities-*.toml`, held against every row or every column of its
//! table. What a blank means for a sum is decided here, once: a blank total leaves the sum
//! unchecked; any other blank or mark is taken as 0, and the outcome says so.

use crate::recognise::NoteKind;
use crate::rules::facts::Facts;
use crate::rules::grid::{Grid, GridCell};
use crate::rules::outcome::{Outcome, Why};
use crate::rules::part::{Part, value};
use model::finding::{RuleId, Sum};
use model::{CellId, Columns, Edition, Entry, Place, TableId};

mod compiled {
    use super::{Each, Pattern};
    use crate::rules::catalogue::text;
    use model::TableId;
    include!(concat!(env!("OUT_DIR"), "/identities.rs"));
}

/// One identity of the form, before it is laid on a row or column.
#[derive(Debug)]
pub struct Pattern {
    pub rule: RuleId,
    pub table: TableId,
    pub each: Each,
    /// Columns where it stands in each row, rows where it stands in each column.
    pub left: &'static [&'static str],
    pub right: &'static [&'static str],
    /// The one without which nothing can be judged.
    pub total: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    Row,
    Column,
}

/// An identity at one place of a report.
pub struct Identity<'a> {
    pub rule: RuleId,
    pub table: TableId,
    pub place: Place,
    pub left: Vec<Part<'a>>,
    pub right: Vec<Part<'a>>,
    pub outcome: Outcome,
}

pub fn patterns(edition: Edition) -> &'static [Pattern] {
    match edition {
        Edition::E2019 => compiled::IDENTITIES_2019,
        Edition::E2021 => compiled::IDENTITIES_2021,
    }
}

/// Holds every identity of the edition against every place it concerns.
pub fn judge_all<'a>(facts: &Facts<'a>) -> Vec<Identity<'a>> {
    let mut identities = Vec::with_capacity(42);
    for pattern in patterns(facts.form.edition) {
        let Some(grid) = facts.grid(pattern.table) else { continue };
        let Some(line) = Numbers::of(facts, pattern, grid) else { continue };
        match pattern.each {
            Each::Row => identities.extend(facts.rows(pattern.table).map(|(row, form)| {
                let place = Place::Row(pattern.table, form.id);
                judge(facts, pattern, place, &line, &|column| grid.at(row, column))
            })),
            Each::Column => {
                identities.extend(grid.form.columns.iter().enumerate().map(|(column, form)| {
                    let place = Place::Column(pattern.table, form.id);
                    judge(facts, pattern, place, &line, &|row| grid.at(row, column))
                }));
            }
        }
    }
    identities
}

/// A pattern by the numbers of its rows or columns.
struct Numbers {
    left: Vec<usize>,
    right: Vec<usize>,
    total: usize,
}

impl Numbers {
    fn of(facts: &Facts<'_>, pattern: &Pattern, grid: &Grid<'_>) -> Option<Numbers> {
        let number = |id: &str| match pattern.each {
            Each::Row => grid.column(id),
            Each::Column => match facts.one_row(pattern.table) {
                Some((number, one)) if one.stands_for.contains(&id) => Some(number),
                _ => grid.row(id),
            },
        };
        let side = |ids: &[&str]| {
            let mut numbers: Vec<usize> = ids.iter().copied().filter_map(number).collect();
            // The one row stands next to itself where it takes the place of several.
            numbers.dedup();
            numbers
        };
        Some(Numbers {
            left: side(pattern.left),
            right: side(pattern.right),
            total: number(pattern.total)?,
        })
    }
}

/// The cell of a row or column by the number of the other.
type At<'f, 'a> = dyn Fn(usize) -> Option<GridCell<'a>> + 'f;

fn judge<'a>(
    facts: &Facts<'a>,
    pattern: &Pattern,
    place: Place,
    line: &Numbers,
    at: &At<'_, 'a>,
) -> Identity<'a> {
    let mut identity = Identity {
        rule: pattern.rule,
        table: pattern.table,
        place,
        left: Vec::new(),
        right: Vec::new(),
        outcome: Outcome::Holds,
    };
    identity.outcome = match fill(facts, line, at, &mut identity) {
        Err(why) => Outcome::Unchecked(why),
        Ok(()) => outcome(facts, &identity),
    };
    identity
}

fn fill<'a>(
    facts: &Facts<'a>,
    line: &Numbers,
    at: &At<'_, 'a>,
    identity: &mut Identity<'a>,
) -> Result<(), Why> {
    let (table, _) = facts.table(identity.table)?;
    // Where it is not known which column is which, any of them may be the total.
    if table.columns == Columns::Unclear && matches!(identity.place, Place::Row(..)) {
        return Err(Why::CellNotRead);
    }
    // The parts of a blank total are kept: what they come to can be offered.
    let filled = fill_parts(line, at, identity);
    if at(line.total).is_some_and(|total| total.cell.entry == Entry::Blank) {
        return Err(Why::TotalNotFilled);
    }
    filled
}

fn fill_parts<'a>(line: &Numbers, at: &At<'_, 'a>, identity: &mut Identity<'a>) -> Result<(), Why> {
    for (numbers, parts) in [(&line.left, &mut identity.left), (&line.right, &mut identity.right)] {
        parts.reserve_exact(numbers.len());
        for number in numbers {
            let GridCell { id, cell, .. } = at(*number).ok_or(Why::RowMissing)?;
            parts.push(Part { id, cell, value: value(cell)? });
        }
    }
    Ok(())
}

fn outcome(facts: &Facts<'_>, identity: &Identity<'_>) -> Outcome {
    let (Some(left), Some(right)) = (add(&identity.left), add(&identity.right)) else {
        return Outcome::Unchecked(Why::NumberTooLarge);
    };
    if left == right {
        return if parted_by(facts, identity) {
            Outcome::Unchecked(Why::UsedForReading)
        } else if identity.parts().any(|part| part.cell.is_empty()) {
            Outcome::HoldsWithBlankAsZero
        } else {
            Outcome::Holds
        };
    }
    // A blank total among the parts of a larger sum (the totals of the rows in the last column)
    // is no 0: the sum of its row may say otherwise.
    let blank_total =
        identity.parts().any(|part| part.cell.entry == Entry::Blank && is_total(facts, part.id));
    if blank_total { Outcome::Unchecked(Why::TotalNotFilled) } else { Outcome::Broken }
}

fn add(parts: &[Part<'_>]) -> Option<u64> {
    parts.iter().try_fold(0u64, |sum, part| sum.checked_add(part.value))
}

/// The digits of this row ran together, and its own sum was used to part them.
fn parted_by(facts: &Facts<'_>, identity: &Identity<'_>) -> bool {
    matches!(identity.place, Place::Row(..))
        && identity.parts().any(|part| !part.cell.certain)
        && [identity.place, Place::Table(identity.table)]
            .into_iter()
            .any(|place| facts.noted(NoteKind::Split, place))
}

/// The cell is the total of some identity.
pub fn is_total(facts: &Facts<'_>, id: CellId) -> bool {
    patterns(facts.form.edition).iter().filter(|pattern| pattern.table == id.table).any(|pattern| {
        pattern.total
            == match pattern.each {
                Each::Row => id.column,
                Each::Column => id.row,
            }
    })
}

impl<'a> Identity<'a> {
    pub fn parts(&self) -> impl Iterator<Item = &Part<'a>> {
        self.left.iter().chain(&self.right)
    }

    pub fn is_broken(&self) -> bool {
        self.outcome == Outcome::Broken
    }

    /// Both sides are known numbers, whatever came of comparing them.
    pub fn is_judged(&self) -> bool {
        !matches!(self.outcome, Outcome::Unchecked(why) if why != Why::UsedForReading)
    }

    /// Every cell was read with certainty and holds a number: the sum proves something.
    pub fn is_proof(&self) -> bool {
        self.parts().all(|part| part.cell.certain && !part.cell.is_empty())
    }

    /// Left minus right.
    pub fn gap(&self) -> i128 {
        let side =
            |parts: &[Part<'_>]| parts.iter().map(|part| i128::from(part.value)).sum::<i128>();
        side(&self.left) - side(&self.right)
    }

    /// The sum as it is printed, for a finding.
    pub fn sum(&self) -> Sum {
        let terms = |parts: &[Part<'_>]| parts.iter().map(Part::term).collect();
        Sum {
            left: terms(&self.left),
            right: terms(&self.right),
            left_value: add(&self.left).unwrap_or(u64::MAX),
            right_value: add(&self.right).unwrap_or(u64::MAX),
        }
    }
}

//! Identities: what the form says must add up to what.
//!
//! Each is a pattern of `data/identities-*.toml`, held against every row or every column of its
//! table. What a blank means for a sum is decided here, once: a blank total leaves the sum
//! unchecked; any other blank or mark is taken as 0, and the outcome says so.

use crate::recognise::NoteKind;
use crate::rules::context::Context;
use crate::rules::grid::{Grid, Spot};
use crate::rules::rule::Answers;
use crate::rules::{Outcome, Why};
use model::finding::{RuleId, Sum, Term};
use model::{Cell, CellId, Edition, Entry, Place, TableId};

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

/// A cell of it.
#[derive(Clone, Copy)]
pub struct Part<'a> {
    pub id: CellId,
    pub cell: &'a Cell,
    /// A blank or a mark is 0.
    pub value: u64,
}

pub fn patterns(edition: Edition) -> &'static [Pattern] {
    match edition {
        Edition::E2019 => compiled::IDENTITIES_2019,
        Edition::E2021 => compiled::IDENTITIES_2021,
    }
}

/// Holds every identity of the edition against every place it concerns.
pub fn judge_all<'a>(cx: &Context<'a>, edition: Edition) -> Vec<Identity<'a>> {
    let mut identities = Vec::with_capacity(42);
    for pattern in patterns(edition) {
        let Some(grid) = cx.grid(pattern.table) else { continue };
        let Some(line) = Numbers::of(cx, pattern, grid) else { continue };
        match pattern.each {
            Each::Row => identities.extend(cx.rows(pattern.table).map(|(row, form)| {
                let place = Place::Row(pattern.table, form.id);
                judge(cx, pattern, place, &line, &|column| grid.at(row, column))
            })),
            Each::Column => {
                identities.extend(grid.form.columns.iter().enumerate().map(|(column, form)| {
                    let place = Place::Column(pattern.table, form.id);
                    judge(cx, pattern, place, &line, &|row| grid.at(row, column))
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
    fn of(cx: &Context<'_>, pattern: &Pattern, grid: &Grid<'_>) -> Option<Numbers> {
        let number = |id: &str| match pattern.each {
            Each::Row => grid.column(id),
            Each::Column => match cx.one_row(pattern.table) {
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

/// What the identities of one rule came to.
pub fn answers(cx: &Context<'_>, rule: RuleId) -> Answers {
    let of_rule = cx.identities.iter().filter(|identity| identity.rule == rule);
    Answers {
        places: of_rule.map(|identity| (identity.place, identity.outcome)).collect(),
        findings: Vec::new(),
    }
}

/// The cell of a row or column by the number of the other.
type At<'f, 'a> = dyn Fn(usize) -> Option<Spot<'a>> + 'f;

fn judge<'a>(
    cx: &Context<'a>,
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
    identity.outcome = match fill(cx, line, at, &mut identity) {
        Err(why) => Outcome::Unchecked(why),
        Ok(()) => outcome(cx, &identity),
    };
    identity
}

fn fill<'a>(
    cx: &Context<'a>,
    line: &Numbers,
    at: &At<'_, 'a>,
    identity: &mut Identity<'a>,
) -> Result<(), Why> {
    cx.table(identity.table)?;
    if at(line.total).is_some_and(|total| total.cell.entry == Entry::Blank) {
        return Err(Why::TotalNotFilled);
    }
    for (numbers, parts) in [(&line.left, &mut identity.left), (&line.right, &mut identity.right)] {
        parts.reserve_exact(numbers.len());
        for number in numbers {
            let Spot { id, cell, .. } = at(*number).ok_or(Why::RowMissing)?;
            parts.push(Part { id, cell, value: value(cell)? });
        }
    }
    Ok(())
}

/// The value of a cell within a sum.
pub fn value(cell: &Cell) -> Result<u64, Why> {
    match &cell.entry {
        Entry::Absent => Err(Why::RowMissing),
        Entry::Blank | Entry::Mark => Ok(0),
        Entry::Count(value) => Ok(*value),
        Entry::Change(change) => u64::try_from(*change).map_err(|_| Why::NotANumber),
        Entry::Amount(amount) if amount.fract().is_zero() => {
            u64::try_from(*amount).map_err(|_| Why::NotANumber)
        }
        Entry::Text if !cell.certain => Err(Why::CellNotRead),
        Entry::Amount(_) | Entry::Text => Err(Why::NotANumber),
    }
}

fn outcome(cx: &Context<'_>, identity: &Identity<'_>) -> Outcome {
    let (Some(left), Some(right)) = (add(&identity.left), add(&identity.right)) else {
        return Outcome::Unchecked(Why::NumberTooLarge);
    };
    if left == right {
        return if parted_by(cx, identity) {
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
        identity.parts().any(|part| part.cell.entry == Entry::Blank && is_total(cx, part.id));
    if blank_total { Outcome::Unchecked(Why::TotalNotFilled) } else { Outcome::Broken }
}

fn add(parts: &[Part<'_>]) -> Option<u64> {
    parts.iter().try_fold(0u64, |sum, part| sum.checked_add(part.value))
}

/// The digits of this row ran together, and its own sum was used to part them.
fn parted_by(cx: &Context<'_>, identity: &Identity<'_>) -> bool {
    matches!(identity.place, Place::Row(..))
        && identity.parts().any(|part| !part.cell.certain)
        && [identity.place, Place::Table(identity.table)]
            .into_iter()
            .any(|place| cx.noted(NoteKind::Split, place))
}

/// The cell is the total of some identity.
pub fn is_total(cx: &Context<'_>, id: CellId) -> bool {
    patterns(cx.form.edition).iter().filter(|pattern| pattern.table == id.table).any(|pattern| {
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

impl Part<'_> {
    fn term(&self) -> Term {
        Term { cell: self.id, printed: self.cell.printed.clone(), value: self.value }
    }
}

//! Uses the sums of a table to choose between readings that its text allows, and to mark cells as uncertain. No digit
//! is changed.

use super::builder::Builder;
use crate::recognise::NoteKind;
use crate::recognise::flat::Flat;
use crate::recognise::glued;
use crate::recognise::number;
use crate::recognise::run::{RunRow, RunTable};
use crate::recognise::tokens::Token;
use model::form::{Kind, TableForm};
use model::{Place, TableId};

/// A page number without dashes looks like a value, and where blanks were lost it makes up the
/// number. So a row that is broken over lines unevenly, or stands in a table that lost values, is
/// certain only if it adds up. Table two has no sums.
///
/// Where a cell stands higher than those beside it, its value comes before theirs. No sum notices
/// that, unless only the total stands on a line of its own.
pub(super) fn doubt_what_may_be_a_page_number(
    flat: &Flat<'_>,
    table: TableId,
    rows: &mut [RunRow],
) {
    let unread: Vec<bool> = rows.iter().map(|row| row.values.is_none()).collect();
    let lossy = unread.contains(&true);
    // The values of table four are assigned by their count: one too many moves those of all rows after it, and where
    // most are zeros the sums come out nevertheless.
    let all: Vec<Token> = rows.iter().filter_map(|row| row.values.clone()).flatten().collect();
    let moved = table == TableId::Disputes && is_uneven(&all) && !are_the_same(flat, &all);
    for (at, row) in rows.iter_mut().enumerate() {
        let Some(values) = &row.values else { continue };
        let is_uneven = is_uneven(values);
        // Values of this row may stand among those of the row beside it, which has too many to be read.
        let beside = at.saturating_sub(1)..at + 2;
        row.certain &=
            !is_uneven || !unread.iter().take(beside.end).skip(beside.start).any(|own| *own);
        if lossy || is_uneven {
            row.certain &= table != TableId::Proactive && adds_up(flat, values);
        }
        row.certain &= !moved && (!is_uneven || is_in_order(flat, values));
    }
}

/// Neither all on one line nor each on its own.
fn is_uneven(values: &[Token]) -> bool {
    let breaks = values.windows(2).filter(|pair| is_broken(pair)).count();
    breaks > 0 && breaks + 1 < values.len()
}

fn is_broken(pair: &[Token]) -> bool {
    pair.first().map(|value| value.line) != pair.last().map(|value| value.line)
}

/// Whether the row is the same in any order of its lines.
fn is_in_order(flat: &Flat<'_>, values: &[Token]) -> bool {
    let Some((_, parts)) = values.split_last() else { return false };
    !parts.windows(2).any(is_broken) || are_the_same(flat, parts)
}

fn are_the_same(flat: &Flat<'_>, values: &[Token]) -> bool {
    let mut printed = values.iter().map(|value| flat.text(value.range.clone()));
    let first = printed.next();
    printed.all(|other| Some(other) == first)
}

fn adds_up(flat: &Flat<'_>, values: &[Token]) -> bool {
    let number = |value: &Token| {
        let cell = number::read(&flat.text(value.range.clone()), Kind::Count);
        if cell.is_empty() { Some(0) } else { cell.count() }
    };
    let numbers: Option<Vec<u64>> = values.iter().map(number).collect();
    numbers.is_some_and(|numbers| {
        numbers.split_last().is_some_and(|(total, parts)| sum(parts) == Some(*total))
    })
}

/// Separates glued digits where the sums allow exactly one way.
pub(super) fn part_glued(
    flat: &Flat<'_>,
    form: &'static TableForm,
    read: RunTable,
    builder: &mut Builder,
) -> Vec<RunRow> {
    let mut rows = read.rows;
    match form.id {
        // Table two has no sums to decide by. Where one row of it is glued, the others are not trusted either.
        TableId::Proactive => {
            if rows.iter().any(|row| row.values.is_none() && row.columns_glued(form)) {
                rows.iter_mut().for_each(|row| row.values = None);
            }
        }
        TableId::Applications => {
            let total = |numbers: &[u64]| match numbers.split_last() {
                Some((total, parts)) => sum(parts) == Some(*total),
                None => false,
            };
            for row in rows.iter_mut().filter(|row| row.values.is_none() && !row.raw.is_empty()) {
                row.values = parted(flat, &row.raw, form.columns.len(), &total);
                row.certain = false;
                if row.values.is_some() {
                    let place = Place::Row(form.id, row.row);
                    builder.note(NoteKind::Split, place, &printed(flat, &row.raw));
                }
            }
        }
        TableId::Disputes => {
            let raw = rows.first().map(|row| row.raw.clone()).unwrap_or_default();
            if rows.iter().all(|row| row.values.is_none()) && !raw.is_empty() {
                let width = form.columns.len();
                let sums = |numbers: &[u64]| {
                    numbers.chunks(width).all(|row| match row.split_last() {
                        Some((total, parts)) => sum(parts) == Some(*total),
                        None => false,
                    })
                };
                let values = parted(flat, &raw, width * rows.len(), &sums).unwrap_or_default();
                for (row, values) in rows.iter_mut().zip(values.chunks(width)) {
                    row.values = Some(values.to_vec());
                    row.certain = false;
                }
                if !values.is_empty() {
                    builder.note(NoteKind::Split, Place::Table(form.id), &printed(flat, &raw));
                }
            }
        }
    }
    rows
}

fn sum(parts: &[u64]) -> Option<u64> {
    parts.iter().try_fold(0u64, |sum, part| sum.checked_add(*part))
}

fn printed(flat: &Flat<'_>, raw: &[Token]) -> String {
    let texts: Vec<String> = raw.iter().map(|value| flat.text(value.range.clone())).collect();
    texts.join(" ")
}

fn parted(
    flat: &Flat<'_>,
    raw: &[Token],
    count: usize,
    accept: &dyn Fn(&[u64]) -> bool,
) -> Option<Vec<Token>> {
    let runs: Vec<String> = raw.iter().map(|value| flat.text(value.range.clone())).collect();
    let parts = glued::part(&runs, count, accept)?;
    parts
        .into_iter()
        .map(|(run, at)| {
            let whole = raw.get(run)?;
            let range = whole.range.start + at.start..whole.range.start + at.end;
            Some(Token { range, ..whole.clone() })
        })
        .collect()
}

impl RunRow {
    /// The row has several columns and its values stand together.
    fn columns_glued(&self, form: &TableForm) -> bool {
        form.row(self.row).is_some_and(|row| row.columns.len() > 1)
    }
}

#[cfg(test)]
mod tests {
    use crate::recognise::tables::certain_disputes;
    use model::document::{Anchor, Block, Format, Line};

    const HEAD: &str = "结果维持 结果纠正 其他结果 尚未审结 总计";

    /// How many of the cells of table four are certain in a text whose last lines are these.
    fn certain(values: &[&str]) -> usize {
        let blocks = "行政复议 未经复议直接起诉 复议后起诉";
        let head = ["四、政府信息公开行政复议、行政诉讼情况", blocks, HEAD, HEAD, HEAD];
        let blocks = head.iter().chain(values).enumerate().map(|(index, text)| {
            let chars = index * 100..index * 100 + text.chars().count();
            let anchor = Anchor::Text { chars, line: index + 1 };
            Block::Line(Line { text: (*text).into(), whole: false, anchor, unclear: Vec::new() })
        });
        certain_disputes(Format::Text, blocks.collect(), Vec::new())
    }

    #[test]
    fn values_on_one_line_and_each_on_its_own_are_in_order() {
        let row = "0 0 0 7 7 0 0 0 0 0 0 0 0 0 0";
        assert_eq!(certain(&[row, "五、存在的主要问题及改进情况"]), 15);
        let mut own: Vec<&str> = row.split(' ').collect();
        own.push("五、存在的主要问题及改进情况");
        assert_eq!(certain(&own), 15);
    }

    #[test]
    fn values_that_stand_lower_than_others_may_be_of_another_row_though_all_adds_up() {
        let lower = ["0 0 0 0 0 0 0 0 0 0 0 0 0", "7 7", "五、存在的主要问题及改进情况"];
        assert_eq!(certain(&lower), 0);
    }

    /// A number broken over the lines of its cell, and these over two pages.
    #[test]
    fn numbers_that_go_on_below_or_on_the_next_page_are_not_certain() {
        let row = "0 0 0 84 84 0 0 0 0 0 0 0 0 0 0";
        let end = "五、存在的主要问题及改进情况";
        for rest in [&["34 34"][..], &["- 1 -", "34 34"], &["- 1 -", ",6 ,6", "82 82"], &["5, 4,"]]
        {
            assert_eq!(certain(&[&[row], rest, &[end]].concat()), 0, "{rest:?}");
        }
        assert_eq!(certain(&[row, "- 1 -", end]), 15);
    }

    #[test]
    fn signs_on_lines_of_their_own_are_of_a_number_beside_them() {
        let row = "0 0 0 84 84 0 0 0 0 0 0 0 0 0 0";
        let end = "五、存在的主要问题及改进情况";
        assert_eq!(certain(&["(", row, ")", end]), 0);
        assert_eq!(certain(&[row, "① ①", end]), 0);
    }

    #[test]
    fn zeros_are_zeros_in_whatever_order() {
        let zeros = ["0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0", "五、存在的主要问题及改进情况"];
        assert_eq!(certain(&zeros), 15);
    }
}

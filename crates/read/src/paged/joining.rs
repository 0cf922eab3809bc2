//! Joins tables that continue on the next page, and rows that the page break cut in two.

use super::item::PageItem;
use super::lines::TextLine;
use super::rulings::SAME;
use super::table::{PagedCell, PagedTable};
use crate::Limits;

/// Rows that a repeated table head may have; the widest table of the form has three.
const MOST_HEAD: usize = 4;

/// Joins `item` to the table that the page before it ended with. `false` where it is no
/// continuation; then nothing has changed.
pub fn join(all: &mut [PageItem], item: &PageItem, limits: &Limits) -> bool {
    let PageItem::Table(next) = item else { return false };
    let last = all.iter_mut().rev().find(|item| !item.is_furniture());
    let Some(PageItem::Table(table)) = last else { return false };
    let (Some(above), Some(below)) = (table.areas.last(), next.areas.first()) else { return false };
    let rows = table.rows.saturating_add(next.rows);
    if above.page + 1 != below.page || rows > limits.grid {
        return false;
    }
    let Some(edges) = common(&table.edges, &next.edges) else { return false };
    append(table, next.clone(), edges);
    true
}

/// The edges of both tables together, where their outer edges agree and the inner edges of the one are among those of
/// the other.
fn common(one: &[f32], other: &[f32]) -> Option<Vec<f32>> {
    let same = |a: Option<&f32>, b: Option<&f32>| {
        a.zip(b).is_some_and(|(a, b)| (a - b).abs() <= SAME * 2.0)
    };
    let ends = same(one.first(), other.first()) && same(one.last(), other.last());
    let (more, fewer) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let inside = fewer.iter().all(|edge| more.iter().any(|own| same(Some(own), Some(edge))));
    (ends && inside).then(|| more.to_vec())
}

fn append(table: &mut PagedTable, mut next: PagedTable, edges: Vec<f32>) {
    set_columns(table, &edges);
    set_columns(&mut next, &edges);
    drop_repeated_head(&mut next, table);
    let cut = table.open_bottom && next.open_top;
    let seam = PageBreak::of(table, &next);
    let one_row = seam.is_one_row(cut);
    let shift = if one_row { table.rows.saturating_sub(1) } else { table.rows };
    let words = last_text_column(&next);
    let mut leading = true;
    for mut cell in next.cells {
        let above = seam.above(table, &cell).filter(|above| {
            let above = table.cells.get(*above);
            one_row || (leading && above.is_some_and(|above| continues(above, &cell, cut, words)))
        });
        leading &= above.is_some();
        match above.and_then(|above| table.cells.get_mut(above)) {
            Some(above) => {
                above.rowspan += cell.rowspan - usize::from(one_row);
                above.lines.append(&mut cell.lines);
                above.unclear = above.unclear.or(cell.unclear);
            }
            None => {
                cell.row += shift;
                table.cells.push(cell);
            }
        }
    }
    table.cells.sort_by_key(|cell| (cell.row, cell.column));
    table.rows = shift + next.rows;
    table.edges = edges;
    table.areas.append(&mut next.areas);
    table.lines.append(&mut next.lines);
    table.open_bottom = next.open_bottom;
}

/// Removes the rows of `next` that only repeat the head of `table`.
fn drop_repeated_head(next: &mut PagedTable, table: &PagedTable) {
    let texts_of = |table: &PagedTable, row: usize| -> Vec<(usize, usize, usize, String)> {
        let cells = table.cells.iter().filter(|cell| cell.row == row);
        cells
            .map(|cell| (cell.column, cell.colspan, cell.rowspan, CellText::of(cell).text))
            .collect()
    };
    let repeated = |row: &usize| {
        let own = texts_of(next, *row);
        own.iter().any(|(.., text)| !text.trim().is_empty()) && own == texts_of(table, *row)
    };
    let head = (0..next.rows).take_while(repeated).count();
    // Where all rows are repeated it is a second table, not a head.
    if head == 0 || head >= next.rows || head > MOST_HEAD {
        return;
    }
    next.cells.retain(|cell| cell.row >= head);
    for cell in &mut next.cells {
        cell.row -= head;
    }
    next.rows -= head;
}

/// Counts the columns of a table's cells by other edges, its own among them.
fn set_columns(table: &mut PagedTable, edges: &[f32]) {
    let nearest = |edge: &f32| -> usize {
        let all = edges.iter().enumerate();
        let nearest = all.min_by(|(_, a), (_, b)| (*a - edge).abs().total_cmp(&(*b - edge).abs()));
        nearest.map_or(0, |(index, _)| index)
    };
    let new: Vec<usize> = table.edges.iter().map(nearest).collect();
    let at = |column: usize| new.get(column).copied().unwrap_or(edges.len());
    for cell in &mut table.cells {
        let (from, to) = (at(cell.column), at(cell.column + cell.colspan));
        (cell.column, cell.colspan) = (from, to.saturating_sub(from).max(1));
    }
}

/// The last row of a table on one page, and the first row on the next page.
struct PageBreak {
    /// Pairs of cells that have the same columns: one that ends above the page break, and one below it.
    /// Only cells of a single row.
    pairs: Vec<CellPair>,
    /// Every cell at the page break has a partner with the same columns.
    alike: bool,
}

struct CellPair {
    above: CellText,
    below: CellText,
}

/// The text of a cell.
struct CellText {
    blank: bool,
    text: String,
}

impl CellText {
    fn of(cell: &PagedCell) -> CellText {
        let texts = cell.lines.iter().map(|line: &TextLine| line.text.as_str());
        CellText { blank: cell.is_blank(), text: texts.collect() }
    }

    /// Whether it opens a bracket or a quotation mark that it does not close.
    fn is_unfinished(&self) -> bool {
        let count = |one: char, other: char| self.text.matches([one, other]).count();
        count('(', '\u{ff08}') > count(')', '\u{ff09}')
            || count('\u{201c}', '\u{2018}') > count('\u{201d}', '\u{2019}')
    }

    /// Whether it begins as a label of its own: `1.`, `（一）`, `一、`.
    fn begins_new_label(&self) -> bool {
        let mut chars = self.text.chars().filter(|c| !c.is_whitespace());
        match (chars.next(), chars.next()) {
            (Some('(' | '\u{ff08}'), _) => true,
            (Some(first), Some('.' | '\u{ff0e}' | '\u{3001}')) => first.is_alphanumeric(),
            _ => false,
        }
    }
}

impl PageBreak {
    fn of(table: &PagedTable, next: &PagedTable) -> PageBreak {
        let mut pairs = Vec::new();
        let mut alike = true;
        let mut count = 0;
        for above in table.cells.iter().filter(|cell| cell.end() == table.rows) {
            let below = next.cells.iter().find(|cell| cell.row == 0 && same_columns(above, cell));
            let Some(below) = below else {
                alike = false;
                continue;
            };
            count += 1;
            // A cell of several rows continues whether or not the row does.
            if above.rowspan == 1 && below.rowspan == 1 {
                pairs.push(CellPair { above: CellText::of(above), below: CellText::of(below) });
            }
        }
        alike &= count == next.cells.iter().filter(|cell| cell.row == 0).count();
        PageBreak { pairs, alike }
    }

    /// Whether the row below the break continues the row above. Two rows must not become one by mistake, so
    /// either the page shows that the row is cut (`cut`: no line ends it above, none begins it
    /// below), or its text does.
    fn is_one_row(&self, cut: bool) -> bool {
        let Some((label, values)) = self.pairs.split_first().filter(|_| self.alike) else {
            return false;
        };
        let empty = |below: bool| {
            values.iter().all(|pair| if below { pair.below.blank } else { pair.above.blank })
        };
        let (none_above, none_below) = (empty(false), empty(true));
        let overlap = !none_above && !none_below;
        if label.below.blank && none_below {
            return true;
        }
        if overlap || values.is_empty() {
            return false;
        }
        // A label without values, and values without a label.
        let parted = label.below.blank && none_above && !label.above.blank;
        parted || (!label.below.begins_new_label() && (cut || label.above.is_unfinished()))
    }

    /// The cell of `table` that `cell`, of its continuation, lies below.
    fn above(&self, table: &PagedTable, cell: &PagedCell) -> Option<usize> {
        if cell.row > 0 {
            return None;
        }
        let ends = |above: &PagedCell| above.end() == table.rows && same_columns(above, cell);
        table.cells.iter().position(ends)
    }
}

fn same_columns(one: &PagedCell, other: &PagedCell) -> bool {
    (one.column, one.colspan) == (other.column, other.colspan)
}

/// Whether `below` continues a cell of several rows that the page break cut; asked for each cell from the left until
/// one does not. The head of a table has such cells too, with values below them. So a blank cell continues one only
/// where column `words`, with text, stands to its right; a cell with text only where it spans several rows or the
/// page shows the `cut`.
fn continues(above: &PagedCell, below: &PagedCell, cut: bool, words: usize) -> bool {
    if above.rowspan == 1 && below.rowspan == 1 {
        return false;
    }
    if below.is_blank() {
        return below.column < words;
    }
    !above.is_blank() && !CellText::of(below).begins_new_label() && (cut || below.rowspan > 1)
}

/// The last column of the first row whose text has letters.
fn last_text_column(table: &PagedTable) -> usize {
    let first = table.cells.iter().filter(|cell| cell.row == 0);
    let worded = first.filter(|cell| CellText::of(cell).text.chars().any(char::is_alphabetic));
    worded.map(|cell| cell.column).max().unwrap_or(0)
}

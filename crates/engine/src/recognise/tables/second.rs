//! Reads a table a second time, from its text without the cells.
//!
//! Where both readings are certain of a cell and differ, the cell becomes uncertain and the first value is kept. Cells
//! are better at columns and at empty cells; the text shows errors of the cells, such as a number that was set across a
//! border or two rows that became one.

use super::TableFound;
use super::from_run::from_run;
use crate::recognise::flat::Flat;
use model::document::Line;
use model::form::TableForm;
use model::{Cell, Entry, RowId};

/// Marks the cells of `found` that `lines` contradict as uncertain.
pub(super) fn doubt(found: &mut TableFound, lines: &[&Line], form: &'static TableForm) {
    if lines.is_empty() {
        return;
    }
    let flat = Flat::of_lines(lines);
    let Some(second) = from_run(&flat, &[], form, 0..flat.len()) else { return };
    let read = |cell: &Cell| !matches!(cell.entry, Entry::Absent | Entry::Text);
    let unread = |row: RowId| {
        let mut cells = second.table.cells.iter().filter(|((own, _), _)| *own == row);
        cells.any(|(_, cell)| !read(cell))
    };
    // Where labels stand lower than their numbers, each row of the second reading gets the numbers of the next row, and
    // the last row none. A filled row without numbers shows that this is the case.
    let filled = found.table.rows.iter().filter(|row| {
        let mut cells = found.table.cells.iter().filter(|((own, _), _)| own == *row);
        cells.all(|(_, cell)| read(cell) && cell.entry != Entry::Blank)
    });
    if filled.copied().any(unread) {
        return;
    }
    for (place, cell) in &mut found.table.cells {
        let Some(other) = second.table.cells.get(place) else { continue };
        let differ = read(cell) && read(other) && other.certain && cell.entry != other.entry;
        cell.certain &= !differ;
    }
}

#[cfg(test)]
mod tests {
    use crate::recognise::tables::certain_disputes;
    use model::document::{Anchor, Block, Format, Grid, GridCell, Line, Remark};

    const HEAD: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

    const BLOCKS: [&str; 3] = ["行政复议", "未经复议直接起诉", "复议后起诉"];

    fn cell(row: usize, column: usize, text: &str) -> GridCell {
        let (text, anchor) = (text.into(), anchor());
        GridCell { row, column, rowspan: 1, colspan: 1, text, anchor, unclear: None }
    }

    /// The labels of the blocks above those of the columns.
    fn head() -> Vec<GridCell> {
        let blocks = BLOCKS.iter().enumerate();
        let blocks = blocks.map(|(at, text)| GridCell { colspan: 5, ..cell(0, at * 5, text) });
        let columns = HEAD.iter().cycle().take(15).enumerate();
        blocks.chain(columns.map(|(at, text)| cell(1, at, text))).collect()
    }

    fn anchor() -> Anchor {
        Anchor::Page { page: 3, top: 0, bottom: 1000, edges: vec![0, 1000] }
    }

    fn line(text: &str) -> Line {
        Line { text: text.into(), whole: false, anchor: anchor(), unclear: Vec::new() }
    }

    /// How many of the fifteen cells of table four are certain, where its cells are these and its
    /// text is that.
    fn certain(cells: [&str; 15], text: &[&str], remarks: Vec<Remark>) -> usize {
        let mut all = head();
        all.extend(cells.iter().enumerate().map(|(column, text)| cell(2, column, text)));
        let (blocks, labels) = (BLOCKS.join(" "), [HEAD.join(" ").as_str(); 3].join(" "));
        let lines = [blocks.as_str(), &labels].into_iter().chain(text.iter().copied());
        let lines = lines.map(line).collect();
        let grid = Grid { rows: 3, columns: 15, cells: all, lines };
        certain_disputes(Format::Pdf, vec![Block::Grid(grid)], remarks)
    }

    const CELLS: [&str; 15] =
        ["1", "1", "0", "0", "2", "1", "0", "0", "0", "1", "2", "0", "1", "0", "3"];

    #[test]
    fn what_both_readings_know_alike_stays_certain() {
        assert_eq!(certain(CELLS, &["1 1 0 0 2 1 0 0 0 1 2 0 1 0 3"], Vec::new()), 15);
        assert_eq!(certain(CELLS, &[], Vec::new()), 15);
    }

    #[test]
    fn what_they_know_differently_needs_an_eye() {
        assert_eq!(certain(CELLS, &["1 1 0 0 2 1 0 0 0 1 2 0 7 0 3"], Vec::new()), 14);
        // Two numbers in one cell.
        let mut slid = CELLS;
        (slid[0], slid[1]) = ("", "11");
        assert_eq!(certain(slid, &["1 1 0 0 2 1 0 0 0 1 2 0 1 0 3"], Vec::new()), 13);
    }

    #[test]
    fn a_text_that_is_not_sure_of_itself_doubts_nothing() {
        assert_eq!(certain(CELLS, &["1 1 0 0 2 1 0 0 0 1", "2 0 7 0"], Vec::new()), 15);
    }

    #[test]
    fn a_row_that_goes_on_below_needs_an_eye() {
        let mut cells = head();
        cells.extend(CELLS.iter().enumerate().map(|(at, text)| cell(2, at, text)));
        let count = |cells: &[GridCell], rows: usize| {
            let grid = Grid { rows, columns: 15, cells: cells.to_vec(), lines: Vec::new() };
            certain_disputes(Format::Pdf, vec![Block::Grid(grid)], Vec::new())
        };
        assert_eq!(count(&cells, 3), 15);
        cells.extend((0..15).map(|at| cell(3, at, if at == 4 { "5" } else { "" })));
        assert_eq!(count(&cells, 4), 0);
    }

    #[test]
    fn what_another_program_recognised_in_a_picture_needs_an_eye() {
        let text = ["1 1 0 0 2 1 0 0 0 1 2 0 1 0 3"];
        let scanned = |page| vec![Remark::ScannedPages { pages: vec![page] }];
        assert_eq!(certain(CELLS, &text, scanned(3)), 0);
        assert_eq!(certain(CELLS, &text, scanned(2)), 15);
    }
}

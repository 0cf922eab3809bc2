//! A sheet without its hidden rows and columns, every merged range one cell.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::axis::VisibleAxis;
use super::sheet::{FilledCell, MergedRange, Sheet};
use crate::Limits;
use model::document::Unclear;

/// The visible part of a sheet.
pub struct VisibleSheet<'a> {
    pub name: &'a str,
    /// Cells of the file whose text may not be what is seen there.
    pub unclear: &'a BTreeMap<(usize, usize), Unclear>,
    /// In reading order. Rows and columns count the visible ones.
    pub cells: Vec<VisibleCell<'a>>,
    rows: VisibleAxis,
    columns: VisibleAxis,
    /// Filled cells are hidden, or lie under a merged area, and were left out.
    pub left_out: bool,
    /// There are more merged areas than a sheet can have.
    pub cut: bool,
    /// Two cells have one address, or two merged areas overlap: the first was read.
    pub doubled: bool,
}

/// A cell or a merged range that is filled, or a merged range that is blank.
#[derive(Clone, Debug)]
pub struct VisibleCell<'a> {
    pub rows: Range<usize>,
    pub columns: Range<usize>,
    /// Line breaks are `\n`. Empty where it is blank.
    pub text: Cow<'a, str>,
    /// Row and column in the file.
    pub in_file: (usize, usize),
}

impl VisibleCell<'_> {
    pub fn is_filled(&self) -> bool {
        !self.text.is_empty()
    }
}

/// The smallest run of rows that no filled merged range crosses at its ends.
pub struct RowBand {
    pub rows: Range<usize>,
    /// Its cells, by their index in [`VisibleSheet::cells`].
    pub cells: Range<usize>,
    pub filled: usize,
}

impl<'a> VisibleSheet<'a> {
    pub fn new(sheet: &'a Sheet, limits: &Limits) -> VisibleSheet<'a> {
        let mut cells: Vec<&FilledCell> =
            sheet.cells.iter().filter(|cell| !cell.text.trim().is_empty()).collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let count = cells.len();
        cells.dedup_by_key(|cell| (cell.row, cell.column));
        let mut view = VisibleSheet {
            name: &sheet.name,
            unclear: &sheet.unclear,
            cells: Vec::with_capacity(cells.len()),
            rows: VisibleAxis::new(&sheet.hidden_rows),
            columns: VisibleAxis::new(&sheet.hidden_columns),
            left_out: false,
            cut: false,
            doubled: cells.len() < count,
        };
        let merges = view.apart(clipped(&sheet.merges, &cells), limits.grid);
        view.add_cells(&cells, &merges, limits.grid);
        let mut filled: Vec<(usize, usize)> = view.cells.iter().map(|spot| spot.in_file).collect();
        filled.sort_unstable();
        for merge in &merges {
            let home = (merge.rows.start, merge.columns.start);
            if filled.binary_search(&home).is_err() {
                view.cells.extend(view.spot(merge, home, Cow::Borrowed("")));
            }
        }
        view.cells.sort_by_key(|spot| (spot.rows.start, spot.columns.start, !spot.is_filled()));
        view
    }

    /// Merged areas without those that overlap an earlier one. No valid sheet has such areas, and a cell where they cross
    /// would be in neither.
    fn apart(&mut self, merges: Vec<MergedRange>, most: usize) -> Vec<MergedRange> {
        let crosses = |one: &Range<usize>, other: &Range<usize>| {
            one.start < other.end && other.start < one.end
        };
        let mut kept: Vec<MergedRange> = Vec::new();
        let mut over: Vec<MergedRange> = Vec::new();
        for merge in merges {
            over.retain(|above| above.rows.end > merge.rows.start);
            let crossed = over.iter().any(|above| crosses(&above.columns, &merge.columns));
            self.doubled |= crossed;
            // Areas beyond the columns of a sheet are found to be too many later.
            if !crossed && over.len() < most {
                over.push(merge.clone());
            }
            if !crossed {
                kept.push(merge);
            }
        }
        kept
    }

    /// Adds the filled cells that no merged area lies over.
    fn add_cells(&mut self, cells: &[&'a FilledCell], merges: &[MergedRange], most: usize) {
        let mut ahead = merges.iter().peekable();
        let mut over: Vec<&MergedRange> = Vec::new();
        for cell in cells {
            while let Some(merge) = ahead.next_if(|merge| merge.rows.start <= cell.row) {
                over.retain(|merge| merge.rows.end > cell.row);
                // No sheet has so many beside each other.
                if over.len() < most { over.push(merge) } else { self.cut = true }
            }
            let under = over.iter().find(|merge| {
                merge.rows.contains(&cell.row) && merge.columns.contains(&cell.column)
            });
            let home = (cell.row, cell.column);
            let own = MergedRange {
                rows: cell.row..cell.row.saturating_add(1),
                columns: cell.column..cell.column.saturating_add(1),
            };
            let area = match under {
                Some(merge) if (merge.rows.start, merge.columns.start) == home => merge,
                Some(_) => {
                    self.left_out = true;
                    continue;
                }
                None => &own,
            };
            match self.spot(area, home, with_line_feeds(&cell.text)) {
                Some(spot) => self.cells.push(spot),
                None => self.left_out = true,
            }
        }
    }

    /// The visible part of an area; `None` where all of it is hidden.
    fn spot(
        &self,
        area: &MergedRange,
        home: (usize, usize),
        text: Cow<'a, str>,
    ) -> Option<VisibleCell<'a>> {
        let seen = |axis: &VisibleAxis, range: &Range<usize>| {
            let range = axis.visible_before(range.start)..axis.visible_before(range.end);
            (!range.is_empty()).then_some(range)
        };
        let (rows, columns) = (seen(&self.rows, &area.rows)?, seen(&self.columns, &area.columns)?);
        Some(VisibleCell { rows, columns, text, in_file: home })
    }

    /// The row and column in the file of a visible cell.
    pub fn in_file(&self, row: usize, column: usize) -> (usize, usize) {
        (self.rows.in_file(row), self.columns.in_file(column))
    }

    /// The bands that are filled, in order.
    pub fn bands(&self) -> Vec<RowBand> {
        let mut bands: Vec<RowBand> = Vec::new();
        for (index, spot) in self.cells.iter().enumerate() {
            // A blank merged range does not tie its rows together.
            let filled = spot.is_filled();
            let end = if filled { spot.rows.end } else { spot.rows.start.saturating_add(1) };
            match bands.last_mut() {
                Some(band) if spot.rows.start < band.rows.end => {
                    band.rows.end = band.rows.end.max(end);
                    band.cells.end = index + 1;
                    band.filled += usize::from(filled);
                }
                _ => bands.push(RowBand {
                    rows: spot.rows.start..end,
                    cells: index..index + 1,
                    filled: usize::from(filled),
                }),
            }
        }
        bands.retain(|band| band.filled > 0);
        bands
    }

    pub fn cells_of(&self, band: &RowBand) -> &[VisibleCell<'a>] {
        self.cells.get(band.cells.clone()).unwrap_or(&[])
    }
}

/// Merged areas cut to the filled part of the sheet, in order of their rows, each once.
fn clipped(merges: &[MergedRange], cells: &[&FilledCell]) -> Vec<MergedRange> {
    let bottom = cells.iter().map(|cell| cell.row.saturating_add(1)).max().unwrap_or(0);
    let right = cells.iter().map(|cell| cell.column.saturating_add(1)).max().unwrap_or(0);
    let mut clipped: Vec<MergedRange> = merges
        .iter()
        .map(|merge| MergedRange {
            rows: merge.rows.start..merge.rows.end.min(bottom),
            columns: merge.columns.start..merge.columns.end.min(right),
        })
        .filter(|merge| !merge.rows.is_empty() && !merge.columns.is_empty())
        .collect();
    clipped.sort_by_key(|merge| (merge.rows.start, merge.columns.start));
    clipped.dedup_by_key(|merge| (merge.rows.start, merge.columns.start));
    clipped
}

/// Line breaks as `\n`.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

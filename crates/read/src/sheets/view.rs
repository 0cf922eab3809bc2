//! A sheet as it is seen: without what is hidden, every merged area one spot.

use std::borrow::Cow;
use std::ops::Range;

use super::super::Limits;
use super::axis::Axis;
use super::{Filled, Merge, Sheet};

pub struct View<'a> {
    pub name: &'a str,
    /// In reading order. Rows and columns count those that are seen.
    pub spots: Vec<Spot<'a>>,
    rows: Axis,
    columns: Axis,
    /// Filled cells are hidden, or lie under a merged area, and were left out.
    pub left_out: bool,
    /// There are more merged areas than a sheet can have.
    pub cut: bool,
    /// Two cells stand at one address, or two merged areas lie over each other: the first was read.
    pub doubled: bool,
}

/// A cell, or a merged area, that is filled; or a merged area that is blank.
#[derive(Clone, Debug)]
pub struct Spot<'a> {
    pub rows: Range<usize>,
    pub columns: Range<usize>,
    /// Line breaks are `\n`. Empty where it is blank.
    pub text: Cow<'a, str>,
    /// Row and column in the file.
    pub home: (usize, usize),
}

impl Spot<'_> {
    pub fn is_filled(&self) -> bool {
        !self.text.is_empty()
    }
}

/// Rows that no merged area parts.
pub struct Band {
    pub rows: Range<usize>,
    /// Its spots.
    pub spots: Range<usize>,
    pub filled: usize,
}

impl<'a> View<'a> {
    pub fn new(sheet: &'a Sheet, limits: &Limits) -> View<'a> {
        let mut cells: Vec<&Filled> =
            sheet.cells.iter().filter(|cell| !cell.text.trim().is_empty()).collect();
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let count = cells.len();
        cells.dedup_by_key(|cell| (cell.row, cell.column));
        let mut view = View {
            name: &sheet.name,
            spots: Vec::with_capacity(cells.len()),
            rows: Axis::new(&sheet.hidden_rows),
            columns: Axis::new(&sheet.hidden_columns),
            left_out: false,
            cut: false,
            doubled: cells.len() < count,
        };
        let merges = view.apart(clipped(&sheet.merges, &cells), limits.grid);
        view.add_cells(&cells, &merges, limits.grid);
        let mut filled: Vec<(usize, usize)> = view.spots.iter().map(|spot| spot.home).collect();
        filled.sort_unstable();
        for merge in &merges {
            let home = (merge.rows.start, merge.columns.start);
            if filled.binary_search(&home).is_err() {
                view.spots.extend(view.spot(merge, home, Cow::Borrowed("")));
            }
        }
        view.spots.sort_by_key(|spot| (spot.rows.start, spot.columns.start, !spot.is_filled()));
        view
    }

    /// Merged areas without those that lie over an earlier one: no sheet has them, and what stands
    /// where they cross would be in neither.
    fn apart(&mut self, merges: Vec<Merge>, most: usize) -> Vec<Merge> {
        let crosses = |one: &Range<usize>, other: &Range<usize>| {
            one.start < other.end && other.start < one.end
        };
        let mut kept: Vec<Merge> = Vec::new();
        let mut over: Vec<Merge> = Vec::new();
        for merge in merges {
            over.retain(|above| above.rows.end > merge.rows.start);
            let crossed = over.iter().any(|above| crosses(&above.columns, &merge.columns));
            self.doubled |= crossed;
            // More beside each other than a sheet has are found to be too many later on.
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
    fn add_cells(&mut self, cells: &[&'a Filled], merges: &[Merge], most: usize) {
        let mut ahead = merges.iter().peekable();
        let mut over: Vec<&Merge> = Vec::new();
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
            let own = Merge {
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
            match self.spot(area, home, broken(&cell.text)) {
                Some(spot) => self.spots.push(spot),
                None => self.left_out = true,
            }
        }
    }

    /// The part of an area that is seen; `None` where all of it is hidden.
    fn spot(&self, area: &Merge, home: (usize, usize), text: Cow<'a, str>) -> Option<Spot<'a>> {
        let seen = |axis: &Axis, range: &Range<usize>| {
            let range = axis.seen_before(range.start)..axis.seen_before(range.end);
            (!range.is_empty()).then_some(range)
        };
        let (rows, columns) = (seen(&self.rows, &area.rows)?, seen(&self.columns, &area.columns)?);
        Some(Spot { rows, columns, text, home })
    }

    /// Where a cell that is seen stands in the file.
    pub fn home(&self, row: usize, column: usize) -> (usize, usize) {
        (self.rows.home(row), self.columns.home(column))
    }

    /// The bands that are filled, in order.
    pub fn bands(&self) -> Vec<Band> {
        let mut bands: Vec<Band> = Vec::new();
        for (index, spot) in self.spots.iter().enumerate() {
            // A blank area holds nothing together.
            let filled = spot.is_filled();
            let end = if filled { spot.rows.end } else { spot.rows.start.saturating_add(1) };
            match bands.last_mut() {
                Some(band) if spot.rows.start < band.rows.end => {
                    band.rows.end = band.rows.end.max(end);
                    band.spots.end = index + 1;
                    band.filled += usize::from(filled);
                }
                _ => bands.push(Band {
                    rows: spot.rows.start..end,
                    spots: index..index + 1,
                    filled: usize::from(filled),
                }),
            }
        }
        bands.retain(|band| band.filled > 0);
        bands
    }

    pub fn spots_of(&self, band: &Band) -> &[Spot<'a>] {
        self.spots.get(band.spots.clone()).unwrap_or(&[])
    }
}

/// Merged areas as far as the sheet is filled, in order of their rows, each once.
fn clipped(merges: &[Merge], cells: &[&Filled]) -> Vec<Merge> {
    let bottom = cells.iter().map(|cell| cell.row.saturating_add(1)).max().unwrap_or(0);
    let right = cells.iter().map(|cell| cell.column.saturating_add(1)).max().unwrap_or(0);
    let mut clipped: Vec<Merge> = merges
        .iter()
        .map(|merge| Merge {
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
fn broken(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

//! Divides the rows of a sheet into tables and the lines of text between them.
//!
//! A row with several filled cells belongs to a table. A row with a single one may be a title, a
//! heading, a note – or a row of the table whose cells are blank, or one that opens a part of it.
//! The form is not known here; the kinds are distinguished by where the row stands, how far it is merged,
//! how its text begins, and whether it numbers on what stands above it.

use std::ops::Range;

use super::view::{RowBand, VisibleCell, VisibleSheet};

/// One part of a sheet.
pub enum SheetPart<'v, 'a> {
    Line(&'v VisibleCell<'a>),
    /// The rows of a table. Blank ones may be among them.
    Table(Range<usize>),
}

/// The signs of a Chinese enumeration, and what stands behind them at the beginning of a heading:
/// `一、`.
const ORDINALS: [char; 10] = [
    '\u{4e00}', '\u{4e8c}', '\u{4e09}', '\u{56db}', '\u{4e94}', '\u{516d}', '\u{4e03}', '\u{516b}',
    '\u{4e5d}', '\u{5341}',
];
const BEHIND_ORDINAL: [char; 6] = ['\u{3001}', '\u{ff0e}', '\u{ff0c}', '.', ',', '\u{ff64}'];
/// `。`
const FULL_STOP: char = '\u{3002}';

/// Distance in rows within which a similar row is looked for.
const NEAR: usize = 40;

/// Divides a sheet into tables and lines of text, top to bottom.
pub fn divide<'v, 'a>(view: &'v VisibleSheet<'a>, bands: &[RowBand]) -> Vec<SheetPart<'v, 'a>> {
    let bands: Vec<BandFacts<'v, 'a>> =
        bands.iter().map(|band| BandFacts::new(view, band)).collect();
    let mut finder =
        TableFinder { bands: &bands, kinds: vec![RowKind::Line; bands.len()], table: None };
    for index in 0..bands.len() {
        finder.place(index);
    }
    finder.close();
    let kinds = finder.kinds;
    let mut parts: Vec<SheetPart<'v, 'a>> = Vec::new();
    for (band, kind) in bands.iter().zip(kinds) {
        match (kind, parts.last_mut()) {
            (RowKind::Line, _) => parts.extend(band.filled().map(SheetPart::Line)),
            (RowKind::TableRow, Some(SheetPart::Table(rows))) => rows.end = band.rows.end,
            (RowKind::TableRow | RowKind::TableStart, _) => {
                parts.push(SheetPart::Table(band.rows.clone()))
            }
        }
    }
    parts
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RowKind {
    /// A line of text outside of tables.
    Line,
    /// The first row of a table.
    TableStart,
    /// A further row of the table above.
    TableRow,
}

/// A band of rows, and what decides which kind it is.
struct BandFacts<'v, 'a> {
    rows: Range<usize>,
    cells: &'v [VisibleCell<'a>],
    /// Its only filled spot, where it has one.
    single: Option<&'v VisibleCell<'a>>,
    columns: Range<usize>,
    ordinal: Option<usize>,
    has_number: bool,
}

impl<'v, 'a> BandFacts<'v, 'a> {
    fn new(view: &'v VisibleSheet<'a>, band: &RowBand) -> BandFacts<'v, 'a> {
        let cells = view.cells_of(band);
        let filled = || cells.iter().filter(|spot| spot.is_filled());
        let start = filled().map(|spot| spot.columns.start).min().unwrap_or(0);
        let end = filled().map(|spot| spot.columns.end).max().unwrap_or(0);
        BandFacts {
            rows: band.rows.clone(),
            cells,
            single: filled().next().filter(|_| band.filled == 1),
            columns: start..end,
            ordinal: filled().next().and_then(|spot| ordinal(&spot.text)),
            has_number: filled().any(|spot| is_number(&spot.text)),
        }
    }

    fn filled(&self) -> impl Iterator<Item = &'v VisibleCell<'a>> {
        self.cells.iter().filter(|spot| spot.is_filled())
    }
}

/// The table whose rows are being collected.
struct OpenTable {
    first: usize,
    columns: Range<usize>,
    /// The number of its last row that has one: tables have rows called 一、 too.
    ordinal: Option<usize>,
    has_number: bool,
}

struct TableFinder<'b, 'v, 'a> {
    bands: &'b [BandFacts<'v, 'a>],
    kinds: Vec<RowKind>,
    table: Option<OpenTable>,
}

impl TableFinder<'_, '_, '_> {
    fn place(&mut self, index: usize) {
        let Some(band) = self.bands.get(index) else { return };
        let above = index.checked_sub(1).and_then(|above| self.bands.get(above));
        let apart = above.is_some_and(|above| above.rows.end < band.rows.start);
        let goes = self.table.as_ref().is_some_and(|table| match band.single {
            Some(spot) => !apart && !self.is_line(index, spot, table),
            None => {
                let within = is_within(&band.columns, &table.columns);
                // A row that is wider than a table with a body is the head of the next table.
                within || (!apart && (band.has_number || !table.has_number))
            }
        });
        if !goes {
            self.close();
        }
        if let Some(table) = &mut self.table {
            table.ordinal = band.ordinal.or(table.ordinal);
            table.has_number |= band.has_number;
            if band.single.is_none() {
                table.columns.start = table.columns.start.min(band.columns.start);
                table.columns.end = table.columns.end.max(band.columns.end);
            }
            self.set(index, RowKind::TableRow);
        } else if band.single.is_none() {
            self.table = Some(OpenTable {
                first: index,
                columns: band.columns.clone(),
                ordinal: band.ordinal,
                has_number: band.has_number,
            });
            self.set(index, RowKind::TableStart);
        }
    }

    fn set(&mut self, index: usize, kind: RowKind) {
        if let Some(own) = self.kinds.get_mut(index) {
            *own = kind;
        }
    }

    /// Whether this row, directly below a table, is a line of text and not a row of it.
    fn is_line(&self, index: usize, spot: &VisibleCell<'_>, table: &OpenTable) -> bool {
        let merged = spot.columns.len() > 1;
        let across = merged && is_within(&table.columns, &spot.columns);
        let next = self.bands.get(index + 1).filter(|next| next.rows.start == spot.rows.end);
        if let Some(number) = ordinal(&spot.text) {
            let goes_on = match table.ordinal {
                Some(last) => number == last + 1,
                None => number == 1 && next.is_some_and(|next| next.ordinal == Some(2)),
            };
            return across || !goes_on;
        }
        if spot.text.contains(FULL_STOP) {
            return true;
        }
        let wider = next
            .is_some_and(|next| next.single.is_none() && !is_within(&next.columns, &table.columns));
        wider || (across && (next.is_none() || !self.recurs(index, spot)))
    }

    /// Whether there is a similar row nearby, as there is where rows open the parts of a table.
    fn recurs(&self, index: usize, spot: &VisibleCell<'_>) -> bool {
        let near = index.saturating_sub(NEAR)..index.saturating_add(NEAR).min(self.bands.len());
        near.filter(|other| *other != index)
            .filter_map(|other| self.bands.get(other)?.single)
            .any(|other| is_like(&other.text, &spot.text))
    }

    /// Ends the table. The row right above belongs to it where a similar one is inside; a single row is no table.
    fn close(&mut self) {
        let Some(table) = self.table.take() else { return };
        let Some(first) = self.bands.get(table.first) else { return };
        let end = table.first
            + 1
            + self
                .kinds
                .iter()
                .skip(table.first + 1)
                .take_while(|kind| **kind == RowKind::TableRow)
                .count();
        let above = table.first.checked_sub(1).filter(|above| {
            self.kinds.get(*above) == Some(&RowKind::Line)
                && self.bands.get(*above).is_some_and(|above| above.rows.end == first.rows.start)
        });
        let opening = above.filter(|above| {
            let Some(opening) = self.bands.get(*above).and_then(|above| above.single) else {
                return false;
            };
            let own = self.bands.get(table.first..end).unwrap_or(&[]).iter().take(NEAR);
            ordinal(&opening.text).is_none()
                && own.filter_map(|own| own.single).any(|own| is_like(&own.text, &opening.text))
        });
        if let Some(opening) = opening {
            self.set(opening, RowKind::TableStart);
            self.set(table.first, RowKind::TableRow);
        } else if end == table.first + 1 && first.rows.len() == 1 {
            self.set(table.first, RowKind::Line);
        }
    }
}

/// The number of a text that begins `一、`.
fn ordinal(text: &str) -> Option<usize> {
    let mut chars = text.trim_start().chars();
    let first = chars.next()?;
    let second = chars.find(|c| !c.is_whitespace())?;
    let number = ORDINALS.iter().position(|ordinal| *ordinal == first)?;
    BEHIND_ORDINAL.contains(&second).then_some(number + 1)
}

fn is_within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Whether both texts are equally long and differ in at most one character of three.
fn is_like(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    let count = one.chars().count();
    let different = one.chars().zip(other.chars()).filter(|(one, other)| one != other).count();
    count >= 4 && count == other.chars().count() && different * 3 <= count
}

/// Whether a text can be a number: it has digits and no letter of any script.
pub fn is_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic)
}

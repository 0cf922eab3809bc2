//! The cells that crossing lines enclose.
//!
//! All lines that touch each other are one table. Extended over the whole table, they divide it into elementary
//! boxes; boxes with no line drawn between them are one cell.

use super::page::{DrawnLine, PageArea};
use super::rulings::{Ruling, SAME, rulings};
use crate::Limits;

/// The most lines of a page, after joining. A page of tables has a hundred.
const MOST_LINES: usize = 3_000;
/// The most comparisons of lines on all pages together. A page of tables needs some thousands.
const MOST_CROSSINGS: usize = 20_000_000;
/// The most elementary boxes of one table.
const MOST_BOXES: usize = 60_000;
/// Lines touch whose ends are no further apart than this, in points.
const TOUCH: f32 = 3.5;
/// Upright lines that go further than the last level one, by more than this, enclose a row whose
/// border was not drawn: a page ends there.
const OPEN: f32 = 5.0;
/// The share of a side that a line must cover to separate two boxes.
const PARTS: f32 = 0.6;

/// A table's lines, and its cells.
#[derive(Debug)]
pub struct Lattice {
    /// Where its upright lines lie, and its level ones.
    pub xs: Vec<f32>,
    pub ys: Vec<f32>,
    pub cells: Vec<LatticeCell>,
    /// No line closes it at the top, at the bottom.
    pub open_top: bool,
    pub open_bottom: bool,
}

/// A cell: its first elementary box, and how many boxes it spans down and across.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LatticeCell {
    pub row: usize,
    pub column: usize,
    pub rowspan: usize,
    pub colspan: usize,
    /// A line stands on every side where the table ends.
    pub closed: bool,
}

impl Lattice {
    pub fn area(&self, page: usize) -> PageArea {
        let ends = |edges: &[f32]| {
            (edges.first().copied().unwrap_or(0.0), edges.last().copied().unwrap_or(0.0))
        };
        let ((left, right), (top, bottom)) = (ends(&self.xs), ends(&self.ys));
        PageArea { page, left, top, right, bottom }
    }
}

/// Comparisons and boxes that all pages of a file together may still cost.
pub struct LatticeBudget {
    crossings: usize,
    boxes: usize,
    /// Something was left out because the budget was used up.
    pub spent: bool,
}

impl LatticeBudget {
    pub fn new(limits: &Limits) -> LatticeBudget {
        LatticeBudget { crossings: MOST_CROSSINGS, boxes: limits.elements, spent: false }
    }
}

/// Takes `wanted` off what is left; `false` where less is left.
fn take_from(left: &mut usize, wanted: usize) -> bool {
    left.checked_sub(wanted).map(|rest| *left = rest).is_some()
}

/// The tables of a page. A frame of one column, and a table that encloses others, only lay out the page and are left
/// out. So is what the budget does not allow.
pub fn lattices(rules: &[DrawnLine], limits: &Limits, room: &mut LatticeBudget) -> Vec<Lattice> {
    let (level, upright) = rulings(rules);
    let crossings = level.len().saturating_mul(upright.len());
    if level.len() + upright.len() > MOST_LINES || !take_from(&mut room.crossings, crossings) {
        room.spent = true;
        return Vec::new();
    }
    let mut found: Vec<Lattice> = Vec::new();
    for (level, upright) in touching(&level, &upright) {
        let lines = LatticeLines::of(&level, &upright);
        let (rows, columns) = (lines.rows(), lines.columns());
        if rows == 0 || columns < 2 {
            continue;
        }
        let boxes = rows.saturating_mul(columns);
        let fits = rows <= limits.grid && columns <= limits.grid && boxes <= MOST_BOXES;
        if !fits || !take_from(&mut room.boxes, boxes) {
            room.spent = true;
            continue;
        }
        let cells = lines.cells();
        let across = cells.iter().map(|cell| cell.column).max().unwrap_or(0);
        if across > 0 {
            let LatticeLines { xs, ys, open_top, open_bottom, .. } = lines;
            found.push(Lattice { xs, ys, cells, open_top, open_bottom });
        }
    }
    let areas: Vec<PageArea> = found.iter().map(|lattice| lattice.area(0)).collect();
    let mut index = 0;
    found.retain(|_| {
        let own = areas.get(index).copied();
        index += 1;
        own.is_some_and(|own| !areas.iter().any(|other| encloses(&own, other)))
    });
    found
}

fn encloses(outer: &PageArea, inner: &PageArea) -> bool {
    outer != inner
        && outer.left <= inner.left
        && outer.top <= inner.top
        && outer.right >= inner.right
        && outer.bottom >= inner.bottom
}

/// Level and upright lines.
type CrossingRulings = (Vec<Ruling>, Vec<Ruling>);

/// Groups of level and upright lines that touch each other.
fn touching(level: &[Ruling], upright: &[Ruling]) -> Vec<CrossingRulings> {
    let mut groups = DisjointSets::new(level.len() + upright.len());
    let within = |value: f32, line: &Ruling| (line.from - TOUCH..=line.to + TOUCH).contains(&value);
    for (index, across) in level.iter().enumerate() {
        for (other, down) in upright.iter().enumerate() {
            if within(down.at, across) && within(across.at, down) {
                groups.unite(index, level.len() + other);
            }
        }
    }
    let mut found: Vec<(usize, CrossingRulings)> = Vec::new();
    for index in 0..level.len() + upright.len() {
        let group = groups.of(index);
        let at = match found.iter().position(|(other, _)| *other == group) {
            Some(at) => at,
            None => {
                found.push((group, Default::default()));
                found.len() - 1
            }
        };
        let Some((_, (levels, uprights))) = found.get_mut(at) else { continue };
        match level.get(index) {
            Some(line) => levels.push(*line),
            None => uprights.extend(upright.get(index - level.len())),
        }
    }
    let lines = found.into_iter().map(|(_, lines)| lines);
    lines.filter(|(level, upright)| !level.is_empty() && upright.len() > 1).collect()
}

/// The lines of one table by where they lie.
struct LatticeLines {
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// From where to where each of them is drawn.
    upright: Vec<Vec<Ruling>>,
    level: Vec<Vec<Ruling>>,
    open_top: bool,
    open_bottom: bool,
}

impl LatticeLines {
    fn of(level: &[Ruling], upright: &[Ruling]) -> LatticeLines {
        let (mut ys, mut level_at) = by_place(level);
        let (mut xs, mut upright_at) = by_place(upright);
        let [open_top, open_bottom] = close(&mut ys, &mut level_at, upright);
        close(&mut xs, &mut upright_at, level);
        LatticeLines { xs, ys, upright: upright_at, level: level_at, open_top, open_bottom }
    }

    fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// Boxes with no line between them, as cells. A group that is no rectangle is divided into rows.
    fn cells(&self) -> Vec<LatticeCell> {
        let (rows, columns) = (self.rows(), self.columns());
        let mut groups = DisjointSets::new(rows * columns);
        for row in 0..rows {
            for column in 0..columns {
                let own = row * columns + column;
                if column + 1 < columns && !self.upright_parts(column + 1, row) {
                    groups.unite(own, own + 1);
                }
                if row + 1 < rows && !self.level_parts(row + 1, column) {
                    groups.unite(own, own + columns);
                }
            }
        }
        // By group: its first row and column, its last, and the count of its boxes.
        let mut extents: Vec<Option<BoxGroup>> = vec![None; rows * columns];
        for row in 0..rows {
            for column in 0..columns {
                if let Some(slot) = extents.get_mut(groups.of(row * columns + column)) {
                    slot.get_or_insert(BoxGroup::new(row, column)).take_in(row, column);
                }
            }
        }
        let mut cells: Vec<LatticeCell> = Vec::new();
        for (group, extent) in extents.iter().enumerate() {
            let Some(extent) = extent else { continue };
            if extent.is_full() {
                cells.push(self.closed(extent));
            } else {
                for row in extent.top..=extent.bottom {
                    let own = |column: &usize| groups.find(row * columns + column) == group;
                    let mut runs: Vec<BoxGroup> = Vec::new();
                    for column in (extent.left..=extent.right).filter(own) {
                        match runs.last_mut() {
                            Some(run) if run.right + 1 == column => run.take_in(row, column),
                            _ => runs.push(BoxGroup::new(row, column)),
                        }
                    }
                    cells.extend(runs.iter().map(|run| self.closed(run)));
                }
            }
        }
        cells.sort_by_key(|cell| (cell.row, cell.column));
        cells
    }

    fn closed(&self, extent: &BoxGroup) -> LatticeCell {
        let BoxGroup { top, left, bottom, right, .. } = *extent;
        let mut rows = top..=bottom;
        let mut columns = left..=right;
        let open = (left == 0 && rows.clone().any(|row| !self.upright_parts(0, row)))
            || (right + 1 == self.columns() && rows.any(|row| !self.upright_parts(right + 1, row)))
            || (top == 0 && columns.clone().any(|column| !self.level_parts(0, column)))
            || (bottom + 1 == self.rows()
                && columns.any(|column| !self.level_parts(bottom + 1, column)));
        LatticeCell {
            row: top,
            column: left,
            rowspan: bottom + 1 - top,
            colspan: right + 1 - left,
            closed: !open,
        }
    }

    fn upright_parts(&self, at: usize, row: usize) -> bool {
        covers(self.upright.get(at), side(&self.ys, row))
    }

    fn level_parts(&self, at: usize, column: usize) -> bool {
        covers(self.level.get(at), side(&self.xs, column))
    }
}

/// The boxes of a group: its first row and column, and its last.
#[derive(Clone, Copy)]
struct BoxGroup {
    top: usize,
    left: usize,
    bottom: usize,
    right: usize,
    count: usize,
}

impl BoxGroup {
    fn new(row: usize, column: usize) -> BoxGroup {
        BoxGroup { top: row, left: column, bottom: row, right: column, count: 0 }
    }

    fn take_in(&mut self, row: usize, column: usize) {
        self.top = self.top.min(row);
        self.left = self.left.min(column);
        self.bottom = self.bottom.max(row);
        self.right = self.right.max(column);
        self.count += 1;
    }

    fn is_full(&self) -> bool {
        (self.bottom + 1 - self.top) * (self.right + 1 - self.left) == self.count
    }
}

/// Where lines lie, and the lines of each place.
fn by_place(lines: &[Ruling]) -> (Vec<f32>, Vec<Vec<Ruling>>) {
    let mut lines = lines.to_vec();
    lines.sort_by(|a, b| a.at.total_cmp(&b.at));
    let (mut places, mut of): (Vec<f32>, Vec<Vec<Ruling>>) = (Vec::new(), Vec::new());
    for line in lines {
        let same = places.last().is_some_and(|place| line.at - place < SAME);
        match of.last_mut() {
            Some(own) if same => own.push(line),
            _ => {
                places.push(line.at);
                of.push(vec![line]);
            }
        }
    }
    (places, of)
}

/// Adds the first and the last line where the crossing ones reach further; tells which of the two were missing.
fn close(places: &mut Vec<f32>, of: &mut Vec<Vec<Ruling>>, crossing: &[Ruling]) -> [bool; 2] {
    let low = crossing.iter().map(|line| line.from).fold(f32::INFINITY, f32::min);
    let high = crossing.iter().map(|line| line.to).fold(f32::NEG_INFINITY, f32::max);
    let first = places.first().is_some_and(|first| low < first - OPEN);
    let last = places.last().is_some_and(|last| high > last + OPEN);
    let along = |reaches: &dyn Fn(&&Ruling) -> bool, at: f32| {
        let ends = crossing.iter().filter(reaches).map(|line| line.at);
        let from = ends.clone().fold(f32::INFINITY, f32::min);
        Ruling { at, from, to: ends.fold(f32::NEG_INFINITY, f32::max) }
    };
    if first {
        of.insert(0, vec![along(&|line| line.from < low + OPEN, low)]);
        places.insert(0, low);
    }
    if last {
        of.push(vec![along(&|line| line.to > high - OPEN, high)]);
        places.push(high);
    }
    [first, last]
}

fn side(places: &[f32], index: usize) -> (f32, f32) {
    let at = |index: usize| places.get(index).copied().unwrap_or(0.0);
    (at(index), at(index + 1))
}

fn covers(lines: Option<&Vec<Ruling>>, (from, to): (f32, f32)) -> bool {
    let lines = lines.map_or(&[][..], Vec::as_slice);
    let own = lines.iter().map(|line| (line.to.min(to) - line.from.max(from)).max(0.0));
    own.sum::<f32>() >= (to - from) * PARTS
}

/// Disjoint sets of indices (union-find); the smallest index of a set represents it.
struct DisjointSets(Vec<usize>);

impl DisjointSets {
    fn new(count: usize) -> DisjointSets {
        DisjointSets((0..count).collect())
    }

    fn find(&self, mut index: usize) -> usize {
        while let Some(next) = self.0.get(index).filter(|next| **next != index) {
            index = *next;
        }
        index
    }

    fn of(&mut self, index: usize) -> usize {
        let group = self.find(index);
        let mut at = index;
        while let Some(next) = self.0.get_mut(at).filter(|next| **next != group) {
            at = std::mem::replace(next, group);
        }
        group
    }

    fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}

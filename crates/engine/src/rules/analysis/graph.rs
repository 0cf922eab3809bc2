//! Table three as a set of cells and of sums over them, for the search for causes.

use litemap::LiteMap;

use super::cause::Change;
use super::identity::Identity;
use model::{CellId, Place};

/// Cells and judged identities, by number, each knowing the other.
pub(super) struct SumGraph {
    pub cells: Vec<CellNode>,
    pub lines: Vec<SumNode>,
}

pub(super) struct CellNode {
    pub id: CellId,
    pub value: i128,
    /// The identities it belongs to, with 1 on the left and −1 on the right.
    pub lines: Vec<(usize, i128)>,
}

pub(super) struct SumNode {
    /// Its index among the identities that were given.
    pub identity: usize,
    /// The row or column that it adds up.
    pub place: Place,
    pub gap: i128,
    pub cells: Vec<usize>,
}

/// Cells of a set and by how much each is to change.
pub(super) type Set = Vec<(usize, i128)>;

impl SumGraph {
    pub fn new(identities: &[Identity<'_>], judged: &[usize]) -> SumGraph {
        let mut graph = SumGraph { cells: Vec::new(), lines: Vec::new() };
        let mut known: LiteMap<CellId, usize> = LiteMap::new();
        let judged = judged.iter().filter_map(|index| Some((*index, identities.get(*index)?)));
        for (index, identity) in judged {
            let number = graph.lines.len();
            let (place, gap) = (identity.place, identity.gap());
            let mut line = SumNode { identity: index, place, gap, cells: Vec::new() };
            for (parts, sign) in [(&identity.left, 1), (&identity.right, -1)] {
                for part in parts {
                    let cell = *known.entry(part.id).or_insert_with(|| {
                        let value = i128::from(part.value);
                        graph.cells.push(CellNode { id: part.id, value, lines: Vec::new() });
                        graph.cells.len() - 1
                    });
                    line.cells.push(cell);
                    if let Some(spot) = graph.cells.get_mut(cell) {
                        spot.lines.push((number, sign));
                    }
                }
            }
            graph.lines.push(line);
        }
        graph
    }

    pub fn broken(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().enumerate().filter(|(_, line)| line.gap != 0).map(|(number, _)| number)
    }

    pub fn lines_of(&self, cell: usize) -> &[(usize, i128)] {
        self.cells.get(cell).map_or(&[], |spot| &spot.lines)
    }

    pub fn cells_of(&self, line: usize) -> &[usize] {
        self.lines.get(line).map_or(&[], |line| &line.cells)
    }

    pub fn gap(&self, line: usize) -> i128 {
        self.lines.get(line).map_or(0, |line| line.gap)
    }

    /// The cells of a set with the values that they would have.
    pub fn changes(&self, set: &Set) -> Vec<Change> {
        let value = |(cell, change): &(usize, i128)| {
            let spot = self.cells.get(*cell)?;
            Some((spot.id, u64::try_from(spot.value + change).ok()?))
        };
        set.iter().filter_map(value).collect()
    }

    /// The lines in groups: those of one group are connected by common cells.
    pub fn connected(&self, lines: &[usize]) -> Vec<Vec<usize>> {
        let mut left: LiteMap<usize, ()> = lines.iter().map(|line| (*line, ())).collect();
        let mut groups = Vec::new();
        while let Some(first) = left.first().map(|(line, ())| *line) {
            left.remove(&first);
            let mut group = vec![first];
            let mut at = 0;
            while let Some(line) = group.get(at).copied() {
                let beside = self.cells_of(line).iter().flat_map(|cell| self.lines_of(*cell));
                group.extend(
                    beside.map(|(line, _)| *line).filter(|line| left.remove(line).is_some()),
                );
                at += 1;
            }
            group.sort_unstable();
            groups.push(group);
        }
        groups
    }
}

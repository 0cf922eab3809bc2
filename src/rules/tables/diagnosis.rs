//! Which cells explain the broken sums of table three?
//!
//! Every number of table three belongs to two or three identities, so a wrong one leaves a mark of
//! its own: the sums it belongs to, all off by the same amount. All broken identities are looked at
//! together, and the smallest set of cells is sought whose change to values of 0 or more makes
//! every identity come out (error localisation after Fellegi and Holt, 1976). For one wrong cell
//! the answer is unique in all 175 cases. Nothing is repaired: the values are suggestions.
//!
//! Sets of one and of two cells are searched completely. Beyond that only faults that do not touch
//! each other are told apart; the rest is given back as sums that do not agree.

use std::collections::{BTreeMap, BTreeSet};

use super::identity::Identity;
use crate::model::{CellId, TableId};
use crate::rules::context::Context;

/// A cell and the value that it would have to have.
pub(in crate::rules) type Change = (CellId, u64);

/// What is behind some of the broken sums.
#[derive(Debug, PartialEq)]
pub(in crate::rules) struct Cause {
    /// Indices into the identities of the context.
    pub sums: Vec<usize>,
    pub explained: Explained,
}

#[derive(Debug, PartialEq)]
pub(in crate::rules) enum Explained {
    /// These changes, and no others as small. `unique` where the search was complete.
    By { changes: Vec<Change>, unique: bool },
    /// Several sets of the same size, each as good as the other.
    Either(Vec<Vec<Change>>),
    /// More sets than help anybody: how many.
    TooManyWays(usize),
    /// No set that was looked for.
    Not,
}

/// More than these nobody wants to compare.
const WAYS_TO_NAME: usize = 4;
/// Steps of the search for faults that do not touch each other.
const PATIENCE: usize = 4_000;

/// Explains the broken sums of table three.
pub(in crate::rules) fn diagnose(identities: &[Identity<'_>]) -> Vec<Cause> {
    let board = Board::new(identities);
    let broken: Vec<usize> = board.broken().collect();
    if broken.is_empty() {
        return Vec::new();
    }
    for sets in [board.single_cells(), board.pairs()] {
        match sets.len() {
            0 => {}
            1 => return board.causes(sets.into_iter().next().unwrap_or_default(), true),
            ways => {
                let explained = if ways <= WAYS_TO_NAME {
                    Explained::Either(sets.iter().map(|set| board.changes(set)).collect())
                } else {
                    Explained::TooManyWays(ways)
                };
                return vec![board.cause(&broken, explained)];
            }
        }
    }
    match board.faults_apart() {
        Some(set) => board.causes(set, false),
        None => board
            .connected(&broken)
            .iter()
            .map(|group| board.cause(group, Explained::Not))
            .collect(),
    }
}

impl Cause {
    /// The broken sums behind it.
    pub fn broken<'c, 'a>(
        &'c self,
        cx: &'c Context<'a>,
    ) -> impl Iterator<Item = &'c Identity<'a>> + use<'c, 'a> {
        self.sums.iter().filter_map(|index| cx.identities.get(*index))
    }
}

/// Cells and judged identities, by number, each knowing the other.
struct Board {
    cells: Vec<Spot>,
    lines: Vec<Line>,
}

struct Spot {
    id: CellId,
    value: i128,
    /// The identities it belongs to, with 1 on the left and −1 on the right.
    lines: Vec<(usize, i128)>,
}

struct Line {
    /// Its index among the identities of the context.
    identity: usize,
    gap: i128,
    cells: Vec<usize>,
}

/// Cells of a set and by how much each is to change.
type Set = Vec<(usize, i128)>;

impl Board {
    fn new(identities: &[Identity<'_>]) -> Board {
        let mut board = Board { cells: Vec::new(), lines: Vec::new() };
        let mut known: BTreeMap<CellId, usize> = BTreeMap::new();
        let judged = identities
            .iter()
            .enumerate()
            .filter(|(_, one)| one.table == TableId::Applications && one.is_judged());
        for (index, identity) in judged {
            let number = board.lines.len();
            let mut line = Line { identity: index, gap: identity.gap(), cells: Vec::new() };
            for (parts, sign) in [(&identity.left, 1), (&identity.right, -1)] {
                for part in parts {
                    let cell = *known.entry(part.id).or_insert_with(|| {
                        let value = i128::from(part.value);
                        board.cells.push(Spot { id: part.id, value, lines: Vec::new() });
                        board.cells.len() - 1
                    });
                    line.cells.push(cell);
                    if let Some(spot) = board.cells.get_mut(cell) {
                        spot.lines.push((number, sign));
                    }
                }
            }
            board.lines.push(line);
        }
        board
    }

    fn broken(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().enumerate().filter(|(_, line)| line.gap != 0).map(|(number, _)| number)
    }

    fn lines_of(&self, cell: usize) -> &[(usize, i128)] {
        self.cells.get(cell).map_or(&[], |spot| &spot.lines)
    }

    fn cells_of(&self, line: usize) -> &[usize] {
        self.lines.get(line).map_or(&[], |line| &line.cells)
    }

    fn gap(&self, line: usize) -> i128 {
        self.lines.get(line).map_or(0, |line| line.gap)
    }

    /// Of the broken lines without any of these cells, the one with the fewest cells.
    fn uncovered(&self, set: &[usize]) -> Option<usize> {
        self.broken()
            .filter(|line| !self.cells_of(*line).iter().any(|cell| set.contains(cell)))
            .min_by_key(|line| self.cells_of(*line).len())
    }

    fn single_cells(&self) -> Vec<Set> {
        let start = self.uncovered(&[]).map_or(&[][..], |line| self.cells_of(line));
        start.iter().filter_map(|cell| self.solve(&[*cell])).collect()
    }

    /// Every pair has a cell of some broken line, and its other cell is in one that the first
    /// leaves over, or beside the first.
    fn pairs(&self) -> Vec<Set> {
        let mut seen = BTreeSet::new();
        let mut sets = Vec::new();
        let start = self.uncovered(&[]).map_or(&[][..], |line| self.cells_of(line));
        for first in start {
            let others: Vec<usize> = match self.uncovered(&[*first]) {
                Some(line) => self.cells_of(line).to_vec(),
                None => {
                    let lines = self.lines_of(*first).iter();
                    lines.flat_map(|(line, _)| self.cells_of(*line)).copied().collect()
                }
            };
            for second in others {
                let pair = [*first.min(&second), *first.max(&second)];
                if *first != second && seen.insert(pair) {
                    sets.extend(self.solve(&pair));
                }
            }
        }
        sets
    }

    /// The changes of exactly these cells that make every identity come out, if there are any.
    ///
    /// A line with one unknown change decides it. Two cells of the form share at most one line, so
    /// for one or two cells nothing stays open while the lines of the form are judged.
    fn solve(&self, set: &[usize]) -> Option<Set> {
        let mut gaps: BTreeMap<usize, i128> = BTreeMap::new();
        for (line, _) in set.iter().flat_map(|cell| self.lines_of(*cell)) {
            gaps.insert(*line, self.gap(*line));
        }
        if self.broken().any(|line| !gaps.contains_key(&line)) {
            return None;
        }
        let mut open: Vec<usize> = set.to_vec();
        let mut found = Set::new();
        while !open.is_empty() {
            let (at, change) = open.iter().enumerate().find_map(|(at, cell)| {
                let alone = |line: &usize| {
                    !open.iter().any(|other| other != cell && self.cells_of(*line).contains(other))
                };
                let (line, sign) = self.lines_of(*cell).iter().find(|(line, _)| alone(line))?;
                Some((at, -sign * gaps.get(line)?))
            })?;
            let cell = open.swap_remove(at);
            for (line, sign) in self.lines_of(cell) {
                if let Some(gap) = gaps.get_mut(line) {
                    *gap += sign * change;
                }
            }
            found.push((cell, change));
        }
        found.sort_unstable();
        let possible = found.iter().all(|(cell, change)| self.possible(*cell, *change));
        (possible && gaps.values().all(|gap| *gap == 0)).then_some(found)
    }

    /// It is a change, and leads to a count.
    fn possible(&self, cell: usize, change: i128) -> bool {
        let value = self.cells.get(cell).map(|spot| spot.value + change);
        change != 0 && value.is_some_and(|value| u64::try_from(value).is_ok())
    }

    /// Faults that share no sum: every broken sum is explained by exactly one cell, and in one way.
    fn faults_apart(&self) -> Option<Set> {
        let alone: Set = (0..self.cells.len())
            .filter_map(|cell| self.explains_its_lines(cell).map(|change| (cell, change)))
            .collect();
        let mut search = Cover { board: self, alone, steps: 0, found: Vec::new() };
        search.from(&mut Vec::new());
        let within = search.steps < PATIENCE;
        let mut found = search.found.into_iter();
        match (found.next(), found.next()) {
            (Some(one), None) if within => Some(one),
            _ => None,
        }
    }

    /// The change of this cell alone that makes all of its lines come out; each of them is broken.
    fn explains_its_lines(&self, cell: usize) -> Option<i128> {
        let lines = self.lines_of(cell);
        let (line, sign) = lines.first()?;
        let change = -sign * self.gap(*line);
        let all = lines.len() > 1
            && lines.iter().all(|(line, sign)| self.gap(*line) + sign * change == 0);
        (all && self.possible(cell, change)).then_some(change)
    }

    /// One cause for each group of cells that share a line.
    fn causes(&self, set: Set, unique: bool) -> Vec<Cause> {
        let mut groups: Vec<Set> = Vec::new();
        for (cell, change) in set {
            let beside = |group: &Set| {
                group.iter().any(|(other, _)| {
                    self.lines_of(*other)
                        .iter()
                        .any(|(line, _)| self.cells_of(*line).contains(&cell))
                })
            };
            match groups.iter_mut().find(|group| beside(group)) {
                Some(group) => group.push((cell, change)),
                None => groups.push(vec![(cell, change)]),
            }
        }
        let explain = |group: &Set| {
            let lines: Vec<usize> = self
                .broken()
                .filter(|line| group.iter().any(|(cell, _)| self.cells_of(*line).contains(cell)))
                .collect();
            self.cause(&lines, Explained::By { changes: self.changes(group), unique })
        };
        groups.iter().map(explain).collect()
    }

    fn cause(&self, lines: &[usize], explained: Explained) -> Cause {
        let sums = lines.iter().filter_map(|line| Some(self.lines.get(*line)?.identity)).collect();
        Cause { sums, explained }
    }

    fn changes(&self, set: &Set) -> Vec<Change> {
        let value = |(cell, change): &(usize, i128)| {
            let spot = self.cells.get(*cell)?;
            Some((spot.id, u64::try_from(spot.value + change).ok()?))
        };
        set.iter().filter_map(value).collect()
    }

    /// Broken lines that hang together through common cells.
    fn connected(&self, broken: &[usize]) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for line in broken {
            let shares = |group: &Vec<usize>| {
                let cells = group.iter().flat_map(|other| self.cells_of(*other));
                cells.into_iter().any(|cell| self.cells_of(*line).contains(cell))
            };
            let (beside, mut apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(shares);
            let mut group: Vec<usize> = beside.into_iter().flatten().collect();
            group.push(*line);
            group.sort_unstable();
            apart.push(group);
            groups = apart;
        }
        groups
    }
}

/// The search for faults that share no sum.
struct Cover<'b> {
    board: &'b Board,
    alone: Set,
    steps: usize,
    found: Vec<Set>,
}

impl Cover<'_> {
    fn from(&mut self, chosen: &mut Set) {
        self.steps += 1;
        if self.steps >= PATIENCE || self.found.len() > 1 {
            return;
        }
        let cells: Vec<usize> = chosen.iter().map(|(cell, _)| *cell).collect();
        let Some(line) = self.board.uncovered(&cells) else {
            self.found.push(chosen.clone());
            return;
        };
        let in_line = self.board.cells_of(line);
        let next: Set =
            self.alone.iter().filter(|(cell, _)| in_line.contains(cell)).copied().collect();
        for (cell, change) in next {
            let mut lines = self.board.lines_of(cell).iter();
            let touches = lines.any(|(line, _)| {
                self.board.cells_of(*line).iter().any(|other| cells.contains(other))
            });
            if !touches {
                chosen.push((cell, change));
                self.from(chosen);
                chosen.pop();
            }
        }
    }
}

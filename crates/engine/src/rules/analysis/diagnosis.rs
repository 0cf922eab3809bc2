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

use litemap::LiteMap;

use super::cause::{Cause, Explained};
use super::graph::{Set, SumGraph};
use super::identity::Identity;
use super::slip;
use model::TableId;

/// At most so many alternatives are named; more are only counted.
const WAYS_TO_NAME: usize = 4;
/// Steps after which the search for faults that do not touch each other gives up.
const MAX_STEPS: usize = 4_000;

/// Explains the broken sums of table three.
pub fn diagnose(identities: &[Identity<'_>]) -> Vec<Cause> {
    let judged: Vec<usize> = (0..identities.len())
        .filter(|index| identities.get(*index).is_some_and(|one| one.is_judged() && in_three(one)))
        .collect();
    let is_broken = |index: &usize| identities.get(*index).is_some_and(Identity::is_broken);
    if !judged.iter().any(is_broken) {
        return Vec::new();
    }
    // Where sums could not be checked the rest may fall apart: what shares no cell, even through
    // others, has causes of its own.
    let all = SumGraph::new(identities, &judged);
    let parts = all.connected(&(0..all.lines.len()).collect::<Vec<usize>>());
    if let [_] = parts.as_slice() {
        return all.diagnose();
    }
    let part = |lines: Vec<usize>| -> Vec<usize> {
        lines.iter().filter_map(|line| Some(all.lines.get(*line)?.identity)).collect()
    };
    let graphs = parts.into_iter().map(|lines| SumGraph::new(identities, &part(lines)));
    graphs.flat_map(|graph| graph.diagnose()).collect()
}

fn in_three(identity: &Identity<'_>) -> bool {
    identity.table == TableId::Applications
}

impl SumGraph {
    fn diagnose(&self) -> Vec<Cause> {
        let broken: Vec<usize> = self.broken().collect();
        if broken.is_empty() {
            return Vec::new();
        }
        let causes = self.by_cells(&broken);
        let slip = slip::may_be_behind(&causes).then(|| slip::find(self)).flatten();
        let slipped = slip.map(|(place, set)| (place, self.changes(&set)));
        match slipped.filter(|(_, changes)| slip::is_simpler(changes, &causes)) {
            Some((place, changes)) => {
                vec![self.cause(&broken, Explained::Slipped { place, changes })]
            }
            None => causes,
        }
    }

    fn by_cells(&self, broken: &[usize]) -> Vec<Cause> {
        let mut sets = self.single_cells();
        if sets.is_empty() {
            sets = self.pairs();
        }
        let explained = match sets.len() {
            0 => return self.beyond_pairs(broken),
            1 => return self.causes(sets.swap_remove(0), true),
            2..=WAYS_TO_NAME => Explained::Either(sets.iter().map(|s| self.changes(s)).collect()),
            ways => Explained::TooManyWays(ways),
        };
        vec![self.cause(broken, explained)]
    }

    fn beyond_pairs(&self, broken: &[usize]) -> Vec<Cause> {
        if let Some(set) = self.faults_apart() {
            return self.causes(set, false);
        }
        let groups = self.connected(broken);
        groups.iter().map(|group| self.cause(group, Explained::Not)).collect()
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
        let mut seen: LiteMap<[usize; 2], ()> = LiteMap::new();
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
                if *first != second && seen.insert(pair, ()).is_none() {
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
        let mut gaps: LiteMap<usize, i128> = LiteMap::new();
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
        let mut search = Cover { graph: self, alone, steps: 0, found: Vec::new() };
        search.from(&mut Vec::new());
        let within = search.steps < MAX_STEPS;
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
}

/// The search for faults that share no sum.
struct Cover<'b> {
    graph: &'b SumGraph,
    alone: Set,
    steps: usize,
    found: Vec<Set>,
}

impl Cover<'_> {
    fn from(&mut self, chosen: &mut Set) {
        self.steps += 1;
        if self.steps >= MAX_STEPS || self.found.len() > 1 {
            return;
        }
        let cells: Vec<usize> = chosen.iter().map(|(cell, _)| *cell).collect();
        let Some(line) = self.graph.uncovered(&cells) else {
            self.found.push(chosen.clone());
            return;
        };
        let in_line = self.graph.cells_of(line);
        let next: Set =
            self.alone.iter().filter(|(cell, _)| in_line.contains(cell)).copied().collect();
        for (cell, change) in next {
            let mut lines = self.graph.lines_of(cell).iter();
            let touches = lines.any(|(line, _)| {
                self.graph.cells_of(*line).iter().any(|other| cells.contains(other))
            });
            if !touches {
                chosen.push((cell, change));
                self.from(chosen);
                chosen.pop();
            }
        }
    }
}

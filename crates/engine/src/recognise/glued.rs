//! Digits that lost the space between them: `2100000021`.
//!
//! Where the sums of a row allow exactly one way to separate them, it is used, never as certain. That the row then
//! adds up proves nothing, because its sum was used to read it.

use std::ops::Range;

/// Separates runs of digits into `count` numbers that `accept` takes, as ranges into each run. `None` where there is
/// no way or more than one.
///
/// A number has no leading zero; the ends of a run are ends of a number.
pub(super) fn part(
    runs: &[String],
    count: usize,
    accept: &dyn Fn(&[u64]) -> bool,
) -> Option<Vec<(usize, Range<usize>)>> {
    let digits: usize = runs.iter().map(|run| run.chars().count()).sum();
    let plain = runs.iter().all(|run| run.chars().all(|c| c.is_ascii_digit()) && !run.is_empty());
    if !plain || digits < count || digits > MOST_DIGITS || runs.len() > count {
        return None;
    }
    let mut search = Search { runs, count, accept, found: Vec::new(), steps: 0 };
    search.step(0, 0, &mut Vec::new(), &mut Vec::new());
    match (search.found.len(), search.steps < MOST_STEPS) {
        (1, true) => search.found.pop(),
        _ => None,
    }
}

/// The most digits that a row of the form can have.
const MOST_DIGITS: usize = 60;
/// The most steps of the search; beyond them there is no result.
const MOST_STEPS: usize = 200_000;

type Parting = Vec<(usize, Range<usize>)>;

struct Search<'a> {
    runs: &'a [String],
    count: usize,
    accept: &'a dyn Fn(&[u64]) -> bool,
    found: Vec<Parting>,
    steps: usize,
}

impl Search<'_> {
    fn step(&mut self, run: usize, from: usize, parts: &mut Parting, numbers: &mut Vec<u64>) {
        self.steps += 1;
        if self.found.len() > 1 || self.steps >= MOST_STEPS {
            return;
        }
        let Some(text) = self.runs.get(run) else {
            if parts.len() == self.count && (self.accept)(numbers) {
                self.found.push(parts.clone());
            }
            return;
        };
        let left: usize = self.runs.iter().skip(run).map(String::len).sum::<usize>() - from;
        if parts.len() >= self.count || left < self.count - parts.len() {
            return;
        }
        let leading_zero = text.get(from..).is_some_and(|rest| rest.starts_with('0'));
        let longest = if leading_zero { from + 1 } else { text.len() };
        for to in from + 1..=longest {
            let Some(number) = text.get(from..to).and_then(|digits| digits.parse().ok()) else {
                return;
            };
            parts.push((run, from..to));
            numbers.push(number);
            let (next, start) = if to == text.len() { (run + 1, 0) } else { (run, to) };
            self.step(next, start, parts, numbers);
            parts.pop();
            numbers.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(runs: &[&str], count: usize) -> Option<Vec<String>> {
        let runs: Vec<String> = runs.iter().map(|run| (*run).to_owned()).collect();
        let total = |numbers: &[u64]| {
            numbers.split_last().is_some_and(|(total, parts)| parts.iter().sum::<u64>() == *total)
        };
        let parts = part(&runs, count, &total)?;
        parts.iter().map(|(run, at)| Some(runs.get(*run)?.get(at.clone())?.to_owned())).collect()
    }

    #[test]
    fn one_way_is_offered() {
        let expected = ["21", "0", "0", "0", "0", "0", "21"].map(str::to_owned).to_vec();
        assert_eq!(parted(&["210000021"], 7), Some(expected.clone()));
        assert_eq!(parted(&["210", "000021"], 7), Some(expected));
    }

    #[test]
    fn two_ways_are_none() {
        // 1 + 11 = 12 and 11 + 1 = 12.
        assert_eq!(parted(&["11112"], 3), None);
    }

    #[test]
    fn no_way_is_none() {
        assert_eq!(parted(&["23000005"], 7), None);
    }
}

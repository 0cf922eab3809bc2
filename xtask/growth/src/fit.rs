//! The exponent of growth: 1 where twice the size costs twice as much, 2 where it costs four times as much.

use crate::measure::Run;

/// How often the smallest size of a pattern each run has it; first nothing of it.
pub const FULL: &[usize] = &[0, 4, 8, 16, 32];
pub const SHORT: &[usize] = &[0, 1, 2, 4, 8];

/// What grows faster is a fault, or has its reason in `expected.rs`.
pub const MOST: f64 = 1.2;

/// What costs less at its largest is not judged: some tables and lists that double weigh more in it than the pattern.
const FEWEST_STEPS: u64 = 200_000;
const FEWEST_BYTES: u64 = 400_000;

#[derive(Clone, Copy)]
pub struct Fit {
    /// `None`: below the floor.
    pub steps: Option<f64>,
    pub taken: Option<f64>,
    pub time: f64,
    /// Of the largest size.
    pub last: Run,
}

impl Fit {
    /// The larger exponent of steps and of memory asked for.
    pub fn exponent(&self) -> f64 {
        self.steps.unwrap_or(0.0).max(self.taken.unwrap_or(0.0))
    }
}

pub fn fit(runs: &[Run]) -> Fit {
    let last = *runs.last().unwrap_or(&Run { size: 0, steps: 0, taken: 0, peak: 0, seconds: 0.0 });
    let costs = |of: fn(&Run) -> f64| runs.iter().map(of).collect::<Vec<f64>>();
    let sizes = costs(|run| run.size as f64);
    let (steps, taken) = (costs(|run| run.steps as f64), costs(|run| run.taken as f64));
    Fit {
        steps: (last.steps >= FEWEST_STEPS).then(|| twice(of_steps, &sizes, &steps)),
        taken: (last.taken >= FEWEST_BYTES).then(|| twice(of_memory, &sizes, &taken)),
        time: slope(&costs(|run| run.seconds)),
        last,
    }
}

/// The smaller of the growth to the largest size and to the one before. Where only one is large, a limit lies between the
/// sizes.
fn twice(of: fn(&[f64], &[f64]) -> f64, sizes: &[f64], costs: &[f64]) -> f64 {
    let last = of(sizes, costs);
    match (sizes.split_last(), costs.split_last()) {
        (Some((_, sizes)), Some((_, costs))) => last.min(of(sizes, costs)),
        _ => last,
    }
}

/// The smaller of two that hide no growth, however much every file costs: how many times the last difference between
/// two sizes is the one before; and how many times what the largest file costs beyond one without the pattern is what
/// the one before does. Where a larger file takes a shorter way – past a limit – one of them shows a growth that is
/// none, but not both.
fn of_steps(sizes: &[f64], costs: &[f64]) -> f64 {
    let of = |growth: fn(&[f64]) -> Option<f64>| {
        let (sizes, costs) = growth(sizes).zip(growth(costs))?;
        Some(costs.log2() / sizes.log2())
    };
    match (of(by_differences), of(beyond_nothing)) {
        (Some(one), Some(other)) => one.min(other),
        (one, other) => one.or(other).unwrap_or_else(|| of_memory(sizes, costs)),
    }
}

/// Of the last two sizes: lists that double take as much for one entry as for as many again, and differences
/// would show only that. So it is at most twice as much.
fn of_memory(sizes: &[f64], costs: &[f64]) -> f64 {
    let &[.., half, last] = costs else { return 0.0 };
    (last / half.max(1.0)).log2() / beyond_nothing(sizes).unwrap_or(2.0).log2()
}

fn by_differences(values: &[f64]) -> Option<f64> {
    let &[.., one, two, four] = values else { return None };
    (two > one && four > two).then(|| (four - two) / (two - one))
}

fn beyond_nothing(values: &[f64]) -> Option<f64> {
    let (&[nothing, ..], &[.., two, four]) = (values, values) else { return None };
    (two > nothing && four > nothing).then(|| (four - nothing) / (two - nothing))
}

/// Of what is measured, and therefore scattered: the line of least squares through the logarithms of costs whose
/// sizes double, without the first. 0 of fewer than four.
fn slope(costs: &[f64]) -> f64 {
    let [_, a, b, c, d] = costs else { return 0.0 };
    let [a, b, c, d] = [a, b, c, d].map(|cost| cost.max(1e-9).log2());
    (3.0 * (d - a) + (c - b)) / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn costs(sizes: &[usize], of: fn(f64) -> f64) -> Vec<f64> {
        sizes.iter().map(|size| of(*size as f64)).collect()
    }

    fn near(found: f64, wanted: f64) {
        assert!((found - wanted).abs() < 0.01, "{found} is not {wanted}");
    }

    #[test]
    fn fixed_costs_hide_no_growth() {
        let exponent =
            |sizes: &[usize], of| twice(of_steps, &costs(sizes, |n| n), &costs(sizes, of));
        for sizes in [FULL, SHORT] {
            near(exponent(sizes, |n| 1e6 + n), 1.0);
            near(exponent(sizes, |n| 1e6 + n * n), 2.0);
            near(exponent(sizes, |_| 5.0), 0.0);
        }
        near(slope(&costs(FULL, |n| n)), 1.0);
        near(slope(&costs(FULL, |n| n * n)), 2.0);
    }

    #[test]
    fn a_shorter_way_past_a_limit_is_no_growth() {
        let sizes = costs(&[0, 1, 2, 4], |n| n);
        near(of_steps(&sizes, &[100.0, 120.0, 121.0, 142.0]), 1.0);
        near(of_steps(&sizes, &[100.0, 90.0, 100.0, 120.0]), 1.0);
        near(of_memory(&sizes, &[32.0, 33.0, 32.0, 64.0]), 1.0);
        let sizes = costs(SHORT, |n| n);
        near(twice(of_steps, &sizes, &[0.0, 1.0, 2.0, 4.0, 80.0]), 1.0);
    }
}

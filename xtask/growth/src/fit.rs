//! The exponent of growth: 1 where twice the size costs twice as much, 2 where it costs four times as much.

use crate::measure::Run;

/// How often the smallest size of a pattern each run has it.
pub const FULL: &[usize] = &[1, 2, 4, 8];
pub const SHORT: &[usize] = &[1, 2, 4];

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
        steps: (last.steps >= FEWEST_STEPS).then(|| by_differences(&sizes, &steps)),
        taken: (last.taken >= FEWEST_BYTES).then(|| by_the_last(&sizes, &taken)),
        time: slope(&costs(|run| run.seconds)),
        last,
    }
}

/// Of what is counted: how many times the last difference between two sizes is the one before. What every file costs
/// falls out of differences, and what grows fastest weighs most in the last. Where there is none – a larger
/// file takes a shorter way – it is that of the last two sizes.
fn by_differences(sizes: &[f64], costs: &[f64]) -> f64 {
    match (growth(sizes), growth(costs)) {
        (Some(sizes), Some(costs)) => costs.log2() / sizes.log2(),
        _ => by_the_last(sizes, costs),
    }
}

/// Of memory: lists that double take as much for one entry as for as many again, and differences would show only
/// that. Of the last two sizes it is at most twice as much.
fn by_the_last(sizes: &[f64], costs: &[f64]) -> f64 {
    let &[.., half, last] = costs else { return 0.0 };
    (last / half.max(1.0)).log2() / growth(sizes).unwrap_or(2.0).log2()
}

/// The last difference over the one before.
fn growth(values: &[f64]) -> Option<f64> {
    let &[.., one, two, four] = values else { return None };
    let (earlier, later) = (two - one, four - two);
    (earlier > 0.0 && later > 0.0).then_some(later / earlier)
}

/// Of what is measured, and therefore scattered: the line of least squares through the logarithms of costs whose
/// sizes double. 0 of fewer than four.
fn slope(costs: &[f64]) -> f64 {
    let [a, b, c, d] = costs else { return 0.0 };
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
            |sizes: &[usize], of| by_differences(&costs(sizes, |n| n), &costs(sizes, of));
        for sizes in [FULL, SHORT] {
            near(exponent(sizes, |n| 1e6 + n), 1.0);
            near(exponent(sizes, |n| 1e6 + n * n), 2.0);
            near(exponent(sizes, |_| 5.0), 0.0);
        }
        near(by_the_last(&[3.0, 4.0, 6.0], &[33.0, 32.0, 64.0]), 1.0);
        near(slope(&costs(FULL, |n| n)), 1.0);
        near(slope(&costs(FULL, |n| n * n)), 2.0);
    }
}

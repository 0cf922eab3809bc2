//! What is printed.

use crate::expected;
use crate::fit::{Fit, MOST};

pub struct Row {
    name: String,
    fit: Fit,
    /// Why it may grow faster than others.
    reason: Option<&'static str>,
}

impl Row {
    pub fn of(name: &str, fit: Fit) -> Row {
        Row { name: name.to_owned(), fit, reason: expected::reason(name) }
    }

    fn is_fault(&self) -> bool {
        self.fit.exponent() > MOST && self.reason.is_none()
    }
}

/// Replaced by the next; what stands there when the program dies is the pattern that killed it.
pub fn begin(name: &str) {
    eprint!("\r{name:60}");
}

/// How many rows the short form prints.
const FEW: usize = 10;

/// Prints the rows, the fastest growing first, and whether all is well. `all`: every pattern was run, so that each reason
/// has to be of one of them.
pub fn print(mut rows: Vec<Row>, short: bool, all: bool) -> bool {
    begin("");
    eprintln!();
    rows.sort_by(|one, other| other.fit.exponent().total_cmp(&one.fit.exponent()));
    println!("exponent  steps  bytes   time       file        steps       peak   seconds  pattern");
    let shown = if short { FEW } else { rows.len() };
    for (index, row) in rows.iter().enumerate() {
        if index < shown || row.fit.exponent() > MOST {
            line(row, short);
        }
    }
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    let needless: Vec<&str> =
        expected::names().filter(|name| all && !names.contains(name)).collect();
    for name in &needless {
        println!("expected.rs has a reason for a pattern that is not there: {name}");
    }
    let faults = rows.iter().filter(|row| row.is_fault()).count();
    let excused = rows.iter().filter(|row| row.fit.exponent() > MOST).count() - faults;
    let largest = rows.iter().map(|row| row.fit.last.peak).max().unwrap_or(0);
    println!(
        "{} patterns, {faults} grow faster than n^{MOST}, {excused} more with a reason; the most memory of one: {} kB",
        names.len(),
        largest / 1_000
    );
    faults == 0 && needless.is_empty()
}

fn line(row: &Row, short: bool) {
    let fit = &row.fit;
    let shown = |exponent: Option<f64>| exponent.map_or("-".into(), |it| format!("{it:.2}"));
    let clock = |text: String| if short { "-".to_owned() } else { text };
    println!(
        "{:8.2} {:>6} {:>6} {:>6} {:>7} kB {:>10} k {:>7} kB {:>9}  {}{}",
        fit.exponent(),
        shown(fit.steps),
        shown(fit.taken),
        clock(format!("{:.2}", fit.time)),
        fit.last.size / 1_000,
        fit.last.steps / 1_000,
        fit.last.peak / 1_000,
        clock(format!("{:.3}", fit.last.seconds)),
        row.name,
        row.reason.map_or(String::new(), |reason| format!("  ({reason})"))
    );
}

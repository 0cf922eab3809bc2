//! `gouji-growth`: how steps, memory and time of reading and judging a file grow with its size, for some hundred ways
//! in which a file can be large. `cargo xtask growth` builds it with counters and runs it.
//!
//! What is quadratic is fast in every small test and takes minutes in a file that somebody sends. A limit of time
//! would depend on the machine; how often a branch is taken does not.

#[cfg(counted)]
mod counters;
mod expected;
mod fit;
mod measure;
mod memory;
mod patterns;
mod table;
mod write;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

#[derive(Parser)]
#[command(about = "How steps, memory and time grow with the size of a file.")]
struct Arguments {
    /// Steps and bytes of small sizes only, without clocks: the same on every run.
    #[arg(long)]
    short: bool,
    /// Only patterns whose name contains one of these.
    patterns: Vec<String>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether nothing grows faster than it may.
fn run(arguments: &Arguments) -> Result<bool> {
    measure::prepare()?;
    let wanted = |name: &str| {
        let named = &arguments.patterns;
        named.is_empty() || named.iter().any(|part| name.contains(part.as_str()))
    };
    let mut rows = Vec::new();
    for pattern in patterns::all().iter().filter(|pattern| wanted(&pattern.name)) {
        let sizes = if arguments.short { fit::SHORT } else { fit::FULL };
        // Said before it runs: a stack that overflows ends the program.
        table::begin(&pattern.name);
        let runs = sizes.iter().map(|size| measure::run(pattern, *size, !arguments.short));
        rows.push(table::Row::of(&pattern.name, fit::fit(&runs.collect::<Vec<_>>())));
    }
    Ok(table::print(rows, arguments.short, arguments.patterns.is_empty()))
}

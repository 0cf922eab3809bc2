//! `cargo xtask proof`: that the rules find what is wrong, accuse nobody else, and say of real reports
//! what they said before.

use std::process::Command;

use anyhow::{Result, bail};

use crate::{paths, run};

/// A part of the proof: its heading, its test program, and how the names of its tests begin.
const PARTS: [(&str, &str, &str); 5] = [
    ("1. Seeded faults", "proof", "faults::a_fault_that_is_put_in_is_found_and_named"),
    ("2. Clean reports", "proof", "clean::"),
    ("3. Sentences", "it", "sentences::claims_are_read_as_careful_readers_read_them"),
    ("4. Real reports", "proof", "frozen::"),
    ("   Doubts and why", "proof", "doubtful::"),
];

/// Prints all parts, also after one of them has failed.
pub fn proof() -> Result<()> {
    let root = paths::root()?;
    let mut failed = Vec::new();
    for (heading, program, tests) in PARTS {
        println!("\n{heading}");
        let mut cargo = Command::new("cargo");
        cargo.args(["test", "--quiet", "--locked", "--features=cli", "--test", program, "--"]);
        // One after the other, so that the tables stand in their order.
        cargo.args(["--nocapture", "--test-threads=1", tests]);
        if run::run(cargo.current_dir(&root)).is_err() {
            failed.push(heading.trim());
        }
    }
    match failed.as_slice() {
        [] => Ok(()),
        _ => bail!("does not hold: {}", failed.join(", ")),
    }
}

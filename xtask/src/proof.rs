//! `cargo xtask proof`: that the rules find what is wrong, accuse nobody else, and say of real reports
//! what they said before.

use std::process::Command;

use anyhow::{Result, bail};

use crate::{paths, run};

/// A part of the proof: its heading, its test file, and the test in it.
const PARTS: [(&str, &str, &str); 5] = [
    ("1. Seeded faults", "proof", "faults::a_fault_that_is_put_in_is_found_and_named"),
    ("2. Clean reports", "proof", "clean::reports_without_a_fault_are_not_accused"),
    ("3. Sentences", "sentences", "claims_are_read_as_careful_readers_read_them"),
    ("4. Real reports", "proof", "frozen::what_is_said_of_real_reports_is_what_was_said"),
    ("   Doubts and why", "proof", "doubtful::every_doubt_about_a_real_report_has_a_reason"),
];

/// Prints all parts, also after one of them has failed.
pub fn proof() -> Result<()> {
    let root = paths::root()?;
    let mut failed = Vec::new();
    for (heading, file, test) in PARTS {
        println!("\n{heading}");
        let mut cargo = Command::new("cargo");
        cargo.args(["test", "--quiet", "--locked", "--features=cli", "--test", file, "--"]);
        cargo.args(["--nocapture", "--exact", test]);
        if run::run(cargo.current_dir(&root)).is_err() {
            failed.push(heading.trim());
        }
    }
    match failed.as_slice() {
        [] => Ok(()),
        _ => bail!("does not hold: {}", failed.join(", ")),
    }
}

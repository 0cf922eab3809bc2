//! `cargo xtask growth`: how steps, memory and time of reading and judging grow with the size of a file.

use std::process::Command;

use anyhow::{Context, Result};

use crate::step::step;
use crate::{paths, run};

#[derive(Clone, Default, clap::Args)]
#[group(skip)]
pub struct Options {
    /// Steps and memory of small sizes only, without clocks: the same on every run.
    #[arg(long)]
    pub short: bool,
    /// Only patterns whose name contains one of these. Default: all.
    pub patterns: Vec<String>,
}

/// Counters on all branches, but none of the values that a profile has too; and the functions that move and compare
/// bytes, which the program counts itself.
const FLAGS: &str = "-Cprofile-generate -Cllvm-args=-disable-vp=true -Clink-arg=-Wl,--wrap=memcpy,--wrap=memmove,--wrap=memset,\
    --wrap=memcmp,--wrap=bcmp --cfg counted";

/// # Errors
/// Something grows faster than it may.
pub fn growth(options: &Options) -> Result<()> {
    let root = paths::root()?;
    let host = host()?;
    let folder = root.join("target/growth");
    step("the library with counters", "3 minutes at first", || {
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--quiet", "--locked", "--profile=growth", "--package=gouji-growth"]);
        // With a target named, scripts and macros of builds are compiled without counters.
        cargo.arg(format!("--target={host}")).arg("--target-dir").arg(&folder);
        cargo.env_remove("CARGO_ENCODED_RUSTFLAGS").env("RUSTFLAGS", FLAGS);
        run::run(cargo.current_dir(&root))
    })?;
    let mut program = Command::new(folder.join(host).join("growth/gouji-growth"));
    program.args(options.short.then_some("--short")).args(&options.patterns);
    run::run(&mut program)
}

/// The triple of this machine.
fn host() -> Result<String> {
    let text = run::output(Command::new("rustc").arg("-vV")).context("rustc does not answer")?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc names no host")?.to_owned())
}

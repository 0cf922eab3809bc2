//! Everything that the commands download with cargo, at once and before anything is compiled.

use std::process::Command;

use anyhow::Result;

use super::Toolchain;
use crate::paths;
use crate::run::run;
use crate::step::step;

/// Fetches the crates that are missing.
pub fn crates(toolchain: &Toolchain) -> Result<()> {
    step("crates", "20 seconds at first", || run(&mut fetch(toolchain)?))
}

/// `cargo fetch` for every target: what build scripts and procedural macros are made of runs on this machine
/// and is left out by `--target wasm32-unknown-unknown`. The toolchain adds the crates of the standard
/// library, which is rebuilt.
pub fn fetch(toolchain: &Toolchain) -> Result<Command> {
    let mut fetch = Command::new("cargo");
    fetch.args(["fetch", "--quiet", "--locked"]).current_dir(paths::root()?);
    toolchain.apply(&mut fetch);
    Ok(fetch)
}

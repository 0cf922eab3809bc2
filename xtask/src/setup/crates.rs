//! Everything that the commands download with cargo, at once and before anything is compiled.

use std::process::Command;

use anyhow::Result;

use super::{TARGET, Toolchain};
use crate::paths;
use crate::run::run;
use crate::step::step;

/// Fetches the crates that are missing.
pub fn crates(toolchain: &Toolchain) -> Result<()> {
    step("crates", "20 seconds at first", || run(&mut fetch(toolchain)?))
}

/// `cargo fetch` for both machines: what a browser runs is compiled for wasm32, and build scripts, procedural
/// macros and xtask for this one. The toolchain adds the crates of the standard library, which is rebuilt; of
/// these cargo fetches those of the targets that it is told, and without any those of this machine only.
pub fn fetch(toolchain: &Toolchain) -> Result<Command> {
    let mut fetch = Command::new("cargo");
    fetch.args(["fetch", "--quiet", "--locked", "--target=host-tuple"]);
    fetch.arg(format!("--target={TARGET}")).current_dir(paths::root()?);
    toolchain.apply(&mut fetch);
    Ok(fetch)
}

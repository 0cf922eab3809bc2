//! What may come in: cargo-deny holds every crate of Cargo.lock against `deny.toml`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::run::{path_with, run};
use crate::{paths, setup};

/// Advisories are left out: they come from a network, and change without a change here.
const CHECKS: [&str; 3] = ["bans", "licenses", "sources"];

/// # Errors
/// A crate has a licence that is not allowed, comes from elsewhere, or has no fixed version.
pub fn check() -> Result<()> {
    let folder = setup::CARGO_DENY.ensure()?;
    let mut deny = Command::new("cargo-deny");
    deny.args(["--workspace", "--locked", "check"]).args(CHECKS);
    deny.env("PATH", path_with(folder.iter().map(PathBuf::as_path))?);
    run(deny.current_dir(paths::root()?))
}

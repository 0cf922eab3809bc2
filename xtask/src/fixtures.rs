//! `cargo xtask fixtures`: one invented report in every format that is read, for people who want to
//! try the page, and for the browser tests.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::{paths, run, setup};

#[derive(Clone, clap::Args)]
#[group(skip)]
pub struct Options {
    /// The folder to write into.
    folder: PathBuf,
    /// Which of the invented reports.
    #[arg(long, default_value_t = 6)]
    seed: u32,
}

pub fn fixtures(options: &Options) -> Result<()> {
    setup::makers();
    write(&options.folder, options.seed)
}

/// Writes the report of a seed in every format for which the programs are there.
pub fn write(folder: &Path, seed: u32) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--locked", "--package=gouji-cli", "--example=fixtures", "--"]);
    cargo.arg(std::path::absolute(folder)?).arg(seed.to_string());
    run::run(cargo.current_dir(paths::root()?))
}

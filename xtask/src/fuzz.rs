//! `cargo xtask fuzz`: looks for bytes that make the library crash, hang or grow, from the invented
//! report in every format as seeds.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::run::{path_with, run};
use crate::{fixtures, paths, setup};

#[derive(Clone, clap::Args)]
#[group(skip)]
pub struct Options {
    /// Which of `fuzz/targets`: any, package, text.
    target: String,
    /// For how long.
    #[arg(long, default_value_t = 60)]
    seconds: u32,
}

/// Bytes a run may take, in MiB, and seconds an input.
const LIMITS: [&str; 2] = ["-rss_limit_mb=2048", "-timeout=10"];

pub fn fuzz(options: &Options) -> Result<()> {
    let root = paths::root()?;
    let tools = setup::CARGO_FUZZ.ensure()?;
    setup::makers();
    let seeds = root.join("fuzz/corpus").join(&options.target);
    fixtures::write(&seeds, 6)?;
    let mut cargo = Command::new("cargo");
    cargo.args(["fuzz", "run", &options.target, "--"]).args(LIMITS);
    cargo.arg(format!("-max_total_time={}", options.seconds));
    // The sanitizer has no stable name yet.
    cargo.env("RUSTC_BOOTSTRAP", "1");
    cargo.env("PATH", path_with(tools.iter().map(PathBuf::as_path))?);
    run(cargo.current_dir(root))
}

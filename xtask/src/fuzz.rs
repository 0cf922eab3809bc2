//! `cargo xtask fuzz`: looks for bytes that make the library crash, hang or grow, from the invented
//! report in every format as seeds; and for documents that it reads otherwise than a person does.

use std::path::PathBuf;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;

use crate::run::{path_with, run};
use crate::{fixtures, paths, setup};

#[derive(Clone, clap::Args)]
#[group(skip)]
pub struct Options {
    /// Which of `fuzz/targets` (any, host, package, text); or `meaning`: documents changed as people change them.
    target: String,
    /// For how long; not for `meaning`.
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// How many documents, for `meaning`.
    #[arg(long, default_value_t = 20_000)]
    mutants: u64,
    /// Which documents, for `meaning`; without it others every day.
    #[arg(long)]
    seed: Option<u64>,
}

/// The test that makes mutants; in `cargo test` it makes a few.
const MEANING: &str = "mutants::";

/// Bytes a run may take, in MiB, and seconds an input.
const LIMITS: [&str; 2] = ["-rss_limit_mb=2048", "-timeout=10"];

pub fn fuzz(options: &Options) -> Result<()> {
    if options.target == "meaning" {
        return meaning(options);
    }
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

fn meaning(options: &Options) -> Result<()> {
    let days = || SystemTime::now().duration_since(UNIX_EPOCH).map(|time| time.as_secs() / 86_400);
    let seed = match options.seed {
        Some(seed) => seed,
        None => days()?,
    };
    println!("{} mutants, seed {seed}", options.mutants);
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--quiet", "--locked", "--package=gouji-cli", "--test=it", "--"]);
    cargo.args(["--nocapture", MEANING]);
    cargo.env("GOUJI_MUTANTS", options.mutants.to_string()).env("GOUJI_SEED", seed.to_string());
    run(cargo.current_dir(paths::root()?))
}

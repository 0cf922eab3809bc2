//! `cargo xtask bench`: what a visit costs, and how long a person and a machine wait.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Result, bail};

use crate::run::{path_with, run};
use crate::step::step;
use crate::{build, paths, setup, size};

/// Reports of the corpus that are measured where no others are named.
const REPORTS: &[&str] = &["000-zhongwei-jiaoyi-2023.pdf.txt", "013-hangzhou-2025.html"];

/// How often the command line checks each file in one run.
const TIMES: usize = 500;

#[derive(Clone, clap::Args)]
#[group(skip)]
pub struct Options {
    /// Default: reports 000 and 013 of the corpus (GOUJI_CORPUS, default ../shared/corpus), or the
    /// sample of the page where there is none.
    files: Vec<PathBuf>,
}

pub fn bench(options: &Options) -> Result<()> {
    build::build(&build::Options::default())?;
    let root = paths::root()?;
    let files = if options.files.is_empty() { reports()? } else { options.files.clone() };
    println!("What a first visit loads");
    size::check()?;
    println!("In Chromium");
    setup::browsers()?;
    let mut node = Command::new("node");
    node.arg("tests/browser/bench.js").args(&files).env("GOUJI_XTASK", std::env::current_exe()?);
    run(node.current_dir(&root))?;
    println!("The check alone");
    rules(&files)?;
    println!("On the command line");
    native(&files)
}

/// All rules on a report that is read, in WebAssembly, in node.
fn rules(files: &[PathBuf]) -> Result<()> {
    let root = paths::root()?;
    let out = root.join("target/wasm/measure");
    let toolchain = setup::wasm()?;
    let tools = setup::WASM_BINDGEN.ensure()?;
    step("a module that only reads and checks", "1 minute at first", || {
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--quiet", "--locked", "--profile=wasm", "--bin=measure"]);
        cargo.args(["--target=wasm32-unknown-unknown", "--features=measure"]);
        toolchain.apply(&mut cargo);
        run(cargo.current_dir(&root))?;
        let mut bindgen = Command::new("wasm-bindgen");
        bindgen.args(["--target=nodejs", "--out-dir"]).arg(&out);
        bindgen.arg("target/wasm/wasm32-unknown-unknown/wasm/measure.wasm");
        bindgen.env("PATH", path_with(tools.iter().map(PathBuf::as_path))?);
        run(bindgen.current_dir(&root))
    })?;
    let mut node = Command::new("node");
    node.arg("tests/browser/measure.js").arg(out.join("measure.js")).args(files);
    run(node.current_dir(&root))
}

fn reports() -> Result<Vec<PathBuf>> {
    let root = paths::root()?;
    let corpus = std::env::var_os("GOUJI_CORPUS").map(PathBuf::from);
    let corpus = corpus.unwrap_or_else(|| root.join("../shared/corpus"));
    let reports: Vec<PathBuf> = REPORTS.iter().map(|name| corpus.join(name)).collect();
    if reports.iter().all(|report| report.exists()) {
        return Ok(reports);
    }
    println!("There is no corpus at {}: measuring the sample", corpus.display());
    Ok(vec![root.join("src/page/sample.html")])
}

/// Reports a second, one core, with the start of the program in it.
fn native(files: &[PathBuf]) -> Result<()> {
    let root = paths::root()?;
    step("command line, optimised", "2 minutes at first", || {
        let build = ["build", "--quiet", "--locked", "--release", "--features=cli", "--bin=gouji"];
        run(Command::new("cargo").args(build).current_dir(&root))
    })?;
    for file in files {
        let mut check = Command::new(root.join("target/release/gouji"));
        check.args(["check", "--format", "json"]).args(std::iter::repeat_n(file, TIMES));
        let start = Instant::now();
        let status = check.stdout(Stdio::null()).status()?;
        let taken = start.elapsed();
        // 1: something was found.
        if !matches!(status.code(), Some(0 | 1)) {
            bail!("{} was not checked ({status})", file.display());
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let each = taken.as_micros() / TIMES as u128;
        println!(
            "  {name}: {:.0} reports a second ({each} µs each)",
            TIMES as f64 / taken.as_secs_f64()
        );
    }
    Ok(())
}

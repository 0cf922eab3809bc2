//! `cargo xtask bench`: what a visit costs, and how long a person and a machine wait.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::run::run;
use crate::step::step;
use crate::{build, fixtures, modules, paths, setup, size};

/// Reports of the corpus that are measured where no others are named.
const REPORTS: &[&str] = &[
    "000-zhongwei-jiaoyi-2023.pdf.txt",
    "008-suqian-2023.raw-order.txt",
    "013-hangzhou-2025.html",
    "001-hongze-2023.pdf",
];

/// The invented report in each format, and which of them it is.
const FORMATS: &[&str] = &[
    "html.html",
    "mhtml.mht",
    "csv.csv",
    "json.json",
    "docx.docx",
    "xlsx.xlsx",
    "ods.ods",
    "ofd.ofd",
    "pdf-chromium.pdf",
    "pdf-libreoffice.pdf",
    "pdf-gbk.pdf",
    "doc.doc",
    "xls.xls",
];
const SEED: u32 = 6;

/// How often the command line checks each file in one run.
const TIMES: usize = 200;

#[derive(Clone, clap::Args)]
#[group(skip)]
pub struct Options {
    /// Default: three reports of the corpus (GOUJI_CORPUS, default ../shared/corpus), and an invented
    /// one in every format.
    files: Vec<PathBuf>,
}

pub fn bench(options: &Options) -> Result<()> {
    build::build(&build::Options::default())?;
    let root = paths::root()?;
    setup::makers();
    let files = if options.files.is_empty() { reports()? } else { options.files.clone() };
    println!("What a first visit loads");
    size::check()?;
    println!("In Chromium");
    setup::browsers()?;
    for script in ["tests/browser/bench.js", "tests/browser/typing.js"] {
        let mut node = Command::new("node");
        node.arg(script).args(&files).env("GOUJI_XTASK", std::env::current_exe()?);
        run(node.current_dir(&root))?;
    }
    println!("The rules alone, and the reading of a PDF alone");
    rules(&files)?;
    println!("On the command line");
    native(&files)
}

/// All rules on a report that is read: natively, and in WebAssembly, in node.
fn rules(files: &[PathBuf]) -> Result<()> {
    let root = paths::root()?;
    let out = root.join("target/wasm/measure");
    let toolchain = setup::wasm()?;
    step("a module that only reads and checks", "1 minute at first", || {
        let mut cargo = Command::new("cargo");
        cargo.args([
            "build",
            "--quiet",
            "--locked",
            "--profile=wasm",
            "--package=gouji-modules",
            "--bin=measure",
        ]);
        cargo.arg("--target=wasm32-unknown-unknown");
        toolchain.apply(&mut cargo);
        run(cargo.current_dir(&root))?;
        let mut bindgen = Command::new(modules::bindgen(&root)?);
        run(bindgen.arg("nodejs").arg(modules::compiled(&root, "measure")).arg(&out))
    })?;
    // Rules do not know formats: a text and a page stand for all.
    let told = |file: &&PathBuf| {
        let kind = file.extension().and_then(|kind| kind.to_str());
        matches!(kind, Some("txt" | "html" | "pdf"))
    };
    step("the same natively, optimised", "3 minutes at first", || {
        let build =
            ["bench", "--quiet", "--locked", "--package=gouji-cli", "--bench=rules", "--no-run"];
        run(Command::new("cargo").args(build).current_dir(&root))
    })?;
    let told: Vec<&PathBuf> = files.iter().filter(told).collect();
    let mut cargo = Command::new("cargo");
    cargo.args(["bench", "--quiet", "--locked", "--package=gouji-cli", "--bench=rules", "--"]);
    run(cargo.args(&told).current_dir(&root))?;
    let mut node = Command::new("node");
    node.arg("tests/browser/measure.js").arg(out.join("measure.js")).args(&told);
    run(node.current_dir(&root))
}

fn reports() -> Result<Vec<PathBuf>> {
    let root = paths::root()?;
    let corpus = std::env::var_os("GOUJI_CORPUS").map(PathBuf::from);
    let corpus = corpus.unwrap_or_else(|| root.join("../shared/corpus"));
    let made = root.join("target/fixtures");
    fixtures::write(&made, SEED)?;
    let mut reports: Vec<PathBuf> = REPORTS.iter().map(|name| corpus.join(name)).collect();
    reports.extend(FORMATS.iter().map(|name| made.join(name)));
    let (there, missing): (Vec<PathBuf>, Vec<PathBuf>) =
        reports.into_iter().partition(|report| report.exists());
    for report in missing {
        println!("  left out, it is not there: {}", report.display());
    }
    Ok(there)
}

/// Reports a second, one core, with the start of the program in it; a warm start alone; and what a second core gives.
fn native(files: &[PathBuf]) -> Result<()> {
    let root = paths::root()?;
    step("command line, optimised", "2 minutes at first", || {
        let build = ["build", "--quiet", "--locked", "--release", "--package=gouji-cli"];
        run(Command::new("cargo").args(build).current_dir(&root))
    })?;
    for file in files {
        let mut check = Command::new(root.join("target/release/gouji"));
        check.args(["check", "--format", "json", "-j1"]).args(std::iter::repeat_n(file, TIMES));
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
    let gouji = root.join("target/release/gouji");
    let start = |arguments: &[&str]| -> Result<Duration> {
        let mut least = Duration::MAX;
        for _ in 0..20 {
            let begun = Instant::now();
            let mut command = Command::new(&gouji);
            command.args(arguments).current_dir(&root).stdout(Stdio::null()).status()?;
            least = least.min(begun.elapsed());
        }
        Ok(least)
    };
    println!("  a warm start: {:?}", start(&["--version"])?);
    println!("  with the sample checked: {:?}", start(&["check", "src/embed/sample.txt"])?);
    let all: Vec<&PathBuf> = std::iter::repeat_n(files, TIMES / 2).flatten().collect();
    let mut taken = Vec::new();
    for jobs in ["-j1", "-j2"] {
        let mut check = Command::new(&gouji);
        check.args(["check", "--quiet", "--format=json", jobs]).args(&all).stdout(Stdio::null());
        let begun = Instant::now();
        check.status()?;
        taken.push(begun.elapsed().as_secs_f64());
    }
    if let [one, two] = taken.as_slice() {
        println!("  {} files: two at once are {:.2} times as fast as one", all.len(), one / two);
    }
    Ok(())
}

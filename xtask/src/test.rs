//! `cargo xtask test`: everything that has to hold before a change goes in.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::step::step;
use crate::{build, fixtures, fresh, growth, licences, paths, setup, size};

#[derive(Clone, clap::Args)]
#[group(skip)]
pub struct Options {
    /// Leave the browsers out.
    #[arg(long)]
    no_browser: bool,
    /// First whether a machine without any downloads could run this.
    #[arg(long)]
    fresh: bool,
    /// Install trunk where it is missing (about 7 minutes), so that its test is not skipped.
    #[arg(long)]
    trunk: bool,
    /// Only the browser tests of these files.
    specs: Vec<String>,
}

/// What cargo is told for the lints.
pub const LINTS: &str = "clippy --quiet --locked --workspace --all-targets -- -Dwarnings";

/// What cargo is told for the documentation. Of crates that are not ours it has none.
pub const DOCS: &str = "doc --quiet --locked --workspace --no-deps";

/// What cargo is told for the native tests.
pub const TESTS: &str = "test --locked --workspace -- --show-output";

/// Runs all checks, also after one of them has failed, and ends with the sum of all tests.
pub fn test(options: &Options) -> Result<()> {
    let mut tally = Tally::default();
    if options.fresh {
        tally.check("a fresh machine", "1 minute", fresh::check);
    }
    if options.specs.is_empty() {
        tally.check("format", "5 s", || cargo(&["fmt", "--all", "--check"]));
        tally.check("lints", "1 minute", || cargo(&words(LINTS)));
        tally.check("documentation", "1 minute", documentation);
        tally.check("licences", "2 s", licences::check);
        setup::makers();
        tally.tests("native tests", "5 minutes at first", || {
            // Tests that measure print their figures; they are worth reading when all is well, too.
            counted(Command::new("cargo").args(words(TESTS)))
        });
        let short = growth::Options { short: true, ..growth::Options::default() };
        tally.check("growth", "4 minutes at first", || growth::growth(&short));
    }
    let built = tally.check("wasm build", "2 minutes", || build::build(&build::Options::default()));
    if built {
        tally.check("size", "10 s", size::check);
    }
    // Without a build of these sources the browser would test those of another day.
    if built && !options.no_browser {
        tally.tests("browser tests", "3 minutes", || browser(options));
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    match tally.failed {
        0 => Ok(()),
        _ => bail!("failed: {}", tally.names.join(", ")),
    }
}

/// The invented report that the browser tests drop in every format.
const SEED: u32 = 6;

/// What the tests came to. A check that is no test counts only where it fails.
#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    names: Vec<String>,
}

impl Tally {
    /// Whether it holds.
    fn check(&mut self, what: &str, about: &str, work: impl FnOnce() -> Result<()>) -> bool {
        let done = step(what, about, work);
        if let Err(error) = &done {
            self.fail(what, error);
        }
        done.is_ok()
    }

    fn tests(&mut self, what: &str, about: &str, work: impl FnOnce() -> Result<Counts>) {
        match step(what, about, work) {
            Ok(counts) => {
                self.passed += counts.passed;
                self.failed += counts.failed;
                if counts.failed > 0 {
                    self.names.push(what.into());
                }
            }
            Err(error) => self.fail(what, &error),
        }
    }

    fn fail(&mut self, what: &str, error: &anyhow::Error) {
        eprintln!("  {what}: {error:#}");
        self.failed += 1;
        self.names.push(what.into());
    }
}

/// The numbers that cargo's and node's test runners print.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    passed: u64,
    failed: u64,
}

impl Counts {
    /// `test result: ok. 5 passed; 0 failed; …`, `ℹ pass 5`, `ℹ fail 0`, `ℹ cancelled 0`.
    fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["test", "result:", _, passed, "passed;", failed, "failed;", ..] => {
                self.passed += passed.parse::<u64>().unwrap_or(0);
                self.failed += failed.parse::<u64>().unwrap_or(0);
            }
            ["ℹ", "pass", count] => self.passed += count.parse::<u64>().unwrap_or(0),
            ["ℹ", "fail" | "cancelled", count] => {
                self.failed += count.parse::<u64>().unwrap_or(0)
            }
            _ => {}
        }
    }
}

/// Runs a test runner with its output on the screen, and reads its counts.
fn counted(command: &mut Command) -> Result<Counts> {
    let command = command.current_dir(paths::root()?).stdout(Stdio::piped());
    let mut runner = command.spawn().context("cannot start the test runner")?;
    let mut counts = Counts::default();
    for line in BufReader::new(runner.stdout.take().context("no output")?).lines() {
        let line = line?;
        println!("{line}");
        counts.read(&line);
    }
    if !runner.wait()?.success() && counts.failed == 0 {
        bail!("stopped before its end");
    }
    Ok(counts)
}

fn browser(options: &Options) -> Result<Counts> {
    let specs = &options.specs;
    let oldest = setup::browsers()?;
    if options.trunk {
        setup::TRUNK.ensure()?;
        setup::WASM_BINDGEN.ensure()?;
    }
    cargo(&words("build --quiet --locked --package=gouji-cli"))?;
    let root = paths::root()?;
    let made = root.join("target/fixtures");
    fixtures::write(&made, SEED)?;
    let folder = root.join("tests/browser");
    let wanted = |path: &Path| {
        let name =
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.ends_with(".spec.js")
            && (specs.is_empty() || specs.iter().any(|spec| name.starts_with(spec)))
    };
    let mut files: Vec<_> =
        std::fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| wanted(path));
    files.sort();
    // Without a file node would look for tests by itself.
    ensure!(!files.is_empty(), "no browser test is called so");
    let mut node = Command::new("node");
    // One file after the other: the tests look at clocks, and the engines are heavy.
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]).args(files);
    node.env("GOUJI_XTASK", std::env::current_exe()?);
    node.env("GOUJI_COMMAND", root.join("target/debug/gouji"));
    node.env("GOUJI_CHROMIUM_80", oldest);
    node.env("GOUJI_FIXTURES", made);
    counted(&mut node)
}

/// Twice: a link of a public item into what is private is found only where that is left out, and a broken one of a
/// private item only where it is not.
fn documentation() -> Result<()> {
    for more in [None, Some("--document-private-items")] {
        let mut cargo = Command::new("cargo");
        cargo.args(words(DOCS)).args(more).env("RUSTDOCFLAGS", "-Dwarnings");
        crate::run::run(cargo.current_dir(paths::root()?))?;
    }
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    crate::run::run(Command::new("cargo").args(arguments).current_dir(paths::root()?))
}

fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_are_understood() {
        let mut counts = Counts::default();
        counts.read("test result: ok. 5 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out");
        counts.read("ℹ pass 7");
        counts.read("ℹ fail 2");
        counts.read("ℹ cancelled 1");
        counts.read("test form::tests::it_is_so ... ok");
        assert_eq!(counts, Counts { passed: 12, failed: 4 });
    }
}

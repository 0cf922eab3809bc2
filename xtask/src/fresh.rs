//! `cargo xtask fresh`: that a machine without a single downloaded crate or package can run the two commands
//! of the README. It downloads into empty folders, and then has every build resolved without a network.
//! Nothing is compiled.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::modules::{self, Group};
use crate::setup::{self, Toolchain};
use crate::step::step;
use crate::{paths, run, test};

/// What of the user's cargo configuration says where crates come from.
const SOURCES: &[&str] = &["http", "net", "registries", "registry", "source"];

/// Builds on this machine, as the commands start them.
const NATIVE: &[&str] = &[
    // `cargo xtask` itself.
    "build --package=xtask",
    "build --package=xtask-bindgen",
    "build --package=gouji-cli",
];

/// # Errors
/// Names every build that wants something that was not downloaded.
pub fn check() -> Result<()> {
    let toolchain = setup::wasm()?;
    let machine = Machine::new()?;
    step("crates, into an empty CARGO_HOME", "30 seconds", || {
        run::run(machine.cargo(&mut setup::fetch(&toolchain)?))
    })?;
    step("every build of both commands, resolved offline", "5 seconds", || {
        machine.resolve(&toolchain)
    })?;
    step("npm packages, from the network and again without", "20 seconds", || machine.npm())
}

/// Empty folders in the place of what a machine has gathered. They go with it.
struct Machine(PathBuf);

impl Drop for Machine {
    fn drop(&mut self) {
        // What is left behind lies in the system's own folder for such things.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Machine {
    fn new() -> Result<Machine> {
        let machine =
            Machine(std::env::temp_dir().join(format!("gouji-fresh-{}", std::process::id())));
        std::fs::create_dir_all(machine.cargo_home())?;
        std::fs::write(machine.cargo_home().join("config.toml"), sources()?)?;
        Ok(machine)
    }

    fn cargo_home(&self) -> PathBuf {
        self.0.join("cargo")
    }

    fn cargo<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("CARGO_HOME", self.cargo_home()).env("CARGO_TARGET_DIR", self.0.join("target"))
    }

    /// # Errors
    /// Names what cargo would have to download.
    fn resolve(&self, toolchain: &Toolchain) -> Result<()> {
        let root = paths::root()?;
        let mut builds = Vec::new();
        for line in NATIVE.iter().chain(&[test::LINTS, test::DOCS, test::TESTS]) {
            let mut cargo = Command::new("cargo");
            // The words after `--` are for the programs that cargo starts.
            let words = line.split(' ').take_while(|word| *word != "--");
            // clippy is cargo's own `check` with another compiler, and knows no graph.
            cargo.args(words.map(|word| if word == "clippy" { "check" } else { word }));
            if line.starts_with("test ") {
                cargo.arg("--no-run");
            }
            cargo.arg("--offline").current_dir(&root);
            builds.push(cargo);
        }
        let list = modules::all(&root)?;
        for group in Group::of(&list) {
            let mut cargo = group.compile(&root);
            toolchain.apply(&mut cargo);
            builds.push(cargo);
        }
        let missing: Vec<String> = builds
            .iter_mut()
            .filter_map(|build| self.refused(build).transpose())
            .collect::<Result<_>>()?;
        match missing.as_slice() {
            [] => Ok(()),
            _ => bail!("fetched crates are not enough:\n{}", missing.join("\n")),
        }
    }

    /// What cargo says where it cannot list all that a build compiles; for that list it opens the source of
    /// every crate.
    fn refused(&self, build: &mut Command) -> Result<Option<String>> {
        build.args(["-Zunstable-options", "--unit-graph"]).env("RUSTC_BOOTSTRAP", "1");
        let shown = run::shown(build);
        let done = self.cargo(build).stdin(Stdio::null()).output().context(shown.clone())?;
        let said = String::from_utf8_lossy(&done.stderr);
        Ok((!done.status.success()).then(|| format!("  {shown}\n{}", said.trim_end())))
    }

    fn npm(&self) -> Result<()> {
        let home = paths::root()?.join("tests/browser");
        let folder = self.0.join("npm");
        std::fs::create_dir_all(&folder)?;
        for file in ["package.json", "package-lock.json"] {
            std::fs::copy(home.join(file), folder.join(file))?;
        }
        let install = |more: &[&str]| {
            let mut npm = setup::install(&folder);
            run::run(npm.args(more).arg("--cache").arg(self.0.join("npm-cache")))
        };
        install(&[])?;
        install(&["--offline"])
    }
}

/// The user's configuration of where crates come from; empty where there is none.
fn sources() -> Result<String> {
    let home = match std::env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => std::env::home_dir().context("there is no home folder")?.join(".cargo"),
    };
    let found = ["config.toml", "config"].map(|name| home.join(name));
    match found.iter().find(|path| path.exists()) {
        Some(path) => chosen(path),
        None => Ok(String::new()),
    }
}

fn chosen(path: &Path) -> Result<String> {
    let mut table: toml::Table = toml::from_str(&std::fs::read_to_string(path)?)?;
    table.retain(|key, _| SOURCES.contains(&key));
    Ok(toml::to_string(&table)?)
}

//! The npm packages: `wasm-opt` and what drives the browsers.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::apt;
use crate::paths;
use crate::run::{output, run};
use crate::step::{step, there};

/// The oldest Node.js that all of the packages run on.
const NODE: u32 = 20;

/// Installs the packages of `tests/browser/package-lock.json`, and returns the folder with their
/// programs.
pub fn packages() -> Result<PathBuf> {
    node()?;
    let home = paths::root()?.join("tests/browser");
    let modules = home.join("node_modules");
    let wanted = std::fs::read_to_string(home.join("package-lock.json"))?;
    let stamp = modules.join(".installed-lock.json");
    let what = "npm packages (wasm-opt, browser drivers)";
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        there(what);
    } else {
        step(what, "10 seconds", || {
            run(&mut install(&home))?;
            Ok(std::fs::write(&stamp, &wanted)?)
        })?;
    }
    Ok(modules.join(".bin"))
}

/// `npm ci` in a folder with a `package-lock.json`.
pub fn install(home: &Path) -> Command {
    let mut npm = Command::new("npm");
    // No script of a package runs: the browsers come from Debian and from the packages.
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    npm.current_dir(home);
    npm
}

fn node() -> Result<()> {
    if output(Command::new("node").arg("--version")).is_none() {
        apt::ensure("Node.js", "30 seconds", &["nodejs", "npm"])?;
    }
    let version = output(Command::new("node").arg("--version")).unwrap_or_default();
    let major: Option<u32> =
        version.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok());
    match major {
        Some(major) if major >= NODE => Ok(()),
        _ => bail!(
            "Node.js {NODE} or newer is needed; this machine has {version}. See https://nodejs.org/"
        ),
    }
}

//! Programs built from crates.io, each in a folder of its own so that it outlives the clone.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::paths;
use crate::run::{output, run};
use crate::step::{step, there};

/// Newer ones want a newer compiler than `rust-version`.
pub const TRUNK: Tool =
    Tool { package: "trunk", program: "trunk", version: "0.21.14", locked: true };

/// The very version of the library in `Cargo.lock`: the two speak a private format.
pub const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.130",
    // Its own lock file names versions that were withdrawn.
    locked: false,
};

pub const CARGO_FUZZ: Tool =
    Tool { package: "cargo-fuzz", program: "cargo-fuzz", version: "0.13.2", locked: false };

pub struct Tool {
    package: &'static str,
    program: &'static str,
    pub version: &'static str,
    locked: bool,
}

impl Tool {
    /// Builds it if it is not there, and returns the folder the program is in; `None` where it is
    /// on `PATH` already.
    pub fn ensure(&self) -> Result<Option<PathBuf>> {
        let what = format!("{} {}", self.package, self.version);
        if self.is_it(Command::new(self.program)) {
            there(&what);
            return Ok(None);
        }
        let home = paths::cache()?.join(format!("{}-{}", self.package, self.version));
        let folder = home.join("bin");
        if self.is_it(Command::new(folder.join(self.program))) {
            there(&what);
            return Ok(Some(folder));
        }
        step(&what, "3 minutes, once", || {
            let mut install = Command::new("cargo");
            install.args(["install", "--quiet", "--root"]).arg(&home);
            install.arg(format!("{}@{}", self.package, self.version));
            if self.locked {
                install.arg("--locked");
            }
            run(&mut install)
        })?;
        Ok(Some(folder))
    }

    fn is_it(&self, mut program: Command) -> bool {
        let printed = output(program.arg("--version"));
        printed.is_some_and(|line| line.split(' ').nth(1) == Some(self.version))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tools_are_those_of_the_lock_file_and_of_trunk() -> Result<()> {
        let root = paths::root()?;
        let lock = std::fs::read_to_string(root.join("Cargo.lock"))?;
        let library = format!("name = \"wasm-bindgen\"\nversion = \"{}\"\n", WASM_BINDGEN.version);
        assert!(lock.contains(&library));
        let trunk = std::fs::read_to_string(root.join("Trunk.toml"))?;
        assert!(trunk.contains(&format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version)));
        Ok(())
    }
}

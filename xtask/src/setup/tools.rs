//! Programs built from crates.io, each in a folder of its own so that it outlives the clone.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::paths;
use crate::run::{output, run};
use crate::step::{step, there};

/// For developers; a release is made without it. Newer ones want a newer compiler than `rust-version`.
pub const TRUNK: Tool =
    Tool { package: "trunk", program: "trunk", version: "0.21.14", locked: true };

/// What trunk calls. The very version of the library in `Cargo.lock`: the two speak a private format.
pub const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.130",
    // Its own lock file names versions that were withdrawn.
    locked: false,
};

pub const CARGO_DENY: Tool =
    Tool { package: "cargo-deny", program: "cargo-deny", version: "0.20.2", locked: true };

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

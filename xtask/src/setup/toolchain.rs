//! A compiler for wasm32 that can rebuild the standard library.
//!
//! The standard library that is shipped for wasm32 uses reference types, which Chromium 80 refuses.
//! It is therefore rebuilt for the first version of WebAssembly, for which its source is needed.

use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::apt;
use crate::run::{output, run};
use crate::step::{step, there};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// For the first version of WebAssembly and the four features that Chromium 80 added to it. A panic traps at once and says nothing, and `{:?}` prints
/// nothing: their words would be a tenth of what a visit loads. The page notices a trap and says so
/// itself, and the tests hold the worker's bytes against those of the command line.
const FLAGS: &str = "-Ctarget-cpu=mvp -Zunstable-options -Cpanic=immediate-abort \
                     -Zlocation-detail=none -Zfmt-debug=none \
                     -Clink-arg=--max-memory=1073741824 \
                     -Ctarget-feature=+bulk-memory,+sign-ext,+nontrapping-fptoint,+mutable-globals";

/// Debian's own compiler, as rustup calls it once linked.
const LINKED: &str = "gouji-wasm";

/// Which toolchain compiles for wasm32: a name that rustup knows.
pub struct Toolchain(String);

/// Finds the toolchain, or installs it: from rustup where that can fetch it, else from Debian.
pub fn wasm() -> Result<Toolchain> {
    let what = "wasm toolchain";
    let active = active().context("rustup is needed: https://rustup.rs/")?;
    if has_wasm() {
        there(what);
        return Ok(Toolchain(active));
    }
    if is_linked() {
        there(what);
        return Ok(Toolchain(LINKED.into()));
    }
    if step(&format!("{what} from rustup"), "10 seconds", || Ok(fetch()))? {
        return Ok(Toolchain(active));
    }
    eprintln!("  rustup cannot fetch it; trying Debian's");
    let packages = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];
    apt::ensure(&format!("{what} from Debian"), "30 seconds", &packages)?;
    run(Command::new("rustup").args(["toolchain", "link", LINKED, "/usr"]))?;
    Ok(Toolchain(LINKED.into()))
}

impl Toolchain {
    /// Makes cargo, or what calls it, compile for the oldest browsers.
    pub fn apply(&self, command: &mut Command) {
        command
            .env("RUSTUP_TOOLCHAIN", &self.0)
            // Rebuilding the standard library has no stable name yet.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
            .env("RUSTFLAGS", FLAGS)
            // Apart from the native one, so that neither build throws the other's work away.
            .env("CARGO_TARGET_DIR", "target/wasm")
            .env("CARGO_TERM_QUIET", "true")
            // Those of the cargo that runs this program.
            .env_remove("CARGO")
            .env_remove("LD_LIBRARY_PATH");
    }
}

fn active() -> Option<String> {
    let line = output(Command::new("rustup").args(["show", "active-toolchain"]))?;
    line.split_whitespace().next().map(str::to_owned)
}

fn has_wasm() -> bool {
    let lists = |what: &str, wanted: &str| {
        let installed = output(Command::new("rustup").args([what, "list", "--installed"]));
        installed.is_some_and(|list| list.lines().any(|line| line == wanted))
    };
    lists("target", TARGET) && lists("component", "rust-src")
}

fn is_linked() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "sysroot"]).env("RUSTUP_TOOLCHAIN", LINKED).stderr(Stdio::null());
    output(&mut rustc).is_some_and(|sysroot| {
        std::path::Path::new(&sysroot).join("lib/rustlib/src/rust/library/std").is_dir()
    })
}

fn fetch() -> bool {
    [["target", "add", TARGET], ["component", "add", "rust-src"]]
        .iter()
        .all(|words| output(Command::new("rustup").args(words)).is_some())
}

//! The command line over many files: what it is attacked with, what it writes, what it explains and compares.

#[cfg(unix)]
mod attacks;
mod diff;
mod formats;
mod found;
mod words;

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::{self, root};

/// `gouji`, in the root of the project.
fn gouji() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
    command.current_dir(root());
    command
}

fn run(arguments: &[&str]) -> Output {
    gouji().args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn objects(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// An empty folder of a test's own.
fn folder(name: &str) -> PathBuf {
    let folder = support::scratch("run", name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A folder with so many reports, `000.html` and on.
fn many(name: &str, count: usize) -> PathBuf {
    let folder = folder(name);
    for nth in 0..count {
        std::fs::write(folder.join(format!("{nth:03}.html")), support::sample()).unwrap();
    }
    folder
}

/// A page that takes long to read, and much memory.
fn large(folder: &std::path::Path) -> PathBuf {
    let path = folder.join("large.html");
    let sample = support::sample();
    std::fs::write(&path, sample.repeat(14_000_000 / sample.len())).unwrap();
    path
}

//! `cargo xtask build`: the modules, and around them the hand-written files, in `dist/`.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::modules::{self, Module};
use crate::run::{path_with, run};
use crate::step::{step, there};
use crate::{editions, package, paths, setup};

/// What the modules are made of. Their hash is the build id that page and worker compare.
const MODULES: &[&str] = &[
    "src",
    "crates",
    "Cargo.toml",
    "Cargo.lock",
    "xtask/bindgen",
    "xtask/src/modules",
    "xtask/src/setup/toolchain.rs",
];

/// What is written by hand; it is put around the modules as it is.
const AROUND: &[&str] = &["src/embed", "styles", modules::PAGE, "xtask/src"];

/// The script that knows which modules are loaded later; the build writes it.
const LATER: &str = "modules.js";

/// In a script: stands for the build id.
const BUILD: &str = "__GOUJI_BUILD__";

/// In the service worker: stand for the hash of all that is in `dist/`, and for the files that are kept
/// for visits without a network.
const DIST: &str = "__GOUJI_DIST__";
const FILES: &str = "__GOUJI_FILES__";

#[derive(Clone, Default, clap::Args)]
#[group(skip)]
pub struct Options {
    /// Build even if dist/ is newer than its sources.
    #[arg(long)]
    force: bool,
}

/// Makes `dist/`, unless it is there and of the same sources.
pub fn build(options: &Options) -> Result<()> {
    let root = paths::root()?;
    let list = modules::all(&root)?;
    let id = id(&root, &list)?;
    let stamp = root.join("target/wasm/dist-is-of");
    let sources = format!("{id} {}", hash(&root, AROUND, &[])?);
    let dist = root.join("dist");
    let built = std::fs::read_to_string(&stamp).is_ok_and(|of| of == sources);
    if built && !options.force && dist.join("index.html").exists() {
        there("dist/");
        return Ok(());
    }
    let programs = setup::packages()?;
    modules::make(&root, &id, &programs, options.force)?;
    step("dist/ (pages and scripts around the modules)", "5 seconds", || {
        assemble(&root, &dist, &id, &list)?;
        minify(&dist, &programs)
    })?;
    step("editions (one file, IIFE, carried modules)", "10 seconds", || {
        editions::make(&root, &dist, &programs)
    })?;
    keep(&dist)?;
    std::fs::write(&stamp, sources)?;
    Ok(())
}

/// The build id: of the sources of the modules, and of the list.
fn id(root: &Path, list: &[Module]) -> Result<String> {
    let sources = hash(root, MODULES, &["src/embed"])?;
    Ok(short(Sha256::new().chain_update(sources).chain_update(format!("{list:?}"))))
}

/// Puts the modules and what is written by hand together.
fn assemble(root: &Path, dist: &Path, id: &str, list: &[Module]) -> Result<()> {
    if dist.exists() {
        std::fs::remove_dir_all(dist)?;
    }
    let built = root.join(modules::BUILT);
    let later = later(&built, list)?;
    let sources = [(built, ""), (root.join("src/embed"), ""), (root.join("styles"), "styles")];
    for (folder, into) in sources {
        for file in paths::files(&folder)? {
            let to = dist.join(into).join(file.strip_prefix(&folder)?);
            let apart = [editions::SOURCES, package::SOURCES];
            if apart.iter().any(|folder| file.starts_with(root.join(folder))) {
                continue;
            }
            put(&file, &to, id)?;
        }
    }
    std::fs::write(dist.join(LATER), later)?;
    std::fs::write(dist.join("index.html"), modules::page(root)?)?;
    Ok(())
}

/// The release's `modules.js`. Every module stands in a text of its own, by which a bundler finds it, and with
/// the bytes of its WebAssembly.
fn later(built: &Path, list: &[Module]) -> Result<String> {
    let mut all = String::new();
    for module in list.iter().filter(|module| module.is_later) {
        let bytes = std::fs::metadata(built.join(module.wasm()))?.len();
        let script = format!("./{}", module.script());
        writeln!(all, "  {:?}: [() => import({script:?}), {bytes}],", module.name)?;
    }
    Ok(format!(
        "const ALL = {{\n{all}}};\n\
         export const load = (name) => ALL[name][0]();\n\
         export const size = (name) => ALL[name][1];\n"
    ))
}

/// Tells the service worker what it keeps. It is the last to be written: its sums are of the bytes that a
/// server will send.
fn keep(dist: &Path) -> Result<()> {
    let worker = dist.join("sw.js");
    let mut script = std::fs::read_to_string(&worker)?;
    for (placeholder, text) in [(DIST, hash(dist, &[""], &[])?), (FILES, kept(dist)?)] {
        ensure!(script.matches(placeholder).count() == 1, "sw.js has no place for {placeholder}");
        script = script.replace(placeholder, &text);
    }
    std::fs::write(&worker, script)?;
    Ok(())
}

/// What a visit without a network needs, as an object in a script: the pages and all that they load. With
/// each name goes the beginning of the SHA-256 of the file, in base64, as it tells builds apart; with a
/// page goes none, as the system that serves it may write into it.
fn kept(dist: &Path) -> Result<String> {
    let mut all = vec!["\"./\":\"\"".to_owned()];
    for file in paths::files(dist)? {
        let name = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        if APART.contains(&name.as_str()) || editions::ALL.contains(&name.as_str()) {
            continue;
        }
        let mut sum = String::new();
        if !name.ends_with(".html") {
            sum = STANDARD.encode(Sha256::digest(std::fs::read(&file)?));
            sum.truncate(16);
        }
        all.push(format!("{:?}:{sum:?}", format!("./{name}")));
    }
    Ok(format!("{{{}}}", all.join(",")))
}

/// What is not kept by its name: the page, which is `./`, and the worker that keeps.
const APART: &[&str] = &["index.html", "sw.js"];

/// Copies a file; into a script the build id is written.
fn put(from: &Path, to: &Path, id: &str) -> Result<()> {
    std::fs::create_dir_all(to.parent().context("no folder")?)?;
    if to.extension().is_some_and(|extension| extension == "js") {
        std::fs::write(to, std::fs::read_to_string(from)?.replace(BUILD, id))?;
    } else {
        std::fs::copy(from, to).with_context(|| from.display().to_string())?;
    }
    Ok(())
}

/// Takes comments and white space out of the scripts and styles: a visitor loads them, a reader has
/// the sources.
fn minify(dist: &Path, programs: &Path) -> Result<()> {
    let plain = |file: &PathBuf| {
        file.extension().is_some_and(|extension| extension == "js" || extension == "css")
    };
    let mut esbuild = Command::new("esbuild");
    esbuild
        .args(["--minify", "--target=chrome80,firefox115,safari16.4", "--charset=utf8"])
        .args(["--legal-comments=none", "--log-level=warning", "--allow-overwrite"])
        .args(["--outdir=.", "--outbase=."])
        .args(paths::files(dist)?.iter().filter(|file| plain(file) && !file.ends_with(GATE)))
        .env("PATH", path_with([programs])?);
    run(esbuild.current_dir(dist))
}

/// It speaks to browsers that know nothing newer than ES5, and is left as it is written.
const GATE: &str = "gate.js";

/// Of all files below `sources`, but for those below `without`.
fn hash(root: &Path, sources: &[&str], without: &[&str]) -> Result<String> {
    let mut hash = Sha256::new();
    for source in sources {
        let path = root.join(source);
        let files = match path.is_dir() {
            true => paths::files(&path)?,
            false if path.exists() => vec![path],
            false => Vec::new(),
        };
        for file in files {
            let name = file.strip_prefix(root)?;
            if without.iter().any(|folder| name.starts_with(folder)) {
                continue;
            }
            hash.update(name.to_string_lossy().as_bytes());
            hash.update([0]);
            let bytes = std::fs::read(&file).with_context(|| file.display().to_string())?;
            hash.update(Sha256::digest(bytes));
        }
    }
    Ok(short(hash))
}

fn short(hash: Sha256) -> String {
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_by_hand_makes_no_other_build() -> Result<()> {
        let root = paths::root()?;
        let all = hash(&root, &["src/embed", "styles"], &[])?;
        assert_eq!(all, hash(&root, &["src/embed", "styles"], &["src/parts"])?);
        assert_ne!(all, hash(&root, &["src/embed", "styles"], &["src/embed"])?);
        assert_eq!(hash(&root, &["styles"], &[])?, hash(&root, &["styles"], &["src/embed"])?);
        Ok(())
    }
}

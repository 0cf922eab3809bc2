//! How much a first visit loads: everything in `dist/`, compressed as a web server would.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{editions, modules, paths};

/// Brotli bytes of a first visit, and of everything there is.
const FIRST_VISIT: usize = 400_000;

/// Brotli bytes of what an element on somebody else's page loads: itself, the page and the engine.
const ELEMENT: usize = 395_000;
const EVERYTHING: usize = 1_200_000;

/// The one-file edition: bytes on the disk, and of brotli.
const ONE_FILE: (usize, usize) = (4_500_000, 1_600_000);

/// What only our own page loads.
const OWN: &[&str] = &[
    "index.html",
    "favicon.svg",
    "manifest.webmanifest",
    "gate.js",
    "visit.js",
    "sw.js",
    "styles/document.css",
];

/// What a first file loads: a report is drawn with it, its file is watched by it, or it is the report to try.
const OF_FILES: &[&str] = &[
    "styles/components.css",
    "styles/paper.css",
    "styles/source.css",
    "styles/print.css",
    "watch.js",
    editions::SAMPLE,
];

/// What our own page never loads: that of a frame, of its host, of a program of one's own.
const ELSEWHERE: &[&str] = &["embed.html", "frame.js", "host.js", "create-engine.js"];

/// # Errors
/// A first visit, or everything together, is more than its budget.
pub fn check() -> Result<()> {
    let list = modules::all(&paths::root()?)?;
    let (mut first, mut element, mut all) = (0, 0, 0);
    for (name, plain, packed) in files()? {
        let shown = name.display().to_string();
        let later = list
            .iter()
            .any(|module| module.is_later && (shown == module.script() || shown == module.wasm()));
        let later = later || OF_FILES.contains(&shown.as_str());
        let when = if later { ", later" } else { "" };
        let edition = editions::ALL.contains(&shown.as_str());
        let elsewhere = edition || ELSEWHERE.contains(&shown.as_str());
        let when = if elsewhere { ", elsewhere" } else { when };
        println!("  {packed:>7} of {plain:>7}  {}{when}", shown);
        // An edition holds once more what is counted.
        all += if edition { 0 } else { packed };
        first += if later || elsewhere { 0 } else { packed };
        element += if later || elsewhere || OWN.contains(&shown.as_str()) { 0 } else { packed };
        if shown == "gouji.html" && (plain > ONE_FILE.0 || packed > ONE_FILE.1) {
            bail!("the one file has {plain} bytes, {packed} of brotli; it may have {ONE_FILE:?}");
        }
    }
    println!("  {first:>7} bytes of brotli in a first visit, of {FIRST_VISIT}");
    println!("  {element:>7} bytes of brotli for an element on a page of others, of {ELEMENT}");
    println!("  {all:>7} bytes of brotli in all, of {EVERYTHING}");
    if first > FIRST_VISIT || element > ELEMENT || all > EVERYTHING {
        bail!("more bytes of brotli than the budget: {first}, {element}, {all}");
    }
    Ok(())
}

/// Name, bytes and brotli bytes of every file.
fn files() -> Result<Vec<(PathBuf, usize, usize)>> {
    let dist = paths::root()?.join("dist");
    let mut all = Vec::new();
    for file in paths::files(&dist)? {
        let bytes = std::fs::read(&file)?;
        let mut packed = Vec::new();
        brotli::BrotliCompress(&mut bytes.as_slice(), &mut packed, &best())?;
        all.push((file.strip_prefix(&dist)?.to_owned(), bytes.len(), packed.len()));
    }
    Ok(all)
}

fn best() -> brotli::enc::BrotliEncoderParams {
    brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() }
}

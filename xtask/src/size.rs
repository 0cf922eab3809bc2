//! How much a visit loads: everything in `dist/`, compressed as a web server would.
//!
//! Three moments count: when the empty page stands, when the first findings do, and everything there is.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{editions, modules, paths};

/// Brotli bytes before the empty page stands.
const EMPTY_PAGE: usize = 172_000;

/// Brotli bytes before an element on somebody else's page stands.
const ELEMENT: usize = 166_000;

/// Brotli bytes before the first findings of a web page, with those of the empty page.
const FIRST_FINDINGS: usize = 758_000;
const EVERYTHING: usize = 1_200_000;

/// The one-file edition: bytes on the disk, and of brotli.
const ONE_FILE: (usize, usize) = (4_500_000, 1_600_000);

/// What only our own page loads.
const OWN: &[&str] = &[
    "index.html",
    "favicon.svg",
    "manifest.webmanifest",
    "gate.js",
    "early.js",
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
    "drafts.js",
    editions::SAMPLE,
];

/// What our own page never loads: that of a frame, of its host, of a program of one's own.
const ELSEWHERE: &[&str] = &["embed.html", "frame.js", "host.js", "create-engine.js"];

/// The module that draws the page.
const PAGE: &str = "page";

/// The modules that a page starts once it stands, and those that a first web page needs.
const OF_FINDINGS: &[&str] = &["worker", "prose", "written"];

/// # Errors
/// The empty page, the first findings, or everything together, are more than their budgets.
pub fn check() -> Result<()> {
    let list = modules::all(&paths::root()?)?;
    let (mut empty, mut element, mut findings, mut all) = (0, 0, 0, 0);
    for (name, plain, packed) in files()? {
        let shown = name.display().to_string();
        let module = list
            .iter()
            .find(|module| shown == module.script() || shown == module.wasm())
            .map(|module| module.name.as_str());
        let of_findings = module.is_some_and(|name| OF_FINDINGS.contains(&name))
            || OF_FILES.contains(&shown.as_str());
        let edition = editions::ALL.contains(&shown.as_str());
        let elsewhere = edition || ELSEWHERE.contains(&shown.as_str());
        let blank = editions::BLANKS.contains(&shown.as_str());
        let later = blank || (module.is_some_and(|name| name != PAGE) && !of_findings);
        let when = match () {
            () if elsewhere => ", elsewhere",
            () if of_findings => ", with the first findings",
            () if later => ", later",
            () => "",
        };
        println!("  {packed:>7} of {plain:>7}  {shown}{when}");
        let at_once = !(elsewhere || of_findings || later);
        empty += if at_once { packed } else { 0 };
        element += if at_once && !OWN.contains(&shown.as_str()) { packed } else { 0 };
        findings += if at_once || of_findings { packed } else { 0 };
        // An edition holds once more what is counted.
        all += if edition { 0 } else { packed };
        if shown == "gouji.html" && (plain > ONE_FILE.0 || packed > ONE_FILE.1) {
            bail!("the one file has {plain} bytes, {packed} of brotli; it may have {ONE_FILE:?}");
        }
    }
    let mut over = Vec::new();
    for (bytes, budget, what) in [
        (empty, EMPTY_PAGE, "before the empty page stands"),
        (element, ELEMENT, "before an element on a page of others stands"),
        (findings, FIRST_FINDINGS, "before the first findings"),
        (all, EVERYTHING, "in all"),
    ] {
        println!("  {bytes:>7} bytes of brotli {what}, of {budget}");
        if bytes > budget {
            over.push(format!("{bytes} {what}"));
        }
    }
    if !over.is_empty() {
        bail!("more bytes of brotli than the budget: {}", over.join(", "));
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

//! Editions of the product for places where a folder of files does not work: one file, a script without
//! modules, and modules of WebAssembly as scripts.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::paths;
use crate::run::{path_with, run};

/// What only they are made of.
pub const SOURCES: &str = "src/embed/editions";

/// Every edition, by its name in `dist/`.
pub const ALL: &[&str] = &["carried.js", "gouji-check.iife.js", "gouji.html"];

/// The sheets of the element, and that of a document of our own.
const SHEETS: &[&str] =
    &["tokens", "base", "layout", "controls", "components", "paper", "source", "print", "document"];

/// The report that the welcome sheet offers to try.
pub const SAMPLE: &str = "sample.txt";
/// The blank forms, by edition.
pub const BLANKS: [&str; 2] = ["blank-2021.txt", "blank-2019.txt"];

/// Where the script without modules was loaded from. An old system may have fetched it and evaluated its
/// text, so that no script is current, or another one: then the last that has its name; then one that was
/// given another name; then the page.
const IIFE_HERE: &str = r"[].concat([].slice.call(document.scripts),document.currentScript||[]).map(function(s){return s.src}).filter(function(s){return/gouji-check\.iife\.js([?#]|$)/.test(s)}).pop()||(document.currentScript||{}).src||document.baseURI";

/// Makes all of them from what is in `dist/`.
pub fn make(root: &Path, dist: &Path, programs: &Path) -> Result<()> {
    let work = root.join("target/editions");
    if work.exists() {
        std::fs::remove_dir_all(&work)?;
    }
    // The scripts of dist/, with the sizes in them, and those that only editions have.
    for file in paths::files(dist)? {
        if file.extension().is_some_and(|extension| extension == "js") {
            copy(&file, &work.join(file.strip_prefix(dist)?))?;
        }
    }
    for file in paths::files(&root.join(SOURCES))? {
        let name = file.file_name().context("no name")?;
        copy(&file, &work.join("editions").join(name))?;
    }
    let modules = carried(dist)?;
    let entries: Vec<String> =
        modules.iter().map(|(name, text)| format!("{name:?}:{text:?}")).collect();
    std::fs::write(dist.join("carried.js"), format!("export default{{{}}};\n", entries.join(",")))?;

    let bundle = |entry: &str, here: &str| -> Result<String> {
        let out = work.join("out.js");
        let mut esbuild = Command::new("esbuild");
        esbuild
            .arg(entry)
            .args(["--bundle", "--format=iife", "--minify", "--charset=utf8"])
            .args(["--target=chrome80,firefox115,safari16.4", "--legal-comments=none"])
            .args(["--log-level=error", "--define:import.meta.url=GOUJI_HERE"])
            .arg(format!("--outfile={}", out.display()))
            .arg(format!("--banner:js=(function(){{var GOUJI_HERE={here};"))
            .arg("--footer:js=}());")
            .env("PATH", path_with([programs])?);
        run(esbuild.current_dir(&work))?;
        Ok(std::fs::read_to_string(&out)?)
    };
    let iife = bundle("element.js", IIFE_HERE)?;
    std::fs::write(dist.join("gouji-check.iife.js"), iife)?;

    let page = bundle("editions/one-file.js", "document.baseURI")?;
    let worker = bundle("editions/one-file-worker.js", "\"file:///\"")?;
    let mut parts = String::new();
    for sheet in SHEETS {
        let name = format!("styles/{sheet}.css");
        parts += &part(&name, "", &std::fs::read_to_string(dist.join(&name))?)?;
    }
    for name in [SAMPLE].into_iter().chain(BLANKS) {
        parts += &part(name, "", &std::fs::read_to_string(dist.join(name))?)?;
    }
    for (name, text) in &modules {
        parts += &part(name, " data-module", text)?;
    }
    parts += &part("worker", "", &worker)?;
    let gate = std::fs::read_to_string(dist.join("gate.js"))?;
    for script in [gate, page] {
        ensure!(!script.contains("</script"), "a script would end in its middle");
        parts += &format!("<script>{script}</script>\n");
    }
    let html = std::fs::read_to_string(root.join(SOURCES).join("one-file.html"))?;
    let (before, after) =
        html.split_once("<!-- everything else").context("one-file.html has no place for it")?;
    let after = after.split_once("-->").context("a comment does not end")?.1;
    std::fs::write(dist.join("gouji.html"), format!("{before}{parts}{}", after.trim_start()))?;
    Ok(())
}

/// The modules as base64 of gzip: what every text file, and every old system, can hold.
fn carried(dist: &Path) -> Result<Vec<(String, String)>> {
    let mut all = Vec::new();
    for file in paths::files(dist)? {
        if file.extension().is_some_and(|extension| extension == "wasm") {
            let mut packed = Vec::new();
            let mut gzip = flate2::read::GzEncoder::new(
                std::fs::File::open(&file)?,
                flate2::Compression::best(),
            );
            std::io::Read::read_to_end(&mut gzip, &mut packed)?;
            let name = file.strip_prefix(dist)?.to_string_lossy().into_owned();
            all.push((name, STANDARD.encode(packed)));
        }
    }
    Ok(all)
}

/// A piece of the one file: text that no browser runs.
fn part(id: &str, more: &str, text: &str) -> Result<String> {
    ensure!(!text.contains("</script"), "{id} would end in its middle");
    Ok(format!("<script type=\"text/plain\" id=\"{id}\"{more}>{text}</script>\n"))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to.parent().context("no folder")?)?;
    std::fs::copy(from, to)?;
    Ok(())
}

//! How much a first visit loads: everything in `dist/`, compressed as a web server would.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::paths;

/// Brotli bytes of a first visit, and of everything there is.
const FIRST_VISIT: usize = 380_000;
const EVERYTHING: usize = 1_000_000;

/// What is loaded when the first file of its kind comes.
const LATER: &[&str] = &["english", "written", "office", "pdf", "legacy"];

/// # Errors
/// A first visit, or everything together, is more than its budget.
pub fn check() -> Result<()> {
    let (mut first, mut all) = (0, 0);
    for (name, plain, packed) in files()? {
        let shown = name.display().to_string();
        let later = LATER.iter().any(|later| {
            shown.strip_prefix(later).is_some_and(|rest| matches!(rest, ".js" | "_bg.wasm"))
        });
        let when = if later { ", later" } else { "" };
        println!("  {packed:>7} of {plain:>7}  {}{when}", shown);
        all += packed;
        first += if later { 0 } else { packed };
    }
    println!("  {first:>7} bytes of brotli in a first visit, of {FIRST_VISIT}");
    println!("  {all:>7} bytes of brotli in all, of {EVERYTHING}");
    if first > FIRST_VISIT || all > EVERYTHING {
        bail!("more bytes of brotli than the budget: {first} in a first visit, {all} in all");
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

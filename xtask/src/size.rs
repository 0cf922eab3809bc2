//! How much a first visit loads: everything in `dist/`, compressed as a web server would.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::paths;

/// Brotli bytes of a first visit.
const BUDGET: usize = 300_000;

/// # Errors
/// A first visit loads more than the budget.
pub fn check() -> Result<()> {
    let mut total = 0;
    for (name, plain, packed) in files()? {
        println!("  {packed:>7} of {plain:>7}  {}", name.display());
        total += packed;
    }
    println!("  {total:>7} bytes of brotli in a first visit, of {BUDGET}");
    if total > BUDGET {
        bail!("a first visit loads {total} bytes of brotli, more than {BUDGET}");
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

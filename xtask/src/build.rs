//! `cargo xtask build`: the two modules, the hand-written files and the page, in `dist/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::run::{path_with, run};
use crate::step::{step, there};
use crate::{paths, setup, wasm};

/// What the modules are made of. Their hash is the build id that page and worker compare.
const MODULES: &[&str] = &["src", "build", "Cargo.toml", "Cargo.lock"];

/// What else `dist/` is made of.
const AROUND: &[&str] = &["index.html", "Trunk.toml", "styles", "xtask/src"];

/// In a script: stands for the size of a module in bytes.
const PLACEHOLDERS: &[(&str, &str)] = &[
    ("__GOUJI_BYTES_ENGLISH__", "english_bg.wasm"),
    ("__GOUJI_BYTES_WRITTEN__", "written_bg.wasm"),
    ("__GOUJI_BYTES_OFFICE__", "office_bg.wasm"),
    ("__GOUJI_BYTES_PDF__", "pdf_bg.wasm"),
    ("__GOUJI_BYTES_LEGACY__", "legacy_bg.wasm"),
];

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
    let id = hash(&root, MODULES)?;
    let stamp = root.join("target/wasm/dist-is-of");
    let sources = format!("{id} {}", hash(&root, AROUND)?);
    let dist = root.join("dist");
    let built = std::fs::read_to_string(&stamp).is_ok_and(|of| of == sources);
    if built && !options.force && dist.join("index.html").exists() {
        there("dist/");
        return Ok(());
    }
    let toolchain = setup::wasm()?;
    let tools = [setup::TRUNK.ensure()?, setup::WASM_BINDGEN.ensure()?, Some(setup::packages()?)];
    let tools: Vec<PathBuf> = tools.into_iter().flatten().collect();
    step("dist/ (page, worker and readers for the browser)", "4 minutes at first", || {
        let mut fetch = Command::new("cargo");
        fetch.args(["fetch", "--quiet", "--locked", "--target", "wasm32-unknown-unknown"]);
        toolchain.apply(&mut fetch);
        run(fetch.current_dir(&root))?;
        // The profile stands in index.html; without `--release` trunk leaves wasm-opt out.
        let mut trunk = Command::new("trunk");
        trunk
            .args(["--quiet", "build", "--release"])
            .env("PATH", path_with(tools.iter().map(PathBuf::as_path))?);
        toolchain.apply(&mut trunk);
        // Trunk stops at the usual value of NO_COLOR.
        trunk.env("GOUJI_BUILD", &id).env_remove("NO_COLOR");
        run(trunk.current_dir(&root))?;
        finish(&dist)?;
        minify(&dist, &tools)
    })?;
    std::fs::write(&stamp, sources)?;
    Ok(())
}

/// What trunk leaves to us: the sizes of modules in the scripts, its own marks in the page, and a
/// look at what was emitted.
fn finish(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    std::fs::write(&page, without_marks(&std::fs::read_to_string(&page)?))?;
    let mut sizes = Vec::new();
    for (placeholder, module) in PLACEHOLDERS {
        sizes.push((*placeholder, std::fs::metadata(dist.join(module))?.len().to_string()));
    }
    for file in paths::files(dist)? {
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("js") => {
                let mut script = std::fs::read_to_string(&file)?;
                for (placeholder, size) in &sizes {
                    script = script.replace(placeholder, size);
                }
                std::fs::write(&file, script)?;
            }
            Some("wasm") => wasm::check(&file)?,
            _ => {}
        }
    }
    Ok(())
}

/// Takes comments and white space out of the scripts and styles: a visitor loads them, a reader has
/// the sources.
fn minify(dist: &Path, tools: &[PathBuf]) -> Result<()> {
    let plain = |file: &PathBuf| {
        file.extension().is_some_and(|extension| extension == "js" || extension == "css")
    };
    let mut esbuild = Command::new("esbuild");
    esbuild
        .args(["--minify", "--target=chrome80,firefox115,safari16.4", "--charset=utf8"])
        .args(["--legal-comments=none", "--log-level=warning", "--allow-overwrite"])
        .args(["--outdir=.", "--outbase=."])
        .args(paths::files(dist)?.iter().filter(|file| plain(file)))
        .env("PATH", path_with(tools.iter().map(PathBuf::as_path))?);
    run(esbuild.current_dir(dist))
}

/// Without its own loader, trunk leaves the links that told it what to build.
fn without_marks(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, link)) = rest.split_once("<link data-trunk") {
        out.push_str(before.trim_end());
        rest = link.split_once('>').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

fn hash(root: &Path, sources: &[&str]) -> Result<String> {
    let mut hash = Sha256::new();
    for source in sources {
        let path = root.join(source);
        let files = match path.is_dir() {
            true => paths::files(&path)?,
            false if path.exists() => vec![path],
            false => Vec::new(),
        };
        for file in files {
            hash.update(file.strip_prefix(root)?.to_string_lossy().as_bytes());
            hash.update([0]);
            let bytes = std::fs::read(&file).with_context(|| file.display().to_string())?;
            hash.update(Sha256::digest(bytes));
        }
    }
    Ok(hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_keeps_everything_but_trunks_marks() {
        let page = "<head>\n<link data-trunk rel=\"rust\"\n data-bin=\"page\">\n<link rel=\"icon\">\n</head>";
        assert_eq!(without_marks(page), "<head>\n<link rel=\"icon\">\n</head>");
    }
}

//! `cargo xtask package`: a folder that `npm pack` takes, with sums and a list of what is in it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha384};

use crate::run::output;
use crate::step::step;
use crate::{build, modules, paths};

/// What only the package has.
pub const SOURCES: &str = "src/embed/package";

/// Files of the project, and their names in the package.
const TAKEN: &[(&str, &str)] = &[
    ("docs/wire-v1.schema.json", "report.schema.json"),
    ("docs/profile.schema.json", "profile.schema.json"),
    ("EMBEDDING.md", "EMBEDDING.md"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Makes `target/package/`.
pub fn package() -> Result<()> {
    build::build(&build::Options::default())?;
    let root = paths::root()?;
    let folder = root.join("target/package");
    step("target/package/", "2 seconds", || make(&root, &folder))
}

fn make(root: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    let bill = bill(root)?;
    for (from, below) in [(root.join("dist"), "dist"), (root.join(SOURCES), "")] {
        for file in paths::files(&from)? {
            put(&file, &folder.join(below).join(file.strip_prefix(&from)?))?;
        }
    }
    for (from, to) in TAKEN {
        put(&root.join(from), &folder.join(to))?;
    }
    let manifest = folder.join("package.json");
    let text = std::fs::read_to_string(&manifest)?;
    let version = version(&bill)?;
    std::fs::write(&manifest, text.replace("__GOUJI_VERSION__", version))?;
    write(folder, "rules.json", &rules(root)?)?;
    write(folder, "sbom.json", &bill)?;
    sums(folder)
}

/// Every rule: its id, family, severity, title and basis, as the catalogue has them.
fn rules(root: &Path) -> Result<Value> {
    let mut all = Vec::new();
    for file in paths::files(&root.join("crates/engine/src/rules/data/catalogue"))? {
        let data: Value = toml::from_str(&std::fs::read_to_string(&file)?)?;
        let rules = data.get("rules").and_then(Value::as_array).context("no rules")?;
        for rule in rules {
            let get = |key: &str| rule.get(key).cloned().unwrap_or_default();
            all.push(json!({
                "id": get("id"), "family": data.get("family"), "severity": get("severity"),
                "title": get("title"), "why": get("why"), "basis": get("basis"),
            }));
        }
    }
    Ok(Value::Array(all))
}

/// What came from outside and is compiled into the modules, as CycloneDX has it, and the product itself.
fn bill(root: &Path) -> Result<Value> {
    let modules = modules::all(root)?;
    // Features can be named for the package at the top only; the other packages are made without.
    let features: BTreeSet<&str> =
        modules.iter().flat_map(|module| module.features.split(',')).collect();
    let features: Vec<&str> = features.into_iter().filter(|feature| !feature.is_empty()).collect();
    let mut manifests: Vec<&str> = Vec::new();
    for module in &modules {
        if !manifests.contains(&module.manifest.as_str()) {
            manifests.push(&module.manifest);
        }
    }
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--locked", "--package=xtask-sbom", "--", &features.join(",")]);
    let printed = output(cargo.args(manifests).current_dir(root));
    Ok(serde_json::from_str(&printed.context("there is no list of what is in the modules")?)?)
}

/// The version of the product.
fn version(bill: &Value) -> Result<&str> {
    let version = bill.pointer("/metadata/component/version").and_then(Value::as_str);
    version.context("no version")
}

/// SHA-256 of every file, and for every script the string of `integrity`.
fn sums(folder: &Path) -> Result<()> {
    let (mut sums, mut integrity) = (String::new(), serde_json::Map::new());
    for file in paths::files(folder)? {
        let name = file.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
        let bytes = std::fs::read(&file)?;
        for byte in Sha256::digest(&bytes) {
            write!(sums, "{byte:02x}")?;
        }
        writeln!(sums, "  {name}")?;
        if name.starts_with("dist/") {
            let sum = format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes)));
            integrity.insert(name, Value::String(sum));
        }
    }
    std::fs::write(folder.join("SHA256SUMS"), sums)?;
    write(folder, "integrity.json", &Value::Object(integrity))
}

fn write(folder: &Path, name: &str, value: &Value) -> Result<()> {
    Ok(std::fs::write(folder.join(name), serde_json::to_string_pretty(value)? + "\n")?)
}

fn put(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to.parent().context("no folder")?)?;
    std::fs::copy(from, to).with_context(|| from.display().to_string())?;
    Ok(())
}

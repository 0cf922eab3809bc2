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
use crate::{build, paths};

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
    let crates = metadata(root)?;
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
    let version = version(&crates)?;
    std::fs::write(&manifest, text.replace("__GOUJI_VERSION__", &version))?;
    write(folder, "rules.json", &rules(root)?)?;
    write(folder, "sbom.json", &bill(&crates, &version)?)?;
    sums(folder)
}

/// Every rule: its id, family, severity, title and basis, as the catalogue has them.
fn rules(root: &Path) -> Result<Value> {
    let mut all = Vec::new();
    for file in paths::files(&root.join("src/rules/data/catalogue"))? {
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

fn metadata(root: &Path) -> Result<Value> {
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--format-version=1", "--locked", "--no-default-features"]);
    cargo.args(["--features=page,worker,later", "--filter-platform=wasm32-unknown-unknown"]);
    let printed = output(cargo.current_dir(root)).context("cargo metadata failed")?;
    Ok(serde_json::from_str(&printed)?)
}

fn own(metadata: &Value) -> Result<&Value> {
    let packages = metadata.get("packages").and_then(Value::as_array).context("no packages")?;
    let named = |package: &&Value| package.get("name").is_some_and(|name| name == "gouji");
    packages.iter().find(named).context("no package of our own")
}

fn version(metadata: &Value) -> Result<String> {
    let version = own(metadata)?.get("version").and_then(Value::as_str);
    Ok(version.context("no version")?.to_owned())
}

/// What is compiled into the modules, as CycloneDX 1.5 has it.
fn bill(metadata: &Value, version: &str) -> Result<Value> {
    let id = |value: &Value| value.as_str().map(str::to_owned);
    let nodes = metadata.pointer("/resolve/nodes").and_then(Value::as_array).context("no nodes")?;
    let mut left = vec![own(metadata)?.get("id").and_then(id).context("no id")?];
    let mut seen = BTreeSet::new();
    while let Some(one) = left.pop() {
        let node = nodes.iter().find(|node| node.get("id").and_then(Value::as_str) == Some(&one));
        let dependencies =
            node.and_then(|node| node.get("deps")).and_then(Value::as_array).context("no deps")?;
        for dependency in dependencies {
            let kinds = dependency.get("dep_kinds").and_then(Value::as_array);
            let compiled = kinds.is_some_and(|kinds| {
                kinds.iter().any(|kind| kind.get("kind").is_none_or(Value::is_null))
            });
            if let Some(next) = dependency.get("pkg").and_then(id).filter(|_| compiled)
                && seen.insert(next.clone())
            {
                left.push(next);
            }
        }
    }
    let packages = metadata.get("packages").and_then(Value::as_array).context("no packages")?;
    let components: Vec<Value> = packages
        .iter()
        .filter(|package| {
            package.get("id").and_then(Value::as_str).is_some_and(|id| seen.contains(id))
        })
        .map(|package| {
            let word = |key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default();
            let (name, version) = (word("name"), word("version"));
            json!({
                "type": "library", "name": name, "version": version,
                "purl": format!("pkg:cargo/{name}@{version}"),
                "licenses": [{ "expression": word("license") }],
            })
        })
        .collect();
    Ok(json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": { "type": "library", "name": "gouji", "version": version } },
        "components": components,
    }))
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

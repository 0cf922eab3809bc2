//! What may come in: every crate has a licence that `deny.toml` allows, and comes from where it
//! allows.
//!
//! The file is cargo-deny's own; building that program would take longer than all other set-up.

use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use spdx::{Expression, ParseMode};

use crate::paths;
use crate::run::output;

/// # Errors
/// Names every crate that may not come in, and why.
pub fn check() -> Result<()> {
    let rules: toml::Table =
        toml::from_str(&std::fs::read_to_string(paths::root()?.join("deny.toml"))?)?;
    let allowed = list(&rules, "licenses", "allow")?;
    let sources = list(&rules, "sources", "allow-registry")?;
    let mut metadata = Command::new("cargo");
    metadata.args(["metadata", "--format-version=1", "--locked", "--all-features"]);
    let printed = output(metadata.current_dir(paths::root()?)).context("cargo metadata failed")?;
    let metadata: Value = serde_json::from_str(&printed)?;
    let packages = metadata
        .get("packages")
        .and_then(Value::as_array)
        .context("cargo metadata lists no packages")?;
    let wrong: Vec<String> =
        packages.iter().filter_map(|package| refused(package, &allowed, &sources)).collect();
    if !wrong.is_empty() {
        bail!("deny.toml does not allow:\n  {}", wrong.join("\n  "));
    }
    println!("{} crates, all allowed by deny.toml", packages.len());
    Ok(())
}

/// Why the package may not come in; `None` if it may.
fn refused(package: &Value, allowed: &[String], sources: &[String]) -> Option<String> {
    let word = |key: &str| package.get(key).and_then(Value::as_str);
    let name = word("name").unwrap_or("a crate without a name");
    let source = word("source").map(|source| source.trim_start_matches("registry+"));
    if source.is_some_and(|source| !sources.iter().any(|allowed| allowed == source)) {
        return Some(format!("{name}: comes from {}", source.unwrap_or_default()));
    }
    let Some(licence) = word("license") else {
        return Some(format!("{name}: names no licence"));
    };
    match Expression::parse_mode(licence, ParseMode::LAX) {
        Ok(expression) if expression.evaluate(|term| allows(allowed, term)) => None,
        _ => Some(format!("{name}: {licence}")),
    }
}

/// An exception only ever adds a freedom, so it is the licence that is looked at.
fn allows(allowed: &[String], term: &spdx::LicenseReq) -> bool {
    let id = term.license.id().map(|id| id.name);
    id.is_some_and(|id| allowed.iter().any(|allowed| allowed == id))
}

fn list(rules: &toml::Table, table: &str, key: &str) -> Result<Vec<String>> {
    let found = rules.get(table).and_then(|table| table.get(key)).and_then(|list| list.as_array());
    let found = found.with_context(|| format!("deny.toml has no {table}.{key}"))?;
    Ok(found.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_allowed_is_named() {
        let (allowed, sources) = (vec!["MIT".to_owned()], vec!["https://crates".to_owned()]);
        let check = |licence: &str, source: &str| {
            let package = serde_json::json!({ "name": "x", "license": licence, "source": source });
            refused(&package, &allowed, &sources)
        };
        assert_eq!(check("MIT", "registry+https://crates"), None);
        assert_eq!(check("Apache-2.0/MIT", "registry+https://crates"), None);
        assert_eq!(
            check("MIT AND GPL-3.0", "registry+https://crates").as_deref(),
            Some("x: MIT AND GPL-3.0")
        );
        assert_eq!(
            check("MIT", "git+https://away").as_deref(),
            Some("x: comes from git+https://away")
        );
    }
}

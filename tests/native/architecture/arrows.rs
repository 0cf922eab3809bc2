//! Which crate may name which: compares the manifests with one list.

use std::fs;

use super::hold;
use crate::support::root;

/// A crate, and the crates that its manifest may name. Top to bottom: an arrow points only to a line below.
/// A crate that is not in a manifest cannot be named, so the manifests are all that has to be checked.
const ARROWS: &[(&str, &[&str])] = &[
    ("xtask", &[]),
    (
        "crates/modules",
        &[
            "browser", "engine", "english", "host", "legacy", "model", "office", "parcel", "pdf",
            "prose", "read", "screen", "view", "written",
        ],
    ),
    ("crates/cli", &["english", "gouji", "model", "office", "prose", "screen", "view"]),
    (
        "crates/gouji",
        &[
            "engine", "english", "legacy", "model", "office", "pdf", "prose", "read", "screen",
            "view", "written",
        ],
    ),
    // The page.
    (".", &["browser", "host", "model", "parcel", "screen", "texts"]),
    ("crates/english", &["engine", "model", "texts", "view"]),
    ("crates/view", &["engine", "json", "model", "screen"]),
    ("crates/engine", &["fold", "model"]),
    ("crates/prose", &["fold", "model"]),
    ("crates/screen", &["host", "json", "model"]),
    ("crates/host", &[]),
    ("crates/texts", &[]),
    ("crates/parcel", &["model"]),
    ("crates/browser", &["read"]),
    ("crates/written", &["json", "model", "read"]),
    ("crates/office", &["model", "read"]),
    ("crates/pdf", &["model", "read"]),
    ("crates/legacy", &["model", "read"]),
    ("crates/testing", &["model"]),
    ("crates/read", &["model"]),
    ("crates/fold", &[]),
    ("crates/model", &[]),
    ("crates/json", &[]),
    ("crates/tables", &[]),
];

/// The names of our own crates in the `[dependencies]` of a manifest.
fn named(manifest: &toml::Table, own: &[String]) -> Vec<String> {
    let dependencies = manifest.get("dependencies").and_then(|found| found.as_table());
    let names = dependencies.into_iter().flat_map(|table| table.keys());
    names.filter(|name| own.contains(name)).cloned().collect()
}

fn manifest(folder: &str) -> toml::Table {
    let text = fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
    text.parse().unwrap()
}

#[test]
fn each_crate_names_those_below_it_and_no_other() {
    let workspace = manifest(".");
    let shared = workspace["workspace"]["dependencies"].as_table().unwrap();
    let path = |entry: &toml::Value| entry.get("path")?.as_str().map(str::to_owned);
    let own: Vec<String> = shared
        .iter()
        .filter(|(_, entry)| path(entry).is_some())
        .map(|(name, _)| name.clone())
        .collect();
    let mut folders: Vec<String> = vec![".".into(), "xtask".into()];
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        folders.push(format!("crates/{name}"));
    }
    assert_eq!(folders.len(), ARROWS.len(), "each crate has a line, and each line a crate");
    let mut broken = Vec::new();
    for folder in &folders {
        let (_, below) = ARROWS
            .iter()
            .find(|(name, _)| name == folder)
            .unwrap_or_else(|| panic!("{folder}: a crate without arrows: give it a line"));
        let names = named(&manifest(folder), &own);
        broken.extend(
            names
                .iter()
                .filter(|name| !below.contains(&name.as_str()))
                .map(|name| format!("{folder} names {name}")),
        );
    }
    hold("Arrows only point down: ARROWS has them all.", &broken);
}

#[test]
fn each_published_crate_is_documented_for_one_platform() {
    let folders = ARROWS.iter().map(|(folder, _)| *folder);
    let broken: Vec<String> = folders
        .filter(|folder| {
            let manifest = manifest(folder);
            let package = &manifest["package"];
            let published = package.get("publish").and_then(toml::Value::as_bool) != Some(false);
            let documented = package.get("metadata").and_then(|all| all.get("docs"));
            published && documented.and_then(|docs| docs.get("rs")).is_none()
        })
        .map(str::to_owned)
        .collect();
    hold("A crate has [package.metadata.docs.rs], or publish = false.", &broken);
}

#[test]
fn the_crates_are_in_order() {
    let short = |folder: &str| folder.trim_start_matches("crates/").to_owned();
    for (index, (folder, below)) in ARROWS.iter().enumerate() {
        for name in *below {
            let position = ARROWS.iter().position(|(other, _)| short(other) == *name);
            assert!(position > Some(index), "{folder} → {name} points up");
        }
    }
}

//! The list of the WebAssembly modules, which is a part of `index.html`, and the page without it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// The page that visitors get, and what trunk builds.
pub const PAGE: &str = "index.html";

/// One module: a program that cargo compiles for wasm32, and the script that loads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// Of the program in its package, of `NAME.js` and of `NAME_bg.wasm`.
    pub name: String,
    /// The manifest of its package, from the top of the project.
    pub manifest: String,
    /// Separated by commas, as cargo takes them.
    pub features: String,
    /// Whether a first visit does without.
    pub is_later: bool,
}

impl Module {
    pub fn script(&self) -> String {
        format!("{}.js", self.name)
    }

    pub fn wasm(&self) -> String {
        format!("{}_bg.wasm", self.name)
    }
}

/// All modules, in the order of the page.
///
/// # Errors
/// There is no page, or it lists a module without a name.
pub fn all(root: &Path) -> Result<Vec<Module>> {
    read(&std::fs::read_to_string(root.join(PAGE))?)
}

fn read(page: &str) -> Result<Vec<Module>> {
    let mut modules = Vec::new();
    for piece in pieces(page) {
        let Piece::Build(element) = piece else { continue };
        let attributes = attributes(element);
        if attributes.get("rel").is_none_or(|rel| rel != "rust") {
            continue;
        }
        let get = |name: &str| attributes.get(name).cloned();
        modules.push(Module {
            name: get("data-bin").with_context(|| format!("no data-bin in {element}"))?,
            manifest: get("href").unwrap_or_else(|| "Cargo.toml".into()),
            features: get("data-cargo-features").unwrap_or_default(),
            is_later: attributes.contains_key("data-later"),
        });
    }
    ensure!(!modules.is_empty(), "{PAGE} lists no module");
    Ok(modules)
}

/// The page as visitors get it: without comments and without what is for the build.
pub fn page(root: &Path) -> Result<String> {
    let text = std::fs::read_to_string(root.join(PAGE))?;
    let shown = pieces(&text).filter_map(|piece| match piece {
        Piece::Shown(text) => Some(text),
        Piece::Build(_) | Piece::Comment => None,
    });
    Ok(shown.collect())
}

enum Piece<'a> {
    Shown(&'a str),
    /// An element for the build.
    Build(&'a str),
    Comment,
}

/// Parts the page. A line end after what is not shown belongs to it.
fn pieces(page: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = page;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        for (start, end) in [("<!--", "-->"), ("<link data-trunk", ">")] {
            if rest.starts_with(start) {
                let (piece, after) = rest.split_once(end).unwrap_or((rest, ""));
                rest = after.strip_prefix('\n').unwrap_or(after);
                return Some(if end == ">" { Piece::Build(piece) } else { Piece::Comment });
            }
        }
        // The first letter is no beginning of such a piece.
        let next = rest.char_indices().skip(1).map(|(at, _)| at).find(|at| {
            let rest = rest.get(*at..).unwrap_or_default();
            rest.starts_with("<!--") || rest.starts_with("<link data-trunk")
        });
        let (piece, after) = rest.split_at(next.unwrap_or(rest.len()));
        rest = after;
        Some(Piece::Shown(piece))
    })
}

/// `name="value"` or `name`, as this page writes them.
fn attributes(element: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut rest = element;
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        let mut names: Vec<&str> = before.split_whitespace().collect();
        let named = names.pop().unwrap_or_default();
        all.extend(names.into_iter().map(|name| (name.to_owned(), String::new())));
        all.insert(named.to_owned(), value.to_owned());
        rest = after;
    }
    all.extend(rest.split_whitespace().map(|name| (name.to_owned(), String::new())));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    #[test]
    fn a_module_is_what_its_element_says() -> Result<()> {
        let page = "<p>\n<!-- <link data-trunk rel=\"rust\"> -->\n\
                    <link data-trunk rel=\"copy-dir\" href=\"styles\">\n\
                    <link data-trunk rel=\"rust\" href=\"crates/a/Cargo.toml\" data-bin=\"a\" data-later>\n\
                    <link data-trunk rel=\"rust\" data-bin=\"b\" data-cargo-features=\"c,d\">\n</p>\n";
        let module = |name: &str, manifest: &str, features: &str, is_later| Module {
            name: name.into(),
            manifest: manifest.into(),
            features: features.into(),
            is_later,
        };
        let wanted =
            [module("a", "crates/a/Cargo.toml", "", true), module("b", "Cargo.toml", "c,d", false)];
        assert_eq!(read(page)?, wanted);
        assert!(read("<p>").is_err());
        assert!(read("<link data-trunk rel=\"rust\">").is_err());
        Ok(())
    }

    #[test]
    fn visitors_get_nothing_that_is_for_the_build() -> Result<()> {
        let root = paths::root()?;
        let page = page(&root)?;
        assert!(page.starts_with("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n"));
        assert!(
            page.contains(
                "<script type=\"module\" src=\"./visit.js\"></script>\n</head>\n<body>\n"
            )
        );
        assert!(!page.contains("data-trunk") && !page.contains("<!--"));
        Ok(())
    }
}

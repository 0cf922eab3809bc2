//! The house rules that a compiler does not know, each held against the sources of all crates.
//!
//! A broken one fails with its sentence and the line that broke it. Code is read as tokens, so
//! comments do not count; nor do tests.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

use crate::support::root;

/// A crate, and the crates that its manifest may name. Top to bottom: an arrow points only to a line below.
/// What is in no manifest cannot be named, so this list is all that there is to hold.
const ARROWS: &[(&str, &[&str])] = &[
    ("xtask", &[]),
    (
        "crates/modules",
        &[
            "browser", "engine", "english", "host", "legacy", "model", "office", "parcel", "pdf",
            "read", "screen", "view", "written",
        ],
    ),
    ("crates/cli", &["english", "gouji", "model", "office", "screen", "view"]),
    (
        "crates/gouji",
        &[
            "engine", "english", "legacy", "model", "office", "pdf", "read", "screen", "view",
            "written",
        ],
    ),
    // The page.
    (".", &["browser", "host", "model", "parcel", "screen", "texts"]),
    ("crates/english", &["engine", "model", "texts", "view"]),
    ("crates/view", &["engine", "json", "model", "screen"]),
    ("crates/engine", &["model"]),
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
    ("crates/model", &[]),
    ("crates/json", &[]),
    ("crates/tables", &[]),
];

/// The crates that are no part of the library: they run it, draw it, build it or test it.
const AROUND: &[&str] = &["src", "browser", "cli", "modules", "tables", "testing"];

/// What no crate of the library may name: the library is handed bytes and hands back values.
const OUTSIDE: &[&[&str]] = &[
    &["std", "fs"],
    &["std", "io"],
    &["std", "net"],
    &["std", "env"],
    &["std", "process"],
    &["std", "time"],
    &["std", "thread"],
    &["std", "sync"],
    &["web_sys"],
    &["js_sys"],
    &["wasm_bindgen"],
    &["yew"],
];

/// One token, with what a rule needs to see around it.
struct Token {
    text: String,
    line: usize,
    /// Inside `html! { … }`.
    in_html: bool,
}

struct Source {
    /// `crates/engine/src/review.rs`
    path: String,
    /// The folder below `crates` that it belongs to; `src` for the page.
    room: String,
    tokens: Vec<Token>,
}

impl Source {
    /// Every path of names that begins with `root`: `std::fs::File` as `fs`, and each branch of
    /// `std::{fs, io}`.
    fn seconds(&self, root: &str) -> Vec<(&str, usize)> {
        let text = |index: usize| self.tokens.get(index).map_or("", |token| token.text.as_str());
        let mut found = Vec::new();
        for (index, token) in self.tokens.iter().enumerate() {
            let begins = token.text == root && text(index + 1) == "::";
            // `a::std::…` is another std.
            if !begins || (index > 0 && text(index - 1) == "::") {
                continue;
            }
            if text(index + 2) != "{" {
                found.push((text(index + 2), token.line));
                continue;
            }
            let mut depth = 0;
            for at in index + 2..self.tokens.len() {
                match text(at) {
                    "{" => depth += 1,
                    "}" => depth -= 1,
                    name if depth == 1 && matches!(text(at - 1), "{" | ",") => {
                        found.push((name, self.tokens[at].line));
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
        }
        found
    }

    fn is_library(&self) -> bool {
        !AROUND.contains(&self.room.as_str())
    }
}

fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    walk(&root().join("src"), &mut paths);
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        walk(&entry.unwrap().path().join("src"), &mut paths);
    }
    paths.sort();
    assert!(paths.len() > 300, "the sources were not found");
    paths.iter().filter_map(|path| source(root(), path)).collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

fn source(root: &Path, path: &Path) -> Option<Source> {
    let short = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
    // Files that hold nothing but tests.
    if short.ends_with("/tests.rs") || short.contains("/tests/") {
        return None;
    }
    let stream: TokenStream = fs::read_to_string(path).unwrap().parse().unwrap();
    let mut tokens = Vec::new();
    flatten(stream, false, &mut tokens);
    let mut steps = short.split('/');
    let first = steps.next().unwrap();
    let room = if first == "crates" { steps.next().unwrap() } else { first }.to_owned();
    Some(Source { path: short, room, tokens })
}

/// The tokens in a row, `::` as one, without doc comments and without what is only for tests.
fn flatten(stream: TokenStream, in_html: bool, out: &mut Vec<Token>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut index = 0;
    while let Some(tree) = trees.get(index) {
        index += 1;
        if let Some(attribute) = attribute(tree, &trees[index..]) {
            if attribute.starts_with("cfg (test)") {
                index = after_item(&trees, index);
            } else if attribute.starts_with("doc =") {
                index += 1 + usize::from(is(&trees[index..], 0, "!"));
            }
            continue;
        }
        let line = line(tree.span());
        let token = |text: &str| Token { text: text.into(), line, in_html };
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::None => ("", ""),
                };
                let html = out.len() >= 2
                    && out[out.len() - 1].text == "!"
                    && out[out.len() - 2].text.starts_with("html");
                out.push(token(open));
                flatten(group.stream(), in_html || html, out);
                out.push(token(close));
            }
            TokenTree::Punct(mark) if mark.as_char() == ':' => match out.last_mut() {
                Some(last) if last.text == ":" => last.text.push(':'),
                _ => out.push(token(":")),
            },
            other => out.push(token(&other.to_string())),
        }
    }
}

/// The text of the attribute that begins here.
fn attribute(tree: &TokenTree, rest: &[TokenTree]) -> Option<String> {
    if !matches!(tree, TokenTree::Punct(mark) if mark.as_char() == '#') {
        return None;
    }
    let group = rest.iter().take(2).find_map(|tree| match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => Some(group),
        _ => None,
    });
    group.map(|group| group.stream().to_string())
}

/// Behind the item that begins here: its `;` or its braces.
fn after_item(trees: &[TokenTree], from: usize) -> usize {
    let ends = |tree: &TokenTree| match tree {
        TokenTree::Punct(mark) => mark.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    let found = trees[from..].iter().position(ends);
    found.map_or(trees.len(), |found| from + found + 1)
}

fn is(trees: &[TokenTree], index: usize, text: &str) -> bool {
    trees.get(index).is_some_and(|tree| tree.to_string() == text)
}

fn line(span: Span) -> usize {
    span.start().line
}

/// Fails with the sentence and every line that broke it.
fn hold(sentence: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{sentence}\n{}", broken.join("\n"));
}

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
fn the_crates_are_in_order() {
    let short = |folder: &str| folder.trim_start_matches("crates/").to_owned();
    for (index, (folder, below)) in ARROWS.iter().enumerate() {
        for name in *below {
            let position = ARROWS.iter().position(|(other, _)| short(other) == *name);
            assert!(position > Some(index), "{folder} → {name} points up");
        }
    }
}

#[test]
fn no_chinese_in_code() {
    let chinese = |c: char| {
        ('\u{3000}'..='\u{303f}').contains(&c)
            || ('\u{3400}'..='\u{9fff}').contains(&c)
            || ('\u{f900}'..='\u{faff}').contains(&c)
            || ('\u{ff00}'..='\u{ffef}').contains(&c)
            || ('\u{20000}'..='\u{3ffff}').contains(&c)
    };
    let mut broken = Vec::new();
    for source in &sources() {
        for token in source.tokens.iter().filter(|token| token.text.contains(chinese)) {
            broken.push(format!("{}:{}: {}", source.path, token.line, token.text));
        }
    }
    hold("Chinese stands in data files, in tests and in doc comments, never in code.", &broken);
}

/// Where positions on a page are computed, which are no counts.
const GEOMETRY: &[&str] = &[
    "crates/office/src/ofd",
    "crates/read/src/paged",
    "crates/pdf",
    "crates/view/src/v1/points.rs",
];

#[test]
fn no_floats_in_the_library() {
    let float = |text: &str| {
        let number = text.starts_with(|c: char| c.is_ascii_digit());
        let suffixed = text.ends_with("f32") || text.ends_with("f64");
        matches!(text, "f32" | "f64")
            || (number && (text.contains('.') || (suffixed && !text.starts_with("0x"))))
    };
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.is_library()) {
        if GEOMETRY.iter().any(|room| source.path.starts_with(room)) {
            continue;
        }
        for (index, token) in source.tokens.iter().enumerate() {
            // `pair.0.1` holds no number.
            let field = index > 0 && source.tokens[index - 1].text == ".";
            if float(&token.text) && !field {
                broken.push(format!("{}:{}: {}", source.path, token.line, token.text));
            }
        }
    }
    hold(
        "Counts are whole numbers and amounts decimals: no floats in the library but for positions on a page.",
        &broken,
    );
}

#[test]
fn the_library_is_pure() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.is_library()) {
        for outside in OUTSIDE {
            match outside {
                [root, second] => {
                    let names = source.seconds(root).into_iter();
                    let named = names.filter(|(name, _)| name == second);
                    broken.extend(
                        named.map(|(_, line)| format!("{}:{line}: {root}::{second}", source.path)),
                    );
                }
                names => {
                    let uses = source.tokens.iter().filter(|t| names.contains(&t.text.as_str()));
                    broken.extend(
                        uses.map(|token| format!("{}:{}: {}", source.path, token.line, token.text)),
                    );
                }
            }
        }
    }
    hold("The library is pure: no browser, files, clock or threads.", &broken);
}

#[test]
fn the_page_has_no_inline_style() {
    let mut broken = Vec::new();
    for source in &sources() {
        for pair in source.tokens.windows(2) {
            let [first, second] = pair else { continue };
            let attribute = first.text == "style" && second.text == "=";
            let element = first.text == "<" && second.text == "style";
            if first.in_html && (attribute || element) {
                broken.push(format!(
                    "{}:{}: {} {}",
                    source.path, first.line, first.text, second.text
                ));
            }
        }
    }
    hold("No style attribute and no style element: a strict policy blocks both.", &broken);
}

/// Who serializes: JSON v1, what crosses between scripts, and what one module hands to another of the same
/// build.
const SERIALIZES: &[&str] = &[
    "crates/host/",
    "crates/view/src/v1/",
    "crates/parcel/",
    "crates/model/src/document/",
    "crates/model/src/refused.rs",
];

#[test]
fn only_what_goes_out_serializes() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.is_library()) {
        if SERIALIZES.iter().any(|path| source.path.starts_with(path)) {
            continue;
        }
        for token in source.tokens.iter().filter(|token| token.text.starts_with("serde")) {
            broken.push(format!("{}:{}: {}", source.path, token.line, token.text));
        }
    }
    hold(
        "Core types are not serializable; JSON v1 is, and what scripts and modules hand over.",
        &broken,
    );
}

#[test]
fn the_reader_of_tokens_sees_what_it_should() {
    let code = "
        //! 文档
        /// 文档
        use crate::{check::File, form};
        #[cfg(test)]
        mod tests { const A: &str = \"中\"; }
        fn f() { html! { <p style=\"\"></p> }; 1.5 }
    ";
    let mut tokens = Vec::new();
    flatten(code.parse().unwrap(), false, &mut tokens);
    let source = Source { path: String::new(), room: String::new(), tokens };
    let names: Vec<&str> = source.seconds("crate").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["check", "form"]);
    assert!(source.tokens.iter().all(|token| token.text.is_ascii()), "docs or tests were read");
    assert!(source.tokens.iter().any(|token| token.text == "style" && token.in_html));
    assert!(source.tokens.iter().any(|token| token.text == "1.5"));
}

//! The sources of all crates as tokens, without comments and without tests.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

use crate::support::root;

/// Crates that are no part of the library: they run it, draw it, build it or test it.
const AROUND: &[&str] = &["src", "browser", "cli", "modules", "tables", "testing"];

/// One token, with its line and whether it is drawn.
pub struct Token {
    pub text: String,
    pub line: usize,
    /// Inside `html! { … }`.
    pub in_html: bool,
}

pub struct Source {
    /// `crates/engine/src/review.rs`
    pub path: String,
    /// The folder below `crates` that it belongs to; `src` for the page.
    room: String,
    pub tokens: Vec<Token>,
}

impl Source {
    /// Every path of names that begins with `root`: `std::fs::File` as `fs`, and each branch of
    /// `std::{fs, io}`.
    pub fn seconds(&self, root: &str) -> Vec<(&str, usize)> {
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

    pub fn is_library(&self) -> bool {
        !AROUND.contains(&self.room.as_str())
    }
}

pub fn sources() -> Vec<Source> {
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

/// The index after the item that begins here, which ends with `;` or braces.
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

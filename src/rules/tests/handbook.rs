//! RULES.md, made from the catalogue. Fails where the file is stale;
//! `GOUJI_WRITE=1 cargo test --features cli handbook` writes it.

use std::fmt::Write;
use std::path::Path;

use crate::rules::catalogue::{self, Entry as Words};

const HEAD: &str = "\
# 规则 · Rules

<!-- Made from src/rules/data by a test; write it with: GOUJI_WRITE=1 cargo test --features cli handbook -->

";

fn handbook() -> String {
    let mut out = HEAD.to_owned();
    let mut family = "";
    for entry in catalogue::entries() {
        if entry.family != family {
            family = entry.family;
            writeln!(out, "## {family}\n").unwrap();
        }
        rule(entry, &mut out);
    }
    writeln!(out, "## not covered\n").unwrap();
    for row in catalogue::not_covered() {
        let (chinese, english) = both(row.words);
        writeln!(out, "- {}：{chinese}\n  <br>{english}", row.id).unwrap();
    }
    out
}

fn rule(entry: &Words, out: &mut String) {
    let Words { id, title, covers, .. } = entry;
    let severity = both(catalogue::severity_words(entry.severity));
    writeln!(out, "### `{id}`\n\n**{}** · {}\n", both(*title).0, both(*title).1).unwrap();
    writeln!(out, "{} · {} · {}\n", severity.0, severity.1, covers.join(", ")).unwrap();
    let mut line = |label: &str, text: crate::language::Words| {
        let label = both(catalogue::label(label));
        let (chinese, english) = both(text);
        let english = english.replace("{instrument}", "its instrument");
        writeln!(out, "- {}：{chinese}", label.0).unwrap();
        writeln!(out, "  <br>{}: {english}", label.1).unwrap();
    };
    for (_, text) in entry.wrong {
        line("wrong", *text);
    }
    line("why", entry.why);
    for (_, text) in entry.todo {
        line("todo", *text);
    }
    line("basis", entry.basis);
    line("holds", entry.holds);
    line("breaks", entry.breaks);
    out.push('\n');
}

#[test]
fn the_handbook_is_what_the_catalogue_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("RULES.md");
    let made = handbook();
    if std::env::var_os("GOUJI_WRITE").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == made, "RULES.md is stale; see the head of this file");
}

fn both(words: crate::language::Words) -> (&'static str, &'static str) {
    (words.chinese, words.plain(crate::language::Language::ENGLISH))
}

//! RULES.md, made from the catalogue. Fails where the file is stale;
//! `GOUJI_WRITE=1 cargo test -p gouji-engine handbook` writes it.

use std::fmt::Write;
use std::path::Path;

use crate::rules::catalogue::{self, Entry as Words, Named, label};

const HEAD: &str = "\
# 规则 · Rules

<!-- Made from crates/engine/src/rules/data by a test; write it with: GOUJI_WRITE=1 cargo test -p gouji-engine handbook -->

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
        let (id, (chinese, english)) = row;
        writeln!(out, "- {id}：{chinese}\n  <br>{english}").unwrap();
    }
    out
}

fn rule(entry: &Words, out: &mut String) {
    let Words { id, title, .. } = entry;
    let handbook = catalogue::handbook(id.as_str()).unwrap();
    let severity = both(catalogue::severity_words(entry.severity));
    writeln!(out, "### `{id}`\n\n**{}** · {}\n", both(*title).0, both(*title).1).unwrap();
    let covers: String = handbook.covers.iter().map(|id| format!(", {id}")).collect();
    let covers = covers.replacen(", ", " · ", 1);
    writeln!(out, "{} · {}{covers}\n", severity.0, severity.1).unwrap();
    let mut line = |label: &Named, (chinese, english): (&str, &str)| {
        let label = both(label.words);
        let english = english.replace("{instrument}", "its instrument");
        writeln!(out, "- {}：{chinese}", label.0).unwrap();
        writeln!(out, "  <br>{}: {english}", label.1).unwrap();
    };
    for (_, text) in entry.wrong {
        line(&label::WRONG, both(*text));
    }
    line(&label::WHY, both(entry.why));
    for (_, text) in entry.todo {
        line(&label::TODO, both(*text));
    }
    line(&label::BASIS, both(entry.basis));
    line(&label::HOLDS, handbook.holds);
    line(&label::BREAKS, handbook.breaks);
    out.push('\n');
}

#[test]
fn the_handbook_is_what_the_catalogue_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../RULES.md");
    let made = handbook();
    if std::env::var_os("GOUJI_WRITE").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == made, "RULES.md is stale; see the head of this file");
}

fn both(words: model::language::Words) -> (&'static str, &'static str) {
    (words.chinese, words.plain(super::ENGLISH))
}

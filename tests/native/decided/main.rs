//! What a host and a person have decided: said beside the findings, and never instead of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod kept;
mod levels;
#[path = "../maker/mod.rs"]
mod maker;
#[path = "../support/schema.rs"]
mod schema;
#[path = "../support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use gouji::wire::page::Question;
use gouji::wire::{self, Answer};
use serde_json::Value;

/// An invented report with one cell that does not fit its sums.
const SAMPLE: &str = "src/page/sample.html";

fn sample() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(SAMPLE)).unwrap()
}

fn question() -> Question {
    Question {
        name: "sample.html".into(),
        source: "file".into(),
        language: "zh-CN".into(),
        ..Question::default()
    }
}

fn ask(question: &Question, bytes: &[u8]) -> Answer {
    wire::answer(question, bytes, wire::Lent::of(&support::EncodingRs))
}

fn object(answer: &Answer) -> Value {
    serde_json::from_str(&answer.json).unwrap()
}

/// `gouji check` in the root of the project.
fn check(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
    command.arg("check").args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn written(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path
}

//! Profiles of hosts and decisions of persons are shown beside the findings and do not replace them.

mod kept;
mod levels;
mod working;

use std::path::PathBuf;

use screen::Question;
use serde_json::Value;

use crate::schema;
use crate::support::{self, Answer, SAMPLE, Screen, ask, command as check, sample};

fn question() -> Question {
    Question { name: "sample.html".into(), ..Question::default() }
}

fn object(answer: &Answer) -> Value {
    serde_json::from_str(&answer.json).unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn written(name: &str, text: &str) -> PathBuf {
    let path = support::scratch("decided", name);
    std::fs::write(&path, text).unwrap();
    path
}

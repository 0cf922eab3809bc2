//! The sentences of `data/words.toml`, compiled in.

use crate::language::{Language, Words};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Whole sentences, one behind the other.
pub fn in_a_row(sentences: &[String], language: Language) -> String {
    sentences.join(match language {
        Language::Chinese => "",
        Language::English => " ",
    })
}

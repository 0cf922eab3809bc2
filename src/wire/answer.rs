//! One question, one answer: the way that the worker and the command line have in common, so that
//! the same file gives the same bytes in both.

use crate::check::{File, Options, Source, check};
use crate::decode::{Decoder, Limits};
use crate::language::Language;
use crate::model::Edition;

use super::page::{Question, Screen};
use super::{screen, v1};

/// What came of a question, for programs and for people.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// One object of `wire v1`, without a line break at its end.
    pub json: String,
    pub screen: Screen,
}

/// Reads and checks one file. A file that is no report has an answer too: it says why.
pub fn answer(question: &Question, bytes: &[u8], decoder: &dyn Decoder) -> Answer {
    let source = match question.source.as_str() {
        "pasted-html" => Source::PastedHtml,
        "pasted-text" => Source::PastedText,
        _ => Source::File,
    };
    let language = match question.language.as_str() {
        "en" => Language::English,
        _ => Language::Chinese,
    };
    let told = |word: &str| Some(word.trim().to_owned()).filter(|word| !word.is_empty());
    let options = Options {
        language,
        edition: edition(&question.edition),
        year: question.year.trim().parse().ok(),
        organ: told(&question.organ),
        limits: Limits::default(),
        decoder,
    };
    let outcome = check(&File { name: &question.name, bytes, source }, &options);
    Answer {
        json: v1::write(&question.name, outcome.as_ref().map_err(Clone::clone), language),
        screen: screen(&question.name, outcome.as_ref().map_err(Clone::clone), language),
    }
}

fn edition(word: &str) -> Option<Edition> {
    [Edition::E2019, Edition::E2021].into_iter().find(|edition| edition.word() == word.trim())
}

//! One question, one answer: the way that the worker and the command line have in common, so that
//! the same file gives the same bytes in both.

use crate::check::{Checked, File, Options, Source, check, check_document};
use crate::decode::{Decoder, Limits};
use crate::language::Language;
use crate::model::Edition;

use super::page::{Question, Screen};
use super::trouble::Trouble;
use super::{parcel, screen, v1};

/// What came of a question, for programs and for people.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// One object of `wire v1`, without a line break at its end.
    pub json: String,
    pub screen: Screen,
}

/// Reads and checks one file. A file that is no report has an answer too: it says why.
pub fn answer(question: &Question, bytes: &[u8], decoder: &dyn Decoder) -> Answer {
    let options = options(question, decoder);
    let outcome = check(&file(question, bytes), &options);
    Answer::of(question, outcome.map_err(Trouble::from), options.language)
}

/// The same for a file that another module has read and packed ([`super::parcel`]).
pub fn answer_read(question: &Question, parcel: &str, decoder: &dyn Decoder) -> Answer {
    let options = options(question, decoder);
    let outcome = match parcel::unpack(parcel) {
        Some(Ok(document)) => check_document(&document, &options).map_err(Trouble::from),
        Some(Err(refused)) => Err(Trouble::from(refused)),
        None => Err(Trouble::Failed),
    };
    Answer::of(question, outcome, options.language)
}

impl Answer {
    fn of(question: &Question, outcome: Result<Checked, Trouble>, language: Language) -> Answer {
        Answer {
            json: v1::write(&question.name, outcome.as_ref().map_err(Clone::clone), language),
            screen: screen(&question.name, outcome.as_ref().map_err(Clone::clone), language),
        }
    }
}

/// The file that a question is about.
pub fn file<'a>(question: &'a Question, bytes: &'a [u8]) -> File<'a> {
    let source = match question.source.as_str() {
        "pasted-html" => Source::PastedHtml,
        "pasted-text" => Source::PastedText,
        _ => Source::File,
    };
    File { name: &question.name, bytes, source }
}

fn options<'a>(question: &Question, decoder: &'a dyn Decoder) -> Options<'a> {
    let told = |word: &str| Some(word.trim().to_owned()).filter(|word| !word.is_empty());
    Options {
        language: match question.language.as_str() {
            "en" => Language::English,
            _ => Language::Chinese,
        },
        edition: edition(&question.edition),
        year: question.year.trim().parse().ok(),
        organ: told(&question.organ),
        limits: Limits::default(),
        decoder,
    }
}

fn edition(word: &str) -> Option<Edition> {
    [Edition::E2019, Edition::E2021].into_iter().find(|edition| edition.word() == word.trim())
}

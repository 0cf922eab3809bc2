//! One question, one answer: the way that the worker and the command line have in common, so that
//! the same file gives the same bytes in both.

use crate::check::{Beside, File, Options, Source, check_document};
use crate::decode::{self, Decoder, Limits};
use crate::document::Document;
use crate::language::Language;
use crate::model::Edition;

use super::page::{Question, Screen};
use super::trouble::Trouble;
use super::{parcel, screen, source, v1};

/// What came of a question, for programs and for people.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// One object of `wire v1`, without a line break at its end.
    pub json: String,
    pub screen: Screen,
}

/// Reads and checks one file. A file that is no report has an answer too: it says why.
pub fn answer(question: &Question, bytes: &[u8], decoder: &dyn Decoder) -> Answer {
    let document = decode::decode(&file(question, bytes), &Limits::default(), decoder);
    answer_of(question, document.map_err(Trouble::from), decoder)
}

/// The same for a file that another module has read and packed ([`super::parcel`]).
pub fn answer_read(question: &Question, parcel: &[u8], decoder: &dyn Decoder) -> Answer {
    let document = match parcel::unpack(parcel) {
        Some(read) => read.map_err(Trouble::from),
        None => Err(Trouble::Failed),
    };
    answer_of(question, document, decoder)
}

fn answer_of(
    question: &Question,
    document: Result<Document, Trouble>,
    decoder: &dyn Decoder,
) -> Answer {
    let options = options(question, decoder);
    let outcome = document.and_then(|document| match check_document(&document, &options) {
        Ok(checked) => Ok((document, checked)),
        Err(refused) => Err(Trouble::from(refused)),
    });
    let checked = || outcome.as_ref().map(|(_, checked)| checked).map_err(Clone::clone);
    let mut screen = screen(&question.name, checked(), options.language);
    if let (Ok((document, checked)), true) = (&outcome, question.with_source) {
        screen.source = Some(source::source(document, &checked.reading));
    }
    Answer { json: v1::write(&question.name, checked(), options.language), screen }
}

/// A file in an archive: its path there, and its bytes or why they cannot be had.
#[cfg(feature = "office")]
pub struct Unpacked {
    pub path: String,
    pub bytes: Result<Vec<u8>, Trouble>,
}

/// What an archive holds. `None` where the bytes are no archive.
#[cfg(feature = "office")]
pub fn unpack(bytes: &[u8], decoder: &dyn Decoder) -> Option<Vec<Unpacked>> {
    let files = decode::enclosed(bytes, &Limits::default(), decoder)?;
    let unpacked = files
        .into_iter()
        .map(|file| Unpacked { path: file.path, bytes: file.bytes.map_err(Trouble::from) });
    Some(unpacked.collect())
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
        language: language(&question.language),
        edition: edition(&question.edition),
        year: question.year.trim().parse().ok(),
        organ: told(&question.organ),
        limits: Limits::default(),
        decoder,
        beside: Beside::default(),
    }
}

/// The language of a word; Chinese where it is none.
pub fn language(word: &str) -> Language {
    match word {
        "en" => Language::English,
        _ => Language::Chinese,
    }
}

fn edition(word: &str) -> Option<Edition> {
    [Edition::E2019, Edition::E2021].into_iter().find(|edition| edition.word() == word.trim())
}

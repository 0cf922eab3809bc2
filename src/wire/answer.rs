//! One question, one answer: the way that the worker and the command line have in common, so that
//! the same file gives the same bytes in both.

use crate::check::{Beside, File, LastYear, Options, Source, check_document, read_document};
use crate::decode::{self, Decoder, Limits};
use crate::document::Document;
use crate::language::{English, Language};
use crate::model::Edition;

use super::aside::Aside;
use super::beside::Other;
use super::page::{Question, Screen};
use super::profile::Hosted;
use super::trouble::Trouble;
use super::{parcel, screen, source, v1};

/// What the library borrows of whoever asks.
#[derive(Clone, Copy)]
pub struct Lent<'a> {
    pub decoder: &'a dyn Decoder,
    /// `None` where they are not there: what is asked in English is then answered in Chinese.
    pub english: Option<English>,
}

impl<'a> Lent<'a> {
    /// With the English sentences that are compiled in.
    #[cfg(feature = "english")]
    pub fn of(decoder: &'a dyn Decoder) -> Lent<'a> {
        Lent { decoder, english: Some(English::COMPILED) }
    }
}

/// What came of a question, for programs and for people.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// One object of `wire v1`, without a line break at its end.
    pub json: String,
    pub screen: Screen,
}

/// A file as it reaches us.
#[derive(Clone, Copy)]
pub enum Brought<'a> {
    Bytes(&'a [u8]),
    /// What another module has read and packed ([`super::parcel`]).
    Parcel(&'a [u8]),
}

/// Reads and checks one file. A file that is no report has an answer too: it says why.
pub fn answer(question: &Question, bytes: &[u8], lent: Lent<'_>) -> Answer {
    answer_beside(question, Brought::Bytes(bytes), None, lent)
}

/// The same with last year's report beside it, where the question names one. What that is, and
/// whether it could be compared, is part of the answer.
pub fn answer_beside(
    question: &Question,
    report: Brought<'_>,
    last_year: Option<Brought<'_>>,
    lent: Lent<'_>,
) -> Answer {
    let document = document(&file(question, report.bytes()), report, lent.decoder);
    let other = last_year.map(|brought| other(&question.last_year, brought, lent.decoder));
    answer_of(question, document, other.as_ref(), lent)
}

impl<'a> Brought<'a> {
    fn bytes(self) -> &'a [u8] {
        match self {
            Brought::Bytes(bytes) => bytes,
            Brought::Parcel(_) => &[],
        }
    }
}

fn document(
    file: &File<'_>,
    brought: Brought<'_>,
    decoder: &dyn Decoder,
) -> Result<Document, Trouble> {
    let read = match brought {
        Brought::Bytes(_) => decode::decode(file, &Limits::default(), decoder),
        Brought::Parcel(parcel) => parcel::unpack(parcel).ok_or(Trouble::Failed)?,
    };
    read.map_err(Trouble::from)
}

fn other(name: &str, brought: Brought<'_>, decoder: &dyn Decoder) -> Other {
    let file = File { name, bytes: brought.bytes(), source: Source::File };
    let read = document(&file, brought, decoder)
        .and_then(|document| read_document(&document).map_err(Trouble::from));
    Other { name: name.to_owned(), read }
}

fn answer_of(
    question: &Question,
    document: Result<Document, Trouble>,
    other: Option<&Other>,
    lent: Lent<'_>,
) -> Answer {
    let hosted = Hosted::of(question);
    let last_year = other.map_or(LastYear::NotGiven, Other::reading);
    let mut options = options(question, &hosted, lent);
    options.beside = Beside { last_year, ..options.beside };
    let outcome = document.and_then(|document| match check_document(&document, &options) {
        Ok(checked) => Ok((document, checked)),
        Err(refused) => Err(Trouble::from(refused)),
    });
    let checked = || outcome.as_ref().map(|(_, checked)| checked).map_err(Clone::clone);
    let beside = match (checked(), other) {
        (Ok(checked), Some(other)) => Some(other.beside(checked.report())),
        _ => None,
    };
    let mut screen = screen(&question.name, checked(), options.language);
    screen.last_year = beside.as_ref().map(|beside| beside.shown(options.language));
    if let (Ok((document, checked)), true) = (&outcome, question.with_source) {
        screen.source = Some(source::source(document, &checked.reading));
    }
    let aside = Aside::of(question, &hosted, &screen, options.language);
    aside.note(&mut screen, options.language);
    let json =
        v1::write_beside(&question.name, checked(), &aside, beside.as_ref(), options.language);
    Answer { json, screen }
}

/// The file that a question is about.
pub fn file<'a>(question: &'a Question, bytes: &'a [u8]) -> File<'a> {
    File { name: &question.name, bytes, source: source(&question.source) }
}

/// How a file came, by the word for it.
pub(super) fn source(word: &str) -> Source {
    match word {
        "pasted-html" => Source::PastedHtml,
        "pasted-text" => Source::PastedText,
        _ => Source::File,
    }
}

fn options<'a>(question: &Question, hosted: &Hosted, lent: Lent<'a>) -> Options<'a> {
    let told = |word: &str| Some(word.trim().to_owned()).filter(|word| !word.is_empty());
    Options {
        language: language(&question.language, lent.english),
        edition: edition(&question.edition),
        year: question.year.trim().parse().ok(),
        organ: told(&question.organ),
        limits: Limits::default(),
        decoder: lent.decoder,
        beside: Beside {
            profile: hosted.profile.clone(),
            published: hosted.published,
            ..Beside::default()
        },
    }
}

/// The language of a word; Chinese where it is none.
pub fn language(word: &str, english: Option<English>) -> Language {
    match (word, english) {
        ("en", Some(english)) => Language::English(english),
        _ => Language::Chinese,
    }
}

fn edition(word: &str) -> Option<Edition> {
    [Edition::E2019, Edition::E2021].into_iter().find(|edition| edition.word() == word.trim())
}

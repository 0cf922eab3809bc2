//! The module that reads and checks, in a worker or, where there is none, in the page.
//!
//! It has no loop of its own: the script that loads it hands it one question at a time.

use std::cell::Cell;

use browser as _;
use js_sys::{Object, Reflect, Uint8Array};
use model::language::English;
use parcel::list;
use read::{File, Source};
use screen::{Question, SourceKind};
use view::{FileReview, ReadFile, Trouble};
use wasm_bindgen::prelude::*;

fn main() {}

thread_local! {
    static ENGLISH: Cell<Option<English>> = const { Cell::new(None) };
}

/// Answers a [`Question`], as JSON, about the bytes of one file: `{ json, screen }`, the bytes of
/// JSON v1 as a string, and the [`screen::Parts`] that were asked for, packed. `parcel` is what the module of [`part`] has read. Last
/// year's report comes in the same two ways, or not at all.
///
/// # Errors
/// Only where the question is none, or the answer cannot be handed over.
#[wasm_bindgen]
pub fn answer(
    question: &str,
    bytes: &[u8],
    parcel: Option<Vec<u8>>,
    last_year: Option<Vec<u8>>,
    last_year_parcel: Option<Vec<u8>>,
) -> Result<JsValue, JsValue> {
    let question = asked(question)?;
    let report = document(bytes, source(question.source), parcel.as_deref());
    let last_year =
        last_year.map(|bytes| document(&bytes, Source::File, last_year_parcel.as_deref()));
    let wanted = question.parts;
    let review = FileReview::open(question, report, last_year);
    let language = review.language(ENGLISH.with(Cell::get));
    let parts = review.parts(wanted, language);
    let out = Object::new();
    Reflect::set(&out, &"json".into(), &review.json(language).into())?;
    Reflect::set(&out, &"screen".into(), &Uint8Array::from(parts.packed().as_slice()))?;
    Ok(out.into())
}

/// The name of the module that has to read this file first, where there is one.
///
/// # Errors
/// Only where the question is none.
#[wasm_bindgen]
pub fn part(question: &str, bytes: &[u8]) -> Result<Option<String>, JsValue> {
    let question = asked(question)?;
    let file = File { name: &question.name, bytes, source: source(question.source) };
    Ok(read::format_group(&file).ok().map(|group| group.name().into()))
}

fn source(kind: SourceKind) -> Source {
    match kind {
        SourceKind::File => Source::File,
        SourceKind::PastedHtml => Source::PastedHtml,
        SourceKind::PastedText => Source::PastedText,
    }
}

/// What a reader has packed; of a file that none reads, why.
fn document(bytes: &[u8], source: Source, packed: Option<&[u8]>) -> ReadFile {
    let read = match packed {
        Some(packed) => parcel::document(packed).ok_or(Trouble::Failed)?,
        None => match read::format_group(&File { name: "", bytes, source }) {
            Err(refused) => Err(refused),
            // Its reader had to be asked first.
            Ok(_) => return Err(Trouble::Failed),
        },
    };
    read.map_err(Trouble::from)
}

/// Takes the sentences of the module `english`; before that, answers are in Chinese.
#[wasm_bindgen]
pub fn learn(sentences: String) {
    if ENGLISH.with(Cell::get).is_none() {
        ENGLISH.set(list::unpacked_lists(String::leak(sentences)).map(English::learned));
    }
}

/// Why a file of an archive cannot be had, of what the module that unpacks says:
/// `{ kind, what, todo }`.
///
/// # Errors
/// Only where the answer cannot be handed over.
#[wasm_bindgen]
pub fn trouble(refused: &[u8], language: &str) -> Result<JsValue, JsValue> {
    let trouble = parcel::refused(refused).map_or(Trouble::Failed, Trouble::from);
    let language = screen::Language::read(language);
    let shown = trouble.describe(view::language(language, ENGLISH.with(Cell::get)));
    let kind = shown.kind.word().to_owned();
    let out = Object::new();
    for (key, text) in [("kind", kind), ("what", shown.what), ("todo", shown.todo)] {
        Reflect::set(&out, &key.into(), &text.into())?;
    }
    Ok(out.into())
}

fn asked(question: &str) -> Result<Question, JsValue> {
    Question::read(question).ok_or_else(|| JsValue::from_str("no question"))
}

/// Which build this is; the page refuses another.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}

//! The module that reads and checks, in a worker or, where there is none, in the page.
//!
//! It has no loop of its own: the script that loads it hands it one question at a time.

mod allocator;
mod browser;

use std::cell::Cell;

use browser::Browser;
use gouji::decode;
use gouji::language::English;
use gouji::wire::page::Question;
use gouji::wire::{self, Brought, Lent, Trouble, list};
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

fn main() {}

thread_local! {
    static ENGLISH: Cell<Option<English>> = const { Cell::new(None) };
}

/// Answers a [`Question`], as JSON, about the bytes of one file: `{ json, screen }`, the bytes of
/// `wire v1` as a string and a [`wire::page::Screen`], packed. `parcel` is what the module of [`part`] has read. Last
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
    let question = read(question)?;
    let report = parcel.as_deref().map_or(Brought::Bytes(bytes), Brought::Parcel);
    let packed = last_year_parcel.as_deref().map(Brought::Parcel);
    let last_year = packed.or(last_year.as_deref().map(Brought::Bytes));
    let lent = Lent { decoder: &Browser, english: ENGLISH.with(Cell::get) };
    let answer = wire::answer_beside(&question, report, last_year, lent);
    let out = Object::new();
    Reflect::set(&out, &"json".into(), &answer.json.into())?;
    Reflect::set(&out, &"screen".into(), &Uint8Array::from(answer.screen.packed().as_slice()))?;
    Ok(out.into())
}

/// The name of the module that has to read this file first, where there is one.
///
/// # Errors
/// Only where the question is none.
#[wasm_bindgen]
pub fn part(question: &str, bytes: &[u8]) -> Result<Option<String>, JsValue> {
    let question = read(question)?;
    let part = decode::part(&wire::file(&question, bytes));
    Ok(part.map(|part| part.word().into()))
}

/// Takes the sentences of the module `english`; before that, answers are in Chinese.
#[wasm_bindgen]
pub fn learn(sentences: String) {
    if ENGLISH.with(Cell::get).is_none() {
        ENGLISH.set(list::unpacked(String::leak(sentences)).map(English::learned));
    }
}

/// Why a file of an archive cannot be had, of what the module that unpacks says:
/// `{ kind, what, todo }`.
///
/// # Errors
/// Only where the answer cannot be handed over.
#[wasm_bindgen]
pub fn trouble(refused: &[u8], language: &str) -> Result<JsValue, JsValue> {
    let trouble = wire::parcel::refused(refused).map_or(Trouble::Failed, Trouble::from);
    let shown = trouble.shown(wire::language(language, ENGLISH.with(Cell::get)));
    let out = Object::new();
    for (key, text) in [("kind", shown.kind), ("what", shown.what), ("todo", shown.todo)] {
        Reflect::set(&out, &key.into(), &text.into())?;
    }
    Ok(out.into())
}

fn read(question: &str) -> Result<Question, JsValue> {
    Question::read(question).ok_or_else(|| JsValue::from_str("no question"))
}

/// Which build this is; the page refuses another.
#[wasm_bindgen]
pub fn build_id() -> String {
    wire::BUILD.into()
}

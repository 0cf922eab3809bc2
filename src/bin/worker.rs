//! The module that reads and checks, in a worker or, where there is none, in the page.
//!
//! It has no loop of its own: the script that loads it hands it one question at a time.

mod browser;

use browser::Browser;
use gouji::decode;
use gouji::wire;
use gouji::wire::page::Question;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

fn main() {}

/// Answers a [`Question`] about the bytes of one file: `{ json, screen }`, the bytes of `wire v1`
/// as a string and a [`wire::page::Screen`]. `parcel` is what the module of [`part`] has read.
///
/// # Errors
/// Only where the question is none, or the answer cannot be handed over.
#[wasm_bindgen]
pub fn answer(
    question: JsValue,
    bytes: &[u8],
    parcel: Option<Vec<u8>>,
) -> Result<JsValue, JsValue> {
    let question: Question = serde_wasm_bindgen::from_value(question)?;
    let answer = match parcel {
        Some(parcel) => wire::answer_read(&question, &parcel, &Browser),
        None => wire::answer(&question, bytes, &Browser),
    };
    let out = Object::new();
    Reflect::set(&out, &"json".into(), &answer.json.into())?;
    Reflect::set(&out, &"screen".into(), &serde_wasm_bindgen::to_value(&answer.screen)?)?;
    Ok(out.into())
}

/// The name of the module that has to read this file first, where there is one.
///
/// # Errors
/// Only where the question is none.
#[wasm_bindgen]
pub fn part(question: JsValue, bytes: &[u8]) -> Result<Option<String>, JsValue> {
    let question: Question = serde_wasm_bindgen::from_value(question)?;
    let part = decode::part(&wire::file(&question, bytes));
    Ok(part.map(|part| part.word().into()))
}

/// Which build this is; the page refuses another.
#[wasm_bindgen]
pub fn build_id() -> String {
    wire::BUILD.into()
}

//! The module that reads and checks, in a worker or, where there is none, in the page.
//!
//! It has no loop of its own: the script that loads it hands it one question at a time.

use gouji::decode::Decoder;
use gouji::wire;
use gouji::wire::page::Question;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

fn main() {}

/// Answers a [`Question`] about the bytes of one file: `{ json, screen }`, the bytes of `wire v1`
/// as a string and a [`wire::page::Screen`].
///
/// # Errors
/// Only where the question is none, or the answer cannot be handed over.
#[wasm_bindgen]
pub fn answer(question: JsValue, bytes: &[u8]) -> Result<JsValue, JsValue> {
    let question: Question = serde_wasm_bindgen::from_value(question)?;
    let answer = wire::answer(&question, bytes, &Browser);
    let out = Object::new();
    Reflect::set(&out, &"json".into(), &answer.json.into())?;
    Reflect::set(&out, &"screen".into(), &serde_wasm_bindgen::to_value(&answer.screen)?)?;
    Ok(out.into())
}

/// Which build this is; the page refuses another.
#[wasm_bindgen]
pub fn build_id() -> String {
    wire::BUILD.into()
}

/// The host's own tables: they would be a third of this module.
struct Browser;

impl Decoder for Browser {
    fn gb18030(&self, bytes: &[u8]) -> String {
        let decoder = web_sys::TextDecoder::new_with_label("gb18030");
        let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes));
        // Undecodable, all of it: the file is then refused.
        text.unwrap_or_else(|_| char::REPLACEMENT_CHARACTER.into())
    }
}

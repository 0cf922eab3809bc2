//! The module that validates the options of a check, loaded when a host gives some.
//!
//! It is separate because the library that reads objects of scripts contains the formatting of floats (7,000 bytes),
//! which a page without a host does not need.

use browser as _;
use host::CheckOptions;
use js_sys::{Object, Reflect, Uint8Array};
use screen::{Question, WorkingFile};
use serde_wasm_bindgen::{from_value, to_value};
use wasm_bindgen::prelude::*;

fn main() {}

/// What is in a working file: the entries of its question, `content`, and `lastYear` where there is one with the
/// name `lastYearName`. Nothing of one that cannot be opened.
#[wasm_bindgen]
pub fn working_file(bytes: &[u8]) -> Option<Object> {
    let file = WorkingFile::read(bytes).ok()?;
    let out = Object::new();
    let set = |key: &str, value: JsValue| Reflect::set(&out, &key.into(), &value).ok();
    for (key, text) in file.question(Question::default()).entries() {
        match key {
            "name" | "source" | "edition" | "year" | "organ" | "edits" => set(key, text.into())?,
            "lastYear" => set("lastYearName", text.into())?,
            _ => true,
        };
    }
    set("content", Uint8Array::from(file.content.as_slice()).into())?;
    if let Some(other) = &file.last_year {
        set("lastYear", Uint8Array::from(other.content.as_slice()).into())?;
    }
    Some(out)
}

/// [`CheckOptions`] as the page takes them: nothing in them that it does not know.
///
/// # Errors
/// Something of it is not what it should be: the message says what.
#[wasm_bindgen]
pub fn check_options(given: JsValue) -> Result<JsValue, JsValue> {
    let options: CheckOptions = from_value(given)?;
    Ok(to_value(&options)?)
}

/// The build id, compared before anything is asked of the module.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}

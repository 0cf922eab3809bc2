//! The module that reads what a host says about a file, loaded when a host says something.
//!
//! A page without a host does without: what reads objects of scripts brings the formatting of floats with it.

use browser as _;
use host::CheckOptions;
use serde_wasm_bindgen::{from_value, to_value};
use wasm_bindgen::prelude::*;

fn main() {}

/// [`CheckOptions`] as the page takes them: nothing in them that it does not know.
///
/// # Errors
/// Something of it is not what it should be: the message says what.
#[wasm_bindgen]
pub fn check_options(given: JsValue) -> Result<JsValue, JsValue> {
    let options: CheckOptions = from_value(given)?;
    Ok(to_value(&options)?)
}

/// Which build this is; another is not asked.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}

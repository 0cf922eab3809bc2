//! The module that validates the options of a check, loaded when a host gives some.
//!
//! It is separate because the library that reads objects of scripts contains the formatting of floats (7,000 bytes),
//! which a page without a host does not need.

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

/// The build id, compared before anything is asked of the module.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}

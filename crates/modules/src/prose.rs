//! The module that reads what the prose of a report claims, loaded before the first report is opened.

use wasm_bindgen::prelude::*;

fn main() {}

/// What the prose claims, packed; `packed` are its sections, from the worker's module.
///
/// # Errors
/// The bytes are not from the worker of this build.
#[wasm_bindgen]
pub fn claims(packed: &[u8]) -> Result<Vec<u8>, JsValue> {
    let asked = parcel::prose(packed).ok_or_else(|| JsValue::from_str("no prose"))?;
    Ok(parcel::pack_claimed(&prose::claims(&asked.sections, &asked.organ, asked.year)))
}

/// The build id, compared before anything is asked of the module.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}

//! The module that reads PDF, loaded when the first such file comes.

use browser::Browser;
use read::Limits;
use wasm_bindgen::prelude::*;

fn main() {}

/// Reads a file and packs the document, or why there is none, for the worker's module.
#[wasm_bindgen]
pub fn read(bytes: &[u8]) -> Vec<u8> {
    parcel::pack_document(&pdf::read(bytes, &Limits::default(), &Browser))
}

/// The build id, compared before anything is asked of the module.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}

//! The module that reads Word and Excel up to 2003, loaded when the first such file comes.

use browser as _;
use read::Limits;
use wasm_bindgen::prelude::*;

fn main() {}

/// Reads a file and packs the document, or why there is none, for the worker's module.
#[wasm_bindgen]
pub fn read(bytes: &[u8]) -> Vec<u8> {
    parcel::pack_document(&legacy::read(bytes, &Limits::default()))
}

/// The build id, compared before anything is asked of the module.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}

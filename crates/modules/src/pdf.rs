//! The module that reads PDF, loaded when the first such file comes.

use browser::Browser;
use read::Limits;
use wasm_bindgen::prelude::*;

fn main() {}

/// Reads the bytes of a file, and packs what came of it for the module that checks.
#[wasm_bindgen]
pub fn read(bytes: &[u8]) -> Vec<u8> {
    parcel::pack_document(&pdf::read(bytes, &Limits::default(), &Browser))
}

/// Which build this is; another is not asked.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}

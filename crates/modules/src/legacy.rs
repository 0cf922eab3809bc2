//! The module that reads Word and Excel up to 2003, loaded when the first such file comes.

use browser as _;
use read::Limits;
use wasm_bindgen::prelude::*;

fn main() {}

/// Reads the bytes of a file, and packs what came of it for the module that checks.
#[wasm_bindgen]
pub fn read(bytes: &[u8]) -> Vec<u8> {
    parcel::pack_document(&legacy::read(bytes, &Limits::default()))
}

/// Which build this is; another is not asked.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}

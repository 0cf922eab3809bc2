//! The module that reads text in some encoding (web pages, pasted text, csv, JSON, plain text), loaded when the first
//! such file comes.

use browser::Browser;
use read::{File, Limits, Source};
use wasm_bindgen::prelude::*;

fn main() {}

/// Reads a file or pasted text, as `source` says, and packs the document, or why there is none, for the worker's
/// module.
#[wasm_bindgen]
pub fn read(bytes: &[u8], source: &str) -> Vec<u8> {
    let file = File { name: "", bytes, source: Source::of_word(source) };
    parcel::pack_document(&written::read(&file, &Limits::default(), &Browser))
}

/// The build id, compared before anything is asked of the module.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}

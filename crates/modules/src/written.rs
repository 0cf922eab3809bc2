//! The module that reads what is text in some encoding, loaded when the first such thing comes: web
//! pages, what is pasted, csv, JSON, plain text.

use browser::Browser;
use read::{File, Limits, Source};
use wasm_bindgen::prelude::*;

fn main() {}

/// Reads the bytes of a file or of something pasted, as `source` says, and packs what came of it for
/// the module that checks.
#[wasm_bindgen]
pub fn read(bytes: &[u8], source: &str) -> Vec<u8> {
    let file = File { name: "", bytes, source: Source::of_word(source) };
    parcel::pack_document(&written::read(&file, &Limits::default(), &Browser))
}

/// Which build this is; another is not asked.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}

//! The module that reads what is text in some encoding, loaded when the first such thing comes: web
//! pages, what is pasted, csv, JSON, plain text.

mod allocator;
mod browser;

use gouji::decode::readers;
use gouji::wire;
use wasm_bindgen::prelude::*;

fn main() {}

/// Reads the bytes of a file or of something pasted, as `source` says, and packs what came of it for
/// the module that checks.
#[wasm_bindgen]
pub fn read(bytes: &[u8], source: &str) -> Vec<u8> {
    wire::parcel::read(readers::written, source, bytes, &browser::Browser)
}

/// Which build this is; another is not asked.
#[wasm_bindgen]
pub fn build_id() -> String {
    wire::BUILD.into()
}

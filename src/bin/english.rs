//! The module that holds the English sentences, loaded when somebody asks for English.

mod allocator;

use gouji::language::English;
use gouji::wire;
use wasm_bindgen::prelude::*;

fn main() {}

/// All of them, for the module that checks.
#[wasm_bindgen]
pub fn sentences() -> String {
    English::text()
}

/// The page's own words, for the page.
#[wasm_bindgen]
pub fn page_words() -> String {
    wire::page::words::packed(English::PAGE)
}

/// Which build this is; another is not asked.
#[wasm_bindgen]
pub fn build_id() -> String {
    wire::BUILD.into()
}

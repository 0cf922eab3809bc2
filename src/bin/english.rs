//! The module that holds all English words, loaded when somebody asks for English.

mod allocator;

use gouji::language::English;
use gouji::wire::{self, list};
use wasm_bindgen::prelude::*;

fn main() {}

/// All of them, for the module that checks.
#[wasm_bindgen]
pub fn sentences() -> String {
    list::packed(English::SENTENCES)
}

/// The page's own words, for the page.
#[wasm_bindgen]
pub fn page_words() -> String {
    list::packed(English::PAGE)
}

/// Which build this is; another is not asked.
#[wasm_bindgen]
pub fn build_id() -> String {
    wire::BUILD.into()
}

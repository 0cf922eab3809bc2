//! The module that holds all English words, loaded when somebody asks for English.

use browser as _;
use parcel::list;
use wasm_bindgen::prelude::*;

fn main() {}

/// All of them, for the module that checks.
#[wasm_bindgen]
pub fn sentences() -> String {
    list::packed_lists(english::SENTENCES.volumes())
}

/// The page's own words, for the page.
#[wasm_bindgen]
pub fn page_words() -> String {
    list::packed(english::PAGE)
}

/// Which build this is; another is not asked.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}

//! The module with all English sentences and texts, loaded when English is chosen.

use browser as _;
use parcel::list;
use wasm_bindgen::prelude::*;

fn main() {}

/// The sentences of reports, packed for the worker's module.
#[wasm_bindgen]
pub fn sentences() -> String {
    list::packed_lists(english::SENTENCES.volumes())
}

/// The page's own texts, packed for the page.
#[wasm_bindgen]
pub fn page_words() -> String {
    list::packed(english::PAGE)
}

/// The build id, compared before anything is asked of the module.
#[wasm_bindgen]
pub fn build_id() -> String {
    parcel::BUILD.into()
}

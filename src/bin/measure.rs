//! What `cargo xtask bench` times in WebAssembly: all rules on a report that was read once, and the
//! reading of a PDF alone. It is never shipped.

mod allocator;

use gouji::check::{self, Beside, Checked, File, Options, Source};
use gouji::decode::{self, Decoder, Limits, readers};
use wasm_bindgen::prelude::*;

fn main() {}

/// A report that was read.
#[wasm_bindgen]
pub struct Report(Checked);

#[wasm_bindgen]
impl Report {
    /// # Errors
    /// The bytes are no report in UTF-8.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Report, JsValue> {
        let file = File { name: "", bytes, source: Source::File };
        let checked = check::check(&file, &Options::new(&Unneeded));
        checked.map(Report).map_err(|_| JsValue::from_str("no report"))
    }

    /// Applies all rules `times` times, and counts the findings so that nothing is left out.
    pub fn check(&self, times: u32) -> usize {
        (0..times).map(|_| check::judge(&self.0.reading, &Beside::default()).findings.len()).sum()
    }
}

/// Reads a PDF: its text, its lines, its tables. How many blocks it has.
///
/// # Errors
/// The bytes are no PDF that can be read.
#[wasm_bindgen]
pub fn pdf(bytes: &[u8]) -> Result<usize, JsValue> {
    let file = File { name: "", bytes, source: Source::File };
    let read = decode::read(readers::pdf, &file, &Limits::default(), &Unneeded);
    read.map(|document| document.blocks.len()).map_err(|_| JsValue::from_str("no PDF"))
}

/// What is measured is UTF-8.
struct Unneeded;

impl Decoder for Unneeded {
    fn gb18030(&self, _: &[u8]) -> String {
        char::REPLACEMENT_CHARACTER.into()
    }
}

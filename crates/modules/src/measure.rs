//! What `cargo xtask bench` times in WebAssembly: all rules on a report that was read once, and the
//! reading of a PDF alone. It is never shipped.

use browser::Browser;
use engine::{Prose, Review, Setting, judge_writing};
use read::{File, Limits, Source};
use wasm_bindgen::prelude::*;

fn main() {}

const PROSE: Prose = Prose { claims: prose::claims, judge: judge_writing };

/// A report that was read.
#[wasm_bindgen]
pub struct Report(Review);

#[wasm_bindgen]
impl Report {
    /// # Errors
    /// The bytes are no report in UTF-8.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Report, JsValue> {
        let file = File { name: "", bytes, source: Source::File };
        let read = written::read(&file, &Limits::default(), &Browser);
        let review = read.and_then(|document| Review::of(document, PROSE));
        review.map(Report).map_err(|_| JsValue::from_str("no report"))
    }

    /// Applies all rules `times` times, and counts the findings so that nothing is left out.
    pub fn check(&self, times: u32) -> usize {
        (0..times).map(|_| self.0.judge(&[], &Setting::default()).findings.len()).sum()
    }
}

/// Reads a PDF: its text, its lines, its tables. How many blocks it has.
///
/// # Errors
/// The bytes are no PDF that can be read.
#[wasm_bindgen]
pub fn pdf(bytes: &[u8]) -> Result<usize, JsValue> {
    let read = pdf::read(bytes, &Limits::default(), &Browser);
    read.map(|document| document.blocks.len()).map_err(|_| JsValue::from_str("no PDF"))
}

//! The English sentences of a crate as one list, which a browser loads when English is chosen.

use std::cell::RefCell;

use crate::{Failure, rust};

/// The sentences of one crate. Each crate that has sentences has a volume of its own, so that every build
/// script numbers alone.
struct Volume {
    number: u8,
    /// The path of the module `language` as the crate names it.
    path: &'static str,
    /// The first entry is no sentence: number 0 is unused.
    sentences: Vec<String>,
}

thread_local! {
    static VOLUME: RefCell<Volume> =
        const { RefCell::new(Volume { number: 0, path: "", sentences: Vec::new() }) };
}

/// Must be called before a sentence is compiled.
pub fn begin(number: u8, path: &'static str) {
    VOLUME.set(Volume { number, path, sentences: vec![String::new()] });
}

/// The number of a sentence, as a Rust expression.
pub(crate) fn number(sentence: &str) -> String {
    VOLUME.with_borrow_mut(|Volume { number, path, sentences }| {
        if sentence.is_empty() {
            return format!("{path}::InEnglish::NONE");
        }
        let at = sentences.iter().position(|known| known == sentence).unwrap_or_else(|| {
            sentences.push(sentence.to_owned());
            sentences.len() - 1
        });
        format!("{path}::InEnglish::at({number}, {at})")
    })
}

/// Writes the list `ENGLISH`. Must be called after all sentences are numbered.
///
/// # Errors
/// The file cannot be written.
pub fn write(target: &str) -> Result<(), Failure> {
    VOLUME.with_borrow(|volume| {
        rust::write(
            target,
            format!(
                "/// The English sentences of this crate, by their numbers.\n\
                 pub const ENGLISH: &[&str] = {};\n",
                rust::strings(&volume.sentences)
            ),
        )
    })
}

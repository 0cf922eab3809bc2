//! The English sentences in one list: a browser loads them when somebody asks for English.

use std::cell::RefCell;
use std::error::Error;

use crate::rust;

thread_local! {
    /// The first is no sentence.
    static ALL: RefCell<Vec<String>> = RefCell::new(vec![String::new()]);
}

/// The number of a sentence in the list, as a Rust expression.
pub fn number(sentence: &str) -> String {
    ALL.with_borrow_mut(|all| {
        let at = all.iter().position(|known| known == sentence).unwrap_or_else(|| {
            all.push(sentence.to_owned());
            all.len() - 1
        });
        format!("crate::language::InEnglish::at({at})")
    })
}

/// Writes the list, after everything that numbers has numbered.
pub fn write(target: &str) -> Result<(), Box<dyn Error>> {
    ALL.with_borrow(|all| {
        rust::write(target, format!("pub static ALL: &[&str] = {};", rust::strings(all)))
    })
}

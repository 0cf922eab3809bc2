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

/// Writes the list, after everything that numbers has numbered, and that of the page's own words.
pub fn write(target: &str, page: &[String]) -> Result<(), Box<dyn Error>> {
    ALL.with_borrow(|all| rust::write(target, list("ALL", all) + &list("PAGE", page)))
}

fn list(name: &str, words: &[String]) -> String {
    format!("pub static {name}: &[&str] = {};\n", rust::strings(words))
}

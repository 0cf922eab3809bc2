//! The sentences of `data/words.toml`, compiled in.

use model::language::{Language, Words};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Whole sentences, joined with what the language puts between them.
pub fn in_a_row(sentences: &[String], language: Language) -> String {
    sentences.join(match language {
        Language::Chinese => "",
        Language::English(_) => " ",
    })
}

/// Numbers of pages and the like, joined.
pub fn numbers(numbers: &[usize], language: Language) -> String {
    let items: Vec<String> = numbers.iter().map(usize::to_string).collect();
    list(&items, language)
}

/// Items of a list, joined with a separator that does not occur within an item.
pub fn list(items: &[String], language: Language) -> String {
    let between = LIST_BETWEEN.plain(language);
    if items.iter().any(|item| item.contains(between)) {
        items.join(LIST_APART.plain(language))
    } else {
        items.join(between)
    }
}

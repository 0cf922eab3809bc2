//! Comparing words: two texts are the same when they fold to the same characters.

use crate::recognise::folded;

/// The text contains one of the phrases.
pub(super) fn contains_one(text: &str, phrases: &[&str]) -> bool {
    let text = folded(text);
    phrases.iter().any(|phrase| text.contains(&folded(phrase)))
}

/// The text ends with one of the phrases.
pub(super) fn ends_with_one(text: &str, phrases: &[&str]) -> bool {
    let text = folded(text);
    phrases.iter().any(|phrase| text.ends_with(&folded(phrase)))
}

/// A heading without its ordinal (`一、`, `1.`) and without a colon behind it.
pub(super) fn without_ordinal(heading: &str) -> String {
    let text = folded(heading);
    let mark = |c| matches!(c, '\u{3001}' | '.' | ',');
    let words = match text.char_indices().find(|(_, c)| mark(*c)) {
        // An ordinal is short; a mark further on belongs to the words.
        Some((at, c)) if text.get(..at).is_some_and(|before| before.chars().count() <= 2) => {
            text.get(at + c.len_utf8()..).unwrap_or(&text)
        }
        _ => &text,
    };
    words.trim_end_matches([':', ';', '\u{3002}']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinal_is_no_word_of_a_heading() {
        assert_eq!(without_ordinal("一、 总体情况："), "总体情况");
        assert_eq!(without_ordinal("行政复议、行政诉讼情况"), "行政复议、行政诉讼情况");
    }
}

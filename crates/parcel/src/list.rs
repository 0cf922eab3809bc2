//! Word lists as bytes: the module `english` gives the sentences of reports to the worker and the page's own texts to
//! the page.

use crate::BUILD;

const BETWEEN: char = '\0';
const BETWEEN_LISTS: char = '\u{1}';

/// A list as one text. It begins with the build id, because another build may have other words or another order.
pub fn packed(words: &[&str]) -> String {
    [&[BUILD], words].concat().join(BETWEEN.encode_utf8(&mut [0; 4]))
}

/// Several lists as one text: the sentences of several crates.
pub fn packed_lists(lists: &[&[&str]]) -> String {
    let all: Vec<String> = lists.iter().map(|words| packed(words)).collect();
    all.join(BETWEEN_LISTS.encode_utf8(&mut [0; 4]))
}

/// The lists; `None` where they are of another build.
pub fn unpacked_lists(text: &str) -> Option<Vec<Vec<&str>>> {
    text.split(BETWEEN_LISTS).map(unpacked).collect()
}

/// The list; `None` where it is of another build.
pub fn unpacked(text: &str) -> Option<Vec<&str>> {
    let mut words = text.split(BETWEEN);
    (words.next() == Some(BUILD)).then(|| words.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_in_order_and_none_of_another_build() {
        assert_eq!(unpacked(&packed(&["Open", "", "Paste"])), Some(vec!["Open", "", "Paste"]));
        assert_eq!(unpacked("another\0Open"), None);
    }

    #[test]
    fn lists_come_back_as_they_were() {
        let lists: &[&[&str]] = &[&["", "one"], &[], &["two"]];
        assert_eq!(
            unpacked_lists(&packed_lists(lists)),
            Some(vec![vec!["", "one"], vec![], vec!["two"]])
        );
        assert_eq!(unpacked_lists("another\0Open"), None);
    }
}

//! Words on their way from the module that has them to one that has not: the English of a report to the
//! worker, the page's own to the page.

use crate::BUILD;

const BETWEEN: char = '\0';
const BETWEEN_LISTS: char = '\u{1}';

/// In one text. The build comes first: another has other words, or another order.
pub fn packed(words: &[&str]) -> String {
    [&[BUILD], words].concat().join(BETWEEN.encode_utf8(&mut [0; 4]))
}

/// Several lists in one text, as the sentences of several crates are.
pub fn packed_lists(lists: &[&[&str]]) -> String {
    let all: Vec<String> = lists.iter().map(|words| packed(words)).collect();
    all.join(BETWEEN_LISTS.encode_utf8(&mut [0; 4]))
}

/// The lists again; none of another build.
pub fn unpacked_lists(text: &str) -> Option<Vec<Vec<&str>>> {
    text.split(BETWEEN_LISTS).map(unpacked).collect()
}

/// The words again; none of another build.
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

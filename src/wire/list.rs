//! Words on their way from the module that has them to one that has not: the English of a report to the
//! worker, the page's own to the page.

use super::BUILD;

const BETWEEN: char = '\0';

/// In one text. The build comes first: another has other words, or another order.
pub fn packed(words: &[&str]) -> String {
    [&[BUILD], words].concat().join(BETWEEN.encode_utf8(&mut [0; 4]))
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
    #[cfg(feature = "english")]
    fn the_sentences_travel() {
        use crate::language::English;
        let arrived = packed(English::SENTENCES);
        let learned = unpacked(String::leak(arrived)).map(English::learned);
        assert_eq!(learned, Some(English::COMPILED));
    }
}

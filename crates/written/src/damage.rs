//! Text that a wrong conversion destroyed before the file was saved.
//!
//! Such text is valid in its encoding and has lost its meaning. It is refused although numbers may still stand in it:
//! findings about what is left of a report would be false.

use model::document::Remark;

/// What UTF-8 for full-width punctuation becomes when it is read as GBK: U+951B from EF BC (the
/// comma, the brackets, the colon) and U+9286 from E3 80 (the full stop, the enumeration comma).
/// Neither is in use in any Chinese text.
const READ_AS_GBK: [char; 2] = ['\u{951B}', '\u{9286}'];

/// The same punctuation undamaged.
const PUNCTUATION: [char; 6] =
    ['\u{FF0C}', '\u{3002}', '\u{3001}', '\u{FF08}', '\u{FF09}', '\u{FF1A}'];

/// What a replacement character becomes when UTF-8 is read as GBK once more; it begins with this.
const REPLACED_TWICE: char = '\u{951F}';

/// Whether so much of the text is destroyed that it must not be read.
pub(super) fn is_mojibake(text: &str) -> bool {
    let count = CharacterCounts::of(text);
    let gbk_for_utf8 = count.read_as_gbk >= 3 && count.read_as_gbk > count.punctuation;
    let replaced = count.replaced >= 10 && count.replaced * 10 > count.beyond_ascii * 3;
    let replaced_twice =
        count.replaced_twice >= 3 && count.replaced_twice * 20 > count.beyond_ascii;
    // UTF-8 or GBK read as a western encoding: nothing but accented letters.
    let western = count.western >= 20
        && count.western * 10 > count.all * 3
        && count.ideographs * 10 < count.western;
    let questions =
        count.questions >= 50 && count.questions * 10 > count.all * 3 && count.ideographs == 0;
    gbk_for_utf8 || replaced || replaced_twice || western || questions
}

/// The characters that could not be decoded, each counted once, where there are any.
pub(super) fn undecodable(text: &str) -> Option<Remark> {
    let count = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    (count > 0).then_some(Remark::Undecodable { count })
}

#[derive(Default)]
struct CharacterCounts {
    all: usize,
    beyond_ascii: usize,
    ideographs: usize,
    punctuation: usize,
    read_as_gbk: usize,
    replaced: usize,
    replaced_twice: usize,
    western: usize,
    questions: usize,
}

impl CharacterCounts {
    fn of(text: &str) -> CharacterCounts {
        let mut count = CharacterCounts::default();
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            count.all += 1;
            count.beyond_ascii += usize::from(!c.is_ascii());
            match c {
                '?' => count.questions += 1,
                char::REPLACEMENT_CHARACTER => count.replaced += 1,
                REPLACED_TWICE => count.replaced_twice += 1,
                '\u{80}'..='\u{17F}' => count.western += 1,
                _ if READ_AS_GBK.contains(&c) => count.read_as_gbk += 1,
                _ if PUNCTUATION.contains(&c) => count.punctuation += 1,
                '\u{4E00}'..='\u{9FFF}' => count.ideographs += 1,
                _ => {}
            }
        }
        count
    }
}

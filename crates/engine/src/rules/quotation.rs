//! What stands in book-title marks, quotation marks and brackets of document numbers is somebody
//! else's words.

/// Opening and closing marks, and 〔2021〕.
const MARKS: [(char, char); 8] = [
    ('\u{300a}', '\u{300b}'),
    ('\u{3008}', '\u{3009}'),
    ('\u{201c}', '\u{201d}'),
    ('\u{2018}', '\u{2019}'),
    ('\u{300c}', '\u{300d}'),
    ('\u{300e}', '\u{300f}'),
    ('\u{3014}', '\u{3015}'),
    ('\u{3010}', '\u{3011}'),
];

/// Which characters of a sentence, as printed, are marks or stand inside them. A mark that is never
/// closed quotes all that follows.
pub(super) fn quoted(print: &[char]) -> Vec<bool> {
    let mut open: Vec<char> = Vec::new();
    let mark = |c: &char| {
        if let Some((_, close)) = MARKS.iter().find(|(opening, _)| opening == c) {
            open.push(*close);
        } else if let Some(at) = open.iter().rposition(|close| close == c) {
            open.truncate(at);
            return true;
        }
        !open.is_empty()
    };
    print.iter().map(mark).collect()
}

#[cfg(test)]
mod tests {
    fn own(text: &str) -> String {
        let print: Vec<char> = text.chars().collect();
        let quoted = super::quoted(&print);
        print.iter().zip(quoted).filter(|(_, quoted)| !quoted).map(|(c, _)| c).collect()
    }

    #[test]
    fn marks_within_marks_close_in_turn() {
        assert_eq!(own("印发《关于〈条例〉的通知》，落实。"), "印发，落实。");
    }
}

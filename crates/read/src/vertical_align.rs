//! Superscript and subscript digits.

/// Where a run of text is set in relation to the line.
///
/// Read without it, the mark of a footnote behind 12 would make 121 of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum VerticalAlign {
    #[default]
    Baseline,
    Superscript,
    Subscript,
}

impl VerticalAlign {
    /// The character of Unicode for `c` set this way: only digits have one, all others stay.
    pub fn apply(self, c: char) -> char {
        const SUPERSCRIPT: [char; 10] = [
            '\u{2070}', '\u{B9}', '\u{B2}', '\u{B3}', '\u{2074}', '\u{2075}', '\u{2076}',
            '\u{2077}', '\u{2078}', '\u{2079}',
        ];
        let digit = c.to_digit(10);
        let superscript = |digit: u32| SUPERSCRIPT.get(digit as usize).copied();
        let subscript = |digit: u32| char::from_u32(0x2080 + digit);
        match self {
            VerticalAlign::Baseline => c,
            VerticalAlign::Superscript => digit.and_then(superscript).unwrap_or(c),
            VerticalAlign::Subscript => digit.and_then(subscript).unwrap_or(c),
        }
    }
}

//! Digits above and below the line.

/// A footnote's number that is set on a level with the number it belongs to would make another
/// number of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Script {
    #[default]
    Plain,
    Raised,
    Lowered,
}

impl Script {
    /// The character as it is set: digits off the line have characters of their own.
    pub fn set(self, c: char) -> char {
        const RAISED: [char; 10] = [
            '\u{2070}', '\u{B9}', '\u{B2}', '\u{B3}', '\u{2074}', '\u{2075}', '\u{2076}',
            '\u{2077}', '\u{2078}', '\u{2079}',
        ];
        let digit = c.to_digit(10);
        let as_raised = |digit: u32| RAISED.get(digit as usize).copied();
        let as_lowered = |digit: u32| char::from_u32(0x2080 + digit);
        match self {
            Script::Plain => c,
            Script::Raised => digit.and_then(as_raised).unwrap_or(c),
            Script::Lowered => digit.and_then(as_lowered).unwrap_or(c),
        }
    }
}

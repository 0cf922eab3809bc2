//! Bytes → character codes → their text, for the predefined CMaps (ISO 32000-2 §9.7.5.2).
//!
//! The codes of GB-EUC, GBK-EUC and GBK2K *are* GB 18030 and those of UniGB *are* UTF-16, so their
//! text needs no table.

use hayro_cmap::CMap;

use read::Decoder;

/// A character code and the count of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CharacterCode {
    pub value: u32,
    pub bytes: u8,
}

/// How many bytes each code of a string has.
pub(super) enum CodeSpace {
    One,
    Two,
    /// One byte, or two that begin with 0x81 or more. `half` is where half-width ASCII begins among
    /// the CIDs, where the CMap maps it there.
    Gbk {
        half: bool,
    },
    /// As GBK, and four where the second byte is a digit.
    Gb18030,
    /// Two, or four that begin with a surrogate.
    Utf16,
    /// As the file's own CMap has them.
    Embedded(Box<CMap>),
}

/// The text of a code where the font has no ToUnicode CMap.
pub(super) enum CodeMeaning {
    /// Of each byte.
    Names(Box<[Option<char>]>),
    Gb18030,
    Utf16,
    Unknown,
}

/// The first CIDs of ASCII in Adobe-GB1: proportional from U+0020, half as wide from U+0021.
const PROPORTIONAL: u32 = 1;
const HALF_WIDTH_SPACE: u32 = 7_716;
const HALF_WIDTH: u32 = 814;

impl CodeSpace {
    pub fn embedded(map: CMap) -> CodeSpace {
        CodeSpace::Embedded(Box::new(map))
    }

    /// The first code, and the bytes behind it.
    pub fn next<'b>(&self, bytes: &'b [u8]) -> Option<(CharacterCode, &'b [u8])> {
        let first = *bytes.first()?;
        let length = match self {
            CodeSpace::One => 1,
            CodeSpace::Two => 2,
            CodeSpace::Gbk { .. } => 1 + usize::from(first > 0x80),
            CodeSpace::Gb18030 if first <= 0x80 => 1,
            CodeSpace::Gb18030 => match bytes.get(1) {
                Some(b'0'..=b'9') => 4,
                _ => 2,
            },
            CodeSpace::Utf16 => 2 + 2 * usize::from((0xd8..0xdc).contains(&first)),
            CodeSpace::Embedded(map) => {
                let known = |length: &usize| {
                    let code = bytes.get(..*length).map(value);
                    let length = u8::try_from(*length).unwrap_or(1);
                    code.is_some_and(|code| map.lookup_cid_code(code, length).is_some())
                };
                (1..=4).find(known).unwrap_or(2)
            }
        };
        let length = length.min(bytes.len());
        let (own, rest) = bytes.split_at_checked(length)?;
        Some((CharacterCode { value: value(own), bytes: u8::try_from(length).ok()? }, rest))
    }

    /// The key of the glyph's width; CIDs of ideographs are not known, and they are all as wide as
    /// the font's default.
    pub fn cid(&self, code: CharacterCode) -> CidLookup {
        let ascii = (0x20..0x7f).contains(&code.value);
        match self {
            CodeSpace::One | CodeSpace::Two => CidLookup::Known(code.value),
            CodeSpace::Embedded(map) => map
                .lookup_cid_code(code.value, code.bytes)
                .map_or(CidLookup::Unknown, CidLookup::Known),
            CodeSpace::Gbk { half } if ascii => {
                let proportional = code.value - 0x20 + PROPORTIONAL;
                let narrow = match code.value {
                    0x20 => HALF_WIDTH_SPACE,
                    other => other - 0x21 + HALF_WIDTH,
                };
                if *half {
                    CidLookup::Either(narrow, proportional)
                } else {
                    CidLookup::Either(proportional, narrow)
                }
            }
            CodeSpace::Gb18030 | CodeSpace::Utf16 if ascii => {
                let narrow = (code.value + HALF_WIDTH).saturating_sub(0x21);
                CidLookup::Either(code.value - 0x20 + PROPORTIONAL, narrow)
            }
            _ => CidLookup::Unknown,
        }
    }
}

/// The glyph of the font that a code selects.
pub(super) enum CidLookup {
    Known(u32),
    /// The first; where the font does not define it, the second.
    Either(u32, u32),
    Unknown,
}

impl CodeMeaning {
    pub fn of(&self, code: CharacterCode, bytes: &[u8], decoder: &dyn Decoder) -> Option<char> {
        let c = match self {
            CodeMeaning::Names(names) => {
                return *names.get(usize::try_from(code.value).ok()?)?;
            }
            CodeMeaning::Gb18030 => only(decoder.gb18030(bytes).chars())?,
            CodeMeaning::Utf16 => {
                let units = bytes.chunks(2).map(|pair| u16::try_from(value(pair)).unwrap_or(0));
                only(char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')))?
            }
            CodeMeaning::Unknown => return None,
        };
        (c != '\u{fffd}' && !c.is_control()).then_some(c)
    }
}

/// The codes and meaning of a predefined CMap, and whether it writes downwards.
pub(super) fn predefined(name: &[u8]) -> (CodeSpace, CodeMeaning, bool) {
    let vertical = name.ends_with(b"-V") || name == b"V";
    let begins = |start: &[u8]| name.starts_with(start);
    let (codes, meaning) = if begins(b"GBK-EUC") || begins(b"GB-EUC") {
        (CodeSpace::Gbk { half: true }, CodeMeaning::Gb18030)
    } else if begins(b"GBKp-EUC") || begins(b"GBpc-EUC") {
        (CodeSpace::Gbk { half: false }, CodeMeaning::Gb18030)
    } else if begins(b"GBK2K") {
        (CodeSpace::Gb18030, CodeMeaning::Gb18030)
    } else if begins(b"Uni") {
        (CodeSpace::Utf16, CodeMeaning::Utf16)
    } else if begins(b"Identity") {
        (CodeSpace::Two, CodeMeaning::Unknown)
    } else {
        // Big5, Shift-JIS and the Korean codes are not decoded.
        (CodeSpace::Gbk { half: false }, CodeMeaning::Unknown)
    };
    (codes, meaning, vertical)
}

fn value(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |value, byte| value << 8 | u32::from(*byte))
}

fn only(mut chars: impl Iterator<Item = char>) -> Option<char> {
    let first = chars.next()?;
    chars.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(codes: &CodeSpace, mut bytes: &[u8]) -> Vec<u8> {
        let mut lengths = Vec::new();
        while let Some((code, rest)) = codes.next(bytes) {
            lengths.push(code.bytes);
            bytes = rest;
        }
        lengths
    }

    #[test]
    fn codes_have_the_bytes_that_their_encoding_gives_them() {
        let (codes, _, _) = predefined(b"GBK-EUC-H");
        assert_eq!(lengths(&codes, b"1\xc4\xea2"), [1, 2, 1]);
        let (codes, _, _) = predefined(b"GBK2K-V");
        assert_eq!(lengths(&codes, b"\x81\x30\x81\x30\xc4\xea1"), [4, 2, 1]);
        let (codes, _, vertical) = predefined(b"UniGB-UTF16-V");
        assert_eq!(lengths(&codes, b"\xd8\x42\xdf\xb7\x00\x31\x00"), [4, 2, 1]);
        assert!(vertical);
    }
}

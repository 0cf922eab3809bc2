//! Bytes → glyph names → characters, for fonts of 256 codes (ISO 32000-2 §9.6.5, annex D).

use hayro_syntax::object::{Array, Dict, Name, Object};

/// Code 0x80 and up of WinAnsiEncoding; 0xA0 and up are Latin-1.
const WIN_ANSI: &str = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ";
/// Code 0x80 and up of MacRomanEncoding.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ?ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/// What StandardEncoding has elsewhere than Latin-1.
const STANDARD: &[(u8, char)] = &[
    (0x27, '’'),
    (0x60, '‘'),
    (0xa1, '¡'),
    (0xa2, '¢'),
    (0xa3, '£'),
    (0xa4, '⁄'),
    (0xa5, '¥'),
    (0xa7, '§'),
    (0xaa, '“'),
    (0xab, '«'),
    (0xb1, '–'),
    (0xb4, '·'),
    (0xb7, '•'),
    (0xba, '”'),
    (0xbb, '»'),
    (0xbc, '…'),
    (0xbd, '‰'),
    (0xd0, '—'),
];
/// Glyph names that are not the character itself (Adobe Glyph List), as far as reports need them.
const NAMED: &[(&str, char)] = &[
    ("space", ' '),
    ("nbspace", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("minus", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("asciicircum", '^'),
    ("underscore", '_'),
    ("grave", '`'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("endash", '–'),
    ("emdash", '—'),
    ("bullet", '•'),
    ("ellipsis", '…'),
    ("periodcentered", '·'),
    ("middot", '·'),
    ("degree", '°'),
    ("section", '§'),
    ("multiply", '×'),
    ("divide", '÷'),
    ("plusminus", '±'),
    ("perthousand", '‰'),
    ("yen", '¥'),
];
/// The font's own encoding, which its program has and its dictionary does not (§9.8.2).
const SYMBOLIC: i64 = 1 << 2;

#[derive(Clone, Copy, PartialEq, Eq)]
enum BaseEncoding {
    Standard,
    WinAnsi,
    MacRoman,
    /// The font program's own, which is not read.
    Own,
}

/// What each byte means.
pub(super) fn encoding(dict: &Dict<'_>) -> Box<[Option<char>]> {
    let own = dict.get::<Dict<'_>>("Encoding");
    let name = match &own {
        Some(encoding) => encoding.get::<Name<'_>>("BaseEncoding"),
        None => dict.get::<Name<'_>>("Encoding"),
    };
    let base = match name.as_deref() {
        Some(b"WinAnsiEncoding") => BaseEncoding::WinAnsi,
        Some(b"MacRomanEncoding") => BaseEncoding::MacRoman,
        Some(b"StandardEncoding") => BaseEncoding::Standard,
        _ if has_own_encoding(dict) => BaseEncoding::Own,
        _ => BaseEncoding::Standard,
    };
    let mut table: Vec<Option<char>> = (0..=255).map(|code| of_base(base, code)).collect();
    let differences = own.and_then(|encoding| encoding.get::<Array<'_>>("Differences"));
    let mut code = 0usize;
    for entry in differences.into_iter().flat_map(|array| array.iter::<Object<'_>>().take(1024)) {
        match entry {
            Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
            Object::Name(name) => {
                if let Some(slot) = table.get_mut(code) {
                    *slot = of_name(name.as_str());
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    table.into_boxed_slice()
}

fn has_own_encoding(dict: &Dict<'_>) -> bool {
    if dict.get::<Name<'_>>("Subtype").as_deref() == Some(b"Type3") {
        return true;
    }
    let Some(descriptor) = dict.get::<Dict<'_>>("FontDescriptor") else { return false };
    let embedded =
        ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| descriptor.contains_key(key));
    embedded && descriptor.get::<i64>("Flags").is_some_and(|flags| flags & SYMBOLIC != 0)
}

fn of_base(base: BaseEncoding, code: u8) -> Option<char> {
    let ascii = (0x20..0x7f).contains(&code).then(|| char::from(code));
    let high = usize::from(code).checked_sub(0x80);
    match base {
        BaseEncoding::Own => None,
        BaseEncoding::Standard => {
            let own = STANDARD.iter().find(|(own, _)| *own == code).map(|(_, c)| *c);
            own.or(ascii)
        }
        BaseEncoding::WinAnsi => match code {
            0xa0 => Some(' '),
            0xad => Some('-'),
            0xa1.. => Some(char::from(code)),
            _ => ascii.or_else(|| WIN_ANSI.chars().nth(high?)),
        },
        BaseEncoding::MacRoman => ascii.or_else(|| MAC_ROMAN.chars().nth(high?)),
    }
}

/// `one`, `A`, `uni4E00`, `u20BB7`; what stands behind a point is a variant of the same character.
fn of_name(name: &str) -> Option<char> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    let mut chars = name.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return Some(only);
    }
    let named = NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c);
    named.or_else(|| {
        let digits = match name.strip_prefix("uni") {
            Some(digits) if digits.len() == 4 => digits,
            _ => name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len()))?,
        };
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_syntax::object::FromBytes;

    fn table(source: &str) -> Box<[Option<char>]> {
        encoding(&Dict::from_bytes(source.as_bytes()).unwrap())
    }

    #[test]
    fn names_say_what_bytes_mean() {
        let own = table("<< /Encoding << /Differences [1 /one /two.tnum /uni4E00 /g12] >> >>");
        assert_eq!(own[1..5], [Some('1'), Some('2'), Some('一'), None]);
        assert_eq!(own[usize::from(b'7')], Some('7'));
        let win = table("<< /Encoding /WinAnsiEncoding >>");
        assert_eq!([win[0x80], win[0x94], win[0xe9]], [Some('€'), Some('”'), Some('é')]);
        let mac = table("<< /Encoding /MacRomanEncoding >>");
        assert_eq!([mac[0x80], mac[0xd2], mac[0xff]], [Some('Ä'), Some('“'), Some('ˇ')]);
    }

    #[test]
    fn the_codes_of_a_font_with_an_encoding_of_its_own_mean_nothing() {
        let own = table("<< /FontDescriptor << /Flags 4 /FontFile2 1 0 R >> >>");
        assert!(own.iter().all(Option::is_none));
    }
}

//! `w:sym`: a character by its number in a font (ECMA-376-1 §17.3.3.30).

/// The Unicode character of a symbol; U+FFFD where Unicode has none.
pub(super) fn symbol(font: &str, code: &str) -> char {
    let Ok(code) = u32::from_str_radix(code, 16) else { return char::REPLACEMENT_CHARACTER };
    // Fonts of pictures have their characters from U+F000 on; some programs leave that out.
    let own = match code {
        0xF000..=0xF0FF => code - 0xF000,
        0..=0xFF => code,
        _ => return plain(code),
    };
    let found = match font.trim().to_ascii_lowercase().as_str() {
        "symbol" => of_symbol(own),
        "wingdings" => of_wingdings(own),
        "wingdings 2" => of_wingdings_2(own),
        "wingdings 3" | "webdings" => None,
        _ => Some(plain(own)),
    };
    found.unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// A character that is what its number says.
fn plain(code: u32) -> char {
    let private = |c: &char| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    let printed = char::from_u32(code).filter(|c| !c.is_control() && !private(c));
    printed.unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Symbol has the digits and most marks of ASCII where ASCII has them.
fn of_symbol(code: u32) -> Option<char> {
    Some(match code {
        0x2D => '\u{2212}',
        0x22 | 0x24 | 0x27 | 0x2A | 0x40 | 0x5C | 0x5E | 0x60 | 0x7E => return None,
        0x20..=0x3F | 0x5B..=0x5F | 0x7B..=0x7D => char::from_u32(code)?,
        0xB0 => '\u{B0}',
        0xB1 => '\u{B1}',
        0xB4 => '\u{D7}',
        0xB7 => '\u{2022}',
        0xB8 => '\u{F7}',
        0xA3 => '\u{2264}',
        0xB3 => '\u{2265}',
        0xB9 => '\u{2260}',
        0xBB => '\u{2248}',
        0xAE => '\u{2192}',
        _ => return None,
    })
}

/// Boxes, ticks, bullets, arrows and the digits in circles.
fn of_wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x6C => '\u{25CF}',
        0x6E => '\u{25A0}',
        0x6F | 0xA8 => '\u{25A1}',
        0x71 | 0x72 => '\u{2751}',
        0x75 => '\u{25C6}',
        0x76 => '\u{2756}',
        0x77 => '\u{2B25}',
        0x81..=0x8A => char::from_u32(0x2460 + code - 0x81)?,
        0x9F => '\u{2022}',
        0xA1 => '\u{25CB}',
        0xA7 => '\u{25AA}',
        0xAB => '\u{2605}',
        0xD8 => '\u{27A2}',
        0xE0 => '\u{2192}',
        0xFB => '\u{2717}',
        0xFC => '\u{2713}',
        0xFD => '\u{2612}',
        0xFE => '\u{2611}',
        _ => return None,
    })
}

fn of_wingdings_2(code: u32) -> Option<char> {
    Some(match code {
        0x4F => '\u{2717}',
        0x50 => '\u{2713}',
        0x51 => '\u{2612}',
        0x52 => '\u{2611}',
        0xA3 => '\u{25A1}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_unicode_has_is_read_and_pictures_are_not() {
        assert_eq!(symbol("Wingdings", "F0FC"), '✓');
        assert_eq!(symbol("Wingdings", "F082"), '②');
        assert_eq!(symbol("Symbol", "F031"), '1');
        assert_eq!(symbol("Symbol", "F061"), '\u{FFFD}');
        assert_eq!(symbol("Wingdings", "F031"), '\u{FFFD}');
        assert_eq!(symbol("宋体", "2460"), '①');
        assert_eq!(symbol("宋体", "E001"), '\u{FFFD}');
        assert_eq!(symbol("Webdings", "x"), '\u{FFFD}');
    }
}

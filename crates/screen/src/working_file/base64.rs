//! Bytes as text (RFC 4648, section 4). Own code: a library is ten times as large, and the page carries it.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub fn written(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let number = (0..3).fold(0u32, |number, at| {
            number << 8 | u32::from(three.get(at).copied().unwrap_or_default())
        });
        for at in 0..4u32 {
            let letter = LETTERS.get((number >> (18 - 6 * at) & 63) as usize);
            let is_filled = at as usize <= three.len();
            out.push(letter.filter(|_| is_filled).map_or('=', |letter| char::from(*letter)));
        }
    }
    out
}

/// `None` where it is not as [`written`] writes it.
pub fn read(text: &str) -> Option<Vec<u8>> {
    let letters = text.trim_end_matches('=');
    if !text.len().is_multiple_of(4) || text.len() - letters.len() > 2 {
        return None;
    }
    let mut out = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    for four in letters.as_bytes().chunks(4) {
        let mut number = 0u32;
        for at in 0..4 {
            let value = match four.get(at) {
                Some(letter) => value(*letter)?,
                None => 0,
            };
            number = number << 6 | value;
        }
        let [_, bytes @ ..] = number.to_be_bytes();
        out.extend(bytes.iter().take(four.len().checked_sub(1).filter(|count| *count > 0)?));
    }
    Some(out)
}

fn value(letter: u8) -> Option<u32> {
    Some(match letter {
        b'A'..=b'Z' => u32::from(letter - b'A'),
        b'a'..=b'z' => u32::from(letter - b'a') + 26,
        b'0'..=b'9' => u32::from(letter - b'0') + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(written(bytes.as_bytes()), text);
            assert_eq!(read(text).as_deref(), Some(bytes.as_bytes()));
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(read(&written(&all)), Some(all));
        for broken in ["Z", "Zg", "Zg=", "Zm9v!===", "====", "Zm9 "] {
            assert_eq!(read(broken), None, "{broken}");
        }
    }
}

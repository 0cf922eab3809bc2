//! Content transfer encodings (RFC 2045 §6.7 and §6.8).

/// Undoes quoted-printable. An `=` that stands for nothing stays, as §6.7 advises.
pub(super) fn quoted_printable(wrapped: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(wrapped.len());
    for line in wrapped.split_inclusive(|byte| *byte == b'\n') {
        let (text, end) = match line.strip_suffix(b"\r\n").or_else(|| line.strip_suffix(b"\n")) {
            Some(text) => (text, line.get(text.len()..).unwrap_or_default()),
            None => (line, &b""[..]),
        };
        // White space at the end of a line was added in transport (RFC 2045 §6.7, rule 3).
        let mut rest = text.trim_ascii_end();
        let soft = rest.strip_suffix(b"=");
        rest = soft.unwrap_or(rest);
        while let Some((first, after)) = rest.split_first() {
            let byte = match after {
                [high, low, ..] if *first == b'=' => pair(*high, *low),
                _ => None,
            };
            out.push(byte.unwrap_or(*first));
            rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
        }
        if soft.is_none() {
            out.extend(end);
        }
    }
    out
}

/// Undoes base64; `None` where a character is not of its alphabet. A text that is cut short is
/// decoded up to the cut.
pub(super) fn base64(wrapped: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(wrapped.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0u32);
    for byte in wrapped.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from((bits >> count) & 0xFF).unwrap_or_default());
            bits &= (1 << count) - 1;
        }
    }
    Some(out)
}

fn pair(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_printable_is_undone() {
        let text = |wrapped: &str| {
            String::from_utf8_lossy(&quoted_printable(wrapped.as_bytes())).into_owned()
        };
        assert_eq!(text("=E4=B8=80 =3D=\r\n 1  \r\n=zz =\n2="), "一 = 1\r\n=zz 2");
        assert_eq!(text("<a b=3D'c'>"), "<a b='c'>");
    }

    #[test]
    fn base64_is_undone() {
        assert_eq!(base64(b"5LiA\r\n5LqM\r\n").as_deref(), Some("一二".as_bytes()));
        assert_eq!(base64(b"MQ==").as_deref(), Some(&b"1"[..]));
        assert_eq!(base64(b"MTI=").as_deref(), Some(&b"12"[..]));
        assert_eq!(base64(b"MTIz MQ").as_deref(), Some(&b"1231"[..]));
        assert_eq!(base64("一".as_bytes()), None);
    }
}

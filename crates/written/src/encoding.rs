//! Tells the encoding from the bytes alone.
//!
//! Chinese offices publish UTF-8 and still GBK. A declared `charset` is wrong so often that it is only compared, never
//! used (WHATWG Encoding Standard for the decoders).

use model::document::Remark;
use read::{Decoder, Refused};

/// Of the characters beyond ASCII, one in so many may be undecodable in a text.
const TOLERATED: usize = 20;

/// Bytes at the beginning of a page within which a `charset` is looked for.
const DECLARATION: usize = 4 << 10;

pub(super) struct DecodedText {
    /// Without a byte order mark.
    pub text: String,
    pub encoding: Encoding,
    pub remarks: Vec<Remark>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16,
    Gb18030,
}

/// Decodes a file: byte order mark, else UTF-16 by its zeros, else UTF-8 where it is valid, else
/// GB18030.
///
/// # Errors
/// [`Refused::Binary`] where none of them makes text of it.
pub(super) fn decode(bytes: &[u8], decoder: &dyn Decoder) -> Result<DecodedText, Refused> {
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ if bytes.contains(&0) => utf16_by_zeros(bytes).ok_or(Refused::Binary)?,
        _ if is_mostly_utf8(bytes) => utf8(bytes),
        _ => gb18030(bytes, decoder)?,
    };
    if is_binary(&decoded.text) { Err(Refused::Binary) } else { Ok(decoded) }
}

/// Decodes what came through the clipboard: the host made UTF-8 of it, whatever it says of itself.
pub(super) fn pasted(bytes: &[u8]) -> DecodedText {
    utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))
}

fn utf8(bytes: &[u8]) -> DecodedText {
    let mut remarks = Vec::new();
    let mut text = String::with_capacity(bytes.len());
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        text.push_str(chunk.valid());
        // At the very end, the beginning of a character is not a bad character but a cut.
        let cut = chunks.peek().is_none() && is_beginning(chunk.invalid());
        match (chunk.invalid().is_empty(), cut) {
            (true, _) => {}
            (false, true) => remarks.push(Remark::CutShort),
            (false, false) => text.push(char::REPLACEMENT_CHARACTER),
        }
    }
    DecodedText { text, encoding: Encoding::Utf8, remarks }
}

/// Whether more bytes could make a character of these.
fn is_beginning(bytes: &[u8]) -> bool {
    !bytes.is_empty()
        && matches!(std::str::from_utf8(bytes), Err(error) if error.error_len().is_none())
}

/// Valid up to a cut at the end, or damaged in so few spots that it cannot be anything else.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad, mut last) = (0usize, 0usize, &b""[..]);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
        last = chunk.invalid();
    }
    bad == 0 || (bad == 1 && is_beginning(last)) || good > bad.saturating_mul(10)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> DecodedText {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text: String = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    let mut remarks = Vec::new();
    let half = pairs.last().is_some_and(|pair| matches!(unit(*pair), 0xD800..=0xDBFF));
    if half {
        text.pop();
    }
    if half || !rest.is_empty() {
        remarks.push(Remark::CutShort);
    }
    DecodedText { text, encoding: Encoding::Utf16, remarks }
}

/// UTF-16 without a mark: nearly every pair of bytes is then ASCII, CJK or full-width.
fn utf16_by_zeros(bytes: &[u8]) -> Option<DecodedText> {
    [u16::from_le_bytes as fn([u8; 2]) -> u16, u16::from_be_bytes]
        .into_iter()
        .find(|unit| {
            let (pairs, _) = bytes.as_chunks::<2>();
            let likely = pairs.iter().filter(|pair| is_likely(unit(**pair))).count();
            !pairs.is_empty() && likely.saturating_mul(10) >= pairs.len().saturating_mul(9)
        })
        .map(|unit| utf16(bytes, unit))
}

fn is_likely(unit: u16) -> bool {
    matches!(unit, 0x09..=0x0D | 0x20..=0x7E | 0xA0..=0xFF | 0x2000..=0x2FFF | 0x3000..=0x33FF
        | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF)
}

fn gb18030(bytes: &[u8], decoder: &dyn Decoder) -> Result<DecodedText, Refused> {
    let mut text = decoder.gb18030(bytes);
    let mut remarks = Vec::new();
    if text.ends_with(char::REPLACEMENT_CHARACTER) && bytes.last().is_some_and(|b| *b >= 0x80) {
        text.pop();
        remarks.push(Remark::CutShort);
    }
    let beyond = text.chars().filter(|c| !c.is_ascii()).count();
    let bad = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    if bad.saturating_mul(TOLERATED) > beyond {
        return Err(Refused::Binary);
    }
    Ok(DecodedText { text, encoding: Encoding::Gb18030, remarks })
}

/// Whether there are too many control characters for a text. Control characters beyond ASCII come from text that was
/// decoded in a wrong encoding.
fn is_binary(text: &str) -> bool {
    let stray = text.chars().filter(|c| c.is_ascii_control() && !c.is_whitespace()).count();
    stray > 8 && stray.saturating_mul(200) > text.chars().count()
}

/// Whether the page declares another encoding than the one it is in. Pure ASCII contradicts
/// nothing.
pub(super) fn contradicts(text: &str, encoding: Encoding) -> bool {
    declared(text).is_some_and(|label| differs(&label, text, encoding))
}

/// Whether a label (in lower case) names another encoding than that of the text.
pub(super) fn differs(label: &str, text: &str, encoding: Encoding) -> bool {
    let labelled = match label {
        "utf-8" | "utf8" => Encoding::Utf8,
        "gb2312" | "gbk" | "gb18030" | "x-gbk" | "gb_2312-80" | "chinese" => Encoding::Gb18030,
        "utf-16" | "utf-16le" | "utf-16be" | "unicode" => Encoding::Utf16,
        _ => return !text.is_ascii(),
    };
    labelled != encoding && !text.is_ascii()
}

/// The label after the first `charset=`, in lower case.
fn declared(text: &str) -> Option<String> {
    let head: String = text.chars().take(DECLARATION).map(|c| c.to_ascii_lowercase()).collect();
    let (_, after) = head.split_once("charset=")?;
    let after = after.trim_start_matches(['"', '\'', ' ']);
    let label: String =
        after.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    Some(label).filter(|label| !label.is_empty())
}

//! A MIME entity: its head, and what it holds.

use super::transfer;

/// Bytes of a head. Real ones have a few hundred.
const HEAD: usize = 64 << 10;

#[derive(Clone)]
pub(super) struct Entity<'a> {
    /// Names in lower case, values with their continuation lines joined.
    fields: Vec<(String, String)>,
    body: &'a [u8],
}

#[derive(Clone, Copy)]
pub(super) enum EntityKind {
    Html,
    Plain,
    Alternatives,
    Other,
}

impl<'a> Entity<'a> {
    /// Reads the head. `None` where the bytes do not begin with one.
    pub fn read(bytes: &'a [u8]) -> Option<Entity<'a>> {
        let mut rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let mut fields: Vec<(String, String)> = Vec::new();
        let most = rest.len().saturating_sub(HEAD);
        loop {
            let (line, after) = line(rest);
            if after.len() < most {
                return None;
            }
            rest = after;
            if line.trim_ascii().is_empty() {
                break;
            }
            let text = String::from_utf8_lossy(line);
            if line.starts_with(b" ") || line.starts_with(b"\t") {
                let (_, value) = fields.last_mut()?;
                value.push(' ');
                value.push_str(text.trim());
                continue;
            }
            let (name, value) = text.split_once(':')?;
            let is_name = !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            if !is_name {
                return None;
            }
            fields.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        Some(Entity { fields, body: rest })
    }

    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A part without a type is plain text (RFC 2045 §5.2).
    pub fn kind(&self) -> EntityKind {
        match self.media_type().as_str() {
            "text/html" | "application/xhtml+xml" => EntityKind::Html,
            "" | "text/plain" => EntityKind::Plain,
            "multipart/alternative" => EntityKind::Alternatives,
            _ => EntityKind::Other,
        }
    }

    /// The boundary between the parts of a multipart.
    pub fn boundary(&self) -> Option<String> {
        let boundary = || self.parameter("boundary").filter(|boundary| !boundary.is_empty());
        self.media_type().starts_with("multipart/").then(boundary).flatten()
    }

    pub fn charset(&self) -> Option<String> {
        self.parameter("charset").map(|label| label.to_ascii_lowercase())
    }

    /// A parameter of the type (RFC 2045 §5.1).
    pub fn parameter(&self, wanted: &str) -> Option<String> {
        let (_, mut rest) = self.field("content-type")?.split_once(';')?;
        loop {
            let (name, after) = rest.split_once('=')?;
            let name = name.trim_matches(|c: char| c == ';' || c.is_whitespace());
            let after = after.trim_start();
            let (value, next) = match after.strip_prefix('"') {
                Some(quoted) => unquoted(quoted),
                None => {
                    let (value, next) = after.split_once(';').unwrap_or((after, ""));
                    (value.trim().to_owned(), next)
                }
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(value);
            }
            rest = next;
        }
    }

    /// The parts of a multipart (RFC 2046 §5.1.1), and whether it ends.
    pub fn parts(&self, boundary: &str, most: usize) -> (Vec<Entity<'a>>, bool) {
        let mut parts = Vec::new();
        let mut begun: Option<usize> = None;
        let mut at = 0;
        let mut ended = false;
        while at < self.body.len() && !ended && parts.len() < most {
            let rest = self.body.get(at..).unwrap_or_default();
            let (whole, after) = line(rest);
            let delimiter = whole
                .strip_prefix(b"--")
                .and_then(|line| line.strip_prefix(boundary.as_bytes()))
                .map(<[u8]>::trim_ascii_end)
                .filter(|tail| tail.is_empty() || *tail == b"--");
            let next = self.body.len() - after.len();
            if let Some(tail) = delimiter {
                parts.extend(begun.and_then(|from| Entity::read_part(self.body.get(from..at)?)));
                ended = tail == b"--";
                begun = Some(next);
            }
            at = next;
        }
        if !ended {
            let last = begun.and_then(|from| self.body.get(from..));
            parts.extend(last.and_then(Entity::read_part));
        }
        (parts, ended)
    }

    /// A part may have no head at all: then it begins with the empty line that ends it.
    fn read_part(bytes: &'a [u8]) -> Option<Entity<'a>> {
        let (first, rest) = line(bytes);
        if first.trim_ascii().is_empty() {
            return Some(Entity { fields: Vec::new(), body: rest });
        }
        Entity::read(bytes)
    }

    /// The body without its transfer encoding; `None` where it cannot be decoded.
    pub fn decoded(&self) -> Option<Vec<u8>> {
        let encoding = self.field("content-transfer-encoding").unwrap_or_default();
        match encoding.to_ascii_lowercase().as_str() {
            "quoted-printable" => Some(transfer::quoted_printable(self.body)),
            "base64" => transfer::base64(self.body),
            _ => Some(self.body.to_vec()),
        }
    }

    pub fn is_same(&self, other: &Entity<'_>) -> bool {
        std::ptr::eq(self.body.as_ptr(), other.body.as_ptr())
    }

    fn media_type(&self) -> String {
        let field = self.field("content-type").unwrap_or_default();
        field.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }
}

/// The line that begins here, without its end, and what follows it.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|byte| *byte == b'\n') {
        Some(at) => {
            let (line, rest) = bytes.split_at(at);
            (line.strip_suffix(b"\r").unwrap_or(line), rest.get(1..).unwrap_or_default())
        }
        None => (bytes, &[]),
    }
}

/// A quoted string without its quotes, and what follows them.
fn unquoted(quoted: &str) -> (String, &str) {
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (value, quoted.get(at + 1..).unwrap_or_default()),
            '\\' => value.extend(chars.next().map(|(_, c)| c)),
            c => value.push(c),
        }
    }
    (value, "")
}

//! A strict parser of JSON texts (RFC 8259), within limits, and the quoting of JSON strings.
//!
//! `serde_json` is not used, because a parser into numbers and maps loses two things that matter in a report: how a
//! number is written (`14.50`), and that a key occurs twice.
//!
//! ```
//! use gouji_json::{Limits, Value, get, values};
//!
//! let parsed = values(r#"{"total": 14.50}"#, Limits::default())?;
//! let [Value::Object(entries)] = parsed.as_slice() else { unreachable!() };
//! assert_eq!(get(entries, "total"), Some(&Value::Plain("14.50")));
//! # Ok::<(), gouji_json::JsonError>(())
//! ```

#![forbid(unsafe_code)]

use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// How much of a text is parsed.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Lists and objects within one another.
    pub depth: usize,
    /// Values of the text together, lists and objects among them.
    pub values: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { depth: 256, values: 1_000_000 }
    }
}

/// A value, with its numbers as they are written.
#[derive(Debug, PartialEq)]
pub enum Value<'a> {
    Null,
    /// A number, `true` or `false`, as it is written.
    Plain(&'a str),
    Text(String),
    /// The values, and how all of it is written.
    List(Vec<Value<'a>>, &'a str),
    /// In the order in which they stand; a key may stand twice.
    Object(Entries<'a>),
}

/// The keys of an object with their values.
pub type Entries<'a> = Vec<(String, Value<'a>)>;

/// Why a text has no values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonError {
    NotJson,
    /// It goes beyond the [`Limits`].
    TooLarge,
}

impl Error for JsonError {}

impl Display for JsonError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            JsonError::NotJson => "cannot parse the text: it is no JSON",
            JsonError::TooLarge => {
                "cannot parse the text: it has more values, or deeper ones, than the limits allow"
            }
        })
    }
}

/// All values of a text: one, or one after the other, as in a file with a value a line.
///
/// # Errors
/// [`JsonError::NotJson`] where the text is not as RFC 8259 has it; [`JsonError::TooLarge`] past the limits.
pub fn values<'a>(text: &'a str, limits: Limits) -> Result<Vec<Value<'a>>, JsonError> {
    let mut parser = Parser { rest: text, deeper: limits.depth, left: limits.values };
    let mut values = Vec::new();
    while !parser.skip_space().is_empty() {
        values.push(parser.value()?);
    }
    Ok(values)
}

/// The value of a key; the first where the key occurs twice.
pub fn get<'v, 'a>(entries: &'v Entries<'a>, wanted: &str) -> Option<&'v Value<'a>> {
    entries.iter().find(|(key, _)| key == wanted).map(|(_, value)| value)
}

/// A text as a JSON string, with its quotation marks.
pub fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            sign if sign < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(sign))),
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}

struct Parser<'a> {
    rest: &'a str,
    deeper: usize,
    left: usize,
}

impl<'a> Parser<'a> {
    fn value(&mut self) -> Result<Value<'a>, JsonError> {
        self.left = self.left.checked_sub(1).ok_or(JsonError::TooLarge)?;
        let begin = self.skip_space();
        match begin.chars().next() {
            Some('{') => self.object(),
            Some('[') => self.list(begin),
            Some('"') => Ok(Value::Text(self.text()?)),
            _ => self.plain(),
        }
    }

    fn object(&mut self) -> Result<Value<'a>, JsonError> {
        let mut entries = Vec::new();
        self.within('}', |parser| {
            parser.skip_space();
            let key = parser.text()?;
            parser.skip_space();
            parser.take(':')?;
            let value = parser.value()?;
            entries.push((key, value));
            Ok(())
        })?;
        Ok(Value::Object(entries))
    }

    fn list(&mut self, begin: &'a str) -> Result<Value<'a>, JsonError> {
        let mut values = Vec::new();
        self.within(']', |parser| {
            values.push(parser.value()?);
            Ok(())
        })?;
        let length = begin.len() - self.rest.len();
        Ok(Value::List(values, begin.get(..length).unwrap_or_default()))
    }

    /// Items with commas between them, up to `close`.
    fn within(
        &mut self,
        close: char,
        mut item: impl FnMut(&mut Parser<'a>) -> Result<(), JsonError>,
    ) -> Result<(), JsonError> {
        self.deeper = self.deeper.checked_sub(1).ok_or(JsonError::TooLarge)?;
        let mut chars = self.rest.chars();
        chars.next();
        self.rest = chars.as_str();
        if !self.skip_space().starts_with(close) {
            loop {
                item(self)?;
                if !self.skip_space().starts_with(',') {
                    break;
                }
                self.take(',')?;
            }
        }
        self.take(close)?;
        self.deeper += 1;
        Ok(())
    }

    fn text(&mut self) -> Result<String, JsonError> {
        self.take('"')?;
        let mut text = String::new();
        loop {
            let end = self.rest.find(['"', '\\']).ok_or(JsonError::NotJson)?;
            let (plain, rest) = self.rest.split_at(end);
            if plain.contains(|c: char| c < ' ') {
                return Err(JsonError::NotJson);
            }
            text.push_str(plain);
            self.rest = rest;
            if self.take('"').is_ok() {
                return Ok(text);
            }
            self.take('\\')?;
            text.push(self.escaped()?);
        }
    }

    /// What stands behind a backslash. Half of a pair of surrogates is U+FFFD.
    fn escaped(&mut self) -> Result<char, JsonError> {
        let mut chars = self.rest.chars();
        let sign = chars.next().ok_or(JsonError::NotJson)?;
        self.rest = chars.as_str();
        Ok(match sign {
            '"' | '\\' | '/' => sign,
            'b' => '\u{8}',
            'f' => '\u{C}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let first = self.unit()?;
                let mut units = vec![first];
                if (0xD800..0xDC00).contains(&first)
                    && let Some(after) = self.rest.strip_prefix("\\u")
                {
                    let before = std::mem::replace(&mut self.rest, after);
                    match self.unit()? {
                        low @ 0xDC00..0xE000 => units.push(low),
                        _ => self.rest = before,
                    }
                }
                let mut decoded = char::decode_utf16(units);
                decoded.next().and_then(Result::ok).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return Err(JsonError::NotJson),
        })
    }

    fn unit(&mut self) -> Result<u16, JsonError> {
        let (digits, rest) = self.rest.split_at_checked(4).ok_or(JsonError::NotJson)?;
        self.rest = rest;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(JsonError::NotJson);
        }
        u16::from_str_radix(digits, 16).map_err(|_| JsonError::NotJson)
    }

    fn plain(&mut self) -> Result<Value<'a>, JsonError> {
        let of = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        let end = self.rest.find(|c| !of(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        match word {
            "null" => Ok(Value::Null),
            "true" | "false" => Ok(Value::Plain(word)),
            number if is_number(number) => Ok(Value::Plain(number)),
            _ => Err(JsonError::NotJson),
        }
    }

    fn take(&mut self, sign: char) -> Result<(), JsonError> {
        self.rest = self.rest.strip_prefix(sign).ok_or(JsonError::NotJson)?;
        Ok(())
    }

    fn skip_space(&mut self) -> &'a str {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
        self.rest
    }
}

/// RFC 8259 §6.
fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let word = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match word.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (word, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent
            .is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn one(text: &str) -> Result<Value<'_>, JsonError> {
        values(text, Limits::default()).map(|mut values| values.remove(0))
    }

    #[test]
    fn values_stand_as_they_are_written() {
        assert_eq!(one(" 14.50 "), Ok(Value::Plain("14.50")));
        assert_eq!(
            one("\"\\u4e00\\n\\ud83d\\ude00\\ud83d\\/\""),
            Ok(Value::Text("一\n😀\u{FFFD}/".into()))
        );
        let Ok(Value::Object(entries)) = one("{\"a\":1,\"a\":null,\"b\":[1, {}]}") else {
            panic!()
        };
        let keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["a", "a", "b"]);
        assert!(
            matches!(entries.last(), Some((_, Value::List(list, "[1, {}]"))) if list.len() == 2)
        );
        assert_eq!(values("1\n[]\n", Limits::default()).unwrap().len(), 2);
    }

    #[test]
    fn a_text_that_is_written_is_read_again() {
        let text = "“甲”\"乙\"\\ \n\u{1}";
        assert_eq!(one(&quoted(text)), Ok(Value::Text(text.to_owned())));
    }

    #[test]
    fn what_is_no_json_is_not_read() {
        for text in [
            "{",
            "{\"a\"}",
            "{\"a\":}",
            "[1,]",
            "{,}",
            "{'a':1}",
            "01",
            "1.",
            "+1",
            ".5",
            "NaN",
            "tru",
            "\"a",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\n\"",
            "{\"a\":1 \"b\":2}",
            "[1 2]",
            "]",
            "1e",
            "--1",
            "\"\\u+123\"",
        ] {
            assert_eq!(one(text), Err(JsonError::NotJson), "{text}");
        }
        let limits = Limits { depth: 8, values: 20 };
        assert_eq!(values(&"[".repeat(100_000), limits), Err(JsonError::TooLarge));
        assert_eq!(values(&format!("[{}1]", "1,".repeat(20)), limits), Err(JsonError::TooLarge));
        assert_eq!(one(&"[".repeat(100_000)), Err(JsonError::TooLarge));
    }

    /// It accepts exactly the texts that serde_json accepts.
    #[test]
    fn a_kept_reader_agrees() {
        proptest::proptest!(|(text in "[\\[\\]{}:, \"a\\\\u0-9eE.+-]{0,12}")| {
            let known = serde_json::from_str::<serde_json::Value>(&text).is_ok();
            let ours = values(&text, Limits::default()).is_ok_and(|values| values.len() == 1);
            // serde_json rejects numbers beyond f64. In texts this short only an exponent makes one.
            proptest::prop_assume!(!text.contains(['e', 'E']));
            proptest::prop_assert_eq!(ours, known, "{}", text);
        });
    }
}

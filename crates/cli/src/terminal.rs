//! What is shown on a terminal: text of files and names moves no cursor and rings no bell.

use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes a line, with every character that a terminal would act on in its place as `\u{1b}`.
pub fn line(out: &mut impl Write, text: &str) -> io::Result<()> {
    writeln!(out, "{}", escaped(text, |c| c.escape_unicode().to_string()))
}

/// Writes a line of JSON. Its strings may be escaped further without saying anything else.
pub fn json(out: &mut impl Write, json: &str) -> io::Result<()> {
    writeln!(out, "{}", escaped(json, |c| format!("\\u{:04x}", u32::from(c))))
}

/// Says a line on the standard error.
pub fn say(text: &str) {
    // Where nobody listens there is nobody to be told.
    let _ = line(&mut io::stderr().lock(), text);
}

fn escaped(text: &str, escape: impl Fn(char) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // A string takes everything.
        let _ = if acts(c) { out.write_str(&escape(c)) } else { out.write_char(c) };
    }
    out
}

/// Controls, but for the tab, and what changes the direction or ends a line.
fn acts(c: char) -> bool {
    (c.is_control() && c != '\t')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(write: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_a_terminal_acts_on_is_written_out() {
        let said = shown(|out| line(out, "a\u{1b}[31m\u{9b}2J\r\n\u{7}\u{202e}b\t17①"));
        assert_eq!(said, "a\\u{1b}[31m\\u{9b}2J\\u{d}\\u{a}\\u{7}\\u{202e}b\t17①\n");
    }

    #[test]
    fn json_stays_the_same_json() {
        let value = serde_json::json!({ "file": "a\u{1b}\u{9b}\u{202e}\u{7f}.txt" });
        let said = shown(|out| json(out, &value.to_string()));
        assert!(!said.trim_end().contains(acts), "{said}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&said).unwrap(), value);
    }
}

//! Web archives (RFC 2557).

use super::report::{self, Spot};
use super::units::Unit;
use super::{Pattern, add, repeated, times};

const HEAD: &str = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"=_N\"\r\n";

/// Behind the part with the page.
const PARTS: &[Unit] = &[
    (
        "parts",
        "\r\n--=_N\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh",
    ),
    ("pages", "\r\n--=_N\r\nContent-Type: text/html\r\n\r\n<p>公</p>"),
    ("empty parts", "\r\n--=_N"),
    ("boundaries that are none", "\r\n--=_M"),
    ("hyphens", "\r\n--"),
    ("lines of base64", "\r\nR0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs="),
];

/// In the heads of the archive.
const HEADS: &[Unit] = &[
    ("head lines", "X-#: a\r\n"),
    ("folded head lines", "X: a\r\n\ta\r\n a\r\n"),
    ("parameters", "X: a; b#=\"c\"\r\n"),
];

/// In the page, as quoted-printable.
const QUOTED: &[Unit] = &[
    ("soft breaks", "=\r\n"),
    ("quoted bytes", "=E5=85=AC"),
    ("equals signs", "=="),
    ("blanks before line ends", " \r\n"),
    ("paragraphs", "<p>=E5=85=AC</p>=\r\n"),
];

pub fn patterns(patterns: &mut Vec<Pattern>) {
    for (name, unit) in PARTS {
        add(patterns, format!("mhtml/{name}"), times(unit), move |count| {
            archive("", "8bit", &report::html(Spot::End, ""), &repeated(unit, count))
        });
    }
    for (name, unit) in HEADS {
        add(patterns, format!("mhtml/{name}"), times(unit), move |count| {
            archive(&repeated(unit, count), "8bit", &report::html(Spot::End, ""), "")
        });
    }
    for (name, unit) in QUOTED {
        add(patterns, format!("mhtml/{name}"), times(unit), move |count| {
            let page = report::html(Spot::Prose, "?").replace('=', "=3D");
            archive("", "quoted-printable", &page.replace('?', &repeated(unit, count)), "")
        });
    }
    add(patterns, "mhtml/base64", super::BYTES, move |count| {
        archive("", "base64", &"PHA+5YWsPC9wPg0K".repeat(count / 16), "")
    });
}

fn archive(heads: &str, coding: &str, page: &str, behind: &str) -> Vec<u8> {
    format!(
        "{HEAD}{heads}\r\n--=_N\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: {coding}\r\n\
         \r\n{page}{behind}\r\n--=_N--\r\n"
    )
    .into_bytes()
}

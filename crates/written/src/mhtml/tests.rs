//! Pages in one file, as programs save them; all of them are made up.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use model::document::{Anchor, Block, Document, Format, Remark};
use read::{File, Limits, Refused, Source};
use testing::gb18030;

fn read(bytes: impl AsRef<[u8]>) -> Result<Document, Refused> {
    let file = File { name: "", bytes: bytes.as_ref(), source: Source::File };
    crate::read(&file, &Limits::default(), &gb18030)
}

fn shown(document: &Document) -> Vec<&str> {
    let texts = document.blocks.iter().flat_map(|block| match block {
        Block::Line(line) => vec![line.text.as_str()],
        Block::Grid(grid) => grid.cells.iter().map(|cell| cell.text.as_str()).collect(),
    });
    texts.collect()
}

fn quoted(bytes: &[u8]) -> String {
    let mut out = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' => out.push_str("\r\n"),
            b' '..=b'~' if *byte != b'=' => out.push(char::from(*byte)),
            byte => out.push_str(&format!("={byte:02X}")),
        }
        if at % 20 == 19 {
            out.push_str("=\r\n");
        }
    }
    out
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits =
            (0..3).fold(0u32, |bits, at| bits << 8 | u32::from(*chunk.get(at).unwrap_or(&0)));
        for at in 0..4 {
            let sign = char::from(SIGNS[(bits >> (18 - 6 * at) & 63) as usize]);
            out.push(if at > chunk.len() { '=' } else { sign });
        }
        if out.len().is_multiple_of(76) {
            out.push_str("\r\n");
        }
    }
    out
}

fn part(fields: &str, body: &str) -> String {
    format!("--b\r\n{fields}\r\n\r\n{body}\r\n")
}

fn related(head: &str, parts: &[String]) -> String {
    format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\t{head}boundary=\"b\"\r\n\r\n\
         This document is a Single File Web Page.\r\n\r\n{}--b--\r\n",
        parts.concat()
    )
}

const PAGE: &str = "<html><head><meta charset=gb2312></head><body><p>一、总体情况</p>\n\
    <table><tr><td>甲</td><td>12</td></tr></table></body></html>";

#[test]
fn every_wrapping_gives_the_same_page() {
    let gbk = encoding_rs::GB18030.encode(PAGE).0;
    let head = "Content-Location: file:///C:/1.htm\r\nContent-Type: text/html; charset=\"gb2312\"";
    let fields = |wrapping: &str| format!("{head}\r\nContent-Transfer-Encoding: {wrapping}");
    let picture = part("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", "iVBORw0K");
    let files: Vec<Vec<u8>> = vec![
        related("", &[part(&fields("quoted-printable"), &quoted(&gbk)), picture.clone()]).into(),
        related("", &[part(&fields("base64"), &base64(&gbk)), picture.clone()]).into(),
        encoding_rs::GB18030.encode(&related("", &[part(&fields("8bit"), PAGE)])).0.into(),
        encoding_rs::GB18030.encode(&related("", &[part(&fields("Binary"), PAGE)])).0.into(),
    ];
    for bytes in files {
        let document = read(&bytes).unwrap();
        assert_eq!(shown(&document), ["一、总体情况", "甲", "12"]);
        assert_eq!((document.format, document.remarks), (Format::Mhtml, vec![]));
    }
}

#[test]
fn a_browser_saves_utf_8_and_says_so_at_the_part() {
    let page = PAGE.replace("gb2312", "utf-8");
    let file = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://www.example.gov.cn/1.html\r\n\
         Subject: =?utf-8?Q?=E6=8A=A5?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
         \ttype=\"text/html\";\r\n\tboundary=\"----Multipart--x----\"\r\n\r\n\r\n\
         ------Multipart--x----\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n------Multipart--x------\r\n",
        quoted(page.as_bytes())
    );
    let document = read(&file).unwrap();
    assert_eq!((shown(&document).len(), document.remarks.len()), (3, 0));
    let Block::Line(line) = &document.blocks[0] else { panic!("no line") };
    assert_eq!(line.anchor, Anchor::Html { path: "html/body/p[1]".into(), chars: 0..6 });
    // The charset of the part counts before that of the page, and neither decides.
    let told = |part_says: &str| {
        let fields = format!("Content-Type: text/html{part_says}");
        read(related("", &[part(&fields, PAGE)])).unwrap().remarks
    };
    assert_eq!(told("; charset=utf-8"), []);
    assert_eq!(told("; charset=gbk"), [Remark::EncodingContradicted]);
    assert_eq!(told(""), [Remark::EncodingContradicted]);
}

#[test]
fn the_root_is_the_one_that_is_named() {
    let html = |id: &str, text: &str| {
        part(&format!("Content-Type: text/html\r\nContent-ID: <{id}>"), &format!("<p>{text}</p>"))
    };
    let parts = [html("a", "甲"), html("b", "乙"), html("c", "丙")];
    assert_eq!(shown(&read(related("", &parts)).unwrap()), ["甲"]);
    assert_eq!(shown(&read(related("start=\"<c>\"; ", &parts)).unwrap()), ["丙"]);
    assert_eq!(shown(&read(related("start=b; ", &parts)).unwrap()), ["乙"]);
    assert_eq!(shown(&read(related("start=x; ", &parts)).unwrap()), ["甲"]);
    let picture = part("Content-Type: image/gif", "GIF89a");
    assert_eq!(shown(&read(related("", &[picture, html("a", "甲")])).unwrap()), ["甲"]);
}

#[test]
fn of_alternatives_the_page_is_read() {
    let inner = "--i\r\nContent-Type: text/plain\r\n\r\n素\r\n--i\r\nContent-Type: text/html\r\n\r\n\
        <p>页</p>\r\n--i--\r\n";
    let nested = part("Content-Type: multipart/alternative; boundary=i", inner);
    assert_eq!(shown(&read(related("", &[nested])).unwrap()), ["页"]);
    let plain = part("Content-Type: text/plain; charset=utf-8", "一、总体情况\r\n文");
    let document = read(related("", &[plain])).unwrap();
    assert_eq!((shown(&document), document.format), (vec!["一、总体情况", "文"], Format::Mhtml));
    let single = "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>文</p>";
    assert_eq!(shown(&read(single).unwrap()), ["文"]);
}

#[test]
fn frames_are_read_in_their_order() {
    let html = |location: &str, text: &str| {
        part(&format!("Content-Type: text/html\r\nContent-Location: {location}"), text)
    };
    let parts = [
        html(
            "1.htm",
            "<html><FRAMESET rows='*,39'><frame src='1.files/sheet001.htm'></FRAMESET></html>",
        ),
        html("1.files/tabstrip.htm", "<table><tr><td>表一<td>表二</table>"),
        html("1.files/sheet001.htm", "<p>甲</p>"),
        html("1.files/sheet002.htm", "<p>乙</p>"),
    ];
    assert_eq!(shown(&read(related("", &parts)).unwrap()), ["甲", "乙"]);
}

#[test]
fn what_is_broken_is_said() {
    let page = part("Content-Type: text/html\r\nContent-Location: 1.htm", "<p>文</p>");
    let whole = related("", &[page]);
    let cut = read(whole.strip_suffix("--b--\r\n").unwrap()).unwrap();
    assert_eq!((shown(&cut), cut.remarks.as_slice()), (vec!["文"], &[Remark::CutShort][..]));
    let damaged = |part: &str| Err(Refused::Damaged { part: part.into() });
    assert_eq!(read(related("", &[]).replace("--b--", "")), damaged(""));
    assert_eq!(read(related("", &[])), Err(Refused::AnotherDocument));
    let fields =
        "Content-Type: text/html\r\nContent-Location: 1.htm\r\nContent-Transfer-Encoding: base64";
    assert_eq!(read(related("", &[part(fields, "五*")])), damaged("1.htm"));
    // A text with a colon in its first line is no head.
    for text in ["单位: 某局\n\n一、总体情况", "Content: 1\n\n一", "MIME-Version: 1.0 一"]
    {
        assert_eq!(read(text).unwrap().format, Format::Text, "{text}");
    }
}

#[test]
fn floods_are_cut_and_it_is_said() {
    let mut nested = "Content-Type: text/html\r\n\r\n<p>文</p>".to_owned();
    for level in 0..200 {
        nested = format!(
            "Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n{nested}\r\n--b{level}--\r\n"
        );
    }
    assert_eq!(read(format!("MIME-Version: 1.0\r\n{nested}")), Err(Refused::TooLarge));
    let page = part("Content-Type: text/html", "<p>文</p>");
    let many = vec![page; 10_000];
    let document = read(related("", &many)).unwrap();
    assert_eq!((shown(&document), document.remarks.len()), (vec!["文"], 1));
    assert_eq!(document.remarks, [Remark::LimitReached]);
    let head: String = (0..20_000).map(|at| format!("X-{at}: 1\r\n")).collect();
    assert_eq!(read(format!("MIME-Version: 1.0\r\n{head}\r\n文")).unwrap().format, Format::Text);
}

//! Bytes of all kinds; all of them are made up.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::{Decoder, Environment, File, Gb18030, Limits, Refused, Source};
use model::document::{Anchor, Block, Document, Format, Remark};

const TEXT: &str = "一、总体情况\r\n  2023 年，收到申请 12 件。\n";

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn read(bytes: &[u8], source: Source) -> Result<Document, Refused> {
    super::read(&File { name: "report.doc", bytes, source }, &Environment::default())
}

fn file(bytes: impl AsRef<[u8]>) -> Result<Document, Refused> {
    read(bytes.as_ref(), Source::File)
}

fn lines(document: &Document) -> Vec<&str> {
    let line = |block: &'_ Block| matches!(block, Block::Line(_));
    assert!(document.blocks.iter().all(line));
    let texts = document.blocks.iter().map(|block| match block {
        Block::Line(line) => line.text.as_str(),
        Block::Grid(_) => "",
    });
    texts.collect()
}

#[test]
fn every_encoding_gives_the_same_lines() {
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let files = [
        TEXT.as_bytes().to_vec(),
        marked(b"\xEF\xBB\xBF", TEXT.into()),
        gbk(TEXT),
        utf16(TEXT, u16::to_le_bytes),
        utf16(TEXT, u16::to_be_bytes),
        marked(b"\xFF\xFE", utf16(TEXT, u16::to_le_bytes)),
        marked(b"\xFE\xFF", utf16(TEXT, u16::to_be_bytes)),
    ];
    for bytes in files {
        let document = file(&bytes).unwrap();
        assert_eq!(lines(&document), ["一、总体情况", "  2023 年，收到申请 12 件。"]);
        assert_eq!((document.format, document.remarks), (Format::Text, vec![]));
    }
}

#[test]
fn what_was_pasted_is_utf_8_whatever_it_says() {
    let html = "<meta charset=gb2312><p>一、总体情况</p>";
    let document = read(html.as_bytes(), Source::PastedHtml).unwrap();
    assert_eq!((lines(&document), document.remarks.len()), (vec!["一、总体情况"], 0));
    assert_eq!(read(b"Rar!\x1A\x07 1", Source::PastedText).unwrap().format, Format::Text);
}

#[test]
fn a_declared_encoding_is_compared_and_not_believed() {
    let html = "<html><meta charset=\"GB2312\"><p>一、总体情况</p></html>";
    assert_eq!(file(html).unwrap().remarks, [Remark::EncodingContradicted]);
    assert_eq!(lines(&file(html).unwrap()), ["一、总体情况"]);
    assert_eq!(file(gbk(html)).unwrap().remarks, []);
    assert_eq!(lines(&file(gbk(html)).unwrap()), ["一、总体情况"]);
    let told_utf8 = gbk("<html><meta charset=utf-8><p>一、总体情况</p></html>");
    assert_eq!(file(told_utf8).unwrap().remarks, [Remark::EncodingContradicted]);
}

#[test]
fn lines_and_their_anchors_are_those_of_the_text() {
    let text = "一\r\n\r\n 二 \u{C}三\r四\u{2028}五\n\n";
    let document = file(text).unwrap();
    assert_eq!(lines(&document), ["一", "", " 二 ", "三", "四", "五", ""]);
    let all: Vec<char> = text.chars().collect();
    for (nth, block) in document.blocks.iter().enumerate() {
        let Block::Line(line) = block else { panic!("a grid in a text") };
        let Anchor::Text { chars, line: number } = &line.anchor else { panic!("no text anchor") };
        assert_eq!(all[chars.clone()].iter().collect::<String>(), line.text);
        assert_eq!((*number, line.whole), (nth + 1, false));
    }
}

#[test]
fn pipe_tables_make_markdown() {
    assert_eq!(file("| 一 | 二 |\n|:--|:-:|\n| 1 | 2 |").unwrap().format, Format::Markdown);
    assert_eq!(file("一\n---\n- 2 -\n| 1 |").unwrap().format, Format::Text);
    // A <br> in a cell does not make the text an html page.
    assert_eq!(file("| 一<br>二 |\n|--|\n| 1 |").unwrap().format, Format::Markdown);
}

#[test]
fn pages_are_known_by_their_tags() {
    for html in [
        "<!DOCTYPE HTML>文",
        "\n <html>文",
        "<p style='x'>文</p>",
        "文<BR><P CLASS=a>1</P>2",
        "<table><tr><td>文</table>",
    ] {
        assert_eq!(file(html).unwrap().format, Format::Html, "{html}");
    }
    let markdown = "# 一、总体情况\n\n<table><tr><td>1</td></tr></table>";
    assert_eq!(file(markdown).unwrap().format, Format::Markdown);
    for text in ["a<b 文 <1> 总体</", "<文> 1", "每年</p>一个"] {
        assert_eq!(file(text).unwrap().format, Format::Text, "{text}");
    }
}

#[test]
fn a_cut_inside_a_character_is_said() {
    let utf8 = "收到申请".as_bytes();
    assert_eq!(file(&utf8[..10]).unwrap().remarks, [Remark::CutShort]);
    assert_eq!(lines(&file(&utf8[..10]).unwrap()), ["收到申"]);
    let gbk = gbk("收到申请");
    assert_eq!(file(&gbk[..7]).unwrap().remarks, [Remark::CutShort]);
    assert_eq!(lines(&file(&gbk[..7]).unwrap()), ["收到申"]);
    let utf16 = utf16("收到申请12", u16::to_le_bytes);
    assert_eq!(file(&utf16[..11]).unwrap().remarks, [Remark::CutShort]);
}

#[test]
fn undecodable_characters_are_counted() {
    let mut bytes = "总体情况总体情况总体情况".as_bytes().to_vec();
    bytes.splice(3..3, [0xFF]);
    let document = file(&bytes).unwrap();
    assert_eq!(document.remarks, [Remark::Undecodable { count: 1 }]);
    assert_eq!(lines(&document), ["总\u{FFFD}体情况总体情况总体情况"]);
    let text = format!("{}\u{FFFD}\u{FFFD}况", "总体情".repeat(10));
    assert_eq!(file(&text).unwrap().remarks, [Remark::Undecodable { count: 2 }]);
}

#[test]
fn text_that_was_destroyed_is_refused() {
    let report = "一、总体情况。二、主动公开政府信息情况，（一）三、收到和处理".repeat(3);
    assert!(file(&report).is_ok());
    let gbk_for_utf8 = Gb18030.gb18030(report.as_bytes());
    assert_eq!(file(&gbk_for_utf8), Err(Refused::Mojibake));
    let utf8_for_gbk = String::from_utf8_lossy(&gbk(&report)).into_owned();
    assert_eq!(file(&utf8_for_gbk), Err(Refused::Mojibake));
    let twice = Gb18030.gb18030(utf8_for_gbk.as_bytes());
    assert_eq!(file(&twice), Err(Refused::Mojibake));
    let western: String = report.bytes().map(char::from).collect();
    assert_eq!(file(&western), Err(Refused::Mojibake));
    let western: String = gbk(&report).into_iter().map(char::from).collect();
    assert_eq!(file(&western), Err(Refused::Mojibake));
    let questions: String = report.chars().map(|c| if c.is_ascii() { c } else { '?' }).collect();
    assert_eq!(file(&questions), Err(Refused::Mojibake));
}

#[test]
fn what_is_no_text_is_named() {
    let heif = b"\x00\x00\x00\x18ftypheic\x00\x00";
    let bitmap = b"BM\x36\x00\x0C\x00\x00\x00\x00\x00\x36\x00";
    let damaged = || Refused::Damaged { part: String::new() };
    let kinds: &[(&[u8], Refused)] = &[
        (b"", Refused::Empty),
        (b" \r\n\xE3\x80\x80\n", Refused::Empty),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00", damaged()),
        (b"{\\rtf1\\ansi", Refused::Office),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", damaged()),
        (b"PK\x03\x04\x14\x00a.txt hello", damaged()),
        (b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>", Refused::Office),
        (b"Rar!\x1A\x07\x01\x00", Refused::Archive),
        (b"7z\xBC\xAF\x27\x1C\x00", Refused::Archive),
        (b"\x1F\x8B\x08\x00", Refused::Archive),
        (b"\x89PNG\r\n\x1A\n\x00", Refused::Image),
        (b"\xFF\xD8\xFF\xE0\x00\x10JFIF", Refused::Image),
        (b"GIF89a\x01\x00", Refused::Image),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", Refused::Image),
        (b"II*\x00\x08\x00", Refused::Image),
        (bitmap, Refused::Image),
        (heif, Refused::Image),
        (b"\x7FELF\x02\x01\x01\x00\x00\x00\x00\x00", Refused::Binary),
        (b"\x80\xFF\xFE\x81\xFF\xC0\x20\xFF\x81", Refused::Binary),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F", Refused::Binary),
    ];
    for (bytes, refused) in kinds {
        assert_eq!(file(bytes), Err(refused.clone()), "{:?}", String::from_utf8_lossy(bytes));
    }
    // Texts that only begin like one of these formats.
    assert!(file("BM 公司 2023 年报告").is_ok());
    assert!(file("PK 一、总体情况").is_ok());
}

#[test]
fn a_file_past_the_limit_is_not_read_but_still_named() {
    let limits = Limits { bytes: 4, ..Limits::default() };
    let environment = Environment { limits, ..Environment::default() };
    let read = |bytes| super::read(&File { name: "", bytes, source: Source::File }, &environment);
    assert_eq!(read(b"12345"), Err(Refused::TooLarge));
    assert_eq!(read(b"\xFF\xD8\xFF\xE0\x00"), Err(Refused::Image));
    assert!(read(b"1234").is_ok());
}

//! Zip archives that are no document by themselves, and what stands before a format is told.

use super::report::{self, Spot};
use super::{Pattern, add, times};
use testing::stored as zip;

pub fn patterns(patterns: &mut Vec<Pattern>) {
    add(patterns, "zip/entries", 50, |count| entries(count, |n| format!("{n}.txt")));
    add(patterns, "zip/entries of one name", 50, |count| entries(count, |_| "a.txt".into()));
    add(patterns, "zip/folders", 50, |count| entries(count, |n| format!("{n}/")));
    add(patterns, "zip/entries beside a document", 50, |count| {
        entries(
            count,
            |n| if n == 0 { "word/document.xml".into() } else { format!("word/{n}.xml") },
        )
    });
    add(patterns, "zip/long names", 500, |count| {
        entries(8, |n| format!("{}{n}", "a/".repeat(count)))
    });
    add(patterns, "zip/one in the other", 10, |count| {
        let mut inner = report::text(Spot::End, " ", "").into_bytes();
        for _ in 0..count {
            inner = zip(&[("a.zip", inner)]);
        }
        inner
    });
    for (name, unit) in [
        ("zeros", "\0"),
        ("line breaks", "\n"),
        ("ends of zips", "PK\u{5}\u{6}"),
        ("heads of zips", "PK\u{3}\u{4}"),
        ("heads of pdf", "%PDF-"),
        ("less-than signs", "<"),
        ("tags that are none", "<公>"),
        ("heads of mhtml", "MIME-Version: 1.0\r\n"),
        ("braces", "{"),
    ] {
        add(patterns, format!("any/{name}"), times(unit), move |count| {
            format!("{}{}", unit.repeat(count), report::html(Spot::End, "")).into_bytes()
        });
    }
    for (name, bytes) in [
        ("bytes of gb18030", &[0xB9_u8, 0xAB][..]),
        ("bytes of utf-16", &[0x6C, 0x51]),
        ("bytes that are no text", &[0xFF, 0x80]),
        ("half characters", &[0xE5, 0x85]),
    ] {
        add(patterns, format!("any/{name}"), 2_500, move |count| bytes.repeat(count));
        add(patterns, format!("any/{name} behind a report"), 2_500, move |count| {
            [report::html(Spot::End, "").into_bytes(), bytes.repeat(count)].concat()
        });
    }
}

fn entries(count: usize, name: impl Fn(usize) -> String) -> Vec<u8> {
    let parts: Vec<(String, &str)> = (0..count).map(|n| (name(n), "公开")).collect();
    zip(&parts)
}

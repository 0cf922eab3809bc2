//! Old Word and Excel files: [MS-DOC], [MS-XLS].

use super::report::{self, Spot};
use super::units::{CHARACTERS, Unit, WORDS};
use super::{Pattern, add, repeated, times};
use testing::compound;

/// Where the text of a Word file begins.
const TEXT: usize = 2048;

pub fn patterns(patterns: &mut Vec<Pattern>) {
    for (name, unit) in
        CHARACTERS.iter().step_by(3).chain(WORDS.iter().step_by(4)).chain(PARAGRAPHS)
    {
        add(patterns, format!("doc/text/{name}"), times(unit), move |count| {
            word(&report::text(Spot::Prose, " ", &repeated(unit, count)), 1)
        });
    }
    add(patterns, "doc/pieces", 100, |count| {
        word(&report::text(Spot::Prose, " ", &"公开".repeat(count)), count)
    });
    for (name, record) in records() {
        add(patterns, format!("xls/{name}"), 150, move |count| {
            let rows: Vec<u8> = (0..count).flat_map(|n| record(n as u16)).collect();
            excel(&[], &rows)
        });
    }
    add(patterns, "xls/list of shared texts", 150, |count| {
        let texts: Vec<Vec<u8>> = (0..count).map(|n| counted(&format!("公{n}"))).collect();
        // A record holds 8 kB at most; the rest goes on behind it.
        let mut list = Vec::new();
        for (index, texts) in texts.chunks(200).enumerate() {
            let count = (count as u32).to_le_bytes();
            let head = if index == 0 { [count, count].concat() } else { Vec::new() };
            list.extend(record(
                if index == 0 { 0x00FC } else { 0x003C },
                &[head, texts.concat()].concat(),
            ));
        }
        let cell = |n: usize| record(0x00FD, &words(&[n as u16 + 100, 0, 0, n as u16, 0]));
        excel(&list, &(0..count).flat_map(cell).collect::<Vec<_>>())
    });
    add(patterns, "xls/merged cells", 100, |count| {
        let merged = |n: usize| record(0x00E5, &words(&[1, 100 + n as u16, 100 + n as u16, 0, 1]));
        let cells = (0..count).flat_map(|n| [merged(n), label(100 + n as u16, 0, "公")].concat());
        excel(&[], &cells.collect::<Vec<_>>())
    });
    for (name, file) in [("doc", DOC), ("xls", XLS)] {
        add(patterns, format!("{name}/bytes behind the end"), 5_000, move |count| {
            let mut bytes = file.to_vec();
            bytes.resize(file.len() + count, 1);
            bytes
        });
    }
}

const DOC: &[u8] = include_bytes!("../../../../tests/fixtures/doc/2021.doc");
const XLS: &[u8] = include_bytes!("../../../../tests/fixtures/sheets/one-sheet.xls");

/// Marks that Word has in its text.
const PARAGRAPHS: &[Unit] = &[
    ("paragraphs", "\r公开"),
    ("empty paragraphs", "\r"),
    ("ends of cells", "1\u{7}"),
    ("line ends", "\u{b}"),
    ("page ends", "\u{c}"),
    ("fields", "\u{13}PAGE\u{14}1\u{15}"),
    ("fields that are not closed", "\u{13}"),
    ("pictures", "\u{1}"),
    ("footnotes", "\u{2}"),
    ("drawings", "\u{8}"),
];

/// A Word file of this text in so many pieces.
fn word(text: &str, pieces: usize) -> Vec<u8> {
    let units: Vec<u8> =
        text.replace('\n', "\r").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (begin, end) = (TEXT as u32, (TEXT + units.len()) as u32);
    let mut main = vec![0; TEXT];
    main.extend(&units);
    main.resize(main.len().next_multiple_of(512), 0);
    let page = main.len() as u32 / 512;
    // Properties of characters and of paragraphs: one run without any.
    main.extend(properties(begin, end, &[0]));
    main.extend(properties(begin, end, &[0, 1, 0, 0]));
    let run = |page: u32| -> Vec<u8> {
        [begin, end, page].iter().flat_map(|word| word.to_le_bytes()).collect()
    };
    let count = units.len() as u32 / 2;
    let pieces = (pieces as u32).clamp(1, count.max(1));
    let starts: Vec<u32> = (0..pieces).map(|piece| piece * (count / pieces)).collect();
    let mut table = vec![2];
    table.extend((4 * (pieces + 1) + 8 * pieces).to_le_bytes());
    table.extend(starts.iter().chain([&count]).flat_map(|start| start.to_le_bytes()));
    for start in &starts {
        table.extend([0, 0]);
        table.extend((begin + 2 * start).to_le_bytes());
        table.extend([0, 0]);
    }
    let list = table.len() as u32;
    table.extend(run(page));
    table.extend(run(page + 1));
    let words = [(12, list, 12), (13, list + 12, 12), (33, 0, list)];
    let mut set = |at: usize, bytes: &[u8]| {
        main.splice(at..at + bytes.len(), bytes.iter().copied());
    };
    set(0, &[0xEC, 0xA5, 0xC1, 0]);
    set(11, &[0x02]);
    set(32, &[14, 0]);
    set(62, &[22, 0]);
    set(76, &count.to_le_bytes());
    set(152, &[93, 0]);
    for (index, at, length) in words {
        set(154 + 8 * index, &at.to_le_bytes());
        set(158 + 8 * index, &u32::to_le_bytes(length));
    }
    compound(&[("WordDocument", &main), ("1Table", &table)])
}

/// A page of properties of one run.
fn properties(begin: u32, end: u32, own: &[u8]) -> Vec<u8> {
    let mut page = [begin.to_le_bytes(), end.to_le_bytes()].concat();
    page.push(64);
    page.resize(128, 0);
    page.extend(own);
    page.resize(511, 0);
    page.push(1);
    page
}

type Record = fn(u16) -> Vec<u8>;

/// Records of a sheet; rows of the report end before 100.
fn records() -> [(&'static str, Record); 8] {
    [
        ("rows of text", |n| label(100 + n, 0, "公开")),
        ("rows of labels", |n| label(100 + n, 0, "行政规范性文件")),
        ("columns", |n| label(100 + n / 250, n % 250, "1")),
        ("numbers", |n| record(0x027E, &words(&[100 + n, 1, 0, 8 << 2 | 2, 0]))),
        ("rows far apart", |n| label(100 + n % 300 * 200, 0, "1")),
        ("hidden rows", |n| {
            let hidden = [words(&[100 + n, 0, 2, 0, 0, 0]), vec![0x20, 1, 0, 0]].concat();
            [record(0x0208, &hidden), label(100 + n, 0, "1")].concat()
        }),
        ("unknown records", |_| record(0x0999, &[1, 2, 3, 4])),
        ("cells on one spot", |_| label(100, 0, "1")),
    ]
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A text of UTF-16 with its length.
fn counted(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [words(&[units.len() as u16]), vec![1], words(&units)].concat()
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    record(0x0204, &[words(&[row, column, 0]), counted(text)].concat())
}

/// A workbook of one sheet: the report, a line a row, and these records.
fn excel(shared: &[u8], cells: &[u8]) -> Vec<u8> {
    let begin = record(0x0809, &words(&[0x0600, 5, 0, 0, 0, 0, 0, 0]));
    let end = record(0x000A, &[]);
    let entry = |at: u32| {
        record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 1], &words(&[0x8868])].concat())
    };
    let at = [&begin[..], &entry(0), shared, &end].concat().len() as u32;
    let mut book = [&begin[..], &entry(at), shared, &end, &begin].concat();
    for (row, line) in report::text(Spot::End, "\t", "").lines().enumerate() {
        for (column, text) in line.split('\t').enumerate() {
            book.extend(label(row as u16, column as u16, text));
        }
    }
    book.extend(cells);
    book.extend(end);
    compound(&[("Workbook", &book)])
}

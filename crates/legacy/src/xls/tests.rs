//! Workbooks of a few records.

#![allow(clippy::unwrap_used)]

use super::read;
use crate::compound::Compound;
use model::document::{Block, Remark, Unclear};
use read::{FlowResult, Limits, Refused};
use testing::compound;
use testing::outline;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A text with a count of two bytes.
fn counted(text: &str) -> Vec<u8> {
    let count = u16::try_from(text.encode_utf16().count()).unwrap();
    [&count.to_le_bytes()[..], &[1], &wide(text)].concat()
}

const BEGIN: [u16; 8] = [0x0600, 5, 0, 0, 0, 0, 0, 0];

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    record(0x0204, &[words(&[row, column, 0]), counted(text)].concat())
}

/// A workbook with one sheet of these records, and more records that all sheets share.
fn book(globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let begin = record(0x0809, &words(&BEGIN));
    let entry =
        |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 1], &wide("表")].concat());
    let end = record(0x000A, &[]);
    let head = [begin.clone(), entry(0), globals.concat(), end.clone()].concat();
    let at = u32::try_from(head.len()).unwrap();
    [begin.clone(), entry(at), globals.concat(), end.clone(), begin, sheet.concat(), end].concat()
}

fn stream(stream: &[u8]) -> FlowResult {
    let file = compound(&[("Workbook", stream)]);
    read(&Compound::open(&file)?, &Limits::default())
}

fn found(globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> (Vec<String>, Vec<Remark>) {
    let (blocks, remarks) = stream(&book(globals, sheet)).unwrap();
    (outline(&blocks), remarks)
}

fn formula(row: u16, result: [u8; 8], flags: u16) -> Vec<u8> {
    record(0x0006, &[words(&[row, 1, 0]), result.to_vec(), words(&[flags, 0, 0])].concat())
}

#[test]
fn every_kind_of_cell_shows_what_excel_shows() {
    let formats = [
        record(0x041E, &[words(&[176]), counted("m\"月\"d\"日\"")].concat()),
        record(0x00E0, &words(&[0, 0])),
        record(0x00E0, &words(&[0, 176])),
        record(0x00E0, &words(&[0, 10])),
        record(
            0x00FC,
            &[&[2, 0, 0, 0, 2, 0, 0, 0][..], &counted("规章"), &[1, 0, 0, b'a']].concat(),
        ),
    ];
    let double = |value: f64| value.to_bits().to_le_bytes();
    let sheet = [
        label(0, 0, "名"),
        record(0x00FD, &words(&[0, 1, 0, 0, 0])),
        record(0x00FD, &words(&[1, 0, 0, 1, 0])),
        record(0x0203, &[words(&[1, 1, 0]), double(3415.74).to_vec()].concat()),
        record(0x0203, &[words(&[2, 0, 1]), double(44928.0).to_vec()].concat()),
        record(0x027E, &[words(&[2, 1, 2]), (50u32 << 2 | 3).to_le_bytes().to_vec()].concat()),
        record(0x00BD, &words(&[3, 0, 0, 12 << 2 | 2, 0, 0, 5 << 2 | 2, 0, 1])),
        label(4, 0, "甲"),
        formula(4, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 0),
        record(0x0207, &counted("文")),
        label(5, 0, "乙"),
        formula(5, [2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF], 0),
        label(6, 0, "丙"),
        formula(6, double(0.30000000000000004), 0),
        label(7, 0, "丁"),
        record(0x0205, &[words(&[7, 1, 0]), vec![1, 0]].concat()),
        label(8, 0, "戊"),
        formula(8, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF], 3),
        record(0x00E5, &words(&[1, 9, 9, 0, 1])),
        label(9, 0, "己"),
        label(10, 0, "庚"),
        record(0x027E, &words(&[10, 1, 0, 8 << 2 | 2, 0])),
    ];
    let (rows, remarks) = found(&formats, &sheet);
    assert_eq!(
        rows,
        [
            "[名|规章]",
            "[a|3415.74]",
            "[1月2日|50%]",
            "[12|5]",
            "[甲|文]",
            "[乙|#REF!]",
            "[丙|0.3]",
            "[丁|TRUE]",
            "[戊|\u{FFFD}]",
            "己",
            "庚",
            "8"
        ]
    );
    assert_eq!(remarks, [Remark::FormulasWithoutResult { count: 1 }]);
}

#[test]
fn a_string_goes_on_in_the_next_record_as_wide_as_that_says() {
    let strings = |first: &[u8], further: &[&[u8]]| {
        let head = [&[3, 0, 0, 0, 3, 0, 0, 0][..], first].concat();
        let mut records = vec![record(0x00FC, &head)];
        records.extend(further.iter().map(|data| record(0x003C, data)));
        records.concat()
    };
    let first = [&[4, 0, 1][..], &wide("规章")].concat();
    let ab_and_runs = [&[0, b'a', b'b'][..], &[2, 0, 8, 1, 0, b'c', b'd', 9, 9, 9, 9]].concat();
    let globals = strings(&first, &[&ab_and_runs, &[1, 0, 1], &[&[1][..], &wide("则")].concat()]);
    let cells: Vec<Vec<u8>> =
        (0..3).map(|nth| record(0x00FD, &words(&[nth, 0, 0, nth, 0]))).collect();
    assert_eq!(
        found(&[globals], &cells),
        (vec!["规章ab".into(), "cd".into(), "则".into()], vec![])
    );
    let globals = strings(&first, &[]);
    let (rows, remarks) = found(&[globals], &cells);
    assert_eq!(rows, ["\u{FFFD}", "\u{FFFD}", "\u{FFFD}"]);
    assert_eq!(remarks, [Remark::DamagedPart { name: "表".into() }, Remark::CutShort]);
}

#[test]
fn what_is_hidden_is_known() {
    let hide_row = record(0x0208, &[words(&[1, 0, 2, 0, 0, 0]), vec![0x20, 1, 0, 0]].concat());
    let hide_column = record(0x007D, &words(&[1, 1, 0, 0, 1]));
    let cells = [(0, "名码甲"), (1, "藏y乙"), (2, "规x丙")].into_iter().flat_map(|(row, texts)| {
        texts.chars().enumerate().map(move |(at, c)| label(row, at as u16, &c.to_string()))
    });
    let sheet: Vec<Vec<u8>> = [hide_row, hide_column].into_iter().chain(cells).collect();
    let (rows, remarks) = found(&[], &sheet);
    assert_eq!(rows[..2], ["[名|甲]", "[规|丙]"]);
    assert_eq!(remarks, [Remark::HiddenCells { sheet: "表".into() }]);
}

#[test]
fn what_cannot_be_read_is_named() {
    let pass = record(0x002F, &words(&[1, 0]));
    assert_eq!(stream(&book(&[pass], &[])), Err(Refused::Encrypted));
    assert_eq!(stream(&book(&[], &[])), Err(Refused::EmptyWorkbook));
    let older = record(0x0809, &words(&[0x0500, 5, 0, 0]));
    assert_eq!(stream(&older), Err(Refused::Office));
    assert_eq!(stream(b"text"), Err(Refused::Damaged { part: "Workbook".into() }));
    let older = compound(&[("Book", b"")]);
    let older = Compound::open(&older).unwrap();
    assert_eq!(read(&older, &Limits::default()), Err(Refused::Office));
}

#[test]
fn charts_inside_a_sheet_are_not_its_cells() {
    let chart = [record(0x0809, &words(&[0x0600, 0x20])), label(0, 1, "图"), record(0x000A, &[])];
    let sheet: Vec<Vec<u8>> =
        [label(0, 0, "名")].into_iter().chain(chart).chain([label(1, 0, "规")]).collect();
    assert_eq!(found(&[], &sheet).0, ["名", "规"]);
}

#[test]
fn short_records_and_long_claims_are_survived() {
    for kind in [
        0x06, 0x1C, 0x22, 0x2F, 0x3C, 0x7D, 0x85, 0xBD, 0xD6, 0xE0, 0xE5, 0xFC, 0xFD, 0x200, 0x203,
        0x204, 0x205, 0x207, 0x208, 0x27E, 0x41E, 0x809,
    ] {
        for length in 0..24 {
            for byte in [0, 0xFF] {
                let odd = record(kind, &vec![byte; length]);
                let _ =
                    stream(&book(std::slice::from_ref(&odd), &[odd.clone(), label(0, 0, "名")]));
            }
        }
    }
    // A hundred sheets that share their records, and a count of a million strings that are missing.
    let claim = record(0x00FC, &[0xFF; 8]);
    let sheet: Vec<Vec<u8>> = (0..5_000).map(|row| label(row, 255, "名")).collect();
    let one = book(&[claim], &sheet);
    let entry = one[20..20 + 14].to_vec();
    let mut many = one[..20].to_vec();
    (0..100).for_each(|_| many.extend(&entry));
    many.extend(&one[34..]);
    let _ = stream(&many);
}

/// A font: its flags, its colour and how it is raised.
fn font(flags: u16, colour: u16, raised: u16) -> Vec<u8> {
    record(
        0x0031,
        &[words(&[210, flags, colour, 400, raised]), vec![0; 4], vec![1, 0, b'a']].concat(),
    )
}

/// A style of cells: its font, and whether it is filled.
fn style(font: u16, filled: bool) -> Vec<u8> {
    let lines = u32::from(filled) << 26;
    record(
        0x00E0,
        &[words(&[font, 0, 0, 0, 0, 0, 0]), lines.to_le_bytes().to_vec(), words(&[0])].concat(),
    )
}

/// Strings in runs: the text, and where a run begins with which font.
fn rich(strings: &[(&str, &[[u16; 2]])]) -> Vec<u8> {
    let count = u32::try_from(strings.len()).unwrap().to_le_bytes();
    let mut data = [count, count].concat();
    for (text, runs) in strings {
        let units = u16::try_from(text.encode_utf16().count()).unwrap();
        let fonts = u16::try_from(runs.len()).unwrap();
        data.extend(
            [&units.to_le_bytes()[..], &[1 | 8], &fonts.to_le_bytes(), &wide(text)].concat(),
        );
        data.extend(runs.iter().flat_map(|run| words(run)));
    }
    record(0x00FC, &data)
}

/// The cells of the first row, each with why it is unclear.
fn seen(globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<(String, Option<Unclear>)> {
    let (blocks, _) = stream(&book(globals, sheet)).unwrap();
    let grids = blocks.into_iter().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Line(_) => None,
    });
    let cells = grids.flat_map(|grid| grid.cells).filter(|cell| cell.row == 0);
    cells.map(|cell| (cell.text, cell.unclear)).collect()
}

#[test]
fn struck_white_and_raised_text_is_read_as_it_is_seen() {
    // Fonts 0 to 3; no font has the index 4.
    let fonts = [font(0, 8, 0), font(8, 8, 0), font(0, 8, 1), font(0, 9, 0), font(8, 8, 0)];
    let styles = [style(0, false), style(1, false), style(3, false), style(3, true)];
    let strings =
        rich(&[("1617", &[[0, 1], [2, 0]]), ("172", &[[2, 2]]), ("16", &[]), ("1716", &[[2, 5]])]);
    let globals = [fonts.concat(), styles.concat(), strings];
    let cell = |column: u16, style: u16, string: u16| {
        record(0x00FD, &words(&[0, column, style, string, 0]))
    };
    let sheet = [
        cell(0, 0, 0),
        cell(1, 0, 1),
        cell(2, 1, 2),
        cell(3, 2, 2),
        cell(4, 3, 2),
        cell(5, 0, 3),
        (0..6).flat_map(|column| label(1, column, "甲")).collect(),
    ];
    let cells = [
        ("17", None),
        ("17²", None),
        ("", Some(Unclear::Struck)),
        ("", Some(Unclear::Hidden)),
        ("16", None),
        ("17", None),
    ];
    let cells: Vec<_> = cells.into_iter().map(|(text, why)| (text.to_owned(), why)).collect();
    assert_eq!(seen(&globals, &sheet), cells);
}

#[test]
fn what_lies_over_a_cell_is_seen() {
    let shape = |from: u16, to: u16| {
        let anchor = words(&[0, from, 0, 0, 0, to, 500, 0, 200]);
        let head = [&words(&[0, 0xF010])[..], &18u32.to_le_bytes()].concat();
        let body = [head, anchor].concat();
        let length = u32::try_from(body.len()).unwrap().to_le_bytes();
        record(0x00EC, &[&words(&[0x000F, 0xF004])[..], &length, &body].concat())
    };
    let object = |kind: u16| record(0x005D, &words(&[0x15, 0x12, kind, 1]));
    let sheet = [
        label(0, 0, "甲"),
        label(0, 1, "1"),
        label(0, 2, "2"),
        label(0, 3, "3"),
        label(1, 0, "乙"),
        shape(1, 1),
        object(0x08),
        shape(2, 2),
        object(0x06),
        shape(3, 3),
        object(0x19),
    ];
    let why: Vec<_> = seen(&[], &sheet).into_iter().map(|(_, why)| why).collect();
    assert_eq!(why, [None, Some(Unclear::Picture), Some(Unclear::TextBox), None]);
}

//! Word files made by hand: what is printed is read, and nothing else.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use model::document::{Block, Format, Grid, Remark, Unclear};
use read::{Limits, Refused};
use testing::compound;

/// A paragraph: its text with the changes to each run of it, and the changes to the paragraph. Its
/// mark is the last character of its text.
struct MadeParagraph<'a> {
    runs: Vec<(&'a str, Vec<u8>)>,
    changes: Vec<u8>,
}

fn plain(text: &str) -> MadeParagraph<'_> {
    MadeParagraph { runs: vec![(text, vec![])], changes: vec![] }
}

fn runs<'a>(runs: &[(&'a str, &[u8])]) -> MadeParagraph<'a> {
    let runs = runs.iter().map(|(text, changes)| (*text, changes.to_vec())).collect();
    MadeParagraph { runs, changes: vec![] }
}

fn cell(text: &str) -> MadeParagraph<'_> {
    MadeParagraph { changes: sprm(0x2416, &[1]), ..plain(text) }
}

/// The end of a row whose cells have these edges and flags.
fn row_end(edges: &[i16], flags: &[u16]) -> MadeParagraph<'static> {
    let end = [sprm(0x2416, &[1]), sprm(0x2417, &[1]), definition(edges, flags)].concat();
    MadeParagraph { changes: end, ..plain("\u{7}") }
}

fn definition(edges: &[i16], flags: &[u16]) -> Vec<u8> {
    let mut operand = vec![flags.len() as u8];
    operand.extend(edges.iter().flat_map(|edge| edge.to_le_bytes()));
    for flags in flags {
        operand.extend(flags.to_le_bytes());
        operand.extend([0; 18]);
    }
    let mut out = 0xD608u16.to_le_bytes().to_vec();
    out.extend((operand.len() as u16 + 1).to_le_bytes());
    out.extend(operand);
    out
}

fn sprm(code: u16, operand: &[u8]) -> Vec<u8> {
    [&code.to_le_bytes(), operand].concat()
}

const DELETED: &[u8] = &[0x00, 0x08, 1];
const INSERTED: &[u8] = &[0x01, 0x08, 1];
const HIDDEN: &[u8] = &[0x3C, 0x08, 1];
const RAISED: &[u8] = &[0x48, 0x2A, 1];

/// A page of properties for one run.
fn page(start: u32, end: u32, own: &[u8]) -> Vec<u8> {
    let mut page = [start.to_le_bytes(), end.to_le_bytes()].concat();
    page.push(64);
    page.resize(128, 0);
    page.extend(own);
    page.resize(511, 0);
    page.push(1);
    page
}

/// A file of these paragraphs, with a stream of data.
fn word(paragraphs: &[MadeParagraph<'_>], data: &[u8]) -> Vec<u8> {
    const TEXT: u32 = 2048;
    let (mut text, mut characters, mut ends) = (Vec::new(), Vec::new(), Vec::new());
    for paragraph in paragraphs {
        let begin = TEXT + text.len() as u32;
        for (run, changes) in &paragraph.runs {
            let begin = TEXT + text.len() as u32;
            text.extend(run.encode_utf16().flat_map(u16::to_le_bytes));
            let own = [&[changes.len() as u8], &changes[..]].concat();
            characters.push((begin, TEXT + text.len() as u32, own));
        }
        let mut own = vec![0, paragraph.changes.len().div_ceil(2) as u8 + 1, 0, 0];
        own.extend(&paragraph.changes);
        ends.push((begin, TEXT + text.len() as u32, own));
    }
    let count = text.len() as u32 / 2;
    let mut main = vec![0; TEXT as usize];
    main.extend(&text);
    main.resize(main.len().next_multiple_of(512), 0);
    let mut bins = |runs: &[(u32, u32, Vec<u8>)]| {
        let mut list: Vec<u8> = runs.iter().flat_map(|run| run.0.to_le_bytes()).collect();
        list.extend((TEXT + 2 * count).to_le_bytes());
        for (begin, end, own) in runs {
            list.extend((main.len() as u32 / 512).to_le_bytes());
            main.extend(page(*begin, *end, own));
        }
        list
    };
    let (characters, ends) = (bins(&characters), bins(&ends));
    let mut pieces = vec![2];
    pieces.extend(16u32.to_le_bytes());
    pieces.extend([0, count, TEXT << 16, TEXT >> 16].iter().flat_map(|n| n.to_le_bytes()));
    let mut table = Vec::new();
    let mut set = |at: usize, bytes: &[u8]| main[at..at + bytes.len()].copy_from_slice(bytes);
    set(0, &[0xEC, 0xA5, 0xC1, 0]);
    set(11, &[0x02]);
    set(32, &[14, 0]);
    set(62, &[22, 0]);
    set(76, &count.to_le_bytes());
    set(152, &[93, 0]);
    for (index, structure) in [(12, &characters), (13, &ends), (33, &pieces)] {
        set(154 + 8 * index, &(table.len() as u32).to_le_bytes());
        set(158 + 8 * index, &(structure.len() as u32).to_le_bytes());
        table.extend(structure);
    }
    compound(&[("WordDocument", &main), ("1Table", &table), ("Data", data)])
}

fn read(bytes: &[u8]) -> Result<(Vec<Block>, Vec<Remark>), Refused> {
    read_within(bytes, &Limits::default())
}

fn read_within(bytes: &[u8], limits: &Limits) -> Result<(Vec<Block>, Vec<Remark>), Refused> {
    let document = crate::read(bytes, limits)?;
    assert_eq!(document.format, Format::Doc);
    Ok((document.blocks, document.remarks))
}

fn lines(paragraphs: &[MadeParagraph<'_>]) -> Vec<String> {
    let (blocks, _) = read(&word(paragraphs, &[])).unwrap();
    blocks
        .into_iter()
        .map(|block| match block {
            Block::Line(line) => line.text,
            Block::Grid(grid) => drawn(&grid),
        })
        .collect()
}

/// Each cell as `row,column height×width text`.
fn drawn(grid: &Grid) -> String {
    let cell = |cell: &model::document::GridCell| {
        let (row, column, text) = (cell.row, cell.column, &cell.text);
        format!("{row},{column} {}×{} {text}", cell.rowspan, cell.colspan)
    };
    grid.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
}

#[test]
fn what_is_printed_is_read_and_nothing_else() {
    let own = [runs(&[
        ("共", &[]),
        ("12", DELETED),
        ("34", INSERTED),
        ("件\u{2}", &[]),
        ("不印", HIDDEN),
        ("，\u{13} PAGE \u{14}5\u{15}页5", &[]),
        ("1", RAISED),
        ("\u{1E}\u{1F}完\u{B}又\r", &[]),
    ])];
    assert_eq!(lines(&own), ["共34件，5页5¹-完", "又"]);
    let (_, remarks) = read(&word(&own, &[])).unwrap();
    assert_eq!(remarks, [Remark::TrackedChanges]);
}

#[test]
fn a_deleted_mark_joins_paragraphs_but_nothing_with_a_table() {
    let joined = [runs(&[("共1", &[]), ("\r", DELETED)]), plain("2件\r")];
    assert_eq!(lines(&joined), ["共12件"]);
    let apart = [
        runs(&[("共1", &[]), ("\r", DELETED)]),
        cell("2\u{7}"),
        cell("3\u{7}"),
        row_end(&[0, 500, 900], &[0, 0]),
    ];
    assert_eq!(lines(&apart), ["共1", "0,0 1×1 2 | 0,1 1×1 3"]);
}

#[test]
fn a_deleted_row_is_gone() {
    let end = |deleted: &[u8]| MadeParagraph {
        runs: vec![("\u{7}", deleted.to_vec())],
        ..row_end(&[0, 500, 900], &[0, 0])
    };
    let rows = [
        cell("1\u{7}"),
        cell("2\u{7}"),
        end(&[]),
        cell("3\u{7}"),
        cell("4\u{7}"),
        end(DELETED),
        plain("\r"),
    ];
    assert_eq!(lines(&rows), ["0,0 1×1 1 | 0,1 1×1 2"]);
}

#[test]
fn edges_give_the_columns_that_a_cell_is_over() {
    let rows = [
        cell("头\u{7}"),
        cell("右\u{7}"),
        row_end(&[0, 2000, 3000], &[0, 0]),
        // Edges that differ slightly from those of the row above.
        cell("甲\u{7}"),
        cell("乙\u{7}"),
        cell("丙\u{7}"),
        row_end(&[-3, 1000, 2012, 3010], &[0; 3]),
    ];
    let drawn = "0,0 1×2 头 | 0,2 1×1 右 | 1,0 1×1 甲 | 1,1 1×1 乙 | 1,2 1×1 丙";
    assert_eq!(lines(&rows), [drawn]);
}

#[test]
fn merged_cells_are_one() {
    let edges = [0, 1000, 2000, 3000];
    let rows = [
        cell("甲\u{7}"),
        cell("乙\u{7}"),
        cell("\u{7}"),
        row_end(&edges, &[0x60, 1, 2]),
        cell("\u{7}"),
        cell("1\u{7}"),
        cell("2\u{7}"),
        row_end(&edges, &[0x20, 0, 0]),
        // The other interpretation of the two bits.
        cell("丙\u{7}"),
        cell("\u{7}"),
        cell("3\u{7}"),
        row_end(&edges, &[2, 1, 0]),
    ];
    let drawn = "0,0 2×1 甲 | 0,1 1×2 乙 | 1,1 1×1 1 | 1,2 1×1 2 | 2,0 1×2 丙 | 2,2 1×1 3";
    assert_eq!(lines(&rows), [drawn]);
}

#[test]
fn a_row_whose_properties_lie_elsewhere_is_a_row() {
    let properties = row_end(&[0, 500, 900], &[0, 0]).changes;
    let data = [&[9, 9], &(properties.len() as u16).to_le_bytes()[..], &properties].concat();
    let end = MadeParagraph { changes: sprm(0x6646, &[2, 0, 0, 0]), ..plain("\u{7}") };
    let rows = [cell("1\u{7}"), cell("2\u{7}"), end, plain("后\r")];
    let (blocks, _) = read(&word(&rows, &data)).unwrap();
    assert!(matches!(&blocks[0], Block::Grid(grid) if drawn(grid) == "0,0 1×1 1 | 0,1 1×1 2"));
    assert!(matches!(&blocks[1], Block::Line(line) if line.text == "后"));
}

#[test]
fn a_table_in_a_table_is_read_and_the_outer_one_read_through() {
    let inner = |text, end: &[u8]| {
        let deep = [sprm(0x2416, &[1]), sprm(0x6649, &[2, 0, 0, 0]), end.to_vec()].concat();
        MadeParagraph { changes: deep, ..plain(text) }
    };
    let end = [sprm(0x244C, &[1]), definition(&[0, 100, 200], &[0, 0])].concat();
    let rows = [
        cell("外\r"),
        inner("1\r", &sprm(0x244B, &[1])),
        inner("2\r", &sprm(0x244B, &[1])),
        inner("\r", &end),
        cell("尾\u{7}"),
        cell("右\u{7}"),
        row_end(&[0, 500, 900], &[0, 0]),
    ];
    assert_eq!(lines(&rows), ["外", "0,0 1×1 1 | 0,1 1×1 2", "尾", "右"]);
}

#[test]
fn text_that_is_not_there_is_said() {
    let good = word(&[plain("文\r")], &[]);
    // The count of characters in the head of the main stream, whose sectors lie behind the header,
    // the table of sectors and the directory.
    let main = 512 * 3;
    let mut short = good.clone();
    short[main + 76] = 9;
    assert_eq!(read(&short).unwrap().1, [Remark::CutShort]);
    let mut nowhere = good;
    nowhere[main + 154 + 8 * 33] = 0xFF;
    assert_eq!(read(&nowhere), Err(Refused::Damaged { part: "1Table".into() }));
}

#[test]
fn limits_stop_the_reading_and_are_said() {
    let many: Vec<MadeParagraph<'_>> = (0..9).map(|_| plain("文\r")).collect();
    let limits = Limits { nodes: 5, ..Limits::default() };
    let (blocks, remarks) = read_within(&word(&many, &[]), &limits).unwrap();
    assert_eq!((blocks.len(), remarks), (5, vec![Remark::LimitReached]));
    let rows: Vec<MadeParagraph<'_>> = (0..4)
        .flat_map(|_| [cell("1\u{7}"), cell("2\u{7}"), row_end(&[0, 500, 900], &[0, 0])])
        .collect();
    let limits = Limits { grid: 3, ..Limits::default() };
    let (blocks, remarks) = read_within(&word(&rows, &[]), &limits).unwrap();
    assert!(matches!(&blocks[0], Block::Grid(grid) if grid.rows == 3));
    assert_eq!(remarks, [Remark::LimitReached]);
    let row: Vec<MadeParagraph<'_>> = (0..9).map(|_| cell("1\u{7}")).collect();
    let (blocks, remarks) = read_within(&word(&row, &[]), &limits).unwrap();
    assert!(matches!(&blocks[0], Block::Grid(grid) if grid.columns == 3));
    assert_eq!(remarks, [Remark::LimitReached]);
}

/// The runs of a cell, its text, and why it is unclear.
type SeenCell<'a> = (&'a [(&'a str, &'a [u8])], &'a str, Option<Unclear>);

#[test]
fn struck_raised_and_covered_cells_are_read_as_they_are_seen() {
    let struck = sprm(0x0837, &[1]);
    let twice = sprm(0x2A53, &[1]);
    let raised = sprm(0x4845, &8i16.to_le_bytes());
    let white = sprm(0x6870, &[0xFF, 0xFF, 0xFF, 0]);
    let shaded = [white.clone(), sprm(0x4866, &[0x10, 0])].concat();
    let special = sprm(0x0855, &[1]);
    let data = [special.clone(), sprm(0x0806, &[1])].concat();
    let cases: [SeenCell<'_>; 9] = [
        (&[("16", &struck), ("17", &[])], "17", None),
        (&[("16", &twice), ("17", &[])], "17", None),
        (&[("16", &struck)], "", Some(Unclear::Struck)),
        (&[("16", HIDDEN)], "", Some(Unclear::Hidden)),
        (&[("17", &[]), ("2", &raised)], "17²", None),
        (&[("16", &white), ("17", &[])], "1617", Some(Unclear::Hidden)),
        (&[("17", &shaded)], "17", None),
        (&[("1", &[]), ("\u{8}", &special)], "1", Some(Unclear::TextBox)),
        (&[("\u{1}", &special), ("\u{1}", &data)], "", Some(Unclear::Picture)),
    ];
    for (parts, text, why) in cases {
        let mut of_cell = runs(parts);
        of_cell.runs.push(("\u{7}", vec![]));
        of_cell.changes = sprm(0x2416, &[1]);
        let row = [cell("label\u{7}"), of_cell, row_end(&[0, 100, 200], &[0, 0])];
        let bytes = word(&row, &[]);
        let (blocks, _) = read(&bytes).unwrap();
        let Block::Grid(grid) = &blocks[0] else { panic!("no grid") };
        assert_eq!((grid.cells[1].text.as_str(), grid.cells[1].unclear), (text, why));
    }
}

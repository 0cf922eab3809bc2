//! What all sheets of a workbook share: its strings, its formats, and where the sheets begin
//! (MS-XLS §2.1.7.20.3).

use std::collections::BTreeMap;

use super::records::{BOF, EOF, Record, Records};
use super::strings::{RecordBytes, RichText};
use crate::compound::{u16_at, u32_at};
use read::Refused;
use read::sheets::display::{Epoch, NumberFormat};
use read::shown::{CellLook, FontLook};
use read::vertical_align::VerticalAlign;

const FILE_PASS: u16 = 0x002F;
const DATE_MODE: u16 = 0x0022;
const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const BOUND_SHEET: u16 = 0x0085;
const STRINGS: u16 = 0x00FC;
/// The version that BOF states since Excel 97 (§2.4.21).
const BIFF8: u16 = 0x0600;

pub(super) struct WorkbookGlobals {
    pub sheets: Vec<SheetEntry>,
    pub strings: Vec<RichText>,
    /// By the index of the cell's style.
    pub formats: Vec<NumberFormat>,
    /// The same: how its text is set.
    pub looks: Vec<CellLook>,
    fonts: Vec<FontLook>,
    pub epoch: Epoch,
    /// The stream, or its strings, ended too early.
    pub cut: bool,
}

/// A sheet of cells and where it begins in the stream (§2.4.28).
pub(super) struct SheetEntry {
    pub name: String,
    pub at: usize,
    pub hidden: bool,
}

/// Reads the first part of the stream.
///
/// # Errors
/// [`Refused::Encrypted`], [`Refused::Office`] where it is another version, [`Refused::Damaged`]
/// where it is no workbook.
pub(super) fn read(stream: &[u8]) -> Result<WorkbookGlobals, Refused> {
    let damaged = || Refused::Damaged { part: "Workbook".to_owned() };
    let mut records = Records::from(stream, 0);
    let first =
        records.next().filter(|first| first.kind & 0xFF == BOF & 0xFF).ok_or_else(damaged)?;
    if first.kind != BOF || u16_at(first.data, 0) != Some(BIFF8) {
        return Err(Refused::Office);
    }
    let mut book = WorkbookGlobals {
        sheets: Vec::new(),
        strings: Vec::new(),
        formats: Vec::new(),
        looks: Vec::new(),
        fonts: Vec::new(),
        epoch: Epoch::Year1900,
        cut: false,
    };
    let (mut codes, mut styles, mut ended) = (BTreeMap::new(), Vec::new(), false);
    while let Some(Record { kind, data }) = records.next() {
        match kind {
            EOF => {
                ended = true;
                break;
            }
            FILE_PASS => return Err(Refused::Encrypted),
            DATE_MODE if u16_at(data, 0) == Some(1) => book.epoch = Epoch::Year1904,
            FORMAT => codes.extend(format(data)),
            FONT => book.fonts.push(font(data)),
            XF => styles.push(CellStyle::of(data)),
            BOUND_SHEET => book.sheets.extend(entry(data)),
            STRINGS => {
                let whole;
                (book.strings, whole) = strings(data, records.continued());
                book.cut |= !whole;
            }
            _ => {}
        }
    }
    book.cut |= !ended;
    let format = |style: u16| {
        codes.get(&style).cloned().unwrap_or_else(|| NumberFormat::of_number(u32::from(style)))
    };
    book.formats = styles.iter().map(|style| format(style.format)).collect();
    let look = |style: &CellStyle| CellLook { font: book.font(style.font), filled: style.filled };
    book.looks = styles.iter().map(look).collect();
    Ok(book)
}

impl WorkbookGlobals {
    /// A font by its index; none has index 4 (§2.5.129).
    pub fn font(&self, index: u16) -> FontLook {
        let nth = usize::from(if index > 4 { index - 1 } else { index });
        self.fonts.get(nth).copied().unwrap_or_default()
    }
}

/// What is read of a style of cells (§2.4.353).
struct CellStyle {
    font: u16,
    format: u16,
    filled: bool,
}

impl CellStyle {
    fn of(data: &[u8]) -> CellStyle {
        CellStyle {
            font: u16_at(data, 0).unwrap_or(0),
            format: u16_at(data, 2).unwrap_or(0),
            filled: u32_at(data, 14).is_some_and(|lines| lines >> 26 != 0),
        }
    }
}

/// The colour of the palette that is white.
const WHITE: u16 = 9;

/// §2.4.122.
fn font(data: &[u8]) -> FontLook {
    FontLook {
        struck: u16_at(data, 2).is_some_and(|flags| flags & 8 != 0),
        white: u16_at(data, 4) == Some(WHITE),
        vertical: match u16_at(data, 8) {
            Some(1) => VerticalAlign::Superscript,
            Some(2) => VerticalAlign::Subscript,
            _ => VerticalAlign::Baseline,
        },
    }
}

fn format(data: &[u8]) -> Option<(u16, NumberFormat)> {
    let mut pieces = RecordBytes::new(data, Vec::new());
    Some((pieces.short()?, NumberFormat::of_code(&pieces.counted()?)))
}

/// `None` for charts, macros and what is no sheet of cells.
fn entry(data: &[u8]) -> Option<SheetEntry> {
    let at = u32_at(data, 0)? as usize;
    let mut pieces = RecordBytes::new(data.get(4..)?, Vec::new());
    let (state, kind) = (pieces.byte()?, pieces.byte()?);
    let count = usize::from(pieces.byte()?);
    let name = pieces.text(count)?;
    (kind == 0).then_some(SheetEntry { name, at, hidden: state & 3 != 0 })
}

/// The shared strings, and whether all of them are there (§2.4.265).
fn strings(data: &[u8], further: Vec<&[u8]>) -> (Vec<RichText>, bool) {
    let mut pieces = RecordBytes::new(data, further);
    let mut strings = Vec::new();
    let (Some(_), Some(count)) = (pieces.long(), pieces.long()) else { return (strings, false) };
    for _ in 0..count {
        let Some(text) = pieces.counted_runs() else { return (strings, false) };
        strings.push(text);
    }
    (strings, true)
}

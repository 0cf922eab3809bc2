//! The records of one sheet (MS-XLS §2.1.7.20.5).

use super::binary::{double, rk};
use super::drawing::XlsDrawing;
use super::globals::{SheetEntry, WorkbookGlobals};
use super::records::{BOF, EOF, Record, Records};
use super::strings::RecordBytes;
use crate::compound::{u16_at, u32_at};
use model::document::Remark;
use read::Limits;
use read::sheets::budget::CellBudget;
use read::sheets::display::{NumberFormat, display_number};
use read::sheets::{FilledCell, MergedRange, Sheet, UNREADABLE};
use read::shown::ShownText;

const FORMULA: u16 = 0x0006;
const NOTE: u16 = 0x001C;
const OBJ: u16 = 0x005D;
const COL_INFO: u16 = 0x007D;
const MUL_RK: u16 = 0x00BD;
const R_STRING: u16 = 0x00D6;
const MERGE_CELLS: u16 = 0x00E5;
const MSO_DRAWING: u16 = 0x00EC;
const LABEL_SST: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOL_ERR: u16 = 0x0205;
const STRING: u16 = 0x0207;
const ROW: u16 = 0x0208;
const RK: u16 = 0x027E;

/// The errors of cells (§2.5.10).
const ERRORS: [(u8, &str); 7] = [
    (0x00, "#NULL!"),
    (0x07, "#DIV/0!"),
    (0x0F, "#VALUE!"),
    (0x17, "#REF!"),
    (0x1D, "#NAME?"),
    (0x24, "#NUM!"),
    (0x2A, "#N/A"),
];

pub(super) struct XlsReader<'a> {
    stream: &'a [u8],
    book: &'a WorkbookGlobals,
    budget: CellBudget,
    /// Bytes that may still be read for all sheets: several entries may point to the same records.
    left: usize,
    uncomputed: usize,
    remarks: Vec<Remark>,
}

/// A sheet while it is read.
struct SheetReading {
    sheet: Sheet,
    /// The formula whose text comes with the next record, and its style.
    awaiting: Option<((usize, usize), u16)>,
    drawing: XlsDrawing,
    damaged: bool,
    comments: bool,
}

impl<'a> XlsReader<'a> {
    pub fn new(stream: &'a [u8], book: &'a WorkbookGlobals, limits: &Limits) -> XlsReader<'a> {
        let left = stream.len().saturating_mul(2);
        let budget = CellBudget::new(limits);
        XlsReader { stream, book, budget, left, uncomputed: 0, remarks: Vec::new() }
    }

    /// Reads a sheet; `None` where there is none at its position.
    pub fn sheet(&mut self, entry: &SheetEntry) -> Option<Sheet> {
        let mut records = Records::from(self.stream, entry.at);
        if records.next().is_none_or(|first| first.kind != BOF) {
            self.remark(Remark::DamagedPart { name: entry.name.clone() });
            return None;
        }
        let sheet = Sheet { name: entry.name.clone(), hidden: entry.hidden, ..Sheet::default() };
        let mut reading = SheetReading {
            sheet,
            awaiting: None,
            drawing: XlsDrawing::default(),
            damaged: false,
            comments: false,
        };
        // Charts inside a sheet are streams of their own, with records of the same kinds.
        let mut depth = 1usize;
        while let Some(record) = records.next() {
            let Some(left) = self.left.checked_sub(record.data.len() + 4) else {
                self.remark(Remark::LimitReached);
                break;
            };
            self.left = left;
            match record.kind {
                BOF => depth += 1,
                EOF => depth -= 1,
                STRING if depth == 1 => {
                    let text = RecordBytes::new(record.data, records.continued()).counted();
                    if let Some((position, style)) = reading.awaiting.take() {
                        reading.damaged |= text.is_none();
                        let text = text.unwrap_or_else(unreadable_text);
                        self.put(&mut reading, position, style, text);
                    }
                }
                _ if depth == 1 => {
                    let complete = self.record(record, &mut reading);
                    reading.damaged |= complete.is_none();
                }
                _ => {}
            }
            if depth == 0 || self.budget.spent {
                break;
            }
        }
        if depth > 0 && !self.budget.spent {
            self.remark(Remark::CutShort);
        }
        if let Some((position, style)) = reading.awaiting.take() {
            reading.damaged = true;
            self.put(&mut reading, position, style, unreadable_text());
        }
        if reading.damaged {
            self.remark(Remark::DamagedPart { name: entry.name.clone() });
        }
        if reading.comments {
            self.remark(Remark::Comments);
        }
        Some(reading.sheet)
    }

    pub fn finish(mut self) -> Vec<Remark> {
        if self.uncomputed > 0 {
            self.remark(Remark::FormulasWithoutResult { count: self.uncomputed });
        }
        if self.budget.spent {
            self.remark(Remark::LimitReached);
        }
        self.remarks
    }

    fn remark(&mut self, remark: Remark) {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    fn put(
        &mut self,
        reading: &mut SheetReading,
        position: (usize, usize),
        style: u16,
        text: String,
    ) {
        self.put_runs(reading, position, style, &[(text, None)]);
    }

    /// Puts a text in runs into a cell, without those that are struck out or hidden.
    fn put_runs(
        &mut self,
        reading: &mut SheetReading,
        (row, column): (usize, usize),
        style: u16,
        runs: &[(String, Option<u16>)],
    ) {
        let look = self.book.looks.get(usize::from(style)).copied().unwrap_or_default();
        let mut shown = ShownText::default();
        for (text, font) in runs {
            shown.push(text, look.run(font.map(|font| self.book.font(font))));
        }
        let (text, unclear) = shown.finish();
        reading.sheet.unclear.extend(unclear.map(|why| ((row, column), why)));
        if !text.is_empty() && self.budget.allows(text.len()) {
            reading.sheet.cells.push(FilledCell { row, column, text });
        }
    }

    /// Reads one record; `None` where it is shorter than its kind.
    fn record(&mut self, record: Record<'_>, reading: &mut SheetReading) -> Option<()> {
        let data = record.data;
        match record.kind {
            NOTE => reading.comments = true,
            ROW if data.get(12)? & 0x20 != 0 => {
                let row = usize::from(u16_at(data, 0)?);
                reading.sheet.hidden_rows.push(row..row + 1);
            }
            COL_INFO if u16_at(data, 8)? & 1 != 0 => {
                let (first, last) = (u16_at(data, 0)?, u16_at(data, 2)?);
                reading.sheet.hidden_columns.push(first.into()..usize::from(last) + 1);
            }
            MERGE_CELLS => {
                let (areas, _) = data.get(2..)?.as_chunks::<8>();
                reading.sheet.merges.extend(areas.iter().filter_map(|area| merge(area)));
            }
            MUL_RK => {
                let position = position(data)?;
                let (numbers, _) = data.get(4..)?.as_chunks::<6>();
                for (nth, number) in numbers.iter().enumerate() {
                    let style = u16_at(number, 0)?;
                    let stored = rk(u32_at(number, 2)?);
                    let text = self.number(stored, style);
                    self.put(reading, (position.0, position.1 + nth), style, text);
                }
            }
            FORMULA => self.formula(data, reading)?,
            LABEL_SST => {
                let (position, style) = (position(data)?, u16_at(data, 4)?);
                let book = self.book;
                match book.strings.get(u32_at(data, 6)? as usize) {
                    Some(runs) => self.put_runs(reading, position, style, runs),
                    None => {
                        reading.damaged = true;
                        self.put(reading, position, style, unreadable_text());
                    }
                }
            }
            LABEL | R_STRING | NUMBER | RK | BOOL_ERR => {
                let text = self.cell_text(record)?;
                reading.damaged |= text == UNREADABLE;
                self.put(reading, position(data)?, u16_at(data, 4)?, text);
            }
            MSO_DRAWING => reading.drawing.place(data),
            OBJ => reading.drawing.doubt(data, &mut reading.sheet),
            _ => {}
        }
        Some(())
    }

    /// What a cell shows that is no formula.
    fn cell_text(&self, record: Record<'_>) -> Option<String> {
        let data = record.data;
        let style = u16_at(data, 4)?;
        let rest = data.get(6..)?;
        Some(match record.kind {
            LABEL | R_STRING => RecordBytes::new(rest, Vec::new()).counted()?,
            NUMBER => self.number(double(u64_at_start(rest)?, 0), style),
            RK => self.number(rk(u32_at(rest, 0)?), style),
            _ => match (rest.first()?, rest.get(1)?) {
                (value, 0) => boolean_text(*value),
                (code, _) => error_text(*code),
            },
        })
    }

    /// The result of a formula as it was when the file was saved (§2.5.133).
    fn formula(&mut self, data: &[u8], reading: &mut SheetReading) -> Option<()> {
        let position = position(data)?;
        let style = u16_at(data, 4)?;
        let result = data.get(6..14)?;
        let kind = result.first()?;
        reading.awaiting = None;
        let text = match (u16_at(result, 6)?, kind) {
            (0xFFFF, 0) => {
                reading.awaiting = Some((position, style));
                return Some(());
            }
            (0xFFFF, 1) => boolean_text(*result.get(2)?),
            (0xFFFF, 2) => error_text(*result.get(2)?),
            // A blank text. Programs that do not compute write it too, with the flag that the formula
            // is computed when the file is opened (§2.4.127, `fAlwaysCalc`).
            (0xFFFF, _) if data.get(14)? & 1 != 0 => {
                self.uncomputed += 1;
                unreadable_text()
            }
            (0xFFFF, _) => String::new(),
            _ => self.number(double(u64_at_start(result)?, 0), style),
        };
        self.put(reading, position, style, text);
        Some(())
    }

    fn number(&self, stored: Option<String>, style: u16) -> String {
        let format = self.book.formats.get(usize::from(style));
        let plain = NumberFormat::Plain;
        stored.map_or_else(unreadable_text, |stored| {
            display_number(&stored, format.unwrap_or(&plain), self.book.epoch)
        })
    }
}

fn position(data: &[u8]) -> Option<(usize, usize)> {
    Some((u16_at(data, 0)?.into(), u16_at(data, 2)?.into()))
}

fn u64_at_start(data: &[u8]) -> Option<u64> {
    data.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
}

fn merge(area: &[u8]) -> Option<MergedRange> {
    let at = |at: usize| u16_at(area, at).map(usize::from);
    Some(MergedRange { rows: at(0)?..at(2)? + 1, columns: at(4)?..at(6)? + 1 })
}

fn boolean_text(value: u8) -> String {
    if value == 0 { "FALSE" } else { "TRUE" }.to_owned()
}

fn error_text(code: u8) -> String {
    let known = ERRORS.iter().find(|(own, _)| *own == code);
    known.map_or_else(unreadable_text, |(_, text)| (*text).to_owned())
}

fn unreadable_text() -> String {
    UNREADABLE.to_owned()
}

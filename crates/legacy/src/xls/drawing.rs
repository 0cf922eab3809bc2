//! What lies over the cells of a sheet: pictures, text boxes and shapes (MS-XLS §2.5.193, §2.4.181).

use std::ops::Range;

use crate::compound::{u16_at, u32_at};
use model::document::Unclear;
use read::sheets::Sheet;

/// The anchor of a shape (`OfficeArtClientAnchorSheet`).
const ANCHOR: u16 = 0xF010;
/// Kinds of objects: a comment, which is not shown until it is pointed at, a text box, and the arrow of a filter.
const TEXT: u16 = 0x06;
const DROP_DOWN: u16 = 0x14;
const NOTE: u16 = 0x19;
/// A drawing that reaches less far into a column (of 1,024) or a row (of 256) leaves it as it is.
const INTO: [u16; 2] = [60, 40];

/// The cells that the shape lies over whose object comes next.
#[derive(Default)]
pub(super) struct XlsDrawing(Option<[Range<usize>; 2]>);

impl XlsDrawing {
    /// Keeps the last anchor of a record of drawings (MS-ODRAW §2.2).
    pub fn place(&mut self, data: &[u8]) {
        let mut at = 0usize;
        while let (Some(version), Some(kind), Some(length)) =
            (u16_at(data, at), u16_at(data, at + 2), u32_at(data, at + 4))
        {
            let body = at + 8;
            // What is in a container follows its head.
            let is_container = version & 0xF == 0xF;
            if kind == ANCHOR {
                self.0 = data.get(body..).and_then(cells).or(self.0.take());
            }
            at = if is_container { body } else { body.saturating_add(length as usize) };
        }
    }

    /// Doubts the cells under the object.
    pub fn doubt(&mut self, object: &[u8], sheet: &mut Sheet) {
        // The first part of an object says what it is.
        let kind = u16_at(object, 4);
        let (Some([rows, columns]), Some(kind)) = (self.0.take(), kind) else { return };
        if kind != NOTE && kind != DROP_DOWN {
            let why = if kind == TEXT { Unclear::TextBox } else { Unclear::Picture };
            sheet.doubt(rows, columns, why);
        }
    }
}

fn cells(anchor: &[u8]) -> Option<[Range<usize>; 2]> {
    let at = |at: usize| u16_at(anchor, at);
    let range = |from: u16, to: u16, into: bool| {
        let (from, to) = (usize::from(from), usize::from(to));
        from..(to + usize::from(into)).max(from + 1)
    };
    let columns = range(at(2)?, at(10)?, at(12)? > INTO[0]);
    let rows = range(at(6)?, at(14)?, at(16)? > INTO[1]);
    Some([rows, columns])
}

//! Where annotations and fields of forms stand on a page (ISO 32000-2 §12.5). What is written in them is not read.

use hayro_syntax::object::{Array, Dict, Name};
use hayro_syntax::page::Page;

use super::matrix::Matrix;
use super::path::Path;
use model::document::Unclear;

/// Annotations of one page.
const MOST: usize = 400;
/// Those that show nothing over the text: links, windows of comments, and marks that leave it to be read.
const SHOW_NOTHING: [&[u8]; 8] = [
    b"Link",
    b"Popup",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"Watermark",
    b"PrinterMark",
    b"TrapNet",
];
/// Flags: hidden, and not shown on the screen.
const UNSEEN: i32 = 0b10_0010;

/// The sides of each, left, top, right, bottom, in the page's coordinates.
pub(super) fn marks(page: &Page<'_>, to_page: Matrix) -> Vec<([f32; 4], Unclear)> {
    let all = page.raw().get::<Array<'_>>("Annots").unwrap_or_default();
    let seen = all.iter::<Dict<'_>>().take(MOST).filter(|annotation| {
        let kind = annotation.get::<Name<'_>>("Subtype");
        let flags = annotation.get::<i32>("F").unwrap_or(0);
        let shows = |kind: &Name<'_>| !SHOW_NOTHING.iter().any(|other| **kind == **other);
        kind.is_some_and(|kind| shows(&kind)) && flags & UNSEEN == 0
    });
    let sides = seen.filter_map(|annotation| {
        let [left, bottom, right, top] = annotation.get::<[f64; 4]>("Rect")?;
        let mut area = Path::default();
        area.rectangle(to_page, [left, bottom, right - left, top - bottom]);
        area.sides()
    });
    sides.map(|(sides, _)| (sides, Unclear::Field)).collect()
}

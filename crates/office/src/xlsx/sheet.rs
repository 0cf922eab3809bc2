//! The cells of one sheet (ECMA-376-1 §18.3).

use roxmltree::Node;

use super::attributes::{is_true, number};
use super::strings::{SharedText, string, unescaped};
use super::styles::CellFormats;
use crate::xml::{children, own_text};
use model::document::Unclear;
use read::sheets::address;
use read::sheets::budget::CellBudget;
use read::sheets::display::{Epoch, display_number};
use read::sheets::{FilledCell, Sheet, UNREADABLE};
use read::shown::ShownText;

/// What the cells of all sheets share.
pub(super) struct XlsxSheetContext<'a> {
    pub strings: &'a [SharedText],
    pub formats: &'a CellFormats,
    pub epoch: Epoch,
    pub budget: &'a mut CellBudget,
    /// Formulas whose results the file does not have.
    pub uncomputed: usize,
    /// A cell names a string that there is not, or stands nowhere.
    pub damaged: bool,
}

/// Reads the cells, the merged areas and what is hidden.
pub(super) fn read(worksheet: Node<'_, '_>, context: &mut XlsxSheetContext<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    for node in children(worksheet, "cols").flat_map(|all| children(all, "col")) {
        if let (true, Some(first), Some(last)) =
            (is_true(node, "hidden"), number(node, "min"), number(node, "max"))
        {
            sheet.hidden_columns.push(first.saturating_sub(1)..last);
        }
    }
    let mut next_row = 0;
    for row in children(worksheet, "sheetData").flat_map(|all| children(all, "row")) {
        let at = number(row, "r").and_then(|at| at.checked_sub(1)).unwrap_or(next_row);
        next_row = at.saturating_add(1);
        if is_true(row, "hidden") {
            sheet.hidden_rows.push(at..next_row);
        }
        let mut next_column = 0;
        for cell in children(row, "c") {
            let home = match cell.attribute("r") {
                Some(reference) => address::cell(reference),
                None => Some((at, next_column)),
            };
            let Some((row, column)) = home else {
                context.damaged = true;
                continue;
            };
            next_column = column + 1;
            let Some((text, unclear)) = cell_text(cell, context) else { continue };
            sheet.unclear.extend(unclear.map(|why| ((row, column), why)));
            if text.is_empty() {
                continue;
            }
            if !context.budget.allows(text.len()) {
                return sheet;
            }
            sheet.cells.push(FilledCell { row, column, text });
        }
    }
    let merges = children(worksheet, "mergeCells").flat_map(|all| children(all, "mergeCell"));
    sheet.merges = merges.filter_map(|node| address::range(node.attribute("ref")?)).collect();
    sheet
}

/// What a cell shows, and why nothing of it is left; `None` where nothing is in it (§18.3.1.4, §18.18.11).
fn cell_text(
    cell: Node<'_, '_>,
    context: &mut XlsxSheetContext<'_>,
) -> Option<(String, Option<Unclear>)> {
    let style = number(cell, "s").unwrap_or(0);
    let look = context.formats.look(style);
    let kind = cell.attribute("t").unwrap_or("n");
    if kind == "inlineStr" {
        let text = children(cell, "is").next().map(string);
        return text.map(|text| text.shown(look));
    }
    let stored = children(cell, "v").next().map(own_text);
    let formula = children(cell, "f").next().is_some();
    let text = match (kind, stored.as_deref()) {
        // A formula may have an empty text for its result, but no empty number.
        ("str", Some(stored)) => unescaped(stored.to_owned()),
        (_, None | Some("")) if formula => {
            context.uncomputed += 1;
            UNREADABLE.to_owned()
        }
        (_, None) => return None,
        ("s", Some(stored)) => {
            let text = stored.trim().parse().ok().and_then(|at: usize| context.strings.get(at));
            context.damaged |= text.is_none();
            match text {
                Some(text) => return Some(text.shown(look)),
                None => UNREADABLE.to_owned(),
            }
        }
        ("b", Some(stored)) => if stored.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        ("n", Some(stored)) => display_number(stored, context.formats.of(style), context.epoch),
        // Errors (`#REF!`) and dates in ISO 8601 stand as they are.
        (_, Some(stored)) => stored.to_owned(),
    };
    let mut shown = ShownText::default();
    shown.push(&text, look.run(None));
    Some(shown.finish())
}

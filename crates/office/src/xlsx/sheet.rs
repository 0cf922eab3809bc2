//! The cells of one sheet (ECMA-376-1 §18.3).

use roxmltree::Node;

use super::attributes::{is_true, number};
use super::strings::{string, unescaped};
use super::styles::CellFormats;
use crate::xml::{children, own_text};
use read::sheets::address;
use read::sheets::budget::CellBudget;
use read::sheets::display::{Epoch, display_number};
use read::sheets::{FilledCell, Sheet, UNREADABLE};

/// What the cells of all sheets share.
pub(super) struct XlsxSheetContext<'a> {
    pub strings: &'a [String],
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
            let Some(text) = cell_text(cell, context).filter(|text| !text.is_empty()) else {
                continue;
            };
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

/// What a cell shows; `None` where nothing is in it (§18.3.1.4, §18.18.11).
fn cell_text(cell: Node<'_, '_>, context: &mut XlsxSheetContext<'_>) -> Option<String> {
    let kind = cell.attribute("t").unwrap_or("n");
    if kind == "inlineStr" {
        return children(cell, "is").next().map(string);
    }
    let stored = children(cell, "v").next().map(own_text);
    let formula = children(cell, "f").next().is_some();
    match (kind, stored.as_deref()) {
        // A formula may have an empty text for its result, but no empty number.
        ("str", Some(stored)) => Some(unescaped(stored.to_owned())),
        (_, None | Some("")) if formula => {
            context.uncomputed += 1;
            Some(UNREADABLE.to_owned())
        }
        (_, None) => None,
        ("s", Some(stored)) => {
            let text = stored.trim().parse().ok().and_then(|at: usize| context.strings.get(at));
            context.damaged |= text.is_none();
            Some(text.cloned().unwrap_or_else(|| UNREADABLE.to_owned()))
        }
        ("b", Some(stored)) => Some(if stored.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
        ("n", Some(stored)) => {
            let format = context.formats.of(number(cell, "s").unwrap_or(0));
            Some(display_number(stored, format, context.epoch))
        }
        // Errors (`#REF!`) and dates in ISO 8601 stand as they are.
        (_, Some(stored)) => Some(stored.to_owned()),
    }
}

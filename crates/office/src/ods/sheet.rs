//! The rows and cells of one sheet.

use roxmltree::Node;

use super::attributes::{attribute, count, is_error};
use crate::xml::children;
use read::sheets::budget::CellBudget;
use read::sheets::display::{Epoch, NumberFormat, display_number};
use read::sheets::{FilledCell, MergedRange, Sheet, UNREADABLE};

/// What the sheets of a workbook share.
pub(super) struct OdsSheetContext<'a> {
    pub budget: &'a mut CellBudget,
    /// Formulas whose results the file does not have.
    pub uncomputed: usize,
    /// Comments were left out.
    pub comments: bool,
    /// How deep elements may be nested.
    pub depth: usize,
}

/// Elements that only hold rows or columns together (part 3, §9.1.6–§9.1.12).
const GROUPS: [&str; 6] = [
    "table-row-group",
    "table-header-rows",
    "table-rows",
    "table-column-group",
    "table-header-columns",
    "table-columns",
];

/// Reads the cells, the merged areas and what is hidden.
pub(super) fn read(table: Node<'_, '_>, context: &mut OdsSheetContext<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    let (mut row, mut column) = (0usize, 0usize);
    for node in lines(table, context.depth) {
        let hidden = matches!(attribute(node, "visibility"), Some("collapse" | "filter"));
        if node.tag_name().name() == "table-column" {
            let end = column.saturating_add(count(node, "number-columns-repeated"));
            if hidden {
                sheet.hidden_columns.push(column..end);
            }
            column = end;
            continue;
        }
        let end = row.saturating_add(count(node, "number-rows-repeated"));
        if hidden {
            sheet.hidden_rows.push(row..end);
        }
        let first = sheet.cells.len();
        cells(node, row, &mut sheet, context);
        // A row that is filled and repeated stands there as often.
        let own = sheet.cells.get(first..).unwrap_or(&[]).to_vec();
        for again in row.saturating_add(1)..end {
            if own.is_empty() || context.budget.spent {
                break;
            }
            for cell in &own {
                if context.budget.allows(cell.text.len()) {
                    sheet.cells.push(FilledCell { row: again, ..cell.clone() });
                }
            }
        }
        row = end;
    }
    sheet
}

/// The rows and columns of a table in their order, whatever groups they are in.
fn lines<'a, 'i>(table: Node<'a, 'i>, depth: usize) -> Vec<Node<'a, 'i>> {
    let mut found = Vec::new();
    let mut ahead = vec![table.children()];
    while let Some(children) = ahead.last_mut() {
        let Some(node) = children.next() else {
            ahead.pop();
            continue;
        };
        match node.tag_name().name() {
            "table-row" | "table-column" => found.push(node),
            name if GROUPS.contains(&name) && ahead.len() < depth => ahead.push(node.children()),
            _ => {}
        }
    }
    found
}

/// The cells of one row. Covered cells lie under a merged area; what is in them is not shown.
fn cells(line: Node<'_, '_>, row: usize, sheet: &mut Sheet, context: &mut OdsSheetContext<'_>) {
    let mut column = 0usize;
    for cell in line.children().filter(|child| child.is_element()) {
        let end = column.saturating_add(count(cell, "number-columns-repeated"));
        let name = cell.tag_name().name();
        if !matches!(name, "table-cell" | "covered-table-cell") {
            continue;
        }
        let text = cell_text(cell, context).filter(|text| !text.is_empty());
        let spans = (count(cell, "number-rows-spanned"), count(cell, "number-columns-spanned"));
        if name == "table-cell" && spans != (1, 1) {
            sheet.merges.push(MergedRange {
                rows: row..row.saturating_add(spans.0),
                columns: column..column.saturating_add(spans.1),
            });
        }
        for column in column..end {
            let Some(text) = &text else { break };
            if !context.budget.allows(text.len()) {
                return;
            }
            sheet.cells.push(FilledCell { row, column, text: text.clone() });
        }
        column = end;
    }
}

/// What a cell shows; `None` where nothing is in it (§9.1.4, §19.385).
fn cell_text(cell: Node<'_, '_>, context: &mut OdsSheetContext<'_>) -> Option<String> {
    context.comments |= children(cell, "annotation").next().is_some();
    let paragraphs: Vec<String> =
        children(cell, "p").map(|paragraph| text(paragraph, context.depth)).collect();
    let written = (!paragraphs.is_empty()).then(|| paragraphs.join("\n"));
    if written.is_some() && is_error(cell) {
        return written;
    }
    let value = attribute(cell, "value");
    match (attribute(cell, "value-type"), value) {
        (Some("float" | "currency"), Some(value)) => {
            Some(display_number(value, &NumberFormat::Plain, Epoch::default()))
        }
        (Some("percentage"), Some(value)) => {
            Some(display_number(value, &NumberFormat::Percent, Epoch::default()))
        }
        (None, _) if written.is_none() && attribute(cell, "formula").is_some() => {
            context.uncomputed += 1;
            Some(UNREADABLE.to_owned())
        }
        (Some("string"), _) if written.is_none() => {
            attribute(cell, "string-value").map(str::to_owned)
        }
        (Some("date"), _) if written.is_none() => attribute(cell, "date-value").map(str::to_owned),
        (Some("time"), _) if written.is_none() => attribute(cell, "time-value").map(str::to_owned),
        (Some("boolean"), _) if written.is_none() => {
            attribute(cell, "boolean-value").map(str::to_ascii_uppercase)
        }
        _ => written,
    }
}

/// The text of a paragraph: spaces and breaks are elements, comments and pronunciation are left out
/// (§6.1).
fn text(paragraph: Node<'_, '_>, depth: usize) -> String {
    let mut out = String::new();
    let mut ahead = vec![paragraph.children()];
    while let Some(children) = ahead.last_mut() {
        let Some(node) = children.next() else {
            ahead.pop();
            continue;
        };
        if node.is_text() {
            out.push_str(node.text().unwrap_or_default());
            continue;
        }
        match node.tag_name().name() {
            "s" => out.extend(std::iter::repeat_n(' ', count(node, "c").min(1_000))),
            "tab" => out.push('\t'),
            "line-break" => out.push('\n'),
            "annotation" | "ruby-text" | "note" => {}
            _ if ahead.len() < depth => ahead.push(node.children()),
            _ => {}
        }
    }
    out
}

//! The rows and cells of one sheet.

use roxmltree::Node;

use super::attributes::{attribute, count, is_error};
use super::looks::OdsLooks;
use crate::xml::children;
use model::document::Unclear;
use read::sheets::address;
use read::sheets::budget::CellBudget;
use read::sheets::display::{Epoch, NumberFormat, display_number};
use read::sheets::{FilledCell, MergedRange, Sheet, UNREADABLE};
use read::shown::{CellLook, ShownText, TextLook};

/// What the sheets of a workbook share.
pub(super) struct OdsSheetContext<'a> {
    pub budget: &'a mut CellBudget,
    /// Formulas whose results the file does not have.
    pub uncomputed: usize,
    /// Comments were left out.
    pub comments: bool,
    pub looks: &'a OdsLooks,
    /// How deep elements may be nested.
    pub depth: usize,
}

/// As many as one element of blanks may stand for.
const BLANKS: &str = match std::str::from_utf8(&[b' '; 1_000]) {
    Ok(blanks) => blanks,
    Err(_) => "",
};

/// Bytes of text that are read of one cell. An annual report has a tenth of them.
const MOST_TEXT: usize = 1 << 20;

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
        let (text, unclear) = seen(cell, context).unwrap_or_default();
        let text = Some(text).filter(|text| !text.is_empty());
        if let Some(unclear) = unclear {
            sheet.doubt(row..row.saturating_add(1), column..end, unclear);
        }
        for drawing in cell.children().filter(|child| is_drawing(*child)) {
            let reach = attribute(drawing, "end-cell-address").and_then(last_cell);
            let (last_row, last_column) = reach.unwrap_or((row, column));
            let rows = row..last_row.max(row).saturating_add(1);
            sheet.doubt(rows, column..last_column.max(column).saturating_add(1), kind(drawing));
        }
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

fn is_drawing(node: Node<'_, '_>) -> bool {
    let drawings = ["frame", "custom-shape", "line", "rect", "ellipse", "control", "g", "polygon"];
    drawings.contains(&node.tag_name().name())
}

fn kind(drawing: Node<'_, '_>) -> Unclear {
    let texts = || drawing.descendants().filter(|node| node.is_text());
    let written = texts().any(|node| !node.text().unwrap_or_default().trim().is_empty());
    match (drawing.tag_name().name(), written) {
        ("control", _) => Unclear::Field,
        (_, true) => Unclear::TextBox,
        _ => Unclear::Picture,
    }
}

/// The row and column of an address, which may name a sheet before the cell.
fn last_cell(reference: &str) -> Option<(usize, usize)> {
    let cell = reference.rsplit('.').next()?;
    address::cell(&cell.replace('$', ""))
}

/// What a cell shows, and why nothing of it is left; `None` where nothing is in it.
fn seen(
    cell: Node<'_, '_>,
    context: &mut OdsSheetContext<'_>,
) -> Option<(String, Option<Unclear>)> {
    let mut left_out = None;
    let shown = cell_text(cell, context, &mut left_out)?;
    let look = context.looks.cell(attribute(cell, "style-name")).run(None);
    if !shown.is_empty() && (look.struck || look.hidden) {
        let mut whole = ShownText::default();
        whole.push(&shown, look);
        return Some(whole.finish());
    }
    let left_out = left_out.filter(|_| shown.trim().is_empty());
    Some((shown, left_out))
}

/// What a cell shows without regard to its own look; `None` where nothing is in it (§9.1.4, §19.385).
fn cell_text(
    cell: Node<'_, '_>,
    context: &mut OdsSheetContext<'_>,
    left_out: &mut Option<Unclear>,
) -> Option<String> {
    context.comments |= children(cell, "annotation").next().is_some();
    let own = context.looks.cell(attribute(cell, "style-name"));
    let mut room = MOST_TEXT;
    let read = |paragraph| {
        let (text, unclear) = text(paragraph, own, context.looks, context.depth, &mut room);
        *left_out = left_out.or(unclear);
        text
    };
    let paragraphs: Vec<String> = children(cell, "p").map(read).collect();
    context.budget.spent |= room == 0;
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
/// (§6.1). The cell's own strike is regarded elsewhere.
fn text(
    paragraph: Node<'_, '_>,
    cell: CellLook,
    looks: &OdsLooks,
    depth: usize,
    room: &mut usize,
) -> (String, Option<Unclear>) {
    let mut shown = ShownText::default();
    let mut ahead = vec![(paragraph.children(), TextLook::default())];
    while let Some((children, look)) = ahead.last_mut() {
        let Some(node) = children.next() else {
            ahead.pop();
            continue;
        };
        let look = *look;
        if *room == 0 {
            break;
        }
        if node.is_text() {
            let text = node.text().unwrap_or_default();
            *room = room.saturating_sub(text.len());
            shown.push(text, look);
            continue;
        }
        match node.tag_name().name() {
            "s" => {
                let blanks = count(node, "c").min(BLANKS.len());
                *room = room.saturating_sub(blanks);
                shown.push(BLANKS.get(..blanks).unwrap_or(BLANKS), look);
            }
            "tab" => shown.push("\t", look),
            "line-break" => shown.push("\n", look),
            "annotation" | "ruby-text" | "note" => {}
            "frame" | "custom-shape" | "control" => {}
            name if ahead.len() < depth => {
                let named = attribute(node, "style-name").filter(|_| name == "span");
                let own = named.map_or(look, |style| looks.span(style, cell, look));
                ahead.push((node.children(), own));
            }
            _ => {}
        }
    }
    shown.finish()
}

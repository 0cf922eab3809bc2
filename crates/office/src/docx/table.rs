//! Where the cells of a table stand once its merges are laid out (ECMA-376-1 §17.4).

use super::super::Limits;
use super::element::{Kind, Node, attribute, branch, child, elements, kind, on_off, value};
use super::inline::{is_gone, is_placeholder};

#[derive(Default)]
pub(super) struct Table<'a> {
    /// Count of rows and of columns after merges are laid out.
    pub rows: usize,
    pub columns: usize,
    pub cells: Vec<Slot<'a>>,
    pub limit_reached: bool,
}

/// A cell that is printed, where its upper left corner stands, and which cell of the file it is.
pub(super) struct Slot<'a> {
    pub node: Node<'a>,
    pub row: usize,
    pub column: usize,
    pub rowspan: usize,
    pub colspan: usize,
    /// The row of the table and the cell of the row in the file, from 1.
    pub in_file: (usize, usize),
    /// All it says is what its author is asked to write there.
    pub placeholder: bool,
}

/// A row or a cell, and whether a content control around it shows its prompt.
#[derive(Clone, Copy)]
struct Item<'a> {
    node: Node<'a>,
    placeholder: bool,
}

/// A cell that may go on in the next row: its column, its width, and which of the slots it is.
#[derive(Clone, Copy)]
struct Open {
    column: usize,
    width: usize,
    slot: usize,
}

pub(super) fn lay_out<'a>(table: Node<'a>, limits: &Limits) -> Table<'a> {
    let mut laid = Table::default();
    let mut open: Vec<Open> = Vec::new();
    for (index, row) in laid.items(table, "tr", limits).into_iter().enumerate() {
        if is_row_unseen(row.node) {
            continue;
        }
        if laid.rows >= limits.grid {
            laid.limit_reached = true;
            break;
        }
        open = laid.add_row(row, index + 1, &open, limits);
    }
    laid
}

impl<'a> Table<'a> {
    /// Lays out a row below the cells that are open; gives those that are open below it.
    fn add_row(
        &mut self,
        row: Item<'a>,
        number: usize,
        above: &[Open],
        limits: &Limits,
    ) -> Vec<Open> {
        let most = limits.grid;
        let beside = |name| {
            let properties = child(row.node, "trPr");
            span(properties.and_then(|properties| value(properties, name)), 0).min(most)
        };
        let mut column = beside("gridBefore");
        let mut open: Vec<Open> = Vec::new();
        let cells = self.items(row.node, "tc", limits);
        let first = self.cells.len();
        for (index, cell) in cells.into_iter().enumerate() {
            let merge = Merge::of(cell.node);
            if merge.gone {
                continue;
            }
            if column >= most {
                self.limit_reached = true;
                break;
            }
            let width = merge.width.clamp(1, most - column);
            let at = column;
            column += width;
            let before = self.cells.len().checked_sub(1).filter(|before| *before >= first);
            if let (Along::Continue, Some(before)) = (merge.across, before) {
                if let Some(before) = self.cells.get_mut(before) {
                    before.colspan += width;
                }
                continue;
            }
            let from = above.iter().find(|open| open.column == at && open.width == width);
            if let (Along::Continue, Some(from)) = (merge.down, from) {
                if let Some(slot) = self.cells.get_mut(from.slot) {
                    slot.rowspan += 1;
                }
                open.push(*from);
                continue;
            }
            if merge.down == Along::Restart {
                open.push(Open { column: at, width, slot: self.cells.len() });
            }
            self.cells.push(Slot {
                node: cell.node,
                row: self.rows,
                column: at,
                rowspan: 1,
                colspan: width,
                in_file: (number, index + 1),
                placeholder: row.placeholder || cell.placeholder,
            });
        }
        self.rows += 1;
        self.columns = self.columns.max(column.saturating_add(beside("gridAfter")).min(most));
        open
    }

    /// The rows of a table or the cells of a row, whatever they are wrapped in.
    fn items(&mut self, node: Node<'a>, name: &str, limits: &Limits) -> Vec<Item<'a>> {
        let mut found = Vec::new();
        let root = Item { node, placeholder: false };
        self.gather(root, name, limits.depth, &mut found);
        found
    }

    fn gather(&mut self, from: Item<'a>, name: &str, depth: usize, found: &mut Vec<Item<'a>>) {
        let Some(depth) = depth.checked_sub(1) else {
            self.limit_reached = true;
            return;
        };
        for node in elements(from.node) {
            let item = Item { node, ..from };
            match kind(node) {
                Kind::Word(own) if own == name => found.push(item),
                Kind::Word("sdt") => {
                    let placeholder = from.placeholder || is_placeholder(node);
                    let content = child(node, "sdtContent").map(|node| Item { node, placeholder });
                    if let Some(content) = content {
                        self.gather(content, name, depth, found);
                    }
                }
                Kind::Word("customXml" | "ins" | "moveTo") => {
                    self.gather(item, name, depth, found);
                }
                Kind::Compatibility("AlternateContent") => {
                    if let Some(node) = branch(node) {
                        self.gather(Item { node, ..from }, name, depth, found);
                    }
                }
                _ => {}
            }
        }
    }
}

/// How a cell is merged with those around it.
struct Merge {
    width: usize,
    down: Along,
    across: Along,
    /// Taken out while changes were tracked.
    gone: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Along {
    No,
    Restart,
    Continue,
}

impl Merge {
    fn of(cell: Node<'_>) -> Merge {
        let Some(properties) = child(cell, "tcPr") else {
            return Merge { width: 1, down: Along::No, across: Along::No, gone: false };
        };
        let tracked = child(properties, "cellMerge").and_then(|merge| attribute(merge, "vMerge"));
        let down = match (along(properties, "vMerge"), tracked) {
            (Along::No, Some("rest")) => Along::Restart,
            (Along::No, Some("cont")) => Along::Continue,
            (down, _) => down,
        };
        Merge {
            width: span(value(properties, "gridSpan"), 1),
            down,
            across: along(properties, "hMerge"),
            gone: child(properties, "cellDel").is_some(),
        }
    }
}

fn along(properties: Node<'_>, name: &str) -> Along {
    match child(properties, name).map(|merge| attribute(merge, "val")) {
        None => Along::No,
        Some(Some("restart")) => Along::Restart,
        Some(_) => Along::Continue,
    }
}

/// Taken out while changes were tracked, or hidden.
fn is_row_unseen(row: Node<'_>) -> bool {
    child(row, "trPr").is_some_and(|properties| {
        is_gone(properties) || on_off(properties, "hidden").unwrap_or_default()
    })
}

/// A count of columns; a number too long to be one is as many as there are.
fn span(value: Option<&str>, otherwise: usize) -> usize {
    let Some(value) = value.map(str::trim) else { return otherwise };
    match value.parse() {
        Ok(span) => span,
        Err(_) if !value.is_empty() && value.chars().all(|c| c.is_ascii_digit()) => usize::MAX,
        Err(_) => otherwise,
    }
}

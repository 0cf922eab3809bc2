//! The positions of the cells of a table once its merges are laid out (ECMA-376-1 §17.4).

use super::element::{
    ElementKind, XmlNode, attribute, branch, child, elements, is_deleted, kind, on_off,
    shows_prompt, value,
};
use read::Limits;

#[derive(Default)]
pub(super) struct DocxTable<'a> {
    /// Count of rows and of columns after merges are laid out.
    pub rows: usize,
    pub columns: usize,
    pub cells: Vec<DocxCell<'a>>,
    pub limit_reached: bool,
}

/// A cell that is printed, where its upper left corner stands, and which cell of the file it is.
pub(super) struct DocxCell<'a> {
    pub node: XmlNode<'a>,
    pub row: usize,
    pub column: usize,
    pub rowspan: usize,
    pub colspan: usize,
    /// The row of the table and the cell of the row in the file, from 1.
    pub in_file: (usize, usize),
    /// Its only text is a prompt to the author.
    pub placeholder: bool,
}

/// A row or a cell, and whether a content control around it shows its prompt.
#[derive(Clone, Copy)]
struct WrappedElement<'a> {
    node: XmlNode<'a>,
    placeholder: bool,
}

/// A cell that may go on in the next row: its column, its width, and which of the slots it is.
#[derive(Clone, Copy)]
struct OpenMerge {
    column: usize,
    width: usize,
    slot: usize,
}

pub(super) fn lay_out<'a>(table: XmlNode<'a>, limits: &Limits) -> DocxTable<'a> {
    let mut laid = DocxTable::default();
    let mut open: Vec<OpenMerge> = Vec::new();
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

impl<'a> DocxTable<'a> {
    /// Lays out a row below the cells that are open; gives those that are open below it.
    fn add_row(
        &mut self,
        row: WrappedElement<'a>,
        number: usize,
        above: &[OpenMerge],
        limits: &Limits,
    ) -> Vec<OpenMerge> {
        let most = limits.grid;
        let skipped_columns = |name| {
            let properties = child(row.node, "trPr");
            span(properties.and_then(|properties| value(properties, name)), 0).min(most)
        };
        let mut column = skipped_columns("gridBefore");
        let mut open: Vec<OpenMerge> = Vec::new();
        let cells = self.items(row.node, "tc", limits);
        let first = self.cells.len();
        for (index, cell) in cells.into_iter().enumerate() {
            let merge = CellMerge::of(cell.node);
            if merge.deleted {
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
            if let (MergeState::Continue, Some(before)) = (merge.across, before) {
                if let Some(before) = self.cells.get_mut(before) {
                    before.colspan += width;
                }
                continue;
            }
            let from = above.iter().find(|open| open.column == at && open.width == width);
            if let (MergeState::Continue, Some(from)) = (merge.down, from) {
                if let Some(slot) = self.cells.get_mut(from.slot) {
                    slot.rowspan += 1;
                }
                open.push(*from);
                continue;
            }
            if merge.down == MergeState::Restart {
                open.push(OpenMerge { column: at, width, slot: self.cells.len() });
            }
            self.cells.push(DocxCell {
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
        self.columns =
            self.columns.max(column.saturating_add(skipped_columns("gridAfter")).min(most));
        open
    }

    /// The rows of a table or the cells of a row, whatever they are wrapped in.
    fn items(&mut self, node: XmlNode<'a>, name: &str, limits: &Limits) -> Vec<WrappedElement<'a>> {
        let mut found = Vec::new();
        let root = WrappedElement { node, placeholder: false };
        self.gather(root, name, limits.depth, &mut found);
        found
    }

    fn gather(
        &mut self,
        from: WrappedElement<'a>,
        name: &str,
        depth: usize,
        found: &mut Vec<WrappedElement<'a>>,
    ) {
        let Some(depth) = depth.checked_sub(1) else {
            self.limit_reached = true;
            return;
        };
        for node in elements(from.node) {
            let item = WrappedElement { node, ..from };
            match kind(node) {
                ElementKind::Word(own) if own == name => found.push(item),
                ElementKind::Word("sdt") => {
                    let placeholder = from.placeholder || shows_prompt(node);
                    let content =
                        child(node, "sdtContent").map(|node| WrappedElement { node, placeholder });
                    if let Some(content) = content {
                        self.gather(content, name, depth, found);
                    }
                }
                ElementKind::Word("customXml" | "ins" | "moveTo") => {
                    self.gather(item, name, depth, found);
                }
                ElementKind::Compatibility("AlternateContent") => {
                    if let Some(node) = branch(node) {
                        self.gather(WrappedElement { node, ..from }, name, depth, found);
                    }
                }
                _ => {}
            }
        }
    }
}

/// How a cell is merged with those around it.
struct CellMerge {
    width: usize,
    down: MergeState,
    across: MergeState,
    /// Deleted by a tracked change.
    deleted: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum MergeState {
    No,
    Restart,
    Continue,
}

impl CellMerge {
    fn of(cell: XmlNode<'_>) -> CellMerge {
        let Some(properties) = child(cell, "tcPr") else {
            return CellMerge {
                width: 1,
                down: MergeState::No,
                across: MergeState::No,
                deleted: false,
            };
        };
        let tracked = child(properties, "cellMerge").and_then(|merge| attribute(merge, "vMerge"));
        let down = match (along(properties, "vMerge"), tracked) {
            (MergeState::No, Some("rest")) => MergeState::Restart,
            (MergeState::No, Some("cont")) => MergeState::Continue,
            (down, _) => down,
        };
        CellMerge {
            width: span(value(properties, "gridSpan"), 1),
            down,
            across: along(properties, "hMerge"),
            deleted: child(properties, "cellDel").is_some(),
        }
    }
}

fn along(properties: XmlNode<'_>, name: &str) -> MergeState {
    match child(properties, name).map(|merge| attribute(merge, "val")) {
        None => MergeState::No,
        Some(Some("restart")) => MergeState::Restart,
        Some(_) => MergeState::Continue,
    }
}

/// Whether it is deleted by a tracked change, or hidden.
fn is_row_unseen(row: XmlNode<'_>) -> bool {
    child(row, "trPr").is_some_and(|properties| {
        is_deleted(properties) || on_off(properties, "hidden").unwrap_or_default()
    })
}

/// A count of columns; digits beyond the range of a number count as the largest.
fn span(value: Option<&str>, otherwise: usize) -> usize {
    let Some(value) = value.map(str::trim) else { return otherwise };
    match value.parse() {
        Ok(span) => span,
        Err(_) if !value.is_empty() && value.chars().all(|c| c.is_ascii_digit()) => usize::MAX,
        Err(_) => otherwise,
    }
}

//! Where the cells of a table stand once their spans are laid out.
//!
//! HTML Standard §4.9.12.1 ("forming a table"), as browsers draw it: the first `thead` stands
//! first, the `tfoot`s last, and no cell grows beyond the row group it is in.

use super::survey::TreeSurvey;
use super::tags::PADDED;
use super::tree::{NodeId, Tree};
use model::document::{Anchor, GridCell, Unclear};
use read::Limits;

/// The largest spans that the standard knows.
const MOST_COLUMNS: usize = 1_000;
const MOST_ROWS: usize = 65_534;

pub(super) struct HtmlTable {
    /// Count of rows and of columns after spans are laid out.
    pub rows: usize,
    pub columns: usize,
    pub cells: Vec<HtmlCell>,
    pub limit_reached: bool,
}

/// A cell and where its upper left corner stands.
pub(super) struct HtmlCell {
    pub id: NodeId,
    /// It is empty: the text of the cell before it runs over it.
    pub padding: bool,
    row: usize,
    column: usize,
    rowspan: usize,
    colspan: usize,
}

impl HtmlCell {
    pub fn cell(self, text: String, anchor: Anchor, unclear: Option<Unclear>) -> GridCell {
        let HtmlCell { row, column, rowspan, colspan, .. } = self;
        GridCell { row, column, rowspan, colspan, text, anchor, unclear }
    }
}

/// Lays a table out. `None` where it has no cell.
pub(super) fn lay_out(
    tree: &Tree,
    survey: &TreeSurvey,
    id: NodeId,
    limits: &Limits,
) -> Option<HtmlTable> {
    let mut table = HtmlTable { rows: 0, columns: 0, cells: Vec::new(), limit_reached: false };
    for group in groups(tree, survey, id) {
        table.add_group(tree, survey, &group, limits);
    }
    (!table.cells.is_empty()).then_some(table)
}

/// The row groups in the order in which they are drawn.
fn groups(tree: &Tree, survey: &TreeSurvey, id: NodeId) -> Vec<Vec<NodeId>> {
    let seen = |id: &&NodeId| !survey.of(**id).unseen;
    let (mut head, mut body, mut foot) = (Vec::new(), Vec::new(), Vec::new());
    for child in tree.children(id).iter().filter(seen) {
        let rows = || tree.children(*child).iter().filter(seen).copied().collect();
        match tree.name(*child) {
            "thead" if head.is_empty() => head.push(rows()),
            "thead" | "tbody" => body.push(rows()),
            "tfoot" => foot.push(rows()),
            _ => {}
        }
    }
    head.into_iter().chain(body).chain(foot).collect()
}

impl HtmlTable {
    fn add_group(&mut self, tree: &Tree, survey: &TreeSurvey, rows: &[NodeId], limits: &Limits) {
        let most = limits.grid;
        let mut taken = OccupiedColumns::default();
        let rows: Vec<NodeId> = rows.iter().copied().filter(|id| tree.name(*id) == "tr").collect();
        for (nth, row) in rows.iter().enumerate() {
            if self.rows >= most {
                self.limit_reached = true;
                return;
            }
            let cells = tree
                .children(*row)
                .iter()
                .copied()
                .filter(|id| matches!(tree.name(*id), "td" | "th") && !survey.of(*id).unseen);
            let mut column = 0;
            for id in cells {
                column = taken.next_free(column);
                if column >= most {
                    self.limit_reached = true;
                    break;
                }
                let left = rows.len() - nth;
                let colspan = span(tree, id, "colspan").clamp(1, MOST_COLUMNS).min(most - column);
                let rowspan = match span(tree, id, "rowspan") {
                    0 => left,
                    high => high.min(MOST_ROWS).min(left).min(most - self.rows),
                };
                taken.take(column, colspan, rowspan);
                let row = self.rows;
                if tree.attribute(id, PADDED).is_some() {
                    // What is run over are cells of their own, and blank.
                    for (nth, column) in (column..column + colspan).enumerate() {
                        self.cells.push(HtmlCell {
                            id,
                            padding: nth > 0,
                            row,
                            column,
                            rowspan,
                            colspan: 1,
                        });
                    }
                } else {
                    self.cells.push(HtmlCell { id, padding: false, row, column, rowspan, colspan });
                }
                column += colspan;
                self.columns = self.columns.max(column);
                if self.cells.len() > limits.elements {
                    self.limit_reached = true;
                    return;
                }
            }
            taken.end_row();
            self.rows += 1;
        }
    }
}

/// For each column, in how many rows from here on it is taken by a cell from above.
#[derive(Default)]
struct OccupiedColumns(Vec<usize>);

impl OccupiedColumns {
    fn next_free(&self, from: usize) -> usize {
        from + self.0.iter().skip(from).take_while(|rows| **rows > 0).count()
    }

    /// Cells may overlap; the one that reaches further down counts.
    fn take(&mut self, column: usize, colspan: usize, rowspan: usize) {
        if self.0.len() < column + colspan {
            self.0.resize(column + colspan, 0);
        }
        for rows in self.0.iter_mut().skip(column).take(colspan) {
            *rows = (*rows).max(rowspan);
        }
    }

    fn end_row(&mut self) {
        for rows in &mut self.0 {
            *rows = rows.saturating_sub(1);
        }
    }
}

/// A span as the standard reads numbers: leading white space, digits, and whatever follows. 1 where
/// there is none.
fn span(tree: &Tree, id: NodeId, name: &str) -> usize {
    let value = tree.attribute(id, name).unwrap_or_default().trim_start();
    let value = value.strip_prefix('+').unwrap_or(value);
    let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    match value.get(..end) {
        Some("") | None => 1,
        // Only a number too long to be one does not parse.
        Some(digits) => digits.parse().unwrap_or(usize::MAX),
    }
}

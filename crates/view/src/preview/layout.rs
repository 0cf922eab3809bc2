//! One of the form's tables as a report fills it, spans and all.
//!
//! The form gives （六）其他处理 of table three three rows; a published report often prints one. The
//! page then shows the one row, and every cell beside it spans two rows less.

use model::form::{LayoutCell, LayoutContent, RowForm, TableForm};
use model::{CellId, RowId};

/// A cell as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Laid {
    pub role: Role,
    /// Columns and rows it covers, both at least 1.
    pub colspan: usize,
    pub rowspan: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Words above values. `row` where the values of one row stand below it.
    Above {
        text: &'static str,
        row: Option<RowId>,
    },
    /// Words beside values, and the row they name; a label of a group names none.
    Beside {
        text: &'static str,
        row: Option<RowId>,
    },
    Value(CellId),
}

/// The lines of the table for a report that prints `rows`.
pub fn lay_out(form: &'static TableForm, rows: &[RowId]) -> Vec<Vec<Laid>> {
    let Some(one) = form.rows.iter().find(|row| stands_alone(row, rows)) else {
        return form.layout.iter().map(|line| line_of(form, line)).collect();
    };
    let is_merged =
        |line: &&[LayoutCell]| row_of(form, line).is_some_and(|row| one.stands_for.contains(&row));
    let mut out = Vec::new();
    let mut one_is_drawn = false;
    for (index, line) in form.layout.iter().enumerate() {
        if is_merged(line) {
            if !one_is_drawn {
                out.push(merge(form, line, one));
            }
            one_is_drawn = true;
            continue;
        }
        let mut laid = line_of(form, line);
        for cell in &mut laid {
            let below = form.layout.iter().skip(index).take(cell.rowspan);
            let merged = below.filter(|line| is_merged(line)).count();
            // The rows that are merged leave one row.
            cell.rowspan -= merged.saturating_sub(1);
        }
        out.push(laid);
    }
    out
}

/// Whether the report prints this row instead of those that it stands for.
fn stands_alone(row: &RowForm, rows: &[RowId]) -> bool {
    !row.stands_for.is_empty()
        && rows.contains(&row.id)
        && !row.stands_for.iter().any(|part| rows.contains(part))
}

fn line_of(form: &'static TableForm, line: &[LayoutCell]) -> Vec<Laid> {
    let beside = row_of(form, line).is_some();
    let row_at = |row: u8| form.rows.get(usize::from(row)).map(|row| row.id);
    line.iter()
        .map(|cell| Laid {
            role: match cell.content {
                LayoutContent::Label { text, row } if beside => {
                    Role::Beside { text, row: row.and_then(row_at) }
                }
                LayoutContent::Label { text, row } => {
                    Role::Above { text, row: row.and_then(row_at) }
                }
                LayoutContent::Value { row, column } => {
                    let column = form.columns.get(usize::from(column)).map(|column| column.id);
                    let (row, column) = (row_at(row), column);
                    Role::Value(CellId::new(
                        form.id,
                        row.unwrap_or_default(),
                        column.unwrap_or_default(),
                    ))
                }
            },
            colspan: cell.colspan.into(),
            rowspan: cell.rowspan.into(),
        })
        .collect()
}

/// The line of the row `one` in place of `line`: a single label, as wide as all labels of `line` together.
fn merge(form: &'static TableForm, line: &[LayoutCell], one: &'static RowForm) -> Vec<Laid> {
    let mut label =
        Laid { role: Role::Beside { text: one.label, row: Some(one.id) }, colspan: 0, rowspan: 1 };
    let mut values = Vec::new();
    for cell in line_of(form, line) {
        match cell.role {
            Role::Value(id) => {
                let id = CellId { row: one.id, ..id };
                values.push(Laid { role: Role::Value(id), ..cell });
            }
            _ => label.colspan += cell.colspan,
        }
    }
    std::iter::once(label).chain(values).collect()
}

/// The row of the first value in a line.
fn row_of(form: &TableForm, line: &[LayoutCell]) -> Option<RowId> {
    line.iter().find_map(|cell| match cell.content {
        LayoutContent::Value { row, .. } => form.rows.get(usize::from(row)).map(|row| row.id),
        LayoutContent::Label { .. } => None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, clippy::indexing_slicing)]

    use std::collections::BTreeSet;

    use super::*;
    use model::form::form;
    use model::{Edition, TableId};

    fn laid(edition: Edition, table: TableId, one: bool) -> Vec<Vec<Laid>> {
        let form = form(edition).table(table).expect("the form has the table");
        let mut rows: Vec<RowId> = form.official_rows().map(|row| row.id).collect();
        if one {
            rows.retain(|row| !row.starts_with("other."));
            rows.push("other");
        }
        lay_out(form, &rows)
    }

    /// Holds that the cells cover the rectangle without gap or overlap; its height, its width and its values.
    fn fill(lines: &[Vec<Laid>]) -> (usize, usize, BTreeSet<CellId>) {
        let width: usize = lines[0].iter().map(|cell| cell.colspan).sum();
        let mut taken = vec![vec![false; width]; lines.len()];
        let mut values = BTreeSet::new();
        for (top, line) in lines.iter().enumerate() {
            let mut left = 0;
            for cell in line {
                while taken[top][left] {
                    left += 1;
                }
                for row in taken.iter_mut().skip(top).take(cell.rowspan) {
                    for spot in &mut row[left..left + cell.colspan] {
                        assert!(!*spot, "{cell:?} lies on another");
                        *spot = true;
                    }
                }
                assert!(top + cell.rowspan <= lines.len(), "{cell:?} hangs out below");
                if let Role::Value(id) = cell.role {
                    assert!(values.insert(id), "{id:?} twice");
                }
            }
        }
        assert!(taken.iter().flatten().all(|spot| *spot), "a hole");
        (lines.len(), width, values)
    }

    #[test]
    fn the_tables_of_2021_are_whole_rectangles_with_every_cell_once() {
        let mut values = BTreeSet::new();
        for (table, rows, columns) in [
            (TableId::Proactive, 14, 4),
            (TableId::Applications, 28, 10),
            (TableId::Disputes, 4, 15),
        ] {
            let (high, wide, found) = fill(&laid(Edition::E2021, table, false));
            assert_eq!((high, wide), (rows, columns), "{table:?}");
            values.extend(found);
        }
        assert_eq!(values.len(), 200);
    }

    #[test]
    fn the_tables_of_2019_are_whole_rectangles_with_every_cell_once() {
        let mut values = BTreeSet::new();
        for (table, rows, columns) in [
            (TableId::Proactive, 18, 4),
            (TableId::Applications, 26, 10),
            (TableId::Disputes, 4, 15),
        ] {
            let (high, wide, found) = fill(&laid(Edition::E2019, table, false));
            assert_eq!((high, wide), (rows, columns), "{table:?}");
            values.extend(found);
        }
        assert_eq!(values.len(), 198);
    }

    #[test]
    fn one_row_of_other_handling_is_drawn_as_one_row() {
        let lines = laid(Edition::E2021, TableId::Applications, true);
        let (high, wide, values) = fill(&lines);
        assert_eq!((high, wide, values.len()), (26, 10, 161));
        let line = &lines[23];
        let label = Role::Beside { text: "（六）其他处理", row: Some("other") };
        assert_eq!(line[0], Laid { role: label, colspan: 2, rowspan: 1 });
        let group = &lines[5][0];
        assert_eq!((group.colspan, group.rowspan), (1, 20));
        // The table of 2019 has one such row in the form itself.
        assert_eq!(lines, laid(Edition::E2019, TableId::Applications, false));
    }

    #[test]
    fn words_above_values_are_told_from_words_beside_them() {
        let lines = laid(Edition::E2021, TableId::Proactive, false);
        assert!(matches!(lines[0][0].role, Role::Above { row: None, .. }));
        assert!(matches!(lines[2][0].role, Role::Beside { row: Some("regulations"), .. }));
        let lines = laid(Edition::E2021, TableId::Disputes, false);
        assert!(matches!(lines[0][0].role, Role::Above { row: Some("review"), .. }));
        assert!(lines[3].iter().all(|cell| matches!(cell.role, Role::Value(_))));
    }
}

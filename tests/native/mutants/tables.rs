//! Changes of the shape of a table. They come after those of its cells.

use model::{Entry, TableId};

use super::mutant::{Key, Mutant, Seen};
use crate::maker::draw::Draw;
use crate::maker::formats::Cells;
use crate::maker::page::{Block, Cell, Table};

/// Two columns change places, heads and all.
pub fn columns(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let id = any(draw);
    let table = mutant.table(id);
    let count = table.columns;
    let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
    let able: Vec<(usize, usize)> = pairs.filter(|pair| are_alike(table, *pair)).collect();
    if able.is_empty() {
        return false;
    }
    let (one, other) = *draw.one_of(&able);
    for row in &mut table.rows {
        let at = |column| row.iter().position(|cell: &Cell| cell.column == column);
        if let (Some(first), Some(second)) = (at(one), at(other)) {
            let text = std::mem::take(&mut row[first].text);
            row[first].text = std::mem::replace(&mut row[second].text, text);
        }
    }
    // Where columns have no place, only the form's own order is known.
    if mutant.format.cells == Cells::Drawn && mutant.format.name != "markdown" {
        touch(mutant, id);
    }
    mutant.changes.push(format!("{id:?}: columns {one} and {other} change places"));
    true
}

/// In every row both begin, or one cell covers both.
fn are_alike(table: &Table, (one, other): (usize, usize)) -> bool {
    let owner = |row: usize, column: usize| {
        let above = table.rows[..=row].iter().enumerate().rev();
        above
            .flat_map(|(at, cells)| cells.iter().map(move |cell| (at, cell)))
            .find(|(at, cell)| at + cell.rowspan > row && covers(cell, column))
    };
    (0..table.rows.len()).all(|row| match (owner(row, one), owner(row, other)) {
        (Some((at, cell)), Some((beside, next))) if at == beside => {
            let same = cell.column == next.column;
            let own = cell.colspan == 1 && next.colspan == 1 && cell.rowspan == next.rowspan;
            same || (own && cell.is_value == next.is_value)
        }
        _ => false,
    }) && table.rows.iter().flatten().any(|cell| cell.is_value && cell.column == one)
}

fn covers(cell: &Cell, column: usize) -> bool {
    (cell.column..cell.column + cell.colspan).contains(&column)
}

/// Two rows of table three change places, labels and all.
pub fn rows(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let id = TableId::Applications;
    let table = mutant.table(id);
    let places = |row: &Vec<Cell>| -> Vec<(usize, usize, usize)> {
        row.iter().map(|cell| (cell.column, cell.colspan, cell.rowspan)).collect()
    };
    let count = table.rows.len();
    let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
    let alike = pairs.filter(|(one, other)| {
        let has_values = table.rows[*one].iter().any(|cell| cell.is_value);
        has_values && places(&table.rows[*one]) == places(&table.rows[*other])
    });
    let alike: Vec<(usize, usize)> = alike.collect();
    let (one, other) = *draw.one_of(&alike);
    table.rows.swap(one, other);
    touch(mutant, id);
    mutant.changes.push(format!("rows {one} and {other} of the page's table change places"));
    true
}

/// Two values beside each other become one merged cell.
pub fn merged(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let keys: Vec<Key> = mutant.keys(TableId::Applications);
    let nth = draw.below(keys.len() as u64 - 1) as usize;
    let (one, other) = (keys[nth], keys[nth + 1]);
    let alike = mutant.printed(one) == mutant.printed(other);
    let plain = !mutant.touched.contains(&one) && !mutant.touched.contains(&other);
    let is_moved = mutant.changes.iter().any(|change| change.contains("change places"));
    if one.1 != other.1 || !alike || !plain || is_moved || mutant.format.name == "json" {
        return false;
    }
    let text = mutant.printed(one);
    let value = match &mutant.seen[&one] {
        Seen::Value(entry) => entry.clone(),
        Seen::Unclear(_) => return false,
    };
    let table = mutant.table(TableId::Applications);
    let mut seen = 0;
    for row in &mut table.rows {
        for at in 0..row.len() {
            if !row[at].is_value {
                continue;
            }
            if seen == nth {
                row[at].colspan = 2;
                row.remove(at + 1);
                for key in [one, other] {
                    mutant.seen.insert(key, Seen::Unclear(vec![value.clone(), Entry::Blank]));
                    mutant.touched.insert(key);
                }
                mutant.changes.push(format!("{one:?} and {other:?} share a merged cell {text:?}"));
                return true;
            }
            seen += 1;
        }
    }
    false
}

/// The table ends, and goes on as another one; with its head once more, or not.
pub fn split(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let id = *draw.one_of(&[TableId::Proactive, TableId::Applications]);
    let at = mutant.page.blocks.iter().position(is_table(id)).unwrap();
    let Block::Table(table) = &mut mutant.page.blocks[at] else { return false };
    let head = head(table);
    let able = between_rows(table, head);
    if able.is_empty() {
        return false;
    }
    let row = *draw.one_of(&able);
    let rest: Vec<Vec<Cell>> = table.rows.drain(row..).collect();
    let again = draw.once_in(2);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    if again && id == TableId::Applications {
        rows.extend(table.rows[..head].iter().map(|row| row.iter().map(copied).collect()));
    }
    rows.extend(rest);
    let columns = table.columns;
    mutant.page.blocks.insert(at + 1, Block::Table(Table { id, columns, rows }));
    if draw.once_in(2) {
        let words = draw.one_of(&["（续表）", "续表三", "（接上表）"]).to_string();
        mutant.page.blocks.insert(at + 1, Block::Paragraph(words));
    }
    touch(mutant, id);
    mutant.changes.push(format!("{id:?} is two tables from row {row}, the head again: {again}"));
    true
}

/// The rows below the head before which no cell of a row above reaches down.
fn between_rows(table: &Table, head: usize) -> Vec<usize> {
    let ends = |above: usize| table.rows[above].iter().map(move |cell| above + cell.rowspan);
    let free = |row: &usize| (0..*row).flat_map(ends).all(|end| end <= *row);
    (head + 1..table.rows.len()).filter(free).collect()
}

/// The head of table three again between its rows, as at the top of a page.
pub fn head_again(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let table = mutant.table(TableId::Applications);
    let head = head(table);
    let able = between_rows(table, head);
    if able.is_empty() {
        return false;
    }
    let row = *draw.one_of(&able);
    let again: Vec<Vec<Cell>> =
        table.rows[..head].iter().map(|row| row.iter().map(copied).collect()).collect();
    table.rows.splice(row..row, again);
    touch(mutant, TableId::Applications);
    mutant.changes.push(format!("the head stands again before row {row}"));
    true
}

/// A row that is not of the form.
pub fn more_rows(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let label = *draw.one_of(&["（八）另行处理", "其中：网上申请", "9.其他情形", "备注情况"]);
    let values: Vec<String> = (0..7).map(|_| (1 + draw.below(9)).to_string()).collect();
    let table = mutant.table(TableId::Applications);
    let Some(at) = table
        .rows
        .iter()
        .position(|row| row.iter().any(|cell| cell.text.contains("总计") && cell.column == 1))
    else {
        return false;
    };
    // It stands behind （七）总计, in the group of outcomes, which grows by it.
    let Some(group) =
        table.rows[..=at].iter_mut().flatten().find(|cell| cell.text.starts_with("三、"))
    else {
        return false;
    };
    group.rowspan += 1;
    let cell = |text: String, column, colspan, is_value| Cell {
        text,
        column,
        colspan,
        rowspan: 1,
        is_value,
    };
    let mut row = vec![cell(label.to_owned(), 1, 2, false)];
    row.extend(values.into_iter().enumerate().map(|(nth, text)| cell(text, 3 + nth, 1, true)));
    table.rows.insert(at + 1, row);
    mutant.has_more = true;
    mutant.changes.push(format!("a row {label} of its own"));
    true
}

/// Labels with notes, spaces, line breaks or other brackets.
pub fn labels(mutant: &mut Mutant, draw: &mut Draw) -> bool {
    let lines = mutant.has_lines();
    let id = any(draw);
    let how = draw.below(5);
    let seed = draw.next();
    let table = mutant.table(id);
    let mut draw = Draw::new(seed);
    for cell in table.rows.iter_mut().flatten().filter(|cell| !cell.is_value) {
        if !draw.once_in(3) {
            continue;
        }
        cell.text = match how {
            0 => cell.text.replace('（', "(").replace('）', ")"),
            1 => cell.text.replace('、', "，").replace('，', "、"),
            2 if lines => with_space(&cell.text, '\n', &mut draw),
            2 | 3 => with_space(&cell.text, '\u{3000}', &mut draw),
            _ => format!("{}（{}）", cell.text, draw.one_of(&["件", "单位：件", "含结转"])),
        };
    }
    touch(mutant, id);
    mutant.changes.push(format!("labels of {id:?} written otherwise ({how})"));
    true
}

fn with_space(text: &str, space: char, draw: &mut Draw) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    if chars.len() > 1 {
        chars.insert(1 + draw.below(chars.len() as u64 - 1) as usize, space);
    }
    chars.into_iter().collect()
}

fn any(draw: &mut Draw) -> TableId {
    *draw.one_of(&TableId::ALL)
}

fn is_table(id: TableId) -> impl Fn(&Block) -> bool {
    move |block| matches!(block, Block::Table(table) if table.id == id)
}

/// How many rows have no value.
fn head(table: &Table) -> usize {
    table.rows.iter().take_while(|row| !row.iter().any(|cell| cell.is_value)).count()
}

fn copied(cell: &Cell) -> Cell {
    let Cell { text, column, colspan, rowspan, is_value } = cell;
    Cell {
        text: text.clone(),
        column: *column,
        colspan: *colspan,
        rowspan: *rowspan,
        is_value: *is_value,
    }
}

fn touch(mutant: &mut Mutant, id: TableId) {
    let keys = mutant.keys(id);
    mutant.touched.extend(keys);
}

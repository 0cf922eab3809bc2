//! Values for the three tables: drawn from a seed, added up as the form asks, and dressed as
//! authors dress them.

use std::collections::BTreeMap;

use model::form::{Form, Kind, TableForm};
use model::{RowId, TableId};

use super::Values;
use super::draw::Draw;
use super::report::Features;

/// Numbers before they are printed.
type Counts = BTreeMap<(TableId, &'static str, &'static str), u64>;

/// Values of all sizes, many zeros among them, that need not add up.
pub fn any(form: &'static Form, seed: u64) -> Values {
    let mut draw = Draw::new(seed);
    let cells = form.tables.iter().flat_map(TableForm::cells);
    cells
        .map(|cell| {
            let value = match draw.below(7) {
                0..=3 => 0,
                4 => draw.below(10),
                5 => draw.below(1000),
                _ => draw.below(10_000_000),
            };
            ((cell.table, cell.row, cell.column), value.to_string())
        })
        .collect()
}

/// Values that add up but for a few faults.
pub fn adding_up(
    form: &'static Form,
    one_row: Option<RowId>,
    features: &Features,
    seed: u64,
    faults: usize,
) -> Values {
    let mut draw = Draw::new(seed);
    let mut counts = Counts::new();
    for table in form.tables {
        match table.id {
            TableId::Proactive => proactive(table, features, &mut draw, &mut counts),
            TableId::Applications => applications(table, one_row, features, &mut draw, &mut counts),
            TableId::Disputes => disputes(table, features, &mut draw, &mut counts),
        }
    }
    spoil(faults, &mut draw, &mut counts);
    let kind = |table: TableId, column: &str| form.column(table, column).unwrap().kind;
    let values = counts.iter().map(|(key, count)| {
        let (table, _, column) = *key;
        (*key, printed(*count, table, kind(table, column), features, &mut draw))
    });
    values.collect()
}

fn proactive(table: &TableForm, features: &Features, draw: &mut Draw, counts: &mut Counts) {
    for cell in table.cells() {
        let most = if features.large { 90_000_000 } else { 3_000 };
        let count = if is_zero(features, draw) { 0 } else { draw.below(most) };
        counts.insert((table.id, cell.row, cell.column), count);
    }
}

/// 一 + 二 = （七） + 四, （七） is the sum of its outcomes, and 总计 that of the six before it.
fn applications(
    table: &TableForm,
    one_row: Option<RowId>,
    features: &Features,
    draw: &mut Draw,
    counts: &mut Counts,
) {
    let parts: &[RowId] = one_row.and_then(|one| table.row(one)).map_or(&[], |one| one.stands_for);
    let (total, applicants) = table.columns.split_last().unwrap();
    let rows = table.rows.iter().filter(|row| match one_row {
        Some(one) => row.id == one || !parts.contains(&row.id),
        None => row.stands_for.is_empty(),
    });
    let rows: Vec<RowId> = rows.map(|row| row.id).collect();
    let outcomes: Vec<RowId> = rows
        .iter()
        .copied()
        .filter(|row| !["received", "carried-in", "handled-total", "carried-out"].contains(row))
        .collect();
    for (nth, column) in applicants.iter().enumerate() {
        let mut set = |row, count| counts.insert((table.id, row, column.id), count);
        let mut handled = 0;
        for row in &outcomes {
            let most = match (features.large, nth) {
                (true, 0) => 4_000_000,
                (true, _) => 90_000,
                (false, _) => 60,
            };
            let count = if is_zero(features, draw) { 0 } else { draw.below(most) };
            handled += count;
            set(row, count);
        }
        let left = if is_zero(features, draw) { 0 } else { draw.below(20) };
        let carried = draw.below(20).min(handled + left);
        set("handled-total", handled);
        set("carried-out", left);
        set("carried-in", carried);
        set("received", handled + left - carried);
    }
    for row in rows {
        let sum = applicants.iter().map(|column| counts[&(table.id, row, column.id)]).sum();
        counts.insert((table.id, row, total.id), sum);
    }
}

fn disputes(table: &TableForm, features: &Features, draw: &mut Draw, counts: &mut Counts) {
    let (total, kinds) = table.columns.split_last().unwrap();
    for row in table.official_rows() {
        let mut sum = 0;
        for column in kinds {
            let most = if features.large { 90_000 } else { 12 };
            let count = if is_zero(features, draw) { 0 } else { draw.below(most) };
            sum += count;
            counts.insert((table.id, row.id, column.id), count);
        }
        counts.insert((table.id, row.id, total.id), sum);
    }
}

fn is_zero(features: &Features, draw: &mut Draw) -> bool {
    if features.zeros { !draw.once_in(12) } else { draw.once_in(2) }
}

/// Slips of the pen in tables three and four.
fn spoil(faults: usize, draw: &mut Draw, counts: &mut Counts) {
    let summed: Vec<_> =
        counts.keys().copied().filter(|(table, ..)| *table != TableId::Proactive).collect();
    for _ in 0..faults {
        let key = draw.one_of(&summed);
        *counts.get_mut(key).unwrap() += 1 + draw.below(9);
    }
}

/// A number as this author writes it.
fn printed(count: u64, table: TableId, kind: Kind, features: &Features, draw: &mut Draw) -> String {
    let (first, second) = (draw.below(6), draw.below(3));
    match (count, first) {
        (0, 0 | 1) if features.blanks => return String::new(),
        (0, 2) if features.slashes => return "/".into(),
        (0, 3) if features.slashes => return "—".into(),
        _ => {}
    }
    match kind {
        Kind::Amount if count > 0 => return amount(count, features, second),
        Kind::Change if count > 0 => {
            let change = count % 100;
            return if second == 0 { format!("-{change}") } else { format!("+{change}") };
        }
        _ => {}
    }
    if features.notes && table == TableId::Proactive && count > 0 && second == 0 {
        return format!("{count}（其中修订{}件）", count % 17);
    }
    if features.separators && count >= 1000 && first < 4 {
        return separated(count);
    }
    // Full-width digits of longer numbers are broken over the lines of a narrow cell.
    if features.full_width && first == 4 && count < 1000 {
        return full_width(count);
    }
    count.to_string()
}

/// With two decimals; where notes are written, units are too.
fn amount(count: u64, features: &Features, draw: u64) -> String {
    let money = format!("{}.{:02}", count / 100, count % 100);
    match draw {
        0 if features.notes => format!("{money}万元"),
        1 => (count / 100).to_string(),
        _ => money,
    }
}

fn separated(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn full_width(count: u64) -> String {
    let wide = |digit: char| char::from_u32(digit as u32 - '0' as u32 + '０' as u32).unwrap();
    count.to_string().chars().map(wide).collect()
}

//! Numbers of the tables: a digit, a total, a row that slipped, a blank.

use model::form::form;
use model::{CellId, Edition, Place, TableId};

use super::{Case, Kind, Of, Right};
use crate::maker::draw::Draw;
use crate::own::row;
use crate::sample::{Edit, Sample};

const APPLICATIONS: TableId = TableId::Applications;

/// Those that name a broken sum of table three.
const SUMS: &[&str] = &[
    "cell-does-not-fit-its-sums",
    "sums-do-not-agree",
    "row-or-column-slipped",
    "applicants-do-not-add-up",
    "outcomes-do-not-add-up",
    "applications-do-not-balance",
];

pub const KINDS: &[Kind] = &[
    Kind { name: "a digit of a cell of table three", rules: SUMS, of: Of::OneCell, make: one_cell },
    Kind { name: "a total of table three", rules: SUMS, of: Of::OneCell, make: a_total },
    Kind { name: "two cells of table three", rules: SUMS, of: Of::TwoCells, make: two_cells },
    Kind {
        name: "five cells of table three",
        rules: &["sums-do-not-agree", "cell-does-not-fit-its-sums"],
        of: Of::Sums,
        make: five_cells,
    },
    Kind {
        name: "a row shifted by one",
        rules: &["row-or-column-slipped", "cell-does-not-fit-its-sums", "sums-do-not-agree"],
        of: Of::Sums,
        make: shifted,
    },
    Kind {
        name: "a digit beside a blank (七)",
        rules: &["applicants-do-not-add-up", "cell-does-not-fit-its-sums"],
        of: Of::Sums,
        make: row_alone,
    },
    Kind {
        name: "a digit in a row with a word",
        rules: &["outcomes-do-not-add-up", "cell-does-not-fit-its-sums"],
        of: Of::Sums,
        make: column_alone,
    },
    Kind {
        name: "新收 of a kind beside a word",
        rules: &["applications-do-not-balance", "cell-does-not-fit-its-sums"],
        of: Of::Sums,
        make: balance_alone,
    },
    Kind {
        name: "a digit of table four",
        rules: &["total-is-not-the-sum"],
        of: Of::Sums,
        make: table_four,
    },
    Kind {
        name: "a total left blank",
        rules: &["total-is-not-filled"],
        of: Of::Others,
        make: blank,
    },
    Kind {
        name: "a table left blank",
        rules: &["table-is-not-filled"],
        of: Of::Others,
        make: blank_table,
    },
    Kind {
        name: "现行有效 too small",
        rules: &["stock-is-too-small"],
        of: Of::Others,
        make: stock,
    },
    Kind {
        name: "规章 of a county",
        rules: &["documents-are-not-in-its-power"],
        of: Of::Others,
        make: regulations,
    },
];

/// The cells of table three in which a number stands, with their values.
fn cells(sample: &Sample, table: TableId) -> Vec<(CellId, u64)> {
    let of = sample.cells.keys().filter(|id| id.table == table);
    of.filter_map(|id| Some((*id, sample.value(*id)?))).collect()
}

/// A typing error: a digit added, removed or changed.
fn slip(value: u64, draw: &mut Draw) -> u64 {
    let digits = value.to_string();
    let other = (value % 10 + 1 + draw.below(9)) % 10;
    match draw.below(3) {
        0 if value > 0 => value * 10 + draw.below(10),
        1 if digits.len() > 1 => value / 10,
        _ => value - value % 10 + other,
    }
}

fn set(sample: &Sample, id: CellId, value: impl ToString) -> Edit {
    (sample.cells[&id].clone(), value.to_string())
}

fn one_cell(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    let changed = |(id, value): (CellId, u64)| {
        let edit = set(sample, id, slip(value, draw));
        Case::new(sample, &[edit], Right::Cell(id, value))
    };
    cells(sample, APPLICATIONS).into_iter().map(changed).collect()
}

fn a_total(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    let totals = cells(sample, APPLICATIONS);
    let totals =
        totals.into_iter().filter(|(id, _)| id.column == "total" || id.row == "handled-total");
    let changed = totals.map(|(id, value)| {
        let edit = set(sample, id, slip(value, draw));
        Case::new(sample, &[edit], Right::Cell(id, value))
    });
    changed.collect()
}

fn several(sample: &Sample, draw: &mut Draw, count: usize) -> Option<Case> {
    let all = cells(sample, APPLICATIONS);
    let mut chosen: Vec<(CellId, u64)> = Vec::new();
    for _ in 0..400 {
        let (id, value) = *draw.one_of(&all);
        let apart = chosen.iter().all(|(o, _)| o.row != id.row && o.column != id.column);
        if apart && chosen.len() < count {
            chosen.push((id, value));
        }
    }
    let edits: Vec<Edit> =
        chosen.iter().map(|(id, value)| set(sample, *id, slip(*value, draw))).collect();
    let right = match count {
        2 => Right::Changes(chosen),
        _ => Right::At(vec![Place::Table(APPLICATIONS)]),
    };
    (edits.len() == count).then(|| Case::new(sample, &edits, right))
}

fn two_cells(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    (0..8).filter_map(|_| several(sample, draw, 2)).collect()
}

fn five_cells(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    (0..2).filter_map(|_| several(sample, draw, 5)).collect()
}

/// The six kinds of applicants one to the right; the last was 0 and is lost.
fn shifted(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let rows = form(sample.edition()).table(APPLICATIONS).unwrap().official_rows();
    let shift = |id: &'static str| {
        let ids = row(id);
        let values: Option<Vec<u64>> = ids.iter().map(|id| sample.value(*id)).collect();
        let values = values.filter(|_| ids.iter().all(|id| sample.cells.contains_key(id)))?;
        let filled = values[..6].iter().filter(|value| **value > 0).count();
        if values[5] > 0 || filled < 2 {
            return None;
        }
        let moved = std::iter::once(0).chain(values[..5].iter().copied());
        let edits: Vec<Edit> = ids.iter().zip(moved).map(|(id, v)| set(sample, *id, v)).collect();
        Some(Case::new(sample, &edits, Right::At(vec![Place::Row(APPLICATIONS, id)])))
    };
    rows.filter_map(|row| shift(row.id)).collect()
}

const COLUMNS: [&str; 2] = ["natural-person", "business"];

/// A digit of a cell, and other cells that then cannot be added up.
fn beside(sample: &Sample, id: CellId, unread: &[(CellId, &str)], place: Place) -> Option<Case> {
    let value = sample.value(id)?;
    let all = || unread.iter().map(|(id, _)| id).chain([&id]);
    if !all().all(|id| sample.cells.contains_key(id)) {
        return None;
    }
    let mut edits: Vec<Edit> = unread.iter().map(|(id, words)| set(sample, *id, words)).collect();
    let before = Some(sample.with(&edits));
    edits.push(set(sample, id, value + 3));
    Some(Case { before, ..Case::new(sample, &edits, Right::At(vec![place])) })
}

fn at(row: &'static str, column: &'static str) -> CellId {
    CellId::new(APPLICATIONS, row, column)
}

fn row_alone(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    // A blank in running text is nothing, and its row another one.
    let columns = COLUMNS.into_iter().filter(|_| sample.is_drawn());
    let cases = columns.flat_map(|column| {
        ["disclosed", "partly-disclosed"].into_iter().filter_map(move |row| {
            let place = Place::Row(APPLICATIONS, row);
            beside(sample, at(row, column), &[(at("handled-total", column), "")], place)
        })
    });
    cases.collect()
}

fn column_alone(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let cases = COLUMNS.into_iter().flat_map(|column| {
        ["disclosed", "partly-disclosed"].into_iter().filter_map(move |row| {
            let place = Place::Column(APPLICATIONS, column);
            beside(sample, at(row, column), &[(at(row, "research"), "若干")], place)
        })
    });
    cases.collect()
}

fn balance_alone(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let cases = COLUMNS.into_iter().filter_map(|column| {
        let place = Place::Column(APPLICATIONS, column);
        beside(sample, at("received", column), &[(at("received", "research"), "若干")], place)
    });
    cases.collect()
}

fn table_four(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    let changed = |(id, value): (CellId, u64)| {
        let place = Place::Row(id.table, id.row);
        Case::new(sample, &[set(sample, id, slip(value, draw))], Right::At(vec![place]))
    };
    cells(sample, TableId::Disputes).into_iter().map(changed).collect()
}

fn blank(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let tables = [APPLICATIONS, TableId::Disputes].into_iter().filter(|_| sample.is_drawn());
    let totals = tables.flat_map(|table| cells(sample, table));
    let totals = totals.filter(|(id, value)| id.column == "total" && *value > 0);
    let blanked = totals.map(|(id, _)| {
        let right = Right::At(vec![Place::Cell(id), Place::Table(id.table)]);
        Case::new(sample, &[set(sample, id, "")], right)
    });
    blanked.collect()
}

fn blank_table(sample: &Sample, _: &mut Draw) -> Vec<Case> {
    let tables = TableId::ALL.into_iter().filter(|_| sample.is_drawn());
    let blanked = tables.map(|table| {
        let ids = sample.cells.keys().filter(|id| id.table == table);
        let edits: Vec<Edit> = ids.map(|id| set(sample, *id, "")).collect();
        Case::new(sample, &edits, Right::At(vec![Place::Table(table)]))
    });
    blanked.collect()
}

fn stock(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    let cell = |row, column| CellId::new(TableId::Proactive, row, column);
    let rows = ["regulations", "normative-documents"].into_iter().filter_map(|row| {
        let (low, value) = match sample.edition() {
            Edition::E2019 => {
                (cell(row, "total-disclosed"), sample.value(cell(row, "new-disclosed"))?)
            }
            Edition::E2021 => {
                let repealed = sample.value(cell(row, "repealed"))?;
                let made = sample.value(cell(row, "made"))?;
                (cell(row, "in-force"), made.saturating_sub(repealed))
            }
        };
        let place = Place::Row(TableId::Proactive, row);
        (value > 0).then(|| {
            Case::new(sample, &[set(sample, low, draw.below(value))], Right::At(vec![place]))
        })
    });
    rows.collect()
}

fn regulations(sample: &Sample, draw: &mut Draw) -> Vec<Case> {
    // What kind of body the others are their names do not tell.
    let told = ["县人民政府", "镇人民政府", "局"].iter().any(|end| sample.organ().ends_with(end));
    if sample.edition() == Edition::E2019 || !told {
        return Vec::new();
    }
    let place = Place::Row(TableId::Proactive, "regulations");
    let cell = |column| CellId::new(TableId::Proactive, "regulations", column);
    let columns = ["made", "in-force"].into_iter().map(cell);
    let found = columns.filter(|id| sample.cells.contains_key(id)).map(|id| {
        let count = 1 + draw.below(3);
        Case::new(sample, &[set(sample, id, count)], Right::At(vec![place]))
    });
    found.collect()
}

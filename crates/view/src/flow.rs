//! The totals of table three as a flow: received and carried in, outcomes, carried out.

use std::fmt::Display;

use engine::Judged;
use engine::recognise::Reading;
use model::form::{self, Form, RowForm};
use model::language::Language;
use model::{CellId, Edition, Entry, RowId, TableId};
use screen::{Flow, FlowRow, FlowSide, FlowYear};

use super::words;

/// The flow of a report; nothing where it has no table three. `last_year` is the report before it, where both are
/// compared.
pub fn flow(judged: &Judged, last_year: Option<&Reading>, language: Language) -> Flow {
    let readings = std::iter::once(&judged.reading).chain(last_year);
    Flow { years: readings.filter_map(|reading| year(reading, language)).collect() }
}

fn year(reading: &Reading, language: Language) -> Option<FlowYear> {
    let report = &reading.report;
    let form = form::form(report.edition.get().copied().unwrap_or(Edition::E2021));
    let table = report.table(TableId::Applications)?;
    let row_of = |row: &RowForm| {
        let side = side(row.id)?;
        let cell = table.cells.get(&(row.id, TOTAL)).filter(|cell| cell.entry != Entry::Absent)?;
        Some(FlowRow {
            place: CellId::new(TableId::Applications, row.id, TOTAL).into(),
            name: name(form, row.id, language),
            side,
            printed: cell.printed.clone(),
            value: match cell.entry {
                Entry::Count(count) => Some(count),
                _ => None,
            },
            certain: cell.certain,
        })
    };
    let rows: Vec<FlowRow> = rows(form).filter_map(row_of).collect();
    if rows.is_empty() {
        return None;
    }
    let year = report.year.get().map(|year| words::FLOW_YEAR.fill(language, &[("year", year)]));
    let flow = FlowYear { year: year.unwrap_or_default(), sentence: String::new(), rows };
    Some(FlowYear { sentence: sentence(&flow, language), ..flow })
}

const TOTAL: &str = "total";

fn rows(form: &'static Form) -> impl Iterator<Item = &'static RowForm> {
    form.table(TableId::Applications).into_iter().flat_map(|table| table.rows)
}

/// The side of a row. The total of what was handled is none: its parts are drawn.
fn side(row: RowId) -> Option<FlowSide> {
    match row {
        "received" | "carried-in" => Some(FlowSide::In),
        "handled-total" => None,
        "carried-out" => Some(FlowSide::Out),
        _ => Some(FlowSide::Handled),
    }
}

/// The name of a row, short where the picture has little room for it.
fn name(form: &'static Form, row: RowId, language: Language) -> String {
    let short = match row {
        "received" => words::FLOW_RECEIVED,
        "carried-in" => words::FLOW_CARRIED_IN,
        "carried-out" => words::FLOW_CARRIED_OUT,
        _ => return form::row_name(form, TableId::Applications, row, language),
    };
    short.plain(language).to_owned()
}

fn sentence(year: &FlowYear, language: Language) -> String {
    let of = |wanted: FlowSide| -> u64 {
        let rows = year.rows.iter().filter(|row| row.side == wanted);
        rows.filter_map(|row| row.value).fold(0, u64::saturating_add)
    };
    let (handled, out) = (of(FlowSide::Handled), of(FlowSide::Out));
    let [came, went] = year.sides();
    let slots: &[(&str, &dyn Display)] = &[("in", &came), ("handled", &handled), ("out", &out)];
    let mut sentences = vec![words::FLOW_SENTENCE.fill(language, slots)];
    if came != went {
        let gap: &dyn Display = &came.abs_diff(went);
        sentences.push(words::FLOW_GAP.fill(language, &[("n", gap)]));
    }
    if year.rows.iter().any(|row| !row.certain) {
        sentences.push(words::FLOW_UNCERTAIN.plain(language).to_owned());
    }
    words::in_a_row(&sentences, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(side: FlowSide, value: u64) -> FlowRow {
        FlowRow {
            place: model::Place::Report,
            name: String::new(),
            side,
            printed: value.to_string(),
            value: Some(value),
            certain: true,
        }
    }

    #[test]
    fn what_does_not_balance_is_said_with_its_difference() {
        let rows = vec![row(FlowSide::In, 7), row(FlowSide::Handled, 5), row(FlowSide::Out, 1)];
        let year = FlowYear { rows, ..FlowYear::default() };
        assert_eq!(year.sides(), [7, 6]);
        let said = sentence(&year, Language::Chinese);
        assert!(said.contains("相差 1 件"), "{said}");
        let rows = vec![row(FlowSide::In, 6), row(FlowSide::Handled, 5), row(FlowSide::Out, 1)];
        let said = sentence(&FlowYear { rows, ..FlowYear::default() }, Language::Chinese);
        assert!(!said.contains("相差"), "{said}");
    }

    #[test]
    fn every_row_but_the_total_has_a_side() {
        let form = form::form(Edition::E2021);
        let sides: Vec<_> = rows(form).map(|row| (row.id, side(row.id))).collect();
        assert_eq!(sides.iter().filter(|(_, side)| *side == Some(FlowSide::In)).count(), 2);
        assert!(sides.contains(&("handled-total", None)));
        assert!(sides.contains(&("carried-out", Some(FlowSide::Out))));
        assert!(sides.contains(&("other", Some(FlowSide::Handled))));
    }
}

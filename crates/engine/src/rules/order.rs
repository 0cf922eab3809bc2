//! The form's own order, from the title to the closing: findings and places are listed in it.

use model::form::Form;
use model::{CellId, Place, SectionId, TableId};

/// Compares as the form reads: section, sentence or table, row, column. The whole of something
/// comes before its parts.
pub(super) fn position(form: &Form, place: Place) -> [usize; 5] {
    match place {
        Place::Report => [0; 5],
        Place::Title => [1, 0, 0, 0, 0],
        Place::Section(section) => [number(section), 0, 0, 0, 0],
        Place::Sentence(section, index) => [number(section), 1, index, 0, 0],
        Place::Span(section, index, start, end) => [number(section), 1, index, start + 1, end],
        Place::Table(table) => [number(table.section()), 2, 0, 0, 0],
        Place::Column(table, id) => [number(table.section()), 2, 0, column(form, table, id), 0],
        Place::Row(table, id) => [number(table.section()), 2, row(form, table, id), 0, 0],
        Place::Cell(CellId { table, row: id, column: of }) => {
            [number(table.section()), 2, row(form, table, id), column(form, table, of), 0]
        }
    }
}

fn number(section: SectionId) -> usize {
    match section {
        SectionId::Masthead => 2,
        SectionId::Overview => 3,
        SectionId::Proactive => 4,
        SectionId::Applications => 5,
        SectionId::Disputes => 6,
        SectionId::Problems => 7,
        SectionId::OtherMatters => 8,
        SectionId::Closing => 9,
    }
}

// From 1; what the edition does not have comes last.
fn row(form: &Form, table: TableId, id: &str) -> usize {
    let index = form.table(table).and_then(|table| table.rows.iter().position(|row| row.id == id));
    index.map_or(usize::MAX, |index| index + 1)
}

fn column(form: &Form, table: TableId, id: &str) -> usize {
    let index =
        form.table(table).and_then(|table| table.columns.iter().position(|column| column.id == id));
    index.map_or(usize::MAX, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Edition;
    use model::form;

    #[test]
    fn the_title_comes_first_and_a_table_before_its_cells() {
        let form = form::form(Edition::E2021);
        let cell = |row, column| Place::Cell(CellId::new(TableId::Applications, row, column));
        let sorted = [
            Place::Report,
            Place::Title,
            Place::Section(SectionId::Overview),
            Place::Sentence(SectionId::Overview, 3),
            Place::Table(TableId::Applications),
            Place::Column(TableId::Applications, "total"),
            cell("received", "total"),
            cell("carried-in", "natural-person"),
            Place::Row(TableId::Disputes, "review"),
        ];
        assert!(sorted.is_sorted_by_key(|place| position(form, *place)));
    }
}

use super::*;

fn cells(edition: Edition, table: TableId) -> usize {
    form(edition).table(table).map_or(0, |table| table.cells().count())
}

#[test]
fn the_2021_form_has_two_hundred_cells() {
    assert_eq!(cells(Edition::E2021, TableId::Proactive), 10);
    assert_eq!(cells(Edition::E2021, TableId::Applications), 175);
    assert_eq!(cells(Edition::E2021, TableId::Disputes), 15);
}

#[test]
fn the_2019_form_has_one_row_for_other_handling() {
    assert_eq!(cells(Edition::E2019, TableId::Proactive), 22);
    assert_eq!(cells(Edition::E2019, TableId::Applications), 161);
    assert_eq!(cells(Edition::E2019, TableId::Disputes), 15);
}

#[test]
fn every_year_since_2019_has_one_edition() {
    assert_eq!(edition_for_year(2018), None);
    assert_eq!(edition_for_year(2019), Some(Edition::E2019));
    assert_eq!(edition_for_year(2020), Some(Edition::E2019));
    assert_eq!(edition_for_year(2021), Some(Edition::E2021));
    assert_eq!(edition_for_year(2026), Some(Edition::E2021));
}

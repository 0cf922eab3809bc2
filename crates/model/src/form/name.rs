//! The name of a place in the form's own words: `表四 · 行政诉讼 · 复议后起诉 · 总计`.

use crate::language::Language;
use crate::{CellId, ColumnId, Place, RowId, SectionId, TableId};

use super::{Form, RowForm};

mod words {
    use crate::language::Words;
    include!(concat!(env!("OUT_DIR"), "/names.rs"));
}

/// The name of a place, from the table or section inwards. Ids that this edition does not have
/// are shown as they are.
pub fn name(form: &Form, place: Place, language: Language) -> String {
    let parts = match place {
        Place::Report => vec![words::REPORT.plain(language).to_owned()],
        Place::Title => vec![words::TITLE.plain(language).to_owned()],
        Place::Section(id) => vec![section(form, id, language)],
        // A span is named by its sentence: characters are for machines.
        Place::Sentence(id, index) | Place::Span(id, index, ..) => {
            let number = index.saturating_add(1);
            vec![section(form, id, language), words::SENTENCE.fill(language, &[("n", &number)])]
        }
        Place::Table(id) => vec![table(form, id, language)],
        Place::Row(id, row) => with_row(form, id, row, language),
        Place::Column(id, column) => {
            let column = column_name(form, id, column, language);
            vec![table(form, id, language), words::COLUMN.fill(language, &[("column", &column)])]
        }
        Place::Cell(CellId { table, row, column }) => {
            let mut parts = with_row(form, table, row, language);
            parts.push(column_name(form, table, column, language));
            parts
        }
    };
    parts.join(words::BETWEEN.plain(language))
}

/// The name of a row without its table and group: `（一）予以公开`, `1.属于国家秘密`.
pub fn row_name(form: &Form, table: TableId, row: RowId, language: Language) -> String {
    match (form.row(table, row), language) {
        (Some(found), Language::Chinese) => short(found).to_owned(),
        (Some(found), Language::English(english)) => english.sentence(found.english).to_owned(),
        (None, _) => row.to_owned(),
    }
}

/// The name of a column: `商业企业`.
pub fn column_name(form: &Form, table: TableId, column: ColumnId, language: Language) -> String {
    let Some(found) = form.column(table, column) else { return column.to_owned() };
    match language {
        Language::Chinese => found.label.to_owned(),
        Language::English(english) => english.sentence(found.english).to_owned(),
    }
}

/// The text begins as a heading of the second level does: `（一）`.
pub fn opens_subheading(text: &str) -> bool {
    words::OPENS.iter().any(|ordinal| text.starts_with(ordinal))
}

fn with_row(form: &Form, id: TableId, row: RowId, language: Language) -> Vec<String> {
    let mut parts = vec![table(form, id, language)];
    if let Some(found) = form.row(id, row) {
        parts.extend(group(found, language).map(str::to_owned));
    }
    parts.push(row_name(form, id, row, language));
    parts
}

fn table(form: &Form, id: TableId, language: Language) -> String {
    match (form.table(id), language) {
        (Some(found), Language::Chinese) => found.name.to_owned(),
        (Some(found), Language::English(english)) => english.sentence(found.english).to_owned(),
        (None, _) => id.word().to_owned(),
    }
}

fn section(form: &Form, id: SectionId, language: Language) -> String {
    match (id, form.section(id), language) {
        (SectionId::Masthead, ..) => words::MASTHEAD.plain(language).to_owned(),
        (SectionId::Closing, ..) => words::CLOSING.plain(language).to_owned(),
        (_, Some(found), Language::Chinese) => found.heading.to_owned(),
        (_, Some(found), Language::English(english)) => english.sentence(found.english).to_owned(),
        (_, None, _) => id.word().to_owned(),
    }
}

fn group(row: &'static RowForm, language: Language) -> Option<&'static str> {
    let group = row.group.filter(|group| !words::UNDERSTOOD.contains(group))?;
    match language {
        Language::Chinese => Some(group),
        Language::English(english) => row.group_english.map(|group| english.sentence(group)),
    }
}

fn short(row: &'static RowForm) -> &'static str {
    let found = words::SHORT.iter().find(|(id, _)| *id == row.id);
    found.map_or(row.label, |(_, short)| short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Edition;
    use crate::form::form;
    use crate::language::English;

    fn both(place: Place) -> (String, String) {
        let form = form(Edition::E2021);
        let english = Language::English(English::of(&[crate::ENGLISH]));
        (name(form, place, Language::Chinese), name(form, place, english))
    }

    #[test]
    fn a_cell_is_named_from_the_table_inwards() {
        let (chinese, english) =
            both(CellId::new(TableId::Applications, "refused.state-secret", "business").into());
        assert_eq!(chinese, "表三 · （三）不予公开 · 1.属于国家秘密 · 商业企业");
        assert_eq!(english, "Table 3 · (3) Refused · 1. State secrets · businesses");
        let (chinese, _) =
            both(CellId::new(TableId::Disputes, "litigation-after-review", "total").into());
        assert_eq!(chinese, "表四 · 行政诉讼 · 复议后起诉 · 总计");
    }

    #[test]
    fn what_everybody_knows_is_left_out() {
        let (chinese, english) = both(Place::Row(TableId::Applications, "partly-disclosed"));
        assert_eq!(chinese, "表三 · （二）部分公开");
        assert_eq!(english, "Table 3 · (2) Partly disclosed");
    }

    #[test]
    fn a_sentence_counts_from_one() {
        let (chinese, english) = both(Place::Sentence(SectionId::Overview, 2));
        assert_eq!(chinese, "一、总体情况 · 第3句");
        assert_eq!(english, "1. Overview · sentence 3");
        assert_eq!(both(Place::Span(SectionId::Overview, 2, 0, 4)).0, chinese);
    }

    #[test]
    fn a_column_says_that_it_is_one() {
        let (chinese, english) = both(Place::Column(TableId::Applications, "business"));
        assert_eq!(chinese, "表三 · “商业企业”列");
        assert_eq!(english, "Table 3 · column “businesses”");
    }
}

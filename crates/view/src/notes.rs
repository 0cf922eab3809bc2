//! The sentences of the notes that the reading makes.

use std::fmt::Display;

use engine::recognise::{Note, NoteKind};
use model::document::{Remark, Unclear};
use model::form::{self, Form};
use model::language::Language;
use model::{Account, Place, TableRead, WhyNotRead};

use super::words;

/// The word of JSON v1.
pub fn kind(kind: &NoteKind) -> &'static str {
    match kind {
        NoteKind::LabelVariant => "label-variant",
        NoteKind::RowNotRead => "row-not-read",
        NoteKind::Split => "split",
        NoteKind::ColumnOrder => "column-order",
        NoteKind::Leftover => "leftover",
        NoteKind::TableTwice => "table-twice",
        NoteKind::Unclear(_) => "unclear",
        NoteKind::Decoding(Remark::Undecodable { .. }) => "undecodable",
        NoteKind::Decoding(Remark::EncodingContradicted) => "encoding-contradicted",
        NoteKind::Decoding(Remark::CutShort) => "cut-short",
        NoteKind::Decoding(Remark::LimitReached) => "limit-reached",
        NoteKind::Decoding(Remark::TrackedChanges) => "tracked-changes",
        NoteKind::Decoding(Remark::Comments) => "comments",
        NoteKind::Decoding(Remark::FileWithin) => "file-within",
        NoteKind::Decoding(Remark::PagesWithoutText { .. }) => "pages-without-text",
        NoteKind::Decoding(Remark::ScannedPages { .. }) => "scanned-pages",
        NoteKind::Decoding(Remark::DamagedPages { .. }) => "damaged-pages",
        NoteKind::Decoding(Remark::DamagedPart { .. }) => "damaged-part",
        NoteKind::Decoding(Remark::HiddenSheet { .. }) => "hidden-sheet",
        NoteKind::Decoding(Remark::HiddenCells { .. }) => "hidden-cells",
        NoteKind::Decoding(Remark::SheetTooLarge { .. }) => "sheet-too-large",
        NoteKind::Decoding(Remark::FormulasWithoutResult { .. }) => "formulas-without-result",
        NoteKind::Decoding(Remark::OtherDocuments { .. }) => "other-documents",
    }
}

/// What became of the cells of a table, and what of it was not read.
pub fn account(
    read: &TableRead,
    account: &Account<'_>,
    form: &Form,
    language: Language,
    say: &mut dyn FnMut(Place, String),
) {
    let place = Place::Table(read.id);
    let counts = [
        (words::ACCOUNT_READ, account.read),
        (words::ACCOUNT_BLANK, account.blank),
        (words::ACCOUNT_UNCERTAIN, account.uncertain),
        (words::ACCOUNT_NOT_READ, account.not_read),
        (words::ACCOUNT_LEFT_OVER, account.left_over.len()),
    ];
    let name = form::name(form, place, language);
    let mut sentence = words::ACCOUNT_TABLE.fill(language, &[("table", &name)]);
    for (index, (words, count)) in counts.into_iter().enumerate() {
        if index == 0 || count > 0 {
            sentence += &words.fill(language, &[("n", &count)]);
        }
    }
    sentence += words::ACCOUNT_END.plain(language);
    say(place, sentence);
    for gap in account.gaps.iter().filter(|gap| gap.why == WhyNotRead::Unmatched) {
        let name = form::name(form, gap.place, language);
        let slots: &[(&str, &dyn Display)] = &[("place", &name), ("text", &gap.raw)];
        let words = match (gap.raw, gap.place) {
            ("", Place::Cell(_)) => words::ACCOUNT_CELL,
            ("", _) => words::NOTE_ROW_NOT_READ,
            _ => words::ACCOUNT_UNREAD,
        };
        say(gap.place, words.fill(language, slots));
    }
}

/// The sentence of a note.
pub fn text(note: &Note, form: &Form, language: Language) -> String {
    let place = form::name(form, note.place, language);
    let mut count = 0;
    let mut printed = note.text.clone();
    let words = match &note.kind {
        NoteKind::LabelVariant => words::NOTE_LABEL_VARIANT,
        NoteKind::RowNotRead => match note.place {
            Place::Row(..) | Place::Cell(_) => words::NOTE_ROW_NOT_READ,
            _ => words::NOTE_TABLE_NOT_READ,
        },
        NoteKind::Split => words::NOTE_SPLIT,
        NoteKind::ColumnOrder => words::NOTE_COLUMN_ORDER,
        NoteKind::Leftover => words::NOTE_LEFTOVER,
        NoteKind::TableTwice => words::NOTE_TABLE_TWICE,
        NoteKind::Unclear(why) => {
            let why = match why {
                Unclear::Struck => words::UNCLEAR_STRUCK,
                Unclear::Hidden => words::UNCLEAR_HIDDEN,
                Unclear::Covered => words::UNCLEAR_COVERED,
                Unclear::Overlap => words::UNCLEAR_OVERLAP,
                Unclear::AcrossBorder => words::UNCLEAR_ACROSS_BORDER,
                Unclear::Picture => words::UNCLEAR_PICTURE,
                Unclear::TextBox => words::UNCLEAR_TEXT_BOX,
                Unclear::Field => words::UNCLEAR_FIELD,
            };
            why.plain(language).clone_into(&mut printed);
            words::NOTE_UNCLEAR
        }
        NoteKind::Decoding(Remark::Undecodable { count: n }) => {
            count = *n;
            words::NOTE_UNDECODABLE
        }
        NoteKind::Decoding(Remark::EncodingContradicted) => words::NOTE_ENCODING_CONTRADICTED,
        NoteKind::Decoding(Remark::CutShort) => words::NOTE_CUT_SHORT,
        NoteKind::Decoding(Remark::LimitReached) => words::NOTE_LIMIT_REACHED,
        NoteKind::Decoding(Remark::TrackedChanges) => words::NOTE_TRACKED_CHANGES,
        NoteKind::Decoding(Remark::Comments) => words::NOTE_COMMENTS,
        NoteKind::Decoding(Remark::FileWithin) => words::NOTE_FILE_WITHIN,
        NoteKind::Decoding(Remark::PagesWithoutText { pages }) => {
            printed = words::numbers(pages, language);
            words::NOTE_PAGES_WITHOUT_TEXT
        }
        NoteKind::Decoding(Remark::ScannedPages { pages }) => {
            printed = words::numbers(pages, language);
            words::NOTE_SCANNED_PAGES
        }
        NoteKind::Decoding(Remark::DamagedPages { pages }) => {
            printed = words::numbers(pages, language);
            words::NOTE_DAMAGED_PAGES
        }
        NoteKind::Decoding(Remark::DamagedPart { name }) => {
            printed.clone_from(name);
            words::NOTE_DAMAGED_PART
        }
        NoteKind::Decoding(Remark::HiddenSheet { name, read }) => {
            printed.clone_from(name);
            if *read { words::NOTE_HIDDEN_SHEET_READ } else { words::NOTE_HIDDEN_SHEET }
        }
        NoteKind::Decoding(Remark::HiddenCells { sheet }) => {
            printed.clone_from(sheet);
            words::NOTE_HIDDEN_CELLS
        }
        NoteKind::Decoding(Remark::SheetTooLarge { name }) => {
            printed.clone_from(name);
            words::NOTE_SHEET_TOO_LARGE
        }
        NoteKind::Decoding(Remark::FormulasWithoutResult { count: n }) => {
            count = *n;
            words::NOTE_FORMULAS_WITHOUT_RESULT
        }
        NoteKind::Decoding(Remark::OtherDocuments { count: n }) => {
            count = *n;
            words::NOTE_OTHER_DOCUMENTS
        }
    };
    let label = match note.place {
        Place::Row(table, row) => form.row(table, row).map_or("", |row| row.label),
        _ => "",
    };
    let slots: &[(&str, &dyn Display)] =
        &[("n", &count), ("place", &place), ("label", &label), ("text", &printed)];
    words.fill(language, slots)
}

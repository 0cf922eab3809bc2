//! What the reading says about itself, in words.

use std::fmt::Display;

use crate::document::Remark;
use crate::form::{self, Form};
use crate::language::Language;
use crate::model::Place;
use crate::recognise::{Note, NoteKind};

use super::words;

/// The word of `wire v1`.
pub fn kind(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::LabelVariant => "label-variant",
        NoteKind::RowNotRead => "row-not-read",
        NoteKind::Split => "split",
        NoteKind::ColumnOrder => "column-order",
        NoteKind::Leftover => "leftover",
        NoteKind::TableTwice => "table-twice",
        NoteKind::Decoding(Remark::Undecodable { .. }) => "undecodable",
        NoteKind::Decoding(Remark::EncodingContradicted) => "encoding-contradicted",
        NoteKind::Decoding(Remark::CutShort) => "cut-short",
        NoteKind::Decoding(Remark::LimitReached) => "limit-reached",
    }
}

/// The sentence of a note.
pub fn text(note: &Note, form: &Form, language: Language) -> String {
    let place = form::name(form, note.place, language);
    let mut count = 0;
    let words = match note.kind {
        NoteKind::LabelVariant => words::NOTE_LABEL_VARIANT,
        NoteKind::RowNotRead => match note.place {
            Place::Row(..) | Place::Cell(_) => words::NOTE_ROW_NOT_READ,
            _ => words::NOTE_TABLE_NOT_READ,
        },
        NoteKind::Split => words::NOTE_SPLIT,
        NoteKind::ColumnOrder => words::NOTE_COLUMN_ORDER,
        NoteKind::Leftover => words::NOTE_LEFTOVER,
        NoteKind::TableTwice => words::NOTE_TABLE_TWICE,
        NoteKind::Decoding(Remark::Undecodable { count: n }) => {
            count = n;
            words::NOTE_UNDECODABLE
        }
        NoteKind::Decoding(Remark::EncodingContradicted) => words::NOTE_ENCODING_CONTRADICTED,
        NoteKind::Decoding(Remark::CutShort) => words::NOTE_CUT_SHORT,
        NoteKind::Decoding(Remark::LimitReached) => words::NOTE_LIMIT_REACHED,
    };
    let label = match note.place {
        Place::Row(table, row) => form.row(table, row).map_or("", |row| row.label),
        _ => "",
    };
    let slots: &[(&str, &dyn Display)] =
        &[("n", &count), ("place", &place), ("label", &label), ("text", &note.text)];
    words.fill(language, slots)
}

//! [`Document`] × form → [`Report`], once for all formats.

use std::collections::BTreeMap;

use crate::decode::Refused;
use crate::document::{Anchor, Document, Remark};
use crate::model::{Edition, Place, Report};

/// What a person has said about the report.
#[derive(Clone, Debug, Default)]
pub struct Told {
    pub edition: Option<Edition>,
    pub year: Option<u16>,
    pub organ: Option<String>,
}

/// A report, where its parts stood, and what the reading has to say about itself.
#[derive(Clone, Debug)]
pub struct Reading {
    pub report: Report,
    /// Cells, title and sentences.
    pub anchors: BTreeMap<Place, Anchor>,
    pub notes: Vec<Note>,
}

/// Something a reader should know about the reading; not a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub kind: NoteKind,
    pub place: Place,
    /// Printed text that belongs to it, where there is some.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// The label differs from the form's.
    LabelVariant,
    /// The row's values could not be told apart.
    RowNotRead,
    /// The digits were glued together and the sums allow one way to part them.
    Split,
    /// The cells came column by column; their order was inferred.
    ColumnOrder,
    /// Values stand there that belong to no row of the form.
    Leftover,
    /// Tables of this kind stand more than once; the first was read.
    TableTwice,
    /// From the decoder.
    Decoding(Remark),
}

/// Reads a report out of a document.
///
/// # Errors
/// [`Refused::AnotherDocument`], [`Refused::Mojibake`].
pub fn recognise(_document: &Document, _told: &Told) -> Result<Reading, Refused> {
    Err(Refused::AnotherDocument)
}

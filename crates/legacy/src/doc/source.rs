//! The pieces, properties and styles that a story is read from.

use std::cell::Cell;
use std::collections::BTreeSet;

use super::character::CharacterProperties;
use super::fib::{Fib, Structure};
use super::pieces::{PieceTable, TextUnit};
use super::properties::{ParagraphProperties, PropertyPages, PropertyRun};
use super::streams::Streams;
use super::styles::DocStyles;
use crate::compound::{u16_at, u32_at};
use read::{Limits, Refused};

pub(super) struct DocSource<'a> {
    streams: &'a Streams<'a>,
    pub pieces: PieceTable<'a>,
    styles: DocStyles,
    paragraphs: PropertyPages<'a>,
    characters: PropertyPages<'a>,
    /// Where notes are marked with a character of the author's own.
    marks: BTreeSet<usize>,
    /// Bytes of properties that many places share and that may still be read.
    left: Cell<usize>,
}

/// The characters that a run of the file has, and what they are.
#[derive(Clone)]
pub(super) struct RunCharacter<'a> {
    run: PropertyRun<'a>,
    changes: u16,
    pub character: CharacterProperties,
}

impl<'a> DocSource<'a> {
    /// # Errors
    /// [`Refused::Damaged`] where the text cannot be found.
    pub fn new(
        streams: &'a Streams<'a>,
        fib: &Fib<'_>,
        limits: &Limits,
    ) -> Result<DocSource<'a>, Refused> {
        let marks = |structure| own_marks(fib.structure(structure, streams.table));
        let notes = [Structure::FootnoteMarks, Structure::EndnoteMarks];
        Ok(DocSource {
            streams,
            pieces: PieceTable::read(streams.main, streams.table, fib)?,
            styles: DocStyles::read(streams, fib),
            paragraphs: PropertyPages::of_paragraphs(streams, fib),
            characters: PropertyPages::of_characters(streams, fib),
            marks: notes.into_iter().flat_map(marks).collect(),
            left: Cell::new(limits.unpacked),
        })
    }

    /// Properties took more to read than any document needs.
    pub fn is_spent(&self) -> bool {
        self.left.get() == 0
    }

    /// The paragraph that ends with `unit`, and whether its properties end there too.
    pub fn paragraph(&self, unit: TextUnit) -> (ParagraphProperties, bool) {
        let run = self.paragraphs.at(unit.offset);
        let ends = run.offsets.end == unit.offset.saturating_add(unit.width);
        let shared = self.shared(unit.changes);
        let lists =
            ParagraphProperties::lists(&run, shared, self.streams, |bytes| self.spend(bytes));
        (ParagraphProperties::read(&run, &lists, &self.styles), ends)
    }

    /// What `unit` looks like, where it does not look as the unit before it.
    pub fn character(&self, unit: TextUnit, before: Option<RunCharacter<'a>>) -> RunCharacter<'a> {
        let same = |before: &RunCharacter<'_>| {
            before.run.offsets.contains(&unit.offset) && before.changes == unit.changes
        };
        if let Some(before) = before.filter(same) {
            return before;
        }
        let run = self.characters.at(unit.offset);
        let style = self.styles.character(self.paragraphs.at(unit.offset).style());
        let named = |number| self.styles.character(number);
        let mut character = style;
        character.apply(run.own_of_characters(), style, named);
        match self.shared(unit.changes) {
            Some(list) => character.apply(list, style, named),
            None if unit.changes & 1 == 0 => character.change(unit.changes),
            None => {}
        }
        RunCharacter { run, changes: unit.changes, character }
    }

    pub fn is_mark(&self, position: usize) -> bool {
        self.marks.contains(&position)
    }

    fn shared(&self, changes: u16) -> Option<&'a [u8]> {
        self.pieces.shared(changes).filter(|list| self.spend(list.len()))
    }

    /// Whether as many bytes may still be read.
    fn spend(&self, bytes: usize) -> bool {
        let left = self.left.get().checked_sub(bytes);
        self.left.set(left.unwrap_or(0));
        left.is_some()
    }
}

/// Positions of notes without a number that Word counts (MS-DOC, PlcffndRef and PlcfendRef).
fn own_marks(list: &[u8]) -> Vec<usize> {
    let count = list.len().saturating_sub(4) / 6;
    let own = |index: &usize| u16_at(list, 4 * (count + 1) + 2 * index) == Some(0);
    let position = |index: usize| u32_at(list, 4 * index).map(|position| position as usize);
    (0..count).filter(own).filter_map(position).collect()
}

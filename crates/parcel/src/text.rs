//! Places of the prose, and its sections, as bytes: what the parcels of claims and of findings share.

use model::{Paragraph, Place, SectionId, SectionText};
use serde::{Deserialize, Serialize};

/// Of each section the sentences of its paragraphs.
pub(super) type Sections = Vec<(u8, Vec<Vec<String>>)>;

pub(super) fn pack_sections(sections: &[SectionText]) -> Sections {
    let pack = |text: &SectionText| {
        let sentences = |paragraph: &Paragraph| paragraph.sentences.clone();
        (position(&SECTIONS, &text.id), text.paragraphs.iter().map(sentences).collect())
    };
    sections.iter().map(pack).collect()
}

pub(super) fn sections(packed: Sections) -> Option<Vec<SectionText>> {
    let unpack = |(id, paragraphs): (u8, Vec<Vec<String>>)| {
        let paragraphs = paragraphs.into_iter().map(|sentences| Paragraph { sentences }).collect();
        Some(SectionText { id: section(id)?, heading: None, paragraphs })
    };
    packed.into_iter().map(unpack).collect()
}

/// A place without a table.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum At {
    Report,
    Title,
    Section(u8),
    Sentence(u8, usize),
    /// Section, sentence, first character and end.
    Span(u8, usize, usize, usize),
}

pub(super) const SECTIONS: [SectionId; 8] = [
    SectionId::Masthead,
    SectionId::Overview,
    SectionId::Proactive,
    SectionId::Applications,
    SectionId::Disputes,
    SectionId::Problems,
    SectionId::OtherMatters,
    SectionId::Closing,
];

pub(super) fn section(index: u8) -> Option<SectionId> {
    SECTIONS.get(usize::from(index)).copied()
}

pub(super) fn position<T: PartialEq>(all: &[T], one: &T) -> u8 {
    all.iter().position(|other| other == one).unwrap_or(all.len()) as u8
}

impl At {
    pub fn of(place: Place) -> At {
        let number = |id| position(&SECTIONS, &id);
        match place {
            Place::Title => At::Title,
            Place::Section(id) => At::Section(number(id)),
            Place::Sentence(id, index) => At::Sentence(number(id), index),
            Place::Span(id, index, start, end) => At::Span(number(id), index, start, end),
            // Nothing is said here of tables.
            _ => At::Report,
        }
    }

    pub fn place(self) -> Option<Place> {
        Some(match self {
            At::Report => Place::Report,
            At::Title => Place::Title,
            At::Section(id) => Place::Section(section(id)?),
            At::Sentence(id, index) => Place::Sentence(section(id)?, index),
            At::Span(id, index, start, end) => Place::Span(section(id)?, index, start, end),
        })
    }
}

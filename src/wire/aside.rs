//! What stands beside a checked file without being its reading or a rule's: what the host has said.

use crate::language::Language;
use crate::model::Place;

use super::page::{self, PlaceName, Screen};
use super::profile::Hosted;
use super::words;

/// What is told with a file that was checked.
#[derive(Default)]
pub struct Aside {
    pub notes: Vec<AsideNote>,
}

/// A note about the whole, beside those of the reading.
pub struct AsideNote {
    /// The word of `wire v1`.
    pub kind: &'static str,
    pub text: String,
}

impl Aside {
    pub fn of(hosted: &Hosted, language: Language) -> Aside {
        let faults = hosted.said(language);
        let notes = (!faults.is_empty()).then(|| AsideNote {
            kind: "profile-not-applied",
            text: words::PROFILE_NOT_APPLIED
                .fill(language, &[("what", &words::in_a_row(&faults, language))]),
        });
        Aside { notes: notes.into_iter().collect() }
    }

    /// Puts it where a person sees it. A file that was not read has nothing beside it.
    pub fn note(&self, screen: &mut Screen) {
        if screen.trouble.is_some() {
            return;
        }
        screen.notes.extend(self.notes.iter().map(|note| page::Note {
            place: PlaceName { place: Place::Report.to_string(), name: String::new() },
            text: note.text.clone(),
        }));
    }
}

//! What the text says of the year as a whole, with the words that say it: two places with the same words and two numbers
//! cannot both be right, whatever they count.

mod events;
mod spoken;

use super::tokens::Token;
use model::{SectionId, Statement};

/// Statements of a report.
const MOST: usize = 500;

/// What a sentence states.
pub(super) fn statements(
    section: SectionId,
    sentence: usize,
    tokens: &[Token],
    year: Option<u16>,
    found: &mut Vec<Statement>,
) {
    if found.len() < MOST {
        found.extend(spoken::number(section, sentence, tokens, year));
        events::events(section, sentence, tokens, year, found);
    }
}

//! What the text says of the year as a whole, with the words that say it: two places with the same words and two numbers
//! cannot both be right, whatever they count.

mod events;

use super::tokens::{Token, TokenKind};
use super::words::{Mark, Unit, Word};
use crate::lexicon;
use model::{Place, SectionId, Statement};

/// Characters of the shortest words that say enough.
const FEWEST: usize = 5;
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
        number_of_the_year(section, sentence, tokens, year, found);
        events::events(section, sentence, tokens, year, found);
    }
}

/// The first number of a sentence, where its clause speaks of the whole year.
fn number_of_the_year(
    section: SectionId,
    sentence: usize,
    tokens: &[Token],
    year: Option<u16>,
    found: &mut Vec<Statement>,
) {
    let number = tokens.iter().position(|token| matches!(token.what, TokenKind::Number(_)));
    let Some((before, [token, ..])) = number.map(|at| tokens.split_at(at)) else { return };
    let TokenKind::Number(number) = &token.what else { return };
    let date = token.text.ends_with(|c| lexicon::DATE_SIGNS.contains(c));
    let counts = !date && !matches!(number.unit, Unit::Bare | Unit::Percent);
    let start = before.iter().rposition(|token| matches!(token.what, TokenKind::Break(_)));
    let clause = before.get(start.map_or(0, |start| start + 1)..).unwrap_or(&[]);
    let of_year = |token: &Token| match &token.what {
        TokenKind::Year(own) => Some(*own) == year,
        TokenKind::Word(Word::Mark(Mark::ThisYear)) => true,
        _ => false,
    };
    let another = |token: &Token| matches!(token.what, TokenKind::Year(_)) && !of_year(token);
    if !counts || number.rounded || !clause.iter().any(of_year) || clause.iter().any(another) {
        return;
    }
    let mut words = token.gap.clone();
    for token in clause.iter().rev() {
        if !of_year(token) && token.what != TokenKind::Word(Word::Mark(Mark::Sum)) {
            words.insert_str(0, &token.text);
        }
        words.insert_str(0, &token.gap);
    }
    words.retain(|c| !lexicon::IDLE_SIGNS.contains(c));
    let idle = lexicon::BEFORE_NUMBERS.iter().find_map(|idle| words.strip_suffix(idle));
    let words = idle.map(str::to_owned).unwrap_or(words);
    if words.chars().count() >= FEWEST {
        let place = Place::Span(section, sentence, token.at.start, token.at.end);
        found.push(Statement { place, words, value: number.value, is_some: false });
    }
}

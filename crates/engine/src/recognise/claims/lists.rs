//! Lists that read as the whole of a number: `共 36 条，其中 20 条、16 条`.

use rust_decimal::prelude::ToPrimitive;

use super::tokens::{Number, Token, TokenKind};
use super::words::{Mark, Unit, Word};
use crate::recognise::lexicon;
use model::{ListClaim, Place, SectionId};

/// Words and numbers of the longest list. Each word of a sentence may begin one.
const MOST: usize = 500;

/// The lists in one sentence. A list with 等, 主要 or a rounding is not complete and is left out.
pub(super) fn lists(
    section: SectionId,
    sentence: usize,
    tokens: &[Token],
    found: &mut Vec<ListClaim>,
) {
    let place = |token: &Token| Place::Span(section, sentence, token.at.start, token.at.end);
    let mut whole: Option<(&Token, Number)> = None;
    let mut before: Vec<(&Token, Number)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match &token.what {
            TokenKind::Number(number) => {
                if at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(is_total) {
                    found.extend(total(token, *number, &before, &place));
                }
                whole = Some((token, *number));
                before.push((token, *number));
            }
            TokenKind::Group(group) => {
                let list = whole.and_then(|(_, number)| parts(group, number));
                if let (Some(list), Some((token, number))) = (list, whole) {
                    found.extend(listed(place(token), number, &list, &place));
                }
            }
            TokenKind::Word(Word::Mark(Mark::Part | Mark::Respectively))
            | TokenKind::Break(':' | ',')
                if opens(token) =>
            {
                let rest = tokens.get(at + 1..).unwrap_or(&[]);
                let list = whole.and_then(|(_, number)| parts(rest, number));
                if let (Some(list), Some((token, number))) = (list, whole) {
                    found.extend(listed(place(token), number, &list, &place));
                }
            }
            _ => {}
        }
    }
}

/// 其中, 分别为, a colon, or 的 7 件中,.
fn opens(token: &Token) -> bool {
    match token.what {
        TokenKind::Break(',') => token.gap == lexicon::OF_THESE,
        TokenKind::Break(_) => token.gap.is_empty(),
        _ => true,
    }
}

/// 总计 behind its parts.
fn is_total(token: &Token) -> bool {
    lexicon::TOTALS.contains(&token.text.as_str())
}

fn total<'t>(
    token: &'t Token,
    whole: Number,
    before: &[(&'t Token, Number)],
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let before = Some(before).filter(|before| before.len() < MOST)?;
    let parts: Option<Vec<(&Token, u64)>> = before
        .iter()
        .filter(|(_, number)| number.unit == whole.unit && !number.rounded)
        .map(|(token, number)| Some((*token, number.value.to_u64()?)))
        .collect();
    let parts = parts.filter(|parts| parts.len() >= 2 && !whole.rounded)?;
    listed(place(token), whole, &parts, place)
}

fn listed<'t>(
    at: Place,
    whole: Number,
    parts: &[(&'t Token, u64)],
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let parts: Vec<(Place, u64)> =
        parts.iter().map(|(token, value)| (place(token), *value)).collect();
    Some(ListClaim { whole: (at, whole.value.to_u64()?), parts })
}

/// The numbers up to the end of the list, of one unit with the whole; at least two.
fn parts(tokens: &[Token], whole: Number) -> Option<Vec<(&Token, u64)>> {
    if whole.rounded || !counts(whole.unit) {
        return None;
    }
    let mut parts: Vec<(&Token, u64)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if at == MOST {
            return None;
        }
        match &token.what {
            TokenKind::Number(number) if number.rounded || number.unit != whole.unit => {
                return None;
            }
            TokenKind::Number(number) => parts.push((token, number.value.to_u64()?)),
            TokenKind::Word(Word::Mark(
                Mark::Etc
                | Mark::Mainly
                | Mark::Compare
                | Mark::Up
                | Mark::Down
                | Mark::Concerns
                | Mark::None,
            )) => return None,
            TokenKind::Word(Word::Mark(Mark::Same)) if token.text == lexicon::THE_SAME => {
                return None;
            }
            TokenKind::Word(Word::Mark(Mark::Part)) if !parts.is_empty() => break,
            TokenKind::Break(';' | '\u{3002}') => break,
            _ => {}
        }
    }
    (parts.len() >= 2).then_some(parts)
}

fn counts(unit: Unit) -> bool {
    matches!(unit, Unit::Strong | Unit::Weak | Unit::Foreign)
}

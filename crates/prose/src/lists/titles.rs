//! Documents named by their titles, and the number of them: `出台《甲办法》《乙规定》《丙细则》等 3 项制度`.

use rust_decimal::prelude::ToPrimitive;

use super::{LONGEST_CLAUSE, is_around};
use crate::lexicon;
use crate::ratios::unit;
use crate::tokens::{Number, Token, TokenKind, printed};
use model::{ListClaim, Place, SectionId};

/// Titles that stand one behind the other, with what stands between the last of them and the next word.
struct Run {
    titles: Vec<(usize, usize)>,
    start: usize,
    end: usize,
}

/// More titles than the number directly behind them, or before them, says. (Fewer may leave some out.)
pub(crate) fn titles(
    section: SectionId,
    index: usize,
    (sentence, tokens): (&str, &[Token]),
    found: &mut Vec<ListClaim>,
) {
    if !sentence.contains(OPEN) {
        return;
    }
    let chars: Vec<char> = sentence.chars().collect();
    for run in runs(&chars) {
        let number = behind(&chars, tokens, &run).or_else(|| before(&chars, tokens, &run));
        let Some((token, Number { value, rounded: false, .. })) = number else { continue };
        let (Some(value), Some(many)) = (value.to_u64(), run.titles.len().to_u64()) else {
            continue;
        };
        let place = |start, end| Place::Span(section, index, start, end);
        if many > value && value > 0 {
            found.push(ListClaim {
                whole: (place(token.at.start, token.at.end), value),
                parts: run.titles.iter().map(|(start, end)| (place(*start, *end), 1)).collect(),
                beyond: Vec::new(),
                is_flat: true,
                is_complete: false,
                is_named: true,
                is_sum: false,
            });
        }
    }
}

const OPEN: char = '\u{300a}';
const CLOSE: char = '\u{300b}';
/// Characters of the longest title.
const LONGEST_TITLE: usize = 80;

/// The titles of a sentence, those together between which nothing stands but 、 or 和.
fn runs(chars: &[char]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    while let Some(start) = chars.get(at..).and_then(|rest| rest.iter().position(|c| *c == OPEN)) {
        let start = at + start;
        let title = chars.get(start..).unwrap_or(&[]).iter().take(LONGEST_TITLE);
        let Some(length) = title.into_iter().position(|c| *c == CLOSE) else { break };
        let end = start + length + 1;
        let between =
            |run: &Run| -> String { chars.get(run.end..start).unwrap_or(&[]).iter().collect() };
        match runs.last_mut() {
            Some(run) if joins(&between(run)) => {
                run.titles.push((start, end));
                run.end = end;
            }
            _ => runs.push(Run { titles: vec![(start, end)], start, end }),
        }
        at = end;
    }
    runs
}

/// Nothing, or what joins the names of a list.
fn joins(between: &str) -> bool {
    between.trim().is_empty() || lexicon::JOIN_WORDS.contains(&between.trim())
}

/// 《甲》《乙》等 3 项制度: nothing but 等 stands between, and documents are counted.
fn behind<'t>(chars: &[char], tokens: &'t [Token], run: &Run) -> Option<(&'t Token, Number)> {
    let (at, token, number) = next(tokens, run.end)?;
    let between: String = chars.get(run.end..token.at.start)?.iter().collect();
    let bare = between.is_empty() || between == lexicon::AND_OTHERS;
    let counted = tokens.get(at + 1..).unwrap_or(&[]).iter().take(LONGEST_CLAUSE);
    let mut words = String::new();
    for token in counted {
        words.push_str(&token.gap);
        if !matches!(token.what, TokenKind::Word(_)) {
            break;
        }
        words.push_str(&token.text);
    }
    let documents = lexicon::TITLED.iter().any(|word| words.starts_with(word));
    (bare && documents && counts_documents(token)).then_some((token, number))
}

/// 出台制度 3 项：《甲》《乙》; 3 项制度，分别为《甲》《乙》
fn before<'t>(chars: &[char], tokens: &'t [Token], run: &Run) -> Option<(&'t Token, Number)> {
    let end = tokens.partition_point(|token| token.at.end <= run.start);
    let near = end.saturating_sub(LONGEST_CLAUSE);
    let last = near + tokens.get(near..end)?.iter().rposition(counts_documents)?;
    let token = tokens.get(last)?;
    let TokenKind::Number(number) = token.what else { return None };
    let between: String = chars.get(token.at.end..run.start)?.iter().collect();
    let opens = |c: char| matches!(c, ',' | '\u{ff0c}' | ':' | '\u{ff1a}' | '(' | '\u{ff08}');
    let words = between.trim_matches(opens);
    let opened = between.contains(opens);
    let listed = lexicon::TITLE_LISTS.iter().find_map(|word| words.strip_suffix(word));
    let named = listed.unwrap_or(words).trim_matches(opens);
    let clause = tokens.get(last.saturating_sub(LONGEST_CLAUSE)..last).unwrap_or(&[]);
    let clause = [printed(clause), token.gap.clone()].concat();
    let documents = lexicon::TITLED.contains(&named)
        || (named.is_empty() && lexicon::TITLED.iter().any(|word| clause.ends_with(word)));
    (opened && documents && !is_around(tokens, last)).then_some((token, number))
}

/// The number that is the first token behind this place.
fn next(tokens: &[Token], end: usize) -> Option<(usize, &Token, Number)> {
    let at = tokens.partition_point(|token| token.at.start < end);
    let (at, token) =
        tokens.iter().enumerate().skip(at).find(|(_, token)| token.text != lexicon::AND_OTHERS)?;
    match token.what {
        TokenKind::Number(number) => Some((at, token, number)),
        _ => None,
    }
}

fn counts_documents(token: &Token) -> bool {
    matches!(token.what, TokenKind::Number(_)) && lexicon::TITLE_UNITS.contains(&unit(token))
}

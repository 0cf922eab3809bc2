//! Kinds that stand side by side: 网上, 信函, 当面; 予以公开, 部分公开. None of them holds another.

use super::{LONGEST_CLAUSE, is_break, is_number};
use crate::lexicon;
use crate::tokens::{Token, TokenKind};
use crate::words::Word;

/// A kind of a class: the kinds of one class exclude each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One of several ways, by its place among them.
    Way(usize),
    Outcome(&'static str),
    Reason(&'static str),
    Asker(&'static str),
}

/// The kinds of the parts of a list; `None` where one of them has another name.
pub(super) struct Siblings(Option<Vec<Kind>>);

impl Default for Siblings {
    fn default() -> Siblings {
        Siblings(Some(Vec::new()))
    }
}

impl Siblings {
    /// The kind that is named before the number `at`.
    pub(super) fn add(&mut self, tokens: &[Token], at: usize) {
        // Where one of them had no name the others are not looked at.
        let kinds = self.0.take().filter(|kinds| kinds.len() < MOST_KINDS);
        self.0 = kinds.and_then(|mut kinds| {
            kinds.push(kind(tokens, at)?);
            Some(kinds)
        });
    }

    /// So many parts, of one class, each of another kind.
    pub(super) fn are_apart(&self, parts: usize) -> bool {
        let Some(kinds) = self.0.as_deref().filter(|kinds| kinds.len() == parts) else {
            return false;
        };
        let mut pairs = kinds
            .iter()
            .enumerate()
            .flat_map(|(at, one)| kinds.iter().skip(at + 1).map(move |other| (one, other)));
        parts > 1 && pairs.all(|(one, other)| excludes(*one, *other))
    }

    /// One of them is an outcome.
    pub(super) fn are_outcomes(&self) -> bool {
        let outcome = |kind: &Kind| matches!(kind, Kind::Outcome(_) | Kind::Reason(_));
        self.0.as_ref().is_some_and(|kinds| kinds.iter().any(outcome))
    }
}

/// Kinds of one list.
const MOST_KINDS: usize = 12;

fn excludes(one: Kind, other: Kind) -> bool {
    let persons = |id: &str| id == "natural-person";
    let legal = |id: &str| id == lexicon::ALL_BUT_PERSONS;
    match (one, other) {
        (Kind::Way(one), Kind::Way(other)) => one != other,
        (Kind::Outcome(one), Kind::Outcome(other)) | (Kind::Reason(one), Kind::Reason(other)) => {
            one != other
        }
        // 法人 holds 企业.
        (Kind::Asker(one), Kind::Asker(other)) => {
            let holds = (legal(one) && !persons(other)) || (legal(other) && !persons(one));
            one != other && !holds
        }
        _ => false,
    }
}

/// The kind that the words between a number and what stands before it name, where they name one.
fn kind(tokens: &[Token], at: usize) -> Option<Kind> {
    let number = tokens.get(at)?;
    let before = tokens.get(..at)?.iter().rev().take(LONGEST_CLAUSE);
    let before: Vec<&Token> =
        before.take_while(|token| !is_break(token) && !is_number(token)).collect();
    let told = before.iter().find_map(|token| match token.what {
        // 不同意公开
        TokenKind::Word(Word::Outcome(_)) if token.gap.ends_with(lexicon::NOT) => Some(None),
        TokenKind::Word(Word::Outcome(id)) => Some(outcome(id)),
        TokenKind::Word(Word::Asker(id)) => Some(Some(Kind::Asker(id))),
        _ => None,
    });
    told.unwrap_or_else(|| {
        let mut text: String = before
            .iter()
            .rev()
            .flat_map(|token| [token.gap.as_str(), token.text.as_str()])
            .collect();
        text.push_str(&number.gap);
        way(&text)
    })
}

/// A class, or a reason of one; all that is disclosed is no kind beside another.
fn outcome(id: &'static str) -> Option<Kind> {
    let several = lexicon::SEVERAL_OUTCOMES.contains(&id);
    let kind = if id.contains('.') { Kind::Reason(id) } else { Kind::Outcome(id) };
    (!several).then_some(kind)
}

/// The only way that is named.
fn way(text: &str) -> Option<Kind> {
    let names = |words: &&str| words.split(' ').any(|word| text.contains(word));
    let mut named =
        lexicon::WAYS_APART.iter().enumerate().filter(|(_, words)| names(words)).map(|(at, _)| at);
    let (way, None) = (named.next()?, named.next()) else { return None };
    Some(Kind::Way(way))
}

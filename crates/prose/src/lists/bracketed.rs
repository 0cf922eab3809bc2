//! Parts in brackets, and their sum behind them: `通知 2 件（分别为 400 元、500 元），合计 900 元`.

use rust_decimal::prelude::ToPrimitive;

use super::{LONGEST_CLAUSE, MOST_ALIKE, is, is_break, is_number, leaves_out, same_unit};
use crate::lexicon;
use crate::ratios::unit;
use crate::tokens::{Number, Token, TokenKind};
use crate::words::{Mark, Unit, Verb, Word};
use model::{ListClaim, Place};

/// The number `at` as the sum of those in the brackets directly before its clause, where they are as many as the number
/// before the brackets says.
pub(super) fn bracketed<'t>(
    tokens: &'t [Token],
    at: usize,
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let token = tokens.get(at)?;
    let TokenKind::Number(number) = token.what else { return None };
    let before = tokens.get(..at)?.iter().rev().take(LONGEST_CLAUSE);
    let clause = before.take_while(|token| !is_break(token)).count();
    let words = tokens.get(at - clause..at)?;
    let [many, group, comma] = tokens.get((at - clause).checked_sub(3)?..at - clause)? else {
        return None;
    };
    let TokenKind::Group(own) = &group.what else { return None };
    let told = match many.what {
        TokenKind::Number(Number { value, rounded: false, .. }) => value.to_usize(),
        _ => None,
    };
    let bare = comma.what == TokenKind::Break(',') && comma.gap.is_empty() && group.gap.is_empty();
    let sum = is_of_a_sum(words, number) && token.gap.is_empty() && !leaves_out(words);
    let numbers: Vec<(&Token, Number)> = listed(own)?;
    let same = numbers.iter().all(|one| same_unit(*one, (token, number)) && !one.1.rounded);
    let as_many = told == Some(numbers.len()) && numbers.len() > 1;
    if !bare || !sum || !same || !as_many || number.rounded {
        return None;
    }
    let parts: Option<Vec<(Place, u64)>> =
        numbers.into_iter().map(|(own, one)| Some((place(own), one.value.to_u64()?))).collect();
    Some(ListClaim {
        whole: (place(token), number.value.to_u64()?),
        parts: parts?,
        beyond: Vec::new(),
        is_flat: true,
        is_complete: true,
        is_named: true,
        is_sum: true,
    })
}

/// 合计, 总金额: and no other word.
fn is_of_a_sum(words: &[Token], number: Number) -> bool {
    let total = |own: &Token| lexicon::TOTALS.contains(&own.text.as_str());
    let charge = |own: &Token| {
        number.unit == Unit::Yuan && own.what == TokenKind::Word(Word::Verb(Verb::Charge))
    };
    let idle = |own: &Token| is(own, Mark::Sum) || is(own, Mark::Neutral) || charge(own);
    words.iter().any(|own| total(own) || charge(own))
        && words.iter().all(|own| idle(own) && own.gap.is_empty())
}

/// 分别为 400 元、500 元; 一件 400 元、一件 500 元: nothing but numbers, with one unit.
fn listed(group: &[Token]) -> Option<Vec<(&Token, Number)>> {
    let idle = |own: &Token| {
        let marks = [Mark::Respectively, Mark::And, Mark::Neutral];
        is_break(own) || marks.into_iter().any(|mark| is(own, mark))
    };
    let last = group.iter().rev().find(|own| is_number(own))?;
    let mut numbers = Vec::new();
    for own in group.iter().take(2 * MOST_ALIKE) {
        match own.what {
            TokenKind::Number(number) if unit(own) == unit(last) => numbers.push((own, number)),
            TokenKind::Number(one) if one.value.to_u64() == Some(1) => {}
            TokenKind::Number(_) => return None,
            _ if idle(own) && own.gap.is_empty() => {}
            _ => return None,
        }
    }
    (group.len() <= 2 * MOST_ALIKE).then_some(numbers)
}

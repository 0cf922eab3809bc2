//! Lists that no word opens: numbers side by side, clauses that say the same, what is done and what is left.

use rust_decimal::prelude::ToPrimitive;

use super::closed::outcomes_behind;
use super::covering::{both_disputes, covered_before, items_told, parted_behind};
use super::{
    LONGEST_BEHIND, LONGEST_CLAUSE, MOST, MOST_ALIKE, counts, counts_too, how_many, is, is_aside,
    is_break, is_counted, is_number, is_ordinal, is_part, list, names_a_partition, names_halves,
    parts::{acts, closes},
    same_unit, unit_of,
};
use crate::lexicon;
use crate::ratios::unit;
use crate::tokens::{Number, Token, TokenKind};
use crate::words::{Mark, Unit, Verb, Word};
use model::{ListClaim, Place, SectionId};

/// 收到申请 214 件。按承办单位划分，…: a sentence that parts the first number of the one before.
pub(crate) fn continued(
    section: SectionId,
    sentence: usize,
    (before, tokens): (&[Token], &[Token]),
    found: &mut Vec<ListClaim>,
) {
    let Some(first) = tokens.first() else { return };
    let of =
        |of: usize| move |token: &Token| Place::Span(section, of, token.at.start, token.at.end);
    let earlier = sentence.checked_sub(1);
    found.extend(earlier.and_then(|one| covered_before(before, tokens, (&of(one), &of(sentence)))));
    found.extend(earlier.and_then(|one| parted_behind(before, tokens, (&of(one), &of(sentence)))));
    found
        .extend(earlier.and_then(|one| outcomes_behind(before, tokens, (&of(one), &of(sentence)))));
    if !names_a_partition(first) {
        return;
    }
    let span = |of: usize, token: &Token| Place::Span(section, of, token.at.start, token.at.end);
    let mut wholes = before.iter().filter(|token| is_counted(token));
    let (whole, None) = (wholes.next(), wholes.next()) else { return };
    let comma = tokens.iter().position(is_break).filter(|at| side_by_side_of(whole, tokens, *at));
    let (Some(whole), Some(comma)) = (whole, comma) else { return };
    let TokenKind::Number(number) = whole.what else { return };
    let own = tokens.get(comma + 1..).unwrap_or(&[]);
    let Some(list) = list((whole, number), own, 3, &|token| span(sentence, token)) else { return };
    let Some(of) = sentence.checked_sub(1) else { return };
    found.push(ListClaim { whole: (span(of, whole), list.whole.1), is_named: false, ..list });
}

/// Three numbers of the unit of the whole stand behind the first comma, and none before it.
fn side_by_side_of(whole: Option<&Token>, tokens: &[Token], comma: usize) -> bool {
    let Some(whole) = whole else { return false };
    let own = tokens.get(comma..).unwrap_or(&[]).iter().take(MOST);
    let parts = own.filter(|token| is_counted(token) && unit_of(token) == unit_of(whole)).count();
    let before = tokens.get(..comma).unwrap_or(&[]).iter().filter(|token| is_number(token)).count();
    parts > 2 && before == 0
}

/// What stands behind this comma up to the next, where it has three numbers of the unit before it, or two that are said
/// to be all, and list commas between them. Else nothing.
pub(super) fn side_by_side(tokens: &[Token], at: usize) -> &[Token] {
    let Some(whole) = whole_before(tokens, at) else { return &[] };
    let behind = tokens.get(at + 1..).unwrap_or(&[]);
    let ends = |token: &Token| matches!(token.what, TokenKind::Break(c) if c != '\u{3001}');
    let end = behind.iter().position(ends).unwrap_or(behind.len());
    let own = behind.get(..end).unwrap_or(&[]);
    let list = own;
    let counted = || {
        let own = own.iter().enumerate();
        let own = own.filter(|(at, token)| !is_aside(token, whole) && !acts(list, *at, whole));
        own.filter_map(|(_, token)| unit_of(token))
    };
    let (parts, told) = (counted().count(), own.iter().rev().find_map(how_many));
    let opens = |token| is(token, Mark::Part) || is(token, Mark::Respectively);
    // 另外
    let opened = own.iter().any(opens) || own.first().is_some_and(|first| is(first, Mark::Rest));
    let halves = names_halves(own);
    let acting = own.iter().enumerate().filter(|(at, _)| acts(own, *at, whole)).count();
    let two = || {
        acting == 2
            || told == Some(2)
            || halves
            || both_disputes(tokens.get(..at).unwrap_or(&[]), own)
            || items_told(tokens.get(..at).unwrap_or(&[]), own)
    };
    let all = parts > 2 || (parts == 2 && two());
    let listed = all && !opened && counted().all(|unit| Some(unit) == unit_of(whole));
    if listed { own } else { &[] }
}

/// How many tokens behind this comma are a list of clauses that say the same of different parts: three at least, each
/// with one number at its end, and one sign before all numbers or nothing but a short word.
pub(super) fn parallel(tokens: &[Token], at: usize) -> usize {
    let behind = tokens.get(at + 1..).unwrap_or(&[]);
    let opens = |first: &Token| {
        [Mark::Rest, Mark::Part, Mark::Respectively].into_iter().any(|mark| is(first, mark))
    };
    let whole = whole_before(tokens, at);
    let Some(whole) = whole.filter(|_| !behind.first().is_some_and(opens)) else { return 0 };
    let (mut start, mut clauses, mut first) = (0, 0, None);
    let (mut alike, mut short, mut channels) = (true, true, true);
    // 从渠道看，…
    let by = says_by_what(tokens, at);
    for (end, token) in behind.iter().enumerate().take(LONGEST_BEHIND) {
        if !is_break(token) {
            continue;
        }
        let own = behind.get(start..end).unwrap_or(&[]);
        let Some(words) = words_of_a_part(own, whole).filter(|_| token.gap.is_empty()) else {
            break;
        };
        let sign = words.chars().next_back();
        alike &= sign.is_some() && *first.get_or_insert(sign) == sign;
        short &= (1..=SHORT_WORD).contains(&words.chars().count());
        // 网上提交 29 件，邮寄 8 件，当面 5 件
        channels &= own.iter().any(|token| is(token, Mark::Channel));
        if !alike && !short && !channels && !by {
            return 0;
        }
        (start, clauses) = (end + 1, clauses + 1);
        if !matches!(token.what, TokenKind::Break(',' | '\u{3001}')) {
            break;
        }
    }
    let own = behind.get(..start).unwrap_or(&[]);
    let halves =
        clauses == 2 && (names_halves(own) || items_told(tokens.get(..at).unwrap_or(&[]), own));
    if clauses > 2 || halves { start + 1 } else { 0 }
}

/// 从渠道看: the clause that ends with this comma has no number, and says by what is listed.
fn says_by_what(tokens: &[Token], at: usize) -> bool {
    let clause = tokens.get(..at).unwrap_or(&[]).rsplit(is_break).next().unwrap_or(&[]);
    let first = clause.first().or_else(|| tokens.get(at));
    let short = clause.len() < LONGEST_CLAUSE && !clause.iter().any(is_number);
    short && first.is_some_and(names_a_partition)
}

/// The number of the clause that ends with this comma, or of the one before it where this one only says by what is listed.
fn whole_before(tokens: &[Token], at: usize) -> Option<&Token> {
    let mut clauses = tokens.get(..at)?.rsplit(is_break);
    let last = clauses.next()?;
    let last = if says_by_what(tokens, at) { clauses.next()? } else { last };
    last.iter().rev().take(LONGEST_CLAUSE).find(|token| unit_of(token).is_some())
}

/// The words of a clause before the number at its end, where that is its only one and has the unit of the whole.
fn words_of_a_part(clause: &[Token], whole: &Token) -> Option<String> {
    let (last, words) = clause.split_last()?;
    let one = words.len() < LONGEST_CLAUSE
        && words.iter().all(|token| !counts_too(token, whole) && !is(token, Mark::Sum));
    let same = match (&last.what, &whole.what) {
        (TokenKind::Number(own), TokenKind::Number(number)) => {
            same_unit((last, *own), (whole, *number))
        }
        _ => false,
    };
    let text = words.iter().flat_map(|own| [own.gap.as_str(), own.text.as_str()]);
    (one && same).then(|| text.chain([last.gap.as_str()]).collect())
}

/// Characters of a word that says of which part a number is: 保留 51 件.
const SHORT_WORD: usize = 3;

/// 76 封，已回复 70 封，尚有 6 封: what is left behind its whole and what is done.
pub(super) fn left_over<'t>(
    tokens: &'t [Token],
    at: usize,
    before: &[(&'t Token, Number)],
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let (own, token) = (tokens.get(..at)?, tokens.get(at)?);
    let TokenKind::Number(number) = token.what else { return None };
    let clause = own.iter().rev().take(LONGEST_CLAUSE).take_while(|token| !is_break(token));
    let left = clause.filter(|token| !is(token, Mark::Neutral)).last()?;
    let further = lexicon::FURTHER.contains(&left.text.as_str()) && !is_pending(tokens, at);
    if !is(left, Mark::Rest) || further || !left.gap.is_empty() {
        return None;
    }
    // 其余 15 件中公开 9 件: of those.
    let clause = own.iter().rev().take(LONGEST_CLAUSE).take_while(|token| !is_break(token));
    if clause.into_iter().any(is_number) {
        return None;
    }
    // 44 家单位中，21 家收到申请 189 件，其余 23 家: of its unit.
    let near = before.get(before.len().saturating_sub(MOST_ALIKE)..)?;
    let alike: Vec<_> = near.iter().filter(|one| same_unit(**one, (token, number))).collect();
    let printed: Vec<_> = near.iter().filter(|(one, _)| unit(one) == unit(token)).collect();
    let near = if printed.len() > 1 { printed } else { alike };
    let &[.., &(whole_at, whole), &(part_at, part)] = near.as_slice() else { return None };
    // The first numbers of the sentence are its whole and its parts.
    let begins = near.len() == 2 && before.len() < MOST_ALIKE;
    let beside = before.iter().rev().take(2).any(|(one, _)| one.at == whole_at.at);
    let whole_index =
        own.iter().rev().take(LONGEST_BEHIND).position(|one| one.at == whole_at.at)?;
    let other = begins && whole.unit != Unit::Strong;
    // 8 件公开、2 件部分公开，其余 4 件: two parts.
    let mut joined = own.iter().rev().take(whole_index).rev().filter(|token| is_break(token));
    let listed = joined.next().is_some_and(|one| one.what == TokenKind::Break('\u{3001}'));
    // 8 封，其中 2 封系同一人寄来，第二封作重复处理；其余 7 封: of those 2 only one is left out.
    let counts_off = own.iter().rev().take(whole_index).any(is_ordinal);
    if listed || counts_off || (!other && !beside) || is_part(tokens, at - 1 - whole_index) {
        return None;
    }
    // 8 件不属本机关（…）；公开 5 件；其余 2 件: each stands by itself.
    let apart = own.iter().rev().take(LONGEST_BEHIND).take_while(|token| token.at != whole_at.at);
    if apart.filter(|token| token.what == TokenKind::Break(';')).count() > 1 {
        return None;
    }
    let same = same_unit((part_at, part), (whole_at, whole))
        && same_unit((token, number), (whole_at, whole));
    let each = part_at.gap.ends_with(lexicon::EACH_SIGN);
    let exact = [whole, part, number].iter().all(|one| !one.rounded) && counts(whole.unit);
    if !same || !exact || each {
        return None;
    }
    // 新收 208 件，办结 199 件（含结转的 7 件），余 16 件: of those carried in, too.
    // 热线转来 138 件: those are the whole.
    let carried = if begins { whole_index } else { LONGEST_BEHIND };
    if own.iter().rev().take(carried).any(names_carried_in) {
        return None;
    }
    // 部分公开 4 件，其余 8 件: of more than the two numbers before.
    let behind = own.iter().rev().skip_while(|token| !is_break(token)).skip(1);
    let mut clause = behind.take(LONGEST_CLAUSE).take_while(|token| !is_break(token));
    let is_done = |text: &str| lexicon::DONE.iter().any(|done| text.contains(done));
    // 除 9 件外，其余 188 件: of more than what is excepted.
    if clause.clone().any(|token| is(token, Mark::Except)) {
        return None;
    }
    if !begins && !clause.any(|token| is_done(&token.text) || is_done(&token.gap)) {
        return None;
    }
    let values = [whole.value.to_u64()?, part.value.to_u64()?, number.value.to_u64()?];
    let [all, done, left] = values;
    let missing = all.abs_diff(done.checked_add(left)?);
    // What no table counts is not carried in.
    let wide = begins && whole.unit != Unit::Strong && left < all;
    let most = if wide { all / ONE_OF_OTHERS_IN } else { all / ONE_IN };
    (missing <= most.max(2) && done < all).then(|| ListClaim {
        whole: (place(whole_at), all),
        parts: vec![(place(part_at), done), (place(token), left)],
        beyond: Vec::new(),
        is_flat: false,
        is_named: true,
        is_complete: true,
        is_sum: false,
    })
}

/// What is done and what is left miss their whole by one in so many at most, or they are of something else.
const ONE_IN: u64 = 10;
/// What no table counts may miss by more.
const ONE_OF_OTHERS_IN: u64 = 4;

/// 办结 131 件，还有 5 件在办: what was done with what is still being done, said of no requests.
fn is_pending(tokens: &[Token], at: usize) -> bool {
    let does = |token: &Token, verb: Verb| token.what == TokenKind::Word(Word::Verb(verb));
    let near = tokens.get(at.saturating_sub(LONGEST_BEHIND)..at).unwrap_or(&[]);
    let requests = |token: &Token| {
        matches!(token.what, TokenKind::Word(Word::Noun(_) | Word::Verb(Verb::New)))
    };
    let next =
        tokens.get(at + 1).is_some_and(|next| next.gap.is_empty() && does(next, Verb::CarryOut));
    let mut clauses = near.rsplit(is_break);
    let (own, done) = (clauses.next(), clauses.next().unwrap_or(&[]));
    own.is_some()
        && next
        && done.iter().any(|token| does(token, Verb::Handle))
        && !near.iter().any(requests)
}

/// A list that no word opens: what stands behind it in its sentence may go on with it.
pub(super) fn with_beyond<'t>(
    whole: (&'t Token, Number),
    tokens: &'t [Token],
    fewest: usize,
    behind: &'t [Token],
    place: &impl Fn(&'t Token) -> Place,
) -> Option<ListClaim> {
    let mut own = list(whole, tokens, fewest, place)?;
    let further =
        behind.iter().take(LONGEST_BEHIND).take_while(|token| token.what != TokenKind::Break(';'));
    own.beyond.extend(further.filter_map(|token| match &token.what {
        TokenKind::Number(number) if same_unit((token, *number), whole) => {
            Some((place(token), number.value.to_u64()?))
        }
        _ => None,
    }));
    let halves = names_halves(tokens);
    // 传真 1 件，无其他方式
    own.is_complete |= closes(Some(behind)) || closes(behind.get(1..));
    own.is_named = own.is_complete || halves;
    Some(own)
}

fn names_carried_in(token: &Token) -> bool {
    match &token.what {
        TokenKind::Word(Word::Verb(verb)) => matches!(verb, Verb::CarryIn | Verb::Carry),
        TokenKind::Group(group) => group.iter().any(names_carried_in),
        _ => false,
    }
}

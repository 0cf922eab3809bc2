//! Shares with a side, and those in tenths and fractions: `超过半数予以公开，共 11 件`, `占比不足九成`.

use rust_decimal::Decimal;

use super::{Counted, LONGEST_CLAUSE, MOST_NUMBERS, Sentence, unit};
use crate::lexicon;
use crate::tokens::{Number, Token, TokenKind};
use crate::words::{Mark, Noun, Unit, Word};
use model::{Place, Ratio, RatioClaim};

/// Numbers of one list that may be counted together before a share of them.
const MOST_TOGETHER: usize = 4;

/// Points by which a fraction is off that is another one.
const FRACTION_POINTS: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// A share in words, and where they begin and end.
pub(super) struct Phrase {
    pub said: Decimal,
    pub kind: Ratio,
    /// What stands before it in its clause.
    lead: String,
    pub from: usize,
    pub at: usize,
    pub to: usize,
    /// 约, 近
    is_around: bool,
}

impl Phrase {
    /// 近一半 of 44 in a hundred: a side that leaves twice as many points open.
    pub fn is_nearly(&self, part: Decimal, whole: Decimal) -> bool {
        let exact = part.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole));
        let near = |exact: Decimal| (exact - self.said).abs() <= Decimal::TEN;
        self.is_around && self.kind == Ratio::About && exact.is_none_or(near)
    }

    /// Nothing stands before it in its clause but words without a meaning of their own.
    pub fn is_alone(&self) -> bool {
        is_of_the_whole(&self.lead)
    }
}

impl<'t> Sentence<'t> {
    pub(super) fn bound(&self, at: usize) -> Option<RatioClaim> {
        let phrase = self.phrase(at)?;
        let start = self.clause(at);
        let other = |at: usize| {
            [Mark::Compare, Mark::LastYear, Mark::Up, Mark::Down]
                .iter()
                .any(|own| self.has(at, *own))
        };
        if (start..phrase.to).any(other) {
            return None;
        }
        let behind = self.printed(phrase.to, self.end_of_clause(phrase.to));
        let found = match behind.is_empty() {
            true => self.before(&phrase, start).or_else(|| self.both_behind(&phrase)),
            false => self.behind(&phrase),
        };
        let (part, whole) = found?;
        let kind = self.kind_of_fraction(&phrase, part, whole);
        let claim = self.claim(at, phrase.said, kind, part, whole, Vec::new());
        Some(RatioClaim { place: self.span(phrase.from, phrase.to), ..claim })
    }

    /// 6 of 30 is a fifth, and no quarter: five points off, which a fraction without 约 is not rounded by.
    pub(super) fn kind_of_fraction(
        &self,
        phrase: &Phrase,
        part: Counted<'_>,
        whole: Counted<'_>,
    ) -> Ratio {
        let token = self.token(phrase.at);
        let fraction = token.is_some_and(|own| own.text.contains(lexicon::FRACTION));
        let plain = phrase.kind == Ratio::About && !phrase.is_around;
        let hundred = part.value.checked_mul(Decimal::ONE_HUNDRED);
        let exact = hundred.and_then(|part| part.checked_div(whole.value));
        let far = exact.is_some_and(|exact| (exact - phrase.said).abs() >= FRACTION_POINTS);
        // 自然人占四分之三（30 件），企业占四分之一（10 件）: what stands in brackets is of the share before it.
        let open = self.tokens.get(whole.at).is_some_and(|(_, depth)| *depth == 0);
        if fraction && plain && far && open { Ratio::Share } else { phrase.kind }
    }

    /// The number of which the share behind it is told, and of nothing else.
    pub(super) fn told_before(&self, phrase: &Phrase, start: usize) -> Option<Counted<'t>> {
        if let Some(own) = self.last_counted(start, phrase.from) {
            let lead = self.printed(own.at + 1, phrase.from);
            let lead = lead.strip_suffix(self.token(phrase.from)?.gap.as_str()).unwrap_or(&lead);
            return is_of_the_whole(lead).then_some(own);
        }
        let comma = start.checked_sub(1)?;
        let one = self.token(comma).is_some_and(|token| token.what == TokenKind::Break(','));
        let own = self.last_counted(self.clause(comma), comma)?;
        (one && is_of_the_whole(&phrase.lead)).then_some(own)
    }

    /// 予以公开 18 件，超过办结总数的一半; 网上 14 件，约占七成.
    fn before(&self, phrase: &Phrase, start: usize) -> Option<(Counted<'t>, Counted<'t>)> {
        let part = self.told_before(phrase, start)?;
        if let Some(whole) = (phrase.from..phrase.at).find_map(|at| self.counted(at)) {
            let same = unit(whole.token) == unit(part.token);
            return same.then_some((part, whole));
        }
        let wholes = self.wholes(part, part.at);
        let one = self.fitting(phrase, part, &wholes)?;
        if phrase.kind.is_share_of(one.0.value, one.1.value, phrase.said) {
            return Some(one);
        }
        // 予以公开 18 件、部分公开 5 件，超过一半: of both.
        let mut sum = part.value;
        let before = (0..part.at).rev().filter_map(|at| self.counted(at));
        for more in before.take(MOST_TOGETHER) {
            sum = sum.checked_add(more.value)?;
            let both = Counted { value: sum, ..part };
            let wholes = self.wholes(both, more.at);
            let fits = |(part, whole): &(Counted<'t>, Counted<'t>)| {
                phrase.kind.is_share_of(part.value, whole.value, phrase.said)
            };
            if let Some(found) = self.fitting(phrase, both, &wholes).filter(fits) {
                return Some(found);
            }
        }
        Some(one)
    }

    /// 超过半数予以公开，共 11 件; 超过八成的申请来自自然人（51 件）.
    fn behind(&self, phrase: &Phrase) -> Option<(Counted<'t>, Counted<'t>)> {
        let end = self.end_of_clause(phrase.to);
        let depth = |at: usize| self.tokens.get(at).map(|(_, depth)| *depth);
        if phrase.kind == Ratio::About && sides().any(|(word, _)| phrase.lead.contains(word)) {
            return None;
        }
        let own: Vec<Counted<'t>> = (phrase.to..end).filter_map(|at| self.counted(at)).collect();
        let in_brackets = |one: &Counted<'_>| {
            let alone = depth(one.at - 1) == depth(phrase.from) && one.token.gap.is_empty();
            alone && depth(one.at) > depth(phrase.from) && one.at + 1 == end
        };
        let part = match own.as_slice() {
            [one] if in_brackets(one) => *one,
            numbers if numbers.iter().all(|one| self.is_of_a_period(*one)) => {
                self.told_behind(end)?
            }
            _ => return None,
        };
        let wholes = self.wholes(part, phrase.from);
        if !wholes.is_empty() {
            return self.fitting(phrase, part, &wholes);
        }
        // 自然人 and 法人及其他组织 are all there are.
        let numbers: Vec<Counted<'t>> = (0..self.tokens.len())
            .filter_map(|at| self.counted(at))
            .filter(|one| unit(one.token) == unit(part.token))
            .collect();
        let [one, other] = numbers.as_slice() else { return None };
        let whole = Counted { value: one.value.checked_add(other.value)?, ..*other };
        let kinds = [self.kind(*one)?.1.id, self.kind(*other)?.1.id];
        let all = lexicon::ALL_ASKERS.iter().all(|asker| kinds.iter().any(|kind| kind == asker));
        let of_requests = phrase.lead.is_empty() && one.at == part.at;
        (all && of_requests).then_some((part, whole))
    }

    /// `，共 11 件`: the next clause has one number, with the words for a total.
    fn told_behind(&self, end: usize) -> Option<Counted<'t>> {
        self.token(end).filter(|token| token.what == TokenKind::Break(','))?;
        let (from, to) = (end + 1, self.end_of_clause(end + 1));
        let mut numbers = (from..to).filter_map(|at| self.counted(at));
        let mut rest = numbers.by_ref().filter(|one| !self.is_of_a_period(*one));
        let (part, None) = (rest.next()?, rest.next()) else { return None };
        let lead = self.printed(from, part.at);
        let total = lexicon::PART_BEHIND.iter().any(|word| lead.ends_with(word));
        let alone = lexicon::PART_BEHIND_ALONE.contains(&lead.as_str());
        let ends = part.at + 1 == to && self.printed(part.at + 1, to).is_empty();
        ((total || alone) && ends).then_some(part)
    }

    /// 占一半以上，共 18 件，办结总数为 30 件: part and whole, each alone in a clause, and no other number.
    fn both_behind(&self, phrase: &Phrase) -> Option<(Counted<'t>, Counted<'t>)> {
        let end = self.end_of_clause(phrase.to);
        let part = self.told_behind(end)?;
        let comma = part.at + 1;
        let next = self.token(comma).is_some_and(|token| token.what == TokenKind::Break(','));
        let to = self.end_of_clause(comma + 1);
        let whole = self.counted(to.checked_sub(1)?).filter(|_| next)?;
        let all = (0..self.tokens.len()).filter_map(|at| self.counted(at)).take(3).count();
        let same = unit(whole.token) == unit(part.token) && whole.value >= part.value;
        let ends = self.printed(to, to).is_empty();
        let share = (self.clause(phrase.at)..phrase.to)
            .any(|at| self.has(at, Mark::Share) || self.has(at, Mark::Majority));
        (all == 2 && same && ends && share && self.is_total(whole)).then_some((part, whole))
    }

    /// 5 月, 三个月
    fn is_of_a_period(&self, one: Counted<'_>) -> bool {
        unit(one.token).is_empty() || unit(one.token).contains(lexicon::MONTH_SIGN)
    }

    /// The numbers before this place of which a part may be.
    fn wholes(&self, part: Counted<'_>, to: usize) -> Vec<Counted<'t>> {
        let may_be = |one: &Counted<'t>| {
            let large = one.value >= part.value && unit(one.token) == unit(part.token);
            let own = one.at != part.at && !self.is_sibling(*one, part.at);
            let kind = self.is_of_one_kind(one.at + 1, part.at.min(to));
            large && own && (kind || self.is_first_total(*one, part))
        };
        (0..to).filter_map(|at| self.counted(at)).filter(may_be).take(MOST_NUMBERS).collect()
    }

    /// 全年申请 31 件，涉及征收 19 件，逾六成: the first number, told as a total, and directly behind it the part.
    fn is_first_total(&self, one: Counted<'_>, part: Counted<'_>) -> bool {
        let next = (one.at + 1..part.at).all(|at| self.counted(at).is_none());
        let first = (0..one.at).all(|at| self.counted(at).is_none());
        let comma = self.clause(part.at) == one.at + 2;
        let break_ = self.token(one.at + 1);
        let direct = break_.is_some_and(|token| token.what == TokenKind::Break(','));
        let other = (one.at..part.at).any(|at| {
            self.token(at).is_some_and(|token| match token.what {
                TokenKind::Word(Word::Noun(Noun::Requests | Noun::WeakRequests)) => false,
                TokenKind::Word(
                    Word::Noun(_) | Word::Foreign | Word::Result(_) | Word::Verb(_),
                ) => true,
                _ => false,
            })
        });
        next && first && comma && direct && !other && self.is_total(one)
    }

    /// 其中, or no words that may be of something else than what was counted before them.
    fn is_of_one_kind(&self, from: usize, to: usize) -> bool {
        let plain = |token: &Token| {
            let other = match &token.what {
                TokenKind::Word(Word::Noun(Noun::Requests | Noun::WeakRequests)) => false,
                TokenKind::Word(Word::Noun(_) | Word::Foreign | Word::Result(_)) => true,
                _ => false,
            };
            token.gap.is_empty() && !other
        };
        let mut tokens = (from..to).filter_map(|at| self.token(at));
        (from..=to).any(|at| self.opens(at)) || tokens.all(plain)
    }

    /// The share is told of this number itself, and of no part of it: `网上 14 件，约占七成；当面 6 件，约占四成`.
    fn is_sibling(&self, one: Counted<'_>, part: usize) -> bool {
        let next = (one.at + 1..part).find(|at| self.counted(*at).is_some()).unwrap_or(part);
        let own = (one.at + 1..next).any(|at| self.has(at, Mark::Share));
        let nested = (one.at..part).any(|at| self.opens(at));
        let apart = (one.at..part)
            .any(|at| self.token(at).is_some_and(|token| token.what == TokenKind::Break(';')));
        own && apart && !nested
    }

    /// The whole of which the part has this share, or else the first.
    fn fitting(
        &self,
        phrase: &Phrase,
        part: Counted<'t>,
        wholes: &[Counted<'t>],
    ) -> Option<(Counted<'t>, Counted<'t>)> {
        let fits =
            |whole: &&Counted<'t>| phrase.kind.is_share_of(part.value, whole.value, phrase.said);
        let whole = wholes.iter().find(fits).or(wholes.first())?;
        Some((part, *whole))
    }

    /// 超过八成, 三分之二以上, 约占四成, 不足半数.
    pub(super) fn phrase(&self, at: usize) -> Option<Phrase> {
        let (said, own) = self.in_words(at)?;
        let clause = self.clause(at);
        let start = clause.max(at.saturating_sub(LONGEST_CLAUSE));
        let behind = self.printed(at + 1, self.end_of_clause(at + 1));
        // 九成六以上
        if behind.starts_with(crate::numerals::is_numeral) {
            return None;
        }
        let (suffix, more) = behind_side(&behind)?;
        let told = (start..=at).rev().find_map(|from| {
            let lead = self.printed(from, at);
            let (side, length) = leading_side(&lead)?;
            let rest: String = lead.chars().skip(length).collect();
            is_of_the_whole(&without_number(&rest)).then_some((from, side))
        });
        let mut lead = self.printed(clause, told.map_or(at, |(from, _)| from));
        if let Some((from, _)) = told {
            let gap = self.token(from)?.gap.chars().count();
            lead = lead.chars().take(lead.chars().count().saturating_sub(gap)).collect();
        }
        let kind = match (own.or(suffix), told.map(|(_, side)| side)) {
            // 近八成以上: of two sides.
            (Some(_), Some(_)) | (None, Some(Side::Open)) => return None,
            (Some(kind), None) | (None, Some(Side::Known(kind))) => kind,
            (None, None) => Ratio::About,
        };
        let bare = self.percent(at).is_some() && kind == Ratio::About;
        let from = told.map_or(at, |(from, _)| from);
        let is_around = told.is_some();
        (!bare).then_some(Phrase { said, kind, lead, from, at, to: at + 1 + more, is_around })
    }

    /// The hundredths that this word names, and the side that it has itself.
    fn in_words(&self, at: usize) -> Option<(Decimal, Option<Ratio>)> {
        let token = self.token(at)?;
        let half = Decimal::from(50);
        if self.has(at, Mark::Half) {
            return Some((half, None));
        }
        let at_least = lexicon::BEHIND_AT_LEAST.iter().any(|word| token.text.ends_with(word));
        let over = lexicon::BEHIND_OVER.iter().any(|word| token.text.ends_with(word));
        if self.has(at, Mark::Majority) {
            return Some((half, Some(if at_least { Ratio::AtLeast } else { Ratio::Over })));
        }
        let TokenKind::Number(Number { value, unit: kind, rounded }) = token.what else {
            return None;
        };
        match kind {
            Unit::Percent if rounded => Some((value, over.then_some(Ratio::Over))),
            Unit::Percent => self.percent(at).map(|value| (value, None)),
            Unit::Foreign if lexicon::TENTHS.contains(&unit(token)) && value < Decimal::TEN => {
                let tenths = value.checked_mul(Decimal::TEN)?;
                Some((tenths, at_least.then_some(Ratio::AtLeast)))
            }
            _ => None,
        }
    }

    fn span(&self, from: usize, to: usize) -> Place {
        let place = |at: usize| self.token(at).map(|token: &Token| token.at.clone());
        let (first, last) = (place(from), place(to.saturating_sub(1)));
        match first.zip(last) {
            Some((first, last)) => Place::Span(self.section, self.index, first.start, last.end),
            None => Place::Sentence(self.section, self.index),
        }
    }
}

#[derive(Clone, Copy)]
enum Side {
    Known(Ratio),
    /// 不超过
    Open,
}

fn sides() -> impl Iterator<Item = (&'static str, Side)> {
    let sides = [
        (lexicon::OVER, Side::Known(Ratio::Over)),
        (lexicon::AT_LEAST, Side::Known(Ratio::AtLeast)),
        (lexicon::UNDER, Side::Known(Ratio::Under)),
        (lexicon::AROUND, Side::Known(Ratio::About)),
        (lexicon::AT_MOST, Side::Open),
    ];
    sides.into_iter().flat_map(|(words, side)| words.iter().map(move |word| (*word, side)))
}

/// The side with which a text begins, and its length: the longest word.
fn leading_side(text: &str) -> Option<(Side, usize)> {
    let own = sides().filter(|(word, _)| text.starts_with(word));
    let longest = own.max_by_key(|(word, _)| word.len());
    longest.map(|(word, side)| (side, word.chars().count()))
}

/// 以上: the side that stands behind a share, and whether it is a word of its own. None for 一半多, 三成不到.
fn behind_side(behind: &str) -> Option<(Option<Ratio>, usize)> {
    let begins = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
    if begins(lexicon::BEHIND_OVER) || leading_side(behind).is_some() {
        None
    } else if begins(lexicon::BEHIND_AT_LEAST) {
        Some((Some(Ratio::AtLeast), 1))
    } else if begins(lexicon::BEHIND_UNDER) {
        Some((Some(Ratio::Under), 1))
    } else {
        Some((None, 0))
    }
}

/// 占办结总数的: nothing but words for a whole.
fn is_of_the_whole(text: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let words = lexicon::OF_THE_WHOLE.iter().filter(|word| rest.starts_with(**word));
        let Some(longest) = words.max_by_key(|word| word.len()) else { return false };
        rest = rest.strip_prefix(*longest).unwrap_or_default();
    }
    true
}

/// 76 件 of 办结总数 76 件的.
fn without_number(text: &str) -> String {
    let digits = |c: char| c.is_ascii_digit();
    let Some((before, behind)) = text.split_once(digits) else { return text.to_owned() };
    let behind = behind.trim_start_matches(digits);
    let unit = behind.chars().next().map_or(0, char::len_utf8);
    [before, behind.get(unit..).unwrap_or_default()].concat()
}

//! Percentages and differences whose two numbers stand in the same sentence, whatever they count.
//!
//! `在 640 条信息中，…256 条，占 40%`, `较上年的 800 条增长 25%`, `比上年增加 6 件，增长 10%`.

use rust_decimal::Decimal;

use super::tokens::{Number, Token, TokenKind};
use super::words::{Mark, Unit, Word};
use crate::lexicon;
use model::{Place, Ratio, RatioClaim, SectionId};

/// Words and numbers of the longest sentence that is looked through.
const MOST: usize = 300;

pub(super) fn ratios(
    section: SectionId,
    sentence: usize,
    tokens: &[Token],
    found: &mut Vec<RatioClaim>,
) {
    let mut flat: Vec<(&Token, usize)> = Vec::new();
    flatten(tokens, 0, &mut flat);
    if flat.len() > MOST {
        return;
    }
    let sentence = Sentence { section, index: sentence, tokens: &flat };
    for at in 0..flat.len() {
        let own = sentence.share(at).or_else(|| sentence.growth(at));
        found.extend(own.or_else(|| sentence.points(at)).or_else(|| sentence.multiple(at)));
        found.extend(sentence.double(at).or_else(|| sentence.rate(at)));
    }
}

fn flatten<'t>(tokens: &'t [Token], depth: usize, into: &mut Vec<(&'t Token, usize)>) {
    for token in tokens {
        match &token.what {
            TokenKind::Group(group) => flatten(group, depth + 1, into),
            _ => into.push((token, depth)),
        }
    }
}

struct Sentence<'t> {
    section: SectionId,
    index: usize,
    /// Each with the depth of the brackets in which it stands.
    tokens: &'t [(&'t Token, usize)],
}

/// A number that counts something, exactly.
#[derive(Clone, Copy)]
struct Counted<'t> {
    at: usize,
    token: &'t Token,
    value: Decimal,
}

impl<'t> Sentence<'t> {
    /// 占 40%, of a whole that the sentence names.
    fn share(&self, at: usize) -> Option<RatioClaim> {
        let said = self.percent(at)?;
        let start = self.clause(at);
        let share = (start..at).rev().find(|at| self.has(*at, Mark::Share))?;
        // 较上年占比: of another year.
        let compared = |at| {
            // 分别占: of several numbers.
            let each = self.has(at, Mark::Respectively);
            each || self.has(at, Mark::Compare) || self.has(at, Mark::LastYear)
        };
        if (start..at).any(compared) {
            return None;
        }
        let part = self.part(share)?;
        if let Some(whole) = self.last_counted(share, at) {
            let same = unit(whole.token) == unit(part.token);
            return same.then(|| self.claim(at, said, Ratio::Share, part, whole, Vec::new()));
        }
        // 占办结总数的 30%: of a number that stands elsewhere.
        let empty = |what: &TokenKind| *what == TokenKind::Word(Word::Mark(Mark::Neutral));
        if (share + 1..at).filter_map(|at| self.token(at)).any(|token| !empty(&token.what)) {
            return None;
        }
        let opener = (0..part.at).rev().find(|at| self.opens(*at));
        let opened = opener.and_then(|opener| self.last_counted(0, opener));
        let whole = opened.filter(|whole| whole.value >= part.value);
        let whole = whole.or_else(|| self.of_others(share, part))?;
        if unit(whole.token) != unit(part.token) || whole.value < part.value {
            return None;
        }
        let numbers = (0..at).filter_map(|at| self.counted(at));
        let others = numbers.filter(|one| one.at != part.at).map(|one| one.value).collect();
        Some(self.claim(at, said, Ratio::Share, part, whole, others))
    }

    /// The number that a share is of: the last one, unless that is what another share is of; and no other is named.
    fn part(&self, share: usize) -> Option<Counted<'t>> {
        let is_base =
            |one: &Counted<'_>| (self.clause(one.at)..one.at).any(|at| self.has(at, Mark::Share));
        let part = (0..share).rev().filter_map(|at| self.counted(at)).find(|one| !is_base(one))?;
        let depth = |at: usize| self.tokens.get(at).map(|(_, depth)| *depth);
        let named = (self.clause(share).max(part.at + 1)..=share).any(|at| {
            self.token(at).is_some_and(|token| {
                let empty = TokenKind::Word(Word::Mark(Mark::Neutral));
                let share = TokenKind::Word(Word::Mark(Mark::Share));
                !token.gap.is_empty() || (token.what != empty && token.what != share)
            })
        });
        (depth(part.at) <= depth(share) && !named).then_some(part)
    }

    /// The whole of which other shares of the sentence are.
    fn of_others(&self, share: usize, part: Counted<'_>) -> Option<Counted<'t>> {
        let shares = (0..share).filter_map(|at| {
            let said = self.percent(at)?;
            let own = (self.clause(at)..at).rev().find(|at| self.has(*at, Mark::Share))?;
            Some((said, self.last_counted(0, own)?))
        });
        let shares: Vec<_> = shares.collect();
        (0..part.at).filter_map(|at| self.counted(at)).find(|whole| {
            let comes_out = |(said, own): &(Decimal, Counted<'_>)| {
                own.at != whole.at && model::is_percentage(own.value, whole.value, *said)
            };
            !shares.is_empty() && shares.iter().all(comes_out)
        })
    }

    /// 较上年的 800 条增长 25%, 较上年的 9 件多 5 件, 比上年增加 6 件，增长 10%.
    fn growth(&self, at: usize) -> Option<RatioClaim> {
        let percent = self.percent(at);
        let start = self.clause(at);
        // 与上年的 75 件相比: the first word of comparison in its clause.
        let from = self.clause(self.clause(at).saturating_sub(1));
        let compare = (from..at).find(|at| self.has(*at, Mark::Compare))?;
        let now = self.last_counted(0, compare)?;
        let between = |mark: Mark| (compare..at).any(|at| self.has(at, mark));
        // One clause, or two of which the second has nothing but its percentage.
        let near = compare >= start || self.clause(start.saturating_sub(1)) <= compare;
        if !near || between(Mark::Reach) || between(Mark::Share) {
            return None;
        }
        let sign = self.sign(start, at)?;
        // 与上年的 8 件相比增加 3 件，增幅 37.5%
        let named = (compare..at).find_map(|at| self.counted(at));
        let named = named.filter(|one| percent.is_some() && self.names(compare, one.at));
        let before = named.or_else(|| self.last_counted(compare, at));
        let same = |one: &Counted<'_>| unit(one.token) == unit(now.token);
        let before = before.filter(same)?;
        // Any number before it may be the later one.
        let numbers = (0..now.at).filter_map(|at| self.counted(at)).filter(same);
        let others: Vec<Decimal> = numbers.map(|one| one.value).collect();
        let changed = self.sign(self.clause(before.at).max(compare), before.at);
        if let Some(percent) = percent {
            let said = percent * sign;
            return match changed {
                // 比上年增加 6 件，增长 10%
                Some(sign) => {
                    let value = now.value.checked_sub(before.value * sign)?;
                    let before = Counted { value, ..before };
                    // 6 of 66, or of whatever number stands before it.
                    let first = others.is_empty();
                    first.then(|| self.claim(at, said, Ratio::Growth, now, before, others))
                }
                None if self.names(compare, before.at) => {
                    Some(self.claim(at, said, Ratio::Growth, now, before, others))
                }
                None => None,
            };
        }
        let said = self.counted(at).filter(same).filter(|_| changed.is_none())?;
        let said = said.value * sign;
        let named = self.names(compare, before.at);
        named.then(|| self.claim(at, said, Ratio::Difference, now, before, others))
    }

    /// 较上年的: nothing but the year stands between the comparison and its number.
    fn names(&self, compare: usize, number: usize) -> bool {
        let year = |token: &Token| {
            let compared = token.what == TokenKind::Word(Word::Mark(Mark::Compare));
            let of_year = compared && token.text.contains(lexicon::YEAR_SIGN);
            of_year
                || matches!(
                    token.what,
                    TokenKind::Year(_) | TokenKind::Word(Word::Mark(Mark::LastYear))
                )
        };
        let bare =
            |token: &Token| year(token) || token.what == TokenKind::Word(Word::Mark(Mark::Neutral));
        let between = || (compare..=number).filter_map(|at| self.token(at));
        let words = between().skip(1);
        let all = words.filter(|token| !matches!(token.what, TokenKind::Number(_))).all(bare);
        all && between().any(year) && between().skip(1).all(|token| token.gap.is_empty())
    }

    /// 由 85% 提高到 97%，提高 12 个百分点.
    fn points(&self, at: usize) -> Option<RatioClaim> {
        let token = self.token(at).filter(|token| token.text.ends_with(lexicon::POINT))?;
        let TokenKind::Number(Number { value, rounded: false, .. }) = token.what else {
            return None;
        };
        self.sign(self.clause(at), at)?;
        let percents: Vec<usize> = (0..at).filter(|at| self.percent(*at).is_some()).collect();
        let [one, other] = percents.as_slice() else { return None };
        let number =
            |at: usize| Some(Counted { at, token: self.token(at)?, value: self.percent(at)? });
        let (one, other) = (number(*one)?, number(*other)?);
        let (low, high) = if one.value < other.value { (one, other) } else { (other, one) };
        Some(self.claim(at, value, Ratio::Difference, high, low, Vec::new()))
    }

    /// 27 件，是 2022 年 15 件的 1.8 倍.
    fn multiple(&self, at: usize) -> Option<RatioClaim> {
        let token = self.token(at).filter(|token| token.text.ends_with(lexicon::TIMES))?;
        let TokenKind::Number(Number { value, rounded: false, .. }) = token.what else {
            return None;
        };
        let start = self.clause(at);
        let whole = self.last_counted(start, at)?;
        let part = self.last_counted(0, start)?;
        let of = self.token(at.checked_sub(1)?).is_some_and(|token| token.text == lexicon::OF);
        let same = unit(whole.token) == unit(part.token) && self.sign(start, at).is_none();
        (of && same).then(|| self.claim(at, value, Ratio::Multiple, part, whole, Vec::new()))
    }

    /// 48 件，较上年的 24 件翻了一番.
    fn double(&self, at: usize) -> Option<RatioClaim> {
        let compare = (self.clause(at)..at).rev().find(|at| self.has(*at, Mark::Compare))?;
        let before = self.last_counted(compare, at)?;
        let now = self.last_counted(0, compare)?;
        let said = Decimal::new(20, 1);
        let told = self.has(at, Mark::Double) && self.names(compare, before.at);
        let same = unit(before.token) == unit(now.token);
        (told && same).then(|| self.claim(at, said, Ratio::Multiple, now, before, Vec::new()))
    }

    /// 审结 20 件，其中维持 15 件，维持率 75%: the word for the rate is that of the part.
    fn rate(&self, at: usize) -> Option<RatioClaim> {
        let said = self.percent(at)?;
        let is_rate = |at: usize| {
            [Mark::Rate, Mark::InTime, Mark::ForeignRate].into_iter().any(|mark| self.has(at, mark))
        };
        let rate = (self.clause(at)..at).rev().find(|at| is_rate(*at))?;
        let stem = self.token(rate)?.text.strip_suffix(lexicon::RATE)?;
        let beside = |one: &Counted<'_>| {
            let words = [one.at.checked_sub(1), one.at.checked_add(1)];
            let mut words = words.into_iter().flatten().filter_map(|at| self.token(at));
            !stem.is_empty() && words.any(|token| token.text.contains(stem))
        };
        let numbers = || (0..rate).filter_map(|at| self.counted(at));
        let part = numbers().rfind(beside)?;
        let whole = |one: &Counted<'_>| {
            one.at != part.at && one.value >= part.value && unit(one.token) == unit(part.token)
        };
        let first = numbers().find(whole)?;
        let others = numbers().filter(whole).map(|one| one.value).collect();
        Some(self.claim(at, said, Ratio::Share, part, first, others))
    }

    fn claim(
        &self,
        at: usize,
        said: Decimal,
        kind: Ratio,
        part: Counted<'_>,
        whole: Counted<'_>,
        others: Vec<Decimal>,
    ) -> RatioClaim {
        let span =
            |token: &Token| Place::Span(self.section, self.index, token.at.start, token.at.end);
        let place = self.token(at).map_or(Place::Sentence(self.section, self.index), span);
        let (part, whole) = ((span(part.token), part.value), (span(whole.token), whole.value));
        RatioClaim { place, said, kind, part, whole, others }
    }

    fn has(&self, at: usize, mark: Mark) -> bool {
        self.token(at).is_some_and(|token| token.what == TokenKind::Word(Word::Mark(mark)))
    }

    /// Where the clause begins in which this token stands.
    fn clause(&self, at: usize) -> usize {
        let is_break =
            |at: &usize| matches!(self.token(*at), Some(Token { what: TokenKind::Break(_), .. }));
        (0..at).rev().find(is_break).map_or(0, |at| at + 1)
    }

    /// 1 where these tokens speak of more, -1 where of less.
    fn sign(&self, from: usize, to: usize) -> Option<Decimal> {
        let (up, down) = (
            (from..to).any(|at| self.has(at, Mark::Up)),
            (from..to).any(|at| self.has(at, Mark::Down)),
        );
        match (up, down) {
            (true, false) => Some(Decimal::ONE),
            (false, true) => Some(Decimal::NEGATIVE_ONE),
            _ => None,
        }
    }

    /// 其中, 在 640 条中.
    fn opens(&self, at: usize) -> bool {
        let of_these = self.token(at).is_some_and(|token| {
            matches!(token.what, TokenKind::Break(',')) && token.gap == lexicon::OF_THESE
        });
        of_these || self.has(at, Mark::Part) || self.has(at, Mark::Within)
    }

    fn percent(&self, at: usize) -> Option<Decimal> {
        let token = self.token(at)?;
        match token.what {
            TokenKind::Number(Number { value, unit: Unit::Percent, rounded: false })
                if !token.text.ends_with(lexicon::POINT) =>
            {
                Some(value)
            }
            _ => None,
        }
    }

    fn counted(&self, at: usize) -> Option<Counted<'t>> {
        let token = self.token(at)?;
        let figures = token.text.trim_end_matches(|c| lexicon::DATE_SIGNS.contains(c));
        let date = figures != token.text && figures.chars().all(|c| c.is_ascii_digit())
            || token.text.ends_with(lexicon::TIMES);
        match token.what {
            TokenKind::Number(Number { value, unit, rounded: false })
                if !date && !matches!(unit, Unit::Percent | Unit::Bare) =>
            {
                Some(Counted { at, token, value })
            }
            _ => None,
        }
    }

    /// The last one before `to` that stands in no brackets of its own.
    fn last_counted(&self, from: usize, to: usize) -> Option<Counted<'t>> {
        let depth = |at: usize| self.tokens.get(at).map(|(_, depth)| *depth);
        let own = |at: &usize| depth(*at) <= depth(to);
        (from..to).rev().filter(own).find_map(|at| self.counted(at))
    }

    fn token(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at).map(|(token, _)| *token)
    }
}

/// The unit behind a number.
pub(super) fn unit(token: &Token) -> &str {
    token.text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ',') || super::numerals::is_numeral(c)
    })
}

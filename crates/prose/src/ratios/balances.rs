//! What stood at first, what came and went, and what is left.

use rust_decimal::Decimal;

use super::{Counted, MOST_NUMBERS, Sentence, unit};
use crate::lexicon;
use crate::tokens::{Token, TokenKind, is};
use crate::words::{Mark, Verb, Word};
use model::{Claim, Place, Quantity, Ratio, RatioClaim, Subject};

impl<'t> Sentence<'t> {
    /// 年初 52 个，年内注销 7 个、新开 1 个，年末 46 个; 由年初的 28 件变为 30 件，当年制发 4 件、废止 2 件.
    pub(super) fn balance(&self) -> Option<RatioClaim> {
        let numbers: Vec<Counted<'t>> = (0..self.tokens.len())
            .filter_map(|at| self.counted(at))
            .take(MOST_NUMBERS + 1)
            .collect();
        let (one, few) = (numbers.first()?, numbers.len() <= MOST_NUMBERS);
        if !few || !numbers.iter().all(|other| unit(other.token) == unit(one.token)) {
            return None;
        }
        // 到期 documents went too, and are not counted.
        let words = self.tokens.iter().flat_map(|(token, _)| [token.gap.as_str(), &token.text]);
        let text: String = words.collect();
        if lexicon::ALSO_CHANGED.iter().any(|word| text.contains(word)) {
            return None;
        }
        self.net(&numbers).or_else(|| self.first_to_last(&numbers))
    }

    fn first_to_last(&self, numbers: &[Counted<'t>]) -> Option<RatioClaim> {
        let reached = numbers.windows(2).find_map(|pair| match pair {
            [first, last] if self.goes_over(*first, *last) => Some((*first, *last)),
            _ => None,
        });
        let ends = || {
            let (first, last) = (numbers.first()?, numbers.last()?);
            let stood = self.is_at_first(*first, numbers) && self.says(*last, lexicon::AT_LAST);
            stood.then_some((*first, *last))
        };
        let (first, last) = reached.or_else(ends)?;
        let others = numbers.iter().filter(|one| one.at != first.at && one.at != last.at);
        let changes: Option<Vec<Decimal>> = others.map(|one| self.change(*one)).collect();
        let changes = changes.filter(|changes| is_both_ways(changes))?;
        Some(self.claim(last.at, last.value, Ratio::Balance, last, first, changes))
    }

    /// 由上年末的 13 件减至 12 件: two numbers with nothing but the word between them.
    fn goes_over(&self, first: Counted<'_>, last: Counted<'_>) -> bool {
        let mut words = (first.at + 1..last.at).filter(|at| self.has(*at, Mark::Reach));
        let one = words.next().is_some() && words.next().is_none();
        let same = self.clause(first.at) == self.clause(last.at);
        one && same && self.says(first, lexicon::AT_FIRST)
    }

    /// 年初, 上年末; 2022 年底 where what came and went is said to be of 2023.
    fn is_at_first(&self, first: Counted<'_>, numbers: &[Counted<'_>]) -> bool {
        let years = |one: Counted<'_>| (self.clause(one.at)..one.at).find_map(|at| self.year(at));
        let next = numbers.get(1).copied();
        let year_before = || {
            let (before, own) = (years(first)?, years(next?)?);
            Some(before.checked_add(1) == Some(own) && self.says(first, lexicon::AT_THE_END))
        };
        self.says(first, lexicon::AT_FIRST) || year_before() == Some(true)
    }

    /// 新增 44 件、废止 51 件，比上年末多了 7 件，为 402 件: less came than went, and there are more.
    fn net(&self, numbers: &[Counted<'t>]) -> Option<RatioClaim> {
        let [changes @ .., told, last] = numbers else { return None };
        let start = self.clause(told.at);
        let compared = (start..told.at).any(|at| self.has(at, Mark::Compare))
            && self.says(*told, lexicon::AT_FIRST);
        let sign = self.sign(start, told.at).filter(|_| compared)?;
        let comma = last.at > told.at && self.clause(last.at) == told.at + 2;
        let lead = self.printed(self.clause(last.at), last.at);
        let changes: Option<Vec<Decimal>> = changes.iter().map(|one| self.change(*one)).collect();
        let changes = changes.filter(|changes| changes.len() == 2 && is_both_ways(changes))?;
        let net: Decimal = changes.iter().sum();
        let more = told.value * sign;
        if !comma || !lexicon::REACHES.contains(&lead.as_str()) || net != -more {
            return None;
        }
        let first = Counted { value: last.value - more, ..*told };
        Some(self.claim(last.at, last.value, Ratio::Balance, *last, first, changes))
    }

    fn says(&self, one: Counted<'_>, words: &[&str]) -> bool {
        let own = self.words_before(one);
        words.iter().any(|word| own.contains(word))
    }

    /// What came counts up, and what went down.
    fn change(&self, one: Counted<'_>) -> Option<Decimal> {
        match (self.says(one, lexicon::ADDED), self.says(one, lexicon::REMOVED)) {
            (true, false) => Some(one.value),
            (false, true) => Some(-one.value),
            _ => None,
        }
    }
}

/// 新收 27 件，上年结转 1 件，办结 27 件，无结转: what came in and what became of it, each told once.
pub(crate) fn of_requests(tokens: &[Token], spoken: &[Claim]) -> Option<RatioClaim> {
    let number = |claim: &Claim| match claim.quantity {
        Quantity::Number(value) if claim.is_plain() && claim.within.is_none() => Some(value),
        _ => None,
    };
    let only = |subjects: &[Subject]| {
        let mut own = spoken.iter().enumerate().filter(|(_, one)| subjects.contains(&one.subject));
        let ((at, claim), None) = (own.next()?, own.next()) else { return None };
        Some((at, claim.place, number(claim)?))
    };
    let (first, new_place, new) = only(&[Subject::Received, Subject::TakenIn])?;
    let (next, carried_place, carried) = only(&[Subject::CarriedIn])?;
    let (third, place, handled) = only(&[Subject::Handled])?;
    let (_, _, left) = only(&[Subject::CarriedOut])?;
    // 新收 27 件，办理上年结转 1 件，当年来件中办结 26 件: what was handled may be of one of them.
    let beside = next == first + 1 && third == next + 1;
    let (from, to) = (start(new_place)?, start(place)?);
    let aside = |token: &Token| match &token.what {
        TokenKind::Word(Word::Verb(Verb::Handle | Verb::Process)) => {
            token.at.end <= start(carried_place).unwrap_or(0)
        }
        TokenKind::Word(Word::Mark(
            Mark::Part | Mark::WithCarried | Mark::WithoutCarried | Mark::Within,
        )) => true,
        TokenKind::Group(_) => true,
        _ => false,
    };
    let between = |token: &&Token| token.at.start > from && token.at.end <= to;
    let handles = tokens.iter().filter(between).any(aside);
    let ends = start(carried_place)?;
    let last = tokens.iter().filter(between).skip_while(|token| token.at.start <= ends);
    let own = |token: &Token| {
        let verb = matches!(token.what, TokenKind::Word(Word::Verb(Verb::New | Verb::TakeIn)));
        verb || is(token, Mark::ThisYear) || is(token, Mark::All)
    };
    let handles =
        handles || last.clone().any(own) || last.filter(|token| handled_word(token)).count() > 1;
    (beside && !handles && !carried.is_zero()).then(|| RatioClaim {
        place,
        said: handled,
        kind: Ratio::Balance,
        part: (place, handled),
        whole: (new_place, new),
        others: vec![carried, -left],
    })
}

fn start(place: Place) -> Option<usize> {
    match place {
        Place::Span(_, _, start, _) => Some(start),
        _ => None,
    }
}

fn handled_word(token: &Token) -> bool {
    matches!(token.what, TokenKind::Word(Word::Verb(Verb::Handle | Verb::Process)))
}

fn is_both_ways(changes: &[Decimal]) -> bool {
    changes.iter().any(Decimal::is_sign_negative) && changes.iter().any(Decimal::is_sign_positive)
}

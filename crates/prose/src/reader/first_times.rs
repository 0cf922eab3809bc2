//! 自 2019 年以来首次收到申请: in the year before there was none.

use rust_decimal::Decimal;

use super::{ClaimReader, is};
use crate::lexicon;
use crate::tokens::{Token, TokenKind, printed};
use crate::words::Mark;
use model::{ClaimPeriod, Quantity, Subject};

impl ClaimReader<'_> {
    /// The claim of the year before, where the first request is told of a time that holds that year as a whole.
    pub(super) fn none_before_the_first(&mut self, clause: &[Token], tail: &str) {
        let words = printed(clause) + tail;
        let first = |word: &&&str| words.contains(**word);
        let Some(word) = lexicon::FIRST_RECEIVED.iter().find(first) else { return };
        let Some((before, behind)) = words.split_once(word) else { return };
        let behind = behind.trim_matches(|c: char| !c.is_alphabetic() && !c.is_ascii_digit());
        if !lexicon::REQUESTS_AS_SUCH.contains(&behind)
            || self.state.scope.is_some()
            || !self.is_since_long(clause, before)
        {
            return;
        }
        let (Some(start), Some(end)) = (clause.first(), clause.last()) else { return };
        let (place, open) = (self.span(start, end), self.state.open);
        self.state.open = false;
        let none = Quantity::Number(Decimal::ZERO);
        self.claim(place, Subject::TakenIn, none, ClaimPeriod::LastYear, false, false);
        self.state.open = open;
    }

    /// 自 2019 年以来, 成立以来: longer than the year before, or all the time.
    fn is_since_long(&self, clause: &[Token], before: &str) -> bool {
        let years = clause.iter().filter_map(|token| match token.what {
            TokenKind::Year(year) => Some(year),
            _ => None,
        });
        let before_last = |year: u16| self.year.is_some_and(|own| year.saturating_add(1) < own);
        let mut years = years.peekable();
        let ever = || lexicon::SINCE_EVER.iter().any(|since| before.contains(since));
        let dated = years.peek().is_some();
        let some = clause.iter().any(|token| is(token, Mark::Some) || is(token, Mark::Channel));
        let long = if dated { years.all(before_last) } else { ever() };
        before.contains(lexicon::SINCE) && long && !some
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::claims;
    use model::ClaimPeriod;

    fn denies_last_year(sentence: &str) -> bool {
        claims(sentence).iter().any(|claim| {
            claim.period == ClaimPeriod::LastYear && !claim.is_open && claim.scope.is_none()
        })
    }

    #[test]
    fn the_first_since_long_leaves_none_for_the_year_before() {
        for sentence in [
            "这是我局自2020年以来首次收到政府信息公开申请。",
            "收到申请1件，也是本局2018年以来收到的第一件依申请公开件。",
            "我局自成立以来首次收到政府信息公开申请，共3件。",
        ] {
            assert!(denies_last_year(sentence), "{sentence}");
        }
    }

    #[test]
    fn the_first_of_a_kind_or_of_a_short_time_says_nothing_of_it() {
        for sentence in [
            "我局自2022年以来首次收到政府信息公开申请。",
            "我局首次收到政府信息公开申请。",
            "机构合并以来首次收到政府信息公开申请。",
            "自2019年以来首次收到企业提出的政府信息公开申请。",
            "自2019年以来首次收到网上申请。",
            "自2019年以来收到的第一件复议案件。",
            "自2019年以来首次收到林权类申请。",
        ] {
            assert!(!denies_last_year(sentence), "{sentence}");
        }
    }
}

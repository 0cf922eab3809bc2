//! 连续两年未收到申请: what is denied of the year before, too.

use rust_decimal::Decimal;

use super::{ClaimReader, is};
use crate::facts::ClauseFacts;
use crate::lexicon;
use crate::tokens::Token;
use crate::words::Mark;
use model::{ClaimPeriod, Quantity, Subject};

impl ClaimReader<'_> {
    /// The claim of the year before, where the denial is of all requests or disputes and nothing leaves it open.
    pub(super) fn none_for_years(&mut self, clause: &[Token], killed: bool) {
        let Some(at) = clause.iter().position(|token| is(token, Mark::None)) else { return };
        let (before, denial) = clause.split_at(at);
        if killed
            || self.state.excepted
            || self.state.open
            || self.state.scope.is_some()
            || !runs_for_years(before)
        {
            return;
        }
        // 连续两年未收到申请后: not of this year.
        let plain = |token: &Token| token.gap.is_empty() && token.text != lexicon::AFTER;
        let window: Vec<&Token> = denial.iter().collect();
        let (Some(first), Some(last)) = (denial.first(), denial.last()) else { return };
        let said = ClauseFacts::of(&window);
        let of_years = |subject: &Subject| {
            matches!(subject, Subject::TakenIn | Subject::Received | Subject::Disputes(_, None))
        };
        let ways = [Mark::Channel, Mark::Way, Mark::Other, Mark::Kill, Mark::Aside];
        if !denial.iter().skip(1).all(plain) || ways.into_iter().any(|mark| said.has(mark)) {
            return;
        }
        let place = self.span(first, last);
        let mut denied = self.denied(&said).into_iter().filter(of_years).collect::<Vec<_>>();
        // 连续两年实现零申请
        if denied.is_empty() && first.text == lexicon::ZERO && said.requests() && !said.bears_more()
        {
            denied.push(Subject::TakenIn);
        }
        for subject in denied {
            let none = Quantity::Number(Decimal::ZERO);
            self.claim(place, subject, none, ClaimPeriod::LastYear, false, false);
        }
    }
}

/// 我镇已连续两年, 近两年我镇均: nothing but the years and the body stands before the denial.
fn runs_for_years(before: &[Token]) -> bool {
    let mut words = String::new();
    for token in before {
        let own = is(token, Mark::Own) || is(token, Mark::All);
        if own && token.gap.is_empty() {
            continue;
        }
        words.push_str(&token.gap);
        words.push_str(&token.text);
    }
    let words = words.trim_start_matches(lexicon::ALREADY);
    let goes_on = lexicon::YEARS_RUNNING_ON.iter().find_map(|verb| words.strip_suffix(verb));
    lexicon::YEARS_RUNNING.contains(&goes_on.unwrap_or(words))
}

#[cfg(test)]
mod tests {
    use crate::tests::claims;
    use model::{ClaimPeriod, Quantity};
    use rust_decimal::Decimal;

    fn denied_of_last_year(sentence: &str) -> usize {
        let none = Quantity::Number(Decimal::ZERO);
        let of_last = claims(sentence).into_iter().filter(|claim| {
            claim.period == ClaimPeriod::LastYear
                && claim.quantity == none
                && !claim.is_open
                && claim.scope.is_none()
        });
        of_last.count()
    }

    #[test]
    fn years_that_run_on_reach_back_to_the_year_before() {
        for sentence in [
            "我局连续两年未收到政府信息公开申请。",
            "近三年我镇均未收到依申请公开申请。",
            "已连续3年未发生行政复议。",
            "我镇已连续三年保持零申请。",
        ] {
            assert_eq!(denied_of_last_year(sentence), 1, "{sentence}");
        }
    }

    #[test]
    fn what_is_not_of_all_requests_or_not_of_both_years_is_left() {
        for sentence in [
            "在连续两年未收到申请后，今年收到4件。",
            "连续两年未收到以传真方式提交的申请。",
            "连续两年未收到林权类申请。",
            "下属单位连续两年未收到政府信息公开申请。",
            "连续两年未收到投诉。",
            "除县局外，连续两年未收到政府信息公开申请。",
            "全年未收到政府信息公开申请。",
            "连续两年评为优秀，未收到政府信息公开申请。",
            "市图书馆近两年未收到政府信息公开申请。",
        ] {
            assert_eq!(denied_of_last_year(sentence), 0, "{sentence}");
        }
    }
}

//! What a clause names and describes without a number, for the number of the next: 复议案件偏多，全年达 9 件.

use super::{ClaimReader, is, is_number};
use crate::facts::ClauseFacts;
use crate::lexicon;
use crate::subject::{self, Topic};
use crate::tokens::{Token, TokenKind, printed};
use crate::words::{Mark, Unit, Verb, Word};
use model::{ClaimPeriod, Place, Quantity, Subject};

/// Characters of the longest description.
const LONGEST: usize = 8;

impl ClaimReader<'_> {
    /// The claim of `全年达 9 件`, where the clause before names what is counted, and nothing in either leaves it open.
    pub(super) fn count_described(&mut self, clause: &[Token], tail: &str) {
        let Some(subject) = self.state.described.take() else { return };
        let Some((last, before)) = clause.split_last() else { return };
        let TokenKind::Number(number) = &last.what else { return };
        let counts = number.unit == Unit::Strong && !number.rounded && tail.is_empty();
        let spoken = self.claims.iter().rev().take(clause.len()).any(|claim| match claim.place {
            Place::Span(section, sentence, start, _) => {
                (section, sentence, start) == (self.section, self.state.sentence, last.at.start)
            }
            _ => false,
        });
        if !counts || spoken || self.state.killed || self.is_open_for_all() {
            return;
        }
        if !self.leads_to_number(before, &last.gap, subject) {
            return;
        }
        let place = self.span(last, last);
        let said = Quantity::Number(number.value);
        self.state.open = false;
        self.claim(place, subject, said, ClaimPeriod::Own, false, false);
        self.state.last = vec![subject];
    }

    /// 全年达, 2024 年共, 全年收到: the year, and what leads to the number.
    fn leads_to_number(&self, before: &[Token], gap: &str, subject: Subject) -> bool {
        let Some((first, rest)) = before.split_first() else { return false };
        let own = match &first.what {
            TokenKind::Year(year) => Some(*year) == self.year,
            _ => is(first, Mark::ThisYear),
        };
        let received = |token: &Token| token.what == TokenKind::Word(Word::Verb(Verb::TakeIn));
        let rest = match rest {
            [verb, rest @ ..] if received(verb) && subject == Subject::TakenIn => {
                if !verb.gap.is_empty() {
                    return false;
                }
                rest
            }
            rest => rest,
        };
        let words = [&printed(rest), gap].concat();
        own && first.gap.is_empty() && lexicon::LEADS_TO_NUMBER.contains(&words.as_str())
    }

    /// What a clause without a number names, where it ends with a description of how many there are.
    pub(super) fn note_described(&mut self, clause: &[Token], tail: &str) {
        self.state.described = None;
        if !clause.iter().any(is_number) && !self.state.killed && !self.is_open_for_all() {
            self.state.described = described(clause, tail);
        }
    }
}

fn described(clause: &[Token], tail: &str) -> Option<Subject> {
    let named = clause.get(..description(clause, tail)?)?;
    let start = named.iter().rposition(|token| !names(token)).map_or(0, |at| at + 1);
    let (begin, name) = named.split_at(start);
    let (first, rest) = name.split_first()?;
    if rest.iter().any(|token| !token.gap.is_empty()) {
        return None;
    }
    let begin = [&printed(begin), first.gap.as_str()].concat();
    if !begin.is_empty() && !lexicon::BEGINS_NAMING.contains(&begin.as_str()) {
        return None;
    }
    let facts = ClauseFacts::of(&name.iter().collect::<Vec<_>>());
    let facts = ClauseFacts { foreign: false, ..facts };
    let topic = Topic { requests: facts.requests(), ..Topic::default() };
    match subject::subjects(&facts, &topic).as_slice() {
        [subject @ (Subject::TakenIn | Subject::Outcome(_) | Subject::Disputes(..))] => {
            Some(*subject)
        }
        _ => None,
    }
}

/// Index of the first token of the description at the end of a clause.
fn description(clause: &[Token], tail: &str) -> Option<usize> {
    let mut words = tail.to_owned();
    for (at, token) in clause.iter().enumerate().rev() {
        if lexicon::DESCRIBED_AS.contains(&words.as_str()) {
            return Some(at + 1);
        }
        words = [&token.gap, token.text.as_str(), &words].concat();
        if words.chars().count() > LONGEST {
            break;
        }
    }
    None
}

/// A word that names what is counted, or belongs to such a name: 无法提供类答复.
fn names(token: &Token) -> bool {
    match &token.what {
        TokenKind::Word(
            Word::Noun(_) | Word::Outcome(_) | Word::Result(_) | Word::Verb(Verb::Handle),
        ) => true,
        _ => lexicon::NAMED_AS.contains(&token.text.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::claims;
    use model::{ClaimPeriod, Dispute, Quantity, Subject};

    fn read(sentence: &str) -> Vec<(Subject, Quantity)> {
        let of_this_year = |claim: &model::Claim| {
            let plain = !claim.is_open && claim.scope.is_none() && !claim.is_subset;
            plain && claim.period == ClaimPeriod::Own
        };
        let claims = claims(sentence).into_iter().filter(of_this_year);
        claims.map(|claim| (claim.subject, claim.quantity)).collect()
    }

    #[test]
    fn the_number_is_of_what_the_clause_before_names() {
        let review = Subject::Disputes(Dispute::Review, None);
        for (sentence, subject, said) in [
            ("复议案件偏多，全年达14件。", review, 14u32),
            (
                "主要问题是不予公开答复较多，本年共21件，需加强说理。",
                Subject::Outcome("refused"),
                21,
            ),
            ("问题：申请件数逐年上升，2023年达57件，人手偏紧。", Subject::TakenIn, 57),
            ("依申请公开量居高不下，全年收到64件。", Subject::TakenIn, 64),
            ("行政诉讼偏多，今年多达11件。", Subject::Disputes(Dispute::Litigation, None), 11),
        ] {
            assert_eq!(
                read(sentence),
                vec![(subject, Quantity::Number(said.into()))],
                "{sentence}"
            );
        }
    }

    #[test]
    fn a_part_a_change_another_year_and_other_things_are_left() {
        for sentence in [
            "房产领域复议案件偏多，全年达14件。",
            "复议案件偏多，全年增加14件。",
            "复议案件偏多，2022年达14件。",
            "复议案件偏多，全年达14件涉及拆迁。",
            "复议案件偏多，全年约14件。",
            "复议案件偏多；全年达14件。",
            "复议案件偏多，上半年达14件。",
            "信访件偏多，全年达14件。",
            "复议案件偏多，培训不够，全年达14件。",
            "复议案件偏多，开展评查14件。",
            "个别单位复议案件偏多，全年达14件。",
            "申请量大增，14件。",
        ] {
            assert_eq!(read(sentence), Vec::new(), "{sentence}");
        }
    }

    #[test]
    fn words_around_a_number_that_do_not_change_what_it_counts() {
        let corrected = Subject::Disputes(Dispute::Review, Some("corrected"));
        for (sentence, subject, said) in [
            ("全年被复议机关纠正的案件多达8件。", corrected, 8u32),
            ("个别答复说理不足，全年有7件答复在复议中被纠正。", corrected, 7),
            ("本年所收26件申请多涉水库移民。", Subject::TakenIn, 26),
            ("因公开答复引发行政诉讼5件。", Subject::Disputes(Dispute::Litigation, None), 5),
            ("未发生行政复议和责任追究情形。", Subject::Disputes(Dispute::Review, None), 0),
        ] {
            assert_eq!(
                read(sentence),
                vec![(subject, Quantity::Number(said.into()))],
                "{sentence}"
            );
        }
        for sentence in
            ["全年收到26件涉水申请。", "未发生因行政复议和问责引发的舆情。", "派出所办理申请26件。"]
        {
            assert_eq!(read(sentence), Vec::new(), "{sentence}");
        }
    }

    #[test]
    fn a_year_that_is_level_is_no_year_of_the_next_number() {
        let level = (Subject::TakenIn, Quantity::Change(0.into()));
        let six = (Subject::TakenIn, Quantity::Number(6.into()));
        assert_eq!(read("申请量与2022年持平，共6件。"), vec![level, six]);
        assert_eq!(read("申请量与2021年持平，共6件。"), vec![six]);
        let said = read("2022年收到申请6件，2023年收到申请与2022年持平，办结6件。");
        assert!(said.contains(&(Subject::Handled, Quantity::Number(6.into()))));
        assert_eq!(read("全年收到申请6件，数量跟去年一样多。"), vec![six, level]);
    }
}

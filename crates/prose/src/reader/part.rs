//! What the words around a number make of it: a part, a class, a set, or the number of a wider circle.

use super::{ClaimReader, is, is_words};
use crate::facts::ClauseFacts;
use crate::lexicon;
use crate::scope;
use crate::subject;
use crate::tokens::{Token, TokenKind, is_number, printed};
use crate::words::{Mark, Noun, Verb, Word};
use model::{Claim, Subject};

impl ClaimReader<'_> {
    /// 全市共收到 1208 件。其中市政府办公室收到 31 件: which of the two the tables count is not said by the sentence before.
    pub(super) fn open_the_wider_circle(&mut self, tokens: &[Token]) {
        if !self.state.circle || !scope::singles_itself_out(tokens, self.organ) {
            return;
        }
        for claim in self.claims.iter_mut().skip(self.state.first) {
            claim.is_open = true;
        }
    }

    /// 市局作出 412 件，其中本分局作出 53 件: the whole is of a wider circle than the body, whatever it is called.
    pub(super) fn open_what_it_is_a_part_of(&mut self, behind: &[Token]) {
        let words = behind.iter().take_while(is_words).take(MOST_BEHIND_PART);
        let mut idle = words.skip_while(|token| is(token, Mark::Neutral) && token.gap.is_empty());
        if !idle.next().is_some_and(|token| scope::means_itself(token, self.organ)) {
            return;
        }
        for claim in self.claims.iter_mut().skip(self.state.first) {
            claim.is_open = true;
        }
    }

    /// The last number is of a class, and of one reason in it.
    pub(super) fn give_reason(&mut self, reason: &'static str) {
        let own = self.claims.get(self.state.first..).unwrap_or(&[]);
        let Some(last) = own.last() else { return };
        let Subject::Outcome(class) = last.subject else { return };
        if reason.split_once('.').is_some_and(|(own, _)| own == class) {
            self.claims.push(Claim { subject: Subject::Outcome(reason), ..last.clone() });
        }
    }
}

/// 发出补正通知 9 份
pub(super) fn counts_notices(clause: &[Token]) -> bool {
    let notices = |token: &Token| token.what == TokenKind::Word(Word::Noun(Noun::Notices));
    let words = printed(clause);
    clause.iter().any(notices) || lexicon::ASK_TO_COMPLETE.iter().any(|word| words.contains(word))
}

/// Words behind 其中 among which the body itself is looked for.
const MOST_BEHIND_PART: usize = 4;

/// 2 件按规定延期: nothing else is named.
pub(super) fn is_only_extended(after: &[&Token]) -> bool {
    let mut things =
        after.iter().filter(|token| token.what == TokenKind::Word(Word::Foreign)).peekable();
    things.peek().is_some() && things.all(|token| lexicon::EXTENDED.contains(&token.text.as_str()))
}

/// 重复申请不予处理: a row, and the class that it is of.
pub(super) fn tells_row_and_class(facts: &ClauseFacts) -> bool {
    let class = |row: &str| row.split_once('.').map(|(class, _)| class.to_owned());
    let told = |class: String| facts.outcomes.contains(&class.as_str());
    facts.outcomes.iter().filter_map(|row| class(row)).any(told)
}

/// Words of 之内.
const MOST_OF_WITHIN: usize = 2;

/// 5 日内答复 11 件: of those within a time that is named before.
pub(super) fn is_within_a_time(clause: &[Token], at: usize) -> bool {
    let before = clause.get(..at).unwrap_or(&[]);
    let Some(number) = before.iter().rposition(is_number) else { return false };
    let Some((time, next)) = before.get(number..).and_then(|rest| rest.split_first()) else {
        return false;
    };
    let unit = |unit: &&str| time.text.ends_with(unit);
    let words = printed(next.get(..MOST_OF_WITHIN).unwrap_or(next));
    let within = |word: &&str| words.starts_with(word);
    lexicon::UNITS_OF_TIME.iter().any(unit) && lexicon::WITHIN_A_TIME.iter().any(within)
}

/// Documents were amended; some offices count them as made, where the sentence does not say that they are not.
pub(super) fn counts_amended(tokens: &[Token]) -> bool {
    let words = printed(tokens);
    let counts_once = lexicon::NOT_COUNTED_TWICE.iter().any(|own| words.contains(own));
    tokens.iter().any(|token| is(token, Mark::Amend)) && !counts_once
}

/// Reviews, lawsuits, or what a court did.
pub(super) fn names_a_case(facts: &ClauseFacts) -> bool {
    subject::dispute(facts).is_some() || facts.has(Mark::Court)
}

/// 属国家秘密: one reason in brackets, and nothing that takes it back.
pub(super) fn reason_alone(group: &[Token]) -> Option<&'static str> {
    let mut reasons = Vec::new();
    for token in group {
        match &token.what {
            _ if !token.gap.is_empty() => return None,
            TokenKind::Word(Word::Outcome(id)) if id.contains('.') => reasons.push(*id),
            TokenKind::Word(Word::Mark(Mark::Neutral | Mark::All)) => {}
            _ => return None,
        }
    }
    reasons.pop().filter(|_| reasons.is_empty())
}

/// 自然人占 28 件, 占新收 40 件的七成
pub(super) fn is_shared(window: &[&Token], behind: &[Token]) -> bool {
    let share = window.last().is_some_and(|token| is(token, Mark::Share));
    let of = |token: &Token| lexicon::OF.contains(&token.text) && token.gap.is_empty();
    let marks = [Mark::Half, Mark::Majority];
    let only = !window.iter().any(|token| marks.into_iter().any(|mark| is(token, mark)));
    only && (share || behind.first().is_some_and(of))
}

/// 61 件里有 57 件
pub(super) fn is_a_set(behind: &[Token]) -> bool {
    behind.first().is_some_and(|token| is(token, Mark::Within) && token.gap.is_empty())
}

/// 规章三项均为 0: the number of what the next one is said of.
pub(super) fn is_of_what_is_none(behind: &[Token]) -> bool {
    let all = behind.first().is_some_and(|token| is(token, Mark::All) && token.gap.is_empty());
    let none =
        |token: &Token| matches!(&token.what, TokenKind::Number(number) if number.value.is_zero());
    all && behind.iter().skip(1).take(2).any(none)
}

/// 2 起被纠正的复议案件和 1 起败诉的诉讼案件: the words before 和 are of the number before them.
pub(super) fn is_named_behind(window: &[&Token], number: &Token, behind: &[Token]) -> bool {
    let named = |token: &Token| {
        matches!(token.what, TokenKind::Word(Word::Noun(_) | Word::Result(_) | Word::Outcome(_)))
    };
    let joined = window.last().is_some_and(|token| is(token, Mark::And));
    joined && number.gap.is_empty() && behind.iter().take_while(is_words).any(named)
}

/// 由 33 件减至 30 件
pub(super) fn is_reached_from(behind: &[Token]) -> bool {
    behind.iter().take_while(is_words).any(|token| is(token, Mark::Reach))
}

/// 其未能公开者, 未予答复的: a class, and no denial.
pub(super) fn is_what_was_not_done(window: &[&Token]) -> bool {
    let Some(at) = window.iter().position(|token| is(token, Mark::None)) else { return false };
    let not_yet = window.get(at).filter(|token| lexicon::NOT_YET.contains(&token.text.as_str()));
    let done = |token: &&&Token| {
        matches!(
            token.what,
            TokenKind::Word(Word::Outcome(_) | Word::Verb(Verb::Publish | Verb::Handle))
        )
    };
    let behind = window.get(at + 1..).unwrap_or(&[]);
    let neutral = behind.iter().take_while(|token| is(token, Mark::Neutral)).count();
    let mut rest = behind.iter().skip(neutral);
    let done = rest.next().filter(done);
    let last = done.zip(window.last()).map(|(_, last)| last.text.as_str());
    not_yet.is_some()
        && last.is_some_and(|last| lexicon::THOSE.iter().any(|end| last.ends_with(end)))
}

//! Events of which an office says that there were none, and elsewhere that there were some: answers that came late, answers
//! whose time was extended, persons who were held to account. No table counts them.

use rust_decimal::Decimal;

use crate::lexicon;
use crate::tokens::{Number, Token, TokenKind, is, is_break, printed};
use crate::words::{Mark, Unit, Verb, Word};
use model::{Place, SectionId, Statement};

/// What a clause says of one kind of event.
enum Said {
    None,
    Some(Decimal),
}

/// Adds what the clauses of a sentence say of such events.
pub(super) fn events(
    section: SectionId,
    sentence: usize,
    tokens: &[Token],
    year: Option<u16>,
    found: &mut Vec<Statement>,
) {
    // 除 2 件外; another year, or a year that is none of this report's.
    let apart = |token: &Token| match token.what {
        TokenKind::Word(Word::Mark(
            Mark::Except | Mark::Besides | Mark::Rest | Mark::LastYear | Mark::Plan,
        )) => true,
        TokenKind::Year(own) => Some(own) != year,
        _ => false,
    };
    if tokens.iter().any(apart) {
        return;
    }
    // With what ends each: characters without a meaning stand before it.
    for clause in tokens.split_inclusive(is_break) {
        let last = clause.iter().rev().find(|token| !is_break(token));
        let (Some(first), Some(last)) = (clause.first(), last) else { continue };
        let told = [
            (lexicon::LATE_ANSWERS, late(clause)),
            (lexicon::EXTENDED_ANSWERS, extended(clause)),
            (lexicon::HELD_TO_ACCOUNT, held_to_account(clause)),
        ];
        for (words, said) in told {
            let (value, is_some) = match said {
                Some(Said::None) => (Decimal::ZERO, false),
                Some(Said::Some(value)) => (value, true),
                None => continue,
            };
            let place = Place::Span(section, sentence, first.at.start, last.at.end);
            found.push(Statement { place, words: words.into(), value, is_some });
        }
    }
}

/// 12 件均在法定期限内答复: none late. 1 件逾期 6 天答复: one.
fn late(clause: &[Token]) -> Option<Said> {
    let all = clause.iter().position(|token| is(token, Mark::All));
    let in_time = |token: &Token| lexicon::TIME_LIMITS.contains(&token.text.as_str());
    let behind = all.and_then(|at| clause.get(at..)).unwrap_or(&[]);
    if behind.iter().any(in_time) && behind.iter().any(is_answer) && !denies(clause) {
        return Some(Said::None);
    }
    if all_in_time(clause) {
        return Some(Said::None);
    }
    let beyond = printed(clause);
    let beyond = lexicon::BEYOND_TIME.iter().any(|words| beyond.contains(words));
    let word = beyond || clause.iter().any(|token| has(token, lexicon::LATE));
    if !word || !clause.iter().any(is_answer) {
        return None;
    }
    some(clause, counts_cases)
}

/// 按时答复率为 100%: of nothing but the year and the body.
fn all_in_time(clause: &[Token]) -> bool {
    let plain = |token: &Token| {
        let mark = [Mark::ThisYear, Mark::Own, Mark::Neutral, Mark::InTime];
        let whole = matches!(&token.what, TokenKind::Number(number)
            if number.unit == Unit::Percent && number.value == Decimal::ONE_HUNDRED && !number.rounded);
        let year = matches!(token.what, TokenKind::Year(_));
        token.gap.is_empty()
            && (whole || year || is_break(token) || mark.iter().any(|mark| is(token, *mark)))
    };
    let number = |token: &Token| matches!(token.what, TokenKind::Number(_));
    let rate = clause.iter().any(|token| is(token, Mark::InTime));
    rate && clause.iter().any(number) && clause.iter().all(plain)
}

/// 没有延期; 1 件延期答复.
fn extended(clause: &[Token]) -> Option<Said> {
    let at = clause.iter().position(|token| has(token, lexicon::EXTENDED))?;
    let before = at.checked_sub(1).and_then(|at| clause.get(at));
    let next = clause.get(at + 1);
    if before.is_some_and(|token| is(token, Mark::None)) {
        let mut behind = clause.get(at + 1..).unwrap_or(&[]).iter();
        return behind.all(|token| is_answer(token) || is_break(token)).then_some(Said::None);
    }
    next.filter(|token| is_answer(token) && token.gap.is_empty())?;
    some(clause, counts_cases)
}

/// 未发生责任追究情形; 对 2 名工作人员给予诫勉谈话.
fn held_to_account(clause: &[Token]) -> Option<Said> {
    let at = clause.iter().position(|token| has(token, lexicon::ACCOUNTABILITY));
    let none = clause.iter().position(|token| is(token, Mark::None));
    if let (Some(none), Some(at)) = (none, at) {
        return (none < at).then_some(Said::None);
    }
    clause.iter().position(|token| has(token, lexicon::SANCTIONS))?;
    some(clause, counts_persons)
}

/// The one number of the clause that counts, where nothing is denied.
fn some(clause: &[Token], counts: fn(&Number, &Token) -> bool) -> Option<Said> {
    let mut counted = clause.iter().filter_map(|token| match &token.what {
        TokenKind::Number(number) => Some(number).filter(|number| counts(number, token)),
        _ => None,
    });
    let one = counted.next().filter(|one| !one.value.is_zero() && !one.rounded)?;
    (counted.next().is_none() && !denies(clause)).then_some(Said::Some(one.value))
}

fn counts_cases(number: &Number, _: &Token) -> bool {
    number.unit == Unit::Strong
}

fn counts_persons(number: &Number, token: &Token) -> bool {
    number.unit == Unit::Foreign
        && lexicon::PERSONS_HELD.iter().any(|unit| token.text.contains(unit))
}

/// The words, with those before them that have no meaning of their own.
fn has(token: &Token, words: &[&str]) -> bool {
    let printed = || format!("{}{}", token.gap, token.text);
    words.iter().any(|word| token.text.contains(word) || printed().contains(word))
}

fn denies(clause: &[Token]) -> bool {
    clause.iter().any(|token| is(token, Mark::None) || is(token, Mark::NoneOf))
}

fn is_answer(token: &Token) -> bool {
    let answers = |text: &str| lexicon::ANSWERS.iter().any(|word| text.ends_with(word));
    token.what == TokenKind::Word(Word::Verb(Verb::Handle)) || answers(&token.text)
}

#[cfg(test)]
mod tests {
    use model::{Paragraph, SectionId, SectionText};

    fn told(sentence: &str) -> Vec<String> {
        let paragraphs = vec![Paragraph { sentences: vec![sentence.to_owned()] }];
        let section = SectionText { id: SectionId::Applications, heading: None, paragraphs };
        let read = crate::claims(&[section], "松桥县水利局", Some(2023));
        read.statements.iter().map(|one| format!("{} {}", one.words, one.value)).collect()
    }

    #[test]
    fn events_are_counted_and_denied() {
        for (sentence, said) in [
            ("9件申请均在法定期限内答复。", "逾期答复 0"),
            ("申请全部按期答复。", "逾期答复 0"),
            ("因人员调整，有2件逾期3天答复。", "逾期答复 2"),
            ("其中1件答复迟了两天。", "逾期答复 1"),
            ("全年没有延期。", "延期答复 0"),
            ("会商较久，有3件延期答复。", "延期答复 3"),
            ("未发生责任追究情形。", "责任追究 0"),
            ("因公开不及时，对3名干部给予诫勉谈话。", "责任追究 3"),
        ] {
            assert_eq!(told(sentence), [said], "{sentence}");
        }
    }

    #[test]
    fn what_may_be_something_else_is_left_open() {
        for sentence in [
            "除1件外，9件申请均在法定期限内答复。",
            "上年有2件逾期答复。",
            "没有一件逾期答复。",
            "2件因申请人逾期不补正不再处理。",
            "对9件申请的答复期限作了提醒。",
            "没有延期办理的会议。",
            "对3名干部作了培训。",
            "约谈2个单位，未予通报。",
        ] {
            assert_eq!(told(sentence), Vec::<String>::new(), "{sentence}");
        }
    }
}

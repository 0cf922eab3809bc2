//! Events of which an office says that there were none, and elsewhere that there were some: answers that came late, answers
//! whose time was extended, persons who were held to account. No table counts them.

use rust_decimal::Decimal;

use crate::lexicon;
use crate::tokens::{Number, Token, TokenKind, is, is_break, printed};
use crate::words::{Mark, Noun, Unit, Verb, Word};
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
    // 除 2 件外.
    let apart = [Mark::Except, Mark::Besides, Mark::Rest];
    if tokens.iter().any(|token| apart.iter().any(|mark| is(token, *mark))) {
        return;
    }
    // Another year holds from its clause on; what is carried into it stands behind.
    let another = |token: &Token| match token.what {
        TokenKind::Word(Word::Mark(Mark::LastYear | Mark::Plan)) => true,
        TokenKind::Year(own) => Some(own) != year,
        _ => false,
    };
    let (mut of_fees, mut charged) = (false, None);
    // With what ends each: characters without a meaning stand before it.
    for clause in tokens.split_inclusive(is_break) {
        if clause.iter().any(another) {
            return;
        }
        let words = printed(clause);
        of_fees |= words.contains(lexicon::FEES);
        let noticed = charged;
        charged = charge(clause, charged);
        let last = clause.iter().rev().find(|token| !is_break(token));
        let (Some(first), Some(last)) = (clause.first(), last) else { continue };
        let told = [
            (lexicon::LATE_ANSWERS, late(clause).filter(|_| !of_fees)),
            (lexicon::EXTENDED_ANSWERS, extended(clause)),
            (lexicon::HELD_TO_ACCOUNT, held_to_account(clause)),
            (lexicon::COLLECTED_FEES, collected(clause, &words, of_fees, noticed)),
        ];
        for (words, said) in told {
            let (value, is_some) = match said {
                Some(Said::None) => (Decimal::ZERO, false),
                Some(Said::Some(value)) => (value, true),
                None => continue,
            };
            let place = Place::Span(section, sentence, first.at.start, last.at.end);
            found.push(Statement { place, words: words.into(), value, is_some, of_year: true });
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
    let words = printed(clause);
    if is_rate_of_all(clause, &words) || is_denied_alone(clause, lexicon::LATE) {
        return Some(Said::None);
    }
    let of_answers = clause.iter().any(is_answer) || is_late_by_days(&words);
    if !lexicon::LATE.iter().any(|word| words.contains(word)) || !of_answers {
        return None;
    }
    // 收到的 3 件申请中有 1 件答复超过法定期限
    let within = clause.iter().rposition(|token| is(token, Mark::Within));
    some(within.and_then(|at| clause.get(at + 1..)).unwrap_or(clause), counts_cases)
}

/// 因流转延误超期 3 天: of answers, where no fee and no correction is spoken of.
fn is_late_by_days(words: &str) -> bool {
    let other = lexicon::LATE_FOR_OTHERS.iter().any(|word| words.contains(word));
    let days = |rest: &str| {
        let rest =
            rest.trim_start_matches(|c: char| c.is_ascii_digit() || crate::numerals::is_numeral(c));
        lexicon::DAYS.iter().any(|unit| rest.starts_with(unit))
    };
    !other
        && lexicon::LATE
            .iter()
            .any(|word| words.split_once(word).is_some_and(|(_, rest)| days(rest)))
}

/// 按时答复率 100%.
fn is_rate_of_all(clause: &[Token], words: &str) -> bool {
    let (clause, words) = of_requests(clause, words);
    let mut numbers = clause.iter().filter_map(|token| match &token.what {
        TokenKind::Number(number) => Some(number),
        _ => None,
    });
    let number = numbers.next().filter(|number| number.unit == Unit::Percent && !number.rounded);
    let hundred = number.is_some_and(|number| number.value == Decimal::ONE_HUNDRED);
    let mut rates = lexicon::NO_LATE_ANSWERS.iter();
    hundred && numbers.next().is_none() && rates.any(|rate| words.starts_with(rate))
}

/// 12 件申请按期答复率 100%: what the rate is of stands before it.
fn of_requests<'w>(clause: &'w [Token], words: &'w str) -> (&'w [Token], &'w str) {
    let [first, noun, ..] = clause else { return (clause, words) };
    let counted = matches!(&first.what, TokenKind::Number(number) if counts_cases(number, first));
    let requests =
        matches!(noun.what, TokenKind::Word(Word::Noun(Noun::Requests | Noun::WeakRequests)));
    let behind = words.split_once(noun.text.as_str()).filter(|_| counted && requests);
    match (behind, clause.get(2..)) {
        (Some((_, words)), Some(rest)) => (rest, words),
        _ => (clause, words),
    }
}

/// 无一件超期, 没有延期, and nothing behind but 答复.
fn is_denied_alone(clause: &[Token], of: &[&str]) -> bool {
    let Some(at) = clause.iter().position(|token| has(token, of)) else { return false };
    let before = at.checked_sub(1).and_then(|at| clause.get(at));
    let mut behind = clause.get(at + 1..).unwrap_or(&[]).iter();
    before.is_some_and(|token| is(token, Mark::None))
        && behind.all(|token| is_answer(token) || is_break(token))
}

/// 没有延期; 1 件延期答复; 1 件延期 20 个工作日后答复.
fn extended(clause: &[Token]) -> Option<Said> {
    if is_denied_alone(clause, lexicon::EXTENDED) {
        return Some(Said::None);
    }
    let at = clause.iter().position(|token| has(token, lexicon::EXTENDED))?;
    let days = |token: &Token| matches!(&token.what, TokenKind::Number(number) if number.unit == Unit::Foreign);
    let mut behind = clause.get(at..).unwrap_or(&[]).iter().peekable();
    // 延期 may have no meaning of its own, and stand before the days.
    let lasts = behind.next().is_some_and(days) || behind.next_if(|token| days(token)).is_some();
    if lasts {
        behind.next_if(|token| token.text == lexicon::AFTER);
    }
    let answered = behind.next().is_some_and(|token| is_answer(token) && token.gap.is_empty());
    answered.then(|| some(clause, counts_cases))?
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

/// The sum of a notice, up to the clause behind it: 金额 600 元，….
fn charge(clause: &[Token], before: Option<Decimal>) -> Option<Decimal> {
    let sum = |token: &Token| match &token.what {
        TokenKind::Number(number) if number.unit == Unit::Yuan && !number.rounded => {
            Some(number.value).filter(|value| !value.is_zero())
        }
        _ => None,
    };
    clause.iter().find_map(sum).or(before)
}

/// 未收取信息处理费; 收取信息处理费 600 元; 金额 600 元，申请人已足额缴纳.
fn collected(
    clause: &[Token],
    words: &str,
    of_fees: bool,
    noticed: Option<Decimal>,
) -> Option<Said> {
    let number = clause.iter().any(|token| matches!(token.what, TokenKind::Number(_)));
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let ends = |all: &[&str]| all.iter().any(|end| words.ends_with(end));
    let has = |all: &[&str]| all.iter().any(|own| words.contains(own));
    if !number && ends(lexicon::NO_FEE_COLLECTED) && !has(lexicon::TOWARDS) {
        return Some(Said::None);
    }
    if denies(clause) || has(lexicon::NOT_ALL_FEES) || !of_fees {
        return None;
    }
    // What is paid in the clause of the notice itself: 600 元已缴清.
    let paid = noticed.or_else(|| charge(clause, None)).filter(|_| has(lexicon::PAID_IN_FULL));
    let taken = || charge(clause, None).filter(|_| has(lexicon::COLLECTS_FEES));
    paid.or_else(taken).map(Said::Some)
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
            ("全年没有延期，也没有结转到2024年的申请。", "延期答复 0"),
            ("按时答复率为100%。", "逾期答复 0"),
            ("无一件超期。", "逾期答复 0"),
            ("没有一件逾期答复。", "逾期答复 0"),
            ("3件因会商超过法定期限作出答复。", "逾期答复 3"),
            ("仅有3件因案情复杂延期15个工作日后答复。", "延期答复 3"),
            ("会商较久，有3件延期答复。", "延期答复 3"),
            ("全年未收取信息处理费。", "收取信息处理费 0"),
            ("没有收取任何政府信息公开信息处理费。", "收取信息处理费 0"),
            ("发出收费通知2份，收取信息处理费450元。", "收取信息处理费 450"),
            ("信息处理费收费通知1件，金额450元，申请人已足额缴纳。", "收取信息处理费 450"),
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
            "按时答复率为98.5%。",
            "对其中9件未收取信息处理费。",
            "除1件外未收取信息处理费。",
            "发出收费通知1件，金额450元，申请人未缴纳。",
            "发出收费通知2件，金额450元，其中1件已缴纳，另1件逾期。",
            "上年收取信息处理费450元。",
            "信息处理费收费通知1件，金额450元，尚在缴费期内。",
            "收取行政事业性收费450元。",
            "发出缴费通知2件，均已缴清，无逾期。",
            "没有逾期未补正的申请。",
            "2024年没有延期。",
            "对3件延期事项作了说明。",
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

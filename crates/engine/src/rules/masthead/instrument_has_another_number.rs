//! An instrument of the State Council is cited under a number that is none of its own: 《政府信息公开条例》
//! （国务院令第117号）.
//!
//! Judged where the number stands right behind the name, alone in its bracket, or right before it, and where the
//! sentence nowhere has one of the true numbers; and where a sentence that speaks of the instrument has its
//! number with the digits in another order: 国办公开办函〔2012〕30号. Instruments of other bodies have like names; theirs is no
//! number of the State Council.

use std::ops::Range;

use crate::rules::Why;
use crate::rules::catalogue::text::instrument_has_another_number::{self as text, slot};
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::rule::{Answer, Answers, WritingRule, broken, holds};
use crate::rules::sentence::Sentence;
use crate::rules::writing::Writing;
use model::Place;
use model::finding::{Finding, Severity, Slot};

pub(super) const RULE: WritingRule = WritingRule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

/// Names, and the numbers under which the instrument was published, the one in force first.
const INSTRUMENTS: [(Phrases, Phrases); 6] = [
    (phrases::NAME_REGULATIONS, phrases::NUMBER_REGULATIONS),
    (phrases::NAME_FORM, phrases::NUMBER_FORM),
    (phrases::NAME_FEE, phrases::NUMBER_FEE),
    (phrases::NAME_ENTERPRISES, phrases::NUMBER_ENTERPRISES),
    (phrases::NAME_PLATFORM, phrases::NUMBER_PLATFORM),
    (phrases::NAME_STANDARDS, phrases::NUMBER_STANDARDS),
];

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Writing<'_>) -> Answer {
    let mut cited = false;
    for sentence in cx.prose()? {
        for (names, official) in INSTRUMENTS {
            let citations = citations(sentence, names);
            cited |= !citations.is_empty();
            let mut others =
                citations.into_iter().filter(|(_, number)| !number.is_one_of(official));
            // Who gives the true number, too, tells of the other.
            if let Some((name, number)) = others.next()
                && !has_one_of(sentence, official)
            {
                return broken(finding(sentence, sentence.quote(name), number, official));
            }
        }
    }
    for sentence in cx.prose()? {
        for (topic, names, official) in BY_TOPIC {
            let Some(number) = mistyped(sentence, topic, official) else { continue };
            let name = names.first().copied().unwrap_or_default();
            return broken(finding(sentence, name.to_owned(), number, official));
        }
    }
    if cited { holds() } else { Err(Why::NotSaid) }
}

/// What a sentence has to speak of, and the instrument that it then cites by its number alone.
const BY_TOPIC: [(Phrases, Phrases, Phrases); 2] = [
    (phrases::TOPIC_FORM, phrases::NAME_FORM, phrases::NUMBER_FORM),
    (phrases::TOPIC_FEE, phrases::NAME_FEE, phrases::NUMBER_FEE),
];

/// The number of the instrument with the digits of its year or of its own in another order.
fn mistyped(sentence: &Sentence<'_>, topic: Phrases, official: Phrases) -> Option<Number> {
    let office = phrases::STATE_COUNCIL_OFFICE;
    if !sentence.has(topic) || !sentence.has(office) || has_one_of(sentence, official) {
        return None;
    }
    let numbers = (0..sentence.len()).filter_map(|at| document(sentence, at));
    let mut slips = numbers.filter(|number| {
        official
            .iter()
            .any(|one| *one != number.published && is_in_another_order(one, &number.published))
    });
    slips.next()
}

/// The same words, and in each number of theirs the same digits.
fn is_in_another_order(one: &str, other: &str) -> bool {
    let sorted = |number: &str| {
        number
            .split(|c: char| !c.is_ascii_digit())
            .map(|digits| {
                let mut digits: Vec<char> = digits.chars().collect();
                digits.sort_unstable();
                digits
            })
            .collect::<Vec<_>>()
    };
    let words = |number: &str| number.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    words(one) == words(other) && sorted(one) == sorted(other)
}

fn finding(sentence: &Sentence<'_>, name: String, number: Number, official: Phrases) -> Finding {
    let place = sentence.span(number.at.clone());
    let official = official.first().copied().unwrap_or_default();
    Finding::new(RULE.id, Severity::Doubtful, place)
        .slot(slot::NAME, Slot::Text(name))
        .slot(slot::PRINTED, Slot::Text(sentence.quote(number.at)))
        .slot(slot::OFFICIAL, Slot::Text(official.to_owned()))
        .related([place])
}

/// Where a sentence has a name together with a number.
fn citations(sentence: &Sentence<'_>, names: Phrases) -> Vec<(Range<usize>, Number)> {
    let likely = names.iter().filter(|name| sentence.may_have(name));
    let found = likely.flat_map(|name| {
        let here = (0..sentence.len()).filter(|at| sentence.has_at(*at, name));
        here.map(|at| at..at + name.chars().count())
    });
    let numbered = found.filter_map(|name| {
        let opens = opening(sentence, &name)?;
        let number = behind(sentence, name.end).or_else(|| before(sentence, opens))?;
        Some((name, number))
    });
    numbered.collect()
}

/// Where the name opens: a mark, or the words that make it the State Council's. 北京市政府信息公开条例 is another.
fn opening(sentence: &Sentence<'_>, name: &Range<usize>) -> Option<usize> {
    let back = |from: usize, words: Phrases| {
        words.iter().find_map(|word| {
            let at = from.checked_sub(word.chars().count())?;
            sentence.has_at(at, word).then_some(at)
        })
    };
    let state = back(name.start, phrases::OF_THE_STATE);
    let start = state.unwrap_or(name.start);
    let own = phrases::OF_THE_STATE_COUNCIL.iter().any(|word| sentence.has_at(name.start, word));
    back(start, phrases::NAME_OPENS).or((state.is_some() || own).then_some(start))
}

/// `》（国务院令第711号）`
fn behind(sentence: &Sentence<'_>, end: usize) -> Option<Number> {
    phrases::NAME_CLOSES.iter().find_map(|close| {
        let bracket = end + close.chars().count();
        let opens = sentence.has_at(end, close) && sentence.char(bracket) == Some('(');
        let number = Number::at(sentence, skip(sentence, bracket + 1)).filter(|_| opens)?;
        let alone =
            phrases::BEHIND_A_NUMBER.iter().any(|mark| sentence.has_at(number.at.end, mark));
        alone.then_some(number)
    })
}

/// `国务院令第711号公布的《`
fn before(sentence: &Sentence<'_>, opens: usize) -> Option<Number> {
    /// Longer than any number of an instrument.
    const LONGEST: usize = 28;
    let joined = |end: usize| {
        phrases::NUMBER_BEFORE_A_NAME
            .iter()
            .any(|word| sentence.has_at(end, word) && end + word.chars().count() == opens)
    };
    let number = (opens.saturating_sub(LONGEST)..opens)
        .filter_map(|at| Number::at(sentence, at))
        .find(|number| joined(number.at.end))?;
    // Without brackets it may belong to the name before it.
    let free = sentence.before(number.at.start).is_none_or(|c| !matches!(c, '\u{300b}' | '>'));
    free.then_some(number)
}

/// 中华人民共和国 before 国务院令.
fn skip(sentence: &Sentence<'_>, at: usize) -> usize {
    let word = phrases::OF_THE_STATE.iter().find(|word| sentence.has_at(at, word));
    word.map_or(at, |word| at + word.chars().count())
}

fn has_one_of(sentence: &Sentence<'_>, official: Phrases) -> bool {
    (0..sentence.len())
        .filter_map(|at| Number::at(sentence, at))
        .any(|number| number.is_one_of(official))
}

/// A number of the State Council or of its general office.
struct Number {
    at: Range<usize>,
    /// As it is published: 国务院令第711号, 国办函〔2020〕109号.
    published: String,
}

impl Number {
    fn at(sentence: &Sentence<'_>, at: usize) -> Option<Number> {
        order(sentence, at).or_else(|| document(sentence, at))
    }

    fn is_one_of(&self, official: Phrases) -> bool {
        official.iter().any(|number| *number == self.published)
    }
}

/// 国务院令第711号, 国务院第711号令.
fn order(sentence: &Sentence<'_>, start: usize) -> Option<Number> {
    let published = phrases::ORDER_OF_THE_STATE_COUNCIL.first()?;
    phrases::ORDER_OF_THE_STATE_COUNCIL.iter().find_map(|form| {
        let (begin, end) = form.split_once('#')?;
        let from = start + begin.chars().count();
        if !sentence.has_at(start, begin) {
            return None;
        }
        let digits = digits(sentence, from)?;
        let at = start..digits.end + end.chars().count();
        let published = published.replace('#', &sentence.folded(digits.clone()));
        sentence.has_at(digits.end, end).then_some(Number { at, published })
    })
}

/// 国办函〔2020〕109号, in whatever brackets.
fn document(sentence: &Sentence<'_>, start: usize) -> Option<Number> {
    /// 国办公开办函 has six.
    const LONGEST: usize = 8;
    const YEAR: usize = 4;
    let begins = |at: usize, words: Phrases| words.iter().any(|word| sentence.has_at(at, word));
    if !begins(start, phrases::STATE_COUNCIL_OFFICE) {
        return None;
    }
    let open = (start..=start + LONGEST).find(|at| begins(*at, phrases::ANY_NUMBER_OPEN))?;
    let year = digits(sentence, open + 1).filter(|year| year.len() == YEAR)?;
    let number = digits(sentence, year.end + 1)?;
    let whole =
        begins(year.end, phrases::ANY_NUMBER_CLOSE) && begins(number.end, phrases::NUMBER_END);
    let published = [
        (sentence.folded(start..open), phrases::NUMBER_OPEN),
        (sentence.folded(year), phrases::NUMBER_CLOSE),
        (sentence.folded(number.clone()), phrases::NUMBER_END),
    ];
    let published =
        published.iter().flat_map(|(own, mark)| [own.as_str(), mark.first().unwrap_or(&"")]);
    whole.then(|| Number { at: start..number.end + 1, published: published.collect() })
}

/// The digits that begin here; a longer run is no number of an instrument.
fn digits(sentence: &Sentence<'_>, from: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 5;
    let digit = |at: &usize| sentence.char(*at).is_some_and(|c| c.is_ascii_digit());
    let length = (from..=from + LONGEST).take_while(digit).count();
    (1..=LONGEST).contains(&length).then_some(from..from + length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, masthead, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            masthead(reading, &["依据《政府信息公开条例》（国务院令第117号）编制。"]);
        })
    }

    fn with(text: &str) -> crate::recognise::Reading {
        let mut reading = clean();
        masthead(&mut reading, &[text]);
        reading
    }

    #[test]
    fn a_number_beside_a_name_that_has_another_is_doubtful() {
        for (text, printed) in [
            ("依据《政府信息公开条例》（国务院令第771号）编制。", "国务院令第771号"),
            (
                "依《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第 710 号）编制。",
                "国务院令第710号",
            ),
            ("《政府信息公开条例》（国务院第429号令，以下简称《条例》）。", "国务院第429号令"),
            ("根据国令第171号公布的《政府信息公开条例》编制。", "国令第171号"),
            ("依照中华人民共和国政府信息公开条例（国务院令第712号）编制。", "国务院令第712号"),
            (
                "收费执行《政府信息公开信息处理费管理办法》（国办函〔2020〕190号）。",
                "国办函〔2020〕190号",
            ),
            (
                "依《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函[2021]109号）。",
                "国办函[2021]109号",
            ),
            (
                "《国务院办公厅关于印发政府信息公开信息处理费管理办法的通知》（国办函〔2012〕109号）。",
                "国办函〔2012〕109号",
            ),
            (
                "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕3号）",
                "国办公开办函〔2021〕3号",
            ),
            ("本报告格式依国办公开办函〔2012〕30号。", "国办公开办函〔2012〕30号"),
            (
                "按照《关于年度报告格式的通知》（国办公开办函〔2021〕03号）编制。",
                "国办公开办函〔2021〕03号",
            ),
            ("信息处理费依国办函〔2002〕109号收取。", "国办函〔2002〕109号"),
            (
                "《公共企事业单位信息公开规定制定办法》（国办函〔2020〕50号）已转发。",
                "国办函〔2020〕50号",
            ),
            (
                "国办公开办函〔2019〕16号《国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知》。",
                "国办公开办函〔2019〕16号",
            ),
            (
                "《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2020〕54号）。",
                "国办发〔2020〕54号",
            ),
        ] {
            let finding = broken(&RULE, &with(text));
            assert_eq!(finding.severity, Severity::Doubtful);
            assert_eq!(finding.slots[1].1, Slot::Text(printed.into()), "{text}");
        }
    }

    #[test]
    fn the_numbers_as_published_hold() {
        for text in [
            "《政府信息公开条例》（国务院令第711号）。",
            "《中华人民共和国政府信息公开条例》（国令第711号，以下简称《条例》）。",
            "《政府信息公开条例》（国务院令第492号）于2019年修订。",
            "国务院令第７１１号《政府信息公开条例》。",
            "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。",
            "《政府信息公开工作年度报告格式》（国办公开办函[2021]30号）。",
            "《政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号）。",
            "《政府信息公开条例》（国务院令第721号）应为国务院令第711号。",
        ] {
            holds(&RULE, &with(text));
        }
    }

    #[test]
    fn a_number_that_may_be_anothers_is_left_open() {
        for text in [
            "《江城市政府信息公开条例》（国务院令第721号）。",
            "江城市政府信息公开条例（国务院令第721号）。",
            "《江城市政府信息公开信息处理费管理办法》（国办函〔2022〕9号）。",
            "《政府信息公开信息处理费管理办法》（江政办发〔2021〕9号）。",
            "《保密条例》和《政府信息公开条例》（国务院令第646号、第711号）。",
            "《政府信息公开条例》（2019年修订）和国务院令第752号。",
            "依据国务院令第752号、《政府信息公开条例》。",
            "《办法》国务院令第752号《政府信息公开条例》。",
            "《政府信息公开条例》（国务院令第7x1号）。",
            "《政府信息公开条例实施细则》（国务院令第100号）。",
            "学习国办函〔2021〕88号。",
            "学习国办函〔2002〕109号。",
            "信息处理费依国办函〔2020〕108号收取。",
            "报告格式依国办函〔2012〕30号。",
        ] {
            assert_eq!(unchecked(&RULE, &with(text)), Why::NotSaid, "{text}");
        }
    }

    #[test]
    fn without_prose_nothing_is_said() {
        let mut reading = clean();
        reading.report.sections.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NoProse);
    }
}

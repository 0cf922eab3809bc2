//! The same two to four characters stand twice in a row, where no one means it.
//!
//! Only within a sentence that ends as one, and only where nothing stands between: menus and labels
//! of a page run together. Words that may meet, as in 市政府政府信息, are listed in the data.

use crate::rules::catalogue::text::word_stands_twice::{self as text, slot};
use std::ops::Range;

use crate::rules::Why;
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::rule::{Answer, Answers, WritingRule, broken, holds};
use crate::rules::sentence::Sentence;
use crate::rules::writing::Writing;
use model::finding::{Finding, Severity, Slot};
use model::{Place, SectionId};

pub(super) const RULE: WritingRule = WritingRule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

/// How many of them a sentence names; the finding holds all places.
const NAMED: usize = 3;

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Writing<'_>) -> Answer {
    let numbered = |one: &&Sentence<'_>| one.section != SectionId::Masthead;
    let sentences = || cx.sentences().iter().filter(numbered).filter(|one| is_sentence(one));
    sentences().next().ok_or(Why::NoProse)?;
    let twice: Vec<(Place, String)> = sentences()
        .flat_map(|one| doubled(one).into_iter().map(|at| (one.span(at.clone()), one.print(at))))
        .collect();
    let Some((first, _)) = twice.first() else { return holds() };
    let shown = twice.iter().take(NAMED).map(|(_, printed)| printed.clone()).collect();
    broken(
        Finding::new(RULE.id, Severity::Doubtful, *first)
            .slot(slot::N, Slot::Number(twice.len() as i128))
            .slot(slot::FOUND, Slot::Texts(shown))
            .related(twice.iter().map(|(place, _)| *place)),
    )
}

fn is_sentence(sentence: &Sentence<'_>) -> bool {
    sentence.printed.ends_with('\u{3002}')
}

fn doubled(sentence: &Sentence<'_>) -> Vec<Range<usize>> {
    let (mut found, mut index) = (Vec::new(), 0);
    while index < sentence.len() {
        match (2..=4).rev().find(|length| is_doubled(sentence, index, *length)) {
            Some(length) => {
                found.push(index..index + 2 * length);
                index += 2 * length;
            }
            None => index += 1,
        }
    }
    found
}

fn is_doubled(sentence: &Sentence<'_>, index: usize, length: usize) -> bool {
    let same = |offset| {
        let one = sentence.char(index + offset);
        one.is_some_and(is_chinese) && one == sentence.char(index + length + offset)
    };
    if !(0..length).all(same) || !sentence.is_together(index..index + 2 * length) {
        return false;
    }
    let word = sentence.folded(index..index + length);
    let is = |list: Phrases| list.contains(&word.as_str());
    // The second may begin another phrase, unless that ends with it.
    let may_meet = || {
        is(phrases::MAY_STAND_TWICE)
            && !(is(phrases::NAME_THINGS) && ends_a_phrase(sentence, index + 2 * length))
    };
    // 一家一家: one by one. 该说明说明: what has to be.
    let begins = |signs: Phrases, text: &str| signs.iter().any(|sign| text.starts_with(sign));
    let before = index.checked_sub(1).and_then(|before| sentence.char(before));
    let meant = begins(phrases::ONE_BY_ONE, &word)
        || before.is_some_and(|c| begins(phrases::AS_IT_SHOULD_BE, &c.to_string()));
    // One character repeated (laughter, a line of dashes) is no word.
    let one = word.chars().next();
    word.chars().any(|c| Some(c) != one) && !may_meet() && !meant
}

fn ends_a_phrase(sentence: &Sentence<'_>, at: usize) -> bool {
    phrases::END_A_PHRASE.iter().any(|end| sentence.has_at(at, end))
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, say, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| say(reading, "公开项目资金资金的安排。"))
    }

    #[test]
    fn a_word_written_twice_is_doubtful_and_named_once() {
        let mut reading = clean();
        holds(&RULE, &reading);
        say(&mut reading, "公开项目资金资金的安排。");
        let finding = broken(&RULE, &reading);
        assert_eq!(finding.slots[1].1, Slot::Texts(vec!["资金资金".into()]));
        assert_eq!(finding.severity, Severity::Doubtful);
    }

    #[test]
    fn a_thing_named_twice_before_the_end_of_its_phrase_is_doubtful() {
        for text in ["核对公开目录目录的内容。", "更新公开指南指南、目录。", "改版门户网站网站。"]
        {
            let mut reading = clean();
            say(&mut reading, text);
            assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful, "{text}");
        }
    }

    #[test]
    fn words_that_meet_and_words_apart_are_not_accused() {
        let mut reading = clean();
        for text in [
            "推进市政府政府信息公开。",
            "市各部门部门信息、市级机关机关效能建设。",
            "依申请公开公开的信息12条，行政许可许可的事项3项。",
            "公开信息，信息公开。",
            "“要闻”要闻栏目。",
            "逐条逐条核对。",
            "进一步 进一步。",
            "哈哈哈哈。",
            "首页要闻要闻导航",
        ] {
            say(&mut reading, text);
        }
        holds(&RULE, &reading);
    }

    #[test]
    fn without_prose_nothing_is_said() {
        let mut reading = clean();
        reading.report.sections.truncate(1);
        assert_eq!(unchecked(&RULE, &reading), Why::NoProse);
    }
}

//! Words by which a writing program addresses its user, or its marks for bold text and headings.
//!
//! A text that is written in such marks as a whole is a format and no leftover: in plain text, where
//! the two cannot be told apart, marks are not looked at.

use super::{Hit, answer, excerpt, one_finding, sentences};
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::machine_text_is_left_over as text;
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule};
use crate::rules::sentence::Sentence;
use model::Place;
use model::document::Anchor;
use model::finding::Severity;

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let plain = cx.reading.anchors.values().any(|anchor| matches!(anchor, Anchor::Text { .. }));
    let found = sentences(cx)?.iter().filter_map(|sentence| {
        let words =
            sentence.find_unquoted(phrases::MACHINE_WORDS, 0..sentence.len()).map(|at| at.start);
        let at = words.or_else(|| marks(sentence).filter(|_| !plain))?;
        Some((sentence.span(at..at + 2), excerpt(sentence, at)))
    });
    let hits: Vec<Hit> = found.collect();
    answer(one_finding(RULE.id, Severity::Doubtful, &hits))
}

/// `**bold**` and `## heading`. Asterisks behind a word mask a name or a number (`张**`).
fn marks(sentence: &Sentence<'_>) -> Option<usize> {
    let is = |at: usize, c: char| sentence.char(at) == Some(c);
    let bold = |at: usize| is(at, '*') && is(at + 1, '*') && !is(at + 2, '*');
    let opens = |at: usize| bold(at) && !sentence.before(at).is_some_and(is_part_of_word);
    let closes = |at: usize| (at + 3..sentence.len()).any(bold);
    let heading = is(0, '#') && is(1, '#');
    heading.then_some(0).or_else(|| (0..sentence.len()).find(|at| opens(*at) && closes(*at)))
}

fn is_part_of_word(c: char) -> bool {
    c == '*' || c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, said, say_in, unchecked};
    use model::SectionId;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| say_in(reading, SectionId::Overview, &["**一是**加强学习。"]))
    }

    #[test]
    fn masks_and_plain_words_hold() {
        let text = ["公示李**、王**的信息。", "电话138****0000。", "以下是我局工作情况。"];
        holds(&RULE, &said(SectionId::Overview, &text));
    }

    #[test]
    fn marks_and_words_to_the_user_are_doubtful() {
        for text in ["**一是**加强学习。", "## 主动公开", "希望以上内容对您有所帮助。"]
        {
            let finding = broken(&RULE, &said(SectionId::Overview, &[text]));
            assert_eq!(finding.severity, Severity::Doubtful, "{text}");
        }
    }

    #[test]
    fn marks_of_plain_text_are_its_format() {
        let mut reading = said(SectionId::Overview, &["**一是**加强学习。"]);
        reading.anchors.insert(Place::Title, Anchor::Text { line: 1, chars: 0..2 });
        holds(&RULE, &reading);
    }

    #[test]
    fn without_prose_nothing_is_said() {
        let mut reading = clean();
        reading.report.sections.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NotSaid);
    }
}

//! Marks and dates that break the habit of the report itself: half-width commas among full-width
//! ones, book-title or quotation marks that do not pair, 2023.1.1 for a date. One remark for all.
//!
//! A page whose marks are all half-width was made so by a program, and nothing is said.

use crate::rules::catalogue::text::punctuation_is_unusual::{self as text, slot};
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
const NAMED: usize = 4;

/// Sections without a table: what is left of one has lost its other half.
const PROSE: [SectionId; 3] = [SectionId::Overview, SectionId::Problems, SectionId::OtherMatters];

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Writing<'_>) -> Answer {
    cx.prose()?;
    let mut hits: Vec<(Place, String)> = Vec::new();
    hits.extend(half_width(cx));
    hits.extend(PROSE.into_iter().flat_map(|section| unpaired(cx, section)));
    let numbered = cx.sentences().iter().filter(|one| one.section != SectionId::Masthead);
    hits.extend(numbered.filter(|one| ends(one)).flat_map(dates));
    let Some((first, _)) = hits.first() else { return holds() };
    let shown = hits.iter().take(NAMED).map(|(_, printed)| printed.clone()).collect();
    broken(
        Finding::new(RULE.id, Severity::Remark, *first)
            .slot(slot::N, Slot::Number(hits.len() as i128))
            .slot(slot::FOUND, Slot::Texts(shown))
            .related(hits.iter().map(|(place, _)| *place)),
    )
}

fn ends(sentence: &Sentence<'_>) -> bool {
    sentence.printed.trim_end().ends_with(['\u{3002}', '\u{201d}', '\u{ff09}', ')'])
}

/// Half-width commas and semicolons between Chinese characters, where most are full-width.
fn half_width(cx: &Writing<'_>) -> Vec<(Place, String)> {
    let full = |c: &char| matches!(c, '\u{ff0c}' | '\u{ff1b}');
    let fulls = cx.sentences().iter().flat_map(|one| one.printed.chars()).filter(full).count();
    let mut hits = Vec::new();
    for sentence in cx.sentences() {
        for at in 1..sentence.len() {
            let chinese = |index| sentence.char(index).is_some_and(is_chinese);
            let mark = at..at + 1;
            if chinese(at - 1)
                && chinese(at + 1)
                && matches!(sentence.char(at), Some(',' | ';'))
                && matches!(sentence.print(mark.clone()).as_str(), "," | ";")
            {
                let around = at.saturating_sub(2)..(at + 3).min(sentence.len());
                hits.push((sentence.span(mark), sentence.print(around)));
            }
        }
    }
    if fulls > hits.len() { hits } else { Vec::new() }
}

/// Marks that open without closing, in a section that ends as one.
fn unpaired(cx: &Writing<'_>, section: SectionId) -> Vec<(Place, String)> {
    const PAIRS: [(char, char); 2] = [('\u{300a}', '\u{300b}'), ('\u{201c}', '\u{201d}')];
    let mut hits = Vec::new();
    if cx.sentences_of(section).last().is_none_or(|last| !ends(last)) {
        return hits;
    }
    for (open, close) in PAIRS {
        let count = |one: &Sentence<'_>, mark| one.printed.chars().filter(|c| *c == mark).count();
        let total =
            |mark| cx.sentences_of(section).iter().map(|one| count(one, mark)).sum::<usize>();
        if total(open) == total(close) {
            continue;
        }
        let odd = cx.sentences_of(section).iter().find(|one| count(one, open) != count(one, close));
        hits.extend(odd.map(|one| {
            // From the mark on, which is more telling than what stands before it.
            let from = one.printed.chars().skip_while(|c| *c != open && *c != close);
            (one.place(), from.take(8).collect())
        }));
    }
    hits
}

/// Dates such as 2023.1.1 and 2023-01-01.
fn dates(sentence: &Sentence<'_>) -> Vec<(Place, String)> {
    let runs = sentence.digits();
    let length = |index: usize| runs.get(index).map_or(0, |run| run.len());
    let mut hits = Vec::new();
    for index in 0..runs.len().saturating_sub(2) {
        let (Some(year), Some(day)) = (runs.get(index), runs.get(index + 2)) else { continue };
        let mark = |at: usize| sentence.char(at).filter(|c| matches!(c, '.' | '-' | '/'));
        let parts = [length(index + 1), length(index + 2)];
        let whole = year.start..day.end;
        let apart = whole.len() == length(index) + parts[0] + parts[1] + 2;
        let same = mark(year.end).is_some() && mark(year.end) == mark(day.start.saturating_sub(1));
        let shape = length(index) == 4 && parts.iter().all(|length| (1..=2).contains(length));
        let century = ["19", "20"].iter().any(|begin| sentence.has_at(year.start, begin));
        if shape && apart && same && century && sentence.stands_alone(&whole) {
            hits.push((sentence.span(whole.clone()), sentence.print(whole)));
        }
    }
    hits
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, say, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| say(reading, "于2023.5.17发布。"))
    }

    fn printed(text: &str) -> Vec<String> {
        let mut reading = clean();
        say(&mut reading, text);
        let finding = broken(&RULE, &reading);
        match &finding.slots[1].1 {
            Slot::Texts(texts) => texts.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_kind_is_shown_as_printed() {
        assert_eq!(printed("健全制度, 明确分工。"), ["制度, 明确"]);
        assert_eq!(printed("印发《工作要点，落实任务。"), ["《工作要点，落实"]);
        assert_eq!(printed("于2023.5.17发布。"), ["2023.5.17"]);
    }

    #[test]
    fn what_is_usual_holds() {
        let mut reading = clean();
        for text in [
            "印发《关于〈条例〉的通知》。",
            "网址http://a.cn/2023-05-17/1.html。",
            "1,234件，12.5.1版。",
        ] {
            say(&mut reading, text);
        }
        holds(&RULE, &reading);
    }

    #[test]
    fn a_page_with_half_width_marks_throughout_is_a_programs_work() {
        let mut reading = clean();
        for section in &mut reading.report.sections {
            for sentence in section.paragraphs.iter_mut().flat_map(|one| &mut one.sentences) {
                *sentence = sentence.replace('，', ",").replace('；', ";");
            }
        }
        holds(&RULE, &reading);
    }

    #[test]
    fn without_prose_nothing_is_said() {
        let mut reading = clean();
        reading.report.sections.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NoProse);
    }
}

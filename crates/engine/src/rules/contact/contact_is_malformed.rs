//! A postal code without its six digits, or a telephone number that is too short or too long.
//!
//! Only where nothing else can be meant: behind the word, five or seven digits for a postal code; an
//! area code with fewer than seven or with nine or ten digits behind it, hotlines such as 12345 apart.
//! Codes are not held against places.

use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::contact_is_malformed::{self as text, slot};
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

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Writing<'_>) -> Answer {
    let codes = cx.sentences().iter().filter(|one| one.has(phrases::ZIP_WORDS));
    let phones = cx.sentences().iter().filter(|one| one.has(phrases::PHONE_WORDS));
    if codes.clone().next().is_none() && phones.clone().next().is_none() {
        return Err(Why::NotSaid);
    }
    let hits: Vec<(Place, String)> =
        codes.flat_map(postal_codes).chain(phones.flat_map(telephones)).collect();
    let Some((first, _)) = hits.first() else { return holds() };
    let shown = hits.iter().map(|(_, printed)| printed.clone()).collect();
    broken(
        Finding::new(RULE.id, Severity::Doubtful, *first)
            .slot(slot::FOUND, Slot::Texts(shown))
            .related(hits.iter().map(|(place, _)| *place)),
    )
}

/// Digits right behind the word and a colon, five or seven of them.
fn postal_codes(sentence: &Sentence<'_>) -> Vec<(Place, String)> {
    let mut hits = Vec::new();
    for word in phrases::ZIP_WORDS {
        let Some(found) = sentence.find(word) else { continue };
        let from = found.end + usize::from(sentence.char(found.end) == Some(':'));
        let runs = sentence.digits();
        let Some(at) = runs.iter().position(|run| run.start == from) else { continue };
        let Some(run) = runs.get(at) else { continue };
        let goes_on = runs.get(at + 1).is_some_and(|next| next.start == run.end);
        if matches!(run.len(), 5 | 7) && !goes_on && sentence.stands_alone(run) {
            hits.push((sentence.span(run.clone()), sentence.print(run.clone())));
        }
    }
    hits.dedup();
    hits
}

/// `0755-12345`: an area code, a hyphen, and digits that are no number.
fn telephones(sentence: &Sentence<'_>) -> Vec<(Place, String)> {
    let runs = sentence.digits();
    let mut hits = Vec::new();
    for (index, pair) in runs.windows(2).enumerate() {
        let [area, number] = pair else { continue };
        let whole = area.start..number.end;
        let hyphen = sentence.char(area.end) == Some('-') && area.end + 1 == number.start;
        let code = matches!(area.len(), 3 | 4) && sentence.has_at(area.start, "0");
        let hotline =
            number.len() < 6 && ["1", "9"].iter().any(|one| sentence.has_at(number.start, one));
        let length = matches!(number.len(), 3..=6 | 9 | 10) && !hotline;
        // Parted by a space that a line break left.
        let goes_on = runs.get(index + 2).is_some_and(|next| next.start == whole.end);
        let alone = sentence.is_together(whole.clone()) && sentence.stands_alone(&whole);
        if hyphen && code && length && !goes_on && alone {
            hits.push((sentence.span(whole.clone()), sentence.print(whole)));
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, masthead, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| masthead(reading, &["邮编：75500。"]))
    }

    #[test]
    fn numbers_of_the_usual_length_hold() {
        let mut reading = clean();
        masthead(
            &mut reading,
            &[
                "邮编：755000，电话及传真：0123-7654321。",
                "电话：010-12345678转801，0123-87654321-801。",
                "电话：0123-87654 321，0123-12345，邮政编码 755 000。",
            ],
        );
        holds(&RULE, &reading);
    }

    #[test]
    fn a_digit_too_few_or_too_many_is_doubtful() {
        for text in
            ["邮编：75500。", "邮政编码7550000，", "电话：0123-765432。", "传真：0123-123456789。"]
        {
            let mut reading = clean();
            masthead(&mut reading, &[text]);
            assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful, "{text}");
        }
    }

    #[test]
    fn where_nothing_is_given_nothing_is_judged() {
        let mut reading = clean();
        masthead(&mut reading, &["根据《条例》编制本报告。"]);
        assert_eq!(unchecked(&RULE, &reading), Why::NotSaid);
    }
}

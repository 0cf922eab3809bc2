//! A mobile number stands in the report.
//!
//! One in the line of contacts is common and a remark; three different ones, or one beside a person,
//! look like somebody's data.

use crate::rules::catalogue::text::mobile_number_is_printed::{self as text, slot};
use std::ops::Range;

use litemap::LiteMap;

use crate::rules::catalogue::phrases;
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

/// So many different ones are no contact any more.
const MANY: usize = 3;

fn check(cx: &Writing<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

struct Hit {
    place: Place,
    number: String,
    beside_a_person: bool,
}

fn judge(cx: &Writing<'_>) -> Answer {
    let hits: Vec<Hit> = cx.prose()?.iter().flat_map(numbers).collect();
    let Some(first) = hits.first() else { return holds() };
    let different: LiteMap<&str, ()> = hits.iter().map(|hit| (hit.number.as_str(), ())).collect();
    let personal = different.len() >= MANY || hits.iter().any(|hit| hit.beside_a_person);
    let severity = if personal { Severity::Doubtful } else { Severity::Remark };
    broken(
        Finding::new(RULE.id, severity, first.place)
            .slot(slot::N, Slot::Number(different.len() as i128))
            .slot(slot::FOUND, Slot::Text(masked(&first.number)))
            .related(hits.iter().map(|hit| hit.place)),
    )
}

fn numbers<'s>(sentence: &'s Sentence<'_>) -> impl Iterator<Item = Hit> + use<'s> {
    let person = sentence.has(phrases::PERSON_WORDS);
    runs(sentence).into_iter().filter_map(move |run| {
        let number = sentence.folded(run.clone()).replace('-', "");
        let mobile = number.len() == 11
            && number.starts_with('1')
            && number.chars().nth(1).is_some_and(|c| ('3'..='9').contains(&c));
        let counted = phrases::COUNTS_THINGS.iter().any(|unit| sentence.has_at(run.end, unit));
        (mobile && !counted && sentence.stands_alone(&run)).then(|| Hit {
            place: sentence.span(run),
            number,
            beside_a_person: person,
        })
    })
}

/// Runs of digits, and those of three, four and four with a space or a hyphen between: 139 0555 1234.
fn runs(sentence: &Sentence<'_>) -> Vec<Range<usize>> {
    let runs = sentence.digits();
    let parted = runs.windows(3).filter_map(|three| {
        let [first, second, third] = three else { return None };
        let near = |one: &Range<usize>, next: &Range<usize>| {
            let hyphen = next.start == one.end + 1 && sentence.char(one.end) == Some('-');
            next.start == one.end || hyphen
        };
        let lengths = [first.len(), second.len(), third.len()] == [3, 4, 4];
        (lengths && near(first, second) && near(second, third)).then_some(first.start..third.end)
    });
    let mut all: Vec<Range<usize>> = parted.collect();
    all.extend(runs);
    all
}

/// `138****1234`, as people write them.
fn masked(number: &str) -> String {
    let shown = |at: usize| !(3..7).contains(&at);
    number.chars().enumerate().map(|(at, c)| if shown(at) { c } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, say, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| say(reading, "电话13800001234。"))
    }

    #[test]
    fn one_contact_is_a_remark_and_is_masked() {
        let mut reading = clean();
        say(&mut reading, "电话：13800001234。");
        let finding = broken(&RULE, &reading);
        assert_eq!(finding.severity, Severity::Remark);
        assert_eq!(finding.slots[1].1, Slot::Text("138****1234".into()));
    }

    #[test]
    fn several_and_one_beside_a_person_are_doubtful() {
        let mut reading = clean();
        say(&mut reading, "电话：13800001234、13800001235、13800001236。");
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
        let mut reading = clean();
        say(&mut reading, "申请人电话13800001234。");
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
    }

    #[test]
    fn landlines_counts_and_addresses_are_none() {
        let mut reading = clean();
        for text in
            ["电话：0123-87654321。", "访问量13800001234次。", "见http://a.cn/13800001234.html。"]
        {
            say(&mut reading, text);
        }
        holds(&RULE, &reading);
        reading.report.sections.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NoProse);
    }
}

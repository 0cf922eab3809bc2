//! Section one is far longer than the thousand characters that are asked for here and there.
//!
//! Half as much again is let pass: what counts as a character, and what the limit covers, is not said
//! anywhere.

use crate::rules::Why;
use crate::rules::catalogue::text::overview_is_long::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::SectionId;
use model::finding::{Finding, Severity, Slot};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const SECTION: SectionId = SectionId::Overview;
const LONG: usize = 1500;

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(SECTION.into(), judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    if !cx.has_section(SECTION) {
        return Err(Why::SectionMissing);
    }
    // Without the heading behind it, other sections would count too.
    if !cx.has_section(SectionId::Proactive) {
        return Err(Why::MayBeCut);
    }
    let characters = cx
        .sentences_of(SECTION)
        .iter()
        .flat_map(|one| one.printed.chars())
        .filter(|c| !c.is_whitespace());
    let count = characters.count();
    if count <= LONG {
        return holds();
    }
    // Rounded to the hundred: programs count characters differently.
    let about = count / 100 * 100;
    broken(
        Finding::new(RULE.id, Severity::Remark, SECTION).slot(slot::N, Slot::Number(about as i128)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, prose_of, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| prose_of(reading, SECTION, &["公开工作有序推进。"; 200]))
    }

    #[test]
    fn the_usual_length_holds_and_twice_as_much_is_remarked() {
        let mut reading = clean();
        holds(&RULE, &reading);
        prose_of(&mut reading, SECTION, &["公开信息。"; 420]);
        assert_eq!(broken(&RULE, &reading).slots[0].1, Slot::Number(2100));
    }

    #[test]
    fn without_the_next_heading_nothing_is_counted() {
        let mut reading = clean();
        reading.report.headings.remove(1);
        assert_eq!(unchecked(&RULE, &reading), Why::MayBeCut);
        reading.report.headings.remove(0);
        assert_eq!(unchecked(&RULE, &reading), Why::SectionMissing);
    }
}

//! The report gives a mailbox at a public provider. Many bodies have no other: a remark.

use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::mailbox_is_private::{self as text, slot};
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
    let hits: Vec<(Place, &str)> =
        cx.prose()?.iter().filter_map(|one| Some((one.place(), provider(one)?))).collect();
    let Some((first, shown)) = hits.first() else { return holds() };
    broken(
        Finding::new(RULE.id, Severity::Remark, *first)
            .slot(slot::FOUND, Slot::Text(format!("@{shown}")))
            .related(hits.iter().map(|(place, _)| *place)),
    )
}

/// The public provider of a mailbox in the sentence.
fn provider(sentence: &Sentence<'_>) -> Option<&'static str> {
    let domains = sentence.text.split('@').skip(1);
    domains
        .flat_map(|domain| {
            phrases::PRIVATE_MAILBOXES.iter().filter(|known| domain.starts_with(**known))
        })
        .next()
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, say, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| say(reading, "邮箱yunxi@163.com。"))
    }

    #[test]
    fn a_mailbox_of_a_body_holds_and_one_of_a_provider_is_remarked() {
        let mut reading = clean();
        say(&mut reading, "电子邮箱：xxgk@yunxi.gov.cn。");
        holds(&RULE, &reading);
        say(&mut reading, "电子邮箱：yunxi @163.com。");
        let finding = broken(&RULE, &reading);
        assert_eq!(finding.severity, Severity::Remark);
        assert_eq!(finding.slots[0].1, Slot::Text("@163.com".into()));
    }

    #[test]
    fn without_prose_nothing_is_said() {
        let mut reading = clean();
        reading.report.sections.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NoProse);
    }
}

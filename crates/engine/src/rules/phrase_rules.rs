//! The rules that look for phrases of one kind (`data/phrases.toml`): all that a report has are one finding.

use super::catalogue::{slot, text};
use super::context::Context;
use super::phrases::{PhraseHit, PhraseKind};
use super::rule::{Answer, Answers, Rule, broken, holds};
use model::Place;
use model::finding::{Finding, RuleId, Severity, Slot};

/// A gap of a template was not filled.
pub(super) const TEMPLATE: Rule = Rule {
    id: text::template_is_left_in::ID,
    check: |cx| check(cx, TEMPLATE.id, Severity::Doubtful, PhraseKind::Template),
    #[cfg(test)]
    faults: || tests::saying("XX局没有收费。"),
};

/// A marking of papers that are not published stands in the report.
pub(super) const SECRET: Rule = Rule {
    id: text::secret_marking_is_left_in::ID,
    check: |cx| check(cx, SECRET.id, Severity::Doubtful, PhraseKind::Secret),
    #[cfg(test)]
    faults: || tests::saying("机密★"),
};

/// A set phrase has a slip of the keyboard in it.
pub(super) const MISTYPED: Rule = Rule {
    id: text::set_phrase_is_mistyped::ID,
    check: |cx| check(cx, MISTYPED.id, Severity::Doubtful, PhraseKind::Typing),
    #[cfg(test)]
    faults: || tests::saying("按照政府信息公开条列办理。"),
};

/// A word that the form, the Regulations or the standard of writing put otherwise.
pub(super) const UNUSUAL: Rule = Rule {
    id: text::wording_is_unusual::ID,
    check: |cx| check(cx, UNUSUAL.id, Severity::Remark, PhraseKind::Usage),
    #[cfg(test)]
    faults: || tests::saying("截止2023年底。"),
};

/// How many of them a sentence names; the finding holds all places.
const NAMED: usize = 5;

fn check(cx: &Context<'_>, rule: RuleId, severity: Severity, kind: PhraseKind) -> Answers {
    Answers::at(Place::Report, judge(cx, rule, severity, kind))
}

fn judge(cx: &Context<'_>, rule: RuleId, severity: Severity, kind: PhraseKind) -> Answer {
    cx.prose()?;
    let hits: Vec<&PhraseHit> =
        cx.analysis.phrases.iter().filter(|hit| hit.kind() == kind).collect();
    let Some(first) = hits.first() else { return holds() };
    let mut shown: Vec<String> = Vec::new();
    for hit in &hits {
        let words = hit.shown();
        if !shown.contains(&words) {
            shown.push(words);
        }
    }
    shown.truncate(NAMED);
    broken(
        Finding::new(rule, severity, first.place())
            .slot(slot::N, Slot::Number(hits.len() as i128))
            .slot(slot::FOUND, Slot::Texts(shown))
            .related(hits.iter().map(|hit| hit.place())),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, say, unchecked};

    pub fn saying(phrase: &str) -> Faults {
        Faults::new().plain(|reading| say(reading, phrase))
    }

    const RULES: [(Rule, Severity, &str); 4] = [
        (TEMPLATE, Severity::Doubtful, "XX局于2023年。"),
        (SECRET, Severity::Doubtful, "机密★。"),
        (MISTYPED, Severity::Doubtful, "政府信息公开条列。"),
        (UNUSUAL, Severity::Remark, "截止2023年底。"),
    ];

    #[test]
    fn all_of_a_kind_are_one_finding() {
        for (rule, severity, phrase) in RULES {
            let mut reading = clean();
            holds(&rule, &reading);
            say(&mut reading, phrase);
            say(&mut reading, phrase);
            let finding = broken(&rule, &reading);
            assert_eq!((finding.severity, finding.related.len()), (severity, 2), "{}", rule.id);
        }
    }

    #[test]
    fn without_prose_nothing_is_said() {
        for (rule, ..) in RULES {
            let mut reading = clean();
            reading.report.sections.clear();
            assert_eq!(unchecked(&rule, &reading), Why::NoProse, "{}", rule.id);
        }
    }
}

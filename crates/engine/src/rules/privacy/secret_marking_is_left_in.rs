//! A marking of papers that are not published stands in the report.

use crate::rules::catalogue::text::secret_marking_is_left_in as text;
use crate::rules::context::Context;
use crate::rules::phrase_rule;
use crate::rules::phrases::PhraseKind;
use crate::rules::rule::{Answers, Rule};
use model::Place;
use model::finding::Severity;

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(
        Place::Report,
        phrase_rule::judge(cx, RULE.id, Severity::Doubtful, PhraseKind::Secret),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, say, unchecked};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| say(reading, "机密★"))
    }

    #[test]
    fn all_of_them_are_one_finding() {
        let mut reading = clean();
        holds(&RULE, &reading);
        say(&mut reading, "机密★。");
        say(&mut reading, "机密★。");
        let finding = broken(&RULE, &reading);
        assert_eq!((finding.severity, finding.related.len()), (Severity::Doubtful, 2));
    }

    #[test]
    fn without_prose_nothing_is_said() {
        let mut reading = clean();
        reading.report.sections.clear();
        assert_eq!(unchecked(&RULE, &reading), Why::NoProse);
    }
}

//! A bureau says 我镇, a town 我局: the text comes from another kind of body.

use super::{Hit, answer, excerpt, one_finding, sentences};
use crate::recognise::folded;
use crate::rules::Why;
use crate::rules::catalogue::text::speaks_as_another_body::{self as text, slot};
use crate::rules::catalogue::{Phrases, phrases};
use crate::rules::rule::{Answer, Answers, WritingRule};
use crate::rules::sentence::Sentence;
use crate::rules::text::ends_with_one;
use crate::rules::writing::Writing;
use model::Place;
use model::finding::{Severity, Slot};

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
    let organ = cx.report.organ.get().ok_or(Why::NoOrgan)?;
    let own = own_words(&folded(organ)).ok_or(Why::OrganOfUnknownKind)?;
    let found = sentences(cx)?.iter().filter_map(|sentence| {
        let at = foreign(sentence, own)?;
        Some((sentence.span(at..at + 2), excerpt(sentence, at)))
    });
    let hits: Vec<Hit> = found.collect();
    let finding = one_finding(RULE.id, Severity::Doubtful, &hits);
    answer(finding.map(|finding| finding.slot(slot::ORGAN, Slot::Text(organ.clone()))))
}

/// The words by which a body of this name calls itself, among those that tell a kind.
fn own_words(organ: &str) -> Option<Phrases> {
    const KINDS: &[(Phrases, Phrases)] = &[
        (phrases::TOWNS, phrases::WE_TOWN),
        (phrases::TOWNSHIPS, phrases::WE_TOWNSHIP),
        (phrases::SUBDISTRICTS, phrases::WE_SUBDISTRICT),
        (phrases::GOVERNMENTS, phrases::WE_GOVERNMENT),
        (phrases::BUREAUS, phrases::WE_BUREAU),
        (phrases::COMMISSIONS, phrases::WE_COMMISSION),
    ];
    let found = KINDS.iter().find(|(ends, _)| ends_with_one(organ, ends));
    found.map(|(_, own)| *own)
}

fn foreign(sentence: &Sentence<'_>, own: &[&str]) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = sentence.find_unquoted(phrases::WE, from..sentence.len()) {
        let says = |words: &[&str]| words.iter().any(|words| sentence.has_at(found.start, words));
        // 自我局限, 我委托.
        let word =
            sentence.before(found.start) == phrases::SELF.first().and_then(|c| c.chars().next());
        if !says(own) && !says(phrases::NOT_WE) && !word {
            return Some(found.start);
        }
        from = found.end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{Faults, broken, holds, said, say_in, unchecked};
    use model::{Known, SectionId};

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| say_in(reading, SectionId::Overview, &["我局认真落实。"]))
    }

    fn of(organ: &str, text: &str) -> Reading {
        let mut reading = said(SectionId::Overview, &[text]);
        reading.report.organ = Known::Read(organ.into());
        reading
    }

    #[test]
    fn own_words_and_those_of_the_place_hold() {
        for (organ, text) in [
            ("云溪县教育局", "我局围绕我县中心工作，破除自我局限。"),
            ("云溪县石桥镇人民政府", "我镇认真落实。"),
            ("周湾镇", "我镇认真落实，我委托专人管理。"),
            ("云溪县石桥街道办事处", "我街道、我办认真落实。"),
            ("云溪市卫生健康委员会", "我委认真落实“我局要公开”的要求。"),
            ("云溪县人民政府", "我县、我区认真落实。"),
        ] {
            holds(&RULE, &of(organ, text));
        }
    }

    #[test]
    fn the_words_of_another_kind_of_body_are_doubtful() {
        for (organ, text) in [
            ("云溪县教育局", "我 镇认真落实。"),
            ("云溪县石桥镇人民政府", "2023年，我局共公开信息3条。"),
            ("云溪县人民政府", "我局认真落实。"),
            ("云溪市卫生健康委员会", "自我局成立以来，本局认真落实，我局公开信息3条。"),
        ] {
            assert_eq!(broken(&RULE, &of(organ, text)).severity, Severity::Doubtful, "{text}");
        }
    }

    #[test]
    fn a_body_of_no_known_kind_is_not_judged() {
        assert_eq!(unchecked(&RULE, &of("云溪中学", "我局。")), Why::OrganOfUnknownKind);
        let mut reading = of("", "我局。");
        reading.report.organ = Known::Unknown;
        assert_eq!(unchecked(&RULE, &reading), Why::NoOrgan);
    }
}

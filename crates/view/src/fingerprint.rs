//! A finding's name across readings of the same report, so that what a person decided about it can
//! be kept: it does not change with spaces, language, file format or what else was found, nor when
//! the text before it does.

use std::hash::Hasher;

use fnv::FnvHasher;

use model::Place;
use model::finding::{Finding, Slot};

/// Sixteen hexadecimal digits: FNV-1a of the rule, the place and the printed numbers.
pub fn fingerprint(finding: &Finding) -> String {
    let mut hash = FnvHasher::default();
    let mut add = |text: &str| {
        for character in text.chars().filter(|character| !character.is_whitespace()) {
            hash.write(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        // A byte that is in no text separates the parts: `1` `23` must differ from `12` `3`.
        hash.write(&[0xff]);
    };
    add(finding.rule.as_str());
    add(finding.variant.as_str());
    add(&lasting(finding.place));
    for term in finding.sums.iter().flat_map(|sum| sum.left.iter().chain(&sum.right)) {
        add(&term.printed);
    }
    for (_, slot) in &finding.slots {
        match slot {
            Slot::Number(number) => add(&number.to_string()),
            Slot::Text(text) => add(text),
            Slot::Texts(texts) => texts.iter().for_each(|text| add(text)),
            Slot::Cells(cells) => cells.iter().for_each(|(id, number)| {
                add(&Place::Cell(*id).to_string());
                add(&number.to_string());
            }),
            Slot::Place(place) => add(&lasting(*place)),
            Slot::Places(places) => places.iter().for_each(|place| add(&lasting(*place))),
        }
    }
    format!("{:016x}", hash.finish())
}

/// A place that does not change when a sentence is added before it: for prose, the section. The words in the slots
/// distinguish its sentences.
fn lasting(place: Place) -> String {
    match place {
        Place::Sentence(section, _) | Place::Span(section, ..) => section.word().to_owned(),
        place => place.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::finding::{RuleId, Severity, SlotName, Variant};
    use model::{Place, SectionId};

    fn finding(text: &str) -> Finding {
        Finding {
            rule: RuleId::new("a-rule"),
            variant: Variant::PLAIN,
            severity: Severity::Remark,
            level: None,
            place: Place::Section(SectionId::Overview),
            related: Vec::new(),
            sums: Vec::new(),
            suggestions: Vec::new(),
            slots: vec![(SlotName::new("printed"), Slot::Text(text.into()))],
            rests_on_uncertain: false,
        }
    }

    #[test]
    fn prose_is_told_by_its_section_and_its_words_and_not_by_where_it_stands() {
        let at = |place| fingerprint(&Finding { place, ..finding("共收到12件") });
        let section = SectionId::Overview;
        let one = at(Place::Span(section, 3, 4, 8));
        assert_eq!(one, at(Place::Span(section, 4, 0, 4)));
        assert_eq!(one, at(Place::Sentence(section, 7)));
        assert_ne!(one, at(Place::Span(SectionId::Problems, 3, 4, 8)));
        let named = |place| {
            let slots = vec![(SlotName::new("cells"), Slot::Places(vec![place]))];
            fingerprint(&Finding { slots, ..finding("") })
        };
        assert_eq!(named(Place::Sentence(section, 1)), named(Place::Sentence(section, 2)));
    }

    #[test]
    fn spaces_and_certainty_do_not_change_it() {
        let one = fingerprint(&finding("1 024 件"));
        assert_eq!(one.len(), 16);
        assert_eq!(one, fingerprint(&Finding { rests_on_uncertain: true, ..finding("1024件") }));
        assert_ne!(one, fingerprint(&finding("1025件")));
    }
}

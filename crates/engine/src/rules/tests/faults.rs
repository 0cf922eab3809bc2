//! Reports spoiled so that a rule speaks, at least one for each of its variants.
//!
//! A rule carries its own (`Rule::faults`), in the tests of its file: a rule without does not compile, and one
//! that leaves out a variant fails [`every_variant_is_spoken_by_its_rule_and_can_be_filled`].

use std::panic::Location;

use super::{Ask, apply, clean, last_year, words};
use crate::recognise::Reading;
use crate::rules::catalogue;
use crate::rules::rule::Rule;
use crate::rules::{Date, FAMILIES, LastYear, OF_WRITING, Profile, Setting};
use model::finding::Variant;

/// The faults of one rule.
pub struct Faults {
    /// Where in its file they begin.
    begin: &'static Location<'static>,
    all: Vec<Fault>,
}

/// A spoiled report, what is known besides, and the variant that its rule speaks then.
pub struct Fault {
    pub variant: Variant,
    pub reading: Reading,
    pub last_year: Option<Reading>,
    pub published: Option<Date>,
    pub profile: Profile,
}

impl Faults {
    #[track_caller]
    pub fn new() -> Faults {
        Faults { begin: Location::caller(), all: Vec::new() }
    }

    /// The clean report spoiled so that the rule speaks its plain text.
    pub fn plain(self, spoil: impl FnOnce(&mut Reading)) -> Faults {
        self.of(Variant::PLAIN, spoil)
    }

    /// The clean report spoiled so that the rule speaks this variant.
    pub fn of(self, variant: Variant, spoil: impl FnOnce(&mut Reading)) -> Faults {
        let mut reading = clean();
        spoil(&mut reading);
        self.with(Fault::of(variant, reading))
    }

    /// The clean report and last year's, from which it follows, spoiled.
    pub fn beside(
        self,
        variant: Variant,
        spoil: impl FnOnce(&mut Reading, &mut Reading),
    ) -> Faults {
        let (mut reading, mut last) = (clean(), last_year());
        spoil(&mut reading, &mut last);
        self.with(Fault { last_year: Some(last), ..Fault::of(variant, reading) })
    }

    pub fn with(mut self, fault: Fault) -> Faults {
        self.all.push(fault);
        self
    }
}

impl Fault {
    pub fn of(variant: Variant, reading: Reading) -> Fault {
        Fault { variant, reading, last_year: None, published: None, profile: Profile::default() }
    }
}

/// What is wrong with the faults of a rule, with the file and the line to open.
fn broken(rule: &impl Ask) -> Vec<String> {
    let Faults { begin, all } = rule.faults();
    let id = rule.id();
    let mut broken = Vec::new();
    let mut spoken = Vec::new();
    for Fault { variant, reading, last_year, published, profile } in all {
        let last_year = last_year.as_ref().map_or(LastYear::NotGiven, LastYear::Read);
        let setting = Setting { last_year, published, profile };
        let findings = apply(&reading, &setting).findings;
        findings.iter().for_each(words::assert_complete);
        if findings.iter().any(|one| one.rule == id && one.variant == variant) {
            spoken.push(variant);
        } else {
            let said: Vec<_> = findings.iter().map(|one| (one.rule, one.variant)).collect();
            broken.push(format!(
                "{begin}: the fault for {variant:?} does not make {id} speak it, but {said:?}"
            ));
        }
    }
    let entry = catalogue::entry(id.as_str()).expect("an entry");
    let silent = entry.wrong.iter().filter(|(variant, _)| !spoken.contains(variant));
    broken.extend(silent.map(|(variant, _)| {
        format!("{begin}: no fault makes {id} speak {variant:?}; add one here")
    }));
    broken
}

#[test]
fn every_variant_is_spoken_by_its_rule_and_can_be_filled() {
    let mut broken: Vec<String> =
        FAMILIES.iter().copied().flatten().flat_map(self::broken).collect();
    broken.extend(OF_WRITING.iter().copied().flatten().flat_map(self::broken));
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_rule_without_a_fault_is_named_with_its_file_and_line() {
    let rule = FAMILIES.iter().copied().flatten().next().expect("a rule");
    let none = Rule { faults: Faults::new, ..*rule };
    let silent = Rule { faults: || Faults::new().plain(|_| ()), ..*rule };
    let [broken_none, broken_silent] = [none, silent].map(|rule| broken(&rule).join("\n"));
    assert!(broken_none.contains("speak \"\"; add one here"), "{broken_none}");
    let here = concat!(file!(), ":");
    assert!(broken_silent.starts_with(here), "{broken_silent}");
    assert!(broken_silent.contains("does not make"), "{broken_silent}");
}

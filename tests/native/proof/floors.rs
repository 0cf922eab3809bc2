//! How often each kind of fault has to be tried, found and named: `floors.toml`.
//!
//! A total over all kinds would not show that one rule finds nothing any more, or that a fault is never put in. So each
//! kind has floors of its own, and cases that are not looked at count as not found.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::faults::Tally;
use crate::kinds;

/// The floors of a kind.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floors {
    pub invented: Floor,
    pub real: Floor,
    /// Why something is not found, not named or not looked at.
    #[serde(default)]
    why: String,
}

/// At least so many cases, so many of them found and named, and at most so many of the others.
#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    cases: usize,
    found: usize,
    named: usize,
    #[serde(default)]
    same: usize,
    #[serde(default)]
    unread: usize,
    #[serde(default)]
    refused: usize,
}

impl Floor {
    fn is_all(&self) -> bool {
        (self.found, self.named) == (self.cases, self.cases)
            && (self.same, self.unread, self.refused) == (0, 0, 0)
    }
}

pub fn read() -> BTreeMap<String, Floors> {
    toml::from_str(include_str!("floors.toml")).unwrap()
}

/// What of a kind is below its floor, or above what it may leave out.
pub fn broken(kind: &str, tally: &Tally, floor: Option<Floor>) -> Option<String> {
    let Tally { cases, found, named, same, unread, refused, .. } = *tally;
    let measured = format!(
        "{{ cases = {cases}, found = {found}, named = {named}, same = {same}, unread = {unread}, refused = {refused} }}"
    );
    let Some(floor) = floor else {
        return Some(format!("{kind}: has no floor; measured {measured}"));
    };
    let holds = cases >= floor.cases
        && found >= floor.found
        && named >= floor.named
        && same <= floor.same
        && unread <= floor.unread
        && refused <= floor.refused;
    (!holds).then(|| {
        let Floor { cases, found, named, same, unread, refused } = floor;
        format!(
            "{kind}: {measured}, but at least {cases} cases, {found} found, {named} named, \
             at most {same} same, {unread} unread, {refused} refused"
        )
    })
}

pub fn every_kind_has_floors_and_every_exception_a_reason() {
    let (floors, kinds) = (read(), kinds::all());
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name).collect();
    let gone: Vec<&String> = floors.keys().filter(|name| !names.contains(&name.as_str())).collect();
    assert_eq!(gone, Vec::<&String>::new(), "floors of kinds that are not there");
    for (at, name) in names.iter().enumerate() {
        assert!(!names[..at].contains(name), "two kinds are called {name}");
        let floors = floors.get(*name).unwrap_or_else(|| panic!("{name}: has no floor"));
        let (invented, real) = (floors.invented, floors.real);
        assert!(invented.found + real.found > 0, "{name}: nothing has to be found");
        let needs_none = invented.is_all() && real.is_all();
        assert_eq!(
            floors.why.trim().is_empty(),
            needs_none,
            "{name}: a reason where one is needed"
        );
    }
}

pub fn a_kind_that_is_found_less_often_is_named() {
    let whole = Tally { cases: 24, found: 24, named: 24, ..Tally::default() };
    let floor = Floor { cases: 24, found: 24, named: 24, same: 0, unread: 0, refused: 0 };
    assert_eq!(broken("a fault", &whole, Some(floor)), None);
    for less in [
        Tally { found: 0, named: 0, ..whole },
        Tally { named: 23, ..whole },
        Tally { found: 23, named: 23, unread: 1, ..whole },
        Tally { same: 1, ..whole },
        Tally { refused: 1, ..whole },
        Tally { cases: 0, found: 0, named: 0, ..whole },
    ] {
        assert!(broken("a fault", &less, Some(floor)).unwrap().starts_with("a fault: "));
    }
    assert!(broken("a fault", &whole, None).unwrap().contains("has no floor"));
}

//! Patterns that grow faster than they should, each with the reason why it may.

const EXPECTED: &[(&str, &str)] = &[];

pub fn reason(name: &str) -> Option<&'static str> {
    EXPECTED.iter().find(|(known, _)| *known == name).map(|(_, reason)| *reason)
}

pub fn names() -> impl Iterator<Item = &'static str> {
    EXPECTED.iter().map(|(name, _)| *name)
}

//! Patterns that grow faster than they should, each with the reason why it may.

const EXPECTED: &[(&str, &str)] = &[
    (
        "pdf/operators/inline pictures without an end",
        "each is searched for in all that follows; what that costs is counted before it is read",
    ),
    (
        "html/rules of css and elements/elements",
        "each rule is matched with each element, of which there is a limit",
    ),
    (
        "pdf/placed/a mesh of lines",
        "n lines across and n down make n² cells, of which there is a limit",
    ),
    (
        "ofd/placed/a mesh of lines",
        "n lines across and n down make n² cells, of which there is a limit",
    ),
    ("text/one sentence/shares", COMPARED),
    ("text/one sentence/shares of a whole", COMPARED),
];

const COMPARED: &str =
    "each is compared with all claims of its sentence, of which there is a limit";

pub fn reason(name: &str) -> Option<&'static str> {
    EXPECTED.iter().find(|(known, _)| *known == name).map(|(_, reason)| *reason)
}

pub fn names() -> impl Iterator<Item = &'static str> {
    EXPECTED.iter().map(|(name, _)| *name)
}

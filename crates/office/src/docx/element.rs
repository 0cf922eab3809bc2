//! What an element of a Word part is called, and what its attributes say.

use roxmltree::Node as Any;

pub(super) type Node<'a> = Any<'a, 'a>;

/// The vocabularies, transitional (ECMA-376-4) and strict (ECMA-376-1).
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
const MATH: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
];
/// ECMA-376-3.
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/// An element by its vocabulary and its name in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind<'a> {
    Word(&'a str),
    Math(&'a str),
    Compatibility(&'a str),
    Other(&'a str),
}

pub(super) fn kind(node: Node<'_>) -> Kind<'_> {
    let name = node.tag_name();
    match name.namespace().unwrap_or_default() {
        space if WORD.contains(&space) => Kind::Word(name.name()),
        space if MATH.contains(&space) => Kind::Math(name.name()),
        COMPATIBILITY => Kind::Compatibility(name.name()),
        _ => Kind::Other(name.name()),
    }
}

pub(super) fn elements(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    node.children().filter(|child| child.is_element())
}

/// The first child of that name in Word's vocabulary.
pub(super) fn child<'a>(node: Node<'a>, name: &str) -> Option<Node<'a>> {
    elements(node).find(|child| kind(*child) == Kind::Word(name))
}

/// The child at the end of a path of names.
pub(super) fn at<'a>(node: Node<'a>, path: &[&str]) -> Option<Node<'a>> {
    path.iter().try_fold(node, |node, name| child(node, name))
}

/// An attribute by its name, in whatever vocabulary.
pub(super) fn attribute<'a>(node: Node<'a>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|found| found.value())
}

/// What the child of that name says in its `w:val`.
pub(super) fn value<'a>(node: Node<'a>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// What a property says that is on or off (ECMA-376-1 §17.17.4); `None` where it is not there.
pub(super) fn on_off(node: Node<'_>, name: &str) -> Option<bool> {
    child(node, name).map(|property| is_on(attribute(property, "val")))
}

pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

/// The branch that is read where a part offers several: never two of them, they say the same.
/// Every extension that holds text is known here, so the first choice is taken.
pub(super) fn branch(alternate: Node<'_>) -> Option<Node<'_>> {
    let branches =
        |name| elements(alternate).filter(move |child| kind(*child) == Kind::Compatibility(name));
    branches("Choice").find(Any::has_children).or_else(|| branches("Fallback").next())
}

/// All text directly in an element.
pub(super) fn text(node: Node<'_>) -> impl Iterator<Item = &str> {
    node.children().filter(|child| child.is_text()).filter_map(|child| child.text())
}

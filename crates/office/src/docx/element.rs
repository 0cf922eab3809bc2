//! Elements and attributes of a Word part.

use roxmltree::Node;

pub(super) type XmlNode<'a> = Node<'a, 'a>;

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
pub(super) enum ElementKind<'a> {
    Word(&'a str),
    Math(&'a str),
    Compatibility(&'a str),
    Other(&'a str),
}

pub(super) fn kind(node: XmlNode<'_>) -> ElementKind<'_> {
    let name = node.tag_name();
    match name.namespace().unwrap_or_default() {
        space if WORD.contains(&space) => ElementKind::Word(name.name()),
        space if MATH.contains(&space) => ElementKind::Math(name.name()),
        COMPATIBILITY => ElementKind::Compatibility(name.name()),
        _ => ElementKind::Other(name.name()),
    }
}

pub(super) fn elements(node: XmlNode<'_>) -> impl Iterator<Item = XmlNode<'_>> {
    node.children().filter(|child| child.is_element())
}

/// The first child of that name in Word's vocabulary.
pub(super) fn child<'a>(node: XmlNode<'a>, name: &str) -> Option<XmlNode<'a>> {
    elements(node).find(|child| kind(*child) == ElementKind::Word(name))
}

/// The child at the end of a path of names.
pub(super) fn at<'a>(node: XmlNode<'a>, path: &[&str]) -> Option<XmlNode<'a>> {
    path.iter().try_fold(node, |node, name| child(node, name))
}

/// An attribute by its name, in whatever vocabulary.
pub(super) fn attribute<'a>(node: XmlNode<'a>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|found| found.value())
}

/// The `w:val` of the child of that name.
pub(super) fn value<'a>(node: XmlNode<'a>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// Whether a property is on (ECMA-376-1 §17.17.4); `None` where it is not there.
pub(super) fn on_off(node: XmlNode<'_>, name: &str) -> Option<bool> {
    child(node, name).map(|property| is_on(attribute(property, "val")))
}

pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

/// The branch to read where a part offers alternatives with the same content. All extensions with text are known here,
/// so it is the first choice.
pub(super) fn branch(alternate: XmlNode<'_>) -> Option<XmlNode<'_>> {
    let branches = |name| {
        elements(alternate).filter(move |child| kind(*child) == ElementKind::Compatibility(name))
    };
    branches("Choice").find(Node::has_children).or_else(|| branches("Fallback").next())
}

/// All text directly in an element.
pub(super) fn text(node: XmlNode<'_>) -> impl Iterator<Item = &str> {
    node.children().filter(|child| child.is_text()).filter_map(|child| child.text())
}

/// Whether properties say that something was deleted or moved away while changes were tracked.
pub(super) fn is_deleted(properties: XmlNode<'_>) -> bool {
    child(properties, "del").is_some() || child(properties, "moveFrom").is_some()
}

/// Whether a content control shows only its prompt.
pub(super) fn shows_prompt(control: XmlNode<'_>) -> bool {
    let properties = child(control, "sdtPr");
    properties.and_then(|properties| on_off(properties, "showingPlcHdr")).unwrap_or_default()
}

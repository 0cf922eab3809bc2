//! Attributes of SpreadsheetML by their types (ECMA-376-1 §22.9).

use roxmltree::Node;

/// Whether a property is on, by its value; one without a value is.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

/// Whether a boolean attribute is on; one that is missing is off.
pub(super) fn is_true(node: Node<'_, '_>, name: &str) -> bool {
    matches!(node.attribute(name), Some("1" | "true" | "on"))
}

/// An attribute that is a count or an index; `None` where it is missing or is none.
pub(super) fn number(node: Node<'_, '_>, name: &str) -> Option<usize> {
    node.attribute(name)?.trim().parse().ok()
}

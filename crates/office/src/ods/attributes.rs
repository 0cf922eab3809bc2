//! Attributes of OpenDocument tables.

use roxmltree::Node;

/// In the namespace of the attributes that LibreOffice adds.
const EXTENSION: &str = "calcext";

/// An attribute of the format by its local name. LibreOffice adds its own of the same names,
/// which hold more (see [`is_error`]).
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let own = |space: Option<&str>| !space.is_some_and(|space| space.contains(EXTENSION));
    let mut attributes = node.attributes();
    attributes.find(|one| one.name() == name && own(one.namespace())).map(|one| one.value())
}

/// Whether the result of a formula is an error. The number stored for it is not shown.
pub(super) fn is_error(cell: Node<'_, '_>) -> bool {
    cell.attributes().any(|one| one.name() == "value-type" && one.value() == "error")
}

/// A count; 1 where there is none.
pub(super) fn count(node: Node<'_, '_>, name: &str) -> usize {
    attribute(node, name).map_or(1, |value| value.trim().parse().unwrap_or(usize::MAX)).max(1)
}

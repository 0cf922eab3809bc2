//! What lies over the cells of a sheet: pictures, text boxes and shapes (ECMA-376-1 §20.5).

use std::ops::Range;

use roxmltree::Node;

use super::relations::Relations;
use crate::package::Package;
use crate::xml::{self, children, own_text};
use model::document::Unclear;
use read::Limits;
use read::sheets::Sheet;

/// A drawing that reaches less far into a cell than this leaves it as it is, in EMU: two points.
const INTO: i64 = 25_400;

/// Doubts the cells that the drawings of a sheet lie over. A drawing that cannot be read lies over none.
pub(super) fn read(package: &Package<'_>, path: &str, limits: &Limits, sheet: &mut Sheet) {
    let relations = Relations::of(package, path, limits);
    let Some(drawing) = relations.of_kind("drawing") else { return };
    let Some(Ok(bytes)) = package.part(&drawing) else { return };
    let text = xml::text(&bytes);
    let Some(document) = xml::parse(&text, limits) else { return };
    for anchor in document.root_element().children().filter(Node::is_element) {
        let Some(from) = children(anchor, "from").next() else { continue };
        let to = children(anchor, "to").next();
        if let (Some(rows), Some(columns)) = (span(from, to, "row"), span(from, to, "col")) {
            sheet.doubt(rows, columns, kind(anchor));
        }
    }
}

/// The rows or columns that a drawing lies over; one where the file does not say how far it reaches.
fn span(from: Node<'_, '_>, to: Option<Node<'_, '_>>, name: &str) -> Option<Range<usize>> {
    let number = |node: Node<'_, '_>, name: &str| -> Option<i64> {
        own_text(children(node, name).next()?).trim().parse().ok()
    };
    let first = usize::try_from(number(from, name)?).ok()?;
    let last = to.and_then(|to| {
        let into = number(to, &format!("{name}Off")).unwrap_or(0) > INTO;
        Some(usize::try_from(number(to, name)?).ok()?.saturating_add(usize::from(into)))
    });
    Some(first..last.unwrap_or(0).max(first.saturating_add(1)))
}

fn kind(anchor: Node<'_, '_>) -> Unclear {
    let texts = anchor.descendants().filter(|node| node.tag_name().name() == "t");
    let filled = texts.into_iter().any(|node| !own_text(node).trim().is_empty());
    if filled { Unclear::TextBox } else { Unclear::Picture }
}

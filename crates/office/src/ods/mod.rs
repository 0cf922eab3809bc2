//! OpenDocument spreadsheets (OASIS OpenDocument 1.3, part 3, §9).
//!
//! A sheet is stored row by row; what repeats is stored once with a count. The counts are not
//! believed: a sheet of LibreOffice ends in a million blank rows.

mod sheet;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use roxmltree::Node;

use super::sheets::budget::Budget;
use super::sheets::{self, Sheet};
use super::{Limits, Package, Read, Refused, xml};
use model::document::Remark;
use sheet::Context;

const CONTENT: &str = "content.xml";
/// In the name space of LibreOffice's own attributes.
const EXTENSION: &str = "calcext";

/// Reads a workbook.
///
/// # Errors
/// [`Refused::Encrypted`] where it opens with a password only, [`Refused::Damaged`] where its
/// content cannot be read.
pub(super) fn read(package: &Package<'_>, limits: &Limits) -> Read {
    if is_encrypted(package, limits) {
        return Err(Refused::Encrypted);
    }
    let bytes = package.needed(CONTENT)?;
    let text = xml::text(&bytes);
    let Some(document) = xml::parse(&text, limits) else {
        let large = text.bytes().filter(|byte| *byte == b'<').count() > limits.nodes / 2;
        let damaged = || Refused::Damaged { part: CONTENT.to_owned() };
        return Err(if large { Refused::TooLarge } else { damaged() });
    };
    let root = document.root_element();
    let unseen = unseen_styles(root);
    let mut budget = Budget::new(limits);
    let mut context =
        Context { budget: &mut budget, uncomputed: 0, comments: false, depth: limits.depth };
    let tables = named(root, "body")
        .flat_map(|body| named(body, "spreadsheet"))
        .flat_map(|sheets| named(sheets, "table"));
    let sheets: Vec<Sheet> = tables
        .map(|table| {
            let mut sheet = sheet::read(table, &mut context);
            sheet.name = attribute(table, "name").unwrap_or_default().to_owned();
            sheet.hidden =
                attribute(table, "style-name").is_some_and(|style| unseen.contains(style));
            sheet
        })
        .collect();
    let mut remarks = Vec::new();
    if context.comments {
        remarks.push(Remark::Comments);
    }
    if context.uncomputed > 0 {
        remarks.push(Remark::FormulasWithoutResult { count: context.uncomputed });
    }
    if budget.spent {
        remarks.push(Remark::LimitReached);
    }
    sheets::blocks(&sheets, remarks, limits)
}

/// The manifest tells how each part is encrypted (part 2, §3.4).
fn is_encrypted(package: &Package<'_>, limits: &Limits) -> bool {
    let Some(Ok(bytes)) = package.part("META-INF/manifest.xml") else { return false };
    let text = xml::text(&bytes);
    // LibreOffice declares a document type here, without entities.
    let start = text.find("<manifest:manifest").unwrap_or(0);
    let Some(document) = xml::parse(text.get(start..).unwrap_or_default(), limits) else {
        return text.contains("encryption-data");
    };
    document.descendants().any(|node| node.tag_name().name() == "encryption-data")
}

/// The styles of sheets that are not shown (part 3, §17.16).
fn unseen_styles<'a>(root: Node<'a, '_>) -> BTreeSet<&'a str> {
    named(root, "automatic-styles")
        .flat_map(|styles| named(styles, "style"))
        .filter(|style| {
            named(*style, "table-properties")
                .any(|properties| attribute(properties, "display") == Some("false"))
        })
        .filter_map(|style| attribute(style, "name"))
        .collect()
}

fn named<'a, 'i>(
    node: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> + use<'a, 'i> {
    node.children().filter(move |child| child.tag_name().name() == name)
}

/// An attribute of the format by its local name. LibreOffice has its own of the same names, which
/// tell more (see [`is_error`]).
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let own = |space: Option<&str>| !space.is_some_and(|space| space.contains(EXTENSION));
    let mut attributes = node.attributes();
    attributes.find(|one| one.name() == name && own(one.namespace())).map(|one| one.value())
}

/// Whether the result of a formula is an error. The number stored for it is not shown.
fn is_error(cell: Node<'_, '_>) -> bool {
    cell.attributes().any(|one| one.name() == "value-type" && one.value() == "error")
}

/// A count; 1 where there is none.
fn count(node: Node<'_, '_>, name: &str) -> usize {
    attribute(node, name).map_or(1, |value| value.trim().parse().unwrap_or(usize::MAX)).max(1)
}

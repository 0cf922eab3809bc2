//! OpenDocument spreadsheets (OASIS OpenDocument 1.3, part 3, §9).
//!
//! A sheet is stored row by row; repeated rows and cells are stored once with a count. The counts are bounded by what
//! is filled: a sheet of LibreOffice ends in a million blank rows.

mod attributes;
mod looks;
mod sheet;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use roxmltree::Node;

use crate::package::Package;
use crate::xml::{self, children};
use attributes::attribute;
use looks::OdsLooks;
use model::document::Remark;
use read::sheets::budget::CellBudget;
use read::sheets::{self, Sheet};
use read::{FlowResult, Limits, Refused};
use sheet::OdsSheetContext;

const CONTENT: &str = "content.xml";
const STYLES: &str = "styles.xml";

/// Reads a workbook.
///
/// # Errors
/// [`Refused::Encrypted`] where it opens with a password only, [`Refused::Damaged`] where its
/// content cannot be read.
pub(super) fn read(package: &Package<'_>, limits: &Limits) -> FlowResult {
    if is_encrypted(package, limits) {
        return Err(Refused::Encrypted);
    }
    let bytes = package.required(CONTENT)?;
    let text = xml::text(&bytes);
    let Some(document) = xml::parse(&text, limits) else {
        let damaged = || Refused::Damaged { part: CONTENT.to_owned() };
        return Err(if xml::is_too_large(&text, limits) { Refused::TooLarge } else { damaged() });
    };
    let root = document.root_element();
    let unseen = unseen_styles(root);
    let looks = looks_of(root, package, limits);
    let mut budget = CellBudget::new(limits);
    let mut context = OdsSheetContext {
        budget: &mut budget,
        uncomputed: 0,
        comments: false,
        looks: &looks,
        depth: limits.depth,
    };
    let tables = children(root, "body")
        .flat_map(|body| children(body, "spreadsheet"))
        .flat_map(|sheets| children(sheets, "table"));
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

/// The looks of the styles that the content has, and of those that it inherits from.
fn looks_of(root: Node<'_, '_>, package: &Package<'_>, limits: &Limits) -> OdsLooks {
    let mut looks = OdsLooks::default();
    looks.add(root);
    let Some(Ok(bytes)) = package.part(STYLES) else { return looks };
    let text = xml::text(&bytes);
    if let Some(document) = xml::parse(&text, limits) {
        looks.add(document.root_element());
    }
    looks
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
    children(root, "automatic-styles")
        .flat_map(|styles| children(styles, "style"))
        .filter(|style| {
            children(*style, "table-properties")
                .any(|properties| attribute(properties, "display") == Some("false"))
        })
        .filter_map(|style| attribute(style, "name"))
        .collect()
}

//! The strings that the cells share (ECMA-376-1 §18.4).

use roxmltree::Node;

use super::relations::Relations;
use super::styles::font_look;
use crate::package::Package;
use crate::xml::{self, children, own_text};
use model::document::Unclear;
use read::shown::{CellLook, FontLook, ShownText};
use read::{Limits, Refused};

/// The shared strings in their order; none where the workbook has none.
///
/// # Errors
/// [`Refused`] where they are damaged: without them the texts of cells are unknown.
pub(super) fn read(
    package: &Package<'_>,
    relations: &Relations,
    limits: &Limits,
) -> Result<Vec<SharedText>, Refused> {
    let Some(path) = relations.of_kind("sharedStrings") else { return Ok(Vec::new()) };
    let bytes = package.required(&path)?;
    let text = xml::text(&bytes);
    let damaged = || Refused::Damaged { part: path.clone() };
    let document = xml::parse(&text, limits).ok_or_else(damaged)?;
    Ok(children(document.root_element(), "si").map(string).collect())
}

/// A text in runs, each with its font where it has one of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SharedText(Vec<(String, Option<FontLook>)>);

impl SharedText {
    /// The text in a cell of this look, and why nothing of it is left.
    pub fn shown(&self, cell: CellLook) -> (String, Option<Unclear>) {
        let mut shown = ShownText::default();
        for (text, font) in &self.0 {
            shown.push(text, cell.run(*font));
        }
        shown.finish()
    }
}

/// The runs of a string. How it is pronounced (`rPh`) stands over it and is no part of it.
pub(super) fn string(node: Node<'_, '_>) -> SharedText {
    let mut runs = Vec::new();
    for child in node.children() {
        match child.tag_name().name() {
            "t" => runs.push((unescaped(own_text(child)), None)),
            "r" => {
                let font = children(child, "rPr").next().map(font_look);
                runs.extend(children(child, "t").map(|t| (unescaped(own_text(t)), font)));
            }
            _ => {}
        }
    }
    SharedText(runs)
}

/// Characters that XML cannot hold are written `_x000D_` (§22.9.2.19).
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let code = after.get(..4).filter(|_| after.as_bytes().get(4) == Some(&b'_'));
        let hex = code.filter(|code| code.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let c = hex.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        match c {
            Some(c) => {
                out.push(c);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_those_of_the_format_and_no_others() {
        for (stored, text) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x12_", "_x12_"),
            ("_xD800_", "_xD800_"),
            ("_x+041_", "_x+041_"),
            ("年_x", "年_x"),
        ] {
            assert_eq!(unescaped(stored.to_owned()), text);
        }
    }
}

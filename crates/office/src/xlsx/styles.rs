//! The number format and the look of every style of cell (ECMA-376-1 §18.8.10, §18.8.22, §18.8.31).

use std::collections::BTreeMap;

use roxmltree::Node;

use super::attributes::{is_on, number};
use super::relations::Relations;
use crate::package::Package;
use crate::xml::{self, children};
use model::document::Remark;
use read::Limits;
use read::sheets::display::NumberFormat;
use read::shown::{CellLook, FontLook};
use read::vertical_align::VerticalAlign;

/// The formats of the cell styles, by their index.
#[derive(Default)]
pub(super) struct CellFormats(Vec<CellFormat>);

struct CellFormat {
    number: NumberFormat,
    look: CellLook,
}

impl CellFormats {
    /// The format of a style; a plain number where the file has no such style.
    pub fn of(&self, style: usize) -> &NumberFormat {
        self.0.get(style).map_or(&NumberFormat::Plain, |format| &format.number)
    }

    /// How the text of cells of a style is set.
    pub fn look(&self, style: usize) -> CellLook {
        self.0.get(style).map_or_else(CellLook::default, |format| format.look)
    }
}

/// The look of a font (`font`), or of the properties of a run (`rPr`), which have the same elements.
pub(super) fn font_look(font: Node<'_, '_>) -> FontLook {
    let mut look = FontLook::default();
    for node in font.children() {
        let value = node.attribute("val");
        match node.tag_name().name() {
            "strike" => look.struck = is_on(value),
            "vertAlign" => {
                look.vertical = match value {
                    Some("superscript") => VerticalAlign::Superscript,
                    Some("subscript") => VerticalAlign::Subscript,
                    _ => VerticalAlign::Baseline,
                }
            }
            // The first colour of a theme is that of the ground.
            "color" => {
                let white = |rgb: &str| rgb.to_ascii_lowercase().ends_with("ffffff");
                let tinted = node.attribute("tint").is_some();
                look.white = node.attribute("rgb").is_some_and(white)
                    || node.attribute("indexed") == Some("9")
                    || (node.attribute("theme") == Some("0") && !tinted);
            }
            _ => {}
        }
    }
    look
}

/// Whether a fill shows (§18.8.32).
fn is_filled(fill: Node<'_, '_>) -> bool {
    let pattern = children(fill, "patternFill").next().and_then(|it| it.attribute("patternType"));
    children(fill, "gradientFill").next().is_some() || pattern.is_some_and(|it| it != "none")
}

/// Reads the formats. Without them numbers are shown as they are stored, and that is remarked.
pub(super) fn read(
    package: &Package<'_>,
    relations: &Relations,
    limits: &Limits,
    remarks: &mut Vec<Remark>,
) -> CellFormats {
    let Some(path) = relations.of_kind("styles") else { return CellFormats::default() };
    let formats = package.required(&path).ok().and_then(|bytes| formats(&bytes, limits));
    formats.unwrap_or_else(|| {
        remarks.push(Remark::DamagedPart { name: path });
        CellFormats::default()
    })
}

fn formats(bytes: &[u8], limits: &Limits) -> Option<CellFormats> {
    let text = xml::text(bytes);
    let document = xml::parse(&text, limits)?;
    let root = document.root_element();
    let own: BTreeMap<usize, NumberFormat> = children(root, "numFmts")
        .flat_map(|all| children(all, "numFmt"))
        .filter_map(|node| {
            let code = node.attribute("formatCode")?;
            Some((number(node, "numFmtId")?, NumberFormat::of_code(code)))
        })
        .collect();
    let style = |id: usize| {
        own.get(&id)
            .cloned()
            .unwrap_or_else(|| NumberFormat::of_number(u32::try_from(id).unwrap_or(0)))
    };
    let fonts: Vec<FontLook> =
        children(root, "fonts").flat_map(|all| children(all, "font")).map(font_look).collect();
    let fills: Vec<bool> =
        children(root, "fills").flat_map(|all| children(all, "fill")).map(is_filled).collect();
    let styles = children(root, "cellXfs").flat_map(|all| children(all, "xf"));
    let format = |node: Node<'_, '_>| CellFormat {
        number: style(number(node, "numFmtId").unwrap_or(0)),
        look: CellLook {
            font: fonts.get(number(node, "fontId").unwrap_or(0)).copied().unwrap_or_default(),
            filled: fills.get(number(node, "fillId").unwrap_or(0)).copied().unwrap_or_default(),
        },
    };
    Some(CellFormats(styles.map(format).collect()))
}

//! The number format of every style of cell (ECMA-376-1 §18.8.10, §18.8.31).

use std::collections::BTreeMap;

use super::attributes::number;
use super::relations::Relations;
use crate::package::Package;
use crate::xml::{self, children};
use model::document::Remark;
use read::Limits;
use read::sheets::display::NumberFormat;

/// The formats of the cell styles, by their index.
#[derive(Default)]
pub(super) struct CellFormats(Vec<NumberFormat>);

impl CellFormats {
    /// The format of a style; a plain number where the file has no such style.
    pub fn of(&self, style: usize) -> &NumberFormat {
        self.0.get(style).unwrap_or(&NumberFormat::Plain)
    }
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
    let styles = children(root, "cellXfs").flat_map(|all| children(all, "xf"));
    Some(CellFormats(styles.map(|node| style(number(node, "numFmtId").unwrap_or(0))).collect()))
}

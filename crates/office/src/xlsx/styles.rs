//! The number format of every style of cell (ECMA-376-1 §18.8.10, §18.8.31).

use std::collections::BTreeMap;

use super::relations::Relations;
use super::{Limits, Package, children, number, xml};
use crate::sheets::shown::Format;
use model::document::Remark;

/// The formats of the cell styles, by their index.
#[derive(Default)]
pub(super) struct Formats(Vec<Format>);

impl Formats {
    /// The format of a style; a plain number where the file has no such style.
    pub fn of(&self, style: usize) -> &Format {
        self.0.get(style).unwrap_or(&Format::Plain)
    }
}

/// Reads the formats. Without them numbers are shown as they are stored, and that is remarked.
pub(super) fn read(
    package: &Package<'_>,
    relations: &Relations,
    limits: &Limits,
    remarks: &mut Vec<Remark>,
) -> Formats {
    let Some(path) = relations.of_kind("styles") else { return Formats::default() };
    let formats = package.needed(&path).ok().and_then(|bytes| formats(&bytes, limits));
    formats.unwrap_or_else(|| {
        remarks.push(Remark::DamagedPart { name: path });
        Formats::default()
    })
}

fn formats(bytes: &[u8], limits: &Limits) -> Option<Formats> {
    let text = xml::text(bytes);
    let document = xml::parse(&text, limits)?;
    let root = document.root_element();
    let own: BTreeMap<usize, Format> = children(root, "numFmts")
        .flat_map(|all| children(all, "numFmt"))
        .filter_map(|node| {
            let code = node.attribute("formatCode")?;
            Some((number(node, "numFmtId")?, Format::of_code(code)))
        })
        .collect();
    let style = |id: usize| {
        own.get(&id).cloned().unwrap_or_else(|| Format::of_number(u32::try_from(id).unwrap_or(0)))
    };
    let styles = children(root, "cellXfs").flat_map(|all| children(all, "xf"));
    Some(Formats(styles.map(|node| style(number(node, "numFmtId").unwrap_or(0))).collect()))
}

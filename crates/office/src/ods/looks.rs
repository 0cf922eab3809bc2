//! How styles set text: struck out, raised, white (OpenDocument 1.3, part 3, §16.29.28, §20.363, §20.384).

use std::collections::BTreeMap;

use roxmltree::Node;

use super::attributes::attribute;
use crate::xml::children;
use read::shown::{CellLook, TextLook};
use read::vertical_align::VerticalAlign;

/// Styles that a style may inherit from, one from another.
const DEEPEST: usize = 16;

/// The styles of a workbook, by their names.
#[derive(Default)]
pub(super) struct OdsLooks(BTreeMap<String, OdsLook>);

#[derive(Clone, Default)]
struct OdsLook {
    parent: Option<String>,
    struck: Option<bool>,
    hidden: Option<bool>,
    white: Option<bool>,
    filled: Option<bool>,
    vertical: Option<VerticalAlign>,
}

impl OdsLooks {
    /// Adds the styles of a part: its automatic ones, and those with names.
    pub fn add(&mut self, root: Node<'_, '_>) {
        let groups = ["automatic-styles", "styles"];
        let styles = groups.iter().flat_map(|group| children(root, group));
        for style in styles.flat_map(|group| children(group, "style")) {
            if let Some(name) = attribute(style, "name") {
                self.0.entry(name.to_owned()).or_insert_with(|| OdsLook::of(style));
            }
        }
    }

    /// How the text of a cell of this style is set.
    pub fn cell(&self, style: Option<&str>) -> CellLook {
        let look = self.whole(style.unwrap_or("Default"));
        let mut cell = CellLook::default();
        cell.font.struck = look.struck.unwrap_or_default();
        cell.font.white = look.white.unwrap_or_default() || look.hidden.unwrap_or_default();
        cell.filled = look.filled.unwrap_or_default() && !look.hidden.unwrap_or_default();
        cell
    }

    /// How a span of this style is set, in a cell and in the span that it stands in.
    pub fn span(&self, style: &str, cell: CellLook, outer: TextLook) -> TextLook {
        let look = self.whole(style);
        let white = look.white.map(|white| white && !(cell.filled || look.filled == Some(true)));
        TextLook {
            struck: look.struck.unwrap_or(outer.struck),
            hidden: look.hidden.or(white).unwrap_or(outer.hidden),
            vertical: look.vertical.unwrap_or(outer.vertical),
        }
    }

    fn whole(&self, style: &str) -> OdsLook {
        let parent = |look: &&OdsLook| self.0.get(look.parent.as_deref()?);
        let chain = std::iter::successors(self.0.get(style), parent);
        chain.take(DEEPEST).fold(OdsLook::default(), |own, base| OdsLook {
            parent: None,
            struck: own.struck.or(base.struck),
            hidden: own.hidden.or(base.hidden),
            white: own.white.or(base.white),
            filled: own.filled.or(base.filled),
            vertical: own.vertical.or(base.vertical),
        })
    }
}

impl OdsLook {
    fn of(style: Node<'_, '_>) -> OdsLook {
        let text = children(style, "text-properties").next();
        let get = |name: &str| text.and_then(|text| attribute(text, name));
        let cell = children(style, "table-cell-properties").next();
        let ground = cell.into_iter().chain(text);
        let fill = ground.filter_map(|node| attribute(node, "background-color")).next();
        let line = get("text-line-through-style").or(get("text-line-through-type"));
        OdsLook {
            parent: attribute(style, "parent-style-name").map(str::to_owned),
            struck: line.map(|line| line != "none"),
            hidden: get("display").map(|display| display == "none"),
            white: get("color").map(|colour| colour.eq_ignore_ascii_case("#ffffff")),
            filled: fill.map(|fill| fill != "transparent" && !fill.eq_ignore_ascii_case("#ffffff")),
            vertical: get("text-position").map(vertical),
        }
    }
}

/// `super 58%`, `sub`, `33% 58%`, `-10% 100%`.
fn vertical(position: &str) -> VerticalAlign {
    let first = position.split_whitespace().next().unwrap_or_default();
    let shifted = first.ends_with('%') && first.contains(|c| ('1'..='9').contains(&c));
    match first {
        "super" => VerticalAlign::Superscript,
        "sub" => VerticalAlign::Subscript,
        _ if shifted && first.starts_with('-') => VerticalAlign::Subscript,
        _ if shifted => VerticalAlign::Superscript,
        _ => VerticalAlign::Baseline,
    }
}

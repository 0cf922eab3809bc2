//! `styles.xml`: what a paragraph or a run inherits (ECMA-376-1 §17.7).

use std::collections::BTreeMap;

use roxmltree::Document;

use super::element::{
    ElementKind, XmlNode, at, attribute, child, elements, is_on, kind, on_off, value,
};
use read::vertical_align::VerticalAlign;

/// Styles that a style may be based on, one upon another. Word allows ten; more are a circle.
const DEEPEST: usize = 16;
/// Bytes of a style's id; Word allows 253 characters in its name.
const LONGEST: usize = 1_024;

#[derive(Default)]
pub(super) struct DocxStyles<'a> {
    /// By their ids, each with all that it inherits.
    styles: BTreeMap<&'a str, DocxStyle<'a>>,
    /// The style of paragraphs that name none.
    default: Option<&'a str>,
}

#[derive(Clone, Copy, Default)]
struct DocxStyle<'a> {
    based_on: Option<&'a str>,
    list: Option<u32>,
    level: Option<usize>,
    hidden: Option<bool>,
    vertical: Option<VerticalAlign>,
}

/// How the text of a run is set.
#[derive(Clone, Copy, Default)]
pub(super) struct RunFormat {
    pub hidden: bool,
    pub vertical: VerticalAlign,
}

impl<'a> DocxStyles<'a> {
    pub fn of(part: &'a Document<'a>) -> DocxStyles<'a> {
        let mut alone: BTreeMap<&'a str, DocxStyle<'a>> = BTreeMap::new();
        let mut default = None;
        let all =
            elements(part.root_element()).filter(|node| kind(*node) == ElementKind::Word("style"));
        for node in all {
            let Some(id) = attribute(node, "styleId").filter(|id| id.len() <= LONGEST) else {
                continue;
            };
            let paragraph = attribute(node, "type") == Some("paragraph");
            if paragraph && attribute(node, "default").is_some_and(|on| is_on(Some(on))) {
                default = Some(id);
            }
            alone.entry(id).or_insert_with(|| DocxStyle::of(node));
        }
        let next = |style: &&DocxStyle<'a>| alone.get(style.based_on?);
        let whole = |style: &DocxStyle<'a>| {
            let chain = std::iter::successors(alone.get(style.based_on.unwrap_or_default()), next);
            chain.take(DEEPEST).fold(*style, DocxStyle::over)
        };
        let styles = alone.iter().map(|(id, style)| (*id, whole(style))).collect();
        DocxStyles { styles, default }
    }

    /// The style of a paragraph.
    pub fn of_paragraph(&self, properties: Option<XmlNode<'a>>) -> Option<&'a str> {
        properties.and_then(|properties| value(properties, "pStyle")).or(self.default)
    }

    /// The list that a style puts its paragraphs in.
    pub fn list(&self, style: Option<&str>) -> Option<u32> {
        self.style(style).list
    }

    pub fn level(&self, style: Option<&str>) -> Option<usize> {
        self.style(style).level
    }

    /// How a run is set, by itself, its style and the style of its paragraph.
    pub fn look(&self, properties: Option<XmlNode<'a>>, paragraph: Option<&str>) -> RunFormat {
        let (hidden, vertical) = properties.map(run_properties).unwrap_or_default();
        let style = properties.and_then(|properties| value(properties, "rStyle"));
        let (style, paragraph) = (self.style(style), self.style(paragraph));
        RunFormat {
            hidden: hidden.or(style.hidden).or(paragraph.hidden).unwrap_or_default(),
            vertical: vertical.or(style.vertical).or(paragraph.vertical).unwrap_or_default(),
        }
    }

    fn style(&self, id: Option<&str>) -> DocxStyle<'a> {
        id.and_then(|id| self.styles.get(id)).copied().unwrap_or_default()
    }
}

impl<'a> DocxStyle<'a> {
    fn of(node: XmlNode<'a>) -> DocxStyle<'a> {
        let list = at(node, &["pPr", "numPr"]);
        let (hidden, vertical) = child(node, "rPr").map(run_properties).unwrap_or_default();
        DocxStyle {
            based_on: value(node, "basedOn").filter(|id| id.len() <= LONGEST),
            list: list.and_then(|list| value(list, "numId")).and_then(|list| list.parse().ok()),
            level: list.and_then(|list| value(list, "ilvl")).and_then(|level| level.parse().ok()),
            hidden,
            vertical,
        }
    }

    /// This style upon another.
    fn over(self, base: &DocxStyle<'a>) -> DocxStyle<'a> {
        DocxStyle {
            based_on: self.based_on,
            list: self.list.or(base.list),
            level: self.level.or(base.level),
            hidden: self.hidden.or(base.hidden),
            vertical: self.vertical.or(base.vertical),
        }
    }
}

fn run_properties(properties: XmlNode<'_>) -> (Option<bool>, Option<VerticalAlign>) {
    let vertical = value(properties, "vertAlign").map(|align| match align {
        "superscript" => VerticalAlign::Superscript,
        "subscript" => VerticalAlign::Subscript,
        _ => VerticalAlign::Baseline,
    });
    (on_off(properties, "vanish"), vertical)
}

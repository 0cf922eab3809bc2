//! `styles.xml`: what a paragraph or a run inherits (ECMA-376-1 §17.7).

use std::collections::BTreeMap;

use roxmltree::Document;

use super::super::script::Script;
use super::element::{Kind, Node, at, attribute, child, elements, is_on, kind, on_off, value};

/// Styles that a style may be based on, one upon another. Word allows ten; more are a circle.
const DEEPEST: usize = 16;
/// Bytes of a style's id; Word allows 253 characters in its name.
const LONGEST: usize = 1_024;

#[derive(Default)]
pub(super) struct Styles<'a> {
    /// By their ids, each with all that it inherits.
    styles: BTreeMap<&'a str, Style<'a>>,
    /// The style of paragraphs that name none.
    default: Option<&'a str>,
}

#[derive(Clone, Copy, Default)]
struct Style<'a> {
    based_on: Option<&'a str>,
    list: Option<u32>,
    level: Option<usize>,
    hidden: Option<bool>,
    script: Option<Script>,
}

/// How the text of a run is set.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    pub hidden: bool,
    pub script: Script,
}

impl<'a> Styles<'a> {
    pub fn of(part: &'a Document<'a>) -> Styles<'a> {
        let mut alone: BTreeMap<&'a str, Style<'a>> = BTreeMap::new();
        let mut default = None;
        let all = elements(part.root_element()).filter(|node| kind(*node) == Kind::Word("style"));
        for node in all {
            let Some(id) = attribute(node, "styleId").filter(|id| id.len() <= LONGEST) else {
                continue;
            };
            let paragraph = attribute(node, "type") == Some("paragraph");
            if paragraph && attribute(node, "default").is_some_and(|on| is_on(Some(on))) {
                default = Some(id);
            }
            alone.entry(id).or_insert_with(|| Style::of(node));
        }
        let next = |style: &&Style<'a>| alone.get(style.based_on?);
        let whole = |style: &Style<'a>| {
            let chain = std::iter::successors(alone.get(style.based_on.unwrap_or_default()), next);
            chain.take(DEEPEST).fold(*style, Style::over)
        };
        let styles = alone.iter().map(|(id, style)| (*id, whole(style))).collect();
        Styles { styles, default }
    }

    /// The style of a paragraph.
    pub fn of_paragraph(&self, properties: Option<Node<'a>>) -> Option<&'a str> {
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
    pub fn look(&self, properties: Option<Node<'a>>, paragraph: Option<&str>) -> Look {
        let (hidden, script) = properties.map(run_properties).unwrap_or_default();
        let style = properties.and_then(|properties| value(properties, "rStyle"));
        let (style, paragraph) = (self.style(style), self.style(paragraph));
        Look {
            hidden: hidden.or(style.hidden).or(paragraph.hidden).unwrap_or_default(),
            script: script.or(style.script).or(paragraph.script).unwrap_or_default(),
        }
    }

    fn style(&self, id: Option<&str>) -> Style<'a> {
        id.and_then(|id| self.styles.get(id)).copied().unwrap_or_default()
    }
}

impl<'a> Style<'a> {
    fn of(node: Node<'a>) -> Style<'a> {
        let list = at(node, &["pPr", "numPr"]);
        let (hidden, script) = child(node, "rPr").map(run_properties).unwrap_or_default();
        Style {
            based_on: value(node, "basedOn").filter(|id| id.len() <= LONGEST),
            list: list.and_then(|list| value(list, "numId")).and_then(|list| list.parse().ok()),
            level: list.and_then(|list| value(list, "ilvl")).and_then(|level| level.parse().ok()),
            hidden,
            script,
        }
    }

    /// This style upon another.
    fn over(self, base: &Style<'a>) -> Style<'a> {
        Style {
            based_on: self.based_on,
            list: self.list.or(base.list),
            level: self.level.or(base.level),
            hidden: self.hidden.or(base.hidden),
            script: self.script.or(base.script),
        }
    }
}

fn run_properties(properties: Node<'_>) -> (Option<bool>, Option<Script>) {
    let script = value(properties, "vertAlign").map(|align| match align {
        "superscript" => Script::Raised,
        "subscript" => Script::Lowered,
        _ => Script::Plain,
    });
    (on_off(properties, "vanish"), script)
}

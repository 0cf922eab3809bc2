//! `styles.xml`: what a paragraph or a run inherits (ECMA-376-1 §17.7).

use std::collections::BTreeMap;

use roxmltree::Document;

use super::super::script::Script;
use super::element::{Kind, Node, at, attribute, child, elements, is_on, kind, on_off, value};

/// Styles that a style may be based on, one upon another. Word allows ten; more are a circle.
const DEEPEST: usize = 16;

#[derive(Default)]
pub(super) struct Styles<'a> {
    styles: BTreeMap<&'a str, Style<'a>>,
    /// The style of paragraphs that name none.
    default: Option<&'a str>,
}

#[derive(Default)]
struct Style<'a> {
    based_on: Option<&'a str>,
    list: Option<&'a str>,
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
        let mut styles = Styles::default();
        let all = elements(part.root_element()).filter(|node| kind(*node) == Kind::Word("style"));
        for node in all {
            let Some(id) = attribute(node, "styleId") else { continue };
            let paragraph = attribute(node, "type") == Some("paragraph");
            let default = attribute(node, "default").is_some_and(|on| is_on(Some(on)));
            if paragraph && default {
                styles.default = Some(id);
            }
            styles.styles.entry(id).or_insert_with(|| Style::of(node));
        }
        styles
    }

    /// The style of a paragraph.
    pub fn of_paragraph(&self, properties: Option<Node<'a>>) -> Option<&'a str> {
        properties.and_then(|properties| value(properties, "pStyle")).or(self.default)
    }

    /// The list that a style puts its paragraphs in.
    pub fn list(&self, style: Option<&'a str>) -> Option<&'a str> {
        self.inherited(style, |style| style.list)
    }

    pub fn level(&self, style: Option<&'a str>) -> Option<usize> {
        self.inherited(style, |style| style.level)
    }

    /// How a run is set, by itself, its style and the style of its paragraph.
    pub fn look(&self, properties: Option<Node<'a>>, paragraph: Option<&'a str>) -> Look {
        let own = properties.map(run_properties).unwrap_or_default();
        let style = properties.and_then(|properties| value(properties, "rStyle"));
        let hidden = own.0.or_else(|| self.inherited(style, |style| style.hidden));
        let script = own.1.or_else(|| self.inherited(style, |style| style.script));
        Look {
            hidden: hidden
                .or_else(|| self.inherited(paragraph, |style| style.hidden))
                .unwrap_or_default(),
            script: script
                .or_else(|| self.inherited(paragraph, |style| style.script))
                .unwrap_or_default(),
        }
    }

    fn inherited<T>(
        &self,
        style: Option<&'a str>,
        property: impl Fn(&Style<'a>) -> Option<T>,
    ) -> Option<T> {
        let next = |style: &&Style<'a>| self.styles.get(style.based_on?);
        let first = style.and_then(|style| self.styles.get(style));
        std::iter::successors(first, next).take(DEEPEST).find_map(property)
    }
}

impl<'a> Style<'a> {
    fn of(node: Node<'a>) -> Style<'a> {
        let list = at(node, &["pPr", "numPr"]);
        let (hidden, script) = child(node, "rPr").map(run_properties).unwrap_or_default();
        Style {
            based_on: value(node, "basedOn"),
            list: list.and_then(|list| value(list, "numId")),
            level: list.and_then(|list| value(list, "ilvl")).and_then(|level| level.parse().ok()),
            hidden,
            script,
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

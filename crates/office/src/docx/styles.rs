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
    run: RunProperties,
    /// A shading is in it; of a table style, in any of its parts.
    shaded: bool,
}

/// How the text of a run is set.
#[derive(Clone, Copy, Default)]
pub(super) struct RunFormat {
    pub hidden: bool,
    pub struck: bool,
    pub vertical: VerticalAlign,
    /// How far it is raised or lowered, in half points.
    pub position: i32,
    /// It is white, with no ground of its own.
    pub white: bool,
}

/// What a run or a style says of its text.
#[derive(Clone, Copy, Default)]
struct RunProperties {
    hidden: Option<bool>,
    struck: Option<bool>,
    vertical: Option<VerticalAlign>,
    position: Option<i32>,
    white: Option<bool>,
    shaded: bool,
}

/// Text of this size, in half points, is too small to be seen.
const UNSEEN_SIZE: i32 = 2;

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
        let own = properties.map(RunProperties::of).unwrap_or_default();
        let style = properties.and_then(|properties| value(properties, "rStyle"));
        let (style, paragraph) = (self.style(style), self.style(paragraph));
        let run = own.over(style.run).over(paragraph.run);
        RunFormat {
            hidden: run.hidden.unwrap_or_default(),
            struck: run.struck.unwrap_or_default(),
            vertical: run.vertical.unwrap_or_default(),
            position: run.position.unwrap_or_default(),
            white: run.white.unwrap_or_default()
                && !(run.shaded || style.shaded || paragraph.shaded),
        }
    }

    /// Whether a style, or properties of a paragraph, a cell or a table that may name one, put a ground under text.
    pub fn is_shaded(&self, properties: XmlNode<'a>) -> bool {
        let named = value(properties, "tblStyle");
        shades(properties) || self.style(named).shaded
    }

    fn style(&self, id: Option<&str>) -> DocxStyle<'a> {
        id.and_then(|id| self.styles.get(id)).copied().unwrap_or_default()
    }
}

impl<'a> DocxStyle<'a> {
    fn of(node: XmlNode<'a>) -> DocxStyle<'a> {
        let list = at(node, &["pPr", "numPr"]);
        DocxStyle {
            based_on: value(node, "basedOn").filter(|id| id.len() <= LONGEST),
            list: list.and_then(|list| value(list, "numId")).and_then(|list| list.parse().ok()),
            level: list.and_then(|list| value(list, "ilvl")).and_then(|level| level.parse().ok()),
            run: child(node, "rPr").map(RunProperties::of).unwrap_or_default(),
            shaded: node.descendants().any(shades),
        }
    }

    /// This style upon another.
    fn over(self, base: &DocxStyle<'a>) -> DocxStyle<'a> {
        DocxStyle {
            based_on: self.based_on,
            list: self.list.or(base.list),
            level: self.level.or(base.level),
            run: self.run.over(base.run),
            shaded: self.shaded || base.shaded,
        }
    }
}

impl RunProperties {
    fn of(properties: XmlNode<'_>) -> RunProperties {
        let vertical = value(properties, "vertAlign").map(|align| match align {
            "superscript" => VerticalAlign::Superscript,
            "subscript" => VerticalAlign::Subscript,
            _ => VerticalAlign::Baseline,
        });
        let number = |name| value(properties, name).and_then(|size| size.trim().parse().ok());
        let tiny = number("sz").map(|size: i32| size <= UNSEEN_SIZE);
        let strikes = (on_off(properties, "strike"), on_off(properties, "dstrike"));
        RunProperties {
            hidden: match (on_off(properties, "vanish"), tiny) {
                (_, Some(true)) => Some(true),
                (vanish, _) => vanish,
            },
            struck: match strikes {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (one, other) => one.or(other),
            },
            vertical,
            position: number("position"),
            white: value(properties, "color").map(|colour| colour.eq_ignore_ascii_case("ffffff")),
            shaded: shades(properties),
        }
    }

    /// These upon others.
    fn over(self, base: RunProperties) -> RunProperties {
        RunProperties {
            hidden: self.hidden.or(base.hidden),
            struck: self.struck.or(base.struck),
            vertical: self.vertical.or(base.vertical),
            position: self.position.or(base.position),
            white: self.white.or(base.white),
            shaded: self.shaded || base.shaded,
        }
    }
}

/// Whether properties have a shading or a highlighting of their own.
fn shades(properties: XmlNode<'_>) -> bool {
    let coloured =
        |fill: &str| !["auto", "ffffff"].iter().any(|blank| fill.eq_ignore_ascii_case(blank));
    let fill = child(properties, "shd").and_then(|shading| attribute(shading, "fill"));
    fill.is_some_and(coloured) || value(properties, "highlight").is_some_and(|it| it != "none")
}

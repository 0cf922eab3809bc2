//! `numbering.xml`: the lists, and how each of their levels is numbered (ECMA-376-1 §17.9).

use std::collections::BTreeMap;

use roxmltree::Document;

use super::element::{
    Kind, Node, at, attribute, branch, child, elements, is_on, kind, on_off, value,
};
use super::styles::Styles;

/// Levels of a list.
pub(super) const LEVELS: usize = 9;
/// Characters of a level's text; Word allows thirty-one.
const LONGEST: usize = 64;
/// Lists that are another's, one upon another; more are a circle.
const DEEPEST: usize = 4;

#[derive(Default)]
pub(super) struct Numbering<'a> {
    lists: BTreeMap<&'a str, List<'a>>,
    patterns: BTreeMap<&'a str, Pattern<'a>>,
}

/// A list (`w:num`): a pattern, and where it departs from it.
struct List<'a> {
    pattern: &'a str,
    levels: Vec<(usize, Level<'a>)>,
    starts: Vec<(usize, u32)>,
}

/// What lists have in common (`w:abstractNum`). Lists of one pattern count on from each other.
#[derive(Default)]
struct Pattern<'a> {
    levels: Vec<(usize, Level<'a>)>,
    /// The pattern is that of this style's list.
    style: Option<&'a str>,
}

#[derive(Clone, Copy)]
pub(super) struct Level<'a> {
    pub start: u32,
    pub format: &'a str,
    /// `%1.%2` and the like.
    pub text: &'a str,
    pub suffix: Option<char>,
    /// The level (from 1) behind which this one begins again; 0 for never. `None` for every level
    /// above it.
    pub restart: Option<usize>,
    /// All numbers in it are plain digits.
    pub legal: bool,
    /// The number is not printed.
    pub hidden: bool,
    /// The style whose paragraphs are on this level.
    style: Option<&'a str>,
}

/// A list as it was found: the name of its pattern, and its levels.
#[derive(Clone, Copy)]
pub(super) struct Found<'n, 'a> {
    pub pattern: &'a str,
    own: &'n List<'a>,
    shared: &'n Pattern<'a>,
}

impl<'a> Numbering<'a> {
    pub fn of(part: &'a Document<'a>) -> Numbering<'a> {
        let mut numbering = Numbering::default();
        for node in elements(part.root_element()) {
            match kind(node) {
                Kind::Word("abstractNum") => {
                    if let Some(id) = attribute(node, "abstractNumId") {
                        numbering.patterns.entry(id).or_insert_with(|| Pattern::of(node));
                    }
                }
                Kind::Word("num") => {
                    let found = attribute(node, "numId").zip(value(node, "abstractNumId"));
                    if let Some((id, pattern)) = found {
                        numbering.lists.entry(id).or_insert_with(|| List::of(node, pattern));
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    pub fn list(&self, id: &str, styles: &Styles<'a>) -> Option<Found<'_, 'a>> {
        let own = self.lists.get(id)?;
        let mut pattern = own.pattern;
        for _ in 0..DEEPEST {
            let shared = self.patterns.get(pattern)?;
            let Some(style) = shared.style else { return Some(Found { pattern, own, shared }) };
            pattern = self.lists.get(styles.list(Some(style))?)?.pattern;
        }
        None
    }
}

impl<'n, 'a> Found<'n, 'a> {
    pub fn level(&self, level: usize) -> Option<Level<'a>> {
        let of = |levels: &[(usize, Level<'a>)]| {
            levels.iter().find(|(at, _)| *at == level).map(|(_, level)| *level)
        };
        of(&self.own.levels).or_else(|| of(&self.shared.levels))
    }

    /// The number that this list alone begins a level with.
    pub fn own_start(&self, level: usize) -> Option<u32> {
        self.own.starts.iter().find(|(at, _)| *at == level).map(|(_, start)| *start)
    }

    /// The level that a style's paragraphs are on.
    pub fn level_of(&self, style: &str) -> Option<usize> {
        let levels = self.own.levels.iter().chain(&self.shared.levels);
        levels.into_iter().find(|(_, level)| level.style == Some(style)).map(|(at, _)| *at)
    }
}

impl<'a> Pattern<'a> {
    fn of(node: Node<'a>) -> Pattern<'a> {
        Pattern { levels: levels(node), style: value(node, "numStyleLink") }
    }
}

impl<'a> List<'a> {
    fn of(node: Node<'a>, pattern: &'a str) -> List<'a> {
        let mut list = List { pattern, levels: Vec::new(), starts: Vec::new() };
        for other in elements(node).filter(|node| kind(*node) == Kind::Word("lvlOverride")) {
            list.levels.extend(levels(other));
            let start = value(other, "startOverride").and_then(|start| start.parse().ok());
            list.starts.extend(index(other).zip(start));
        }
        list
    }
}

fn levels<'a>(node: Node<'a>) -> Vec<(usize, Level<'a>)> {
    let levels = elements(node).filter(|node| kind(*node) == Kind::Word("lvl"));
    levels.filter_map(|node| Some((index(node)?, Level::of(node)))).collect()
}

fn index(node: Node<'_>) -> Option<usize> {
    attribute(node, "ilvl")?.parse().ok().filter(|level| *level < LEVELS)
}

impl<'a> Level<'a> {
    fn of(node: Node<'a>) -> Level<'a> {
        let number = |name| value(node, name).and_then(|value| value.parse().ok());
        let text = value(node, "lvlText").unwrap_or_default();
        Level {
            start: number("start").unwrap_or_default(),
            format: format(node),
            text: text
                .char_indices()
                .nth(LONGEST)
                .and_then(|(end, _)| text.get(..end))
                .unwrap_or(text),
            suffix: match value(node, "suff") {
                Some("nothing") => None,
                Some("space") => Some(' '),
                _ => Some('\t'),
            },
            restart: value(node, "lvlRestart").and_then(|level| level.parse().ok()),
            legal: on_off(node, "isLgl").unwrap_or_default(),
            hidden: at(node, &["rPr", "vanish"]).is_some_and(|on| is_on(attribute(on, "val"))),
            style: value(node, "pStyle"),
        }
    }
}

/// The format of a level's numbers. Word offers formats of its own beside a plain one.
fn format<'a>(level: Node<'a>) -> &'a str {
    let custom = || {
        let other =
            elements(level).find(|node| kind(*node) == Kind::Compatibility("AlternateContent"))?;
        child(branch(other)?, "numFmt")
    };
    let Some(format) = child(level, "numFmt").or_else(custom) else { return "decimal" };
    match (attribute(format, "val"), attribute(format, "format")) {
        (Some("custom"), Some(sample)) => sample.split(',').next().unwrap_or(sample),
        (Some(format), _) => format,
        (None, _) => "decimal",
    }
}

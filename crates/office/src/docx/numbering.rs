//! `numbering.xml`: the lists, and how each of their levels is numbered (ECMA-376-1 §17.9).

use std::collections::BTreeMap;

use roxmltree::Document;

use super::element::{
    ElementKind, XmlNode, at, attribute, branch, child, elements, is_on, kind, on_off, value,
};
use super::styles::DocxStyles;

/// Levels of a list.
pub(super) const LEVELS: usize = 9;
/// Characters of a level's text; Word allows thirty-one.
const LONGEST: usize = 64;
/// Lists that are another's, one upon another; more are a circle.
const DEEPEST: usize = 4;

#[derive(Default)]
pub(super) struct Numbering<'a> {
    lists: BTreeMap<u32, ListInstance<'a>>,
    patterns: BTreeMap<u32, AbstractList<'a>>,
}

/// A list (`w:num`): a pattern, and where it departs from it.
struct ListInstance<'a> {
    pattern: u32,
    levels: BTreeMap<usize, ListLevel<'a>>,
    starts: BTreeMap<usize, u32>,
}

/// What lists have in common (`w:abstractNum`). Lists of one pattern count on from each other.
#[derive(Default)]
struct AbstractList<'a> {
    levels: BTreeMap<usize, ListLevel<'a>>,
    /// The pattern is that of another list.
    list: Option<u32>,
}

#[derive(Clone, Copy)]
pub(super) struct ListLevel<'a> {
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
pub(super) struct ResolvedList<'n, 'a> {
    pub pattern: u32,
    own: &'n ListInstance<'a>,
    shared: &'n AbstractList<'a>,
}

impl<'a> Numbering<'a> {
    pub fn of(part: &'a Document<'a>, styles: &DocxStyles<'a>) -> Numbering<'a> {
        let mut numbering = Numbering::default();
        for node in elements(part.root_element()) {
            match kind(node) {
                ElementKind::Word("abstractNum") => {
                    if let Some(id) = number(attribute(node, "abstractNumId")) {
                        numbering
                            .patterns
                            .entry(id)
                            .or_insert_with(|| AbstractList::of(node, styles));
                    }
                }
                ElementKind::Word("num") => {
                    let pattern = number(value(node, "abstractNumId"));
                    if let Some((id, pattern)) = number(attribute(node, "numId")).zip(pattern) {
                        numbering
                            .lists
                            .entry(id)
                            .or_insert_with(|| ListInstance::of(node, pattern));
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    pub fn list(&self, id: u32) -> Option<ResolvedList<'_, 'a>> {
        let own = self.lists.get(&id)?;
        let mut pattern = own.pattern;
        for _ in 0..DEEPEST {
            let shared = self.patterns.get(&pattern)?;
            let Some(list) = shared.list else {
                return Some(ResolvedList { pattern, own, shared });
            };
            pattern = self.lists.get(&list)?.pattern;
        }
        None
    }
}

impl<'a> ResolvedList<'_, 'a> {
    pub fn level(&self, level: usize) -> Option<ListLevel<'a>> {
        self.own.levels.get(&level).or_else(|| self.shared.levels.get(&level)).copied()
    }

    /// The number that this list alone begins a level with.
    pub fn own_start(&self, level: usize) -> Option<u32> {
        self.own.starts.get(&level).copied()
    }

    /// The level that a style's paragraphs are on.
    pub fn level_of(&self, style: &str) -> Option<usize> {
        let mut levels = self.own.levels.iter().chain(&self.shared.levels);
        levels.find(|(_, level)| level.style == Some(style)).map(|(at, _)| *at)
    }
}

impl<'a> AbstractList<'a> {
    fn of(node: XmlNode<'a>, styles: &DocxStyles<'a>) -> AbstractList<'a> {
        let mut levels = BTreeMap::new();
        gather(node, &mut levels);
        AbstractList {
            levels,
            list: value(node, "numStyleLink").and_then(|style| styles.list(Some(style))),
        }
    }
}

impl<'a> ListInstance<'a> {
    fn of(node: XmlNode<'a>, pattern: u32) -> ListInstance<'a> {
        let mut list = ListInstance { pattern, levels: BTreeMap::new(), starts: BTreeMap::new() };
        for other in elements(node).filter(|node| kind(*node) == ElementKind::Word("lvlOverride")) {
            gather(other, &mut list.levels);
            list.starts.extend(index(other).zip(number(value(other, "startOverride"))));
        }
        list
    }
}

fn gather<'a>(node: XmlNode<'a>, levels: &mut BTreeMap<usize, ListLevel<'a>>) {
    let own = elements(node).filter(|node| kind(*node) == ElementKind::Word("lvl"));
    levels.extend(own.filter_map(|node| Some((index(node)?, ListLevel::of(node)))));
}

fn index(node: XmlNode<'_>) -> Option<usize> {
    attribute(node, "ilvl")?.parse().ok().filter(|level| *level < LEVELS)
}

fn number(value: Option<&str>) -> Option<u32> {
    value?.parse().ok()
}

impl<'a> ListLevel<'a> {
    fn of(node: XmlNode<'a>) -> ListLevel<'a> {
        let text = value(node, "lvlText").unwrap_or_default();
        ListLevel {
            start: number(value(node, "start")).unwrap_or_default(),
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
            style: value(node, "pStyle").filter(|style| style.len() <= 1_024),
        }
    }
}

/// The format of a level's numbers. Word offers formats of its own beside a plain one.
fn format<'a>(level: XmlNode<'a>) -> &'a str {
    let custom = || {
        let other = elements(level)
            .find(|node| kind(*node) == ElementKind::Compatibility("AlternateContent"))?;
        child(branch(other)?, "numFmt")
    };
    let Some(format) = child(level, "numFmt").or_else(custom) else { return "decimal" };
    match (attribute(format, "val"), attribute(format, "format")) {
        (Some("custom"), Some(sample)) => sample.split(',').next().unwrap_or(sample),
        (Some(format), _) => format,
        (None, _) => "decimal",
    }
}

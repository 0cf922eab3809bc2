//! Facts about all nodes, collected in one pass: asking the tree for each of them again would be quadratic.

use std::collections::BTreeMap;

use super::css::{Look, StyleSheet, property};
use super::tags::{COMMENT, FIELD_ELEMENT};
use super::tree::{NodeId, ROOT, Tree};
use model::document::Unclear;
use read::Limits;

/// Elements that are not shown, or show no text of the report. `rt` and `rp` are the pronunciation
/// that some sites inject beside characters; `xml` holds data of Word itself.
const UNSEEN: &[&str] = &[
    "head", "template", "xml", "rt", "rp", "select", "datalist", "button", "svg", "math", "object",
    "audio", "video", "canvas", "map", "dialog",
];

/// Elements whose text is struck out, and so was withdrawn.
const STRUCK: &[&str] = &["del", "s", "strike"];

/// Elements that are seen and are no text: fields, and pictures.
const FIELDS: &[&str] = &["input", FIELD_ELEMENT, "select", "button"];
const PICTURES: &[&str] = &["img", "svg", "math", "object", "embed", "video", "canvas"];

/// Nodes of an element that is not seen among which text is looked for.
const LOOKED_AT: usize = 200;

/// What is known of each node.
pub(super) struct TreeSurvey {
    facts: Vec<NodeFacts>,
    /// Something lies deeper than the limit and is not looked at.
    pub limit_reached: bool,
}

#[derive(Clone, Copy, Default)]
pub(super) struct NodeFacts {
    /// Which of its like-named siblings it is, from 1. Rows count through the whole table.
    pub index: usize,
    /// Neither it nor what is in it is shown.
    pub unseen: bool,
    pub look: Look,
    /// A table lies inside (not: is) it.
    pub has_table: bool,
    /// Shown characters in it that are not white space, without those of links.
    pub characters: usize,
    /// Those of them that stand in the cells of innermost tables.
    pub tabled: usize,
}

/// What to do with elements that have the attribute `hidden` or a style that hides them.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum HiddenElements {
    Skipped,
    Included,
}

impl TreeSurvey {
    pub fn of(&self, id: NodeId) -> NodeFacts {
        self.facts.get(id).copied().unwrap_or_default()
    }

    /// The place of an element, as described at the head of [`super`].
    pub fn path(&self, tree: &Tree, id: NodeId) -> String {
        let mut steps = Vec::new();
        let mut at = Some(id);
        while let Some(id) = at {
            match tree.name(id) {
                "" | "thead" | "tbody" | "tfoot" => {}
                name @ ("html" | "head" | "body" | "title") => steps.push(name.to_owned()),
                name => steps.push(format!("{name}[{}]", self.of(id).index)),
            }
            at = tree.parent(id);
        }
        steps.reverse();
        steps.join("/")
    }
}

/// Why an element that is not shown, or is no text, makes the text around it unclear.
pub(super) fn why_unclear(tree: &Tree, survey: &TreeSurvey, id: NodeId) -> Option<Unclear> {
    let (name, look) = (tree.name(id), survey.of(id).look);
    if look.hides()
        || tree.attribute(id, "hidden").is_some()
        || tree.attribute(id, "type") == Some("hidden")
    {
        return holds_text(tree, id).then_some(Unclear::Hidden);
    }
    match name {
        name if FIELDS.contains(&name) => Some(Unclear::Field),
        name if PICTURES.contains(&name) => Some(Unclear::Picture),
        _ if !survey.of(id).unseen => None,
        name if STRUCK.contains(&name) || look.is(property::STRUCK) => {
            holds_text(tree, id).then_some(Unclear::Struck)
        }
        _ => None,
    }
}

fn holds_text(tree: &Tree, id: NodeId) -> bool {
    let mut waiting = vec![id];
    for _ in 0..LOOKED_AT {
        let Some(id) = waiting.pop() else { return false };
        if tree.text(id).is_some_and(|text| !text.trim().is_empty()) {
            return true;
        }
        waiting.extend(tree.children(id).iter().rev().take(LOOKED_AT));
    }
    !waiting.is_empty()
}

pub(super) fn survey(tree: &Tree, sheet: &StyleSheet, limits: &Limits) -> TreeSurvey {
    let survey = look(tree, sheet, limits, HiddenElements::Skipped);
    if survey.of(ROOT).has_table {
        return survey;
    }
    // Some pages hide the article until a script shows it. Without its tables the report would be found incomplete.
    let all = look(tree, sheet, limits, HiddenElements::Included);
    if all.of(ROOT).has_table { all } else { survey }
}

fn look(tree: &Tree, sheet: &StyleSheet, limits: &Limits, hidden: HiddenElements) -> TreeSurvey {
    let facts = vec![NodeFacts::default(); tree.len()];
    let mut surveyor = TreeSurveyor {
        tree,
        sheet,
        deepest: limits.depth,
        hidden,
        survey: TreeSurvey { facts, limit_reached: false },
    };
    surveyor.visit(ROOT, 0, &mut 0);
    surveyor.survey
}

struct TreeSurveyor<'a> {
    tree: &'a Tree,
    sheet: &'a StyleSheet,
    deepest: usize,
    hidden: HiddenElements,
    survey: TreeSurvey,
}

impl TreeSurveyor<'_> {
    /// Fills in the facts of `id` and of all below; `rows` counts the rows of the table it is in.
    fn visit(&mut self, id: NodeId, depth: usize, rows: &mut usize) -> NodeFacts {
        let shown = self.hidden == HiddenElements::Included;
        let look = match self.tree.text(id) {
            Some(_) => Look::default(),
            None => self.sheet.look(self.tree, id),
        };
        let look = if shown { look.without_hiding() } else { look };
        let unseen = self.is_unseen(id, look);
        let mut fact = NodeFacts { unseen, look, ..self.survey.of(id) };
        if depth > self.deepest {
            self.survey.limit_reached = true;
            fact.unseen = true;
        }
        if let Some(text) = self.tree.text(id) {
            fact.characters = text.chars().filter(|c| !c.is_whitespace()).count();
        }
        if depth <= self.deepest {
            self.below(id, depth, rows, &mut fact);
        }
        if fact.unseen {
            (fact.characters, fact.tabled, fact.has_table) = (0, 0, false);
        } else if self.tree.name(id) == "table" && !fact.has_table {
            fact.tabled = fact.characters;
        }
        if let Some(known) = self.survey.facts.get_mut(id) {
            *known = fact;
        }
        fact
    }

    fn below(&mut self, id: NodeId, depth: usize, rows: &mut usize, fact: &mut NodeFacts) {
        let tree = self.tree;
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for child in tree.children(id) {
            let name = tree.name(*child);
            let count = if name == "tr" { &mut *rows } else { counts.entry(name).or_default() };
            *count += 1;
            let index = *count;
            if let Some(known) = self.survey.facts.get_mut(*child) {
                known.index = index;
            }
            let own = &mut 0;
            let group = matches!(name, "thead" | "tbody" | "tfoot");
            let below = self.visit(*child, depth + 1, if group { &mut *rows } else { own });
            let is_table = name == "table" && !below.unseen;
            fact.has_table |= below.has_table || is_table;
            fact.tabled += below.tabled;
            fact.characters += if name == "a" { 0 } else { below.characters };
        }
    }

    fn is_unseen(&self, id: NodeId, look: Look) -> bool {
        let name = self.tree.name(id);
        let struck = STRUCK.contains(&name) && !look.is_not(property::STRUCK);
        UNSEEN.contains(&name)
            || name == FIELD_ELEMENT
            || self.tree.attribute(id, "type").is_some_and(|it| it.eq_ignore_ascii_case("hidden"))
            || struck
            || look.is(property::STRUCK)
            || look.hides()
            || self.tree.attribute(id, COMMENT).is_some()
            || (self.hidden == HiddenElements::Skipped
                && self.tree.attribute(id, "hidden").is_some())
    }
}

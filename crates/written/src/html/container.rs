//! Finds the report on a page: content management systems put navigation around it.

use super::survey::TreeSurvey;
use super::tree::{NodeId, ROOT, Tree};
use model::document::{Anchor, Block, Line};

/// Ids and classes of the article in common content management systems.
const IDS: &[&str] = &["zoom", "ivs_content", "content"];
const CLASSES: &[&str] = &[
    "TRS_Editor",
    "trs_editor_view",
    "article-content",
    "pages_content",
    "xxgk-content",
    "content",
];
const ELEMENTS: &[&str] = &["article"];

/// Tenths of a page's text (without links), and of the text of its tables, that a container must hold.
const MOST_TEXT: usize = 7;
const MOST_TABLED: usize = 9;

/// Word and WPS write a title that is often that of another document which the file was made from.
const OFFICE: &str = "schemas-microsoft-com:office";

/// Lines at the beginning of a report among which its title is looked for.
const OPENING: usize = 20;

/// The innermost known container that holds most of the page and of its tables; else the page.
pub(super) fn container(tree: &Tree, survey: &TreeSurvey) -> NodeId {
    let whole = survey.of(ROOT);
    let mut best = ROOT;
    let mut at = ROOT;
    // At most one child of a node holds most of the page, so this follows one path from the root.
    while let Some(next) = tree.children(at).iter().copied().find(|child| {
        let part = survey.of(*child);
        !part.unseen
            && part.characters * 10 >= whole.characters * MOST_TEXT
            && part.tabled * 10 >= whole.tabled * MOST_TABLED
            && tree.text(*child).is_none()
    }) {
        if is_container(tree, next) {
            best = next;
        }
        at = next;
    }
    best
}

fn is_container(tree: &Tree, id: NodeId) -> bool {
    // A part of a table is no container: its cells would be read without the table.
    if matches!(tree.name(id), "table" | "thead" | "tbody" | "tfoot" | "tr") {
        return false;
    }
    let classes = tree.attribute(id, "class").unwrap_or_default();
    ELEMENTS.contains(&tree.name(id))
        || tree.attribute(id, "id").is_some_and(|id| IDS.contains(&id))
        || classes.split_ascii_whitespace().any(|class| CLASSES.contains(&class))
}

/// Headline and title of the page, as far as the first lines of the container do not repeat them. The title only where
/// it has more than the headline.
pub(super) fn titles(
    tree: &Tree,
    survey: &TreeSurvey,
    part: NodeId,
    blocks: &[Block],
    source: &str,
) -> Vec<Line> {
    let opening: Vec<String> = blocks
        .iter()
        .take(OPENING)
        .filter_map(|block| match block {
            Block::Line(line) => Some(without_space(&line.text)),
            Block::Grid(_) => None,
        })
        .collect();
    let in_order = in_order(tree);
    let named = |name| in_order.iter().copied().filter(move |id| tree.name(*id) == name);
    let above = in_order.iter().position(|id| *id == part).unwrap_or_default();
    let headline = in_order.iter().take(above).rfind(|id| tree.name(**id) == "h1").copied();
    let title = named("title").next().filter(|_| !source.contains(OFFICE));
    let mut lines: Vec<Line> = Vec::new();
    for id in [headline, title].into_iter().flatten() {
        let text = single_spaced(&text_content(tree, id));
        let known = without_space(&text);
        let length = known.chars().count();
        let repeats = |line: &String| {
            line.contains(&known) || (line.chars().count() >= 8 && known.contains(line))
        };
        // Titles have the name of the site after the headline; the name alone is no headline.
        let extends = |line: &Line| {
            let line = without_space(&line.text);
            known.contains(&line) && line.chars().count() * 5 >= length * 2
        };
        if known.is_empty() || opening.iter().any(repeats) || lines.iter().any(extends) {
            continue;
        }
        let path = survey.path(tree, id);
        let anchor = Anchor::Html { path, chars: 0..text.chars().count() };
        lines.push(Line { text, whole: true, anchor, unclear: Vec::new() });
    }
    lines
}

/// All that is in the tree, in document order.
fn in_order(tree: &Tree) -> Vec<NodeId> {
    let mut waiting = vec![ROOT];
    let mut order = Vec::with_capacity(tree.len());
    while let Some(id) = waiting.pop() {
        order.push(id);
        waiting.extend(tree.children(id).iter().rev());
    }
    order
}

fn text_content(tree: &Tree, id: NodeId) -> String {
    let mut waiting = vec![id];
    let mut text = String::new();
    while let Some(id) = waiting.pop() {
        text.push_str(tree.text(id).unwrap_or_default());
        waiting.extend(tree.children(id).iter().rev());
    }
    text
}

/// One line, white space collapsed.
fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without any white space, for comparing.
fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

//! The tree in reading order: a line for each paragraph, a grid for each table of data.

use super::run::{TextRun, TextStyle, WhiteSpace};
use super::survey::TreeSurvey;
use super::table;
use super::tree::{NodeId, Tree};
use model::document::{Anchor, Block, Grid, Line};
use read::Limits;

/// Elements that begin and end a line (HTML Standard §15.3).
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "ul",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
];

/// Characters that all paths of a page may have together. Without it a deep page of many short
/// paragraphs costs hundreds of times its own size.
const PATHS: usize = 16 << 20;

pub(super) struct HtmlReader<'a> {
    tree: &'a Tree,
    survey: &'a TreeSurvey,
    limits: &'a Limits,
    blocks: Vec<Block>,
    /// The elements that the walk is in and that text may belong to, the innermost last.
    owners: Vec<TextOwner>,
    run: TextRun,
    /// How the text of the page itself is set.
    style: TextStyle,
    paths: usize,
    full: bool,
}

/// An element whose own text is being written, and how many characters of it are.
#[derive(Clone, Copy)]
struct TextOwner {
    id: NodeId,
    written: usize,
    /// Its lines are paragraphs.
    whole: bool,
}

impl<'a> HtmlReader<'a> {
    pub fn new(
        tree: &'a Tree,
        survey: &'a TreeSurvey,
        limits: &'a Limits,
        style: TextStyle,
    ) -> HtmlReader<'a> {
        HtmlReader {
            tree,
            survey,
            limits,
            blocks: Vec::new(),
            owners: Vec::new(),
            run: TextRun::default(),
            style,
            paths: 0,
            full: false,
        }
    }

    /// Reads an element and everything in it.
    pub fn read(&mut self, id: NodeId) {
        self.flush();
        self.own(id, self.style);
    }

    /// The blocks, and whether a limit cut them.
    pub fn finish(self) -> (Vec<Block>, bool) {
        (self.blocks, self.full)
    }

    /// Reads the children of an element that text may belong to.
    fn own(&mut self, id: NodeId, style: TextStyle) {
        self.owners.push(TextOwner { id, written: 0, whole: style.space == WhiteSpace::Collapsed });
        self.children(id, style);
        self.flush();
        self.owners.pop();
    }

    fn children(&mut self, id: NodeId, style: TextStyle) {
        for child in self.tree.children(id) {
            self.visit(*child, style);
        }
    }

    fn visit(&mut self, id: NodeId, style: TextStyle) {
        if self.full || self.survey.of(id).unseen {
            return;
        }
        if let Some(text) = self.tree.text(id) {
            return self.run.push(text, style);
        }
        match self.tree.name(id) {
            "br" => self.run.end_line(),
            "table" => self.table(id),
            name if BLOCKS.contains(&name) => {
                self.flush();
                self.own(id, style.inside(name));
            }
            name => self.children(id, style.inside(name)),
        }
    }

    /// A table of data becomes a grid; one that only arranges the page is read through.
    fn table(&mut self, id: NodeId) {
        self.flush();
        let table = if self.survey.of(id).has_table {
            None
        } else {
            table::lay_out(self.tree, self.survey, id, self.limits)
        };
        let Some(table) = table.filter(|table| table.columns > 1) else {
            return self.read(id);
        };
        self.full |= table.limit_reached;
        for caption in self.tree.children(id).iter().filter(|id| self.tree.name(**id) == "caption")
        {
            self.visit(*caption, TextStyle::default());
        }
        let (rows, columns) = (table.rows, table.columns);
        let cells = table.cells.into_iter().filter_map(|slot| {
            let text = match slot.padding {
                true => String::new(),
                false => cell_text(self.tree, self.survey, slot.id),
            };
            let anchor = self.anchor(slot.id, 0, &text)?;
            Some(slot.cell(text, anchor))
        });
        let cells = cells.collect();
        self.blocks.push(Block::Grid(Grid { rows, columns, cells, lines: Vec::new() }));
    }

    /// Writes down what has gathered for the innermost owner.
    fn flush(&mut self) {
        let Some(owner) = self.owners.last() else { return };
        let TextOwner { id, mut written, whole } = *owner;
        for text in self.run.take() {
            let Some(anchor) = self.anchor(id, written, &text) else { break };
            written += text.chars().count() + 1;
            self.blocks.push(Block::Line(Line { text, whole, anchor, unclear: Vec::new() }));
        }
        if let Some(owner) = self.owners.last_mut() {
            owner.written = written;
        }
    }

    fn anchor(&mut self, id: NodeId, start: usize, text: &str) -> Option<Anchor> {
        let path = self.survey.path(self.tree, id);
        self.paths += path.len();
        self.full |= self.paths > PATHS;
        (!self.full).then(|| Anchor::Html { path, chars: start..start + text.chars().count() })
    }
}

/// The text of a cell, its paragraphs and line breaks as `\n`.
fn cell_text(tree: &Tree, survey: &TreeSurvey, id: NodeId) -> String {
    fn gather(tree: &Tree, survey: &TreeSurvey, id: NodeId, style: TextStyle, run: &mut TextRun) {
        for child in tree.children(id).iter().filter(|child| !survey.of(**child).unseen) {
            if let Some(text) = tree.text(*child) {
                run.push(text, style);
                continue;
            }
            let name = tree.name(*child);
            let breaks = name == "br" || BLOCKS.contains(&name);
            if breaks {
                run.end_line();
            }
            gather(tree, survey, *child, style.inside(name), run);
            if breaks {
                run.end_line();
            }
        }
    }
    let mut run = TextRun::default();
    gather(tree, survey, id, TextStyle::default(), &mut run);
    run.take().join("\n")
}

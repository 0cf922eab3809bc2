//! The tree in reading order: a line for each paragraph, a grid for each table of data.

use super::css::Look;
use super::run::{TextRun, TextStyle, WhiteSpace};
use super::survey::{self, TreeSurvey};
use super::table;
use super::tree::{NodeId, Tree};
use model::document::{Anchor, Block, Grid, Line, Unclear};
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
        let style = TextStyle { space: self.style.space, ..inherited(self.tree, self.survey, id) };
        self.own(id, style);
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
                self.own(id, style.inside(name, self.survey.of(id).look));
            }
            name => self.children(id, style.inside(name, self.survey.of(id).look)),
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
            let (text, unclear) = match slot.padding {
                true => (String::new(), None),
                false => cell_text(self.tree, self.survey, slot.id),
            };
            let anchor = self.anchor(slot.id, 0, &text)?;
            Some(slot.cell(text, anchor, unclear))
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

/// The text of a cell, its paragraphs and line breaks as `\n`, and why it may not be what is seen there.
fn cell_text(tree: &Tree, survey: &TreeSurvey, id: NodeId) -> (String, Option<Unclear>) {
    fn gather(tree: &Tree, survey: &TreeSurvey, id: NodeId, style: TextStyle, run: &mut TextRun) {
        for child in tree.children(id) {
            if let Some(text) = tree.text(*child) {
                run.push(text, style);
                continue;
            }
            let own = style.inside(tree.name(*child), survey.of(*child).look);
            match survey::why_unclear(tree, survey, *child) {
                Some(why @ (Unclear::Struck | Unclear::Hidden)) => {
                    run.left_out = run.left_out.or(Some(why));
                    continue;
                }
                Some(why) if !own.look.hides_text() => run.drawn = run.drawn.or(Some(why)),
                _ => {}
            }
            if survey.of(*child).unseen {
                continue;
            }
            let name = tree.name(*child);
            let breaks = name == "br" || BLOCKS.contains(&name);
            if breaks {
                run.end_line();
            }
            run.push(tree.attribute(*child, "value").unwrap_or_default(), own);
            gather(tree, survey, *child, own, run);
            if breaks {
                run.end_line();
            }
        }
    }
    let mut run = TextRun::default();
    gather(tree, survey, id, inherited(tree, survey, id), &mut run);
    let text = run.take().join("\n");
    let left_out = run.left_out.filter(|_| text.is_empty());
    (text, run.drawn.or(left_out))
}

/// The style of the text of an element, as far as it comes from styles of what is around it.
fn inherited(tree: &Tree, survey: &TreeSurvey, id: NodeId) -> TextStyle {
    let within = std::iter::successors(Some(id), |id| tree.parent(*id));
    let outermost_first: Vec<NodeId> = within.collect();
    let looks = outermost_first.iter().rev().map(|id| survey.of(*id).look);
    let look = looks.fold(Look::default(), Look::around);
    let vertical = look.vertical.unwrap_or_default();
    TextStyle { look, vertical, ..TextStyle::default() }
}

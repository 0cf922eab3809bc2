//! The stories of a document in reading order: a line for each paragraph, a grid for each table of
//! data.

use super::counting::ListCounters;
use super::element::{
    ElementKind, XmlNode, branch, child, elements, is_deleted, kind, on_off, shows_prompt,
};
use super::styles::DocxStyles;
use super::survey::PartSurvey;
use super::table::{self, DocxCell, DocxTable};
use model::document::{Anchor, Block, Grid, GridCell, Line, Unclear};
use read::Limits;

pub(super) struct DocxReader<'a> {
    limits: &'a Limits,
    pub styles: &'a DocxStyles<'a>,
    pub counting: ListCounters<'a>,
    /// Of the part that is being read.
    pub survey: &'a PartSurvey,
    pub blocks: Vec<Block>,
    /// Notes in the order in which they are referred to.
    pub notes: Vec<NoteReference<'a>>,
    /// Another file stands within this one (ECMA-376-1 §17.17.2). It is not read.
    pub holds_file: bool,
    pub limit_reached: bool,
    place: CellPosition,
    /// Paragraphs outside of tables so far, and tables.
    paragraphs: usize,
    tables: usize,
    /// The paragraphs of the cell that is being read, where it is a grid's.
    cell: Option<Vec<String>>,
    /// The text of the paragraph that is being read, and the first of the paragraphs that were joined to it.
    pub text: String,
    first: Option<usize>,
    pub paragraph_style: Option<&'a str>,
    /// How far the first run of the paragraph is raised, in half points.
    pub position: i32,
    /// A ground is put under the text by its paragraph, its cell or its table.
    pub shaded: bool,
    /// Why text of the cell was left out.
    pub left_out: Option<Unclear>,
    /// What stands in the cell beside its text.
    pub drawn: Option<Unclear>,
    /// Text boxes of the paragraph, or of the grid.
    pub floating: Vec<FloatingText<'a>>,
    pub fields: Vec<OpenField>,
    /// How many of the fields have not come to their results.
    pub instructions: usize,
    /// The reading is within a content control that shows its prompt.
    pub placeholder: bool,
}

/// Where the reading is: in a cell, and in which paragraph of it.
#[derive(Clone, Copy, Default)]
struct CellPosition {
    cell: Option<(usize, usize, usize)>,
    paragraph: usize,
}

/// Text outside of the flow, read behind the paragraph or the table that it is anchored to.
pub(super) enum FloatingText<'a> {
    Box(XmlNode<'a>),
    Words(&'a str),
}

/// A field whose end is yet to come (ECMA-376-1 §17.16.18).
#[derive(Default)]
pub(super) struct OpenField {
    /// The beginning of what it computes.
    pub instruction: String,
    /// Its result has begun.
    pub result: bool,
}

/// A note by its id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteReference<'a> {
    Foot(&'a str),
    End(&'a str),
}

impl<'a> DocxReader<'a> {
    pub fn new(
        limits: &'a Limits,
        styles: &'a DocxStyles<'a>,
        counting: ListCounters<'a>,
        survey: &'a PartSurvey,
    ) -> DocxReader<'a> {
        DocxReader {
            limits,
            styles,
            counting,
            survey,
            blocks: Vec::new(),
            notes: Vec::new(),
            holds_file: false,
            limit_reached: false,
            place: CellPosition::default(),
            paragraphs: 0,
            tables: 0,
            cell: None,
            text: String::new(),
            first: None,
            paragraph_style: None,
            position: 0,
            shaded: false,
            left_out: None,
            drawn: None,
            floating: Vec::new(),
            fields: Vec::new(),
            instructions: 0,
            placeholder: false,
        }
    }

    /// Reads a story: the body, or a note.
    pub fn story(&mut self, node: XmlNode<'a>, survey: &'a PartSurvey) {
        self.survey = survey;
        self.fields.clear();
        self.instructions = 0;
        self.content(node, 0);
        self.end_text();
        self.floating(0);
    }

    /// Reads paragraphs and tables.
    fn content(&mut self, node: XmlNode<'a>, depth: usize) {
        if self.is_too_deep(depth) {
            return;
        }
        for child in elements(node) {
            match kind(child) {
                ElementKind::Word("p") => self.paragraph(child, depth + 1),
                ElementKind::Word("tbl") => self.table(child, depth + 1),
                ElementKind::Word("sdt") => {
                    self.control(child, |reader, content| reader.content(content, depth + 1));
                }
                ElementKind::Word("customXml" | "ins" | "moveTo") => self.content(child, depth + 1),
                ElementKind::Word("altChunk") => self.holds_file = true,
                ElementKind::Compatibility("AlternateContent") => {
                    if let Some(branch) = branch(child) {
                        self.content(branch, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    /// Reads through a content control.
    pub(super) fn control(
        &mut self,
        control: XmlNode<'a>,
        read: impl FnOnce(&mut DocxReader<'a>, XmlNode<'a>),
    ) {
        let outer = self.placeholder;
        self.placeholder |= shows_prompt(control);
        if let Some(content) = child(control, "sdtContent") {
            read(self, content);
        }
        self.placeholder = outer;
    }

    pub(super) fn is_too_deep(&mut self, depth: usize) -> bool {
        let deep = depth > self.limits.depth;
        self.limit_reached |= deep;
        deep
    }

    fn paragraph(&mut self, node: XmlNode<'a>, depth: usize) {
        let number = self.next_paragraph();
        self.first.get_or_insert(number);
        let properties = child(node, "pPr");
        self.paragraph_style = self.styles.of_paragraph(properties);
        let style = self.paragraph_style;
        let outer = self.shaded;
        self.shaded |= properties.is_some_and(|properties| self.styles.is_shaded(properties));
        self.inline(node, depth);
        self.shaded = outer;
        let joins = match ParagraphMark::of(properties) {
            ParagraphMark::Gone => true,
            // A paragraph without visible text.
            ParagraphMark::Hidden => self.text.is_empty(),
            ParagraphMark::Printed => false,
        };
        if !joins {
            let number = self.counting.count(properties, style);
            let suffix = number.suffix.filter(|_| !self.text.is_empty());
            self.text.insert_str(0, &number.text.chars().chain(suffix).collect::<String>());
            self.end_paragraph();
            self.floating(depth);
        }
    }

    fn next_paragraph(&mut self) -> usize {
        match self.place.cell {
            Some(_) => self.place.paragraph += 1,
            None => {
                self.paragraphs += 1;
                self.place.paragraph = self.paragraphs;
            }
        }
        self.place.paragraph
    }

    /// Ends a paragraph whose end mark is deleted, where no other follows.
    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.end_paragraph();
        }
        self.first = None;
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let paragraph = self.first.take().unwrap_or(self.place.paragraph);
        if let Some(cell) = &mut self.cell {
            return cell.push(text);
        }
        let mut start = 0;
        for line in text.split('\n') {
            let end = start + line.chars().count();
            if !line.trim().is_empty() {
                let anchor = Anchor::Word { cell: self.place.cell, paragraph, chars: start..end };
                self.blocks.push(Block::Line(Line {
                    text: line.to_owned(),
                    whole: true,
                    anchor,
                    unclear: Vec::new(),
                }));
            }
            start = end + 1;
        }
    }

    /// A table of data becomes a grid; one that only arranges the page is read through.
    fn table(&mut self, node: XmlNode<'a>, depth: usize) {
        self.end_text();
        self.tables += 1;
        let number = self.tables;
        let laid = table::lay_out(node, self.limits);
        self.limit_reached |= laid.limit_reached;
        let outer = (self.cell.take(), self.place, self.shaded);
        let properties = child(node, "tblPr");
        self.shaded |= properties.is_some_and(|properties| self.styles.is_shaded(properties));
        if laid.columns < 2 || self.survey.holds_table(node) {
            for slot in &laid.cells {
                self.slot(slot, number, depth);
            }
        } else {
            self.grid(&laid, number, depth);
        }
        (self.cell, self.place, self.shaded) = outer;
        self.floating(depth);
    }

    fn grid(&mut self, laid: &DocxTable<'a>, number: usize, depth: usize) {
        let mut cells = Vec::new();
        for slot in &laid.cells {
            let (text, unclear) = self.cell_text(slot, number, depth);
            let anchor = Anchor::Word {
                cell: Some((number, slot.in_file.0, slot.in_file.1)),
                paragraph: 1,
                chars: 0..text.chars().count(),
            };
            let DocxCell { row, column, rowspan, colspan, .. } = *slot;
            cells.push(GridCell { row, column, rowspan, colspan, text, anchor, unclear });
        }
        let (rows, columns) = (laid.rows, laid.columns);
        self.blocks.push(Block::Grid(Grid { rows, columns, cells, lines: Vec::new() }));
    }

    /// The text of a cell: its paragraphs, or the text boxes where it has nothing else.
    fn cell_text(
        &mut self,
        slot: &DocxCell<'a>,
        table: usize,
        depth: usize,
    ) -> (String, Option<Unclear>) {
        let before = self.floating.len();
        self.cell = Some(Vec::new());
        (self.left_out, self.drawn) = (None, None);
        self.slot(slot, table, depth);
        let own = self.cell.take().unwrap_or_default().join("\n");
        let (left_out, drawn) = (self.left_out.take(), self.drawn.take());
        let is_blank = own.trim().is_empty();
        if self.floating.len() == before || !is_blank {
            let boxed = (self.floating.len() > before).then_some(Unclear::TextBox);
            return (own, drawn.or(boxed).or(left_out.filter(|_| is_blank)));
        }
        let floating = self.floating.split_off(before);
        self.cell = Some(Vec::new());
        self.read_floating(floating, depth);
        (self.cell.take().unwrap_or_default().join("\n"), drawn)
    }

    /// Reads what is in a cell.
    fn slot(&mut self, slot: &DocxCell<'a>, table: usize, depth: usize) {
        let (row, cell) = slot.in_file;
        self.place = CellPosition { cell: Some((table, row, cell)), paragraph: 0 };
        let outer = self.placeholder;
        self.placeholder |= slot.placeholder;
        let on_page = self.shaded;
        let properties = child(slot.node, "tcPr");
        self.shaded |= properties.is_some_and(|properties| self.styles.is_shaded(properties));
        self.content(slot.node, depth + 1);
        self.end_text();
        (self.placeholder, self.shaded) = (outer, on_page);
    }

    /// Reads the collected text boxes, unless a cell is being read.
    fn floating(&mut self, depth: usize) {
        if self.cell.is_none() && !self.floating.is_empty() {
            let floating = std::mem::take(&mut self.floating);
            self.read_floating(floating, depth);
        }
    }

    fn read_floating(&mut self, floating: Vec<FloatingText<'a>>, depth: usize) {
        let fields = std::mem::take(&mut self.fields);
        let instructions = std::mem::take(&mut self.instructions);
        let place = std::mem::take(&mut self.place);
        for text_box in floating {
            match text_box {
                FloatingText::Box(node) => self.content(node, depth + 1),
                FloatingText::Words(words) => {
                    self.next_paragraph();
                    self.text.push_str(words);
                }
            }
            self.end_text();
        }
        (self.fields, self.instructions, self.place) = (fields, instructions, place);
    }
}

/// The end of a paragraph.
enum ParagraphMark {
    Printed,
    /// Deleted, or a separator of styles: the paragraph continues in the next.
    Gone,
    Hidden,
}

impl ParagraphMark {
    fn of(properties: Option<XmlNode<'_>>) -> ParagraphMark {
        let Some(mark) = properties.and_then(|properties| child(properties, "rPr")) else {
            return ParagraphMark::Printed;
        };
        let is = |name| on_off(mark, name).unwrap_or_default();
        if is_deleted(mark) || (is("vanish") && is("specVanish")) {
            ParagraphMark::Gone
        } else if is("vanish") {
            ParagraphMark::Hidden
        } else {
            ParagraphMark::Printed
        }
    }
}

//! The text of a paragraph: its runs, and what wraps them.

use super::element::{ElementKind, XmlNode, attribute, branch, child, elements, is_on, kind, text};
use super::reader::{DocxReader, FloatingText, NoteReference, OpenField};
use super::styles::RunFormat;
use super::symbol::symbol;
use model::document::Unclear;
use read::vertical_align::VerticalAlign;

/// Bytes of an instruction that are looked at.
const INSTRUCTION: usize = 64;

/// A run this far above or below the first of its paragraph, in half points, is raised or lowered.
const RAISED: i32 = 4;
const LOWERED: i32 = -RAISED;

/// Fields that print something although their result is not in the file.
const COMPUTED: [&str; 3] = ["EQ", "SYMBOL", "FORMDROPDOWN"];

impl<'a> DocxReader<'a> {
    /// Reads what is in a paragraph, or in something within it.
    pub(super) fn inline(&mut self, node: XmlNode<'a>, depth: usize) {
        if self.is_too_deep(depth) {
            return;
        }
        for child in elements(node) {
            match kind(child) {
                ElementKind::Word("r") => self.run(child, depth + 1),
                ElementKind::Word("sdt") => {
                    self.control(child, |reader, content| reader.inline(content, depth + 1));
                }
                // Deleted and moved text is left out: `del` and `moveFrom` are not among these.
                ElementKind::Word(
                    "hyperlink" | "ins" | "moveTo" | "smartTag" | "customXml" | "fldSimple" | "dir"
                    | "bdo",
                ) => self.inline(child, depth + 1),
                ElementKind::Math("oMath" | "oMathPara") => {
                    self.math(child, VerticalAlign::Baseline, depth + 1)
                }
                ElementKind::Compatibility("AlternateContent") => {
                    if let Some(branch) = branch(child) {
                        self.inline(branch, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, run: XmlNode<'a>, depth: usize) {
        let look = self.styles.look(child(run, "rPr"), self.paragraph_style);
        self.within_run(run, look, depth);
    }

    fn within_run(&mut self, run: XmlNode<'a>, look: RunFormat, depth: usize) {
        if self.is_too_deep(depth) {
            return;
        }
        for node in elements(run) {
            match kind(node) {
                ElementKind::Word("t") => self.text(node, look),
                ElementKind::Word("tab" | "ptab") => self.put('\t', look),
                ElementKind::Word("br" | "cr") => self.put('\n', look),
                ElementKind::Word("noBreakHyphen") => self.put('-', look),
                ElementKind::Word("sym") => {
                    let of = |name| attribute(node, name).unwrap_or_default();
                    self.put(symbol(of("font"), of("char")), look);
                }
                ElementKind::Word("instrText") => self.instruct(node),
                ElementKind::Word("fldChar") => self.field(node, look),
                ElementKind::Word(name @ ("footnoteReference" | "endnoteReference")) => {
                    self.refer(name, node, look);
                    // The author's own mark of the note. After a number it would be read as a part
                    // of it.
                    if attribute(node, "customMarkFollows").is_some_and(|on| is_on(Some(on))) {
                        return;
                    }
                }
                ElementKind::Word("ruby") => {
                    if let Some(base) = child(node, "rubyBase") {
                        self.inline(base, depth + 1);
                    }
                }
                ElementKind::Word("drawing" | "pict" | "object") if self.shows(look) => {
                    let before = self.floating.len();
                    self.drawing(node, depth + 1);
                    let drawn = match self.floating.len() == before {
                        true => Some(Unclear::Picture),
                        false => is_placed_freely(node).then_some(Unclear::TextBox),
                    };
                    self.drawn = self.drawn.or(drawn);
                }
                ElementKind::Compatibility("AlternateContent") => {
                    if let Some(branch) = branch(node) {
                        self.within_run(branch, look, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, node: XmlNode<'a>, look: RunFormat) {
        let kept = attribute(node, "space") == Some("preserve");
        let mut all = String::new();
        all.extend(text(node));
        let blank: &[char] = &[' ', '\t', '\r', '\n'];
        let printed = if kept { all.as_str() } else { all.trim_matches(blank) };
        for c in printed.chars() {
            match c {
                '\r' | '\n' => self.put(' ', look),
                // Nothing is printed for these; editors leave them behind.
                '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => {}
                // The space that does not break looks like any other.
                '\u{A0}' => self.put(' ', look),
                c => self.put(c, look),
            }
        }
    }

    fn put(&mut self, c: char, look: RunFormat) {
        if self.shows(look) {
            if self.text.is_empty() {
                self.position = look.position;
            }
            let vertical = match look.position.saturating_sub(self.position) {
                RAISED.. => VerticalAlign::Superscript,
                ..=LOWERED => VerticalAlign::Subscript,
                _ => look.vertical,
            };
            self.text.push(vertical.apply(c));
        } else if !c.is_whitespace() && self.is_printed() {
            let why = if look.struck { Unclear::Struck } else { Unclear::Hidden };
            self.left_out = self.left_out.or(Some(why));
        }
    }

    fn shows(&self, look: RunFormat) -> bool {
        let white = look.white && !self.shaded;
        !look.hidden && !look.struck && !white && self.is_printed()
    }

    /// Whether the text is the author's, and no prompt and no instruction.
    fn is_printed(&self) -> bool {
        !self.placeholder && self.instructions == 0
    }

    fn instruct(&mut self, node: XmlNode<'a>) {
        if let Some(field) = self.fields.last_mut() {
            for piece in text(node) {
                let room = INSTRUCTION.saturating_sub(field.instruction.len());
                field.instruction.extend(piece.chars().take(room));
            }
        }
    }

    fn field(&mut self, mark: XmlNode<'a>, look: RunFormat) {
        match attribute(mark, "fldCharType") {
            Some("begin") if self.survey.is_field(mark) => {
                self.fields.push(OpenField::default());
                self.instructions += 1;
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut().filter(|field| !field.result) {
                    field.result = true;
                    self.instructions = self.instructions.saturating_sub(1);
                }
            }
            Some("end") if self.survey.is_field(mark) => {
                let Some(field) = self.fields.pop() else { return };
                if field.result {
                    return;
                }
                self.instructions = self.instructions.saturating_sub(1);
                let word = field.instruction.split_whitespace().next().unwrap_or_default();
                if COMPUTED.iter().any(|known| known.eq_ignore_ascii_case(word)) {
                    self.put(char::REPLACEMENT_CHARACTER, look);
                }
            }
            _ => {}
        }
    }

    fn refer(&mut self, name: &str, node: XmlNode<'a>, look: RunFormat) {
        let Some(id) = attribute(node, "id").filter(|_| self.shows(look)) else { return };
        self.notes.push(match name {
            "footnoteReference" => NoteReference::Foot(id),
            _ => NoteReference::End(id),
        });
    }

    /// Looks for the text boxes of a drawing; they are read behind the paragraph.
    fn drawing(&mut self, node: XmlNode<'a>, depth: usize) {
        if self.is_too_deep(depth) {
            return;
        }
        for child in elements(node) {
            match kind(child) {
                ElementKind::Word("txbxContent") => self.floating.push(FloatingText::Box(child)),
                ElementKind::Compatibility("AlternateContent") => {
                    if let Some(branch) = branch(child) {
                        self.drawing(branch, depth + 1);
                    }
                }
                // Text set along a shape (WordArt), as in old letterheads.
                ElementKind::Other("textpath") => {
                    self.floating.extend(attribute(child, "string").map(FloatingText::Words));
                }
                _ => self.drawing(child, depth + 1),
            }
        }
    }

    /// The text of a formula (ECMA-376-1 §22.1). Its operands are separated by a space, a fraction by `/`.
    fn math(&mut self, node: XmlNode<'a>, vertical: VerticalAlign, depth: usize) {
        if self.is_too_deep(depth) {
            return;
        }
        let ElementKind::Math(within) = kind(node) else { return };
        let look = RunFormat { vertical, ..RunFormat::default() };
        let mut first = true;
        for child in elements(node) {
            match kind(child) {
                ElementKind::Math("t") => self.text(child, look),
                ElementKind::Math("sup") => self.math(child, VerticalAlign::Superscript, depth + 1),
                ElementKind::Math("sub") => self.math(child, VerticalAlign::Subscript, depth + 1),
                ElementKind::Math("e" | "num" | "den" | "lim" | "deg" | "fName" | "mr") => {
                    if !std::mem::take(&mut first) {
                        self.put(if within == "f" { '/' } else { ' ' }, look);
                    }
                    self.math(child, vertical, depth + 1);
                }
                ElementKind::Math("d") => {
                    self.put('(', look);
                    self.math(child, vertical, depth + 1);
                    self.put(')', look);
                }
                ElementKind::Math(_) => self.math(child, vertical, depth + 1),
                ElementKind::Word("ins" | "moveTo") => {
                    for inner in elements(child) {
                        self.math(inner, vertical, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether a drawing may stand elsewhere than in the line (DrawingML, VML).
fn is_placed_freely(drawing: XmlNode<'_>) -> bool {
    elements(drawing).any(|node| {
        let style = attribute(node, "style").unwrap_or_default();
        node.tag_name().name() == "anchor" || style.contains("absolute")
    })
}

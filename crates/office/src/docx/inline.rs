//! The text of a paragraph: its runs, and what wraps them.

use super::super::script::Script;
use super::element::{Kind, Node, attribute, branch, child, elements, is_on, kind, on_off, text};
use super::reader::{Aside, Note, Reader};
use super::styles::Look;
use super::symbol::symbol;

/// A field whose end is yet to come (ECMA-376-1 §17.16.18).
#[derive(Default)]
pub(super) struct Field {
    /// The beginning of what it computes.
    instruction: String,
    /// Its result has begun.
    result: bool,
}

/// Bytes of an instruction that are looked at.
const INSTRUCTION: usize = 64;

/// Fields that print something although their result is not in the file.
const COMPUTED: [&str; 3] = ["EQ", "SYMBOL", "FORMDROPDOWN"];

impl<'a> Reader<'a> {
    /// Reads what is in a paragraph, or in something within it.
    pub(super) fn inline(&mut self, node: Node<'a>, depth: usize) {
        if self.is_too_deep(depth) {
            return;
        }
        for child in elements(node) {
            match kind(child) {
                Kind::Word("r") => self.run(child, depth + 1),
                Kind::Word("sdt") => {
                    self.control(child, |reader, content| reader.inline(content, depth + 1));
                }
                // What was taken out or moved away is read as gone: `del` and `moveFrom` are not
                // among these.
                Kind::Word(
                    "hyperlink" | "ins" | "moveTo" | "smartTag" | "customXml" | "fldSimple" | "dir"
                    | "bdo",
                ) => self.inline(child, depth + 1),
                Kind::Math("oMath" | "oMathPara") => self.math(child, Script::Plain, depth + 1),
                Kind::Compatibility("AlternateContent") => {
                    if let Some(branch) = branch(child) {
                        self.inline(branch, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, run: Node<'a>, depth: usize) {
        let look = self.styles.look(child(run, "rPr"), self.paragraph_style);
        self.within_run(run, look, depth);
    }

    fn within_run(&mut self, run: Node<'a>, look: Look, depth: usize) {
        if self.is_too_deep(depth) {
            return;
        }
        for node in elements(run) {
            match kind(node) {
                Kind::Word("t") => self.text(node, look),
                Kind::Word("tab" | "ptab") => self.put('\t', look),
                Kind::Word("br" | "cr") => self.put('\n', look),
                Kind::Word("noBreakHyphen") => self.put('-', look),
                Kind::Word("sym") => {
                    let of = |name| attribute(node, name).unwrap_or_default();
                    self.put(symbol(of("font"), of("char")), look);
                }
                Kind::Word("instrText") => self.instruct(node),
                Kind::Word("fldChar") => self.field(node, look),
                Kind::Word(name @ ("footnoteReference" | "endnoteReference")) => {
                    self.refer(name, node, look);
                    // The author's own mark for the note: set beside a number it would be taken
                    // for a part of it.
                    if attribute(node, "customMarkFollows").is_some_and(|on| is_on(Some(on))) {
                        return;
                    }
                }
                Kind::Word("ruby") => {
                    if let Some(base) = child(node, "rubyBase") {
                        self.inline(base, depth + 1);
                    }
                }
                Kind::Word("drawing" | "pict" | "object") if self.shows(look) => {
                    self.drawing(node, depth + 1);
                }
                Kind::Compatibility("AlternateContent") => {
                    if let Some(branch) = branch(node) {
                        self.within_run(branch, look, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, node: Node<'a>, look: Look) {
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

    fn put(&mut self, c: char, look: Look) {
        if self.shows(look) {
            self.text.push(look.script.set(c));
        }
    }

    fn shows(&self, look: Look) -> bool {
        !look.hidden && !self.placeholder && self.instructions == 0
    }

    fn instruct(&mut self, node: Node<'a>) {
        if let Some(field) = self.fields.last_mut() {
            for piece in text(node) {
                let room = INSTRUCTION.saturating_sub(field.instruction.len());
                field.instruction.extend(piece.chars().take(room));
            }
        }
    }

    fn field(&mut self, mark: Node<'a>, look: Look) {
        match attribute(mark, "fldCharType") {
            Some("begin") if self.survey.is_field(mark) => {
                self.fields.push(Field::default());
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

    fn refer(&mut self, name: &str, node: Node<'a>, look: Look) {
        let Some(id) = attribute(node, "id").filter(|_| self.shows(look)) else { return };
        self.notes.push(match name {
            "footnoteReference" => Note::Foot(id),
            _ => Note::End(id),
        });
    }

    /// Looks for the text boxes of a drawing; they are read behind the paragraph.
    fn drawing(&mut self, node: Node<'a>, depth: usize) {
        if self.is_too_deep(depth) {
            return;
        }
        for child in elements(node) {
            match kind(child) {
                Kind::Word("txbxContent") => self.asides.push(Aside::Box(child)),
                Kind::Compatibility("AlternateContent") => {
                    if let Some(branch) = branch(child) {
                        self.drawing(branch, depth + 1);
                    }
                }
                // Words bent into a shape, as in old letterheads.
                Kind::Other("textpath") => {
                    self.asides.extend(attribute(child, "string").map(Aside::Words));
                }
                _ => self.drawing(child, depth + 1),
            }
        }
    }

    /// The text of a formula (ECMA-376-1 §22.1). What stands apart in it is kept apart.
    fn math(&mut self, node: Node<'a>, script: Script, depth: usize) {
        if self.is_too_deep(depth) {
            return;
        }
        let Kind::Math(within) = kind(node) else { return };
        let look = Look { hidden: false, script };
        let mut first = true;
        for child in elements(node) {
            match kind(child) {
                Kind::Math("t") => self.text(child, look),
                Kind::Math("sup") => self.math(child, Script::Raised, depth + 1),
                Kind::Math("sub") => self.math(child, Script::Lowered, depth + 1),
                Kind::Math("e" | "num" | "den" | "lim" | "deg" | "fName" | "mr") => {
                    if !std::mem::take(&mut first) {
                        self.put(if within == "f" { '/' } else { ' ' }, look);
                    }
                    self.math(child, script, depth + 1);
                }
                Kind::Math("d") => {
                    self.put('(', look);
                    self.math(child, script, depth + 1);
                    self.put(')', look);
                }
                Kind::Math(_) => self.math(child, script, depth + 1),
                Kind::Word("ins" | "moveTo") => {
                    for inner in elements(child) {
                        self.math(inner, script, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether properties say that something was taken out or moved away while changes were tracked.
pub(super) fn is_gone(properties: Node<'_>) -> bool {
    child(properties, "del").is_some() || child(properties, "moveFrom").is_some()
}

/// Whether a content control shows only its prompt.
pub(super) fn is_placeholder(control: Node<'_>) -> bool {
    let properties = child(control, "sdtPr");
    properties.and_then(|properties| on_off(properties, "showingPlcHdr")).unwrap_or_default()
}

//! Text as a browser renders it: white space collapsed, lines broken where they break.

use super::css::Look;
use model::document::Unclear;
use read::vertical_align::VerticalAlign;

/// How the text of an element is set.
#[derive(Clone, Copy, Default)]
pub(super) struct TextStyle {
    pub space: WhiteSpace,
    pub vertical: VerticalAlign,
    /// What it inherits of styles.
    pub look: Look,
}

#[derive(Clone, Copy, Default, PartialEq)]
pub enum WhiteSpace {
    #[default]
    Collapsed,
    /// In `<pre>`, and in text that only holds a table of html.
    Kept,
}

impl TextStyle {
    /// The style inside an element of that name and look.
    pub fn inside(self, name: &str, look: Look) -> TextStyle {
        let own = self.look.around(look);
        let vertical = look.vertical.unwrap_or(self.vertical);
        let within = TextStyle { look: own, vertical, ..self };
        match name {
            "pre" | "listing" => TextStyle { space: WhiteSpace::Kept, ..within },
            "sup" => TextStyle { vertical: VerticalAlign::Superscript, ..within },
            "sub" => TextStyle { vertical: VerticalAlign::Subscript, ..within },
            _ => within,
        }
    }
}

/// Text between two breaks of a paragraph, or the whole text of a cell.
#[derive(Default)]
pub(super) struct TextRun {
    lines: String,
    /// White space that shows only if something follows on the same line.
    space: bool,
    /// Why text was left out.
    pub left_out: Option<Unclear>,
    /// What stands among the text and is none.
    pub drawn: Option<Unclear>,
}

impl TextRun {
    /// Adds text of the source.
    pub fn push(&mut self, text: &str, style: TextStyle) {
        if style.look.hides_text() {
            let filled = !text.trim().is_empty();
            self.left_out = self.left_out.or(filled.then_some(Unclear::Hidden));
            return;
        }
        let kept = style.space == WhiteSpace::Kept;
        for c in text.chars() {
            match c {
                '\n' if kept => self.end_line(),
                '\t' | '\n' | '\u{C}' | '\r' | ' ' if !kept => self.space = true,
                // Nothing is printed for these; editors leave them behind.
                '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => {}
                _ => {
                    if std::mem::take(&mut self.space) && !self.at_line_start() {
                        self.lines.push(' ');
                    }
                    // The space that does not break looks like any other.
                    self.lines.push(if c == '\u{A0}' { ' ' } else { style.vertical.apply(c) });
                }
            }
        }
    }

    pub fn end_line(&mut self) {
        self.space = false;
        if !self.at_line_start() {
            self.lines.push('\n');
        }
    }

    /// The lines with something printed on them.
    pub fn take(&mut self) -> Vec<String> {
        self.space = false;
        std::mem::take(&mut self.lines)
            .split('\n')
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect()
    }

    fn at_line_start(&self) -> bool {
        self.lines.is_empty() || self.lines.ends_with('\n')
    }
}

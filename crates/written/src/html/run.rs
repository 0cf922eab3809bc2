//! Text as a browser renders it: white space collapsed, lines broken where they break.

use super::super::script::Script;

/// How the text of an element is set.
#[derive(Clone, Copy, Default)]
pub(super) struct Style {
    pub space: Space,
    pub script: Script,
}

#[derive(Clone, Copy, Default, PartialEq)]
pub enum Space {
    #[default]
    Collapsed,
    /// In `<pre>`, and in text that only holds a table of html.
    Kept,
}

impl Style {
    /// The style inside an element of that name.
    pub fn inside(self, name: &str) -> Style {
        match name {
            "pre" | "listing" => Style { space: Space::Kept, ..self },
            "sup" => Style { script: Script::Raised, ..self },
            "sub" => Style { script: Script::Lowered, ..self },
            _ => self,
        }
    }
}

/// Text between two breaks of a paragraph, or the whole text of a cell.
#[derive(Default)]
pub(super) struct Run {
    lines: String,
    /// White space that shows only if something follows on the same line.
    space: bool,
}

impl Run {
    /// Adds text of the source.
    pub fn push(&mut self, text: &str, style: Style) {
        let kept = style.space == Space::Kept;
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
                    self.lines.push(if c == '\u{A0}' { ' ' } else { style.script.set(c) });
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

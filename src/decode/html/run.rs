//! Text as a browser renders it: white space collapsed, lines broken where they break.

/// Text between two breaks of a paragraph, or the whole text of a cell.
#[derive(Default)]
pub(super) struct Run {
    lines: String,
    /// White space that shows only if something follows on the same line.
    space: bool,
}

impl Run {
    /// Adds text of the source; `kept` is the white space of `<pre>`.
    pub fn push(&mut self, text: &str, kept: bool) {
        for c in text.chars() {
            match c {
                '\n' if kept => self.end_line(),
                '\t' | '\n' | '\u{C}' | '\r' | ' ' if !kept => self.space = true,
                _ => {
                    if std::mem::take(&mut self.space) && !self.at_line_start() {
                        self.lines.push(' ');
                    }
                    // The space that does not break looks like any other.
                    self.lines.push(if c == '\u{A0}' { ' ' } else { c });
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

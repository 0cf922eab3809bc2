//! Text in runs of different looks, as a person sees it.

use crate::vertical_align::VerticalAlign;
use model::document::Unclear;

/// How a run of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TextLook {
    pub struck: bool,
    /// Hidden, or in the colour of its ground.
    pub hidden: bool,
    pub vertical: VerticalAlign,
}

/// What a font says of text besides its shape.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FontLook {
    pub struck: bool,
    pub white: bool,
    pub vertical: VerticalAlign,
}

/// How the text of a cell of a sheet is set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CellLook {
    pub font: FontLook,
    /// It has a ground of its own.
    pub filled: bool,
}

impl CellLook {
    /// How a run of its text is set, which without a font of its own has the cell's. A whole cell that is raised is as
    /// good as one that is not.
    pub fn run(&self, font: Option<FontLook>) -> TextLook {
        let font = font.unwrap_or(FontLook { vertical: VerticalAlign::Baseline, ..self.font });
        let hidden = font.white && !self.filled;
        TextLook { struck: font.struck, hidden, vertical: font.vertical }
    }
}

/// The text of a cell, without what is struck out or hidden.
#[derive(Clone, Debug, Default)]
pub struct ShownText {
    text: String,
    left_out: Option<Unclear>,
}

impl ShownText {
    pub fn push(&mut self, text: &str, look: TextLook) {
        if look.struck || look.hidden {
            let why = if look.struck { Unclear::Struck } else { Unclear::Hidden };
            let filled = !text.trim().is_empty();
            self.left_out = self.left_out.or(filled.then_some(why));
        } else if look.vertical == VerticalAlign::Baseline {
            self.text.push_str(text);
        } else {
            self.text.extend(text.chars().map(|c| look.vertical.apply(c)));
        }
    }

    /// The text, and why nothing of it is left.
    pub fn finish(self) -> (String, Option<Unclear>) {
        let blank = self.text.trim().is_empty();
        (self.text, self.left_out.filter(|_| blank))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_a_reason_only_where_nothing_is_left() {
        let struck = TextLook { struck: true, ..TextLook::default() };
        let mut shown = ShownText::default();
        shown.push("16", struck);
        assert_eq!(shown.clone().finish(), (String::new(), Some(Unclear::Struck)));
        shown.push("17", TextLook::default());
        shown.push("2", TextLook { vertical: VerticalAlign::Superscript, ..TextLook::default() });
        assert_eq!(shown.finish(), ("17²".into(), None));
    }
}

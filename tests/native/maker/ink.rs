//! How a piece of a cell looks where that is not plain. It stands in the text of the cell, between two private
//! characters, and every writer draws it as its format can.

/// What a person sees of the piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// With a line through it.
    Struck,
    /// Not at all: the format says that it is hidden.
    Hidden,
    /// Not at all: it has the colour of the ground.
    White,
    /// Not at all: it lies under a white box, and the next piece is drawn on it.
    Covered,
    /// Small, above the line.
    Raised,
    /// Small, below the line.
    Lowered,
    Bold,
    Red,
}

impl Ink {
    pub const ALL: [Ink; 8] = [
        Ink::Struck,
        Ink::Hidden,
        Ink::White,
        Ink::Covered,
        Ink::Raised,
        Ink::Lowered,
        Ink::Bold,
        Ink::Red,
    ];

    /// The text in this ink, drawn in one of the ways that a format has for it.
    pub fn around(self, text: &str, way: u64) -> String {
        let kind = Ink::ALL.iter().position(|ink| *ink == self).unwrap() as u32;
        let begin = char::from_u32(FIRST + kind * WAYS + way as u32 % WAYS).unwrap();
        format!("{begin}{text}{END}")
    }
}

/// A piece of a text: its ink and the way to draw it, none where it is plain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece<'a> {
    pub ink: Option<(Ink, usize)>,
    pub text: &'a str,
}

const FIRST: u32 = 0xe000;
const WAYS: u32 = 8;
const END: char = '\u{e0ff}';

fn begins(c: char) -> Option<(Ink, usize)> {
    let number = (c as u32).checked_sub(FIRST)?;
    let ink = Ink::ALL.get((number / WAYS) as usize)?;
    Some((*ink, (number % WAYS) as usize))
}

/// The pieces of a text, in their order; a plain text is one.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c| begins(c).is_some()) {
        let (plain, inked) = rest.split_at(at);
        let mut chars = inked.chars();
        let ink = chars.next().and_then(begins);
        let (text, behind) = chars.as_str().split_once(END).unwrap();
        pieces.push(Piece { ink: None, text: plain });
        pieces.push(Piece { ink, text });
        rest = behind;
    }
    pieces.push(Piece { ink: None, text: rest });
    if pieces.len() > 1 {
        pieces.retain(|piece| !piece.text.is_empty());
    }
    pieces
}

pub fn is_plain(text: &str) -> bool {
    !text.contains(END)
}

/// The text with every piece written by `write`.
pub fn written(text: &str, write: impl Fn(Piece) -> String) -> String {
    pieces(text).into_iter().map(write).collect()
}

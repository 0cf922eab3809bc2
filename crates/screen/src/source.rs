//! The file as it was read: pages where it has pages, else lines and tables in reading order.

use model::Place;

use crate::packing::packed;

packed! {
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Source {
        pub pages: Vec<SourcePage>,
        pub blocks: Vec<SourceBlock>,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub enum SourceBlock {
        Line(pieces: Vec<SourcePiece>),
        Table(rows: Vec<Vec<SourceCell>>),
    }

    /// A piece of text all of which belongs to the same places of the form, or to none.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SourcePiece {
        pub text: String,
        pub places: Vec<Place>,
    }

    #[derive(Clone, Debug, PartialEq)]
    pub struct SourceCell {
        pub pieces: Vec<SourcePiece>,
        pub colspan: u32,
        pub rowspan: u32,
    }

    /// A page of fixed layout. Lengths in hundredths of a point, from its upper left corner.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SourcePage {
        pub number: u32,
        pub width: i32,
        pub height: i32,
        pub texts: Vec<SourceText>,
        /// Drawn lines: left, top, right, bottom.
        pub rules: Vec<[i32; 4]>,
    }

    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct SourceText {
        pub text: String,
        pub top: i32,
        pub bottom: i32,
        /// The left edge of each character, and the right edge of the last.
        pub edges: Vec<i32>,
        pub places: Vec<Place>,
    }
}

impl Source {
    /// The places of everything in it, in reading order.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        let texts = self.pages.iter().flat_map(|page| &page.texts);
        let pieces = self.blocks.iter().flat_map(SourceBlock::pieces);
        let texts = texts.flat_map(|text| &text.places);
        texts.chain(pieces.flat_map(|piece| &piece.places)).copied()
    }
}

impl SourceBlock {
    fn pieces(&self) -> Vec<&SourcePiece> {
        match self {
            SourceBlock::Line(pieces) => pieces.iter().collect(),
            SourceBlock::Table(rows) => {
                rows.iter().flatten().flat_map(|cell| &cell.pieces).collect()
            }
        }
    }
}

//! Which of the places that are drawn is nearest to a place of the form: by what holds what, not by how
//! places are written.

use model::{CellId, Place};
use screen::{Paper, Source};

/// The narrowest thing on the paper that holds the place: the place itself, its sentence, a cell of its
/// row, its table, its section.
pub fn on_paper(paper: &Paper, place: Place) -> Option<Place> {
    let drawn: Vec<Place> = paper.places().collect();
    let itself = drawn.contains(&place).then_some(place);
    let within = || drawn.iter().copied().find(|inner| holds(place, *inner));
    let around = || around(place).into_iter().flatten().find(|outer| drawn.contains(outer));
    itself.or_else(within).or_else(around)
}

/// Where the place stood in the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum InSource {
    /// It is marked there.
    Marked(Place),
    /// Only something that belongs to it is.
    Holds(Place),
    Nowhere,
}

/// The place itself or its sentence, or else the first thing that belongs to it.
pub fn in_source(source: &Source, place: Place) -> InSource {
    let marked: Vec<Place> = source.places().collect();
    let sentence = match place {
        Place::Span(section, index, ..) => Place::Sentence(section, index),
        other => other,
    };
    let itself = [place, sentence].into_iter().find(|place| marked.contains(place));
    let within = || marked.iter().copied().find(|inner| holds(place, *inner));
    match itself {
        Some(place) => InSource::Marked(place),
        None => within().map_or(InSource::Nowhere, InSource::Holds),
    }
}

/// What lies around a place, from the inside out.
fn around(place: Place) -> [Option<Place>; 2] {
    match place {
        Place::Span(section, index, ..) => {
            [Some(Place::Sentence(section, index)), Some(Place::Section(section))]
        }
        Place::Sentence(section, _) => [Some(Place::Section(section)), None],
        Place::Cell(CellId { table, .. }) | Place::Row(table, _) | Place::Column(table, _) => {
            [Some(Place::Table(table)), Some(Place::Section(table.section()))]
        }
        Place::Table(table) => [Some(Place::Section(table.section())), None],
        Place::Report | Place::Title | Place::Section(_) => [None; 2],
    }
}

/// A cell or a row belongs to the other place.
fn holds(outer: Place, inner: Place) -> bool {
    let (table, row) = match inner {
        Place::Cell(cell) => (cell.table, cell.row),
        Place::Row(table, row) => (table, row),
        _ => return false,
    };
    match outer {
        Place::Row(own, id) => (own, id) == (table, row),
        Place::Table(own) => own == table,
        Place::Section(section) => section == table.section(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{SectionId, TableId};
    use screen::{
        HeadingLevel, Marks, PaperBlock, PaperGap, PaperHeading, PaperSentence, SourceBlock,
        SourcePiece,
    };

    fn cell(row: &'static str) -> Place {
        Place::Cell(CellId::new(TableId::Disputes, row, "total"))
    }

    fn paper() -> Paper {
        let (text, marks) = (String::new(), Marks::default());
        let place = Place::Section(SectionId::Disputes);
        let level = HeadingLevel::Section;
        let sentence = PaperSentence {
            place: Place::Sentence(SectionId::Overview, 0),
            text: String::new(),
            numbers: Vec::new(),
            typed_over: None,
            marks: Marks::default(),
        };
        let gap = Place::Table(TableId::Disputes);
        Paper {
            blocks: vec![
                PaperBlock::Paragraph(vec![sentence]),
                PaperBlock::Heading(PaperHeading {
                    place,
                    level,
                    text: text.clone(),
                    typed_over: None,
                    marks: marks.clone(),
                }),
                PaperBlock::Gap(PaperGap { place: gap, text, marks }),
            ],
        }
    }

    #[test]
    fn on_the_paper_a_place_that_is_not_drawn_leads_to_what_is_around_it() {
        let near = |place| on_paper(&paper(), place);
        let sentence = Place::Sentence(SectionId::Overview, 0);
        assert_eq!(near(Place::Span(SectionId::Overview, 0, 2, 4)), Some(sentence));
        assert_eq!(near(cell("review")), Some(Place::Table(TableId::Disputes)));
        let section = Place::Section(SectionId::Disputes);
        assert_eq!(near(section), Some(section), "a section is no table of the same name");
        assert_eq!(near(Place::Section(SectionId::Problems)), None);
    }

    #[test]
    fn in_the_source_a_row_leads_to_its_first_cell() {
        let places = vec![cell("review"), cell("litigation-direct")];
        let piece = SourcePiece { text: String::new(), places };
        let blocks = vec![SourceBlock::Line(vec![piece])];
        let source = Source { pages: Vec::new(), blocks };
        let at = |place| in_source(&source, place);
        assert_eq!(at(cell("review")), InSource::Marked(cell("review")));
        let row = Place::Row(TableId::Disputes, "litigation-direct");
        assert_eq!(at(row), InSource::Holds(cell("litigation-direct")));
        assert_eq!(at(Place::Table(TableId::Applications)), InSource::Nowhere);
    }
}

#![allow(clippy::indexing_slicing)]

use super::*;
use model::{CellId, SectionId, TableId};
use screen::{HeadingLevel, Marks, PaperHeading, PaperSentence, PaperTitle};

fn cell(row: &'static str, column: &'static str) -> Place {
    CellId::new(TableId::Applications, row, column).into()
}

fn drawn(role: CellRole, place: Option<Place>, (colspan, rowspan): (u32, u32)) -> PaperCell {
    let text = if role == CellRole::Value { "1".to_owned() } else { "label".to_owned() };
    PaperCell {
        text,
        colspan,
        rowspan,
        role,
        place,
        name: String::new(),
        certain: true,
        absent: false,
        typed_over: None,
        marks: Marks::default(),
    }
}

fn value(row: &'static str, column: &'static str) -> PaperCell {
    drawn(CellRole::Value, Some(cell(row, column)), (1, 1))
}

fn label(spans: (u32, u32)) -> PaperCell {
    drawn(CellRole::RowLabel, None, spans)
}

fn sentence(index: usize) -> PaperSentence {
    PaperSentence {
        place: Place::Sentence(SectionId::Overview, index),
        text: "a".into(),
        numbers: Vec::new(),
        typed_over: None,
        marks: Marks::default(),
    }
}

/// A title, a heading of a section, two sentences, and a table of two lines, whose first label spans both:
///
/// ```text
/// |   | received   | 1 | 1 |
/// |   | carried-in |   1   |
/// ```
pub(in crate::state) fn small_paper() -> Paper {
    let wide = drawn(CellRole::Value, Some(cell("carried-in", "total")), (2, 1));
    let table = PaperTable {
        table: TableId::Applications,
        caption: String::new(),
        head_rows: 0,
        columns: 4,
        rows: vec![
            vec![
                label((1, 2)),
                label((1, 1)),
                value("received", "natural-person"),
                value("received", "total"),
            ],
            vec![label((1, 1)), wide],
        ],
        marks: Marks::default(),
    };
    let heading = PaperHeading {
        place: Place::Section(SectionId::Overview),
        level: HeadingLevel::Section,
        text: "h".into(),
        typed_over: None,
        marks: Marks::default(),
    };
    Paper {
        blocks: vec![
            PaperBlock::Title(PaperTitle { lines: vec!["t".into()], ..PaperTitle::default() }),
            PaperBlock::Heading(heading),
            PaperBlock::Paragraph(vec![sentence(0), sentence(1)]),
            PaperBlock::Table(table),
        ],
    }
}

#[test]
fn the_arrows_go_over_the_cells_as_they_are_drawn() {
    let paper = small_paper();
    let (person, total) = (cell("received", "natural-person"), cell("received", "total"));
    let below = cell("carried-in", "total");
    for (from, heading, to) in [
        (person, Heading::Right, Some(total)),
        (total, Heading::Left, Some(person)),
        (total, Heading::Right, None),
        (person, Heading::Left, None),
        (person, Heading::Down, Some(below)),
        (total, Heading::Down, Some(below)),
        (below, Heading::Up, Some(person)),
        (total, Heading::Next, Some(below)),
        (below, Heading::Previous, Some(total)),
        (below, Heading::Next, None),
        (person, Heading::Previous, None),
    ] {
        assert_eq!(go(&paper, from, heading), to, "{from} {heading:?}");
    }
}

#[test]
fn from_the_end_of_a_table_or_of_a_sentence_the_arrows_go_on_in_the_report() {
    let paper = small_paper();
    let sentence = |index| Some(Place::Sentence(SectionId::Overview, index));
    let person = cell("received", "natural-person");
    // The heading of a section is no spot to type in.
    assert_eq!(go(&paper, Place::Title, Heading::Down), sentence(0));
    assert_eq!(go(&paper, sentence(0).unwrap(), Heading::Right), sentence(1));
    assert_eq!(go(&paper, sentence(1).unwrap(), Heading::Down), Some(person));
    assert_eq!(go(&paper, person, Heading::Up), sentence(1));
    assert_eq!(go(&paper, sentence(0).unwrap(), Heading::Left), Some(Place::Title));
    assert_eq!(go(&paper, Place::Title, Heading::Up), None);
    assert_eq!(go(&paper, cell("carried-in", "total"), Heading::Down), None);
    assert_eq!(go(&paper, sentence(0).unwrap(), Heading::Next), None, "Tab leaves the text");
}

#[test]
fn the_first_spot_is_that_of_the_paper_or_of_a_table() {
    let paper = small_paper();
    assert_eq!(first(&paper, None), Some(Place::Title));
    assert_eq!(
        first(&paper, Some(TableId::Applications)),
        Some(cell("received", "natural-person"))
    );
    assert_eq!(first(&paper, Some(TableId::Disputes)), None);
}

#[test]
fn a_block_is_laid_from_its_cell_to_the_right_and_down_and_what_is_over_is_left() {
    let paper = small_paper();
    let text = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let rows = Block(vec![text(&["5", "6", "7"]), text(&["8"]), text(&["9"])]);
    let laid = block(&paper, cell("received", "natural-person"), &rows);
    let expected = [
        (cell("received", "natural-person"), "5".to_owned()),
        (cell("received", "total"), "6".to_owned()),
        (cell("carried-in", "total"), "8".to_owned()),
    ];
    assert_eq!(laid, expected);
    assert!(block(&paper, Place::Title, &rows).is_empty());
}

//! What is drawn over, under and through text.

use super::super::{DrawnShape, Paint};
use super::*;
use model::document::Unclear;

/// Sides of a box, left, top, right, bottom.
fn boxed([left, top, right, bottom]: [f32; 4]) -> Vec<(f32, f32)> {
    vec![(left, top), (right, top), (right, bottom), (left, bottom)]
}

impl Page {
    /// Fills a box over what is drawn already.
    fn fill(mut self, sides: [f32; 4], paint: Paint) -> Page {
        let (before, figures) = (self.spans.len(), vec![boxed(sides)]);
        self.shapes.push(DrawnShape { before, figures, even_odd: false, clip: None, paint });
        self
    }

    fn coloured(mut self, colour: [u8; 3]) -> Page {
        self.spans.last_mut().unwrap().colour = Some(colour);
        self
    }
}

const WHITE: Paint = Paint::Opaque(Some([255; 3]));
/// The box around `12` where [`cell`] stands.
const OVER: [f32; 4] = [154.0, 108.0, 196.0, 122.0];

/// The second cell of a row: its text, and why it is unclear.
fn cell(draw: impl Fn(Page) -> Page) -> (String, Option<Unclear>) {
    let page = draw(page(1).rows(100.0, &[["甲", "", "3"]], LatticeLines::Closed));
    let [grid] = grids(&[page]).try_into().unwrap();
    (grid.cells[1].text.clone(), grid.cells[1].unclear)
}

fn at(page: Page, text: &str) -> Page {
    page.text(text, 155.0, 115.0)
}

fn seen(text: &str) -> (String, Option<Unclear>) {
    (text.to_owned(), None)
}

#[test]
fn text_under_a_filled_box_is_left_out() {
    assert_eq!(cell(|page| at(at(page, "16").fill(OVER, WHITE), "17")), seen("17"));
    assert_eq!(cell(|page| at(page.fill(OVER, WHITE), "17")), seen("17"));
    let hidden = (String::new(), Some(Unclear::Hidden));
    assert_eq!(cell(|page| at(page, "16").fill(OVER, Paint::Opaque(None))), hidden);
    assert_eq!(cell(|page| at(page, "16").fill(OVER, Paint::Tint)), seen("16"));
    let half = [150.0, 108.0, 162.5, 122.0];
    assert_eq!(cell(|page| at(page, "16").fill(half, WHITE)).0, "6");
    let upper = [150.0, 108.0, 196.0, 115.5];
    assert_eq!(cell(|page| at(page, "16").fill(upper, WHITE)).1, Some(Unclear::Covered));
    // A frame hides nothing inside it, and nothing is filled beyond a clip.
    let frame = |page: Page, even_odd: bool, clip: Option<[f32; 4]>| {
        let mut page = at(page, "16").fill([151.0, 101.0, 199.0, 129.0], WHITE);
        let shape = page.shapes.last_mut().unwrap();
        shape.figures.push(boxed([152.0, 102.0, 198.0, 128.0]));
        (shape.even_odd, shape.clip) = (even_odd, clip);
        page
    };
    assert_eq!(cell(|page| frame(page, true, None)), seen("16"));
    assert_eq!(cell(|page| frame(page, false, None)), hidden);
    assert_eq!(cell(|page| frame(page, false, Some([0.0, 0.0, 20.0, 20.0]))), seen("16"));
}

#[test]
fn text_in_the_colour_of_its_ground_is_left_out() {
    let hidden = (String::new(), Some(Unclear::Hidden));
    assert_eq!(cell(|page| at(page, "16").coloured([255; 3])), hidden);
    let both = |page| at(at(page, "16").coloured([255; 3]), "17").coloured([0; 3]);
    assert_eq!(cell(both), seen("17"));
    let blue = Paint::Opaque(Some([20, 40, 90]));
    assert_eq!(cell(|page| at(page.fill(OVER, blue), "16").coloured([255; 3])), seen("16"));
    assert_eq!(cell(|page| at(page.fill(OVER, blue), "16").coloured([20, 40, 95])), hidden);
    let unknown = Paint::Opaque(None);
    assert_eq!(cell(|page| at(page.fill(OVER, unknown), "16").coloured([255; 3])), seen("16"));
}

#[test]
fn a_line_through_text_strikes_it_out() {
    let struck = |y: f32| move |page: Page| at(page, "16").level(y, 154.0, 166.0);
    assert_eq!(cell(struck(115.5)), (String::new(), Some(Unclear::Struck)));
    assert_eq!(cell(|page| struck(115.5)(page).text("17", 168.0, 115.0)), seen("17"));
    // Lines under and over it, and borders.
    assert_eq!(cell(struck(119.8)), seen("16"));
    assert_eq!(cell(struck(110.5)), seen("16"));
    let through = |page: Page| at(page, "16").level(115.5, 50.0, 250.0);
    let (blocks, _) = super::super::blocks(
        &[through(page(1).rows(100.0, &[["甲", "", "3"]], LatticeLines::Closed))],
        &Limits::default(),
    );
    let Block::Grid(grid) = &blocks[0] else { panic!("no grid") };
    let number = grid.cells.iter().find(|cell| cell.text == "16").unwrap();
    assert_eq!(number.unclear, Some(Unclear::Struck));
    // A row of its own below a line of text.
    let page = page(1).text("收到16件", 50.0, 100.0).level(100.5, 70.0, 80.0);
    assert_eq!(texts(&[page]), ["收到 件"]);
}

#[test]
fn what_is_drawn_twice_is_read_once_and_two_numbers_on_one_spot_need_an_eye() {
    assert_eq!(cell(|page| at(at(page, "17"), "17")), seen("17"));
    assert_eq!(cell(|page| at(page, "17").text("17", 155.5, 115.3)), seen("17"));
    let both = cell(|page| at(page, "17").text("26", 155.5, 115.0));
    assert_eq!(both.1, Some(Unclear::Overlap));
    let shifted = cell(|page| at(page, "17").text("6", 157.5, 115.0));
    assert_eq!(shifted.1, Some(Unclear::Overlap));
    assert_eq!(cell(|page| at(page, "1").text("7", 160.0, 115.0)), seen("17"));
}

#[test]
fn a_number_across_a_border_needs_an_eye() {
    let page = page(1).rows(100.0, &[["甲", "", ""]], LatticeLines::Closed);
    let page = page.text("17", 195.5, 115.0).text("4", 207.0, 115.0);
    let [grid] = grids(&[page]).try_into().unwrap();
    let across = Some(Unclear::AcrossBorder);
    let why: Vec<_> = grid.cells.iter().map(|cell| cell.unclear).collect();
    assert_eq!(why, [None, across, across]);
    // A number too long for the last cell is whole, and needs an eye, too.
    let long = super::page(1).rows(100.0, &[["甲", "", ""]], LatticeLines::Closed);
    let [grid] = grids(&[long.text("12345", EDGES[3] - 18.0, 115.0)]).try_into().unwrap();
    let last = grid.cells.last().unwrap();
    assert_eq!((last.text.as_str(), last.unclear), ("12345", across));
    // A row that is drawn at once is no number across borders.
    let mut wide = super::page(1).rows(100.0, &[["甲", "", ""]], LatticeLines::Closed);
    let edges = vec![190.0, 195.0, 202.0, 207.0];
    wide.spans.push(TextSpan {
        text: "1 2".into(),
        top: 110.0,
        bottom: 120.0,
        edges,
        ..TextSpan::default()
    });
    let [grid] = grids(&[wide]).try_into().unwrap();
    assert!(grid.cells.iter().all(|cell| cell.unclear.is_none()));
}

#[test]
fn pictures_and_marks_in_a_cell_are_seen() {
    let picture = (String::new(), Some(Unclear::Picture));
    let small = [160.0, 105.0, 180.0, 125.0];
    assert_eq!(cell(|page| page.fill(small, Paint::Picture)), picture);
    let over = cell(|page| at(page, "16").fill(small, Paint::Picture));
    assert_eq!(over, ("16".into(), Some(Unclear::Picture)));
    // What is as large as the page is its ground; what is thin is a line.
    let ground = [0.0, 0.0, 600.0, 800.0];
    assert_eq!(cell(|page| at(page.fill(ground, Paint::Picture), "16")), seen("16"));
    let line = [150.0, 129.5, 200.0, 130.5];
    assert_eq!(cell(|page| at(page.fill(line, Paint::Picture), "16")), seen("16"));
    let field = |mut page: Page| {
        page.marks.push(([155.0, 105.0, 195.0, 125.0], Unclear::Field));
        page
    };
    assert_eq!(cell(field), (String::new(), Some(Unclear::Field)));
}

#[test]
fn hidden_layers_and_text_too_small_to_be_seen_are_left_out() {
    let hide = |mut page: Page| {
        page.spans.last_mut().unwrap().hidden = true;
        page
    };
    assert_eq!(cell(|page| at(hide(at(page, "16")), "17")), seen("17"));
    let tiny = |mut page: Page| {
        let span = page.spans.last_mut().unwrap();
        span.bottom = span.top + 0.5;
        page
    };
    assert_eq!(cell(|page| tiny(at(page, "16"))), (String::new(), Some(Unclear::Hidden)));
}

#[test]
fn a_flood_of_shapes_is_survived() {
    let mut page = page(1);
    for row in 0..100 {
        page = page.text(&"1".repeat(100), 10.0, 10.0 + row as f32 * 7.0);
    }
    for _ in 0..5_000 {
        page = page.fill([0.0, 0.0, 600.0, 800.0], Paint::Tint);
    }
    let (_, cut) = super::super::blocks(&[page], &Limits::default());
    assert!(cut);
}

//! What of the text of a page is seen.

use super::file::File;
use super::{answer, read};
use model::document::{Block, Unclear};
use read::Limits;

const OLD: &str = "BT /F 10 Tf 50 700 Td (16) Tj ET";
const NEW: &str = "BT /F 10 Tf 50 700 Td (17) Tj ET";
const BOX: &str = "48 696 20 14 re f";

fn lines(operators: &str) -> Vec<String> {
    read(&File::of(operators).bytes()).0
}

#[test]
fn text_under_a_box_is_left_out() {
    assert_eq!(lines(&format!("{OLD} q 1 g {BOX} Q {NEW}")), ["17"]);
    assert_eq!(lines(&format!("{OLD} q 1 1 1 rg {BOX} Q {NEW}")), ["17"]);
    assert_eq!(lines(&format!("{OLD} q 0.9 0.9 0 rg {BOX} Q {NEW}")), ["17"]);
    // Drawn before, it is a ground; outside of its clip it is not drawn.
    assert_eq!(lines(&format!("q 0.9 0.9 0 rg {BOX} Q {NEW}")), ["17"]);
    assert_eq!(lines(&format!("{NEW} q 0 0 10 10 re W n 1 g {BOX} Q")), ["17"]);
    assert_eq!(lines(&format!("{NEW} q 1 g 0 0 600 800 re 2 2 596 796 re f* Q")), ["17"]);
}

#[test]
fn text_that_shows_through_is_seen() {
    let file = |state: &str| {
        File::new()
            .resources("/Font << /F 9 0 R >> /ExtGState << /G 8 0 R >>")
            .object(9, super::file::LATIN)
            .object(8, state)
            .page(&format!("{NEW} q /G gs 1 1 0 rg {BOX} Q"))
            .bytes()
    };
    for state in ["<< /ca 0.5 >>", "<< /BM /Multiply >>", "<< /SMask << /S /Alpha >> >>"] {
        assert_eq!(read(&file(state)).0, ["17"], "{state}");
    }
    let clear = File::new()
        .resources("/Font << /F 9 0 R >> /ExtGState << /G << /ca 0 >> >>")
        .object(9, super::file::LATIN)
        .page(&format!("q /G gs {OLD} Q {NEW}"));
    assert_eq!(read(&clear.bytes()).0, ["17"]);
}

#[test]
fn text_in_the_colour_of_its_ground_is_left_out() {
    assert_eq!(lines(&format!("q 1 g {OLD} Q {NEW}")), ["17"]);
    assert_eq!(lines(&format!("q 0 0 0 0 k {OLD} Q {NEW}")), ["17"]);
    assert_eq!(lines(&format!("q 0.1 0.2 0.4 rg {BOX} 1 g {NEW} Q")), ["17"]);
    // The colour of a pattern or of an ink is not known.
    assert_eq!(lines(&format!("q /P cs /P0 scn {NEW} Q")), ["17"]);
    assert_eq!(lines(&format!("{NEW} q /Pattern cs /P0 scn {BOX} Q")), ["17"]);
}

#[test]
fn a_line_through_text_strikes_it_out() {
    assert_eq!(
        lines(&format!("{OLD} 50 703 m 60 703 l S BT /F 10 Tf 62 700 Td (17) Tj ET")),
        ["17"]
    );
    assert_eq!(lines(&format!("{NEW} 50 698.5 m 60 698.5 l S")), ["17"]);
}

#[test]
fn a_raised_figure_is_no_part_of_a_number() {
    let raised = |rise: i32, size: i32| {
        format!("BT /F 10 Tf 50 700 Td (17) Tj {rise} Ts /F {size} Tf (2) Tj ET")
    };
    assert_eq!(lines(&raised(4, 6)), ["17²"]);
    assert_eq!(lines(&raised(-2, 6)), ["17₂"]);
    assert_eq!(lines(&raised(0, 6)), ["172"]);
}

/// A page on which the layer 7 is not shown; 6 is.
fn layers(operators: &str, configuration: &str) -> Vec<String> {
    let mut file = File::new()
        .resources(
            "/Font << /F 9 0 R >> /Properties << /Off 7 0 R /On 6 0 R /Any 5 0 R >> /XObject << /X 4 0 R >>",
        )
        .object(9, super::file::LATIN)
        .object(7, "<< /Type /OCG /Name (a) >>")
        .object(6, "<< /Type /OCG /Name (b) >>")
        .object(5, "<< /Type /OCMD /OCGs [7 0 R] >>");
    let form = "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /OC 7 0 R /Resources << /Font << /F 9 0 R >> >>";
    file = file.stream(4, form, OLD.as_bytes()).page(operators);
    let layers = format!("<< /OCGs [6 0 R 7 0 R] /D << {configuration} >> >>");
    let bytes = file.bytes();
    let text: Vec<u8> = bytes;
    let catalog = b"<< /Type /Catalog /Pages 2 0 R >>";
    let at = text.windows(catalog.len()).position(|window| window == catalog).unwrap();
    let with = format!("<< /Type /Catalog /Pages 2 0 R /OCProperties {layers} >>");
    read(&[&text[..at], with.as_bytes(), &text[at + catalog.len()..]].concat()).0
}

#[test]
fn layers_that_are_not_shown_are_left_out() {
    let off = "/OFF [7 0 R]";
    for name in ["Off", "Any"] {
        let operators = format!("/OC /{name} BDC {OLD} EMC {NEW}");
        assert_eq!(layers(&operators, off), ["17"], "{name}");
    }
    assert_eq!(layers(&format!("/OC /On BDC {NEW} EMC"), off), ["17"]);
    assert_eq!(layers(&format!("/X Do {NEW}"), off), ["17"]);
    let base = "/BaseState /OFF /ON [6 0 R]";
    assert_eq!(layers(&format!("/OC /Off BDC {OLD} EMC /OC /On BDC {NEW} EMC"), base), ["17"]);
    assert_eq!(layers(&format!("/OC /Off BDC {NEW} EMC"), ""), ["17"]);
}

/// Why the cells of a table of two cells are unclear, on a page with this annotation.
fn unclear(annotation: &str) -> Vec<Option<Unclear>> {
    let operators = format!("40 690 80 20 re S 80 690 m 80 710 l S {NEW}");
    let page = "/MediaBox [0 0 600 800] /Annots [20 0 R]";
    let file = File::of(&operators).every_page(page).object(20, annotation);
    let (blocks, _) = answer(&file.bytes(), &Limits::default()).unwrap();
    let [Block::Grid(grid)] = blocks.as_slice() else { panic!("{blocks:?}") };
    grid.cells.iter().map(|cell| cell.unclear).collect()
}

#[test]
fn fields_and_annotations_over_a_cell_are_seen() {
    let at = |kind: &str| format!("<< /Type /Annot /Subtype /{kind} /Rect [85 692 110 708] >>");
    let field = Some(Unclear::Field);
    assert_eq!(unclear(&at("Widget")), [None, field]);
    assert_eq!(unclear(&at("FreeText")), [None, field]);
    assert_eq!(unclear(&at("Link")), [None, None]);
    let hidden = "<< /Type /Annot /Subtype /Widget /F 2 /Rect [85 692 110 708] >>";
    assert_eq!(unclear(hidden), [None, None]);
}

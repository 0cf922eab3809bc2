//! Pages: rotation, visible text, and remarks on pages that cannot be read.

use super::file::File;
use super::{Answer, answer, placed, read};
use model::document::{Block, Remark};
use read::{Limits, Refused};

const TEXT: &str = "BT /F 10 Tf 50 700 Td (12) Tj ET";
const PICTURE: &str = "q 600 0 0 800 0 0 cm /I Do Q";

fn whole(bytes: &[u8]) -> Answer {
    answer(bytes, &Limits::default())
}

fn refused(bytes: &[u8]) -> Refused {
    whole(bytes).unwrap_err()
}

/// Pages with a font and a picture.
fn file(pages: &[&str]) -> Vec<u8> {
    let file = File::new()
        .resources("/Font << /F 9 0 R >> /XObject << /I 8 0 R >>")
        .object(9, super::file::LATIN)
        .stream(8, "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8", b"x");
    pages.iter().fold(file, |file, page| file.page(page)).bytes()
}

#[test]
fn a_page_is_read_as_it_is_turned_and_cropped() {
    let turned =
        |entries: &str, operators: &str| placed(&File::of(operators).every_page(entries).bytes()).1;
    assert_eq!(turned("/MediaBox [0 0 600 800]", TEXT), [91, 101, 50, 60]);
    assert_eq!(turned("/MediaBox [0 0 600 800] /CropBox [40 0 600 750]", TEXT), [41, 51, 10, 20]);
    // Written upwards, on a page that is turned right: level, as a reader sees it.
    let upwards = "BT /F 10 Tf 0 1 -1 0 500 50 Tm (12) Tj ET";
    assert_eq!(turned("/MediaBox [0 0 600 800] /Rotate 90", upwards), [491, 501, 50, 60]);
}

#[test]
fn lines_that_cross_are_a_table() {
    let operators = format!("50 690 40 20 re S 70 690 m 70 710 l S {TEXT}");
    let (blocks, _) = whole(&File::of(&operators).bytes()).unwrap();
    let [Block::Grid(grid)] = blocks.as_slice() else { panic!("{blocks:?}") };
    let texts: Vec<&str> = grid.cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!((grid.rows, grid.columns, texts), (1, 2, vec!["12", ""]));
    assert_eq!(grid.lines.len(), 1);
}

#[test]
fn white_lines_are_none() {
    let operators = format!("1 G 50 690 40 20 re S 70 690 m 70 710 l S {TEXT}");
    assert_eq!(read(&File::of(&operators).bytes()).0, ["12"]);
}

#[test]
fn forms_are_drawn_where_they_are_placed() {
    let file = File::new()
        .resources("/Font << /F 9 0 R >> /XObject << /X 8 0 R >>")
        .object(9, super::file::LATIN)
        .packed(
            8,
            "/Subtype /Form /BBox [0 0 100 100] /Matrix [1 0 0 1 10 0]",
            b"BT /F 10 Tf (7) Tj ET",
        )
        .page("q 1 0 0 1 40 700 cm /X Do Q");
    assert_eq!(placed(&file.bytes()), ("7".into(), [91, 101, 50, 55]));
}

#[test]
fn pictures_without_text_are_named_and_blank_pages_are_not() {
    assert_eq!(refused(&file(&[PICTURE, PICTURE])), Refused::Scanned);
    let (_, remarks) = whole(&file(&[TEXT, PICTURE, ""])).unwrap();
    assert_eq!(remarks, [Remark::PagesWithoutText { pages: vec![2] }]);
    assert_eq!(refused(&file(&[""])), Refused::Empty);
}

#[test]
fn text_that_a_scanner_laid_over_the_picture_is_read_and_named() {
    let unseen = "BT /F 10 Tf 3 Tr 50 700 Td (12) Tj ET";
    let (lines, remarks) = read(&file(&[&format!("{PICTURE} {unseen}")]));
    assert_eq!(
        (lines, remarks),
        (vec!["12".into()], vec![Remark::ScannedPages { pages: vec![1] }])
    );
    // Drawn first and then covered.
    let (_, remarks) = read(&file(&[&format!("{TEXT} {PICTURE}")]));
    assert_eq!(remarks, [Remark::ScannedPages { pages: vec![1] }]);
    // Invisible text without a picture under it.
    let (lines, remarks) = read(&file(&[&format!("{TEXT} {}", unseen.replace("12", "99"))]));
    assert_eq!((lines, remarks), (vec!["12".into()], Vec::new()));
}

#[test]
fn a_password_is_asked_for_only_where_the_file_asks_for_one() {
    for bytes in [
        &include_bytes!("../../../../tests/fixtures/pdf/rc4-no-password.pdf")[..],
        include_bytes!("../../../../tests/fixtures/pdf/aes256-no-password.pdf"),
    ] {
        assert_eq!(read(bytes).0, ["Report 2024: 12"]);
    }
    let bytes = include_bytes!("../../../../tests/fixtures/pdf/aes256-password.pdf");
    assert_eq!(refused(bytes), Refused::Encrypted);
}

#[test]
fn a_file_without_pages_is_damaged() {
    let damaged = Refused::Damaged { part: String::new() };
    assert_eq!(refused(&File::new().bytes()), damaged);
    assert_eq!(refused(b"%PDF-1.4\nnothing else"), damaged);
}

#[test]
fn pages_past_the_limit_are_not_read_and_it_is_said() {
    let limits = Limits { pages: 1, ..Limits::default() };
    let (blocks, remarks) = answer(&file(&[TEXT, TEXT]), &limits).unwrap();
    assert_eq!((blocks.len(), remarks), (1, vec![Remark::LimitReached]));
}

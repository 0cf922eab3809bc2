//! The text of strings, and the positions of their glyphs.

use super::file::File;
use super::{placed, read};
use model::document::Remark;

const DESCENDANT: &str =
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /A /DW 1000 /W [814 908 500] >>";
const SHOWN: &str = "BT /C 10 Tf 50 700 Td <C4EA3132> Tj ET";

/// A page with a string in a composite font.
fn composite(font: &str, descendant: Option<&str>, operators: &str) -> Vec<u8> {
    let font =
        format!("<< /Type /Font /Subtype /Type0 /BaseFont /A /DescendantFonts [5 0 R] {font} >>");
    let file = File::new().resources("/Font << /C 4 0 R >>").object(4, &font).page(operators);
    match descendant {
        Some(descendant) => file.object(5, descendant).bytes(),
        None => file.bytes(),
    }
}

fn in_encoding(encoding: &str, hex: &str) -> String {
    let font = format!("/Encoding /{encoding}");
    let operators = format!("BT /C 10 Tf 50 700 Td <{hex}> Tj ET");
    read(&composite(&font, Some(DESCENDANT), &operators)).0.join("|")
}

#[test]
fn bytes_of_predefined_cmaps_are_gb18030_or_utf16() {
    assert_eq!(in_encoding("GBK-EUC-H", "C4EA3132"), "年12");
    assert_eq!(in_encoding("GBKp-EUC-H", "31D4C2"), "1月");
    assert_eq!(in_encoding("GB-EUC-H", "CEDE"), "无");
    assert_eq!(in_encoding("GBK2K-H", "9532823631"), "𠀀1");
    assert_eq!(in_encoding("UniGB-UCS2-H", "003100325E74"), "12年");
    assert_eq!(in_encoding("UniGB-UTF16-H", "D842DFB70031"), "𠮷1");
}

#[test]
fn codes_that_nothing_explains_are_counted() {
    let (lines, remarks) = read(&composite("/Encoding /Identity-H", Some(DESCENDANT), SHOWN));
    assert_eq!(lines, ["\u{fffd}\u{fffd}"]);
    assert_eq!(remarks, [Remark::Undecodable { count: 2 }]);
}

#[test]
fn text_whose_font_was_lost_does_not_vanish() {
    let lost = "\u{fffd}".repeat(4);
    let torn = composite("/Encoding /GBK-EUC-H", None, SHOWN);
    let unnamed = File::of("BT /Other 10 Tf 50 700 Td <C4EA3132> Tj ET").bytes();
    let empty = File::of("BT /F 10 Tf 50 700 Td <C4EA3132> Tj ET").object(9, "<< >>").bytes();
    for bytes in [torn, unnamed, empty] {
        let (lines, remarks) = read(&bytes);
        assert_eq!(lines, [lost.as_str()]);
        assert_eq!(remarks, [Remark::Undecodable { count: 4 }]);
    }
}

#[test]
fn a_font_without_the_map_that_it_names_says_nothing() {
    let lost = "\u{fffd}".repeat(4);
    let map = "/Encoding /Identity-H /ToUnicode 90 0 R";
    assert_eq!(read(&composite(map, Some(DESCENDANT), SHOWN)).0, [lost.as_str()]);
    let widths = DESCENDANT.replace("[814 908 500]", "90 0 R");
    assert_eq!(read(&composite("/Encoding /GBK-EUC-H", Some(&widths), SHOWN)).0, [lost]);
}

/// A font of drawings whose codes 1 and 2 a map explains.
fn mapped(map: &str, operators: &str) -> Vec<u8> {
    let font = "<< /Type /Font /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FontBBox [0 0 100 100] \
                /FirstChar 1 /LastChar 2 /Widths [100 50] /Encoding << /Differences [1 /g1 /g2] >> \
                /CharProcs << >> /ToUnicode 6 0 R >>";
    let resources = "/Font << /T 4 0 R >>";
    let file = File::new().resources(resources).object(4, font);
    file.packed(
        6,
        "",
        format!("1 begincodespacerange <00> <ff> endcodespacerange {map}").as_bytes(),
    )
    .page(operators)
    .bytes()
}

#[test]
fn drawn_glyphs_say_what_their_map_says() {
    let map = "2 beginbfchar <01> <5E74> <02> <0031> endbfchar";
    let bytes = mapped(map, "BT /T 10 Tf 50 700 Td <010202> Tj ET");
    assert_eq!(placed(&bytes), ("年11".into(), [91, 101, 50, 70]));
}

#[test]
fn radicals_are_shown_as_the_ideographs_that_the_page_shows() {
    let map = "1 beginbfrange <01> <02> [<2F08> <2EA0>] endbfrange";
    assert_eq!(read(&mapped(map, "BT /T 10 Tf 50 700 Td <0102> Tj ET")).0, ["人民"]);
}

#[test]
fn text_that_stands_for_glyphs_is_read_for_them() {
    let map = "1 beginbfchar <01> <5E74> endbfchar";
    let shown = |text: &str| {
        let operators = format!(
            "/Span << /ActualText <FEFF{text}> >> BDC BT /T 10 Tf 50 700 Td <0101> Tj ET EMC"
        );
        read(&mapped(map, &operators)).0.join("|")
    };
    assert_eq!(shown("4EBA6C11"), "人民");
    assert_eq!(shown("4EBA6C11653F"), "人民政");
    assert_eq!(shown(""), "年年");
}

#[test]
fn text_that_stands_for_glyphs_changes_no_number() {
    let operators = "/Span << /ActualText (15) >> BDC BT /F 10 Tf 50 700 Td (12) Tj ET EMC";
    let (lines, remarks) = read(&File::of(operators).bytes());
    assert_eq!(lines, ["\u{fffd}\u{fffd}"]);
    assert_eq!(remarks, [Remark::Undecodable { count: 2 }]);
}

#[test]
fn operators_of_text_move_it() {
    let of = |operators: &str| placed(&File::of(&format!("BT /F 10 Tf {operators} ET")).bytes());
    // The em stands from 0.88 above the base line to 0.12 below it.
    let at = |text: &str, left: i32, right: i32| (text.to_owned(), [91, 101, left, right]);
    assert_eq!(of("50 700 Td (12) Tj"), at("12", 50, 60));
    assert_eq!(of("20 680 Td 30 20 TD (12) Tj"), at("12", 50, 60));
    assert_eq!(of("1 0 0 1 50 712 Tm 12 TL T* (12) Tj"), at("12", 50, 60));
    assert_eq!(of("50 700 Td 1 Tc (12) Tj"), at("12", 50, 61));
    assert_eq!(of("50 700 Td 200 Tz (12) Tj"), at("12", 50, 70));
    assert_eq!(of("50 695 Td 5 Ts (12) Tj"), at("12", 50, 60));
    assert_eq!(of("50 700 Td [(1) -2000 (2)] TJ"), at("1 2", 50, 80));
    assert_eq!(of("50 712 Td 12 TL 3 1 (1 2) \""), at("1 2", 50, 70));
}

#[test]
fn bold_that_is_made_by_drawing_twice_is_read_once() {
    let operators = "BT /F 10 Tf 50 700 Td (11) Tj ET BT /F 10 Tf 50.4 700 Td (11) Tj ET";
    assert_eq!(read(&File::of(operators).bytes()).0, ["11"]);
}

#[test]
fn what_lies_across_the_page_is_no_text_of_it() {
    let operators = "BT /F 40 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (draft) Tj ET \
                     BT /F 10 Tf 50 700 Td (12) Tj ET";
    assert_eq!(read(&File::of(operators).bytes()).0, ["12"]);
}

#[test]
fn what_is_written_downwards_is_a_character_a_line() {
    let operators = "BT /C 10 Tf 50 700 Td <5E746708> Tj ET";
    let bytes = composite("/Encoding /UniGB-UCS2-V", Some(DESCENDANT), operators);
    assert_eq!(read(&bytes).0, ["年", "月"]);
}

use super::super::{Decoder, Limits};
use crate::document::{Block, Remark};

struct Gb18030;

impl Decoder for Gb18030 {
    fn gb18030(&self, bytes: &[u8]) -> String {
        encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned()
    }
}

const DESCENDANT: &str =
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /A /DW 1000 /W [814 908 500] >>";
const FONT: &str = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /GBK-EUC-H \
                    /DescendantFonts [5 0 R] >>";

/// A page with a line of text; an object that is `None` is not in the file.
fn pdf(objects: [Option<&str>; 2]) -> Vec<u8> {
    let content = "BT /F1 10 Tf 50 700 Td <C4EA3132> Tj ET";
    let content = format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    let [font, descendant] = objects;
    let all = [
        Some("<< /Type /Catalog /Pages 2 0 R >>"),
        Some("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
        Some(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R \
             /Resources << /Font << /F1 4 0 R >> >> >>",
        ),
        font,
        descendant,
        Some(&content),
    ];
    let mut file = String::from("%PDF-1.4\n");
    for (number, object) in (1..).zip(all) {
        if let Some(object) = object {
            file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
        }
    }
    file.push_str("trailer\n<< /Root 1 0 R >>\n%%EOF\n");
    file.into_bytes()
}

fn read(bytes: &[u8]) -> (Vec<String>, Vec<Remark>) {
    let (blocks, _, remarks) = super::read(bytes, &Limits::default(), &Gb18030).unwrap();
    let lines = blocks.into_iter().map(|block| match block {
        Block::Line(line) => line.text,
        Block::Grid(_) => panic!("a grid without lines"),
    });
    (lines.collect(), remarks)
}

#[test]
fn bytes_of_a_predefined_cmap_are_read() {
    assert_eq!(read(&pdf([Some(FONT), Some(DESCENDANT)])), (vec!["年12".into()], Vec::new()));
}

#[test]
fn text_whose_font_was_lost_does_not_vanish() {
    for objects in [[None, Some(DESCENDANT)], [Some(FONT), None], [Some("<< >>"), None]] {
        let (lines, remarks) = read(&pdf(objects));
        assert_eq!(lines, ["\u{fffd}".repeat(4)], "{objects:?}");
        assert_eq!(remarks, [Remark::Undecodable { count: 4 }], "{objects:?}");
    }
}

#[test]
fn a_font_without_the_map_that_it_names_says_nothing() {
    let font = FONT.replace("/GBK-EUC-H", "/Identity-H /ToUnicode 9 0 R");
    let (lines, _) = read(&pdf([Some(&font), Some(DESCENDANT)]));
    assert_eq!(lines, ["\u{fffd}".repeat(4)]);
    let widths = DESCENDANT.replace("[814 908 500]", "9 0 R");
    let (lines, _) = read(&pdf([Some(FONT), Some(&widths)]));
    assert_eq!(lines, ["\u{fffd}".repeat(4)]);
}

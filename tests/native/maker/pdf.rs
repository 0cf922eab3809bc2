//! A report as a pdf of the kind that older Chinese programs write: no font is in it, and its text
//! is in GBK through a predefined CMap (ISO 32000-1, 9.7.5.2).

use miniz_oxide::deflate::compress_to_vec_zlib;

use super::fixed::{HEIGHT, Sheet, Span, WIDTH, width};
use super::ink::Ink;

pub fn pdf(sheets: &[Sheet]) -> Vec<u8> {
    let mut file = File { bytes: b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n".to_vec(), places: Vec::new() };
    let pages: Vec<String> = (0..sheets.len()).map(|n| format!("{} 0 R", 5 + 2 * n)).collect();
    // The last object is a layer that is switched off.
    let layer = 5 + 2 * sheets.len();
    file.object(&format!(
        "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >> >>"
    ));
    let (pages, count) = (pages.join(" "), sheets.len());
    file.object(&format!("<< /Type /Pages /Kids [{pages}] /Count {count} >>"));
    file.object(
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [4 0 R] >>",
    );
    // The CIDs of ASCII in this CMap are 7716 and 814 to 908, of half width.
    file.object(
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) \
         /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [814 908 500 7716 7716 500] /FontDescriptor << /Type /FontDescriptor \
         /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 \
         /CapHeight 880 /StemV 93 >> >>",
    );
    for (index, sheet) in sheets.iter().enumerate() {
        let content = 6 + 2 * index;
        file.object(&format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << /F1 3 0 R >> \
             /Properties << /Off {layer} 0 R >> >> \
             /Contents {content} 0 R >>"
        ));
        file.stream(&compress_to_vec_zlib(drawing(sheet).as_bytes(), 6));
    }
    file.object("<< /Type /OCG /Name (Off) >>");
    file.finish()
}

struct File {
    bytes: Vec<u8>,
    /// Where each object begins.
    places: Vec<usize>,
}

impl File {
    fn begin(&mut self) {
        self.places.push(self.bytes.len());
        self.bytes.extend(format!("{} 0 obj\n", self.places.len()).bytes());
    }

    fn object(&mut self, body: &str) {
        self.begin();
        self.bytes.extend(format!("{body}\nendobj\n").bytes());
    }

    fn stream(&mut self, packed: &[u8]) {
        self.begin();
        let length = packed.len();
        self.bytes.extend(format!("<< /Length {length} /Filter /FlateDecode >>\nstream\n").bytes());
        self.bytes.extend(packed);
        self.bytes.extend(b"\nendstream\nendobj\n");
    }

    fn finish(mut self) -> Vec<u8> {
        let (start, count) = (self.bytes.len(), self.places.len() + 1);
        let entries: String = self.places.iter().map(|at| format!("{at:010} 00000 n \n")).collect();
        self.bytes.extend(
            format!(
                "xref\n0 {count}\n0000000000 65535 f \n{entries}trailer\n<< /Size {count} /Root 1 0 R >>\n\
                 startxref\n{start}\n%%EOF\n"
            )
            .bytes(),
        );
        self.bytes
    }
}

fn drawing(sheet: &Sheet) -> String {
    let mut out = String::from("0.5 w\n");
    for rule in &sheet.rules {
        let (top, bottom) = (HEIGHT - rule.top, HEIGHT - rule.bottom);
        out.push_str(&format!("{:.2} {top:.2} m {:.2} {bottom:.2} l S\n", rule.left, rule.right));
    }
    for span in &sheet.spans {
        let (bytes, _, lost) = encoding_rs::GBK.encode(&span.text);
        assert!(!lost, "{} is not in GBK", span.text);
        let hex: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
        let (size, left, up) = (span.size, span.left, HEIGHT - span.baseline);
        let (before, after) = inked(span);
        out.push_str(&format!(
            "{before}BT /F1 {size} Tf 1 0 0 1 {left:.2} {up:.2} Tm <{hex}> Tj ET\n{after}"
        ));
    }
    out
}

/// What is drawn before and after a text for its ink.
fn inked(span: &Span) -> (String, String) {
    let Some((ink, way)) = span.ink else { return Default::default() };
    let grey = |level: u8| (format!("q {level} g\n"), "Q\n".to_owned());
    match (ink, way % 2) {
        (Ink::Hidden, 0) => ("q 3 Tr\n".into(), "Q\n".into()),
        (Ink::Hidden, _) => ("/OC /Off BDC\n".into(), "EMC\n".into()),
        (Ink::White, _) => grey(1),
        (Ink::Covered, _) => (String::new(), covered(span)),
        (Ink::Bold, _) => ("q 2 Tr 0.3 w\n".into(), "Q\n".into()),
        (Ink::Red, _) => ("q 1 0 0 rg\n".into(), "Q\n".into()),
        (Ink::Struck | Ink::Raised | Ink::Lowered, _) => Default::default(),
    }
}

/// A white box on a text.
fn covered(span: &Span) -> String {
    let (wide, high) = (width(&span.text, span.size) + 1.0, span.size * 1.1);
    let (left, up) = (span.left - 0.5, HEIGHT - span.baseline - span.size * 0.2);
    format!("q 1 g {left:.2} {up:.2} {wide:.2} {high:.2} re f Q\n")
}

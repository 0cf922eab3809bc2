//! Pdf files: objects one behind the other, found without a table of them.

/// A font of whole UTF-16: its codes are the characters.
const FONT: &str = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>";
const DESCENDANT: &str = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering \
    (Identity) /Supplement 0 >> /DW 1000 >>";
const CMAP: &str = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def 1 begincodespacerange \
    <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end";

/// The font is `/F`; objects of others begin at 1,000, those of pages at 1,000,000.
pub struct File {
    objects: Vec<(usize, Vec<u8>)>,
    pages: Vec<usize>,
    /// Behind the font: more entries of `/Font`, and further resources.
    pub fonts: String,
    pub resources: String,
    /// More entries of every page and of the catalogue.
    pub page: String,
    pub catalogue: String,
    /// What is repeated behind the objects.
    pub behind: String,
}

impl File {
    /// A file without a page.
    pub fn new() -> File {
        let mut file = File {
            objects: Vec::new(),
            pages: Vec::new(),
            fonts: String::new(),
            resources: String::new(),
            page: String::new(),
            catalogue: String::new(),
            behind: String::new(),
        };
        file.object(3, FONT);
        file.object(4, DESCENDANT);
        file.stream(5, "", CMAP.as_bytes());
        file
    }

    pub fn object(&mut self, number: usize, body: &str) {
        self.objects.push((number, body.into()));
    }

    pub fn stream(&mut self, number: usize, entries: &str, bytes: &[u8]) {
        let length = bytes.len();
        let mut body = format!("<< /Length {length} {entries} >>\nstream\n").into_bytes();
        body.extend(bytes);
        body.extend(b"\nendstream");
        self.objects.push((number, body));
    }

    /// One page more.
    pub fn page(&mut self, operators: &str) {
        let number = 1_000_000 + 2 * self.pages.len();
        self.stream(number, "", operators.as_bytes());
        self.pages.push(number);
    }

    pub fn bytes(mut self) -> Vec<u8> {
        let mut kids = String::new();
        for content in self.pages.clone() {
            let number = content + 1;
            kids.push_str(&format!("{number} 0 R "));
            let body = format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {content} 0 R /Resources << /Font << /F 3 0 R \
                 {} >> {} >> {} >>",
                self.fonts, self.resources, self.page
            );
            self.object(number, &body);
        }
        let count = self.pages.len();
        self.object(2, &format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>"));
        self.object(1, &format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalogue));
        let mut file = b"%PDF-1.5\n".to_vec();
        for (number, body) in self.objects {
            file.extend(format!("{number} 0 obj\n").bytes());
            file.extend(body);
            file.extend(b"\nendobj\n");
        }
        file.extend(self.behind.bytes());
        file.extend(b"trailer\n<< /Root 1 0 R >>\n%%EOF\n");
        file
    }
}

/// Operators that show a text at a place, in points from the lower left corner.
pub fn shown(text: &str, left: usize, up: usize) -> String {
    format!("BT /F 10 Tf 1 0 0 1 {left} {up} Tm {} Tj ET\n", hex(text))
}

/// The text as a string of codes.
pub fn hex(text: &str) -> String {
    let digits: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<{digits}>")
}

//! Pdf files as small as they can be: objects one behind the other, found without a table of them.

use miniz_oxide::deflate::compress_to_vec_zlib;

/// Figures and Latin letters, each half an em wide.
pub const LATIN: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /A /Encoding /WinAnsiEncoding >>";

pub struct File {
    objects: Vec<(usize, Vec<u8>)>,
    pages: Vec<usize>,
    /// Fonts, forms and pictures of all pages.
    resources: String,
    /// More entries of every page.
    page: String,
}

impl File {
    /// A file without a page.
    pub fn new() -> File {
        File {
            objects: Vec::new(),
            pages: Vec::new(),
            resources: String::new(),
            page: "/MediaBox [0 0 600 800]".into(),
        }
    }

    /// A file of one page with these operators; `/F` is [`LATIN`].
    pub fn of(operators: &str) -> File {
        File::new().resources("/Font << /F 9 0 R >>").object(9, LATIN).page(operators)
    }

    pub fn resources(mut self, resources: &str) -> File {
        self.resources = resources.into();
        self
    }

    pub fn every_page(mut self, entries: &str) -> File {
        self.page = entries.into();
        self
    }

    pub fn object(mut self, number: usize, body: &str) -> File {
        self.objects.push((number, body.into()));
        self
    }

    pub fn stream(mut self, number: usize, entries: &str, bytes: &[u8]) -> File {
        let length = bytes.len();
        let mut body = format!("<< /Length {length} {entries} >>\nstream\n").into_bytes();
        body.extend(bytes);
        body.extend(b"\nendstream");
        self.objects.push((number, body));
        self
    }

    pub fn packed(self, number: usize, entries: &str, bytes: &[u8]) -> File {
        let packed = compress_to_vec_zlib(bytes, 6);
        self.stream(number, &format!("/Filter /FlateDecode {entries}"), &packed)
    }

    /// One page more.
    pub fn page(self, operators: &str) -> File {
        let number = 100 + self.pages.len();
        self.page_with(number).stream(number, "", operators.as_bytes())
    }

    /// One page more, its operators in object `content`.
    pub fn page_with(mut self, content: usize) -> File {
        self.pages.push(content);
        self
    }

    pub fn bytes(mut self) -> Vec<u8> {
        let mut kids = String::new();
        for (index, content) in self.pages.iter().enumerate() {
            let number = 200 + index;
            kids.push_str(&format!("{number} 0 R "));
            let body = format!(
                "<< /Type /Page /Parent 2 0 R /Contents {content} 0 R /Resources << {} >> {} >>",
                self.resources, self.page
            );
            self.objects.push((number, body.into_bytes()));
        }
        let pages = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", self.pages.len());
        self.objects.push((2, pages.into_bytes()));
        self.objects.push((1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()));
        let mut file = b"%PDF-1.5\n".to_vec();
        for (number, body) in self.objects {
            file.extend(format!("{number} 0 obj\n").bytes());
            file.extend(body);
            file.extend(b"\nendobj\n");
        }
        file.extend(b"trailer\n<< /Root 1 0 R >>\n%%EOF\n");
        file
    }
}

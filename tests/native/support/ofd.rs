//! Writes OFD packages (GB/T 33190-2016): from pages of text and lines, or part by part.

#![allow(clippy::unwrap_used, dead_code)]

use std::fmt::Write as _;
use std::io::Write as _;

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, ZipArchiveWriter};

pub const NAMESPACE: &str = "http://www.ofdspec.org/2016";

/// Points in a millimetre: everything here is in points from the upper left corner, y downwards;
/// the package has millimetres.
const POINTS: f32 = 72.0 / 25.4;

#[derive(Clone, Debug)]
pub struct Page {
    pub width: f32,
    pub height: f32,
    pub texts: Vec<Text>,
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug)]
pub struct Text {
    pub text: String,
    /// The left edge of the first character.
    pub left: f32,
    pub baseline: f32,
    pub size: f32,
    /// From the left edge of each character to that of the next; empty: by the width of each, as
    /// [`width`] has it.
    pub steps: Vec<f32>,
}

#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub from: (f32, f32),
    pub to: (f32, f32),
}

impl Page {
    /// A4, upright.
    pub fn a4() -> Page {
        Page { width: 595.3, height: 841.9, texts: Vec::new(), lines: Vec::new() }
    }

    pub fn write(&mut self, text: &str, left: f32, baseline: f32, size: f32) {
        let steps = Vec::new();
        self.texts.push(Text { text: text.into(), left, baseline, size, steps });
    }

    pub fn frame(&mut self, left: f32, top: f32, right: f32, bottom: f32) {
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        for pair in corners.windows(2) {
            self.lines.push(Line { from: pair[0], to: pair[1] });
        }
    }
}

/// The width of a character in the size of its text: ideographs and their punctuation are square.
pub fn width(c: char) -> f32 {
    if u32::from(c) >= 0x2000 { 1.0 } else { 0.5 }
}

/// A whole package with one document of these pages.
pub fn package(pages: &[Page]) -> Vec<u8> {
    let contents: Vec<String> = pages.iter().map(content).collect();
    let names: Vec<String> =
        (0..pages.len()).map(|at| format!("Doc_0/Pages/Page_{at}/Content.xml")).collect();
    let (entry, document, resources) = (entry(), document(pages.len()), resources());
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("OFD.xml", entry.as_bytes()),
        ("Doc_0/Document.xml", document.as_bytes()),
        ("Doc_0/PublicRes.xml", resources.as_bytes()),
    ];
    parts.extend(names.iter().map(String::as_str).zip(contents.iter().map(String::as_bytes)));
    zip(&parts)
}

/// A zip of deflated parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut out);
    for (name, bytes) in parts {
        let (mut entry, config) =
            archive.new_file(name).compression_method(CompressionMethod::DEFLATE).start().unwrap();
        let mut counted = config.wrap(Vec::new());
        counted.write_all(bytes).unwrap();
        let (_, descriptor) = counted.finish().unwrap();
        entry.write_all(&compress_to_vec(bytes, 6)).unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    out
}

/// OFD.xml, naming `Doc_0/Document.xml`.
pub fn entry() -> String {
    root(
        "OFD",
        "Version=\"1.0\" DocType=\"OFD\"",
        "<ofd:DocBody><ofd:DocInfo><ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID>\
         </ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>",
    )
}

/// Document.xml of so many pages, named as [`package`] names them.
pub fn document(pages: usize) -> String {
    let mut list = String::new();
    for at in 0..pages {
        let id = FIRST_ID + at;
        write!(list, "<ofd:Page ID=\"{id}\" BaseLoc=\"Pages/Page_{at}/Content.xml\"/>").unwrap();
    }
    let body = format!(
        "<ofd:CommonData><ofd:MaxUnitID>{MOST_IDS}</ofd:MaxUnitID><ofd:PageArea>\
         <ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\
         <ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>{list}</ofd:Pages>"
    );
    root("Document", "", &body)
}

/// The content of one page.
pub fn content(page: &Page) -> String {
    let mut objects = String::new();
    let mut id = FIRST_ID + 1_000;
    let mut next = || {
        id += 1;
        id
    };
    for line in &page.lines {
        path_object(&mut objects, next(), line);
    }
    for text in &page.texts {
        text_object(&mut objects, next(), text);
    }
    let (width, height) = (mm(page.width), mm(page.height));
    let body = format!(
        "<ofd:Area><ofd:PhysicalBox>0 0 {width} {height}</ofd:PhysicalBox></ofd:Area>\
         <ofd:Content><ofd:Layer ID=\"{}\" Type=\"Body\">{objects}</ofd:Layer></ofd:Content>",
        next()
    );
    root("Page", "", &body)
}

/// An element of the format's namespace as a part of its own.
pub fn root(name: &str, attributes: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <ofd:{name} xmlns:ofd=\"{NAMESPACE}\" {attributes}>{body}</ofd:{name}>"
    )
}

const FONT_ID: usize = 2;
const FIRST_ID: usize = 10;
const MOST_IDS: usize = 1_000_000;

fn resources() -> String {
    let font = format!("<ofd:Font ID=\"{FONT_ID}\" FontName=\"宋体\" FamilyName=\"宋体\"/>");
    root("Res", "BaseLoc=\"Res\"", &format!("<ofd:Fonts>{font}</ofd:Fonts>"))
}

fn text_object(out: &mut String, id: usize, text: &Text) {
    let size = text.size;
    let steps: Vec<f32> = if text.steps.is_empty() {
        text.text.chars().map(|c| width(c) * size).collect()
    } else {
        text.steps.clone()
    };
    let inner = steps.len().min(text.text.chars().count().saturating_sub(1));
    let boundary = format!(
        "{} {} {} {}",
        mm(text.left),
        mm(text.baseline - size),
        mm(steps.iter().sum::<f32>().max(size)),
        mm(size * 1.2)
    );
    let deltas = deltas(&steps[..inner]);
    let deltas = if deltas.is_empty() { String::new() } else { format!(" DeltaX=\"{deltas}\"") };
    write!(
        out,
        "<ofd:TextObject ID=\"{id}\" Boundary=\"{boundary}\" Font=\"{FONT_ID}\" Size=\"{}\">\
         <ofd:TextCode X=\"0\" Y=\"{}\"{deltas}>{}</ofd:TextCode></ofd:TextObject>",
        mm(size),
        mm(size),
        escaped(&text.text)
    )
    .unwrap();
}

/// Steps in millimetres; three and more of one size as `g n v`.
fn deltas(steps: &[f32]) -> String {
    let steps: Vec<String> = steps.iter().map(|step| mm(*step)).collect();
    let runs = steps.chunk_by(|one, other| one == other).map(|run| match run {
        [one, _, _, ..] => format!("g {} {one}", run.len()),
        run => run.join(" "),
    });
    runs.collect::<Vec<_>>().join(" ")
}

fn path_object(out: &mut String, id: usize, line: &Line) {
    let ((x0, y0), (x1, y1)) = (line.from, line.to);
    let (left, top) = (x0.min(x1), y0.min(y1));
    let (wide, high) = ((x1 - x0).abs().max(0.5), (y1 - y0).abs().max(0.5));
    write!(
        out,
        "<ofd:PathObject ID=\"{id}\" Boundary=\"{} {} {} {}\" LineWidth=\"0.18\">\
         <ofd:AbbreviatedData>M {} {} L {} {}</ofd:AbbreviatedData></ofd:PathObject>",
        mm(left),
        mm(top),
        mm(wide),
        mm(high),
        mm(x0 - left),
        mm(y0 - top),
        mm(x1 - left),
        mm(y1 - top)
    )
    .unwrap();
}

fn mm(points: f32) -> String {
    format!("{}", (points / POINTS * 1_000.0).round() / 1_000.0)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

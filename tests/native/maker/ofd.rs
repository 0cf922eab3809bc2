//! A report as ofd: GB/T 33190-2016. Millimetres from the upper left corner.

use super::fixed::{HEIGHT, Rule, Sheet, Span, WIDTH, advance, width};
use super::ink::Ink;
use super::zip::{PROLOGUE, escaped, zip};

const NAMESPACE: &str = "http://www.ofdspec.org/2016";
/// Millimetres of a point.
const POINT: f64 = 25.4 / 72.0;

pub fn ofd(sheets: &[Sheet]) -> Vec<u8> {
    let part = |name: &str, body: String| (name.to_owned(), format!("{PROLOGUE}{body}"));
    let mut parts = vec![
        part(
            "OFD.xml",
            format!(
                "<ofd:OFD xmlns:ofd=\"{NAMESPACE}\" DocType=\"OFD\" Version=\"1.1\"><ofd:DocBody><ofd:DocInfo>\
                 <ofd:DocID>0a1b2c3d4e5f60718293a4b5c6d7e8f9</ofd:DocID></ofd:DocInfo><ofd:DocRoot>\
                 Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
            ),
        ),
        part("Doc_0/Document.xml", document(sheets.len())),
        part(
            "Doc_0/PublicRes.xml",
            format!(
                "<ofd:Res xmlns:ofd=\"{NAMESPACE}\" BaseLoc=\"Res\"><ofd:Fonts><ofd:Font ID=\"2\" FontName=\
                 \"宋体\" FamilyName=\"宋体\"/></ofd:Fonts></ofd:Res>"
            ),
        ),
    ];
    for (index, sheet) in sheets.iter().enumerate() {
        parts.push(part(&format!("Doc_0/Pages/Page_{index}/Content.xml"), page(sheet)));
    }
    zip(&parts)
}

fn document(pages: usize) -> String {
    let each: String = (0..pages)
        .map(|index| {
            let id = 10 + index;
            format!("<ofd:Page ID=\"{id}\" BaseLoc=\"Pages/Page_{index}/Content.xml\"/>")
        })
        .collect();
    format!(
        "<ofd:Document xmlns:ofd=\"{NAMESPACE}\"><ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea>\
         <ofd:PhysicalBox>0 0 {:.2} {:.2}</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml\
         </ofd:PublicRes></ofd:CommonData><ofd:Pages>{each}</ofd:Pages></ofd:Document>",
        WIDTH * POINT,
        HEIGHT * POINT
    )
}

fn page(sheet: &Sheet) -> String {
    let mut id = 1000;
    let mut next = || {
        id += 1;
        id
    };
    let rules: String = sheet.rules.iter().map(|one| path(one, next())).collect();
    let spans: String = sheet.spans.iter().map(|one| text(one, next())).collect();
    format!(
        "<ofd:Page xmlns:ofd=\"{NAMESPACE}\"><ofd:Content><ofd:Layer ID=\"1000\" Type=\"Body\">{rules}{spans}\
         </ofd:Layer></ofd:Content></ofd:Page>"
    )
}

/// The places within an object count from its own box.
fn path(rule: &Rule, id: u32) -> String {
    let (wide, high) = ((rule.right - rule.left) * POINT, (rule.bottom - rule.top) * POINT);
    format!(
        "<ofd:PathObject ID=\"{id}\" Boundary=\"{:.3} {:.3} {:.3} {:.3}\" LineWidth=\"0.18\"><ofd:StrokeColor \
         Value=\"0 0 0\"/><ofd:AbbreviatedData>M 0 0 L {wide:.3} {high:.3}</ofd:AbbreviatedData></ofd:PathObject>",
        rule.left * POINT,
        rule.top * POINT,
        wide.max(0.18),
        high.max(0.18)
    )
}

fn text(span: &Span, id: u32) -> String {
    let size = span.size * POINT;
    let ascent = size * 0.88;
    let chars: Vec<char> = span.text.chars().collect();
    let steps: Vec<String> = chars[..chars.len() - 1]
        .iter()
        .map(|c| format!("{:.3}", advance(*c, span.size) * POINT))
        .collect();
    let delta = match steps.len() {
        0 => String::new(),
        _ => format!(" DeltaX=\"{}\"", runs(&steps)),
    };
    let ink = span.ink.map(|(ink, _)| ink);
    let hidden = if ink == Some(Ink::Hidden) { " Visible=\"false\"" } else { "" };
    let bold = if ink == Some(Ink::Bold) { " Weight=\"700\"" } else { "" };
    let colour = match ink {
        Some(Ink::White) => "255 255 255",
        Some(Ink::Red) => "255 0 0",
        _ => "0 0 0",
    };
    let cover = if ink == Some(Ink::Covered) { cover(span, id + 500_000) } else { String::new() };
    format!(
        "<ofd:TextObject ID=\"{id}\"{hidden}{bold} Boundary=\"{:.3} {:.3} {:.3} {:.3}\" Font=\"2\" Size=\"{size:.3}\"><ofd:FillColor \
         Value=\"{colour}\"/><ofd:TextCode X=\"0\" Y=\"{ascent:.3}\"{delta}>{}</ofd:TextCode></ofd:TextObject>{cover}",
        span.left * POINT,
        span.baseline * POINT - ascent,
        width(&span.text, span.size) * POINT,
        size * 1.12,
        escaped(&span.text)
    )
}

/// Steps that repeat are written `g count step`.
fn runs(steps: &[String]) -> String {
    let chunks = steps.chunk_by(|one, other| one == other);
    let written = chunks.map(|chunk| match chunk.len() {
        1..=2 => chunk.join(" "),
        count => format!("g {count} {}", chunk[0]),
    });
    written.collect::<Vec<_>>().join(" ")
}

/// A white box on a text.
fn cover(span: &Span, id: u32) -> String {
    let (wide, high) = ((width(&span.text, span.size) + 1.0) * POINT, span.size * 1.1 * POINT);
    let (left, top) = ((span.left - 0.5) * POINT, (span.baseline - span.size * 0.9) * POINT);
    format!(
        "<ofd:PathObject ID=\"{id}\" Boundary=\"{left:.3} {top:.3} {wide:.3} {high:.3}\" Stroke=\"false\" \
         Fill=\"true\"><ofd:FillColor Value=\"255 255 255\"/><ofd:AbbreviatedData>M 0 0 L {wide:.3} 0 L {wide:.3} \
         {high:.3} L 0 {high:.3} C</ofd:AbbreviatedData></ofd:PathObject>"
    )
}

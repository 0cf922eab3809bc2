//! Reads what is text in some encoding: web pages, what is pasted, `.mht`, csv, JSON, plain text.

#![forbid(unsafe_code)]

mod csv;
mod damage;
mod encoding;
mod html;
mod json;
mod mhtml;
mod sniff;
mod text;

use model::document::{Block, Document, Format, Remark};
use read::{Decoder, File, Limits, Read, Refused, Source, document, script, sheets};

/// Reads a text, pasted or in a file; which format it is, its content says.
///
/// # Errors
/// [`Refused`] where it is no text, or text of a kind that is not read.
pub fn read(file: &File<'_>, limits: &Limits, decoder: &dyn Decoder) -> Result<Document, Refused> {
    limits.admit(file.bytes)?;
    let pasted = file.source != Source::File;
    if !pasted && mhtml::begins(file.bytes) {
        return mhtml::read(file.bytes, limits, decoder).map(|read| document(Format::Mhtml, read));
    }
    if !pasted && sniff::is_office_xml(file.bytes) {
        return Err(Refused::Office);
    }
    let decoded =
        if pasted { encoding::pasted(file.bytes) } else { encoding::decode(file.bytes, decoder)? };
    if decoded.text.trim().is_empty() {
        return Err(Refused::Empty);
    }
    if damage::is_mojibake(&decoded.text) {
        return Err(Refused::Mojibake);
    }
    if file.source != Source::PastedHtml && json::begins(&decoded.text) {
        let json::Content { blocks, mut remarks, declared } = json::read(&decoded.text, limits)?;
        remarks.extend(damage::undecodable(&decoded.text));
        return Ok(Document { declared, ..document(Format::Json, (blocks, remarks)) });
    }
    let kind = match file.source {
        Source::PastedHtml => Some(Format::Html),
        _ => sniff::html(&decoded.text),
    };
    if let Some(format) = kind {
        let contradicted = !pasted && encoding::contradicts(&decoded.text, decoded.encoding);
        let space = match format {
            Format::Html => html::Space::Collapsed,
            _ => html::Space::Kept,
        };
        return Ok(document(format, page(decoded, contradicted, space, limits)));
    }
    let mut remarks = decoded.remarks;
    remarks.extend(damage::undecodable(&decoded.text));
    if let Some(read) = csv::read(&decoded.text, limits) {
        let (blocks, more) = read?;
        remarks.extend(more);
        return Ok(document(Format::Csv, (blocks, remarks)));
    }
    let (format, blocks) = text::blocks(&decoded.text);
    Ok(document(format, (blocks, remarks)))
}

/// A page of html in whatever it came; `contradicted`: it declares another encoding than its own.
fn page(
    decoded: encoding::Decoded,
    contradicted: bool,
    space: html::Space,
    limits: &Limits,
) -> (Vec<Block>, Vec<Remark>) {
    let mut remarks = decoded.remarks;
    remarks.extend(damage::undecodable(&decoded.text));
    remarks.extend(contradicted.then_some(Remark::EncodingContradicted));
    let (blocks, more) = html::blocks(&decoded.text, space, limits);
    for remark in more {
        if !remarks.contains(&remark) {
            remarks.push(remark);
        }
    }
    (blocks, remarks)
}

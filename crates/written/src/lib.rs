//! Readers of text in some encoding: web pages, what is pasted, `.mht`, csv, JSON, plain text.
//!
//! [`read()`] tells the format from the content; [`html()`], [`mhtml()`], [`csv()`], [`json()`] and [`text()`] are for a
//! file whose format is known. All of them give a [`Document`] and [`Refused`] where there is none.
//!
//! The encoding is told from the bytes: a byte order mark, UTF-16 by its zeros, UTF-8 where it is valid, else
//! GB18030. A `charset` that is declared is only compared with it.

#![forbid(unsafe_code)]

mod csv;
mod damage;
mod encoding;
mod html;
mod json;
mod mhtml;
mod page;
mod sniff;
mod text;

use encoding::DecodedText;
use html::WhiteSpace;
use model::document::{Document, Format, Remark};
use read::flow_document;

pub use model::document;
pub use read::{Decoder, File, Limits, Refused, Source};

/// Reads a text, pasted or in a file; which format it is, its content tells.
///
/// ```
/// # use testing::gb18030; // any `Decoder`
/// use gouji_written::document::Format;
/// use gouji_written::{File, Limits};
///
/// let file = File::new("report.txt", b"<html><p>one</p><p>two</p></html>");
/// let document = gouji_written::read(&file, &Limits::default(), &gb18030)?;
/// assert_eq!(document.format, Format::Html);
/// assert_eq!(testing::outline(&document.blocks), ["one", "two"]);
/// # Ok::<(), gouji_written::Refused>(())
/// ```
///
/// # Errors
/// [`Refused::Binary`] where it is no text, [`Refused::Mojibake`] where its characters were destroyed,
/// [`Refused::Empty`], [`Refused::TooLarge`]; [`Refused::Office`] where it is the XML that Word or Excel saves as
/// one file; otherwise as [`mhtml()`] and [`json()`].
pub fn read(file: &File<'_>, limits: &Limits, decoder: &dyn Decoder) -> Result<Document, Refused> {
    limits.check_size(file.bytes)?;
    let pasted = file.source != Source::File;
    if !pasted && mhtml::begins(file.bytes) {
        return mhtml(file.bytes, limits, decoder);
    }
    if !pasted && sniff::is_office_xml(file.bytes) {
        return Err(Refused::Office);
    }
    let decoded =
        if pasted { encoding::pasted(file.bytes) } else { encoding::decode(file.bytes, decoder)? };
    let decoded = legible(decoded)?;
    if file.source != Source::PastedHtml && json::begins(&decoded.text) {
        return json_document(&decoded, limits);
    }
    let markup = match file.source {
        Source::PastedHtml => Some(Format::Html),
        _ => sniff::html(&decoded.text),
    };
    if let Some(format) = markup {
        let contradicted = !pasted && encoding::contradicts(&decoded.text, decoded.encoding);
        let space = match format {
            Format::Html => WhiteSpace::Collapsed,
            _ => WhiteSpace::Kept,
        };
        return Ok(flow_document(format, page::read(decoded, contradicted, space, limits)));
    }
    match csv::read(&decoded.text, limits) {
        Some(table) => csv_document(decoded, table),
        None => Ok(text_document(decoded)),
    }
}

/// Reads a web page: a line for each paragraph, a grid for each table of data, without the navigation around the
/// report.
///
/// ```
/// # use testing::gb18030; // any `Decoder`
/// use gouji_written::Limits;
///
/// let page = b"<table><tr><td>a<td>b<tr><td>1<td>2</table>";
/// let document = gouji_written::html(page, &Limits::default(), &gb18030)?;
/// assert_eq!(testing::outline(&document.blocks), ["[a|b]", "[1|2]"]);
/// # Ok::<(), gouji_written::Refused>(())
/// ```
///
/// # Errors
/// [`Refused::Binary`], [`Refused::Mojibake`], [`Refused::Empty`], [`Refused::TooLarge`].
pub fn html(bytes: &[u8], limits: &Limits, decoder: &dyn Decoder) -> Result<Document, Refused> {
    let decoded = decode(bytes, limits, decoder)?;
    let contradicted = encoding::contradicts(&decoded.text, decoded.encoding);
    let read = page::read(decoded, contradicted, WhiteSpace::Collapsed, limits);
    Ok(flow_document(Format::Html, read))
}

/// Reads a web page in one file, as browsers, Word and WPS save it: MIME (RFC 2045, RFC 2557) around html.
///
/// ```
/// # use testing::gb18030; // any `Decoder`
/// use gouji_written::Limits;
///
/// let file = b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>one</p>";
/// let document = gouji_written::mhtml(file, &Limits::default(), &gb18030)?;
/// assert_eq!(testing::outline(&document.blocks), ["one"]);
/// # Ok::<(), gouji_written::Refused>(())
/// ```
///
/// # Errors
/// [`Refused::Damaged`] where the head or the page cannot be decoded, [`Refused::AnotherDocument`] where no part is
/// a page or text, [`Refused::TooLarge`], [`Refused::Binary`], [`Refused::Mojibake`].
pub fn mhtml(bytes: &[u8], limits: &Limits, decoder: &dyn Decoder) -> Result<Document, Refused> {
    limits.check_size(bytes)?;
    mhtml::read(bytes, limits, decoder).map(|read| flow_document(Format::Mhtml, read))
}

/// Reads a table of values between commas, semicolons or tabs (RFC 4180) as a sheet: lines and grids.
///
/// ```
/// # use testing::gb18030; // any `Decoder`
/// use gouji_written::Limits;
///
/// let document = gouji_written::csv(b"a;b\n1;2\n3;4\n", &Limits::default(), &gb18030)?;
/// assert_eq!(testing::outline(&document.blocks), ["[a|b]", "[1|2]", "[3|4]"]);
/// # Ok::<(), gouji_written::Refused>(())
/// ```
///
/// # Errors
/// [`Refused::Damaged`] where the fields cannot be separated, [`Refused::Binary`], [`Refused::Mojibake`],
/// [`Refused::Empty`], [`Refused::TooLarge`].
pub fn csv(bytes: &[u8], limits: &Limits, decoder: &dyn Decoder) -> Result<Document, Refused> {
    let decoded = decode(bytes, limits, decoder)?;
    let table = csv::read_known(&decoded.text, limits);
    csv_document(decoded, table)
}

/// Reads the first report of a JSON text: the JSON v1 of a checked file (docs/wire-v1.schema.json), or the plain
/// shape of the three tables (docs/report.schema.json).
///
/// ```
/// # use testing::gb18030; // any `Decoder`
/// use gouji_written::Limits;
///
/// let text = br#"{"disputes": {"review": {"upheld": 1, "total": 2}}}"#;
/// let document = gouji_written::json(text, &Limits::default(), &gb18030)?;
/// assert_eq!(testing::outline(&document.blocks), ["[disputes|upheld|total]", "[review|1|2]"]);
/// # Ok::<(), gouji_written::Refused>(())
/// ```
///
/// # Errors
/// [`Refused::Damaged`] where it is no JSON, [`Refused::AnotherDocument`] where it holds none of the tables,
/// [`Refused::Binary`], [`Refused::Mojibake`], [`Refused::Empty`], [`Refused::TooLarge`].
pub fn json(bytes: &[u8], limits: &Limits, decoder: &dyn Decoder) -> Result<Document, Refused> {
    json_document(&decode(bytes, limits, decoder)?, limits)
}

/// Reads plain text or Markdown: one block a line, exactly as it stands.
///
/// ```
/// # use testing::gb18030; // any `Decoder`
/// use gouji_written::Limits;
///
/// let document = gouji_written::text(b"one\r\n  two", &Limits::default(), &gb18030)?;
/// assert_eq!(testing::outline(&document.blocks), ["one", "  two"]);
/// # Ok::<(), gouji_written::Refused>(())
/// ```
///
/// # Errors
/// [`Refused::Binary`], [`Refused::Mojibake`], [`Refused::Empty`], [`Refused::TooLarge`].
pub fn text(bytes: &[u8], limits: &Limits, decoder: &dyn Decoder) -> Result<Document, Refused> {
    Ok(text_document(decode(bytes, limits, decoder)?))
}

fn decode(bytes: &[u8], limits: &Limits, decoder: &dyn Decoder) -> Result<DecodedText, Refused> {
    limits.check_size(bytes)?;
    legible(encoding::decode(bytes, decoder)?)
}

/// Refuses what is blank or destroyed.
fn legible(decoded: DecodedText) -> Result<DecodedText, Refused> {
    if decoded.text.trim().is_empty() {
        Err(Refused::Empty)
    } else if damage::is_mojibake(&decoded.text) {
        Err(Refused::Mojibake)
    } else {
        Ok(decoded)
    }
}

fn json_document(decoded: &DecodedText, limits: &Limits) -> Result<Document, Refused> {
    let json::JsonContent { blocks, mut remarks, declared } = json::read(&decoded.text, limits)?;
    remarks.extend(damage::undecodable(&decoded.text));
    Ok(Document { declared, ..flow_document(Format::Json, (blocks, remarks)) })
}

fn csv_document(decoded: DecodedText, table: read::FlowResult) -> Result<Document, Refused> {
    let mut remarks = remarks_of(&decoded);
    let (blocks, more) = table?;
    remarks.extend(more);
    Ok(flow_document(Format::Csv, (blocks, remarks)))
}

fn text_document(decoded: DecodedText) -> Document {
    let (format, blocks) = text::blocks(&decoded.text);
    flow_document(format, (blocks, remarks_of(&decoded)))
}

/// What was remarked while decoding, and the characters that could not be decoded.
fn remarks_of(decoded: &DecodedText) -> Vec<Remark> {
    let mut remarks = decoded.remarks.clone();
    remarks.extend(damage::undecodable(&decoded.text));
    remarks
}

//! Reads the pages of a file one after the other, and collects the remarks.

use hayro_syntax::object::{Array, Object, Stream};
use hayro_syntax::page::Page as Source;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::annotations;
use super::content::ContentInterpreter;
use super::layers::HiddenLayers;
use super::matrix::Matrix;
use super::structure;
use super::unpack::{StreamError, Unpacker};
use model::document::Remark;
use read::paged::{self, Page};
use read::{Decoder, Limits, PagedResult, Refused};

/// Filled outlines that make a page without text one that could not be read: a blank page has none.
const DRAWN: usize = 20;

/// What was noticed while reading the pages.
#[derive(Default)]
struct ReadingNotes {
    undecodable: usize,
    /// Pages without text that show something.
    textless: Vec<usize>,
    /// Pages whose text is a scanner's reading.
    scanned: Vec<usize>,
    damaged: Vec<usize>,
    limit_reached: bool,
}

/// Reads a PDF.
///
/// # Errors
/// [`Refused`] where it does not open, or no page of it has text.
pub fn read(bytes: &[u8], limits: &Limits, decoder: &dyn Decoder) -> PagedResult {
    let objects = structure::check_bounds(bytes, &Unpacker::new(limits))?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(refused)?;
    let unpacker = Unpacker::new(limits);
    structure::check_integrity(&pdf, &objects, &unpacker)?;
    let mut notes = ReadingNotes::default();
    let pages = pages(&pdf, limits, decoder, &unpacker, &mut notes);
    if pdf.pages().is_empty() {
        return Err(Refused::Damaged { part: String::new() });
    }
    if pages.iter().all(|page| page.spans.is_empty()) {
        return Err(match notes.damaged.is_empty() {
            false => Refused::DamagedPages { pages: notes.damaged },
            true if notes.limit_reached => Refused::TooLarge,
            true if notes.textless.is_empty() => Refused::Empty,
            true => Refused::Scanned,
        });
    }
    let (blocks, cut) = paged::blocks(&pages, limits);
    notes.limit_reached |= cut;
    Ok((blocks, pages.iter().map(Page::drawn).collect(), notes.remarks()))
}

fn refused(error: LoadPdfError) -> Refused {
    match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Refused::Encrypted,
        _ => Refused::Damaged { part: String::new() },
    }
}

impl ReadingNotes {
    fn remarks(self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        if self.undecodable > 0 {
            remarks.push(Remark::Undecodable { count: self.undecodable });
        }
        if !self.textless.is_empty() {
            remarks.push(Remark::PagesWithoutText { pages: self.textless });
        }
        if !self.scanned.is_empty() {
            remarks.push(Remark::ScannedPages { pages: self.scanned });
        }
        if !self.damaged.is_empty() {
            remarks.push(Remark::DamagedPages { pages: self.damaged });
        }
        remarks.extend(self.limit_reached.then_some(Remark::LimitReached));
        remarks
    }
}

fn pages(
    pdf: &Pdf,
    limits: &Limits,
    decoder: &dyn Decoder,
    unpacker: &Unpacker,
    notes: &mut ReadingNotes,
) -> Vec<Page> {
    let layers = HiddenLayers::of(pdf);
    let mut content = ContentInterpreter::new(unpacker, decoder, &layers);
    let mut pages = Vec::new();
    notes.limit_reached |= pdf.pages().len() > limits.pages;
    for (number, source) in (1..).zip(pdf.pages().iter()).take(limits.pages) {
        match page(number, source, unpacker, &mut content, notes) {
            Ok(page) => pages.push(page),
            Err(StreamError::Damaged) => notes.damaged.push(number),
            Err(StreamError::TooLarge) => {
                notes.limit_reached = true;
                break;
            }
        }
    }
    pages
}

fn page(
    number: usize,
    source: &Source<'_>,
    unpacker: &Unpacker,
    content: &mut ContentInterpreter<'_>,
    notes: &mut ReadingNotes,
) -> Result<Page, StreamError> {
    let operators = operators(source, unpacker)?;
    let (width, height) = source.render_dimensions();
    let to_page = Matrix(source.initial_transform(true).as_coeffs());
    let size = (f64::from(width), f64::from(height));
    let mut canvas = content.page(&operators, source.resources(), to_page, size)?;
    if canvas.finish() {
        notes.scanned.push(number);
    }
    notes.undecodable = notes.undecodable.saturating_add(canvas.undecodable);
    // What was drawn outside of the page is not visible.
    for span in &mut canvas.spans {
        let (left, right) = (span.edges.first(), span.edges.last());
        let across = left.is_some_and(|left| *left < width) && right.is_some_and(|it| *it > 0.0);
        if !(across && span.top < height && span.bottom > 0.0) {
            span.text.clear();
            span.edges.clear();
        }
    }
    let blank = canvas.spans.iter().all(|span| span.text.trim().is_empty());
    if blank && (canvas.pictures > 0 || canvas.outlines >= DRAWN) {
        notes.textless.push(number);
    }
    let spans = if blank { Vec::new() } else { canvas.spans };
    let (rules, shapes) = (canvas.rules, canvas.shapes);
    let marks = annotations::marks(source, to_page);
    Ok(Page { number, width, height, spans, rules, shapes, marks })
}

/// The content streams of a page, one behind the other (§7.8.2).
fn operators(source: &Source<'_>, unpacker: &Unpacker) -> Result<Vec<u8>, StreamError> {
    let dict = source.raw();
    if let Some(stream) = dict.get::<Stream<'_>>("Contents") {
        return unpacker.stream(&stream);
    }
    let mut operators = Vec::new();
    for part in dict.get::<Array<'_>>("Contents").unwrap_or_default().iter::<Object<'_>>() {
        if let Object::Stream(stream) = part {
            operators.extend(unpacker.stream(&stream)?);
            operators.push(b' ');
        }
    }
    Ok(operators)
}

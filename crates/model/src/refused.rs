//! Why there is no report.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

use serde::{Deserialize, Serialize};

/// Why a file is no report that can be read.
///
/// [`Display`] gives what is wrong and what to do, for logs. The sentences for people, in both languages, are in
/// `view`.
///
/// ```
/// let refused = gouji_model::Refused::Encrypted;
/// let expected = "cannot open the file: it is encrypted; save a copy without a password and try again";
/// assert_eq!(refused.to_string(), expected);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    /// It is empty.
    Empty,
    /// It, or something in it, is beyond the limits of the reading.
    TooLarge,
    /// It is a picture.
    Image,
    /// The reader for its kind is not in this build.
    Elsewhere,
    /// An office file of a kind that is not read: slides, RTF, OpenDocument text.
    Office,
    /// It holds files, none of which is the document itself.
    Archive,
    /// It opens with a password only.
    Encrypted,
    /// Word 6 and Word 95.
    OldWord,
    /// Microsoft Works.
    Works,
    /// A PDF whose pages are pictures.
    Scanned,
    /// A workbook without a filled cell.
    EmptyWorkbook,
    /// The file, or a part that the document needs, is broken. `part` is its name inside
    /// the file; empty where it is the file itself.
    Damaged { part: String },
    /// These pages (from 1) are broken, and no other has text.
    DamagedPages { pages: Vec<usize> },
    /// Bytes that are no text in any known encoding.
    Binary,
    /// Text whose characters were destroyed by a wrong conversion.
    Mojibake,
    /// Text, but not an annual report on open government information.
    AnotherDocument,
    /// A report of a year before the form of 2019, which prescribed no tables.
    BeforeTheForm { year: u16 },
    /// A report of a school or university by the school year (教育部令第29号), which has no form.
    SchoolYear,
}

impl Error for Refused {}

impl Display for Refused {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            Refused::Empty => {
                "cannot read the file: it is empty; choose the file that holds the report"
            }
            Refused::TooLarge => {
                "cannot read the file: it is beyond the limits of the reader; save a copy without pictures and \
                 try again"
            }
            Refused::Image => {
                "cannot read the file: it is a picture; choose the document that the picture was made from"
            }
            Refused::Elsewhere => {
                "cannot read the file: this build has no reader for its format; use a build that has one"
            }
            Refused::Office => {
                "cannot read the file: it is an office format that is not supported; save it as docx, xlsx or \
                 PDF and try again"
            }
            Refused::Archive => {
                "cannot read the file: it is an archive; unpack it and choose the report in it"
            }
            Refused::Encrypted => {
                "cannot open the file: it is encrypted; save a copy without a password and try again"
            }
            Refused::OldWord => {
                "cannot read the file: it is older than Word 97; save it as docx and try again"
            }
            Refused::Works => {
                "cannot read the file: it is of Microsoft Works; save it as docx or xlsx and try again"
            }
            Refused::Scanned => {
                "cannot read the file: its pages are pictures without text; choose the document that was scanned"
            }
            Refused::EmptyWorkbook => {
                "cannot read the workbook: no cell is filled; choose the workbook that holds the report"
            }
            Refused::Damaged { part } if part.is_empty() => {
                "cannot read the file: it is damaged; get it once more from where it came from"
            }
            Refused::Damaged { part } => {
                return write!(
                    f,
                    "cannot read {part} in the file: it is damaged; get the file once more from where it came from"
                );
            }
            Refused::DamagedPages { pages } => return damaged_pages(pages, f),
            Refused::Binary => {
                "cannot read the file: it is no text in any known encoding; choose the document itself"
            }
            Refused::Mojibake => {
                "cannot read the file: a wrong conversion destroyed its characters; save it once more as UTF-8"
            }
            Refused::AnotherDocument => {
                "cannot check the file: it is no annual report on open government information; choose the report"
            }
            Refused::BeforeTheForm { year } => {
                return write!(
                    f,
                    "cannot check the file: it is a report of {year}, before there was a form; choose one of 2019 or \
                     later"
                );
            }
            Refused::SchoolYear => {
                "cannot check the file: it is a school's report by the school year; choose the report of a \
                 government body"
            }
        };
        f.write_str(sentence)
    }
}

fn damaged_pages(pages: &[usize], f: &mut Formatter<'_>) -> fmt::Result {
    let (word, they_are) = if pages.len() == 1 { ("page", "it is") } else { ("pages", "they are") };
    let numbers: Vec<String> = pages.iter().map(usize::to_string).collect();
    write!(
        f,
        "cannot read {word} {}: {they_are} damaged and no other has text; get the file once more from where it \
         came from",
        numbers.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_part_and_the_pages() {
        let part = Refused::Damaged { part: "word/document.xml".into() };
        assert!(
            part.to_string()
                .starts_with("cannot read word/document.xml in the file: it is damaged;")
        );
        let pages = |pages: &[usize]| Refused::DamagedPages { pages: pages.into() }.to_string();
        assert!(pages(&[3]).starts_with("cannot read page 3: it is damaged"));
        assert!(pages(&[3, 5]).starts_with("cannot read pages 3, 5: they are damaged"));
    }
}

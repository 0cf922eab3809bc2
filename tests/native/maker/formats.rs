//! All formats in which the maker writes a report.

use super::book::{Book, csv};
use super::docx::{Hand, docx};
use super::fixed::{Setting, as_text, sheets};
use super::html;
use super::json::json;
use super::mhtml::mhtml;
use super::ofd::ofd;
use super::page::Page;
use super::pdf::pdf;
use super::programs::Program;
use super::report::Report;
use super::text::{cell_a_line, line, markdown, pipes, text, wrapped};
use super::xlsx::{Numbers, xlsx};

pub struct Format {
    pub name: &'static str,
    /// Of the file.
    #[allow(dead_code, reason = "only the example gives files a name")]
    pub extension: &'static str,
    pub cells: Cells,
    pub prose: Prose,
    write: fn(&Report, &Page) -> Vec<u8>,
    /// Makes the file out of what was written, where it is not that itself.
    by: Option<Program>,
}

/// What is left of the cells of a table.
#[derive(Clone, Copy, PartialEq)]
pub enum Cells {
    /// Every cell is there, a blank one, too.
    Drawn,
    /// Only what is printed in them.
    Printed,
}

/// Whether title, headings and paragraphs are there as the report has them.
#[derive(Clone, Copy, PartialEq)]
pub enum Prose {
    Whole,
    /// Not, or not as paragraphs: only findings on cells can be compared.
    Lost,
}

impl Format {
    const fn own(
        name: &'static str,
        extension: &'static str,
        write: fn(&Report, &Page) -> Vec<u8>,
    ) -> Format {
        Format { name, extension, cells: Cells::Drawn, prose: Prose::Whole, write, by: None }
    }

    const fn printed(self) -> Format {
        Format { cells: Cells::Printed, ..self }
    }

    const fn without_prose(self) -> Format {
        Format { prose: Prose::Lost, ..self }
    }

    const fn through(self, program: Program) -> Format {
        Format { by: Some(program), ..self }
    }

    /// The program that is needed and is not on this machine.
    pub fn missing(&self) -> Option<&'static str> {
        self.by.filter(|program| !program.is_there()).map(Program::word)
    }

    /// It is written here, without another program.
    pub fn is_own(&self) -> bool {
        self.by.is_none()
    }

    /// The file of a page that may have been changed; only where it is written here.
    pub fn write(&self, report: &Report, page: &Page) -> Vec<u8> {
        assert!(self.is_own(), "{} needs another program", self.name);
        (self.write)(report, page)
    }

    /// The files of some reports, all in one go.
    pub fn make(&self, reports: &[Report]) -> Vec<Vec<u8>> {
        let written: Vec<Vec<u8>> =
            reports.iter().map(|report| (self.write)(report, &Page::new(report))).collect();
        match self.by {
            Some(program) => program.convert(&written),
            None => written,
        }
    }

    pub fn named(name: &str) -> &'static Format {
        FORMATS.iter().find(|format| format.name == name).unwrap()
    }
}

const WRITER: Program = Program::LibreOffice { from: "docx", to: "pdf" };
const DOC: Program = Program::LibreOffice { from: "docx", to: "doc" };
const XLS: Program = Program::LibreOffice { from: "xlsx", to: "xls" };
const ODS: Program = Program::LibreOffice { from: "xlsx", to: "ods" };

pub const FORMATS: &[Format] = &[
    Format::own("html", "html", |_, p| html::clean(p).into_bytes()),
    Format::own("html-word", "html", |_, p| html::word(p).into_bytes()),
    Format::own("html-cms", "html", |_, p| html::cms(p).into_bytes()),
    Format::own("mhtml", "mht", |_, p| mhtml(&html::word(p)).into_bytes()),
    Format::own("text-lines", "txt", |_, p| text(p, &line).into_bytes()).printed(),
    Format::own("text-wrapped", "txt", |_, p| text(p, &wrapped).into_bytes()).printed(),
    Format::own("text-cells", "txt", |_, p| text(p, &cell_a_line).into_bytes()).printed(),
    Format::own("text-laid-out", "txt", |_, p| as_text(&sheets(p, Setting::ORDERLY)).into_bytes())
        .printed(),
    Format::own("text-cramped", "txt", |_, p| as_text(&sheets(p, Setting::CRAMPED)).into_bytes())
        .printed(),
    Format::own("markdown", "md", |_, p| text(p, &pipes).into_bytes()),
    Format::own("markdown-cells", "md", |_, p| markdown(p).into_bytes()),
    Format::own("csv", "csv", |_, p| {
        format!("\u{feff}{}", csv(&Book::one(p).sheets[0])).into_bytes()
    })
    .without_prose(),
    Format::own("csv-gbk", "csv", |_, p| {
        encoding_rs::GBK.encode(&csv(&Book::one(p).sheets[0])).0.into_owned()
    })
    .without_prose(),
    Format::own("json", "json", |r, _| json(r).into_bytes()).without_prose(),
    Format::own("docx", "docx", typed),
    Format::own("docx-many-hands", "docx", |r, p| docx(p, Hand::Many, head_repeats(r))),
    Format::own("xlsx", "xlsx", one_sheet),
    Format::own("xlsx-sheets", "xlsx", |_, p| xlsx(&Book::split(p), Numbers::AsText)),
    Format::own("pdf-gbk", "pdf", |_, p| pdf(&sheets(p, Setting::ORDERLY))),
    Format::own("pdf-gbk-cut", "pdf", |_, p| pdf(&sheets(p, Setting::CUT))),
    Format::own("pdf-gbk-cramped", "pdf", |_, p| pdf(&sheets(p, Setting::CRAMPED))),
    Format::own("ofd", "ofd", |_, p| ofd(&sheets(p, Setting::ORDERLY))),
    Format::own("pdf-chromium", "pdf", |_, p| html::clean(p).into_bytes())
        .through(Program::Chromium),
    Format::own("pdf-libreoffice", "pdf", typed).through(WRITER),
    Format::own("doc", "doc", typed).through(DOC),
    Format::own("xls", "xls", one_sheet).through(XLS),
    Format::own("ods", "ods", one_sheet).through(ODS),
];

fn typed(report: &Report, page: &Page) -> Vec<u8> {
    docx(page, Hand::Plain, head_repeats(report))
}

fn one_sheet(_: &Report, page: &Page) -> Vec<u8> {
    xlsx(&Book::one(page), Numbers::AsNumbers)
}

/// Half of the documents repeat the head of table three on every page.
fn head_repeats(report: &Report) -> bool {
    report.seed.is_multiple_of(2)
}

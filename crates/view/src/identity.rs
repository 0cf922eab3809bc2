//! What report this is, and how each fact is known.

use std::fmt::Display;

use engine::Judged;
use model::document::Format;
use model::form;
use model::language::{Language, Words};
use model::{Edition, Known};
use screen::{Fact, Identity};

use super::words;

/// The facts of a report, as shown.
pub fn identity(judged: &Judged, language: Language) -> Identity {
    let report = judged.report();
    Identity {
        edition: fact(&report.edition, language, |edition| {
            let (word, instrument) = (edition.word(), form::form(*edition).instrument);
            let slots: &[(&str, &dyn Display)] = &[("edition", &word), ("instrument", &instrument)];
            words::IDENTITY_EDITION.fill(language, slots)
        }),
        year: fact(&report.year, language, |year| {
            words::IDENTITY_YEAR.fill(language, &[("year", year)])
        }),
        organ: fact(&report.organ, language, String::clone),
        format: format(judged.format).plain(language).to_owned(),
    }
}

/// The edition of a report's form; where that is unknown, the one in force.
pub fn edition(judged: &Judged) -> Edition {
    judged.report().edition.get().copied().unwrap_or(Edition::E2021)
}

fn fact<T: Clone>(known: &Known<T>, language: Language, show: impl Fn(&T) -> String) -> Fact<T> {
    let unknown = || words::IDENTITY_UNKNOWN.plain(language).to_owned();
    Fact { known: known.clone(), shown: known.get().map(show).unwrap_or_else(unknown) }
}

fn format(format: Format) -> Words {
    match format {
        Format::Text => words::FORMAT_TEXT,
        Format::Markdown => words::FORMAT_MARKDOWN,
        Format::Html => words::FORMAT_HTML,
        Format::Mhtml => words::FORMAT_MHTML,
        Format::Csv => words::FORMAT_CSV,
        Format::Json => words::FORMAT_JSON,
        Format::Docx => words::FORMAT_DOCX,
        Format::Xlsx => words::FORMAT_XLSX,
        Format::Ods => words::FORMAT_ODS,
        Format::Ofd => words::FORMAT_OFD,
        Format::Pdf => words::FORMAT_PDF,
        Format::Doc => words::FORMAT_DOC,
        Format::Xls => words::FORMAT_XLS,
    }
}

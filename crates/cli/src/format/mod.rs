//! What is written of a checked file in each of the formats.

mod csv;
mod sarif;
mod text;
mod v1;

use std::io::{self, Write};
use std::path::Path;

use clap::ValueEnum;
use model::language::Language;
use screen::Summary;
use serde::{Deserialize, Serialize};
use view::FileReview;

use crate::pool::protocol::Checked;
use crate::terminal;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
pub enum Format {
    /// Sentences for people.
    #[default]
    Text,
    /// One object of wire v1 a line.
    Json,
    /// The same, by the name of its kind.
    Ndjson,
    /// SARIF 2.1.0, for programs that collect results.
    Sarif,
    /// A table of findings for Excel, one a row.
    Csv,
}

/// A file as it is shown.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    pub path: &'a Path,
    pub summary: &'a Summary,
    pub review: &'a FileReview,
    pub language: Language,
}

/// Writes what a file gives into `checked`.
pub fn write(shown: &Shown<'_>, format: Format, on_terminal: bool, checked: &mut Checked) {
    let out = &mut checked.out;
    // Memory takes everything.
    let _ = match format {
        Format::Text => text::write(out, shown),
        // Elsewhere the bytes are those of the library.
        Format::Json | Format::Ndjson => {
            let json = shown.review.json(shown.language);
            if on_terminal { terminal::json(out, &json) } else { writeln!(out, "{json}") }
        }
        Format::Sarif => sarif::write(out, &mut checked.behind, shown),
        Format::Csv => csv::write(out, shown),
    };
}

impl Format {
    /// What stands before all files.
    pub fn head(self, out: &mut impl Write, language: Language) -> io::Result<()> {
        match self {
            Format::Text | Format::Json | Format::Ndjson => Ok(()),
            Format::Sarif => sarif::head(out, language),
            Format::Csv => csv::head(out),
        }
    }

    /// What stands behind them, made of all that was kept for it.
    pub fn foot(self, out: &mut impl Write, kept: &[u8], is_whole: bool) -> io::Result<()> {
        match self {
            Format::Sarif => sarif::foot(out, kept, is_whole),
            _ => Ok(()),
        }
    }

    /// What stands between two files.
    pub fn between(self) -> &'static [u8] {
        match self {
            Format::Sarif => b",\n",
            _ => b"",
        }
    }
}

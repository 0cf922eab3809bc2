//! The file itself, opened without the library, and what stands in it at an anchor.

mod html;
mod package;
mod page;
mod sheet;
mod word;

use std::collections::BTreeMap;
use std::ops::Range;

use model::document::Anchor;
use serde_json::Value;

use crate::maker::fixed::{Setting, sheets};
use crate::maker::formats::Format;
use crate::maker::page::Page;
use crate::maker::report::Report;

pub enum Source {
    Text(Vec<char>),
    Html(html::Element),
    Word(word::Word),
    /// Texts by the name of the sheet and the address.
    Sheets(BTreeMap<(String, String), String>),
    Json(Value),
    Pages(page::Pages),
}

impl Source {
    /// What the maker wrote. For a file that another program made, that is what it was made of: a
    /// table, a row and a cell, or a sheet and an address, stay what they were. Where a program sets
    /// pages nobody but it knows where; there the lines and cells of the document's own have to do.
    pub fn of(format: &Format, report: &Report, file: &[u8]) -> Source {
        let written = |name: &str| {
            let one = Report { values: report.values.clone(), ..Report::new(report.seed) };
            Format::named(name).make(&[one]).remove(0)
        };
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let set = |setting| Source::Pages(page::Pages::set(&sheets(&Page::new(report), setting)));
        match format.name {
            "html" | "html-word" | "html-cms" => Source::Html(html::parse(&text(file))),
            "mhtml" => Source::Html(html::parse(&text(&written("html-word")))),
            "csv" => Source::Sheets(sheet::csv(&text(file))),
            "csv-gbk" => Source::Sheets(sheet::csv(&encoding_rs::GBK.decode(file).0)),
            "json" => Source::Json(serde_json::from_slice(file).unwrap()),
            "docx" | "docx-many-hands" => Source::Word(word::Word::open(file)),
            "doc" => Source::Word(word::Word::open(&written("docx"))),
            "xlsx" | "xlsx-sheets" => Source::Sheets(sheet::xlsx(file)),
            "xls" | "ods" => Source::Sheets(sheet::xlsx(&written("xlsx"))),
            "pdf-gbk" | "ofd" => set(Setting::ORDERLY),
            "pdf-gbk-cut" => set(Setting::CUT),
            "pdf-gbk-cramped" => set(Setting::CRAMPED),
            "pdf-chromium" | "pdf-libreoffice" => Source::Pages(page::Pages::placed(file)),
            name if name.starts_with("text") || name.starts_with("markdown") => {
                Source::Text(text(file).chars().collect())
            }
            name => panic!("nobody knows how to look into {name}"),
        }
    }

    /// The text at the anchor; else, why there is none.
    pub fn at(&self, anchor: &Anchor) -> Result<String, String> {
        let lost = || format!("leads nowhere: {anchor:?}");
        match (self, anchor) {
            (Source::Text(all), Anchor::Text { chars, line }) => {
                let before = all.get(..chars.start).ok_or_else(lost)?;
                // A form feed, too, ends a line.
                let breaks = before.iter().filter(|c| matches!(c, '\n' | '\u{c}')).count();
                if breaks + 1 != *line {
                    return Err(format!("is on line {}: {anchor:?}", breaks + 1));
                }
                all.get(chars.clone()).map(|own| own.iter().collect()).ok_or_else(lost)
            }
            (Source::Html(root), Anchor::Html { path, chars }) => {
                slice(&root.at(path).ok_or_else(lost)?.text(), chars).ok_or_else(lost)
            }
            (Source::Word(word), Anchor::Word { cell, paragraph, chars }) => {
                slice(&word.at(*cell, *paragraph).ok_or_else(lost)?, chars).ok_or_else(lost)
            }
            (Source::Sheets(cells), Anchor::Sheet { sheet, cell, chars }) => {
                let text = cells.get(&(sheet.clone(), cell.clone()));
                slice(text.map_or("", String::as_str), chars).ok_or_else(lost)
            }
            (Source::Json(root), Anchor::Json { pointer, chars }) => {
                let text = match root.pointer(pointer).ok_or_else(lost)? {
                    Value::String(text) => text.clone(),
                    Value::Null => String::new(),
                    other => other.to_string(),
                };
                slice(&text, chars).ok_or_else(lost)
            }
            (Source::Pages(pages), Anchor::Page { page, top, bottom, edges }) => {
                pages.at(*page, *top, *bottom, edges).ok_or_else(lost)
            }
            _ => Err(format!("is of another format: {anchor:?}")),
        }
    }
}

/// Some characters of a text, where it has them.
fn slice(text: &str, chars: &Range<usize>) -> Option<String> {
    let all: Vec<char> = text.chars().collect();
    all.get(chars.clone()).map(|own| own.iter().collect())
}

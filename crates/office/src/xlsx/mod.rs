//! Excel workbooks since 2007: SpreadsheetML (ECMA-376-1 §18), transitional and strict.
//!
//! Elements are known by their local names, since the strict form of the format has other
//! namespaces for the same things. The size that a sheet declares is not used.

mod attributes;
mod drawings;
mod relations;
mod sheet;
mod strings;
mod styles;
#[cfg(test)]
mod tests;

use roxmltree::{Document, Node};

use crate::package::{Package, UnpackError};
use crate::xml::{self, children};
use attributes::is_true;
use model::document::Remark;
use read::sheets::budget::CellBudget;
use read::sheets::display::Epoch;
use read::sheets::{self, Sheet};
use read::{FlowResult, Limits, Refused};
use relations::Relations;
use sheet::XlsxSheetContext;

/// Where the workbook is when the package does not say (ECMA-376-2 §9.3).
const WORKBOOK: &str = "xl/workbook.xml";

/// Reads a workbook.
///
/// # Errors
/// [`Refused::Damaged`] where the workbook or its strings cannot be read; a damaged sheet is
/// remarked.
pub(super) fn read(package: &Package<'_>, limits: &Limits) -> FlowResult {
    let root = Relations::of(package, "", limits);
    let path = root.of_kind("officeDocument").unwrap_or_else(|| WORKBOOK.to_owned());
    let bytes = package.required(&path)?;
    let text = xml::text(&bytes);
    let damaged = || Refused::Damaged { part: path.clone() };
    let workbook = xml::parse(&text, limits).ok_or_else(damaged)?;
    let relations = Relations::of(package, &path, limits);
    let mut remarks = Vec::new();
    let mut reader = XlsxReader {
        package,
        limits,
        strings: strings::read(package, &relations, limits)?,
        formats: styles::read(package, &relations, limits, &mut remarks),
        epoch: epoch(&workbook),
        budget: CellBudget::new(limits),
        remarks,
        uncomputed: 0,
    };
    let entries =
        children(workbook.root_element(), "sheets").flat_map(|all| children(all, "sheet"));
    let sheets: Vec<Sheet> = entries.filter_map(|entry| reader.sheet(entry, &relations)).collect();
    sheets::blocks(&sheets, reader.finish(), limits)
}

struct XlsxReader<'a> {
    package: &'a Package<'a>,
    limits: &'a Limits,
    strings: Vec<strings::SharedText>,
    formats: styles::CellFormats,
    epoch: Epoch,
    budget: CellBudget,
    remarks: Vec<Remark>,
    uncomputed: usize,
}

impl XlsxReader<'_> {
    /// One sheet of the workbook; `None` for charts and dialogues, and where it cannot be read.
    fn sheet(&mut self, entry: Node<'_, '_>, relations: &Relations) -> Option<Sheet> {
        let name = entry.attribute("name").unwrap_or_default().to_owned();
        let id = relation_id(entry)?;
        let path = relations.of_id(id, "worksheet")?;
        let bytes = match self.package.part(&path) {
            Some(Ok(bytes)) => bytes,
            Some(Err(UnpackError::TooLarge)) => {
                self.remarks.push(Remark::SheetTooLarge { name });
                return None;
            }
            Some(Err(_)) | None => {
                self.remarks.push(Remark::DamagedPart { name: path });
                return None;
            }
        };
        let text = xml::text(&bytes);
        let Some(document) = xml::parse(&text, self.limits) else {
            self.remarks.push(if xml::is_too_large(&text, self.limits) {
                Remark::SheetTooLarge { name }
            } else {
                Remark::DamagedPart { name: path }
            });
            return None;
        };
        let mut context = XlsxSheetContext {
            strings: &self.strings,
            formats: &self.formats,
            epoch: self.epoch,
            budget: &mut self.budget,
            uncomputed: 0,
            damaged: false,
        };
        let mut sheet = sheet::read(document.root_element(), &mut context);
        self.uncomputed += context.uncomputed;
        if context.damaged {
            self.remarks.push(Remark::DamagedPart { name: path.clone() });
        }
        drawings::read(self.package, &path, self.limits, &mut sheet);
        sheet.hidden = matches!(entry.attribute("state"), Some("hidden" | "veryHidden"));
        sheet.name = name;
        Some(sheet)
    }

    fn finish(mut self) -> Vec<Remark> {
        let folders = ["xl/comments", "xl/threadedcomments"];
        let comments = self.package.names().any(|name| {
            let name = name.to_ascii_lowercase();
            folders.iter().any(|folder| name.starts_with(folder))
        });
        if comments {
            self.remarks.push(Remark::Comments);
        }
        if self.uncomputed > 0 {
            self.remarks.push(Remark::FormulasWithoutResult { count: self.uncomputed });
        }
        if self.budget.spent {
            self.remarks.push(Remark::LimitReached);
        }
        self.remarks
    }
}

/// The day from which dates count (§18.2.28).
fn epoch(workbook: &Document<'_>) -> Epoch {
    let properties = children(workbook.root_element(), "workbookPr").next();
    if properties.is_some_and(|properties| is_true(properties, "date1904")) {
        Epoch::Year1904
    } else {
        Epoch::Year1900
    }
}

/// The attribute `r:id`, whatever its prefix is.
fn relation_id<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let mut attributes = node.attributes();
    attributes.find(|one| one.name() == "id" && one.namespace().is_some()).map(|one| one.value())
}

//! OFD, the office document of fixed layout: GB/T 33190-2016.
//!
//! [`outline`] follows the parts from OFD.xml to the pages; [`content`] draws one page, its objects
//! of text ([`text`]) and of lines ([`path`]) placed by [`geometry`]. The layout is analysed in [`read::paged`].
//! Annotations are no text of the page; where they stand is told. The pictures of seals are left out.

mod budget;
mod content;
mod element;
mod geometry;
mod outline;
mod path;
mod text;

#[cfg(test)]
mod tests;

use crate::package::{Package, UnpackError};
use crate::xml;
use budget::DrawingBudget;
use content::{CompositeUnits, PageDrawing};
use geometry::PageSize;
use model::document::{Remark, Unclear};
use outline::{OfdOutline, TemplateLayer};
use read::paged::{self, Page};
use read::{Limits, PagedResult, Refused};

/// The blocks of the first document of the package.
///
/// # Errors
/// As [`pages`].
pub(super) fn read(package: &Package<'_>, limits: &Limits) -> PagedResult {
    let (pages, mut remarks) = pages(package, limits)?;
    let (blocks, cut) = paged::blocks(&pages, limits);
    if cut && !remarks.contains(&Remark::LimitReached) {
        remarks.push(Remark::LimitReached);
    }
    Ok((blocks, pages.iter().map(Page::drawn).collect(), remarks))
}

/// The pages of the first document of the package. A damaged page is left out and named.
///
/// # Errors
/// [`Refused::Encrypted`]; [`Refused::Damaged`] where OFD.xml, the document or all of its pages
/// cannot be read; [`Refused::Scanned`] where all pages are pictures; [`Refused::TooLarge`] where no
/// page is within the limits; [`Refused::Empty`] where nothing is drawn at all.
fn pages(package: &Package<'_>, limits: &Limits) -> Result<(Vec<Page>, Vec<Remark>), Refused> {
    // GM/T 0099 adds these two parts to encrypted packages.
    let encrypts = |name: &str| {
        let base = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
        base == "encryptions.xml" || base.starts_with("entriesmap.")
    };
    if package.names().any(encrypts) {
        return Err(Refused::Encrypted);
    }
    let outline = OfdOutline::read(package, limits)?;
    let texts: Vec<String> =
        outline.resources.iter().filter_map(|r| units_of(package, r)).collect();
    let trees: Vec<_> = texts.iter().filter_map(|text| xml::parse(text, limits)).collect();
    let mut reader = OfdReader {
        package,
        limits,
        units: CompositeUnits::of(&trees),
        budget: DrawingBudget::of(limits),
        templates: vec![None; outline.templates.len()],
        outline: &outline,
        damaged: Vec::new(),
    };
    let mut pages = Vec::new();
    let (mut pictures, mut blank, mut undecodable) = (Vec::new(), 0usize, 0usize);
    for (number, part) in (1..).zip(outline.pages.iter().take(limits.pages)) {
        let Some((area, drawing)) = reader.page(part)? else { continue };
        let unseen = drawing.own_text == 0;
        if unseen && drawing.pictures {
            pictures.push(number);
        }
        blank += usize::from(unseen && !drawing.pictures);
        undecodable += drawing.undecodable;
        let (width, height) = (area.width, area.height);
        let marks = reader.marks(part);
        let PageDrawing { spans, rules, shapes, .. } = drawing;
        pages.push(Page { number, width, height, spans, rules, shapes, marks });
    }
    let limit = reader.budget.is_overdrawn() || outline.pages.len() > limits.pages;
    refuse(&pages, &pictures, blank, &reader)?;
    let mut remarks = Vec::new();
    remarks.extend((undecodable > 0).then_some(Remark::Undecodable { count: undecodable }));
    remarks.extend((!pictures.is_empty()).then_some(Remark::PagesWithoutText { pages: pictures }));
    remarks.extend(reader.damaged.into_iter().map(|name| Remark::DamagedPart { name }));
    let others = outline.other_documents;
    remarks.extend((others > 0).then_some(Remark::OtherDocuments { count: others }));
    remarks.extend(limit.then_some(Remark::LimitReached));
    Ok((pages, remarks))
}

/// Refuses a file none of whose pages has text.
fn refuse(
    pages: &[Page],
    pictures: &[usize],
    blank: usize,
    reader: &OfdReader<'_>,
) -> Result<(), Refused> {
    if pages.len() > pictures.len() + blank {
        return Ok(());
    }
    match reader.damaged.first() {
        Some(part) => Err(Refused::Damaged { part: part.clone() }),
        None if reader.budget.is_overdrawn() => Err(Refused::TooLarge),
        None if pictures.is_empty() => Err(Refused::Empty),
        None => Err(Refused::Scanned),
    }
}

/// The text of a resource that has something to draw in it; fonts and pictures are not needed.
fn units_of(package: &Package<'_>, part: &str) -> Option<String> {
    let bytes = package.part(part)?.ok()?;
    let text = xml::text(&bytes);
    text.contains("CompositeGraphicUnit").then(|| text.into_owned())
}

struct OfdReader<'a> {
    package: &'a Package<'a>,
    limits: &'a Limits,
    outline: &'a OfdOutline,
    units: CompositeUnits<'a>,
    budget: DrawingBudget,
    /// What each template draws, once it is known.
    templates: Vec<Option<PageDrawing>>,
    damaged: Vec<String>,
}

impl OfdReader<'_> {
    /// A page with its templates around it; `None` where its part cannot be read.
    fn page(&mut self, part: &str) -> Result<Option<(PageSize, PageDrawing)>, Refused> {
        let Some(text) = self.text(part)? else { return Ok(None) };
        let Some(tree) = xml::parse(&text, self.limits) else {
            self.note_damaged(part);
            return Ok(None);
        };
        let root = tree.root_element();
        let area = PageSize::of(root).unwrap_or(self.outline.area);
        let own_texts: Vec<String> = outline::locations(root, "PageRes", part)
            .iter()
            .filter_map(|resource| units_of(self.package, resource))
            .collect();
        let own_trees: Vec<_> =
            own_texts.iter().filter_map(|text| xml::parse(text, self.limits)).collect();
        let units = self.units.and(&own_trees);
        let mut own = content::draw(root, &units, &mut self.budget);
        own.own_text = own.spans.iter().filter(|span| !span.text.trim().is_empty()).count();
        if own.left_out {
            self.note_damaged(part);
        }
        let mut page = PageDrawing::default();
        let mut front = Vec::new();
        for wanted in outline::templates(root) {
            let found = self.outline.templates.iter().position(|known| known.id == wanted.id);
            let Some((index, known)) =
                found.and_then(|at| Some((at, self.outline.templates.get(at)?)))
            else {
                continue;
            };
            let drawing = self.template(index, &known.part)?;
            if !self.budget.take(drawing.spans.len() + drawing.rules.len()) {
                break;
            }
            match wanted.order.unwrap_or(known.order) {
                TemplateLayer::Background => page.add(drawing),
                TemplateLayer::Foreground => front.push(drawing),
            }
        }
        page.add(own);
        front.into_iter().for_each(|drawing| page.add(drawing));
        Ok(Some((area, page)))
    }

    /// Where annotations stand on a page.
    fn marks(&self, page: &str) -> Vec<([f32; 4], Unclear)> {
        let lists = self.outline.annotations.iter().filter(|(own, _)| own == page);
        let read = |part: &str| {
            let bytes = self.package.part(part)?.ok()?;
            let text = xml::text(&bytes);
            Some(outline::marks(xml::parse(&text, self.limits)?.root_element()))
        };
        lists.filter_map(|(_, part)| read(part)).flatten().collect()
    }

    fn template(&mut self, index: usize, part: &str) -> Result<PageDrawing, Refused> {
        if let Some(Some(known)) = self.templates.get(index) {
            // What the template lost was counted with the first page it is on.
            return Ok(PageDrawing { undecodable: 0, ..known.clone() });
        }
        let mut drawing = PageDrawing::default();
        if let Some(text) = self.text(part)? {
            match xml::parse(&text, self.limits) {
                Some(tree) => {
                    drawing = content::draw(tree.root_element(), &self.units, &mut self.budget);
                }
                None => drawing.left_out = true,
            }
        }
        if drawing.left_out {
            self.note_damaged(part);
        }
        // A picture in a template is the background of every page and does not make a page a scan.
        drawing.pictures = false;
        if let Some(known) = self.templates.get_mut(index) {
            *known = Some(drawing.clone());
        }
        Ok(drawing)
    }

    fn text(&mut self, part: &str) -> Result<Option<String>, Refused> {
        match self.package.part(part) {
            Some(Ok(bytes)) => return Ok(Some(xml::text(&bytes).into_owned())),
            Some(Err(UnpackError::Encrypted)) => return Err(Refused::Encrypted),
            Some(Err(UnpackError::TooLarge)) => self.budget.overdraw(),
            Some(Err(UnpackError::Damaged)) | None => self.note_damaged(part),
        }
        Ok(None)
    }

    fn note_damaged(&mut self, part: &str) {
        if !self.damaged.iter().any(|known| known == part) {
            self.damaged.push(part.to_owned());
        }
    }
}

//! From OFD.xml to the parts of the pages (GB/T 33190-2016, 7.4 to 7.7).

use roxmltree::Node;

use super::element::is_set;
use super::geometry::{PageSize, Transform};
use crate::package::{Package, resolved};
use crate::xml::{self, child, children};
use model::document::Unclear;
use read::{Limits, Refused};

/// The contents of the parts above the pages.
pub(super) struct OfdOutline {
    /// The parts of the pages, in their order.
    pub pages: Vec<String>,
    pub templates: Vec<Template>,
    /// The parts that list annotations, each with the page it is for.
    pub annotations: Vec<(String, String)>,
    /// The parts of the resources that all pages share.
    pub resources: Vec<String>,
    /// The size of pages that say nothing else.
    pub area: PageSize,
    /// Documents of the package behind the first, which is the one that is read.
    pub other_documents: usize,
}

/// A page that is drawn with others.
pub(super) struct Template {
    pub id: String,
    pub part: String,
    pub order: TemplateLayer,
}

/// A template that a page refers to, and its position where the page gives one.
pub(super) struct TemplateReference {
    pub id: String,
    pub order: Option<TemplateLayer>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TemplateLayer {
    Background,
    Foreground,
}

impl OfdOutline {
    /// # Errors
    /// [`Refused`], with the name of the part that cannot be read.
    pub fn read(package: &Package<'_>, limits: &Limits) -> Result<OfdOutline, Refused> {
        const ENTRY: &str = "OFD.xml";
        let damaged = |part: &str| Refused::Damaged { part: part.to_owned() };
        let bytes = package.required(ENTRY)?;
        let text = xml::text(&bytes);
        let tree = xml::parse(&text, limits).ok_or_else(|| damaged(ENTRY))?;
        let roots: Vec<String> = children(tree.root_element(), "DocBody")
            .filter_map(|body| child(body, "DocRoot"))
            .filter_map(|root| Some(resolved(ENTRY, root.text()?)))
            .collect();
        let (document, others) = roots.split_first().ok_or_else(|| damaged(ENTRY))?;
        let bytes = package.required(document)?;
        let text = xml::text(&bytes);
        let tree = xml::parse(&text, limits).ok_or_else(|| damaged(document))?;
        let root = tree.root_element();
        let common = child(root, "CommonData");
        let pages = child(root, "Pages").ok_or_else(|| damaged(document))?;
        let shared = |name| common.map(|common| locations(common, name, document));
        Ok(OfdOutline {
            annotations: annotations(package, root, pages, document, limits),
            pages: children(pages, "Page")
                .filter_map(|page| Some(resolved(document, page.attribute("BaseLoc")?)))
                .collect(),
            templates: common
                .into_iter()
                .flat_map(|common| children(common, "TemplatePage"))
                .filter_map(|page| {
                    Some(Template {
                        id: page.attribute("ID")?.to_owned(),
                        part: resolved(document, page.attribute("BaseLoc")?),
                        order: order(page).unwrap_or(TemplateLayer::Background),
                    })
                })
                .collect(),
            resources: ["PublicRes", "DocumentRes"]
                .into_iter()
                .filter_map(shared)
                .flatten()
                .collect(),
            area: common.and_then(|common| PageSize::of_document(common)).unwrap_or_default(),
            other_documents: others.len(),
        })
    }
}

/// The templates that a page asks for.
pub(super) fn templates(page: Node<'_, '_>) -> Vec<TemplateReference> {
    children(page, "Template")
        .filter_map(|wanted| {
            Some(TemplateReference {
                id: wanted.attribute("TemplateID")?.to_owned(),
                order: order(wanted),
            })
        })
        .collect()
}

/// The parts that the elements of a name point to.
pub(super) fn locations(parent: Node<'_, '_>, name: &str, part: &str) -> Vec<String> {
    children(parent, name).filter_map(|found| Some(resolved(part, found.text()?))).collect()
}

fn order(node: Node<'_, '_>) -> Option<TemplateLayer> {
    match node.attribute("ZOrder")? {
        "Background" => Some(TemplateLayer::Background),
        "Foreground" => Some(TemplateLayer::Foreground),
        _ => None,
    }
}

/// The parts that list the annotations of each page (GB/T 33190-2016, 15.1). One that cannot be read lists none.
fn annotations(
    package: &Package<'_>,
    root: Node<'_, '_>,
    pages: Node<'_, '_>,
    document: &str,
    limits: &Limits,
) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for list in locations(root, "Annotations", document) {
        let Some(Ok(bytes)) = package.part(&list) else { continue };
        let text = xml::text(&bytes);
        let Some(tree) = xml::parse(&text, limits) else { continue };
        for own in children(tree.root_element(), "Page").take(limits.pages) {
            let id = own.attribute("PageID");
            let page = children(pages, "Page").find(|page| page.attribute("ID") == id);
            let page = page.and_then(|page| page.attribute("BaseLoc"));
            let Some(page) = page.map(|page| resolved(document, page)) else { continue };
            let parts = locations(own, "FileLoc", &list);
            found.extend(parts.into_iter().map(|part| (page.clone(), part)));
        }
    }
    found
}

/// Where annotations stand on a page that show something over its text: left, top, right, bottom.
pub(super) fn marks(list: Node<'_, '_>) -> Vec<([f32; 4], Unclear)> {
    const MOST: usize = 400;
    let shows = |annotation: &Node<'_, '_>| {
        is_set(*annotation, "Visible", true)
            && !matches!(annotation.attribute("Type"), Some("Link" | "Highlight" | "Watermark"))
    };
    children(list, "Annot")
        .filter(shows)
        .filter_map(|annotation| Transform::page().boundary(child(annotation, "Appearance")?))
        .take(MOST)
        .map(|sides| (sides, Unclear::Field))
        .collect()
}

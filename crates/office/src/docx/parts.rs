//! The parts of a Word package, found through their relationships (ECMA-376-2 §6.5).

use roxmltree::Document;

use super::element::{attribute, elements};
use crate::package::{Package, UnpackError, resolved};
use crate::xml;
use model::document::Remark;
use read::{Limits, Refused};

const MAIN: &str = "word/document.xml";

/// The text of a part, and its name in the package.
pub(super) struct DocxPart {
    pub name: String,
    pub text: String,
}

/// The parts that a document is made of.
pub(super) struct DocxParts {
    pub main: DocxPart,
    pub styles: Option<DocxPart>,
    pub numbering: Option<DocxPart>,
    pub footnotes: Option<DocxPart>,
    pub endnotes: Option<DocxPart>,
    pub comments: Option<DocxPart>,
    pub remarks: Vec<Remark>,
}

/// What a part says about another.
struct DocxRelationship {
    /// The last word of its type; the words before it differ between transitional and strict.
    kind: String,
    /// The name of the part in the package.
    target: String,
}

impl DocxParts {
    /// # Errors
    /// [`Refused`] where there is no main part, or it cannot be unpacked.
    pub fn of(package: &Package<'_>, limits: &Limits) -> Result<DocxParts, Refused> {
        let mut remarks = Vec::new();
        let roots = relationships(package, "", limits, &mut remarks);
        let main = roots.into_iter().find(|root| root.kind == "officeDocument");
        let known = |name: &String| package.names().any(|part| part.eq_ignore_ascii_case(name));
        let main = main.map(|root| root.target).filter(known).unwrap_or_else(|| MAIN.to_owned());
        let text = xml::text(&package.required(&main)?).into_owned();
        let related = relationships(package, &main, limits, &mut remarks);
        let mut optional = |kind: &str, usual: &str| {
            let found = related.iter().find(|other| other.kind == kind);
            let named = found.map(|found| found.target.clone());
            // Files that lost their relationships still have the parts under their usual names.
            let name = named.or_else(|| related.is_empty().then(|| resolved(&main, usual)))?;
            part(package, name, &mut remarks)
        };
        Ok(DocxParts {
            styles: optional("styles", "styles.xml"),
            numbering: optional("numbering", "numbering.xml"),
            footnotes: optional("footnotes", "footnotes.xml"),
            endnotes: optional("endnotes", "endnotes.xml"),
            comments: optional("comments", "comments.xml"),
            main: DocxPart { name: main, text },
            remarks,
        })
    }
}

impl DocxPart {
    /// The tree of a part that can be done without; a broken one is remarked.
    pub fn tree<'p>(&'p self, limits: &Limits, remarks: &mut Vec<Remark>) -> Option<Document<'p>> {
        let tree = xml::parse(&self.text, limits);
        if tree.is_none() {
            remarks.push(Remark::DamagedPart { name: self.name.clone() });
        }
        tree
    }

    /// The tree of a part that cannot be done without.
    ///
    /// # Errors
    /// [`Refused::TooLarge`] where it is beyond the limits, else [`Refused::Damaged`].
    pub fn required<'p>(&'p self, limits: &Limits) -> Result<Document<'p>, Refused> {
        xml::parse(&self.text, limits).ok_or_else(|| self.refused(limits))
    }

    pub fn refused(&self, limits: &Limits) -> Refused {
        if self.text.matches('<').count() > limits.nodes {
            return Refused::TooLarge;
        }
        Refused::Damaged { part: self.name.clone() }
    }
}

fn part(package: &Package<'_>, name: String, remarks: &mut Vec<Remark>) -> Option<DocxPart> {
    match package.part(&name)? {
        Ok(bytes) => Some(DocxPart { name, text: xml::text(&bytes).into_owned() }),
        Err(UnpackError::TooLarge) => {
            remarks.push(Remark::LimitReached);
            None
        }
        Err(UnpackError::Damaged | UnpackError::Encrypted) => {
            remarks.push(Remark::DamagedPart { name });
            None
        }
    }
}

/// The relationships of a part; of the package itself where the name is empty.
fn relationships(
    package: &Package<'_>,
    of: &str,
    limits: &Limits,
    remarks: &mut Vec<Remark>,
) -> Vec<DocxRelationship> {
    let file = of.rsplit_once('/').map_or(of, |(_, file)| file);
    let name = resolved(of, &format!("_rels/{file}.rels"));
    let Some(part) = part(package, name, remarks) else { return Vec::new() };
    let Some(tree) = part.tree(limits, remarks) else { return Vec::new() };
    let internal = elements(tree.root_element())
        .filter(|node| attribute(*node, "TargetMode") != Some("External"));
    let relationship = |node| {
        let kind = attribute(node, "Type")?;
        Some(DocxRelationship {
            kind: kind.rsplit('/').next().unwrap_or(kind).to_owned(),
            target: resolved(of, attribute(node, "Target")?),
        })
    };
    internal.filter_map(relationship).collect()
}

//! The parts of a Word package, found through their relationships (ECMA-376-2 §6.5).

use roxmltree::Document;

use super::super::package::{Package, Unpacked, resolved};
use super::super::{Limits, Refused, xml};
use super::element::{attribute, elements};
use model::document::Remark;

const MAIN: &str = "word/document.xml";

/// The text of a part, and its name in the package.
pub(super) struct Part {
    pub name: String,
    pub text: String,
}

/// The parts that a document is made of.
pub(super) struct Parts {
    pub main: Part,
    pub styles: Option<Part>,
    pub numbering: Option<Part>,
    pub footnotes: Option<Part>,
    pub endnotes: Option<Part>,
    pub comments: Option<Part>,
    pub remarks: Vec<Remark>,
}

/// What a part says about another.
struct Relationship {
    /// The last word of its type; the words before it differ between transitional and strict.
    kind: String,
    /// The name of the part in the package.
    target: String,
}

impl Parts {
    /// # Errors
    /// [`Refused`] where there is no main part, or it cannot be unpacked.
    pub fn of(package: &Package<'_>, limits: &Limits) -> Result<Parts, Refused> {
        let mut remarks = Vec::new();
        let roots = relationships(package, "", limits, &mut remarks);
        let main = roots.into_iter().find(|root| root.kind == "officeDocument");
        let known = |name: &String| package.names().any(|part| part.eq_ignore_ascii_case(name));
        let main = main.map(|root| root.target).filter(known).unwrap_or_else(|| MAIN.to_owned());
        let text = xml::text(&package.needed(&main)?).into_owned();
        let related = relationships(package, &main, limits, &mut remarks);
        let mut optional = |kind: &str, usual: &str| {
            let found = related.iter().find(|other| other.kind == kind);
            let named = found.map(|found| found.target.clone());
            // Files that lost their relationships still have the parts under their usual names.
            let name = named.or_else(|| related.is_empty().then(|| resolved(&main, usual)))?;
            part(package, name, &mut remarks)
        };
        Ok(Parts {
            styles: optional("styles", "styles.xml"),
            numbering: optional("numbering", "numbering.xml"),
            footnotes: optional("footnotes", "footnotes.xml"),
            endnotes: optional("endnotes", "endnotes.xml"),
            comments: optional("comments", "comments.xml"),
            main: Part { name: main, text },
            remarks,
        })
    }
}

impl Part {
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
    pub fn needed<'p>(&'p self, limits: &Limits) -> Result<Document<'p>, Refused> {
        xml::parse(&self.text, limits).ok_or_else(|| self.refused(limits))
    }

    pub fn refused(&self, limits: &Limits) -> Refused {
        if self.text.matches('<').count() > limits.nodes {
            return Refused::TooLarge;
        }
        Refused::Damaged { part: self.name.clone() }
    }
}

fn part(package: &Package<'_>, name: String, remarks: &mut Vec<Remark>) -> Option<Part> {
    match package.part(&name)? {
        Ok(bytes) => Some(Part { name, text: xml::text(&bytes).into_owned() }),
        Err(Unpacked::TooLarge) => {
            remarks.push(Remark::LimitReached);
            None
        }
        Err(Unpacked::Damaged | Unpacked::Encrypted) => {
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
) -> Vec<Relationship> {
    let file = of.rsplit_once('/').map_or(of, |(_, file)| file);
    let name = resolved(of, &format!("_rels/{file}.rels"));
    let Some(part) = part(package, name, remarks) else { return Vec::new() };
    let Some(tree) = part.tree(limits, remarks) else { return Vec::new() };
    let internal = elements(tree.root_element())
        .filter(|node| attribute(*node, "TargetMode") != Some("External"));
    let relationship = |node| {
        let kind = attribute(node, "Type")?;
        Some(Relationship {
            kind: kind.rsplit('/').next().unwrap_or(kind).to_owned(),
            target: resolved(of, attribute(node, "Target")?),
        })
    };
    internal.filter_map(relationship).collect()
}

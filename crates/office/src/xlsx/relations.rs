//! Which part of a package another one names (ECMA-376-2 §8.5).

use std::collections::BTreeMap;

use crate::package::{Package, resolved};
use crate::xml::{self, children};
use read::Limits;

/// The relations of one part.
pub(super) struct Relations {
    /// The part; empty for the package itself.
    part: String,
    by_id: BTreeMap<String, Relation>,
}

struct Relation {
    kind: String,
    target: String,
}

impl Relations {
    /// The relations of a part, or of the package itself where the path is empty. None where they
    /// cannot be read: then nothing is found by them.
    pub fn of(package: &Package<'_>, path: &str, limits: &Limits) -> Relations {
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        let mut relations = Relations { part: path.to_owned(), by_id: BTreeMap::new() };
        let own = resolved(path, &format!("_rels/{name}.rels"));
        let Some(Ok(bytes)) = package.part(&own) else { return relations };
        let text = xml::text(&bytes);
        let Some(document) = xml::parse(&text, limits) else { return relations };
        for node in children(document.root_element(), "Relationship") {
            let get = |name: &str| node.attribute(name).unwrap_or_default().to_owned();
            if get("TargetMode") != "External" {
                let relation = Relation { kind: get("Type"), target: get("Target") };
                relations.by_id.insert(get("Id"), relation);
            }
        }
        relations
    }

    /// The path of the first part of a kind, by the last word of its type.
    pub fn of_kind(&self, kind: &str) -> Option<String> {
        let relation = self.by_id.values().find(|relation| relation.is(kind))?;
        Some(resolved(&self.part, &relation.target))
    }

    /// The path behind an id, where it is of the kind.
    pub fn of_id(&self, id: &str, kind: &str) -> Option<String> {
        let relation = self.by_id.get(id).filter(|relation| relation.is(kind))?;
        Some(resolved(&self.part, &relation.target))
    }
}

impl Relation {
    /// Types are addresses; the strict form has others that end in the same word.
    fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

//! Layers that are not shown (optional content, ISO 32000-2 §8.11).

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object};

/// Layers of one file, and members of one group of them.
const MOST: usize = 4_096;

#[derive(Default)]
pub(super) struct HiddenLayers {
    hidden: BTreeSet<(u32, i32)>,
}

impl HiddenLayers {
    /// The layers that the file's own configuration turns off.
    pub fn of(pdf: &Pdf) -> HiddenLayers {
        let mut layers = HiddenLayers::default();
        let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let Some(all) = root.and_then(|root| root.get::<Dict<'_>>("OCProperties")) else {
            return layers;
        };
        let Some(shown) = all.get::<Dict<'_>>("D") else { return layers };
        let listed = |dict: &Dict<'_>, key: &str| {
            let array = dict.get::<Array<'_>>(key).unwrap_or_default();
            array.raw_iter().take(MOST).filter_map(|item| key_of(&item)).collect::<Vec<_>>()
        };
        if shown.get::<Name<'_>>("BaseState").as_deref() == Some(b"OFF") {
            layers.hidden.extend(listed(&all, "OCGs"));
            for on in listed(&shown, "ON") {
                layers.hidden.remove(&on);
            }
        }
        layers.hidden.extend(listed(&shown, "OFF"));
        layers
    }

    /// Whether the layer, or the group of layers, under this key is not shown.
    pub fn hide(&self, dict: &Dict<'_>, key: impl AsRef<[u8]> + Copy) -> bool {
        if self.hidden.is_empty() {
            return false;
        }
        if let Some(layer) = dict.get_ref(key)
            && self.hidden.contains(&(layer.obj_number, layer.gen_number))
        {
            return true;
        }
        let Some(group) = dict.get::<Dict<'_>>(key) else { return false };
        self.hide_group(&group)
    }

    /// A group is shown where any of its layers is, unless it says otherwise (§8.11.2.2). Expressions are not read.
    fn hide_group(&self, group: &Dict<'_>) -> bool {
        let members: Vec<(u32, i32)> = match group.get::<Array<'_>>("OCGs") {
            Some(members) => members.raw_iter().take(MOST).filter_map(|it| key_of(&it)).collect(),
            None => {
                group.get_ref("OCGs").map(|it| (it.obj_number, it.gen_number)).into_iter().collect()
            }
        };
        let mut hidden = members.iter().map(|member| self.hidden.contains(member));
        if members.is_empty() {
            return false;
        }
        match group.get::<Name<'_>>("P").as_deref() {
            Some(b"AllOn") => hidden.any(|hidden| hidden),
            Some(b"AnyOff") => !hidden.any(|hidden| hidden),
            Some(b"AllOff") => !hidden.all(|hidden| hidden),
            _ => hidden.all(|hidden| hidden),
        }
    }
}

fn key_of(item: &MaybeRef<Object<'_>>) -> Option<(u32, i32)> {
    item.as_obj_ref().map(|it| (it.obj_number, it.gen_number))
}

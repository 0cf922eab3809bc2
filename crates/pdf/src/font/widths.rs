//! How wide glyphs are, in text space at size 1 (ISO 32000-2 §9.2.4, §9.7.4.3).

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Object};

use super::codes::CidLookup;

/// Entries of one font. Fonts have 65,536 glyphs at most.
const MOST_WIDTHS: usize = 70_000;

pub(super) struct Widths {
    /// By the first of a run of glyphs: the last of it, and the width of each.
    runs: BTreeMap<u32, (u32, f64)>,
    default: f64,
}

impl Widths {
    pub fn of(&self, cid: CidLookup) -> f64 {
        let known = match cid {
            CidLookup::Known(cid) => self.get(cid),
            CidLookup::Either(first, second) => self.get(first).or_else(|| self.get(second)),
            CidLookup::Unknown => None,
        };
        known.unwrap_or(self.default)
    }

    fn get(&self, cid: u32) -> Option<f64> {
        let (_, (last, width)) = self.runs.range(..=cid).next_back()?;
        (cid <= *last).then_some(*width)
    }

    /// All glyphs as wide as each other.
    pub fn alike(width: f64) -> Widths {
        Widths { runs: BTreeMap::new(), default: width }
    }

    /// `W` and `DW` of a CIDFont.
    pub fn of_cids(dict: &Dict<'_>) -> Widths {
        let default = dict.get::<f64>("DW").unwrap_or(1000.0) / 1000.0;
        let mut widths = Widths { runs: BTreeMap::new(), default };
        let Some(array) = dict.get::<Array<'_>>("W") else { return widths };
        let mut entries = array.iter::<Object<'_>>();
        while let (Some(first), Some(second)) = (number(entries.next()), entries.next()) {
            let first = first.max(0.0) as u32;
            if widths.runs.len() > MOST_WIDTHS {
                break;
            }
            match second {
                Object::Array(each) => {
                    for (cid, width) in (first..).zip(each.iter::<f64>().take(MOST_WIDTHS)) {
                        widths.runs.insert(cid, (cid, width / 1000.0));
                    }
                }
                last => {
                    let (Some(last), Some(width)) = (number(Some(last)), number(entries.next()))
                    else {
                        break;
                    };
                    widths.runs.insert(first, (last.max(0.0) as u32, width / 1000.0));
                }
            }
        }
        widths
    }

    /// `Widths` of a font whose codes are bytes. One glyph is `unit` in text space.
    pub fn of_bytes(dict: &Dict<'_>, unit: f64) -> Widths {
        let descriptor = dict.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let missing = descriptor.get::<f64>("MissingWidth").filter(|width| *width > 0.0);
        // The fourteen standard fonts may stand without widths: figures are 556 wide in Helvetica,
        // 500 in Times.
        let array = dict.get::<Array<'_>>("Widths");
        let default = missing.unwrap_or(if array.is_some() { 0.0 } else { 0.5 / unit });
        let first = dict.get::<u32>("FirstChar").unwrap_or(0);
        let each = array.into_iter().flat_map(|array| array.iter::<f64>().take(256));
        let runs = (first..).zip(each).map(|(code, width)| (code, (code, width * unit)));
        Widths { runs: runs.collect(), default: default * unit }
    }
}

fn number(object: Option<Object<'_>>) -> Option<f64> {
    match object? {
        Object::Number(number) => Some(number.as_f64()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_syntax::object::FromBytes;

    #[test]
    fn both_shapes_of_the_array_are_read() {
        let dict = Dict::from_bytes(b"<< /DW 900 /W [1 [500 250] 10 12 600] >>").unwrap();
        let widths = Widths::of_cids(&dict);
        let of = |cid| widths.of(CidLookup::Known(cid));
        assert_eq!([of(1), of(2), of(3), of(11), of(13)], [0.5, 0.25, 0.9, 0.6, 0.9]);
        assert_eq!(widths.of(CidLookup::Either(3, 10)), 0.6);
    }
}

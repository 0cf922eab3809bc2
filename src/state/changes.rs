//! What became of the findings since an earlier check of the same report.
//!
//! A save is compared with the check before it, and what was mended before stays mended until the next file. Whoever
//! compares with something else, such as the file as it was read, calls [`Changes::between`] with that.

use std::rc::Rc;

use screen::Finding;

/// What is told of two checks of the same report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Findings that are no more.
    mended: Vec<Told>,
    /// Numbers of the findings that were not there before.
    new: Vec<u32>,
    /// Number of the finding that was looked at when they came.
    pub beside: Option<u32>,
}

/// A finding in a list of an earlier check.
#[derive(Clone, Debug, PartialEq)]
struct Told(Rc<Vec<Finding>>, usize);

impl Changes {
    /// `known` are the findings of the check before and `earlier` what was told of it; `now` are those of the new
    /// check. Twins are told apart by their count.
    pub fn between(
        known: &Rc<Vec<Finding>>,
        earlier: Option<&Changes>,
        now: &[Finding],
    ) -> Changes {
        let mut mended: Vec<Told> = (0..known.len()).map(|at| Told(known.clone(), at)).collect();
        mended.extend(earlier.into_iter().flat_map(|earlier| earlier.mended.iter().cloned()));
        mended.retain(|told| told.finding().is_some_and(|finding| !finding.is_muted()));
        let mut new: Vec<&Finding> = now.iter().filter(|finding| !finding.is_muted()).collect();
        for is_same in [has_same_name, is_at_same_place] {
            new.retain(|finding| {
                let is_it =
                    |told: &Told| told.finding().is_some_and(|known| is_same(known, finding));
                mended.iter().position(is_it).map(|at| mended.remove(at)).is_none()
            });
        }
        Changes { mended, new: new.iter().map(|finding| finding.number).collect(), beside: None }
    }

    /// Findings that are no more, as they were told.
    pub fn mended(&self) -> impl Iterator<Item = &Finding> {
        self.mended.iter().filter_map(Told::finding)
    }

    pub fn is_new(&self, number: u32) -> bool {
        self.new.contains(&number)
    }

    /// How many were mended, are new, and remain of those that are shown.
    pub fn counts(&self, now: &[Finding]) -> [usize; 3] {
        let shown = now.iter().filter(|finding| !finding.is_muted()).count();
        [self.mended.len(), self.new.len(), shown.saturating_sub(self.new.len())]
    }
}

impl Told {
    fn finding(&self) -> Option<&Finding> {
        self.0.get(self.1)
    }
}

/// The finding among these that is the same: that of the fingerprint, or else of the same rule at the same place.
pub fn same<'a>(finding: &Finding, now: &'a [Finding]) -> Option<&'a Finding> {
    let find =
        |is_same: fn(&Finding, &Finding) -> bool| now.iter().find(|other| is_same(finding, other));
    find(has_same_name).or_else(|| find(is_at_same_place))
}

fn has_same_name(one: &Finding, other: &Finding) -> bool {
    one.fingerprint == other.fingerprint
}

/// The numbers in a fingerprint change while a sum that is still wrong is worked on: that is not mended.
fn is_at_same_place(one: &Finding, other: &Finding) -> bool {
    one.rule == other.rule && one.place.place == other.place.place
}

#[cfg(test)]
mod tests;

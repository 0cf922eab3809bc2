//! What became of the findings since an earlier check of the same report.
//!
//! A save is compared with the check before it, and what was mended before stays mended until the next file. What a person
//! types is compared with the file as it was last read, so that nothing is told once all is taken back.

use std::rc::Rc;

use super::Shown;
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

/// The findings of a check, and what was told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub findings: Rc<Vec<Finding>>,
    pub changes: Option<Rc<Changes>>,
}

impl Known {
    /// Of what is shown; `None` while its findings are not there.
    pub fn of(shown: &Shown) -> Option<Known> {
        Some(Known { findings: shown.findings.clone()?, changes: shown.changes.clone() })
    }

    /// What became of them; `beside` is the finding that is looked at.
    pub fn compared_with(&self, now: &[Finding], beside: Option<u32>) -> Changes {
        let changes = Changes::between(&self.findings, self.changes.as_deref(), now);
        Changes { beside, ..changes }
    }

    /// The same; where nothing has become of them, what was told before.
    pub fn changed_to(&self, now: &[Finding], beside: Option<u32>) -> Option<Rc<Changes>> {
        let changes = self.compared_with(now, beside);
        let before = self.changes.as_ref().map_or(0, |before| before.mended.len());
        let is_another = changes.mended.len() != before || !changes.new.is_empty();
        if is_another { Some(Rc::new(changes)) } else { self.changes.clone() }
    }
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
        let mut mended = earlier.map_or(Vec::new(), |earlier| earlier.mended.clone());
        for (at, finding) in known.iter().enumerate() {
            if !finding.is_muted() {
                mended.push(Told(known.clone(), at));
            }
        }
        let mut is_known = |finding: &Finding, is_same: fn(&Finding, &Finding) -> bool| {
            let is_it = |told: &Told| told.finding().is_some_and(|told| is_same(told, finding));
            mended.iter().position(is_it).map(|at| mended.remove(at)).is_some()
        };
        let mut new = Vec::new();
        for finding in now {
            if !finding.is_muted() && !is_known(finding, has_same_name) {
                new.push(finding);
            }
        }
        let mut numbers = Vec::new();
        for finding in new {
            if !is_known(finding, is_at_same_place) {
                numbers.push(finding.number);
            }
        }
        Changes { mended, new: numbers, beside: None }
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

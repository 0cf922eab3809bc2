//! What kind of body a report speaks for, told from the end of its name. Names that end otherwise are
//! of no known kind, and rules about kinds of bodies say so.

use super::catalogue::{Phrases, phrases};
use super::text::ends_with_one;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Organ {
    /// 国务院部门: a ministry or an administration of the state.
    Ministry,
    /// The government of a province, an autonomous region or a municipality.
    Province,
    /// The government of a 市 or a prefecture: some of them are counties by rank.
    City,
    /// The government of a county or a district.
    County,
    /// The government of a town, or the office of a subdistrict.
    Town,
    /// A department of any government.
    Department,
}

impl Organ {
    /// From the most special ending to the most general.
    pub fn named(name: &str) -> Option<Organ> {
        const KINDS: &[(Phrases, Organ)] = &[
            (phrases::ORGAN_TOWNS, Organ::Town),
            (phrases::ORGAN_PROVINCES, Organ::Province),
            (phrases::ORGAN_COUNTIES, Organ::County),
            (phrases::ORGAN_CITIES, Organ::City),
            (phrases::ORGAN_MINISTRIES, Organ::Ministry),
            (phrases::ORGAN_DEPARTMENTS, Organ::Department),
        ];
        let found = KINDS.iter().find(|(endings, _)| ends_with_one(name, endings));
        found.map(|(_, kind)| *kind)
    }

    /// 人民政府 at or above the county: article 50 asks more of its report.
    pub fn is_government(self) -> bool {
        matches!(self, Organ::Province | Organ::City | Organ::County)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_from_the_end_of_the_name() {
        let kinds = [
            ("云溪县人民政府", Some(Organ::County)),
            ("云溪市人民政府", Some(Organ::City)),
            ("云溪省人民政府", Some(Organ::Province)),
            ("天津市人民政府", Some(Organ::Province)),
            ("云溪县石桥镇人民政府", Some(Organ::Town)),
            ("云溪区石桥街道办事处", Some(Organ::Town)),
            ("云溪市教育局", Some(Organ::Department)),
            ("云溪市发展和改革委员会", Some(Organ::Department)),
            ("云溪中学", None),
        ];
        for (name, kind) in kinds {
            assert_eq!(Organ::named(name), kind, "{name}");
        }
    }
}

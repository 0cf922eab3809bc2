//! Whether the report that lies beside this one is the same body's report of the year before.

use super::catalogue::phrases;
use super::name::Name;
use super::organ::Organ;
use super::{LastYear, Why};
use crate::recognise::folded;
use model::Report;

/// Last year's report.
///
/// # Errors
/// There is none, or what was given is another.
pub(super) fn of<'a>(report: &Report, given: LastYear<'a>) -> Result<&'a Report, Why> {
    match given {
        LastYear::NotGiven => Err(Why::NoLastYear),
        LastYear::Refused => Err(Why::LastYearNotRead),
        LastYear::Read(reading) => precedes(report, &reading.report).map(|()| &reading.report),
    }
}

/// `before` is a report of the year before, and not plainly of another body.
///
/// # Errors
/// It is another body's or another year's, or a year is not known.
pub fn precedes(report: &Report, before: &Report) -> Result<(), Why> {
    let year = |report: &Report| report.year.get().copied().ok_or(Why::NoYear);
    if year(before)?.checked_add(1) != Some(year(report)?) {
        return Err(Why::NotTheYearBefore);
    }
    match (report.organ.get(), before.organ.get()) {
        (Some(own), Some(other)) if is_another_body(own, other) => Err(Why::AnotherBody),
        _ => Ok(()),
    }
}

/// The names are written the same, or one leaves out what stands above the body.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    one.ends_with(&other) || other.ends_with(&one)
}

/// Other places, other departments, or a department here and a government there. A body may have
/// been renamed: where its name has something in common, it is not called another.
fn is_another_body(own: &str, other: &str) -> bool {
    let (mine, theirs) = (Name::of(&folded(own)), Name::of(&folded(other)));
    let (own, other) = (plain(own), plain(other));
    let within = own.contains(&other) || other.contains(&own);
    mine.is_another_place(&theirs)
        || mine.is_beside(&theirs)
        || mine.is_another_department(&theirs)
        || (!within && is_another_kind(&own, &other))
}

/// A county may become a city and a town a subdistrict, but none of them a department.
fn is_another_kind(own: &str, other: &str) -> bool {
    let kind = |name: &str| {
        Organ::named(name).map(|organ| (organ == Organ::Department, organ == Organ::Town))
    };
    matches!((kind(own), kind(other)), (Some(own), Some(other)) if own != other)
}

/// 县人民政府 is also called 县政府.
fn plain(name: &str) -> String {
    phrases::PEOPLE.iter().fold(folded(name), |name, word| name.replace(word, ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::clean;
    use model::Known;

    fn beside(own: &str, other: &str, year: u16) -> Result<(), Why> {
        let (mut report, mut before) = (clean().report, clean().report);
        report.organ = Known::Read(own.into());
        before.organ = Known::Read(other.into());
        before.year = Known::Read(year);
        precedes(&report, &before)
    }

    #[test]
    fn a_report_of_the_same_body_and_the_year_before_stands_before() {
        for (own, other) in [
            ("云溪县人民政府", "云溪县人民政府"),
            ("石桥市云溪区人民政府", "云溪区政府"),
            ("云溪县人民政府", "云溪县人民政府办公室"),
            ("云溪市人民政府", "云溪县人民政府"),
            ("云溪县石桥街道办事处", "云溪县石桥镇人民政府"),
            ("云溪县文化和旅游局", "云溪县旅游局"),
        ] {
            assert_eq!(beside(own, other, 2022), Ok(()), "{own} {other}");
        }
    }

    #[test]
    fn another_body_is_told_from_its_place_its_work_or_its_kind() {
        for (own, other) in [
            ("云溪县人民政府", "石桥县人民政府"),
            ("云溪县石桥镇人民政府", "云溪县双桥镇人民政府"),
            ("云溪县教育局", "云溪县水利局"),
            ("云溪县教育局", "云溪县人民政府"),
            ("云溪县石桥镇人民政府", "云溪县人民政府"),
        ] {
            assert_eq!(beside(own, other, 2022), Err(Why::AnotherBody), "{own} {other}");
        }
    }

    #[test]
    fn another_year_is_not_last_year() {
        let own = "云溪县人民政府";
        assert_eq!(beside(own, own, 2021), Err(Why::NotTheYearBefore));
        assert_eq!(beside(own, own, 2023), Err(Why::NotTheYearBefore));
        let (report, mut before) = (clean().report, clean().report);
        before.year = Known::Unknown;
        assert_eq!(precedes(&report, &before), Err(Why::NoYear));
    }
}

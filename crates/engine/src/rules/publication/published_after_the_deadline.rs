//! The report appeared after the day by which it has to: 31 January for the department of a
//! government, 31 March for the report of a government (政府信息公开条例, article 49), or the day that
//! a place has set for itself.

use super::day::Published;
use crate::recognise::folded;
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::published_after_the_deadline::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::organ::Organ;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use crate::rules::text::ends_with_one;
use model::Place;
use model::finding::{Finding, Severity, Slot, Variant};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::at(Place::Report, judge(cx))
}

fn judge(cx: &Context<'_>) -> Answer {
    let published = Published::of(cx)?;
    let year = *cx.report.year.get().ok_or(Why::NoYear)?;
    let next = year.saturating_add(1);
    let deadline = deadline(cx, published.date <= (next, 1, 31))?;
    let (month, day) = deadline.day;
    if published.date <= (next, month, day) {
        return holds();
    }
    // What appears years later was most likely put up again.
    let again = published.date.0 > next;
    let severity = if again { Severity::Remark } else { Severity::Doubtful };
    let local = deadline.local && !cx.setting.profile.name.is_empty();
    let finding = Finding::new(RULE.id, severity, published.place)
        .variant(match (again, local) {
            (true, _) => text::AGAIN,
            (false, true) => text::LOCAL,
            (false, false) => Variant::PLAIN,
        })
        .slot(slot::DATE, Slot::Text(Published::shown(published.date)))
        .slot(slot::DEADLINE, Slot::Text(Published::shown((next, month, day))))
        .slot(slot::PROFILE, Slot::Text(cx.setting.profile.name.clone()));
    broken(finding)
}

struct Deadline {
    /// Month and day.
    day: (u8, u8),
    /// A host has set it.
    local: bool,
}

/// The deadline of this body. The office of a government reports for itself or for the government:
/// `early` says that it is in time for both.
fn deadline(cx: &Context<'_>, early: bool) -> Result<Deadline, Why> {
    let profile = &cx.setting.profile;
    let of =
        |told: Option<(u8, u8)>, law| Deadline { day: told.unwrap_or(law), local: told.is_some() };
    let department = of(profile.department_deadline, (1, 31));
    let name = cx.report.organ.get().map_or(String::new(), |organ| folded(organ));
    match cx.organ()? {
        Organ::Province | Organ::City | Organ::County => {
            Ok(of(profile.government_deadline, (3, 31)))
        }
        // 条例 article 49 does not name them.
        Organ::Town => Err(Why::NotThisKindOfOrgan),
        Organ::Ministry => Ok(department),
        Organ::Department if ends_with_one(&name, phrases::OFFICES_OF_GOVERNMENTS) => {
            if early {
                Ok(department)
            } else {
                Err(Why::OrganOfUnknownKind)
            }
        }
        Organ::Department if ends_with_one(&name, phrases::NO_DEPARTMENTS) => {
            Err(Why::NotThisKindOfOrgan)
        }
        Organ::Department => Ok(department),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{Fault, Faults, ask_beside, broken, clean, holds, said, unchecked};
    use crate::rules::{Date, Profile, Setting};
    use model::{Known, SectionId};

    pub fn faults() -> Faults {
        Faults::new()
            .with(late(Variant::PLAIN, (2024, 2, 20)))
            .with(late(text::AGAIN, (2026, 2, 20)))
            .with(Fault {
                profile: Profile {
                    name: "云溪市".into(),
                    department_deadline: Some((1, 26)),
                    ..Profile::default()
                },
                ..late(text::LOCAL, (2024, 1, 28))
            })
    }

    fn late(variant: Variant, day: Date) -> Fault {
        let mut reading = clean();
        reading.report.organ = Known::Read("云溪县教育局".into());
        Fault { published: Some(day), ..Fault::of(variant, reading) }
    }

    fn of(organ: &str, day: &str) -> Reading {
        let mut reading = said(SectionId::Masthead, &[&format!("发布时间：{day}")]);
        reading.report.organ = Known::Read(organ.into());
        reading
    }

    #[test]
    fn the_last_day_holds() {
        holds(&RULE, &of("云溪县教育局", "2024-01-31"));
        holds(&RULE, &of("云溪县人民政府", "2024-03-31"));
        holds(&RULE, &of("云溪县人民政府办公室", "2024-01-31"));
    }

    #[test]
    fn a_day_later_is_doubtful_and_years_later_a_remark() {
        for (organ, day) in [("云溪县教育局", "2024-02-01"), ("云溪县人民政府", "2024-04-01")]
        {
            assert_eq!(broken(&RULE, &of(organ, day)).severity, Severity::Doubtful);
        }
        let finding = broken(&RULE, &of("云溪县教育局", "2026-05-01"));
        assert_eq!((finding.severity, finding.variant), (Severity::Remark, text::AGAIN));
    }

    #[test]
    fn a_place_may_ask_for_an_earlier_day() {
        let profile = Profile {
            name: "云溪市".into(),
            department_deadline: Some((1, 26)),
            ..Profile::default()
        };
        let published: Option<Date> = Some((2024, 1, 28));
        let beside = Setting { profile, published, ..Setting::default() };
        let answers = ask_beside(&RULE, &of("云溪县教育局", "2024-01-20"), &beside);
        assert_eq!(answers.findings[0].variant, "local");
    }

    #[test]
    fn bodies_that_article_49_does_not_name_are_not_judged() {
        for organ in ["云溪县石桥镇人民政府", "云溪县信息中心", "云溪开发区管理委员会"]
        {
            let reading = of(organ, "2024-05-01");
            assert_eq!(unchecked(&RULE, &reading), Why::NotThisKindOfOrgan, "{organ}");
        }
        let office = of("云溪县人民政府办公室", "2024-02-20");
        assert_eq!(unchecked(&RULE, &office), Why::OrganOfUnknownKind);
        let reading = said(SectionId::Overview, &["发布时间：2024-05-01"]);
        assert_eq!(unchecked(&RULE, &reading), Why::NoPublicationDate);
    }
}

//! Table two counts documents that a body of this kind does not make: regulations (规章) of a county,
//! a town or a department below the State Council, normative documents of an institution or a branch.

use crate::recognise::folded;
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::documents_are_not_in_its_power::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::organ::Organ;
use crate::rules::rule::{Answer, Answers, Judged, Rule, broken, holds};
use crate::rules::tables::identity::Part;
use crate::rules::text::ends_with_one;
use model::finding::{Finding, Severity, Slot};
use model::{CellId, Edition, Place, TableId};

pub(super) const RULE: Rule = Rule { id: text::ID, check };

const TABLE: TableId = TableId::Proactive;

fn check(cx: &Context<'_>) -> Answers {
    let mut answers = Answers::at(Place::Row(TABLE, REGULATIONS), regulations(cx));
    let normative = Answers::at(Place::Row(TABLE, NORMATIVE), normative_documents(cx));
    answers.places.extend(normative.places);
    answers.findings.extend(normative.findings);
    answers
}

/// Regulations were counted in this cell by a body that makes none.
pub(super) fn accuses(cx: &Context<'_>, cell: CellId) -> bool {
    let of_regulations = (cell.table, cell.row) == (TABLE, REGULATIONS);
    of_regulations
        && matches!(regulations(cx), Ok(Judged::Broken(found)) if found.place == cell.into())
}

const REGULATIONS: &str = "regulations";
const NORMATIVE: &str = "normative-documents";

/// 立法法 (2023), articles 91 and 93, leave 规章 to departments of the State Council, provinces, cities
/// with districts and prefectures. Which 市 has districts a name does not tell.
fn regulations(cx: &Context<'_>) -> Answer {
    let made = made(cx, REGULATIONS)?;
    let in_force = cx.number(TABLE, REGULATIONS, "in-force")?;
    let more = if made.value > 0 { made } else { in_force };
    if more.value == 0 {
        return holds();
    }
    match behind(cx)? {
        Organ::Province | Organ::Ministry => holds(),
        Organ::City => Err(Why::OrganOfUnknownKind),
        Organ::County | Organ::Town | Organ::Department => {
            broken(finding(cx, &more, Severity::Doubtful))
        }
    }
}

fn normative_documents(cx: &Context<'_>) -> Answer {
    let made = made(cx, NORMATIVE)?;
    if made.value == 0 {
        return holds();
    }
    let organ = folded(cx.report.organ.get().ok_or(Why::NoOrgan)?);
    if !ends_with_one(&organ, phrases::INSTITUTIONS) {
        return holds();
    }
    broken(finding(cx, &made, Severity::Remark).variant(text::NORMATIVE))
}

fn made<'a>(cx: &Context<'a>, row: &'static str) -> Result<Part<'a>, Why> {
    if cx.form.edition != Edition::E2021 {
        return Err(Why::NotInThisEdition);
    }
    cx.number(TABLE, row, "made")
}

/// The body, or the government behind an office that may report for it.
fn behind(cx: &Context<'_>) -> Result<Organ, Why> {
    let name = folded(cx.report.organ.get().ok_or(Why::NoOrgan)?);
    if phrases::STATE_BODIES.iter().any(|start| name.starts_with(start)) {
        return Ok(Organ::Ministry);
    }
    let office = phrases::OFFICES_OF_GOVERNMENTS.iter().any(|office| name.ends_with(office));
    let government = phrases::OFFICES.iter().find_map(|office| name.strip_suffix(office));
    match government {
        Some(government) if office => Organ::named(government).ok_or(Why::OrganOfUnknownKind),
        _ => Organ::of(cx),
    }
}

fn finding(cx: &Context<'_>, part: &Part<'_>, severity: Severity) -> Finding {
    let organ = cx.report.organ.get().cloned().unwrap_or_default();
    let mut finding = Finding::new(RULE.id, severity, part.id)
        .slot(slot::PRINTED, Slot::Text(part.cell.printed.clone()))
        .slot(slot::ORGAN, Slot::Text(organ));
    finding.rests_on_uncertain = !part.cell.certain;
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Reading;
    use crate::rules::tests::{broken, cell, clean, count, holds, unchecked};
    use model::Known;

    fn of(organ: &str, row: &'static str) -> Reading {
        let mut reading = clean();
        reading.report.organ = Known::Read(organ.into());
        count(&mut reading, cell(TABLE, row, "made"), 2);
        count(&mut reading, cell(TABLE, row, "in-force"), 2);
        reading
    }

    #[test]
    fn regulations_of_a_province_hold_and_so_do_documents_of_a_bureau() {
        for organ in
            ["云溪省人民政府", "云溪省人民政府办公厅", "国家云溪局", "上海市人民政府办公厅"]
        {
            holds(&RULE, &of(organ, REGULATIONS));
        }
        holds(&RULE, &of("云溪县教育局", NORMATIVE));
    }

    #[test]
    fn regulations_of_a_town_or_a_bureau_are_doubtful() {
        for organ in ["云溪县石桥镇人民政府", "云溪市教育局", "云溪县人民政府"]
        {
            let finding = broken(&RULE, &of(organ, REGULATIONS));
            assert_eq!(finding.severity, Severity::Doubtful, "{organ}");
        }
    }

    #[test]
    fn normative_documents_of_an_institution_are_remarked() {
        for organ in ["云溪市信息中心", "云溪市公安局石桥分局"] {
            assert_eq!(broken(&RULE, &of(organ, NORMATIVE)).variant, "normative");
        }
    }

    #[test]
    fn a_city_may_have_districts_or_none() {
        let reading = of("云溪市人民政府", REGULATIONS);
        assert_eq!(unchecked(&RULE, &reading), Why::OrganOfUnknownKind);
        let mut reading = of("", REGULATIONS);
        reading.report.organ = Known::Unknown;
        assert_eq!(unchecked(&RULE, &reading), Why::NoOrgan);
    }
}

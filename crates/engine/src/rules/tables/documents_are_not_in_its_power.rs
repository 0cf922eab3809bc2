//! Table two counts documents that a body of this kind does not make: regulations (规章) of a county,
//! a town or a department below the State Council, normative documents of an institution or a branch.

use super::regulations::{REGULATIONS, TABLE, beyond_its_power, made};
use crate::recognise::folded;
use crate::rules::Why;
use crate::rules::catalogue::phrases;
use crate::rules::catalogue::text::documents_are_not_in_its_power::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::part::Part;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use crate::rules::text::ends_with_one;
use model::finding::{Finding, Severity, Slot};
use model::{Place, RowId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    let mut answers = Answers::at(Place::Row(TABLE, REGULATIONS), regulations(cx));
    let normative = Answers::at(Place::Row(TABLE, NORMATIVE), normative_documents(cx));
    answers.places.extend(normative.places);
    answers.findings.extend(normative.findings);
    answers
}

const NORMATIVE: RowId = "normative-documents";

fn regulations(cx: &Context<'_>) -> Answer {
    match beyond_its_power(cx)? {
        Some(part) => broken(finding(cx, &part, Severity::Doubtful)),
        None => holds(),
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
    use crate::rules::tests::{Faults, broken, cell, clean, count, holds, unchecked};
    use model::Known;

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| *reading = of("云溪县人民政府", "regulations"))
            .of(text::NORMATIVE, |reading| *reading = of("云溪县信息中心", "normative-documents"))
    }

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

//! A report on the 2021 form prints （六）其他处理 as one row, as the 2019 form did.

use crate::rules::catalogue::text::other_handling_is_one_row as text;
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity};
use model::{Edition, Place, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

const TABLE: TableId = TableId::Applications;

fn check(cx: &Context<'_>) -> Answers {
    match cx.form.edition {
        Edition::E2019 => Answers::default(),
        Edition::E2021 => Answers::at(Place::Table(TABLE), judge(cx)),
    }
}

fn judge(cx: &Context<'_>) -> Answer {
    cx.table(TABLE)?;
    match cx.one_row(TABLE) {
        Some((_, row)) => {
            broken(Finding::new(RULE.id, Severity::Remark, Place::Row(TABLE, row.id)))
        }
        None => holds(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, one_row, table, unchecked};
    use model::TableState;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| *reading = one_row())
    }

    #[test]
    fn three_rows_hold_and_one_is_remarked() {
        holds(&RULE, &clean());
        assert_eq!(broken(&RULE, &one_row()).severity, Severity::Remark);
    }

    #[test]
    fn a_missing_table_is_not_judged() {
        let mut reading = clean();
        table(&mut reading, TABLE).state = TableState::Missing;
        assert_eq!(unchecked(&RULE, &reading), Why::TableMissing);
    }
}

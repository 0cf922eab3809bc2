//! The columns of a table stand in another order than in the form, or its head does not tell their order.

use crate::rules::catalogue::text::columns_are_out_of_order::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{Columns, TableId};

pub(super) const RULE: Rule = Rule {
    id: text::ID,
    check,
    #[cfg(test)]
    faults: tests::faults,
};

fn check(cx: &Context<'_>) -> Answers {
    Answers::each(TableId::ALL, |id| judge(cx, id))
}

fn judge(cx: &Context<'_>, id: TableId) -> Answer {
    let (table, _) = cx.table(id)?;
    match table.columns {
        Columns::AsInTheForm => holds(),
        Columns::Moved(label) => broken(
            Finding::new(RULE.id, Severity::Remark, id)
                .variant(text::MOVED)
                .slot(slot::COLUMN, Slot::Place(label))
                .related([label]),
        ),
        Columns::Reshaped => {
            broken(Finding::new(RULE.id, Severity::Remark, id).variant(text::RESHAPED))
        }
        Columns::Unclear => broken(Finding::new(RULE.id, Severity::Doubtful, id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, table, unchecked};
    use model::{Place, TableState};

    const RESEARCH: Place = Place::Column(TableId::Applications, "research");

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| table(reading, TableId::Disputes).columns = Columns::Unclear)
            .of(text::MOVED, |reading| {
                table(reading, TableId::Applications).columns = Columns::Moved(RESEARCH);
            })
            .of(text::RESHAPED, |reading| {
                table(reading, TableId::Disputes).columns = Columns::Reshaped;
            })
    }

    #[test]
    fn the_forms_order_holds() {
        holds(&RULE, &clean());
    }

    #[test]
    fn another_order_is_a_remark_and_an_unknown_one_a_doubt() {
        let mut reading = clean();
        table(&mut reading, TableId::Applications).columns = Columns::Moved(RESEARCH);
        let finding = broken(&RULE, &reading);
        assert_eq!((finding.severity, finding.related), (Severity::Remark, vec![RESEARCH]));
        table(&mut reading, TableId::Applications).columns = Columns::Unclear;
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
    }

    #[test]
    fn a_missing_table_is_not_judged() {
        let mut reading = clean();
        table(&mut reading, TableId::Applications).state = TableState::Missing;
        assert_eq!(unchecked(&RULE, &reading), Why::TableMissing);
    }
}

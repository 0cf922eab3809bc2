//! A table is there without a single number: the blank form, or one that was forgotten. It is not
//! "all zero", and no sum of it is judged.

use crate::rules::Why;
use crate::rules::catalogue::text::table_is_not_filled as text;
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::TableId;
use model::finding::{Finding, Severity};

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
    match cx.table(id) {
        Ok(_) => holds(),
        Err(Why::TableBlank) => broken(Finding::new(RULE.id, Severity::Doubtful, id)),
        Err(why) => Err(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::{Faults, broken, clean, holds, table, unchecked};
    use model::{Entry, TableState};

    pub fn faults() -> Faults {
        Faults::new()
            .plain(|reading| table(reading, TableId::Disputes).state = TableState::AllBlank)
    }

    #[test]
    fn zeros_and_marks_are_filled_in() {
        let mut reading = clean();
        holds(&RULE, &reading);
        let disputes = table(&mut reading, TableId::Disputes);
        disputes.state = TableState::AllBlank;
        disputes.cells.iter_mut().for_each(|(_, cell)| cell.entry = Entry::Mark);
        holds(&RULE, &reading);
    }

    #[test]
    fn a_blank_table_is_doubtful() {
        let mut reading = clean();
        let disputes = table(&mut reading, TableId::Disputes);
        disputes.state = TableState::AllBlank;
        disputes.cells.iter_mut().for_each(|(_, cell)| cell.entry = Entry::Blank);
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
    }

    #[test]
    fn a_missing_table_is_another_finding() {
        let mut reading = clean();
        table(&mut reading, TableId::Proactive).state = TableState::Missing;
        assert_eq!(unchecked(&RULE, &reading), Why::TableMissing);
    }
}

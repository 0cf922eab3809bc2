//! A table holds something that belongs to no row of the form: an added row, or a page number that
//! came along. Which it is a person sees.

use crate::recognise::NoteKind;
use crate::rules::catalogue::text::numbers_are_left_over::{self as text, slot};
use crate::rules::context::Context;
use crate::rules::rule::{Answer, Answers, Rule, broken, holds};
use model::finding::{Finding, Severity, Slot};
use model::{Place, TableId};

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
    cx.table(id)?;
    let notes = &cx.reading.notes;
    let left: Vec<String> = notes
        .iter()
        .filter(|note| note.kind == NoteKind::Leftover && note.place == Place::Table(id))
        .map(|note| note.text.clone())
        .collect();
    if left.is_empty() {
        return holds();
    }
    broken(Finding::new(RULE.id, Severity::Remark, id).slot(slot::TEXTS, Slot::Texts(left)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Why;
    use crate::rules::tests::{Faults, broken, clean, holds, note, table, unchecked};
    use model::TableState;

    pub fn faults() -> Faults {
        Faults::new().plain(|reading| {
            note(reading, NoteKind::Leftover, TableId::Disputes.into(), "- 3 -");
        })
    }

    #[test]
    fn nothing_left_over_holds() {
        holds(&RULE, &clean());
    }

    #[test]
    fn what_is_left_over_is_shown() {
        let mut reading = clean();
        note(&mut reading, NoteKind::Leftover, Place::Table(TableId::Applications), "（八）其他 3");
        assert_eq!(broken(&RULE, &reading).severity, Severity::Remark);
    }

    #[test]
    fn a_missing_table_is_not_judged() {
        let mut reading = clean();
        table(&mut reading, TableId::Proactive).state = TableState::Missing;
        assert_eq!(unchecked(&RULE, &reading), Why::TableMissing);
    }
}

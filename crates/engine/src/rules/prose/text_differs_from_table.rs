//! A number of the prose that no expression of the tables explains; likewise shares and growth.

use super::one_cause;
use crate::rules::analysis::claims::{ClaimState, Explanation, explain, rounding, share};
use crate::rules::catalogue::{phrases, slot, text};
use crate::rules::context::Context;
use crate::rules::rule::{Answers, Rule};
use crate::rules::{Outcome, Why};
use model::finding::{Finding, RuleId, Severity, Slot, Variant};
use model::{Cell, CellId, Claim, ClaimPeriod, Place, Quantity, Ratio, Subject, TableId};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    id: text::text_differs_from_table::ID,
    check: numbers,
    #[cfg(test)]
    faults: tests::numbers,
};
pub(super) const SHARE: Rule = Rule {
    id: text::share_does_not_come_out::ID,
    check: shares,
    #[cfg(test)]
    faults: tests::shares,
};
pub(super) const GROWTH: Rule = Rule {
    id: text::growth_does_not_come_out::ID,
    check: growth,
    #[cfg(test)]
    faults: tests::growth,
};

fn numbers(cx: &Context<'_>) -> Answers {
    let mut answers = answers(cx, RULE.id, |said| matches!(said, Quantity::Number(_)));
    one_cause::fold(cx, &mut answers);
    answers
}

fn shares(cx: &Context<'_>) -> Answers {
    let concerns = |said: &Quantity| {
        matches!(said, Quantity::Share(..) | Quantity::Against(..) | Quantity::Greatest)
    };
    with_ratios(cx, answers(cx, SHARE.id, concerns), SHARE.id, is_share)
}

fn growth(cx: &Context<'_>) -> Answers {
    let concerns = |said: &Quantity| {
        matches!(said, Quantity::Growth(_) | Quantity::Change(_) | Quantity::Times(_))
    };
    with_ratios(cx, answers(cx, GROWTH.id, concerns), GROWTH.id, |kind| !is_share(kind))
}

fn is_share(kind: Ratio) -> bool {
    !matches!(kind, Ratio::Growth | Ratio::Difference | Ratio::Direction | Ratio::Balance)
}

/// With the ratios of two numbers of the text, where the tables did not say what is meant.
fn with_ratios(
    cx: &Context<'_>,
    mut answers: Answers,
    rule: RuleId,
    concerns: impl Fn(Ratio) -> bool,
) -> Answers {
    for ratio in cx.report.ratios.iter().filter(|ratio| concerns(ratio.kind)) {
        // 办结 84 件，其中公开 51 件，占 61%: of the number that is printed, whatever a table has.
        let printed = ratio.kind == Ratio::Share && ratio.others.is_empty();
        let known = |(place, outcome): &(Place, Outcome)| {
            let open = matches!(outcome, Outcome::Unchecked(_))
                || (printed && matches!(outcome, Outcome::Holds));
            overlap(*place, ratio.place) && !open
        };
        // Of several shares together, whatever each is; of numbers that each agree with the tables.
        let balance = ratio.kind == Ratio::Balance;
        let together = balance || ratio.kind == Ratio::Hundred;
        if balance && has_wrong_number(cx, ratio.place) {
            continue;
        }
        // 结转下年 4 件，比上年结转的 7 件少 3 件: the numbers beside it say so.
        let difference = ratio.kind == Ratio::Difference;
        if difference && matches!(share::differs(ratio), Ok(None)) {
            answers.findings.retain(|finding| !overlap(finding.place, ratio.place));
        } else if !together && answers.places.iter().any(known) {
            continue;
        }
        let part = ratio.part.1;
        // A part is no share of itself.
        let may_be = |whole: &Decimal| ratio.kind == Ratio::Share || *whole > part;
        let fits = |whole| ratio.kind.is_share_of(part, whole, ratio.said);
        // 民生类 31 条，占 90 条的比例过半: what no table counts has no share of their totals.
        let in_words = !matches!(ratio.kind, Ratio::Share | Ratio::About);
        let of_tables = cx.report.claims.iter().any(|claim| claim.place == ratio.part.0);
        let of_a_total = (of_tables || !in_words) && totals(cx).filter(may_be).any(fits);
        let outcome = match share::differs(ratio) {
            Ok(None) => Outcome::Holds,
            // Of a total that the sentence does not print.
            Ok(Some(_)) if of_a_total && !printed => Outcome::Holds,
            Err(why) => Outcome::Unchecked(why),
            Ok(Some(computed)) => {
                let variant = match ratio.kind {
                    Ratio::Balance => text::growth_does_not_come_out::BALANCE,
                    _ => Variant::PLAIN,
                };
                let finding = Finding::new(rule, Severity::Doubtful, ratio.place)
                    .variant(variant)
                    .slot(slot::PRINTED, Slot::Text(cx.clause(ratio.place)))
                    .slot(slot::VALUE, Slot::Text(computed))
                    .related([ratio.part.0, ratio.whole.0]);
                answers.findings.push(finding);
                Outcome::Broken
            }
        };
        answers.places.retain(|(place, _)| {
            (together || !overlap(*place, ratio.place)) && *place != Place::Report
        });
        answers.places.push((ratio.place, outcome));
    }
    answers
}

/// Places of one sentence that share a character: a share, and the share with the words for its side.
fn overlap(one: Place, other: Place) -> bool {
    match (one, other) {
        (Place::Span(section, index, start, end), Place::Span(own, at, from, to)) => {
            (section, index) == (own, at) && start < to && from < end
        }
        _ => one == other,
    }
}

/// A number of this sentence is contradicted by the tables, and is told for itself.
fn has_wrong_number(cx: &Context<'_>, place: Place) -> bool {
    let told = cx.report.claims.iter().zip(&cx.analysis.claims);
    let mut wrong = told.filter(|(_, state)| matches!(state, ClaimState::Contradicted(_)));
    wrong.any(|(claim, _)| explain::sentence(claim.place) == explain::sentence(place))
}

/// What was received, what was in hand, and what was handled.
fn totals(cx: &Context<'_>) -> impl Iterator<Item = Decimal> {
    let of = |row| {
        let id = CellId { table: TableId::Applications, row, column: "total" };
        cx.report.cell(id).and_then(Cell::count).map(Decimal::from)
    };
    let [received, carried, handled] = ["received", "carried-in", "handled-total"].map(of);
    let in_hand = received.zip(carried).map(|(received, carried)| received + carried);
    [received, in_hand, handled].into_iter().flatten()
}

pub(super) fn answers(
    cx: &Context<'_>,
    rule: RuleId,
    concerns: impl Fn(&Quantity) -> bool,
) -> Answers {
    let mut answers = Answers::default();
    for (claim, state) in cx.report.claims.iter().zip(&cx.analysis.claims) {
        if !concerns(&claim.quantity) {
            continue;
        }
        let outcome = match state {
            ClaimState::Explained(_) => Outcome::Holds,
            ClaimState::NotExamined(why) => Outcome::Unchecked(*why),
            ClaimState::Contradicted(nearest) => {
                let (variant, cells) = told(cx, claim, nearest);
                let finding = Finding::new(rule, Severity::Doubtful, claim.place)
                    .variant(variant)
                    .slot(slot::PRINTED, Slot::Text(cx.clause(claim.place)))
                    .slot(slot::SAID, Slot::Text(said(cx, claim)))
                    .slot(slot::CELLS, Slot::Places(cells))
                    .slot(slot::VALUE, Slot::Text(in_unit(claim, &nearest.value)))
                    .related(nearest.cells());
                answers.findings.push(finding);
                Outcome::Broken
            }
        };
        answers.places.push((claim.place, outcome));
    }
    if answers.places.is_empty() {
        answers.places.push((Place::Report, Outcome::Unchecked(Why::NotSaid)));
    }
    answers
}

/// How it is told, and the cells that are named: those with a number, where there are several.
fn told(cx: &Context<'_>, claim: &Claim, nearest: &Explanation) -> (Variant, Vec<Place>) {
    let all: Vec<Place> = nearest.cells().collect();
    let said = match claim.quantity {
        Quantity::Number(said) => said,
        Quantity::Against(..) | Quantity::Greatest => {
            return (text::share_does_not_come_out::COMPARED, all);
        }
        _ => return (Variant::PLAIN, all),
    };
    let filled = |place: &Place| match place {
        Place::Cell(id) => cx.report.cell(*id).and_then(Cell::count) != Some(0),
        _ => true,
    };
    let cells: Vec<Place> = all.iter().copied().filter(filled).collect();
    match cells.len() {
        _ if claim.period != ClaimPeriod::Own => (Variant::PLAIN, all),
        0 if all.len() == 1 => (Variant::PLAIN, all),
        0 => (text::text_differs_from_table::NOTHING, all),
        _ if said.is_zero() => (text::text_differs_from_table::DENIED, cells),
        1 if is_transposed(said, nearest) => (text::text_differs_from_table::TRANSPOSED, cells),
        1 => (Variant::PLAIN, cells),
        _ if nearest.minus.is_empty() => (text::text_differs_from_table::SEVERAL, cells),
        _ => (Variant::PLAIN, all),
    }
}

/// 821 where the table has 812.
fn is_transposed(said: Decimal, nearest: &Explanation) -> bool {
    let value = nearest.value.parse().ok();
    value.is_some_and(|value| rounding::is_transposed(value, said))
}

/// Fees are counted in 万元.
fn in_unit(claim: &Claim, value: &str) -> String {
    let fees = matches!(claim.subject, Subject::Proactive("fees", _));
    let number = matches!(claim.quantity, Quantity::Number(_));
    let unit = phrases::TEN_THOUSAND_YUAN.first().filter(|_| fees && number);
    [value, unit.copied().unwrap_or_default()].concat()
}

/// The number as it is printed, where one is.
fn said(cx: &Context<'_>, claim: &Claim) -> String {
    let printed = cx.printed(claim.place);
    let Quantity::Number(value) = claim.quantity else { return printed };
    // 均为复议后起诉: the words for a number are no number.
    let told = printed.chars().next().is_some_and(char::is_numeric) && !value.is_zero();
    // 7 061: digits that a line or a space set apart are one number.
    let together = || printed.chars().filter(|c| !c.is_whitespace()).collect();
    if told { together() } else { value.normalize().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::claims::{claim, claiming};
    use crate::rules::tests::{
        Faults, ask_beside, broken, clean, count, holds, last_year, unchecked,
    };
    use crate::rules::{LastYear, Setting};
    use model::{ClaimPeriod, RatioClaim, SectionId, Subject};

    pub fn numbers() -> Faults {
        let number = |said: u32| Quantity::Number(said.into());
        let refused = Subject::Outcome("declined");
        Faults::new()
            .plain(move |reading| claim(reading, Subject::Received, number(99)))
            .of(text::text_differs_from_table::TRANSPOSED, move |reading| {
                claim(reading, Subject::Received, number(21));
            })
            .of(text::text_differs_from_table::SWAPPED, |reading| {
                claim(reading, Subject::Received, Quantity::Number(1.into()));
                claim(reading, Subject::CarriedIn, Quantity::Number(12.into()));
                let other = reading.report.claims.last_mut().unwrap();
                other.place = Place::Span(SectionId::Overview, 0, 5, 7);
            })
            .of(text::text_differs_from_table::SEVERAL, move |reading| {
                claim(reading, Subject::TakenInAll, number(99));
            })
            .of(text::text_differs_from_table::NOTHING, move |reading| {
                claim(reading, refused, number(99));
            })
            .of(text::text_differs_from_table::DENIED, move |reading| {
                claim(reading, Subject::Received, number(0));
            })
    }

    pub fn shares() -> Faults {
        Faults::new()
            .plain(|reading| {
                let share = Quantity::Share(50.into(), Some(Subject::Handled));
                claim(reading, Subject::Outcome("disclosed"), share);
            })
            .of(text::share_does_not_come_out::COMPARED, |reading| {
                claim(reading, Subject::Applicants("business"), Quantity::Greatest);
            })
    }

    pub fn growth() -> Faults {
        Faults::new()
            .plain(|reading| {
                claim(reading, Subject::Received, Quantity::Growth(50.into()));
                claim(reading, Subject::Received, Quantity::Number(10.into()));
                reading.report.claims.last_mut().unwrap().period = ClaimPeriod::LastYear;
            })
            .of(text::growth_does_not_come_out::BALANCE, |reading| {
                let place = |at| Place::Span(SectionId::Overview, 0, at, at + 1);
                // 52 - 7 + 1 is 46, and not 48.
                reading.report.ratios.push(RatioClaim {
                    place: place(3),
                    said: 48.into(),
                    kind: Ratio::Balance,
                    part: (place(3), 48.into()),
                    whole: (place(0), 52.into()),
                    others: vec![Decimal::from(-7), 1.into()],
                });
            })
    }

    #[test]
    fn any_expression_that_explains_a_number_is_enough() {
        for said in [12u32, 13] {
            holds(&RULE, &claiming(Subject::TakenIn, Quantity::Number(said.into())));
        }
        for said in [11u32, 10] {
            holds(&RULE, &claiming(Subject::Handled, Quantity::Number(said.into())));
        }
    }

    #[test]
    fn a_number_that_nothing_explains_is_doubtful() {
        let reading = claiming(Subject::TakenIn, Quantity::Number(14.into()));
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
    }

    #[test]
    fn what_no_other_way_of_counting_explains_is_asked_of_last_year() {
        let told = |said: u32| {
            let decisions = Subject::Proactive("penalties", "decisions");
            let mut reading = claiming(decisions, Quantity::Number(said.into()));
            reading.report.claims[0].period = ClaimPeriod::LastYear;
            let mut last = last_year();
            count(&mut last, CellId::new(TableId::Proactive, "penalties", "decisions"), 463);
            let setting = Setting { last_year: LastYear::Read(&last), ..Setting::default() };
            ask_beside(&RULE, &reading, &setting).findings.len()
        };
        // 463, 436, and a number that another way of counting may give.
        assert_eq!([463, 436, 470].map(told), [0, 1, 0]);
    }

    #[test]
    fn another_scope_and_a_rounding_are_not_judged() {
        let mut reading = claiming(Subject::TakenIn, Quantity::Number(14.into()));
        reading.report.claims[0].scope = Some("市政府办公室".into());
        assert_eq!(unchecked(&RULE, &reading), Why::AnotherScope);
        let mut reading = claiming(Subject::TakenIn, Quantity::Number(14.into()));
        reading.report.claims[0].rounded = true;
        assert_eq!(unchecked(&RULE, &reading), Why::Rounded);
        // 38 余 is no rounding of 12 or 13.
        reading.report.claims[0].quantity = Quantity::Number(38.into());
        assert_eq!(broken(&RULE, &reading).severity, Severity::Doubtful);
        let mut reading = claiming(Subject::TakenIn, Quantity::Number(14.into()));
        reading.report.claims[0].is_open = true;
        assert_eq!(unchecked(&RULE, &reading), Why::WordsNotKnown);
        assert_eq!(unchecked(&RULE, &clean()), Why::NotSaid);
    }

    #[test]
    fn shares_are_recomputed_by_rounding_or_by_cutting_off() {
        let whole = Some(Subject::Handled);
        let share = |said: &str| {
            claiming(Subject::Outcome("disclosed"), Quantity::Share(said.parse().unwrap(), whole))
        };
        // 9 of 11 is 81.818…
        holds(&SHARE, &share("81.82"));
        holds(&SHARE, &share("81.81"));
        assert_eq!(broken(&SHARE, &share("80.1")).severity, Severity::Doubtful);
    }

    #[test]
    fn all_handled_with_requests_carried_over_is_told_as_a_share() {
        let said = Quantity::Share(Decimal::ONE_HUNDRED, None);
        let mut reading = claiming(Subject::Handled, said);
        let overview = |section: &&mut model::SectionText| section.id == SectionId::Overview;
        let section = reading.report.sections.iter_mut().find(overview).unwrap();
        let paragraph = model::Paragraph { sentences: vec!["办结率100%。".into()] };
        section.paragraphs.insert(0, paragraph);
        let finding = broken(&SHARE, &reading);
        let value = finding.slots.iter().find(|(slot, _)| *slot == slot::VALUE);
        // 11 of 13 were handled, 2 are carried over.
        assert_eq!(value.map(|(_, text)| text), Some(&Slot::Text("11 ÷ 13 = 84.62%".into())));
    }

    #[test]
    fn a_share_beside_too_many_numbers_is_unchecked_for_that_reason() {
        let whole = Some(Subject::Handled);
        let share = Quantity::Share("80.1".parse().unwrap(), whole);
        let mut reading = claiming(Subject::Outcome("disclosed"), share);
        for _ in 0..60 {
            claim(&mut reading, Subject::Handled, Quantity::Number(11.into()));
        }
        assert_eq!(unchecked(&SHARE, &reading), Why::TooManyNumbers);
    }

    #[test]
    fn kinds_are_compared_with_others_and_with_the_whole() {
        let disclosed = Subject::Outcome("disclosed");
        let of_handled = |kind| Quantity::Against(kind, 50.into(), Subject::Handled);
        // 9 of 11
        holds(&SHARE, &claiming(disclosed, of_handled(Ratio::AtLeast)));
        holds(&SHARE, &claiming(disclosed, Quantity::Greatest));
        let finding = broken(&SHARE, &claiming(disclosed, of_handled(Ratio::Under)));
        assert_eq!(finding.severity, Severity::Doubtful);
        let declined = claiming(Subject::Outcome("declined"), Quantity::Greatest);
        assert_eq!(broken(&SHARE, &declined).severity, Severity::Doubtful);
        // Of another number of requests.
        let mut part = claiming(disclosed, of_handled(Ratio::Under));
        let place = part.report.claims[0].place;
        part.report.claims[0].within = Some((place, 5.into()));
        assert_eq!(unchecked(&SHARE, &part), Why::PartOnly);
    }

    #[test]
    fn growth_needs_a_number_of_last_year() {
        let reading = claiming(Subject::TakenIn, Quantity::Growth(20.into()));
        assert_eq!(unchecked(&GROWTH, &reading), Why::NoLastYear);
        let mut reading = claiming(Subject::TakenIn, Quantity::Growth(20.into()));
        let mut last = reading.report.claims[0].clone();
        last.period = ClaimPeriod::LastYear;
        last.quantity = Quantity::Number(10.into());
        reading.report.claims.push(last);
        holds(&GROWTH, &reading);
    }
}

//! The prose against the tables: claims, sums in a sentence, shares and growth.
//!
//! A claim is held against every expression of the tables that could explain it. One that does is
//! enough; where none does, and every cell it rests on was read with certainty, the claim is
//! contradicted, and a person decides: nothing here is ever *wrong*.

mod explain;
mod fee_is_not_reported;
mod fee_overdue_without_notice;
mod follows;
mod list_does_not_add_up;
mod share;
mod text_contradicts_table;
mod text_differs_from_table;
mod text_says_two_numbers;
mod whole;

use super::Why;
use super::context::Context;
use super::rule::Rule;
pub(super) use follows::{Follows, follow};
use model::{CellId, Claim, Place, Said};

pub(super) const RULES: &[Rule] = &[
    text_differs_from_table::RULE,
    text_contradicts_table::RULE,
    text_differs_from_table::SHARE,
    text_differs_from_table::GROWTH,
    text_says_two_numbers::RULE,
    list_does_not_add_up::RULE,
    fee_is_not_reported::RULE,
    fee_overdue_without_notice::RULE,
];

/// What came of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimState {
    /// These cells say the same.
    Explained(Explanation),
    /// No expression of the tables explains it; this is the nearest to what the sentence says.
    Contradicted(Explanation),
    NotExamined(Why),
}

/// Cells that are added, and cells that are taken off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    pub plus: Vec<CellId>,
    pub minus: Vec<CellId>,
    /// What they come to, as it is shown.
    pub value: String,
}

impl Explanation {
    pub fn cells(&self) -> impl Iterator<Item = Place> {
        self.plus.iter().chain(&self.minus).map(|cell| Place::Cell(*cell))
    }
}

/// Holds a claim against the tables.
pub(super) fn judge(cx: &Context<'_>, claim: &Claim) -> ClaimState {
    let state = match claim.said {
        Said::Number(value) => explain::number(cx, claim, value),
        Said::All => whole::all(cx, claim),
        Said::Share(value, whole) => share::share(cx, claim, value, whole),
        Said::Growth(value) => share::growth(cx, claim, value),
        Said::Change(value) => share::change(cx, claim, value),
    };
    state.unwrap_or_else(ClaimState::NotExamined)
}

/// The clause in which a claim stands, as printed.
fn clause(cx: &Context<'_>, place: Place) -> String {
    let Place::Span(section, index, start, end) = place else { return String::new() };
    let Some(sentence) = cx.sentences_of(section).get(index) else { return String::new() };
    let chars: Vec<char> = sentence.printed.chars().collect();
    let stops = super::catalogue::phrases::CLAUSE_STOPS;
    let stop = |c: &char| stops.iter().any(|stop| stop.starts_with(*c));
    let from = chars.get(..start).and_then(|before| before.iter().rposition(stop));
    let to = chars.get(end..).and_then(|behind| behind.iter().position(stop));
    let range = from.map_or(0, |at| at + 1)..to.map_or(chars.len(), |at| end + at);
    chars.get(range).unwrap_or(&[]).iter().collect::<String>().trim().to_owned()
}

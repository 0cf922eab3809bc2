//! Each number of the prose with its outcome: explained, contradicted, or not examined. Every number is listed,
//! so that a missing one cannot be taken for a correct one.

use std::ops::Range;

use engine::Judged;
use engine::rules::{ClaimState, Explanation, Why};
use model::{ListClaim, Place, Quantity, Ratio, SectionId};
use screen::NumberState;

/// A number of the prose, or words that stand for one, such as *all*.
pub struct Number {
    pub place: Place,
    /// `received`, `review.upheld`; `None` for a number that is no claim about the tables.
    pub subject: Option<String>,
    /// As it was interpreted.
    pub value: Option<String>,
    pub state: State,
}

#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// The cells that give the number; empty where the sentence's own sum gives it.
    Explained(Explanation),
    Contradicted(Explanation),
    NotExamined(Why),
}

/// All of them, in the order of the text.
pub fn numbers(judged: &Judged) -> Vec<Number> {
    let report = judged.report();
    let mut numbers: Vec<Number> = report
        .claims
        .iter()
        .zip(&judged.claims)
        .map(|(claim, state)| Number {
            place: claim.place,
            subject: Some(claim.subject.to_string()),
            value: Some(value(&claim.quantity)),
            state: State::from(state),
        })
        .collect();
    let listed: Vec<Number> = report.lists.iter().flat_map(in_list).collect();
    numbers.extend(listed);
    numbers.sort_by_key(|number| number.place);
    // A number in no claim and no list is listed as not examined.
    let spans = judged.reading.anchors.keys().filter(|place| matches!(place, Place::Span(..)));
    let rest: Vec<Number> = spans
        .filter(|place| {
            let behind = numbers.partition_point(|number| begins(number.place) <= begins(**place));
            let near = numbers.get(behind.saturating_sub(NEAR)..behind).unwrap_or(&[]);
            !near.iter().any(|number| holds(number.place, **place))
        })
        .map(|place| Number {
            place: *place,
            subject: None,
            value: None,
            state: State::NotExamined(Why::NotInTheTables),
        })
        .collect();
    numbers.extend(rest);
    numbers.sort_by_key(|number| number.place);
    numbers
}

/// The numbers of a list that adds up. A list that does not is a finding.
fn in_list(list: &ListClaim) -> Vec<Number> {
    let holds = engine::rules::adds_up(list);
    let state = |value: u64| {
        let shown = Explanation { value: value.to_string(), ..Explanation::default() };
        if holds { State::Explained(shown) } else { State::NotExamined(Why::ListMayBeOpen) }
    };
    let all = list.parts.iter().chain(std::iter::once(&list.whole));
    all.map(|(place, value)| Number {
        place: *place,
        subject: None,
        value: Some(value.to_string()),
        state: state(*value),
    })
    .collect()
}

/// How many claims before a number are looked at for one that contains it.
const NEAR: usize = 8;

/// Where a span begins, to find those near it.
fn begins(place: Place) -> Place {
    match place {
        Place::Span(section, index, start, _) => Place::Span(section, index, start, 0),
        other => other,
    }
}

/// The inner span lies in the outer one.
fn holds(outer: Place, inner: Place) -> bool {
    match (outer, inner) {
        (Place::Span(section, index, start, end), Place::Span(own, at, from, to)) => {
            section == own && index == at && start <= from && to <= end
        }
        _ => false,
    }
}

fn value(said: &Quantity) -> String {
    match said {
        Quantity::Number(value) | Quantity::Change(value) => value.normalize().to_string(),
        Quantity::All => "all".into(),
        Quantity::Share(value, _) | Quantity::Growth(value) => format!("{value}%"),
        Quantity::Against(Ratio::Difference, value, _) => value.normalize().to_string(),
        Quantity::Against(_, value, _) => format!("{value}%"),
        Quantity::Times(value) => format!("×{}", value.normalize()),
        Quantity::Greatest => "greatest".into(),
    }
}

impl From<&ClaimState> for State {
    fn from(state: &ClaimState) -> State {
        match state {
            ClaimState::Explained(by) => State::Explained(by.clone()),
            ClaimState::Contradicted(by) => State::Contradicted(by.clone()),
            ClaimState::NotExamined(why) => State::NotExamined(*why),
        }
    }
}

impl State {
    /// What it is, without the reason.
    pub fn plain(&self) -> NumberState {
        match self {
            State::Explained(_) => NumberState::Explained,
            State::Contradicted(_) => NumberState::Contradicted,
            State::NotExamined(_) => NumberState::NotExamined,
        }
    }

    /// The lowest rank wins where several claims are about one number.
    fn rank(&self) -> u8 {
        match self {
            State::Contradicted(_) => 0,
            State::Explained(_) => 1,
            State::NotExamined(_) => 2,
        }
    }
}

/// The numbers of one sentence, apart from each other: of several at one place the gravest.
/// `numbers` are in the order of the text.
pub fn in_sentence(
    numbers: &[Number],
    section: SectionId,
    index: usize,
) -> Vec<(Range<usize>, &Number)> {
    let from = numbers.partition_point(|one| one.place < Place::Span(section, index, 0, 0));
    let own = numbers.get(from..).unwrap_or(&[]);
    let mut found: Vec<(Range<usize>, &Number)> = own
        .iter()
        .take_while(|one| one.place < Place::Span(section, index + 1, 0, 0))
        .filter_map(|number| match number.place {
            Place::Span(own, at, start, end) if own == section && at == index => {
                Some((start..end, number))
            }
            _ => None,
        })
        .collect();
    found.sort_by_key(|(range, number)| (range.start, number.state.rank()));
    let mut last = 0;
    found.retain(|(range, _)| {
        let apart = range.start >= last && range.end > range.start;
        last = if apart { range.end } else { last };
        apart
    });
    found
}

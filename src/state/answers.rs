//! What came of a question: a report, a refusal, or nothing.

use std::rc::Rc;

use super::{
    Answer, AppState, CheckInput, FocusTarget, InProgress, Known, Notice, Outcome, ReceivedParts,
    Shown, Trouble, changes,
};
use screen::{Finding, Part, PartSet, Question, Summary, Trouble as Refusal};

/// Takes parts of an answer over. The question is settled when all of them are there.
pub(super) fn receive(mut state: AppState, turn: u32, parts: ReceivedParts) -> AppState {
    let Some(InProgress::Checking { turn: awaited, input, item, missing, .. }) =
        &mut state.in_progress
    else {
        return state;
    };
    if *awaited != turn {
        return state;
    }
    let summary = parts.summary.clone().filter(|_| missing.has(Part::Summary));
    let refusal = summary.as_ref().and_then(|summary| summary.trouble.clone());
    *missing = if refusal.is_some() { PartSet::NONE } else { missing.without(parts.set()) };
    let (input, item, is_settled) = ((**input).clone(), *item, missing.is_empty());
    if is_settled {
        state.settled(turn);
    }
    let state = match (summary, item) {
        (None, _) => merge(state, &input, parts),
        (Some(summary), _) if state.is_reopening(&input) => {
            state.answer_item(item, input, summary, parts)
        }
        (Some(summary), item) => {
            let json = parts.json.clone().unwrap_or_else(|| "".into());
            let order = input.order;
            state.answer = Some(Rc::new(Answer { turn, order, summary: summary.clone(), json }));
            state.answer_item(item, input, summary, parts)
        }
    };
    state.next()
}

/// Later parts of a report whose summary is shown; those of one that is not shown any more are dropped.
fn merge(mut state: AppState, input: &CheckInput, parts: ReceivedParts) -> AppState {
    if let Some(shown) = state.shown.as_mut().filter(|shown| shown.is_of(input)) {
        shown.take(parts);
    }
    state
}

pub(super) fn show(mut state: AppState, parts: ReceivedParts, input: CheckInput) -> AppState {
    let Some(summary) = parts.summary.clone() else { return state };
    let is_same_report = state.is_shown(&input);
    if !is_same_report {
        state.leave();
    }
    let mut shown = match state.shown.take() {
        Some(old) => {
            state.rename(&old.summary.identity, &summary.identity);
            if !old.is_of(&input) || old.without_edits.is_some() {
                state.follow(&old, parts.findings.as_deref());
            }
            keep(old, &input, &parts, state.selected)
        }
        None => match state.take_left(&input.content) {
            Some(left) => left,
            None => Shown::new(summary, input.clone()),
        },
    };
    shown.take(parts);
    shown.input = input;
    state.shown = Some(shown);
    state.trouble = None;
    state.watch.asked = None;
    if is_same_report {
        // A person may be anywhere in it.
        return state;
    }
    // What was pressed may be gone, and what was looked at is another report's.
    state.look_at_another()
}

/// The parts of the same report that stay until they come anew. Where other corrections apply, the places
/// of the source have moved, and the findings are not comparable with those before.
fn keep(mut old: Shown, input: &CheckInput, parts: &ReceivedParts, selected: Option<u32>) -> Shown {
    let corrections =
        |question: &Question| (question.edition, question.year, question.organ.clone());
    let is_saved = !old.is_of(input);
    let is_corrected = corrections(&old.input.question) != corrections(&input.question);
    if is_saved || is_corrected {
        old.source = None;
    }
    let Some(now) = &parts.findings else { return old };
    if is_corrected {
        old.changes = None;
    } else if is_saved {
        let known = Known::of(&old);
        old.changes = known.map(|known| Rc::new(known.compared_with(now, selected)));
    } else if let Some(known) = &old.without_edits {
        old.changes = known.changed_to(now, selected);
    }
    if input.question.edits.is_empty() {
        old.without_edits = None;
    } else if is_corrected || is_saved {
        old.without_edits = Some(Known { findings: now.clone(), changes: old.changes.clone() });
    }
    old
}

pub(super) fn refuse(state: AppState, refusal: Refusal, input: CheckInput) -> AppState {
    let again = matches!(&state.trouble, Some(Trouble::Refused { input: old, .. })
        if old.content == input.content);
    let trouble = Trouble::Refused { refusal, input: Box::new(input) };
    if again { AppState { trouble: Some(trouble), ..state } } else { state.stop(trouble) }
}

pub(super) fn fail(mut state: AppState, turn: u32, trouble: fn(String) -> Trouble) -> AppState {
    let Some((input, item)) = state.settled(turn) else { return state };
    if let Some(name) = state.new_last_year(&input) {
        state.trouble = Some(trouble(name));
        return state.focus_on(FocusTarget::Trouble).next();
    }
    let state = state.without_answer(&input);
    let trouble = trouble(input.question.name);
    match item {
        Some(item) => state.settle(item, Outcome::Trouble(trouble)).next(),
        None => state.stop(trouble),
    }
}

impl AppState {
    /// Takes the question with this number away: its answer is here.
    pub(super) fn settled(&mut self, turn: u32) -> Option<(CheckInput, Option<usize>)> {
        match self.in_progress.take() {
            Some(InProgress::Checking { turn: awaited, input, item, .. }) if awaited == turn => {
                self.notices.retain(|notice| *notice != Notice::Replayed);
                Some((*input, item))
            }
            other => {
                self.in_progress = other;
                None
            }
        }
    }

    /// The file of a batch has been answered before, and the host knows: it is opened again to be looked at.
    fn is_reopening(&self, input: &CheckInput) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.is_of(input) && shown.json.is_none())
    }

    /// After a save the findings may have other numbers.
    fn follow(&mut self, old: &Shown, now: Option<&Vec<Finding>>) {
        let now = now.map_or(&[][..], Vec::as_slice);
        let number = |before: Option<u32>| Some(changes::same(old.finding(before?)?, now)?.number);
        self.selected = number(self.selected);
        self.reason_for = number(self.reason_for);
    }

    fn answer_item(
        self,
        item: Option<usize>,
        input: CheckInput,
        summary: Rc<Summary>,
        parts: ReceivedParts,
    ) -> AppState {
        match (item, &summary.trouble) {
            (Some(item), _) => self.answer_of(item, input, summary, parts),
            (None, Some(refusal)) => refuse(self, refusal.clone(), input),
            (None, None) => show(self, parts, input),
        }
    }
}

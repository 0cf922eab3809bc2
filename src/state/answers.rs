//! What came of a question: a report, a refusal, or nothing.

use std::rc::Rc;

use super::{Answer, Asked, Matter, Notice, Outcome, Pane, Shown, Spot, Stage, Trouble};
use screen::{Screen, Trouble as Refusal};

pub(super) fn answer(mut stage: Stage, turn: u32, screen: Rc<Screen>) -> Stage {
    let Some((matter, item)) = stage.settled(turn) else { return stage };
    stage.answer = Some(Rc::new(Answer { turn, order: matter.order, screen: screen.clone() }));
    match item {
        Some(item) => stage.answer_of(item, matter, screen),
        None => match &screen.trouble {
            Some(refusal) => refuse(stage, refusal.clone(), matter),
            None => show(stage, screen, matter),
        },
    }
}

pub(super) fn show(mut stage: Stage, screen: Rc<Screen>, matter: Matter) -> Stage {
    let again =
        stage.shown.as_ref().is_some_and(|old| Rc::ptr_eq(&old.matter.bytes, &matter.bytes));
    if let (true, Some(old)) = (again, stage.shown.take()) {
        stage.rename(&old.screen.identity, &screen.identity);
    }
    stage.shown = Some(Shown { screen, matter });
    stage.trouble = None;
    if !again {
        stage.pane = Pane::Findings;
        stage.pointed = None;
        stage.reasoned = None;
    }
    // What was pressed may be gone, and what was looked at is another report's.
    if again { stage } else { stage.send(Spot::Verdict) }
}

pub(super) fn refuse(stage: Stage, refusal: Refusal, matter: Matter) -> Stage {
    let again = matches!(&stage.trouble, Some(Trouble::Refused { matter: old, .. })
        if Rc::ptr_eq(&old.bytes, &matter.bytes));
    let trouble = Trouble::Refused { refusal, matter: Box::new(matter) };
    if again { Stage { trouble: Some(trouble), ..stage } } else { stage.stop(trouble) }
}

pub(super) fn fail(mut stage: Stage, turn: u32, trouble: fn(String) -> Trouble) -> Stage {
    let Some((matter, item)) = stage.settled(turn) else { return stage };
    if let Some(name) = stage.came_beside(&matter) {
        stage.trouble = Some(trouble(name));
        return stage.send(Spot::Trouble).next();
    }
    let trouble = trouble(matter.question.name);
    match item {
        Some(item) => stage.settle(item, Outcome::Trouble(trouble)),
        None => stage.stop(trouble),
    }
}

impl Stage {
    /// Takes the question with this number off the desk: its answer is here.
    pub(super) fn settled(&mut self, turn: u32) -> Option<(Matter, Option<usize>)> {
        match self.asked.take() {
            Some(Asked::Checking { turn: awaited, matter, item, .. }) if awaited == turn => {
                self.notices.retain(|notice| *notice != Notice::Replayed);
                Some((*matter, item))
            }
            other => {
                self.asked = other;
                None
            }
        }
    }
}

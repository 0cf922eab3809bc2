//! Strips for reports that were left with edits that are nowhere else.

use yew::prelude::*;

use super::notices::{bar, quiet};
use crate::keeping;
use crate::state::{Action, AppState, Shown};
use crate::words::{Texts, fill};

pub fn left_strips(t: &'static Texts, on: &Callback<Action>, state: &AppState) -> Html {
    let strip = |shown: &Shown| {
        let content = &shown.input.content;
        let act = |action: Action| {
            let on = on.clone();
            Callback::from(move |_| on.emit(action.clone()))
        };
        let save = {
            let (on, shown, decisions) =
                (on.clone(), shown.clone(), state.decisions_about(shown).cloned());
            Callback::from(move |_| keeping::save(t, &shown, decisions.as_ref(), &on))
        };
        let buttons = html! {
            <>
                { quiet(t.left_back(), act(Action::GoBack(content.clone()))) }
                { quiet(t.working_file_save(), save) }
                { quiet(t.left_drop(), act(Action::DropLeft(content.clone()))) }
            </>
        };
        bar("strip strip--left", shown.input.draft.to_string(), describe(t, shown), buttons)
    };
    state.left().map(strip).collect()
}

/// What is said of it.
pub fn describe(t: &Texts, shown: &Shown) -> String {
    let name = shown.input.question.name.as_str();
    let name = if name.is_empty() { t.pasted() } else { name };
    let count = shown.edits().len().to_string();
    fill(t.left(), &[("count", &count), ("name", name)])
}

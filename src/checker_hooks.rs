//! Hands the checker what is asked, and takes in what it says; tells the host what came of it.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::checker::{Checker, CheckerEvent, Host};
use super::state::{Action, Answer, AppState, Loading, Notice, Trouble};
use super::watchdog::News;
use screen::Summary;

/// Keeps a checker, hands it what is asked, and takes in what it says.
#[hook]
pub fn use_checker(host: &Host, state: &AppState, on: &Callback<Action>) {
    let checker = use_mut_ref(|| None::<Checker>);
    {
        let (checker, host, on) = (checker.clone(), host.clone(), on.clone());
        use_effect_with((), move |()| {
            let listener = host.clone();
            let on_event = Callback::from(move |event| handle(&listener, &on, event));
            *checker.borrow_mut() = Some(Checker::start(host, on_event));
            move || *checker.borrow_mut() = None
        });
    }
    let question = state.question().map(|(turn, input)| (turn, input.clone()));
    use_effect_with(question.as_ref().map(|(turn, _)| *turn), move |_| {
        match (&*checker.borrow(), question) {
            (Some(checker), Some((turn, input))) => checker.ask(turn, &input),
            (Some(checker), None) => checker.cancel(),
            (None, _) => {}
        }
    });
}

/// Tells the host the status, then what was answered last – of what is drawn, so that it can be pointed at – and
/// which file is watched. It comes before [`use_checker`], whose failures go out at once.
#[hook]
pub fn use_host_status(host: &Host, state: &AppState) {
    let answered = use_mut_ref(|| 0);
    let status = state.host_status();
    let (order, ordered) = (state.order(), state.ordered);
    let shown = status.shown().map(|shown| (shown.summary.clone(), shown.json.clone()));
    let answer = state.answer.clone();
    // Of two reports that are there at once, one has another place in memory; else one has another turn.
    let which = shown.as_ref().map(|(summary, _)| Rc::as_ptr(summary));
    let turn = answer.as_ref().map_or(0, |answer| answer.turn);
    let (watch, watched) = state.watched();
    let watched = watched.map(|input| (input.question.name.clone(), input.content.clone()));
    let key = (status.word(), which, [order, ordered, turn, watch]);
    let host = host.clone();
    use_effect_with(key, move |(status, ..)| {
        let (json, summary) = match &shown {
            Some((summary, json)) => (json.as_deref().unwrap_or_default(), object(summary)),
            None => ("", JsValue::UNDEFINED),
        };
        host.set_status(status, json, &summary, order, ordered);
        if let Some(answer) = answer.filter(|answer| answer.turn != *answered.borrow()) {
            *answered.borrow_mut() = answer.turn;
            let Answer { order, summary, json, .. } = &*answer;
            host.answered(json, &object(summary), *order);
        }
        if let Some((name, content)) = watched {
            host.watch(watch, &name, content.blob());
        } else {
            host.watch(0, "", &JsValue::UNDEFINED);
        }
    });
}

/// As a script reads it. Nothing in it is without a counterpart there, so this cannot fail.
fn object(summary: &Summary) -> JsValue {
    serde_wasm_bindgen::to_value(&summary.for_hosts()).unwrap_or_default()
}

fn handle(host: &Host, on: &Callback<Action>, event: CheckerEvent) {
    match event {
        CheckerEvent::Answered { turn, parts } => on.emit(Action::Answered { turn, parts }),
        CheckerEvent::Unpacked { turn, files } => on.emit(Action::Unpacked { turn, files }),
        CheckerEvent::Loading { turn, module, percent } => {
            on.emit(Action::Loading { turn, loading: Loading { module, percent } });
        }
        CheckerEvent::News(news) => {
            let (failure, action) = match news {
                News::Restarted => (None, Action::Notify(Notice::Restarted)),
                News::Replayed => (None, Action::Notify(Notice::Replayed)),
                News::InPage => (None, Action::Notify(Notice::InPage)),
                News::ReaderNotLoaded { turn } => (Some("load"), Action::ReaderNotLoaded { turn }),
                News::Unreadable { turn } => (None, Action::FileUnreadable { turn }),
                News::Failed { turn } => (Some("internal"), Action::CheckFailed { turn }),
                News::OtherBuild => (Some("load"), Action::Fail(Trouble::OtherBuild)),
                News::CannotCheck => (Some("load"), Action::Fail(Trouble::CannotCheck)),
            };
            if let Some(kind) = failure {
                host.fail(kind);
            }
            on.emit(action);
        }
    }
}

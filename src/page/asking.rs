//! Hands the checker what is asked, and takes in what it says; tells the host what came of it.

use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::checker::{Checker, Host, Word};
use super::state::{Action, Loading, Notice, Stage, Trouble};
use super::watch::Told;

/// Keeps a checker, hands it what is asked, and takes in what it says.
#[hook]
pub fn use_checker(host: &Host, stage: &Stage, on: &Callback<Action>) {
    let checker = use_mut_ref(|| None::<Checker>);
    {
        let (checker, host, on) = (checker.clone(), host.clone(), on.clone());
        use_effect_with((), move |()| {
            let told = host.clone();
            let word = Callback::from(move |word| hear(&told, &on, word));
            *checker.borrow_mut() = Some(Checker::start(host, word));
            move || *checker.borrow_mut() = None
        });
    }
    let asked = stage.question().map(|(turn, matter)| (turn, matter.clone()));
    use_effect_with(asked.as_ref().map(|(turn, _)| *turn), move |_| {
        match (&*checker.borrow(), asked) {
            (Some(checker), Some((turn, matter))) => checker.ask(turn, &matter),
            (Some(checker), None) => checker.cancel(),
            (None, _) => {}
        }
    });
}

fn hear(host: &Host, on: &Callback<Action>, word: Word) {
    match word {
        Word::Answered { turn, screen, json } => {
            let (status, headline) = (screen.status.as_str(), screen.verdict.headline.as_str());
            let detail = [("json", json.as_str()), ("status", status), ("headline", headline)];
            host.tell("gouji-result", &object(&detail));
            on.emit(Action::Answered { turn, screen });
        }
        Word::Unpacked { turn, files } => on.emit(Action::Unpacked { turn, files }),
        Word::Loading { turn, part, percent } => {
            on.emit(Action::Loading { turn, loading: Loading { part, percent } });
        }
        Word::Told(told) => {
            let (kind, action) = match told {
                Told::Restarted => ("", Action::Notice(Notice::Restarted)),
                Told::Replayed => ("", Action::Notice(Notice::Replayed)),
                Told::InPage => ("", Action::Notice(Notice::InPage)),
                Told::Unloaded { turn } => ("load", Action::Unloaded { turn }),
                Told::Failed { turn } => ("internal", Action::Failed { turn }),
                Told::OtherBuild => ("load", Action::Cannot(Trouble::OtherBuild)),
                Told::Unable => ("load", Action::Cannot(Trouble::Unable)),
            };
            if !kind.is_empty() {
                host.tell("gouji-error", &object(&[("kind", kind), ("status", "failed")]));
            }
            on.emit(action);
        }
    }
}

fn object(entries: &[(&str, &str)]) -> JsValue {
    let object = js_sys::Object::new();
    for (key, value) in entries {
        // A plain object takes every key.
        let _ = js_sys::Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object.into()
}

//! Hands the checker what is asked, and takes in what it says; tells the host what came of it.

use std::rc::Rc;

use yew::prelude::*;

use super::checker::{Checker, Host, Word};
use super::state::{Action, Answer, Loading, Notice, Stage, Trouble};
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

/// Tells the host how things stand, and then what was answered last: of what is drawn, so that it can be
/// pointed at. It comes before [`use_checker`], whose failures are told at once.
#[hook]
pub fn use_told(host: &Host, stage: &Stage) {
    let told = use_mut_ref(|| 0);
    let standing = stage.standing();
    let (asked, ordered) = (stage.order(), stage.ordered);
    let (screen, answer) = (standing.screen().cloned(), stage.answer.clone());
    // Of two screens that are there at once, one has another place in memory; else one has another turn.
    let shown = screen.as_ref().map(Rc::as_ptr);
    let turn = answer.as_ref().map_or(0, |answer| answer.turn);
    let key = (standing.status().to_owned(), shown, [asked, ordered, turn]);
    let host = host.clone();
    use_effect_with(key, move |(status, ..)| {
        let (json, headline) = match &screen {
            Some(screen) => (screen.json.as_str(), screen.verdict.headline.as_str()),
            None => ("", ""),
        };
        host.stand(status, json, headline, asked, ordered);
        if let Some(answer) = answer.filter(|answer| answer.turn != *told.borrow()) {
            *told.borrow_mut() = answer.turn;
            let Answer { order, screen, .. } = &*answer;
            host.answered(&screen.json, &screen.status, &screen.verdict.headline, *order);
        }
    });
}

fn hear(host: &Host, on: &Callback<Action>, word: Word) {
    match word {
        Word::Answered { turn, screen } => on.emit(Action::Answered { turn, screen }),
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
                host.fail(kind);
            }
            on.emit(action);
        }
    }
}

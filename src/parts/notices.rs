//! Strips under the header: progress, and notices that a person can close.

use yew::prelude::*;

use super::saved_decisions::report_name;
use crate::state::{Action, InProgress, Loading, Notice};
use crate::words::{Texts, fill};

pub fn notices(
    t: &'static Texts,
    on: &Callback<Action>,
    in_progress: Option<&InProgress>,
    notices: &[Notice],
) -> Html {
    let reading = in_progress.map(|in_progress| {
        let text = describe_progress(t, in_progress);
        strip("strip strip--reading", text, t.cancel(), on, Action::Cancel)
    });
    let noticed = notices.iter().map(|notice| {
        let dismiss = Action::DismissNotice(notice.clone());
        strip("strip", describe(t, notice), t.close(), on, dismiss)
    });
    reading.into_iter().chain(noticed).collect()
}

/// A strip with a sentence and a button.
pub fn strip(
    class: &'static str,
    text: String,
    button: &'static str,
    on: &Callback<Action>,
    action: Action,
) -> Html {
    let on = on.clone();
    // What changes in a strip is its text, but for a notice, which is another one.
    let key = if class == "strip" { text.clone() } else { class.to_owned() };
    bar(class, key, text, quiet(button, Callback::from(move |_| on.emit(action.clone()))))
}

/// A strip with a sentence and buttons.
pub fn bar(class: &'static str, key: String, text: String, buttons: Html) -> Html {
    html! { <p {class} {key}><span class="strip__text">{ text }</span>{ buttons }</p> }
}

pub fn quiet(name: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button class="button button--quiet" type="button" {onclick}>{ name }</button> }
}

/// The progress of reading or checking, with the name of the file.
pub fn describe_progress(t: &Texts, in_progress: &InProgress) -> String {
    let name = if in_progress.name().is_empty() { t.pasted() } else { in_progress.name() };
    match in_progress {
        InProgress::Opening { .. } => fill(t.opening(), &[("name", name)]),
        InProgress::Checking { loading: Some(Loading { module, percent }), .. }
            if *percent < 100 =>
        {
            // The tests of the crate `texts` hold that every module has its text.
            let text = t.loading(module).unwrap_or(t.checking());
            fill(text, &[("percent", &percent.to_string()), ("name", name)])
        }
        InProgress::Checking { .. } => fill(t.checking(), &[("name", name)]),
    }
}

pub fn describe(t: &Texts, notice: &Notice) -> String {
    match notice {
        Notice::TooMany { count } => fill(t.too_many(), &[("count", &count.to_string())]),
        Notice::DecisionsAdded { name: report, count, here } => {
            let text = if *here { t.remembered() } else { t.remembered_elsewhere() };
            fill(text, &[("count", &count.to_string()), ("name", &report_name(t, report))])
        }
        Notice::DecisionsUnreadable { name } => fill(t.not_remembered(), &[("name", name)]),
        Notice::Restarted => t.restarted().to_owned(),
        Notice::Replayed => t.replayed().to_owned(),
        Notice::InPage => t.in_page().to_owned(),
        Notice::NoEnglish => t.no_english().to_owned(),
    }
}

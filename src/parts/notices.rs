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
    let cancel = {
        let on = on.clone();
        move |_| on.emit(Action::Cancel)
    };
    html! {
        <>
            if let Some(in_progress) = in_progress {
                <p class="strip strip--reading">
                    <span class="strip__text">{ describe_progress(t, in_progress) }</span>
                    <button class="button button--quiet" type="button" onclick={cancel}>{ t.cancel() }</button>
                </p>
            }
            for notice in notices.iter() {
                <p class="strip" key={describe(t, notice)}>
                    <span class="strip__text">{ describe(t, notice) }</span>
                    { close(t, on, notice) }
                </p>
            }
        </>
    }
}

fn close(t: &'static Texts, on: &Callback<Action>, notice: &Notice) -> Html {
    let (on, notice) = (on.clone(), notice.clone());
    html! {
        <button class="button button--quiet" type="button"
                onclick={move |_| on.emit(Action::DismissNotice(notice.clone()))}>{ t.close() }</button>
    }
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

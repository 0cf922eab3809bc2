//! An error: what happened, whether it is the fault of the file or of this program, what to do, and one button.

use yew::prelude::*;

use super::header::open_button;
use crate::input::LIMIT_MEGABYTES;
use crate::state::{Action, Trouble};
use crate::words::{Texts, fill};
use screen::NotOpened;

/// Whether an earlier report is still shown below.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum OldReport {
    None,
    Shown,
}

pub fn trouble_box(
    t: &'static Texts,
    on: &Callback<Action>,
    trouble: &Trouble,
    old_report: OldReport,
) -> Html {
    let (title, what, todo) = words(t, trouble);
    let ours = matches!(
        trouble,
        Trouble::Failed { .. }
            | Trouble::ReaderNotLoaded { .. }
            | Trouble::OtherBuild
            | Trouble::CannotCheck
    );
    let reload = matches!(trouble, Trouble::OtherBuild | Trouble::CannotCheck);
    let dismiss = {
        let on = on.clone();
        move |_| on.emit(Action::DismissTrouble)
    };
    html! {
        <section class="trouble" role="alert" data-kind={kind(trouble)}>
            <h2 class="trouble__title" tabindex="-1">{ title }</h2>
            <p>{ what }{ " " }if ours { <strong>{ t.trouble_ours() }</strong> }</p>
            <p>{ todo }</p>
            if old_report == OldReport::Shown {
                <p class="trouble__kept">{ t.trouble_kept() }</p>
            }
            <p class="trouble__way">
                if reload {
                    <button class="button button--first" type="button" onclick={|_| load_again()}>{ t.reload() }</button>
                } else {
                    { open_button(t, on, "button button--first") }
                }
                if old_report == OldReport::Shown {
                    <button class="button button--quiet" type="button" onclick={dismiss}>{ t.close() }</button>
                }
            </p>
        </section>
    }
}

/// Title, what happened, what to do.
pub fn words(t: &Texts, trouble: &Trouble) -> (String, String, String) {
    let named = |name: &str| {
        fill(t.trouble_refused(), &[("name", if name.is_empty() { t.pasted() } else { name })])
    };
    let plain = |what: &str, todo: &str| (what.to_owned(), todo.to_owned());
    let (title, (what, todo)) = match trouble {
        Trouble::Refused { refusal, input } => {
            (named(&input.question.name), plain(&refusal.what, &refusal.todo))
        }
        Trouble::TooLarge { name } => {
            let what = fill(t.too_large(), &[("limit", &LIMIT_MEGABYTES.to_string())]);
            (named(name), (what, t.too_large_todo().to_owned()))
        }
        Trouble::Unreadable { name } => (named(name), plain(t.unreadable(), t.unreadable_todo())),
        Trouble::WorkingFile { name, why: NotOpened::Damaged } => {
            (named(name), plain(t.kept_damaged(), t.kept_damaged_todo()))
        }
        Trouble::WorkingFile { name, why: NotOpened::Newer } => {
            (named(name), plain(t.kept_newer(), t.kept_newer_todo()))
        }
        Trouble::Failed { name } => (named(name), plain(t.failed(), t.failed_todo())),
        Trouble::EmptyContainer { name } => (named(name), plain(t.hollow(), t.hollow_todo())),
        Trouble::ReaderNotLoaded { name } => (named(name), plain(t.unloaded(), t.unloaded_todo())),
        Trouble::NothingToRead => {
            (t.trouble_title().to_owned(), plain(t.nothing(), t.nothing_todo()))
        }
        Trouble::OtherBuild => {
            (t.trouble_title().to_owned(), plain(t.other_build(), t.other_build_todo()))
        }
        Trouble::CannotCheck => (t.trouble_title().to_owned(), plain(t.unable(), t.unable_todo())),
    };
    (title, what, todo)
}

/// Its word in the attributes.
fn kind(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Refused { refusal, .. } => refusal.kind.word(),
        Trouble::TooLarge { .. } => "too-large",
        Trouble::EmptyContainer { .. } => "hollow",
        Trouble::ReaderNotLoaded { .. } => "unloaded",
        Trouble::NothingToRead => "nothing",
        Trouble::Unreadable { .. } => "unreadable",
        Trouble::WorkingFile { .. } => "working-file",
        Trouble::Failed { .. } => "failed",
        Trouble::OtherBuild => "other-build",
        Trouble::CannotCheck => "unable",
    }
}

fn load_again() {
    if let Some(window) = web_sys::window() {
        // Where reloading is not allowed, nothing happens.
        let _ = window.location().reload();
    }
}

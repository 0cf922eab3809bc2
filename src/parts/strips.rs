//! Narrow strips under the header: what is being read, and what is to be told in passing.

use yew::prelude::*;

use super::kept::name;
use crate::state::{Action, Asked, Loading, Notice};
use crate::words::{Texts, fill};

pub fn strips(
    t: &'static Texts,
    on: &Callback<Action>,
    asked: Option<&Asked>,
    notices: &[Notice],
) -> Html {
    let cancel = {
        let on = on.clone();
        move |_| on.emit(Action::Cancel)
    };
    html! {
        <>
            if let Some(asked) = asked {
                <p class="strip strip--reading">
                    <span class="strip__text">{ reading(t, asked) }</span>
                    <button class="button button--quiet" type="button" onclick={cancel}>{ t.cancel() }</button>
                </p>
            }
            for notice in notices.iter() {
                <p class="strip" key={said(t, notice)}>
                    <span class="strip__text">{ said(t, notice) }</span>
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
                onclick={move |_| on.emit(Action::Unhear(notice.clone()))}>{ t.close() }</button>
    }
}

/// The stage of the reading, with the name of what is read.
pub fn reading(t: &Texts, asked: &Asked) -> String {
    let name = if asked.name().is_empty() { t.pasted() } else { asked.name() };
    match asked {
        Asked::Opening { .. } => fill(t.opening(), &[("name", name)]),
        Asked::Checking { loading: Some(Loading { part, percent }), .. } if *percent < 100 => {
            let percent = percent.to_string();
            if part == "english" {
                return fill(t.loading_english(), &[("percent", &percent)]);
            }
            let part = match part.as_str() {
                "written" => t.part_written(),
                "office" => t.part_office(),
                "pdf" => t.part_pdf(),
                _ => t.part_legacy(),
            };
            fill(t.loading(), &[("part", part), ("percent", &percent)])
        }
        Asked::Checking { .. } => fill(t.checking(), &[("name", name)]),
    }
}

pub fn said(t: &Texts, notice: &Notice) -> String {
    match notice {
        Notice::TooMany { count } => fill(t.too_many(), &[("count", &count.to_string())]),
        Notice::Remembered { name: report, count, here } => {
            let text = if *here { t.remembered() } else { t.remembered_elsewhere() };
            fill(text, &[("count", &count.to_string()), ("name", &name(t, report))])
        }
        Notice::NotRemembered { name } => fill(t.not_remembered(), &[("name", name)]),
        Notice::Restarted => t.restarted().to_owned(),
        Notice::Replayed => t.replayed().to_owned(),
        Notice::InPage => t.in_page().to_owned(),
        Notice::NoEnglish => t.no_english().to_owned(),
    }
}

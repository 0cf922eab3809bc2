//! Drafts: the switch beside the edits, and the strips that offer those of earlier visits.

use yew::prelude::*;

use super::notices::{bar, quiet};
use crate::checker::Host;
use crate::keeping;
use crate::state::{Action, AppState, DraftsAt, EarlierDraft};
use crate::words::{Texts, fill};

/// The switch, and how it stands with the draft of the report on the screen.
pub fn draft_switch(t: &'static Texts, host: &Host, state: &AppState) -> Html {
    let drafts = &state.drafts;
    if !state.offers_drafts() || drafts.at == DraftsAt::Unknown {
        return html! {};
    }
    if drafts.at == DraftsAt::Unsupported {
        return html! { <p class="edits drafts">{ t.drafts_none() }</p> };
    }
    let is_on = drafts.at.is_on();
    let said = match &drafts.at {
        DraftsAt::On { since } if !since.is_empty() => fill(t.draft_kept(), &[("time", since)]),
        _ => String::new(),
    };
    let onchange = ask(host, if is_on { "off" } else { "on" }, String::new());
    html! {
        <p class="edits drafts">
            <label class="drafts__switch" title={t.drafts_help()}>
                <input type="checkbox" checked={is_on} {onchange} />
                { t.drafts_keep() }
            </label>
            <span class="drafts__said">{ said }</span>
            if is_on { { quiet(t.drafts_drop(), ask(host, "off", String::new())) } }
        </p>
    }
}

/// The draft that could not be written, with the way to save the report; or those of earlier visits.
pub fn draft_strips(
    t: &'static Texts,
    on: &Callback<Action>,
    host: &Host,
    state: &AppState,
) -> Html {
    if let (DraftsAt::Full, Some(shown)) = (&state.drafts.at, &state.shown) {
        let (on, shown, decisions) =
            (on.clone(), shown.clone(), state.decisions_about(shown).cloned());
        let save = Callback::from(move |_| keeping::save(t, &shown, decisions.as_ref(), &on));
        let said = t.draft_full().to_owned();
        let strip =
            bar("strip strip--full", String::new(), said, quiet(t.working_file_save(), save));
        return html! { <div role="alert">{ strip }</div> };
    }
    let earlier = state.earlier_drafts();
    let strip = |(at, draft): (usize, &EarlierDraft)| {
        let report = if draft.report.is_empty() { t.pasted() } else { &draft.report };
        let said = fill(t.draft_earlier(), &[("time", &draft.time), ("name", report)]);
        let of = |what| ask(host, what, draft.name.clone());
        let buttons = html! {
            <>
                { quiet(t.draft_open(), of("open")) }
                { quiet(t.draft_drop(), of("drop")) }
                if at + 1 == earlier.len() { { quiet(t.drafts_drop(), of("off")) } }
            </>
        };
        bar("strip strip--draft", draft.name.clone(), said, buttons)
    };
    earlier.iter().enumerate().map(strip).collect()
}

fn ask<T>(host: &Host, what: &'static str, name: String) -> Callback<T> {
    let host = host.clone();
    Callback::from(move |_| host.drafts(what, &name))
}

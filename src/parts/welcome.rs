//! The first screen: what to do, which formats are read, what is checked.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::begin::begin_button;
use super::header::{open_button, paste_button};
use crate::blobs;
use crate::checker::Host;
use crate::state::{Action, Trouble};
use crate::words::Texts;
use model::Edition;
use screen::SourceKind;

pub fn welcome(t: &'static Texts, on: &Callback<Action>, host: &Host) -> Html {
    let sample = {
        let (on, host, name) = (on.clone(), host.clone(), t.sample_name());
        move |_| {
            let (on, host, name) = (on.clone(), host.clone(), name.to_owned());
            spawn_local(async move {
                let text = host.sample().await.ok().and_then(|text| text.as_string());
                on.emit(match text.as_deref().map(blobs::of_text) {
                    Some(content) => Action::Check { name, source: SourceKind::File, content },
                    None => Action::Fail(Trouble::Unreadable { name }),
                });
            });
        }
    };
    html! {
        <section class="sheet" aria-labelledby="sheet-title">
            <h2 class="sheet__title" id="sheet-title">{ t.sheet_title() }</h2>
            <p class="sheet__ways">
                { open_button(t, on, "button button--first") }
                { paste_button(t, on) }
                <button class="button" type="button" onclick={sample}>{ t.sheet_sample() }</button>
            </p>
            <p class="sheet__formats">{ t.sheet_formats() }</p>
            <p class="sheet__local">{ t.sheet_local() }</p>
            <div class="sheet__looks">
                <h3>{ t.sheet_looks() }</h3>
                <ul>
                    <li>{ t.sheet_looks_1() }</li>
                    <li>{ t.sheet_looks_2() }</li>
                    <li>{ t.sheet_looks_3() }</li>
                </ul>
                <p class="sheet__not">{ t.sheet_not() }</p>
            </div>
            <p class="sheet__ways">
                { begin_button((t, t.begin_blank()), on, host, Edition::E2021, false) }
                { begin_button((t, t.begin_blank_2019()), on, host, Edition::E2019, false) }
            </p>
        </section>
    }
}

//! The first screen: what to do, which formats are read, what is checked.

use yew::prelude::*;

use super::header::{open_button, paste_button};
use crate::blobs;
use crate::state::Action;
use crate::words::Texts;
use screen::SourceKind;

/// An invented report with one fault in it.
const SAMPLE: &str = include_str!("../sample.html");

pub fn welcome(t: &'static Texts, on: &Callback<Action>) -> Html {
    let sample = {
        let (on, name) = (on.clone(), t.sample_name());
        move |_| {
            on.emit(Action::Check {
                name: name.to_owned(),
                source: SourceKind::File,
                content: blobs::of_text(SAMPLE),
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
        </section>
    }
}

//! The ways to begin a report: from the blank form, or from the one on the screen.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::blobs;
use crate::checker::Host;
use crate::state::{Action, Trouble};
use crate::words::Texts;
use model::Edition;

/// A button that opens the blank form of an edition; where it goes on, with what the report on the screen hands on.
pub fn begin_button(
    (t, name): (&'static Texts, &'static str),
    on: &Callback<Action>,
    host: &Host,
    edition: Edition,
    goes_on: bool,
) -> Html {
    let (on, host, file) = (on.clone(), host.clone(), t.blank_name());
    let press = move |_| {
        let (on, host, name) = (on.clone(), host.clone(), file.to_owned());
        spawn_local(async move {
            let text = host.blank(edition.word()).await.ok().and_then(|text| text.as_string());
            on.emit(match text.as_deref().map(blobs::of_text) {
                Some(content) => Action::Begin { name, content, goes_on },
                None => Action::Fail(Trouble::Unreadable { name }),
            });
        });
    };
    html! { <button class="button button--quiet" type="button" onclick={press}>{ name }</button> }
}

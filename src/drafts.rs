//! Has the browser keep a draft of what is done to the report on the screen, after each change.

use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::checker::Host;
use super::keeping;
use super::state::{AppState, Content, Draft};

#[hook]
pub fn use_drafts(host: &Host, state: &AppState) {
    let host = host.clone();
    use_effect_with(state.draft(), move |draft| {
        let Some(draft) = draft else { return };
        let text = if draft.is_worth_keeping() { keeping::draft(draft) } else { String::new() };
        let Draft { input, .. } = draft;
        let last_year = input.last_year.as_ref().map(Content::blob);
        let (content, none) = (input.content.blob(), JsValue::UNDEFINED);
        let other = last_year.unwrap_or(&none);
        host.keep_draft("keep", &input.draft, &input.question.name, &text, content, other);
    });
}

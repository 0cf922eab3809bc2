//! Saving: has the browser write a file of the person's own. Nothing is sent.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use yew::Callback;

use super::blobs;
use super::state::{Action, CheckInput, Content, Draft, Shown};
use super::words::Texts;
use parcel::BUILD;
use screen::{Checked, Decisions, LastYearKept, WorkingFile};

/// The end of the name of a working file.
const ENDING: &str = ".gouji.json";

/// Saves the report on the screen with everything that was done to it, and says which edits are kept then.
pub fn save(
    t: &'static Texts,
    shown: &Shown,
    decisions: Option<&Decisions>,
    on: &Callback<Action>,
) {
    let (input, on) = (shown.input.clone(), on.clone());
    let name = input.question.name.as_str();
    let name = if name.is_empty() { t.working_file() } else { name };
    let (checked, decisions) = (Checked::of(&shown.summary, BUILD), decisions.cloned());
    let name = [name.rsplit_once('.').map_or(name, |(stem, _)| stem), ENDING].concat();
    spawn_local(async move {
        let written = written(&input, decisions, checked).await;
        let saved = written.is_some_and(|text| download(&text, &name).is_ok());
        if saved {
            on.emit(Action::Kept { content: input.content, edits: input.question.edits });
        }
    });
}

/// A working file without the contents, which the browser keeps beside it.
pub fn draft(Draft { input, decisions }: &Draft) -> String {
    let name = input.question.last_year.clone();
    let last_year = input.last_year.is_some().then(|| LastYearKept { name, content: Vec::new() });
    let base = WorkingFile { last_year, decisions: decisions.clone(), ..WorkingFile::default() };
    base.of(&input.question).written()
}

/// `None` where the browser cannot read the report's file any more.
async fn written(
    input: &CheckInput,
    decisions: Option<Decisions>,
    checked: Checked,
) -> Option<String> {
    let bytes = async |content: &Content| blobs::read(content.blob().unchecked_ref(), None).await;
    let last_year = match &input.last_year {
        Some(content) => Some(LastYearKept {
            name: input.question.last_year.clone(),
            content: bytes(content).await?,
        }),
        None => None,
    };
    let content = bytes(&input.content).await?;
    let base = WorkingFile { content, last_year, decisions, checked, ..WorkingFile::default() };
    Some(base.of(&input.question).written())
}

/// Has the browser save a text of JSON.
pub fn download(text: &str, name: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(document) = document {
        let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // Released later, because the browser may still be reading it.
    Timeout::new(10_000, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

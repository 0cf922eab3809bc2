//! The decisions about a report: their number, and buttons to save them as a file.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use yew::prelude::*;

use crate::words::{Texts, fill};
use screen::{Decisions, Finding, ReportName};

pub fn saved_decisions(
    t: &'static Texts,
    decisions: Option<&Decisions>,
    findings: &[Finding],
) -> Html {
    let Some(decisions) = decisions.filter(|decisions| decisions.count() > 0) else {
        return html! {};
    };
    let left = decisions.left(findings.iter().map(|one| one.fingerprint.as_str()));
    let counted = |text: &str, count: usize| fill(text, &[("count", &count.to_string())]);
    let save = {
        let (decisions, name) = (decisions.clone(), file_name(t, &decisions.report));
        move |_| {
            // Where downloads are forbidden, the browser reports that itself.
            let _ = download(&decisions, &name);
        }
    };
    html! {
        <div class="kept">
            <p class="kept__said">
                { counted(t.kept(), decisions.count()) }
                if left > 0 { <span class="kept__left">{ counted(t.kept_left(), left) }</span> }
            </p>
            <button class="button" type="button" onclick={save}>{ t.kept_save() }</button>
        </div>
    }
}

/// `某市水务局 2023`; unknown parts are left out.
pub fn report_name(t: &Texts, report: &ReportName) -> String {
    let year = report.year.map(|year| year.to_string());
    let parts: Vec<String> = report.organ.iter().cloned().chain(year).collect();
    if parts.is_empty() { t.unknown().to_owned() } else { parts.join(" ") }
}

fn file_name(t: &Texts, report: &ReportName) -> String {
    fill(t.kept_file(), &[("name", &report_name(t, report))])
}

/// Has the browser save a file. Nothing is sent.
fn download(decisions: &Decisions, name: &str) -> Result<(), JsValue> {
    let text = JsValue::from(decisions.written());
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text), &kind)?;
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

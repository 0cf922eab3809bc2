//! The decisions about a report: their number, and buttons to save them as a file.

use yew::prelude::*;

use crate::keeping::download;
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
            let _ = download(&decisions.written(), &name);
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

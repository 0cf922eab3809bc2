//! The list of findings in the order of the report; each links to its place in it.

use yew::prelude::*;

use super::copy::CopyButton;
use super::decision_buttons::{ReasonField, with_decision};
use super::finding_card::finding_card;
use crate::state::{Action, Shown};
use crate::words::{Texts, fill};
use screen::{Decisions, Finding};

pub fn findings(
    t: &'static Texts,
    on: &Callback<Action>,
    report: &Shown,
    decisions: Option<&Decisions>,
    selected: Option<u32>,
    reason_for: Option<u32>,
) -> Html {
    if report.findings().is_empty() {
        return html! {};
    }
    let drawn = |finding: &Finding| {
        let decided = decisions.and_then(|decisions| decisions.of(&finding.fingerprint));
        let number = Some(finding.number);
        let field = if reason_for == number { ReasonField::Open } else { ReasonField::Closed };
        finding_card(t, on, report, finding, decided, selected == number, field)
    };
    let (muted, shown): (Vec<&Finding>, Vec<&Finding>) =
        report.findings().iter().partition(|finding| finding.is_muted());
    html! {
        <section class="findings" aria-labelledby="findings-title">
            <div class="findings__head">
                <h2 class="minor" id="findings-title">{ t.findings() }</h2>
                <CopyButton {t} name={t.copy_all()} text={all(t, report, decisions)} label={t.copy_all()} />
            </div>
            <ol class="findings__list">
                for finding in shown { { drawn(finding) } }
            </ol>
            if !muted.is_empty() {
                <details class="panel">
                    <summary>{ fill(t.muted(), &[("count", &muted.len().to_string())]) }</summary>
                    <ol class="findings__list">
                        for finding in muted { { drawn(finding) } }
                    </ol>
                </details>
            }
        </section>
    }
}

/// The list as plain text: the file, the verdict, and each finding that is shown, with its number and the decision
/// about it.
fn all(t: &'static Texts, report: &Shown, decisions: Option<&Decisions>) -> String {
    let mut parts = Vec::new();
    let summary = &report.summary;
    if !summary.file.is_empty() {
        parts.push(summary.file.clone());
    }
    parts.push([summary.verdict.headline.as_str(), summary.verdict.detail.as_str()].join(" "));
    for finding in report.findings().iter().filter(|finding| !finding.is_muted()) {
        let decided = decisions.and_then(|decisions| decisions.of(&finding.fingerprint));
        let plain = with_decision(t, &finding.plain, decided);
        parts.push(format!("{}. {plain}", finding.number));
    }
    parts.join("\n\n")
}

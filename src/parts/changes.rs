//! What became of the findings since the check before.

use yew::prelude::*;

use super::finding_card::{severity, sign};
use crate::state::Shown;
use crate::words::{Texts, fill};
use screen::Finding;

/// Empty where the file was checked once.
pub fn describe(t: &Texts, shown: &Shown) -> String {
    let Some(changes) = &shown.changes else { return String::new() };
    let [mended, new, left] = changes.counts(shown.findings()).map(|count| count.to_string());
    fill(t.changes(), &[("mended", &mended), ("new", &new), ("left", &left)])
}

/// The findings that are no more. They can be read, and there is nothing to do about them.
pub fn mended(t: &'static Texts, shown: &Shown) -> Html {
    let item = |finding: &Finding| {
        let (place, wrong) = (finding.place.name.as_str(), finding.wrong.as_str());
        let text = [t.mended(), " ", place, t.colon(), wrong].concat();
        html! {
            <p class="mended">{ sign(finding.shown()) }{ " " }<s>{ severity(t, finding.shown()) }</s>{ text }</p>
        }
    };
    shown.changes.iter().flat_map(|changes| changes.mended()).map(item).collect()
}

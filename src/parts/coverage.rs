//! What was checked, what could not be checked and why, and what this tool does not look at.

use yew::prelude::*;

use crate::words::{Texts, fill};
use screen::{Coverage, CoverageGroup, Note};

/// A note behind the name of its place, which most of them begin with themselves.
fn note_text(note: &Note) -> Html {
    let name = &note.place.name;
    match note.text.strip_prefix(name.as_str()) {
        _ if name.is_empty() => html! { &note.text },
        Some(rest) => html! { <><strong>{ name }</strong>{ rest }</> },
        None => html! { <><strong>{ name }</strong>{ " " }{ &note.text }</> },
    }
}

/// `complete`: nothing of the report was left unread; else the notes, which say what was, are open.
pub fn coverage(t: &'static Texts, coverage: &Coverage, complete: bool) -> Html {
    html! {
        <>
            if !coverage.notes.is_empty() {
                <details class="panel" open={!complete}>
                    <summary><h2 class="minor">{ t.notes() }</h2></summary>
                    <ul class="panel__list">
                        for note in coverage.notes.iter() {
                            <li>{ note_text(note) }</li>
                        }
                    </ul>
                </details>
            }
            <details class="panel">
                <summary><h2 class="minor">{ t.coverage() }</h2></summary>
                <ul class="panel__groups">
                    for group in coverage.groups.iter() { { group_item(t, group) } }
                </ul>
            </details>
            <details class="panel">
                <summary><h2 class="minor">{ t.not_looked_at() }</h2></summary>
                <ul class="panel__list">
                    for sentence in coverage.not_looked_at.iter() { <li>{ sentence }</li> }
                </ul>
            </details>
        </>
    }
}

fn group_item(t: &'static Texts, group: &CoverageGroup) -> Html {
    let counted = |text: &str, count: u32| fill(text, &[("count", &count.to_string())]);
    let unchecked: u32 = group.unchecked.iter().map(|line| line.count).sum();
    html! {
        <li class="group" key={group.title.clone()}>
            <h3 class="group__title">{ &group.title }</h3>
            <p class="group__counts">
                if group.broken > 0 {
                    <span class="group__count" data-outcome="broken">{ counted(t.coverage_broken(), group.broken) }</span>
                }
                if group.holds > 0 {
                    <span class="group__count" data-outcome="holds">{ counted(t.coverage_holds(), group.holds) }</span>
                }
                if group.holds_with_blanks > 0 {
                    <span class="group__count">{ counted(t.coverage_blanks(), group.holds_with_blanks) }</span>
                }
                if unchecked > 0 {
                    <span class="group__count" data-outcome="unchecked">{ counted(t.coverage_unchecked(), unchecked) }</span>
                }
            </p>
            if !group.unchecked.is_empty() {
                <ul class="group__unchecked">
                    for line in group.unchecked.iter() {
                        <li>
                            { &line.what }
                            if line.count > 1 { { counted(t.coverage_times(), line.count) } }
                            <span class="group__why">{ &line.why }</span>
                        </li>
                    }
                </ul>
            }
        </li>
    }
}

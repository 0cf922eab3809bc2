//! A sum as the report prints it, every term a way to its cell.

use yew::prelude::*;

use crate::page::state::Action;
use crate::page::texts::{Texts, fill};
use crate::wire::page::{SumShown, TermShown};

/// Zeros that are shown in line; more of them fold, so that the numbers that matter are seen.
const ZEROS: usize = 4;

#[derive(Properties, PartialEq)]
pub struct SumProps {
    pub t: &'static Texts,
    pub on: Callback<Action>,
    /// Of the finding.
    pub number: u32,
    pub sum: SumShown,
}

#[component]
pub fn SumView(SumProps { t, on, number, sum }: &SumProps) -> Html {
    let sign = if sum.left_value == sum.right_value { "=" } else { "≠" };
    let term = |term: &TermShown| button(t, on, *number, term);
    let (kept, zeros) = fold(&sum.left);
    html! {
        <div class="sum" role="group" aria-label={t.sum}>
            <p class="sum__line">
                { terms(&kept, &term) }
                if sum.left.len() > 1 {
                    { symbol("=") }<span class="sum__value">{ sum.left_value }</span>
                }
                { symbol(sign) }
                { terms(&sum.right.iter().collect::<Vec<_>>(), &term) }
                if sum.right.len() > 1 {
                    { symbol("=") }<span class="sum__value">{ sum.right_value }</span>
                }
            </p>
            if !zeros.is_empty() {
                <details class="sum__zeros">
                    <summary>{ fill(t.zeros, &[("count", &zeros.len().to_string())]) }</summary>
                    <p class="sum__line">{ terms(&zeros, &term) }</p>
                </details>
            }
        </div>
    }
}

/// The terms in line, and the zeros folded away.
fn fold(terms: &[TermShown]) -> (Vec<&TermShown>, Vec<&TermShown>) {
    let zeros = terms.iter().filter(|term| term.printed == "0").count();
    if zeros <= ZEROS || zeros == terms.len() {
        return (terms.iter().collect(), Vec::new());
    }
    terms.iter().partition(|term| term.printed != "0")
}

fn terms(terms: &[&TermShown], term: &impl Fn(&TermShown) -> Html) -> Html {
    html! {
        for (index, shown) in terms.iter().enumerate() {
            <span class="sum__part" key={shown.place.clone()}>
                if index > 0 { { symbol("+") } }
                { term(shown) }
            </span>
        }
    }
}

fn symbol(symbol: &'static str) -> Html {
    html! { <span class="sum__symbol">{ symbol }</span> }
}

fn button(t: &'static Texts, on: &Callback<Action>, number: u32, term: &TermShown) -> Html {
    let (on, place) = (on.clone(), term.place.clone());
    let printed = if term.printed.is_empty() { t.blank } else { &term.printed };
    let label = fill(t.go_to, &[("name", &term.name), ("printed", printed)]);
    let visit = move |_| on.emit(Action::Visit { number, place: place.clone() });
    html! {
        <button class="term" type="button" aria-label={label.clone()} title={label} onclick={visit}>
            <span class="term__number">{ printed }</span>
            <span class="term__name">{ &term.name }</span>
        </button>
    }
}

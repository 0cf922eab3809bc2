//! A sum as the report prints it; every term links to its cell.
//!
//! A short sum is written on one line. Of a long one the line has the result; its terms are a list that unfolds.

use yew::prelude::*;

use crate::focus::place_name;
use crate::state::Action;
use crate::words::{Texts, fill};
use screen::{SumShown, TermShown};

/// The most terms that are written on one line: a row of table three has six.
const SHORT: usize = 7;

pub fn sum_line(t: &'static Texts, on: &Callback<Action>, number: u32, sum: &SumShown) -> Html {
    let sign = if sum.left_value == sum.right_value { "=" } else { "≠" };
    let term = |term: &TermShown| button(t, on, number, term);
    let mut before = side(t, "", &sum.left, sum.left_value, &term);
    let mut behind = side(t, sign, &sum.right, sum.right_value, &term).into_iter();
    // The numbers that are compared stay on one line, wherever the line of a narrow screen breaks.
    let compared: Html = before.pop().into_iter().chain(behind.next()).collect();
    html! {
        <div class="sum" role="group" aria-label={t.sum()}>
            <p class="sum__line">
                { before }
                <span class="sum__compared">{ compared }</span>
                { behind.collect::<Html>() }
            </p>
            { ledger(t, &sum.left, &term) }
            { ledger(t, &sum.right, &term) }
        </div>
    }
}

/// The parts of one side, each with the sign before it: the terms where they are few, and the total where they are
/// several. No line breaks within a part.
fn side(
    t: &Texts,
    sign: &'static str,
    terms: &[TermShown],
    value: u64,
    term: &dyn Fn(&TermShown) -> Html,
) -> Vec<Html> {
    let part = |sign, what| html! { <span class="sum__part">{ symbol(sign) }{ what }</span> };
    let total = html! { <span class="sum__value">{ value }</span> };
    if terms.len() > SHORT {
        let name = fill(t.terms(), &[("count", &terms.len().to_string())]);
        let total = html! { <span class="term term--total">{ total }<span class="term__name">{ name }</span></span> };
        return vec![part(sign, total)];
    }
    let signs = std::iter::once(sign).chain(std::iter::repeat("+"));
    let mut parts: Vec<Html> =
        signs.zip(terms).map(|(sign, shown)| part(sign, term(shown))).collect();
    if terms.len() > 1 {
        parts.push(part("=", total));
    }
    parts
}

fn ledger(t: &'static Texts, terms: &[TermShown], term: &dyn Fn(&TermShown) -> Html) -> Html {
    if terms.len() <= SHORT {
        return html! {};
    }
    html! {
        <details class="ledger">
            <summary>{ t.terms_all() }</summary>
            <ul>for shown in terms.iter() { <li key={place_name(shown.place)}>{ term(shown) }</li> }</ul>
        </details>
    }
}

/// The sign before a term; none before the first term of a side.
fn symbol(symbol: &'static str) -> Html {
    html! { if !symbol.is_empty() { <span class="sum__symbol">{ symbol }</span> } }
}

fn button(t: &'static Texts, on: &Callback<Action>, number: u32, term: &TermShown) -> Html {
    let (on, place) = (on.clone(), term.place);
    let printed = if term.printed.is_empty() { t.blank() } else { &term.printed };
    let label = fill(t.go_to(), &[("name", &term.name), ("printed", printed)]);
    let visit = move |_| on.emit(Action::GoToPlace { number, place });
    html! {
        <button class="term" type="button" title={label} onclick={visit}>
            <span class="term__number">{ printed }</span>
            <span class="term__name">{ &term.name }</span>
        </button>
    }
}

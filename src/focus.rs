//! Moves the focus to a target and scrolls it into view.

use model::Place;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::state::nearest::{self, InSource};
use super::state::{FocusTarget, Shown, View};

/// The name of a place in the attributes of its elements and in JSON v1.
pub fn place_name(place: Place) -> String {
    place.to_string()
}

/// Focuses the target and scrolls it to the middle. Nothing happens where it is not on the screen.
pub fn send(root: &Element, target: &FocusTarget, shown: Option<&Shown>, view: View) {
    let found = match (target, shown) {
        (FocusTarget::Nowhere, _) => None,
        (FocusTarget::Trouble, _) => find(root, ".trouble__title"),
        (FocusTarget::Verdict, _) => find(root, ".verdict__headline"),
        (FocusTarget::Finding(number), _) => {
            find(root, &format!("[data-finding=\"f{number}\"] .finding__go"))
        }
        (FocusTarget::Reason(number), _) => {
            find(root, &format!("[data-finding=\"f{number}\"] .deciding input"))
        }
        (FocusTarget::AcceptButton(number), _) => {
            find(root, &format!("[data-finding=\"f{number}\"] .deciding button"))
        }
        (FocusTarget::Mark { .. } | FocusTarget::Place(_) | FocusTarget::Spot(_), None) => None,
        (FocusTarget::Mark { place, .. } | FocusTarget::Place(place), Some(shown))
            if view == View::Source && shown.source.is_some() =>
        {
            in_file(root, shown, *place)
        }
        (FocusTarget::Mark { number, place }, Some(shown)) => {
            find(root, &format!(".paper [data-marks~=\"{number}\"]"))
                .or_else(|| find(root, &format!(".paper [data-concerns~=\"{number}\"]")))
                .or_else(|| on_paper(root, shown, *place))
        }
        (FocusTarget::Place(place) | FocusTarget::Spot(place), Some(shown)) => {
            on_paper(root, shown, *place)
        }
    };
    if *target == FocusTarget::Verdict {
        to_the_top(root);
    }
    let Some(element) = found else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(match target {
        // It is in view, or beside what is.
        FocusTarget::Reason(_) | FocusTarget::AcceptButton(_) | FocusTarget::Spot(_) => {
            ScrollLogicalPosition::Nearest
        }
        _ => ScrollLogicalPosition::Center,
    });
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    // It was scrolled before, so that focusing does not scroll again. Elements of the paper are focusable too.
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// Another report is read from its beginning, wherever a person was in the one before.
fn to_the_top(root: &Element) {
    for place in [".desk", ".pane--findings", ".pane--paper", ".source"] {
        if let Some(pane) = find(root, place) {
            pane.set_scroll_top(0);
        }
    }
}

fn in_file(root: &Element, shown: &Shown, place: Place) -> Option<Element> {
    let marked = |place| format!(".source [data-places~=\"{}\"]", place_name(place));
    let source = shown.source.as_ref()?;
    let found = match nearest::in_source(source, place) {
        InSource::Marked(place) => find(root, &marked(place)),
        // The first marked element of it.
        InSource::Holds(place) => find(root, &format!(".source [data-pointed], {}", marked(place))),
        InSource::Nowhere => find(root, ".source [data-pointed]"),
    };
    found.or_else(|| find(root, ".source"))
}

fn on_paper(root: &Element, shown: &Shown, place: Place) -> Option<Element> {
    let drawn = nearest::on_paper(shown.paper.as_ref()?, place);
    let found = drawn.and_then(|drawn| {
        let name = place_name(drawn);
        match drawn {
            // A table and its section have the same name.
            Place::Table(_) => find(root, &format!(".paper [data-table=\"{name}\"]"))
                .or_else(|| find(root, &format!(".paper .paper__gap[data-place=\"{name}\"]"))),
            _ => find(root, &format!(".paper [data-place=\"{name}\"]")),
        }
    });
    found.or_else(|| find(root, ".paper"))
}

fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

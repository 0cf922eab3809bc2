//! Sends the keyboard, and with it the eye, to a spot.

use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::state::Spot;

/// Focuses the spot and brings it to the middle. Nothing happens where it is not on the screen.
pub fn send(root: &Element, spot: &Spot) {
    let found = match spot {
        Spot::Nowhere => None,
        Spot::Trouble => find(root, ".trouble__title"),
        Spot::Verdict => find(root, ".verdict__headline"),
        Spot::Finding(number) => find(root, &format!("[data-finding=\"f{number}\"] .finding__go")),
        Spot::Reason(number) => {
            find(root, &format!("[data-finding=\"f{number}\"] .deciding input"))
        }
        Spot::Accept(number) => {
            find(root, &format!("[data-finding=\"f{number}\"] .deciding button"))
        }
        Spot::Mark { place, .. } | Spot::Place(place) if in_source(root) => in_file(root, place),
        Spot::Mark { number, place } => find(root, &format!(".paper [data-marks~=\"{number}\"]"))
            .or_else(|| find(root, &format!(".paper [data-concerns~=\"{number}\"]")))
            .or_else(|| on_paper(root, place)),
        Spot::Place(place) => on_paper(root, place),
    };
    let Some(element) = found else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(match spot {
        // The person is looking at it.
        Spot::Reason(_) | Spot::Accept(_) => ScrollLogicalPosition::Nearest,
        _ => ScrollLogicalPosition::Center,
    });
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    // Already in view, so that focusing does not move it again. What is drawn takes the focus too.
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

fn in_source(root: &Element) -> bool {
    find(root, ".source").is_some()
}

/// Where the place stood in the file: the place itself, or the first thing that belongs to it.
fn in_file(root: &Element, place: &str) -> Option<Element> {
    let sentence = place.rsplit_once(':').map_or(place, |(sentence, _)| sentence);
    [
        format!(".source [data-places~=\"{place}\"]"),
        format!(".source [data-places~=\"{sentence}\"]"),
        format!(".source [data-pointed] , .source [data-places*=\"{place}/\"]"),
        ".source".to_owned(),
    ]
    .iter()
    .find_map(|selector| find(root, selector))
}

/// The narrowest thing on the paper that holds the place: the place itself, its sentence, a cell of
/// its row, its table.
fn on_paper(root: &Element, place: &str) -> Option<Element> {
    let sentence: Vec<&str> = place.splitn(3, ':').collect();
    let sentence = match sentence.as_slice() {
        [section, index, _] => format!("{section}:{index}"),
        _ => place.to_owned(),
    };
    let table = place.split('/').next().unwrap_or(place);
    let section = place.split(':').next().unwrap_or(place);
    [
        format!(".paper [data-place=\"{place}\"]"),
        format!(".paper [data-place=\"{sentence}\"]"),
        format!(".paper [data-place^=\"{place}/\"]"),
        format!(".paper [data-table=\"{table}\"]"),
        format!(".paper [data-place=\"{section}\"]"),
        ".paper".to_owned(),
    ]
    .iter()
    .find_map(|selector| find(root, selector))
}

fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

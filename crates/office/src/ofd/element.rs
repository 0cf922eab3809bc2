//! Attributes of the objects of a page by their types (GB/T 33190-2016, 7.3).

use roxmltree::Node;

use crate::xml::child;
use read::paged::Colour;

/// The largest number that is taken for a length, in millimetres: no paper is larger.
const FURTHEST: f32 = 1.0e6;

/// The numbers of a list; `None` where one of them is none.
pub(super) fn numbers(list: &str) -> Option<Vec<f32>> {
    list.split_ascii_whitespace().take(64).map(number).collect()
}

pub(super) fn number(written: &str) -> Option<f32> {
    written.parse().ok().filter(|number: &f32| number.abs() <= FURTHEST)
}

/// An attribute that is a number: `otherwise` where it is missing, `None` where it is none.
pub(super) fn measure(object: Node<'_, '_>, name: &str, otherwise: f32) -> Option<f32> {
    object.attribute(name).map_or(Some(otherwise), |written| number(written.trim()))
}

/// An attribute that is yes or no.
pub(super) fn is_set(object: Node<'_, '_>, name: &str, otherwise: bool) -> bool {
    match object.attribute(name).map(str::trim) {
        Some("true" | "1") => true,
        Some("false" | "0") => false,
        _ => otherwise,
    }
}

/// Whether the colour of an object is fully transparent.
pub(super) fn is_transparent(object: Node<'_, '_>, colour: &str) -> bool {
    let clear = |node: Node<'_, '_>| node.attribute("Alpha").map(str::trim) == Some("0");
    clear(object) || child(object, colour).is_some_and(clear)
}

/// The colour of an object; `None` where it is not said, or is of a kind that is not known.
pub(super) fn colour(object: Node<'_, '_>, name: &str) -> Option<Colour> {
    let value = child(object, name)?.attribute("Value")?;
    let parts = numbers(value)?;
    let part = |value: f32| value.clamp(0.0, 255.0).round() as u8;
    match parts.as_slice() {
        [gray] => Some([part(*gray); 3]),
        [red, green, blue] => Some([part(*red), part(*green), part(*blue)]),
        _ => None,
    }
}

/// Whether something shows through what is filled with a colour.
pub(super) fn is_translucent(object: Node<'_, '_>, name: &str) -> bool {
    let clear = |node: Node<'_, '_>| {
        node.attribute("Alpha").and_then(|alpha| number(alpha.trim())).is_some_and(|it| it < 250.0)
    };
    clear(object) || child(object, name).is_some_and(clear)
}

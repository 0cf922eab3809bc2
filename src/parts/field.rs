//! The field on the paper that a person types in.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::state::spots::Heading;
use crate::state::{Action, Field};

#[derive(Properties, PartialEq)]
pub struct FieldProps {
    pub on: Callback<Action>,
    pub field: Field,
    /// Of its place, for a screen reader.
    pub name: AttrValue,
    pub shape: Shape,
}

/// A cell has one line; a sentence or a title may need several.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Line,
    Lines,
}

/// Characters of a line of the paper, for the height of a field of several.
const LINE: usize = 26;

/// Enter, Tab and, in a cell that is being typed in, the arrows take over what it holds and go on; Escape drops it;
/// whatever takes the focus away takes it over, too.
#[component]
pub fn PaperField(FieldProps { on, field, name, shape }: &FieldProps) -> Html {
    let node = use_node_ref();
    {
        let (node, whole) = (node.clone(), !field.typing && *shape == Shape::Line);
        use_effect_with(field.place, move |_| {
            let Some(element) = node.cast::<Element>() else { return };
            if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
                let _ = input.focus();
                if whole {
                    input.select();
                }
            } else if let Some(lines) = element.dyn_ref::<HtmlTextAreaElement>() {
                let _ = lines.focus();
            }
        });
    }
    let take = {
        let (on, node) = (on.clone(), node.clone());
        move |then: Option<Heading>| {
            if let Some(text) = node.cast::<Element>().and_then(|element| text_in(&element)) {
                on.emit(Action::Enter { text, then });
            }
        }
    };
    let onkeydown = {
        let (on, take) = (on.clone(), take.clone());
        let arrows = field.typing && *shape == Shape::Line;
        move |event: KeyboardEvent| {
            // What is typed here is no command of the page.
            event.stop_propagation();
            if event.is_composing() {
                return;
            }
            let then = match (event.key().as_str(), event.shift_key()) {
                ("Escape", _) => {
                    event.prevent_default();
                    return on.emit(Action::CloseField);
                }
                ("Enter", false) => Heading::Down,
                ("Enter", true) => Heading::Up,
                ("Tab", false) => Heading::Next,
                ("Tab", true) => Heading::Previous,
                ("ArrowUp", _) if arrows => Heading::Up,
                ("ArrowDown", _) if arrows => Heading::Down,
                ("ArrowLeft", _) if arrows => Heading::Left,
                ("ArrowRight", _) if arrows => Heading::Right,
                _ => return,
            };
            event.prevent_default();
            take(Some(then));
        }
    };
    let onblur = move |_| take(None);
    let value = field.text.clone();
    match shape {
        Shape::Line => html! {
            <input class="paper__field" ref={node} type="text" inputmode="numeric" autocomplete="off" aria-label={name}
                   {value} {onkeydown} {onblur} />
        },
        Shape::Lines => {
            let rows = value.chars().count() / LINE + 1;
            html! {
                <textarea class="paper__field paper__field--lines" ref={node} rows={rows.to_string()} aria-label={name}
                          {value} {onkeydown} {onblur} />
            }
        }
    }
}

/// On one line, whatever was pasted into it.
fn text_in(element: &Element) -> Option<String> {
    let text = match element.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => element.dyn_ref::<HtmlTextAreaElement>()?.value(),
    };
    Some(text.lines().map(str::trim).collect())
}

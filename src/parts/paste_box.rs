//! A field to paste into, for phones and for hosts that handle Ctrl+V themselves.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::input;
use crate::state::{Action, Pasting};
use crate::words::Texts;
use screen::SourceKind;

#[derive(Properties, PartialEq)]
pub struct PasteBoxProps {
    pub t: &'static Texts,
    pub on: Callback<Action>,
}

#[component]
pub fn PasteBox(PasteBoxProps { t, on }: &PasteBoxProps) -> Html {
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                // Opening it moves the focus into it.
                let _ = field.focus();
            }
        });
    }
    let onpaste = {
        let on = on.clone();
        Callback::from(move |event: Event| {
            let event: web_sys::ClipboardEvent = wasm_bindgen::JsCast::unchecked_into(event);
            // Pasted into the field itself, html would lose its tables.
            if let Some(transfer) = event.clipboard_data() {
                event.prevent_default();
                input::take(&transfer, &on);
            }
        })
    };
    let check = {
        let (on, field) = (on.clone(), field.clone());
        move |_| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                input::paste(SourceKind::PastedText, field.value(), &on);
            }
        }
    };
    let close = {
        let on = on.clone();
        move |_| on.emit(Action::SetPasting(Pasting::Closed))
    };
    html! {
        <div class="pasting" role="group" aria-label={t.paste_title()}>
            <p>{ t.paste_help() }</p>
            <textarea class="pasting__field" ref={field} rows="4" aria-label={t.paste_label()} {onpaste} />
            <p class="pasting__way">
                <button class="button button--first" type="button" onclick={check}>{ t.paste_check() }</button>
                <button class="button button--quiet" type="button" onclick={close}>{ t.close() }</button>
            </p>
        </div>
    }
}

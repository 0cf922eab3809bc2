//! The header: name of the product, name of the file, and the buttons that are always shown.

use web_sys::{FileList, HtmlInputElement};
use yew::prelude::*;

use super::appearance::Appearance;
use crate::input;
use crate::state::{Action, AppState, Pasting};
use crate::words::Texts;
use screen::Language;

pub fn header(
    t: &'static Texts,
    on: &Callback<Action>,
    state: &AppState,
    appearance: Appearance,
    on_appearance: &Callback<Appearance>,
) -> Html {
    let name = state.name().map(|name| if name.is_empty() { t.pasted() } else { name });
    html! {
        <header class="bar">
            <h1 class="bar__brand">
                <span class="bar__mark" lang="zh-CN">{ t.mark() }</span>
                <span class="bar__product">{ t.product_long() }</span>
            </h1>
            if let Some(name) = name {
                <p class="bar__file" title={name.to_owned()}>{ name }</p>
            }
            <div class="bar__tools">
                { open_button(t, on, "button") }
                if state.shown.is_some() {
                    { paste_button(t, on) }
                    <button class="button" type="button" onclick={|_| print()}>{ t.print() }</button>
                }
                { languages(t, on, state.language) }
                { appearance_buttons(t, appearance, on_appearance) }
            </div>
        </header>
    }
}

fn appearance_buttons(
    t: &'static Texts,
    appearance: Appearance,
    on_appearance: &Callback<Appearance>,
) -> Html {
    let (theme, size) = (on_appearance.clone(), on_appearance.clone());
    let size_name = match appearance.size() {
        "2" => t.size_2(),
        "3" => t.size_3(),
        _ => t.size_1(),
    };
    let theme_name = match appearance.theme() {
        "dark" => t.theme_dark(),
        "light" => t.theme_light(),
        _ => t.theme_auto(),
    };
    html! {
        <>
            <button class="button button--quiet" type="button" title={size_name}
                    aria-label={format!("{} {size_name}", t.size())} data-size={appearance.size()}
                    onclick={move |_| size.emit(appearance.next_size())}>
                <span class="button__letter">{ t.size_sign() }</span>
            </button>
            <button class="button button--quiet" type="button" title={theme_name}
                    aria-label={format!("{} {theme_name}", t.theme())}
                    onclick={move |_| theme.emit(appearance.next_theme())}>{ t.theme_sign() }</button>
        </>
    }
}

fn languages(t: &'static Texts, on: &Callback<Action>, language: Language) -> Html {
    let choice = |own: Language, name: &'static str| {
        let on = on.clone();
        html! {
            <button class="button button--quiet" type="button" lang={own.word()}
                    aria-pressed={(language == own).to_string()}
                    onclick={move |_| on.emit(Action::SetLanguage(own))}>{ name }</button>
        }
    };
    html! {
        <div class="bar__languages" role="group" aria-label={t.language()}>
            { choice(Language::Chinese, t.language_zh()) }
            { choice(Language::English, t.language_en()) }
        </div>
    }
}

/// The endings that the file dialog offers first. The format is told from the content.
const ACCEPTED: &str = ".docx,.doc,.wps,.pdf,.ofd,.xlsx,.xls,.et,.ods,.csv,.tsv,.html,.htm,.mht,.mhtml,\
                        .txt,.md,.json,.zip";

/// The button that opens files.
pub fn open_button(t: &'static Texts, on: &Callback<Action>, kind: &'static str) -> Html {
    let on = on.clone();
    let taken = Callback::from(move |files: FileList| input::choose(&files, &on));
    file_button(t.open(), t.open_keys(), kind, Takes::Several, taken)
}

/// How many files the dialog lets a person choose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    One,
    Several,
}

/// A file field drawn as a button. The field itself takes focus and keys.
pub fn file_button(
    name: &'static str,
    title: &'static str,
    kind: &'static str,
    takes: Takes,
    taken: Callback<FileList>,
) -> Html {
    let onchange = move |event: Event| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
        if let Some(files) = field.files().filter(|files| files.length() > 0) {
            taken.emit(files);
        }
        // Emptied, so that choosing the same file again, after it was corrected, is a change.
        field.set_value("");
    };
    html! {
        <label class={classes!("file", kind)} {title}>
            <input class="file__field" type="file" multiple={takes == Takes::Several} {onchange} accept={ACCEPTED} />
            <span class="file__name">{ name }</span>
        </label>
    }
}

pub fn paste_button(t: &'static Texts, on: &Callback<Action>) -> Html {
    let on = on.clone();
    html! {
        <button class="button" type="button" onclick={move |_| on.emit(Action::SetPasting(Pasting::Open))}>{ t.paste() }</button>
    }
}

fn print() {
    if let Some(window) = web_sys::window() {
        // Where printing is forbidden, the browser reports that itself.
        let _ = window.print();
    }
}

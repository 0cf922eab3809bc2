//! The page's own words, in the language chosen. They come from the crate `texts`.

use std::cell::Cell;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::checker::Host;
use super::state::{Action, Notice};
use parcel::list::unpacked;
use screen::Language;

pub use texts::{Texts, fill};

thread_local! {
    /// The English words, once they are loaded.
    static ENGLISH: Cell<Option<&'static Texts>> = const { Cell::new(None) };
}

/// The words to draw with, and their language: English once its words are loaded, else Chinese. Where they cannot be
/// loaded, a notice is shown and the language is set back to Chinese.
#[hook]
pub fn use_texts(
    host: &Host,
    language: Language,
    on: &Callback<Action>,
) -> (&'static Texts, Language) {
    let (drawn, host, on) = (use_force_update(), host.clone(), on.clone());
    let english = language == Language::English;
    use_effect_with(english && !learn(None), move |wanted| {
        if *wanted {
            spawn_local(async move {
                let words = host.english().await.ok().and_then(|words| words.as_string());
                if learn(words) {
                    drawn.force_update();
                } else {
                    on.emit(Action::Notify(Notice::NoEnglish));
                    on.emit(Action::SetLanguage(Language::Chinese));
                }
            });
        }
    });
    match ENGLISH.get() {
        Some(texts) if english => (texts, Language::English),
        _ => (&texts::CHINESE, Language::Chinese),
    }
}

/// Keeps the English words of the module `english` until the page is closed; words of another build are ignored.
/// Returns whether there are English words.
fn learn(text: Option<String>) -> bool {
    if let Some(text) = text.filter(|_| ENGLISH.get().is_none()) {
        ENGLISH.set(unpacked(String::leak(text)).and_then(Texts::learned));
    }
    ENGLISH.get().is_some()
}

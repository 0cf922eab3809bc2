//! The page's own words, in the language chosen. They live in `texts.toml`.

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The words of a language: `en`, anything else is Chinese.
pub fn texts(language: &str) -> &'static Texts {
    if language == "en" { &ENGLISH } else { &CHINESE }
}

/// Fills `{name}` slots. The build script has seen to it that both languages have the same slots.
pub fn fill(text: &str, slots: &[(&str, &str)]) -> String {
    slots.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&["{", name, "}"].concat(), value)
    })
}

// There is one of each, so which one it is says all.
impl PartialEq for Texts {
    fn eq(&self, other: &Texts) -> bool {
        std::ptr::eq(self, other)
    }
}

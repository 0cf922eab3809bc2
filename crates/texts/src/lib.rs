//! The page's own words in two languages. They live in `texts.toml`.
//!
//! The Chinese ones are compiled in. A browser loads the English ones when English is chosen.

#![forbid(unsafe_code)]

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

impl Texts {
    /// Takes the words in the order of its methods: so many, no more and no fewer.
    pub fn learned(words: Vec<&'static str>) -> Option<&'static Texts> {
        let words = words.try_into().ok()?;
        Some(Box::leak(Box::new(Texts(words))))
    }
}

/// Fills `{name}` slots. The build script checks that both languages have the same slots.
pub fn fill(text: &str, slots: &[(&str, &str)]) -> String {
    slots.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&["{", name, "}"].concat(), value)
    })
}

// There is one value for each language, so comparing addresses is enough.
impl PartialEq for Texts {
    fn eq(&self, other: &Texts) -> bool {
        std::ptr::eq(self, other)
    }
}

#[cfg(test)]
mod tests;

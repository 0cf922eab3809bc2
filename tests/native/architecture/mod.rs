//! Rules of the project that the compiler does not check, applied to the sources of all crates.
//!
//! A test fails with the sentence of its rule and the lines that break it. Code is read as tokens; comments and tests
//! are left out.

mod arrows;
mod tokens;

use tokens::sources;

/// What no crate of the library may name: the library turns bytes into values.
const OUTSIDE: &[&[&str]] = &[
    &["std", "fs"],
    &["std", "io"],
    &["std", "net"],
    &["std", "env"],
    &["std", "process"],
    &["std", "time"],
    &["std", "thread"],
    &["std", "sync"],
    &["web_sys"],
    &["js_sys"],
    &["wasm_bindgen"],
    &["yew"],
];

/// Fails with the sentence and every line that breaks it.
fn hold(sentence: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{sentence}\n{}", broken.join("\n"));
}

#[test]
fn no_chinese_in_code() {
    let chinese = |c: char| {
        ('\u{3000}'..='\u{303f}').contains(&c)
            || ('\u{3400}'..='\u{9fff}').contains(&c)
            || ('\u{f900}'..='\u{faff}').contains(&c)
            || ('\u{ff00}'..='\u{ffef}').contains(&c)
            || ('\u{20000}'..='\u{3ffff}').contains(&c)
    };
    let mut broken = Vec::new();
    for source in &sources() {
        for token in source.tokens.iter().filter(|token| token.text.contains(chinese)) {
            broken.push(format!("{}:{}: {}", source.path, token.line, token.text));
        }
    }
    hold("Chinese stands in data files, in tests and in doc comments, never in code.", &broken);
}

/// Where positions on a page are computed: these may use floats.
const GEOMETRY: &[&str] = &[
    "crates/office/src/ofd",
    "crates/read/src/paged",
    "crates/pdf",
    "crates/view/src/v1/points.rs",
];

#[test]
fn no_floats_in_the_library() {
    let float = |text: &str| {
        let number = text.starts_with(|c: char| c.is_ascii_digit());
        let suffixed = text.ends_with("f32") || text.ends_with("f64");
        matches!(text, "f32" | "f64")
            || (number && (text.contains('.') || (suffixed && !text.starts_with("0x"))))
    };
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.is_library()) {
        if GEOMETRY.iter().any(|room| source.path.starts_with(room)) {
            continue;
        }
        for (index, token) in source.tokens.iter().enumerate() {
            // `pair.0.1` holds no number.
            let field = index > 0 && source.tokens[index - 1].text == ".";
            if float(&token.text) && !field {
                broken.push(format!("{}:{}: {}", source.path, token.line, token.text));
            }
        }
    }
    hold(
        "Counts are whole numbers and amounts decimals: no floats in the library but for positions on a page.",
        &broken,
    );
}

#[test]
fn the_library_is_pure() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.is_library()) {
        for outside in OUTSIDE {
            match outside {
                [root, second] => {
                    let names = source.seconds(root).into_iter();
                    let named = names.filter(|(name, _)| name == second);
                    broken.extend(
                        named.map(|(_, line)| format!("{}:{line}: {root}::{second}", source.path)),
                    );
                }
                names => {
                    let uses = source.tokens.iter().filter(|t| names.contains(&t.text.as_str()));
                    broken.extend(
                        uses.map(|token| format!("{}:{}: {}", source.path, token.line, token.text)),
                    );
                }
            }
        }
    }
    hold("The library is pure: no browser, files, clock or threads.", &broken);
}

#[test]
fn the_page_has_no_inline_style() {
    let mut broken = Vec::new();
    for source in &sources() {
        for pair in source.tokens.windows(2) {
            let [first, second] = pair else { continue };
            let attribute = first.text == "style" && second.text == "=";
            let element = first.text == "<" && second.text == "style";
            if first.in_html && (attribute || element) {
                broken.push(format!(
                    "{}:{}: {} {}",
                    source.path, first.line, first.text, second.text
                ));
            }
        }
    }
    hold("No style attribute and no style element: a strict policy blocks both.", &broken);
}

/// What may serialize: JSON v1, what crosses between scripts, and messages between the modules of one build.
const SERIALIZES: &[&str] = &[
    "crates/host/",
    "crates/view/src/v1/",
    "crates/parcel/",
    "crates/model/src/document/",
    "crates/model/src/refused.rs",
];

#[test]
fn only_what_goes_out_serializes() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.is_library()) {
        if SERIALIZES.iter().any(|path| source.path.starts_with(path)) {
            continue;
        }
        for token in source.tokens.iter().filter(|token| token.text.starts_with("serde")) {
            broken.push(format!("{}:{}: {}", source.path, token.line, token.text));
        }
    }
    hold(
        "Core types are not serializable; JSON v1 is, and what scripts and modules hand over.",
        &broken,
    );
}

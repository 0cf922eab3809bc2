//! The types that cross between the scripts of a host and Gouji: the options of a check, and its summary.
//!
//! Each type is declared once. It crosses by `serde-wasm-bindgen` as a plain object, and the declaration
//! in TypeScript that the package ships is compared with it by a test.

#![forbid(unsafe_code)]

mod declared;

pub use declared::TypeScript;
use declared::{crosses, words};

words! {
    /// How the bytes came.
    enum SourceKind {
        File = "file",
        PastedHtml = "pasted-html",
        PastedText = "pasted-text",
    }
}

words! {
    /// An edition of the official form.
    enum EditionYear {
        E2021 = "2021",
        E2019 = "2019",
    }
}

words! {
    /// What an element shows.
    enum Status {
        Idle = "idle",
        Checking = "checking",
        Clean = "clean",
        Doubtful = "doubtful",
        Wrong = "wrong",
        Partial = "partial",
        Refused = "refused",
        Failed = "failed",
    }
}

words! {
    /// Who had a file checked: the host by `check` or `src`, or a person at the element.
    enum Asker {
        Person = "person",
        Host = "host",
    }
}

crosses! {
    /// What a host states about a file beside its bytes.
    struct CheckOptions {
        /// The name of the file; default: that of a File.
        name = String,
        source = SourceKind,
        /// Corrections of what the text says; default: the element's attributes.
        edition = EditionYear,
        year = String,
        organ = String,
        last_year_name = String,
    }
}

crosses! {
    /// The result of a check in numbers and one sentence.
    struct Summary {
        status: Status,
        /// Every cell of the form was read or is blank, and nothing of the report was left out.
        complete: bool,
        /// The status in a sentence.
        headline: String,
        wrong: u32,
        doubtful: u32,
        remarks: u32,
        /// Findings that the host's profile hides.
        muted: u32,
        /// Checks that were made, and those that could not be.
        checked: u32,
        unchecked: u32,
        /// The facts that identify the report, where they are known.
        edition = EditionYear,
        year = u16,
        organ = String,
    }
}

#[cfg(test)]
mod tests;

//! All English sentences, put together from the crates that have some.

#![forbid(unsafe_code)]

use model::language::{English, Language};

/// The sentences of reports.
pub const SENTENCES: English = English::of(&[model::ENGLISH, engine::ENGLISH, view::ENGLISH]);

/// English, with all of them compiled in.
pub const LANGUAGE: Language = Language::English(SENTENCES);

pub use texts::ENGLISH as PAGE;

//! Gouji (勾稽) checks a 政府信息公开工作年度报告 (annual report on open government information).
//!
//! The whole way in one breath:
//!
//! ```text
//! bytes → decode → Document → recognise → Report → rules → Findings → preview → Paper → wire
//! ```
//!
//! Start at [`check::check`]. The library knows no browser, no files, no clock and no threads, and
//! it never guesses: what it could not read or check is said, with the reason.
//!
//! Without the feature `engine` only [`wire`] is built, and what it reads JSON with: all that the page
//! knows.

#![forbid(unsafe_code)]
// The modules for the browser hold some of the readers each. What is used by none is found in the
// command line, which holds them all.
#![cfg_attr(not(feature = "cli"), allow(dead_code))]

#[cfg(feature = "engine")]
pub mod check;
#[cfg(feature = "engine")]
pub mod decode;
#[cfg(feature = "engine")]
pub mod document;
#[cfg(feature = "engine")]
pub mod finding;
#[cfg(feature = "engine")]
pub mod form;
mod json;
#[cfg(feature = "engine")]
pub mod language;
#[cfg(feature = "engine")]
pub mod model;
#[cfg(feature = "engine")]
pub mod preview;
#[cfg(feature = "engine")]
pub mod recognise;
#[cfg(feature = "engine")]
pub mod rules;
pub mod wire;

// What the page decides is plain Rust and tested without a browser.
#[cfg(any(feature = "page", test))]
pub mod page;

//! The page, drawn with Yew from what [`screen`] has to show.
//!
//! What changes and when is decided in [`state`] (the screen) and [`watchdog`] (the worker): plain Rust
//! with native tests. Everything else draws, listens, or sends messages. Files are read and
//! checked by a worker.

#![forbid(unsafe_code)]

mod app;
mod blobs;
mod checker;
mod checker_hooks;
mod drafts;
mod focus;
mod folder;
mod input;
mod keeping;
mod listeners;
mod open_reports;
mod orders;
mod parts;
pub mod state;
pub mod watchdog;
mod words;

pub use app::{App, AppProps, Reach};
pub use checker::Host;

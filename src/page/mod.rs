//! Our own page, drawn with Yew from `wire` alone.
//!
//! What changes and when is decided in [`state`] (the screen) and [`watch`] (the worker): plain Rust
//! with native tests. Everything else draws, listens, or carries.

pub mod state;
pub mod watch;

#[cfg(feature = "page")]
mod app;
#[cfg(feature = "page")]
mod asking;
#[cfg(feature = "page")]
mod checker;
#[cfg(feature = "page")]
mod desk;
#[cfg(feature = "page")]
mod focus;
#[cfg(feature = "page")]
mod folder;
#[cfg(feature = "page")]
mod input;
#[cfg(feature = "page")]
mod orders;
#[cfg(feature = "page")]
mod parts;
#[cfg(feature = "page")]
mod texts;

#[cfg(feature = "page")]
pub use app::{App, AppProps, Reach};
#[cfg(feature = "page")]
pub use checker::Host;

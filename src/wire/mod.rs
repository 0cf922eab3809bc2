//! What crosses a thread, a process or a page: [`v1`] for everybody, [`page`] for our own page.
//!
//! This is the only room that serializes, and the only one that speaks in sentences of its own.
//! Without the feature `engine` there are only [`page`] and [`list`]: plain data that knows nothing of
//! reading or checking.

pub mod list;
pub mod page;

#[cfg(feature = "engine")]
mod answer;
#[cfg(feature = "engine")]
mod aside;
#[cfg(feature = "engine")]
mod beside;
#[cfg(feature = "engine")]
mod claims;
#[cfg(feature = "engine")]
mod coverage;
#[cfg(feature = "engine")]
mod fingerprint;
#[cfg(feature = "engine")]
mod notes;
#[cfg(feature = "engine")]
mod paper;
#[cfg(feature = "engine")]
pub mod parcel;
#[cfg(feature = "engine")]
mod plain;
#[cfg(feature = "engine")]
mod profile;
#[cfg(feature = "engine")]
mod screen;
#[cfg(feature = "engine")]
mod sentences;
#[cfg(feature = "engine")]
mod source;
#[cfg(feature = "engine")]
mod summary;
#[cfg(feature = "engine")]
mod trouble;
#[cfg(feature = "engine")]
pub mod v1;
#[cfg(feature = "engine")]
mod words;

#[cfg(feature = "engine")]
pub use answer::{Answer, Brought, Lent, answer, answer_beside, file, language};
#[cfg(feature = "engine")]
pub use aside::{decisions, decisions_of_another};
#[cfg(feature = "engine")]
pub use profile::Hosted;
#[cfg(feature = "engine")]
pub use screen::screen;
#[cfg(feature = "engine")]
pub use trouble::Trouble;

/// Names one build. Page and worker are files of fixed names and may come from a cache apart: each
/// says which build it is of, and a pair that does not match is refused.
pub const BUILD: &str = match option_env!("GOUJI_BUILD") {
    Some(build) => build,
    None => "unnamed",
};

/// The last part of a path.
#[cfg(feature = "engine")]
fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

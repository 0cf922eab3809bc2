//! What crosses a thread, a process or a page: [`v1`] for everybody, [`page`] for our own page.

pub mod page;
pub mod v1;

/// Names one build. Page and worker are files of fixed names and may come from a cache apart: each
/// says which build it is of, and a pair that does not match is refused.
pub const BUILD: &str = match option_env!("GOUJI_BUILD") {
    Some(build) => build,
    None => "unnamed",
};

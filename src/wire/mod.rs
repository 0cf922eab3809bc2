//! What crosses a thread, a process or a page: [`v1`] for everybody, [`page`] for our own page.

pub mod page;
pub mod v1;

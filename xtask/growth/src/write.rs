//! Writers of containers, as plain as readers accept.

pub mod pdf;

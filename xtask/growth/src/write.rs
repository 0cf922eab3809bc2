//! Writers of containers, as plain as readers accept.

pub mod compound;
pub mod pdf;
pub mod zip;

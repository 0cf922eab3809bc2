//! What the commands need on the machine, installed where it is missing and may be installed.

mod apt;
mod browsers;
mod crates;
mod npm;
mod toolchain;
mod tools;

pub use browsers::{browsers, makers};
pub use crates::{crates, fetch};
pub use npm::{install, packages};
pub use toolchain::{TARGET, Toolchain, wasm};
pub use tools::{CARGO_DENY, CARGO_FUZZ, TRUNK, WASM_BINDGEN};

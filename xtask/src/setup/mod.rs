//! What the commands need on the machine, installed where it is missing and may be installed.

mod apt;
mod browsers;
mod npm;
mod toolchain;
mod tools;

pub use browsers::{browsers, makers};
pub use npm::packages;
pub use toolchain::wasm;
pub use tools::{CARGO_FUZZ, TRUNK, WASM_BINDGEN};

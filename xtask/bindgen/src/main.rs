//! `xtask-bindgen TARGET MODULE FOLDER`: writes `NAME.js` and `NAME_bg.wasm` for a module that cargo has
//! compiled, as the program `wasm-bindgen` does. TARGET is `web` or `nodejs`.
//!
//! It is a package of its own because its libraries take longer to compile than the rest of xtask:
//! commands that make no module do without, and cargo compiles it while it compiles the modules.

#![forbid(unsafe_code)]

use std::path::Path;

use anyhow::{Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [target, module, folder] = words.as_slice() else {
        bail!("usage: xtask-bindgen TARGET MODULE FOLDER");
    };
    let mut bindgen = Bindgen::new();
    match target.as_str() {
        "web" => bindgen.web(true)?,
        "nodejs" => bindgen.nodejs(true)?,
        _ => bail!("{target} is neither `web` nor `nodejs`"),
    };
    // What the program does where it is given no options.
    bindgen.input_path(module).omit_default_module_path(false);
    bindgen.generate(Path::new(folder))
}

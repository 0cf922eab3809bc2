//! `xtask-bindgen TARGET MODULE FOLDER`: writes `NAME.js` and `NAME_bg.wasm` for a module that cargo has
//! compiled, as the program `wasm-bindgen` does, but with short names for the imports of the module. TARGET is `web`
//! or `nodejs`.
//!
//! It is a package of its own because its libraries take longer to compile than the rest of xtask:
//! commands that make no module do without, and cargo compiles it while it compiles the modules.

#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
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
    let mut output = bindgen.generate_output()?;
    let imports = output.wasm_mut().imports.iter_mut().map(|import| &mut import.name);
    let names = shortened(imports);
    output.emit(Path::new(folder))?;
    let name = Path::new(module).file_stem().context("the module has no name")?;
    let script = Path::new(folder).join(name).with_extension("js");
    std::fs::write(&script, renamed(&std::fs::read_to_string(&script)?, &names))?;
    Ok(())
}

/// Gives each name a short one, and says which. A name of wasm-bindgen ends with sixteen hexadecimal digits, of which
/// no compression makes anything: in module and script they are 5,000 bytes of a first visit.
fn shortened<'n>(names: impl Iterator<Item = &'n mut String>) -> BTreeMap<String, String> {
    let mut short = BTreeMap::new();
    for name in names {
        let next = format!("i{}", short.len());
        let next = short.entry(name.clone()).or_insert(next);
        name.clone_from(next);
    }
    short
}

/// A script with other names in the place of whole identifiers.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let part_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while !rest.is_empty() {
        let (other, from) = rest.split_at(rest.find(part_of_name).unwrap_or(rest.len()));
        let end = from.find(|c| !part_of_name(c)).unwrap_or(from.len());
        let (word, behind) = from.split_at(end);
        out.push_str(other);
        out.push_str(names.get(word).map_or(word, String::as_str));
        rest = behind;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_has_one_short_name_in_module_and_script() {
        let mut imports = ["__wbg_log_01ab", "__wbg_log_01abc", "__wbg_log_01ab"].map(String::from);
        let names = shortened(imports.iter_mut());
        assert_eq!(imports, ["i0", "i1", "i0"]);
        let script = "{ __wbg_log_01abc: function() {}, __wbg_log_01ab: __wbg_log_01abcd }";
        let short = "{ i1: function() {}, i0: __wbg_log_01abcd }";
        assert_eq!(renamed(script, &names), short);
    }
}

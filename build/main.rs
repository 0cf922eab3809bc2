//! Compiles the data of the product into tables, so that nothing is parsed where it runs.

mod form;
mod rust;
mod words;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    form::compile(&["src/form/data/2019.toml", "src/form/data/2021.toml"], "form.rs")?;
    words::names("src/form/data/names.toml", "names.rs")?;
    words::compile("src/wire/data/words.toml", "words.rs")?;
    Ok(())
}

//! Compiles the official form and the names of its places.

use tables::{Failure, english, form, words};

fn main() -> Result<(), Failure> {
    english::begin(0, "crate::language");
    form::compile(&["src/form/data/2019.toml", "src/form/data/2021.toml"], "form.rs")?;
    words::names("src/form/data/names.toml", "names.rs")?;
    english::write("english.rs")
}

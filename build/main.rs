//! Compiles the data of the product into tables, so that nothing is parsed where it runs.

mod catalogue;
mod claims;
mod english;
mod form;
mod lexicon;
mod phrases;
mod rust;
mod texts;
mod words;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    let forms = ["src/form/data/2019.toml", "src/form/data/2021.toml"];
    form::compile(&forms, "form.rs")?;
    let rules = catalogue::Sources {
        shared: "src/rules/data/words.toml",
        families: &[
            "src/rules/data/catalogue/structure.toml",
            "src/rules/data/catalogue/masthead.toml",
            "src/rules/data/catalogue/tables.toml",
            "src/rules/data/catalogue/prose.toml",
            "src/rules/data/catalogue/across-years.toml",
            "src/rules/data/catalogue/residue.toml",
            "src/rules/data/catalogue/notation.toml",
            "src/rules/data/catalogue/wording.toml",
            "src/rules/data/catalogue/privacy.toml",
            "src/rules/data/catalogue/contact.toml",
            "src/rules/data/catalogue/publication.toml",
            "src/rules/data/catalogue/plausibility.toml",
        ],
        identities: &["src/rules/data/identities-2019.toml", "src/rules/data/identities-2021.toml"],
        phrases: "src/rules/data/phrases.toml",
        not_covered: "src/rules/data/not-covered.toml",
        forms: &forms,
    };
    catalogue::compile(&rules, "catalogue.rs")?;
    words::names("src/form/data/names.toml", "names.rs")?;
    words::compile("src/wire/data/words.toml", "words.rs")?;
    let page = texts::compile("src/page/texts.toml", "texts.rs")?;
    english::write("english.rs", &page)?;
    lexicon::compile("src/recognise/data/lexicon.toml", "lexicon.rs")?;
    claims::compile("src/recognise/data/claims.toml", "claims.rs")?;
    lexicon::compile("src/decode/data/numerals.toml", "numerals.rs")?;
    lexicon::compile("src/decode/data/radicals.toml", "radicals.rs")?;
    Ok(())
}

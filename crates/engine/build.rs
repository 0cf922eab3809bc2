//! Compiles the word lists, the catalogue of rules, identities and set phrases.

use tables::{Failure, catalogue, english, lexicon};

fn main() -> Result<(), Failure> {
    english::begin(1, "model::language");
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
        forms: &["../model/src/form/data/2019.toml", "../model/src/form/data/2021.toml"],
    };
    catalogue::compile(&rules, "catalogue.rs")?;
    lexicon::compile("src/recognise/data/lexicon.toml", "lexicon.rs")?;
    english::write("english.rs")
}

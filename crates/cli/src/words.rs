//! The sentences of `data/words.toml`, compiled in, and the languages of the command line.

use clap::ValueEnum;
use gouji::engine;
use model::language::{English, Language, Words};

include!(concat!(env!("OUT_DIR"), "/words.rs"));
include!(concat!(env!("OUT_DIR"), "/english.rs"));

/// All English sentences: those of reports, and those of the command line.
const SENTENCES: English =
    English::of(&[model::ENGLISH, engine::ENGLISH, view::ENGLISH, self::ENGLISH]);

/// The language of the sentences.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Tongue {
    #[default]
    #[value(name = "zh-CN")]
    Chinese,
    #[value(name = "en")]
    English,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Language {
        match tongue {
            Tongue::Chinese => Language::Chinese,
            Tongue::English => Language::English(SENTENCES),
        }
    }
}

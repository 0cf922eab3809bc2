//! Last year's report, as far as it is told with the one it lies beside.

use std::fmt::Display;

use engine::recognise::Reading;
use engine::rules::{LastYear, Why, precedes};
use model::Report;
use model::language::Language;

use super::trouble::Trouble;
use super::{base_name, words};

/// The other file, and what came of reading it.
pub struct Other {
    pub name: String,
    pub read: Result<Reading, Trouble>,
}

/// What a program or a person is told about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    pub file: String,
    pub organ: Option<String>,
    pub year: Option<u16>,
    outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Compared,
    Another(Why),
    NotRead(Trouble),
}

impl Other {
    /// As the rules take it.
    pub fn reading(&self) -> LastYear<'_> {
        self.read.as_ref().map_or(LastYear::Refused, LastYear::Read)
    }

    /// How it stands to the report that it was laid beside.
    pub fn beside(&self, report: &Report) -> Beside {
        let other = self.read.as_ref().ok().map(|reading| &reading.report);
        let outcome = match &self.read {
            Err(trouble) => Outcome::NotRead(trouble.clone()),
            Ok(reading) => match precedes(report, &reading.report) {
                Ok(()) => Outcome::Compared,
                Err(why) => Outcome::Another(why),
            },
        };
        Beside {
            file: base_name(&self.name).to_owned(),
            organ: other.and_then(|other| other.organ.get().cloned()),
            year: other.and_then(|other| other.year.get().copied()),
            outcome,
        }
    }
}

impl Beside {
    /// The word of `wire v1`: compared, refused, failed, or why it was not compared.
    pub fn status(&self) -> &'static str {
        match &self.outcome {
            Outcome::Compared => "compared",
            Outcome::Another(why) => why.id(),
            Outcome::NotRead(trouble) => trouble.status(),
        }
    }

    /// For our own page.
    pub fn shown(&self, language: Language) -> screen::LastYear {
        let year = |year: u16| words::IDENTITY_YEAR.fill(language, &[("year", &year)]);
        screen::LastYear {
            file: self.file.clone(),
            organ: self.organ.clone().unwrap_or_default(),
            year: self.year.map(year).unwrap_or_default(),
            status: self.status().to_owned(),
            said: self.said(language),
        }
    }

    fn said(&self, language: Language) -> String {
        let why: &dyn Display = match &self.outcome {
            Outcome::Compared => return words::LAST_YEAR_COMPARED.plain(language).to_owned(),
            Outcome::NotRead(trouble) => return trouble.what(language),
            Outcome::Another(why) => &why.words().plain(language),
        };
        words::LAST_YEAR_ANOTHER.fill(language, &[("why", why)])
    }
}

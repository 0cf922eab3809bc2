//! Last year's report, and whether it can be compared with this year's.

use std::fmt::Display;

use engine::recognise::Reading;
use engine::rules::{LastYear, Why, precedes};
use model::Report;
use model::language::Language;
use screen::LastYearStatus;

use super::trouble::Trouble;
use super::{base_name, words};

/// The file of last year's report, and its reading or why there is none.
pub struct LastYearFile {
    pub name: String,
    pub read: Result<Reading, Trouble>,
}

/// The facts about last year's report that JSON v1 and the screen show.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
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

impl Comparison {
    /// The two reports are compared.
    pub fn is_compared(&self) -> bool {
        self.outcome == Outcome::Compared
    }
}

impl LastYearFile {
    /// In the form that the rules take.
    pub fn reading(&self) -> LastYear<'_> {
        self.read.as_ref().map_or(LastYear::Refused, LastYear::Read)
    }

    /// Whether it can be compared with this year's report.
    pub fn compared_with(&self, report: &Report) -> Comparison {
        let other = self.read.as_ref().ok().map(|reading| &reading.report);
        let outcome = match &self.read {
            Err(trouble) => Outcome::NotRead(trouble.clone()),
            Ok(reading) => match precedes(report, &reading.report) {
                Ok(()) => Outcome::Compared,
                Err(why) => Outcome::Another(why),
            },
        };
        Comparison {
            file: base_name(&self.name).to_owned(),
            organ: other.and_then(|other| other.organ.get().cloned()),
            year: other.and_then(|other| other.year.get().copied()),
            outcome,
        }
    }
}

impl Comparison {
    pub fn status(&self) -> LastYearStatus {
        match &self.outcome {
            Outcome::Compared => LastYearStatus::Compared,
            Outcome::Another(Why::AnotherBody) => LastYearStatus::AnotherBody,
            Outcome::Another(Why::NotTheYearBefore) => LastYearStatus::NotTheYearBefore,
            // `precedes` has no other reason.
            Outcome::Another(_) => LastYearStatus::NoYear,
            Outcome::NotRead(Trouble::Failed) => LastYearStatus::Failed,
            Outcome::NotRead(_) => LastYearStatus::Refused,
        }
    }

    /// For our own page.
    pub fn describe(&self, language: Language) -> screen::LastYear {
        let year = |year: u16| words::IDENTITY_YEAR.fill(language, &[("year", &year)]);
        screen::LastYear {
            file: self.file.clone(),
            organ: self.organ.clone(),
            year: self.year,
            year_shown: self.year.map(year).unwrap_or_default(),
            status: self.status(),
            sentence: self.sentence(language),
        }
    }

    fn sentence(&self, language: Language) -> String {
        let why: &dyn Display = match &self.outcome {
            Outcome::Compared => return words::LAST_YEAR_COMPARED.plain(language).to_owned(),
            Outcome::NotRead(trouble) => return trouble.what(language),
            Outcome::Another(why) => &why.words().plain(language),
        };
        words::LAST_YEAR_ANOTHER.fill(language, &[("why", why)])
    }
}

//! One file under review: its report, what lies beside it, and everything that can be said about them, each
//! when it is asked for.

use engine::rules::{LastYear, Setting};
use engine::{Corrections, Edit, Judged, Review};
use model::Edition;
use model::document::Document;
use model::language::{English, Language};
use screen::{Question, Screen, Source};

use super::aside::Aside;
use super::beside::{Beside, Other};
use super::fingerprint::fingerprint;
use super::profile::Hosted;
use super::trouble::Trouble;
use super::{source, to_screen, v1};

/// What came of reading a file.
pub type ReadFile = Result<Document, Trouble>;

/// A file under review. A file that is no report has answers too: they say why.
///
/// It is read once; a change of edits, corrections or of last year's report judges again, and a change of
/// language does not even that.
pub struct FileReview {
    question: Question,
    hosted: Hosted,
    review: Result<Review, Trouble>,
    last_year: Option<Other>,
    edits: Vec<Edit>,
    judged: Result<Judged, Trouble>,
}

impl FileReview {
    /// Recognises the report in what was read, and judges it. `last_year` is the report of the year before,
    /// where the question names one.
    pub fn open(question: Question, read: ReadFile, last_year: Option<ReadFile>) -> FileReview {
        let corrections = corrections(&question);
        let review = read
            .and_then(|document| Review::corrected(document, corrections).map_err(Trouble::from));
        let last_year = last_year.map(|read| other(&question.last_year, read));
        let hosted = Hosted::of(&question);
        let judged = Err(Trouble::Failed);
        let mut open =
            FileReview { question, hosted, review, last_year, edits: Vec::new(), judged };
        open.judge();
        open
    }

    /// Asks anew about the same file: with other corrections, another profile or another day. Only what such
    /// a change touches is done again.
    pub fn ask(&mut self, question: Question) {
        let before = std::mem::replace(&mut self.question, question);
        let (hosted, corrected) = (
            (&before.profile, &before.published)
                != (&self.question.profile, &self.question.published),
            corrections(&before) != corrections(&self.question),
        );
        if hosted {
            self.hosted = Hosted::of(&self.question);
        }
        let refused = match &mut self.review {
            Ok(review) if corrected => review.correct(&corrections(&self.question)).err(),
            _ => None,
        };
        if let Some(refused) = refused {
            self.judged = Err(refused.into());
        } else if hosted || corrected {
            self.judge();
        }
    }

    /// Lays edits over the reading, in the place of those before, and judges again.
    pub fn edit(&mut self, edits: Vec<Edit>) {
        self.edits = edits;
        self.judge();
    }

    /// Puts last year's report beside this one, or takes it away, and judges again.
    pub fn put_last_year(&mut self, name: &str, read: Option<ReadFile>) {
        name.clone_into(&mut self.question.last_year);
        self.last_year = read.map(|read| other(name, read));
        self.judge();
    }

    fn judge(&mut self) {
        let last_year = self.last_year.as_ref().map_or(LastYear::NotGiven, Other::reading);
        let setting = Setting {
            last_year,
            published: self.hosted.published,
            profile: self.hosted.profile.clone(),
        };
        let judged = self.review.as_ref().map(|review| review.judge(&self.edits, &setting));
        self.judged = judged.map_err(Clone::clone);
    }

    pub fn question(&self) -> &Question {
        &self.question
    }

    /// What all rules say, or why there is no report.
    pub fn judged(&self) -> Result<&Judged, &Trouble> {
        self.judged.as_ref()
    }

    /// Everything that a screen shows, but for the file as it was read.
    pub fn screen(&self, language: Language) -> Screen {
        let mut screen = to_screen::screen(&self.question.name, self.outcome(), language);
        screen.last_year = self.beside().map(|beside| beside.shown(language));
        self.aside(language).note(&mut screen, language);
        screen
    }

    /// The file as it was read; `None` where there is no report.
    pub fn source(&self) -> Option<Source> {
        let review = self.review.as_ref().ok()?;
        Some(source::source(review.document(), review.reading()))
    }

    /// One object of JSON v1, without a line break at its end.
    pub fn json(&self, language: Language) -> String {
        let (aside, beside) = (self.aside(language), self.beside());
        v1::write_beside(&self.question.name, self.outcome(), &aside, beside.as_ref(), language)
    }

    /// The language that the question asks for; Chinese where the English sentences are not there.
    pub fn language(&self, english: Option<English>) -> Language {
        language(&self.question.language, english)
    }

    fn outcome(&self) -> Result<&Judged, Trouble> {
        self.judged.as_ref().map_err(Clone::clone)
    }

    fn beside(&self) -> Option<Beside> {
        Some(self.last_year.as_ref()?.beside(self.judged.as_ref().ok()?.report()))
    }

    fn aside(&self, language: Language) -> Aside {
        let Ok(judged) = &self.judged else { return Aside::default() };
        let identity = to_screen::identity(judged, language);
        let names = judged.findings.iter().map(fingerprint).collect();
        Aside::of(&self.question, &self.hosted, &identity, names, language)
    }
}

fn other(name: &str, read: ReadFile) -> Other {
    let read = read.and_then(|document| Review::of(document).map_err(Trouble::from));
    Other { name: name.to_owned(), read: read.map(|review| review.reading().clone()) }
}

fn corrections(question: &Question) -> Corrections {
    let text = |word: &str| Some(word.trim().to_owned()).filter(|word| !word.is_empty());
    Corrections {
        edition: edition(&question.edition),
        year: question.year.trim().parse().ok(),
        organ: text(&question.organ),
    }
}

/// The language of a word; Chinese where it is none.
pub fn language(word: &str, english: Option<English>) -> Language {
    match (word, english) {
        ("en", Some(english)) => Language::English(english),
        _ => Language::Chinese,
    }
}

fn edition(word: &str) -> Option<Edition> {
    [Edition::E2019, Edition::E2021].into_iter().find(|edition| edition.word() == word.trim())
}

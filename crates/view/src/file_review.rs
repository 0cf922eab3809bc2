//! One file under review: its report, last year's report, and what is derived from them, each part computed when
//! it is asked for.

use std::cell::OnceCell;

use engine::rules::{LastYear, Setting};
use engine::{Corrections, Judged, Prose, Review};
use model::document::Document;
use model::language::{English, Language};
use screen::{Coverage, Finding, Flow, Paper, Part, PartSet, Parts, Question, Source, Summary};

use super::last_year::{Comparison, LastYearFile};
use super::profile::Hosted;
use super::side_notes::SideNotes;
use super::trouble::{Todo, Trouble};
use super::{coverage, files, findings, flow, paper, source, summary, v1};

/// The document of a file, or why there is none.
pub type ReadFile = Result<Document, Trouble>;

/// A file under review. Of a file that is no report, [`FileReview::summary`] and [`FileReview::json`] give the reason.
///
/// The file is read once. Edits, corrections, another profile and another report of last year discard the judgement,
/// which is made again when a part is asked for. Another language discards nothing.
pub struct FileReview {
    question: Question,
    hosted: Hosted,
    review: Result<Review, Trouble>,
    last_year: Option<LastYearFile>,
    judged: OnceCell<Result<Judged, Trouble>>,
    todo: Todo,
    prose: Prose,
}

impl FileReview {
    /// Recognises the report in what was read. `last_year` is the report of the year before, where the
    /// question names one. `prose` is asked about its sentences.
    pub fn open(
        question: Question,
        read: ReadFile,
        last_year: Option<ReadFile>,
        prose: Prose,
    ) -> FileReview {
        let corrections = corrections(&question);
        let review = read.and_then(|document| {
            Review::corrected(document, corrections, prose).map_err(Trouble::from)
        });
        let last_year = last_year.map(|read| other(&question.last_year, read, prose));
        let hosted = Hosted::of(&question);
        let judged = OnceCell::new();
        FileReview { question, hosted, review, last_year, judged, prose, todo: Trouble::todo }
    }

    /// The same with the sentences of the command line: there is no page to paste into.
    pub fn without_a_page(self) -> FileReview {
        FileReview { todo: files::todo, ..self }
    }

    /// Replaces the question about the same file: other corrections or edits, another profile or day; last year's
    /// report is dropped where the question no longer names it. Only what depends on the change is computed again.
    pub fn ask(&mut self, question: Question) {
        let before = std::mem::replace(&mut self.question, question);
        if (&before.profile, &before.published)
            != (&self.question.profile, &self.question.published)
        {
            self.hosted = Hosted::of(&self.question);
            self.judged.take();
        }
        if before.edits != self.question.edits {
            self.judged.take();
        }
        if self.question.last_year.is_empty() && self.last_year.take().is_some() {
            self.judged.take();
        }
        let corrections = corrections(&self.question);
        if let Ok(review) = &mut self.review
            && review.corrections() != &corrections
        {
            self.judged.take();
            if let Err(refused) = review.correct(&corrections) {
                self.judged = OnceCell::from(Err(refused.into()));
            }
        }
    }

    /// Compares with this report of last year from now on. Its name is that in the question.
    pub fn compare_with(&mut self, last_year: ReadFile) {
        self.last_year = Some(other(&self.question.last_year, last_year, self.prose));
        self.judged.take();
    }

    fn judge(&self) -> Result<Judged, Trouble> {
        let last_year = self.last_year.as_ref().map_or(LastYear::NotGiven, LastYearFile::reading);
        let setting = Setting {
            last_year,
            published: self.hosted.published,
            profile: self.hosted.profile.clone(),
        };
        let judged =
            self.review.as_ref().map(|review| review.judge(&self.question.edits, &setting));
        judged.map_err(Clone::clone)
    }

    pub fn question(&self) -> &Question {
        &self.question
    }

    /// The answers of all rules, or why there is no report.
    pub fn judged(&self) -> Result<&Judged, &Trouble> {
        self.judged.get_or_init(|| self.judge()).as_ref()
    }

    /// Status and verdict of the file as a whole; where it is no report, the reason.
    pub fn summary(&self, language: Language) -> Summary {
        let summary =
            summary::summary_with(&self.question.name, self.outcome(), self.todo, language);
        let last_year = self.comparison().map(|comparison| comparison.describe(language));
        Summary { last_year, ..summary }
    }

    /// The findings, with what was decided about them; `None` where there is no report.
    pub fn findings(&self, language: Language) -> Option<Vec<Finding>> {
        let mut findings = findings::findings(self.judged().ok()?, language);
        self.side_notes(language).add_decisions(&mut findings, language);
        Some(findings)
    }

    /// The report re-set in the official form; `None` where there is no report.
    pub fn paper(&self, language: Language) -> Option<Paper> {
        Some(paper::paper(self.judged().ok()?, language))
    }

    /// What was checked, with all notes; `None` where there is no report.
    pub fn coverage(&self, language: Language) -> Option<Coverage> {
        let mut coverage = coverage::coverage(self.judged().ok()?, language);
        self.side_notes(language).add_notes(&mut coverage);
        Some(coverage)
    }

    /// Several parts at once.
    pub fn parts(&self, wanted: PartSet, language: Language) -> Parts {
        let has = |part| wanted.has(part);
        Parts {
            summary: has(Part::Summary).then(|| self.summary(language)),
            findings: has(Part::Findings).then(|| self.findings(language)).flatten(),
            paper: has(Part::Paper).then(|| self.paper(language)).flatten(),
            coverage: has(Part::Coverage).then(|| self.coverage(language)).flatten(),
            source: has(Part::Source).then(|| self.source()).flatten(),
            flow: has(Part::Flow).then(|| self.flow(language)).flatten(),
        }
    }

    /// The file as it was read; `None` where there is no report.
    pub fn source(&self) -> Option<Source> {
        let review = self.review.as_ref().ok()?;
        Some(source::source(review.document(), review.reading()))
    }

    /// Where the applications went, this year and, where it is compared with, last year; `None` where there is no
    /// report.
    pub fn flow(&self, language: Language) -> Option<Flow> {
        let last_year = self.last_year.as_ref().and_then(|other| {
            let compared = self.comparison().is_some_and(|comparison| comparison.is_compared());
            other.read.as_ref().ok().filter(|_| compared)
        });
        Some(flow::flow(self.judged().ok()?, last_year, language))
    }

    /// One object of JSON v1, without a line break at its end.
    pub fn json(&self, language: Language) -> String {
        let (side_notes, comparison) = (self.side_notes(language), self.comparison());
        let name = &self.question.name;
        v1::write_with(name, self.outcome(), &side_notes, comparison.as_ref(), self.todo, language)
    }

    /// The language that the question asks for; Chinese where the English sentences are not there.
    pub fn language(&self, english: Option<English>) -> Language {
        language(self.question.language, english)
    }

    fn outcome(&self) -> Result<&Judged, Trouble> {
        self.judged().map_err(Clone::clone)
    }

    fn comparison(&self) -> Option<Comparison> {
        Some(self.last_year.as_ref()?.compared_with(self.judged().ok()?.report()))
    }

    fn side_notes(&self, language: Language) -> SideNotes {
        match self.judged() {
            Ok(judged) => SideNotes::of(&self.question, &self.hosted, judged, language),
            Err(_) => SideNotes::default(),
        }
    }
}

fn other(name: &str, read: ReadFile, prose: Prose) -> LastYearFile {
    let read = read.and_then(|document| Review::of(document, prose).map_err(Trouble::from));
    LastYearFile { name: name.to_owned(), read: read.map(|review| review.reading().clone()) }
}

fn corrections(question: &Question) -> Corrections {
    let Question { edition, year, organ, .. } = question;
    Corrections { edition: *edition, year: *year, organ: organ.clone() }
}

/// The language with its sentences; Chinese where the English ones are not there.
pub fn language(language: screen::Language, english: Option<English>) -> Language {
    match (language, english) {
        (screen::Language::English, Some(english)) => Language::English(english),
        _ => Language::Chinese,
    }
}

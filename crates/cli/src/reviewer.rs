//! One file → what is written for it. Both the process that checks and the command line have one: the latter for
//! files that no process could answer.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use gouji::{Environment, Gb18030, Limits, Source};
use model::language::Language;
use screen::{Decisions, PublicationDay, Question, ReportName, SourceKind, Summary, WorkingFile};
use view::{FileReview, ReadFile, Trouble};

use crate::format::{self, Shown};
use crate::pool::protocol::{Answer, Checked, Job, Setup};
use crate::totals;
use crate::words::Tongue;

pub struct Reviewer {
    setup: Setup,
    /// What the questions about all files have in common.
    host: Question,
    pub language: Language,
}

type Tell<'a> = &'a mut dyn FnMut(Answer) -> io::Result<()>;

impl Reviewer {
    /// # Errors
    /// The faults in what holds for all files, in sentences. `decisions` are named by their numbers.
    pub fn of(setup: Setup) -> Result<Reviewer, Vec<Fault>> {
        let tongue = if setup.english { Tongue::English } else { Tongue::Chinese };
        let language = Language::from(tongue);
        let mut decisions: Vec<Decisions> = Vec::new();
        for (at, text) in setup.decisions.iter().enumerate() {
            let fault = |what: &str| vec![Fault { decisions: Some(at), what: what.to_owned() }];
            decisions.push(view::decisions(text, language).map_err(fault)?);
        }
        let host = Question {
            profile: setup.profile.clone(),
            decisions,
            published: PublicationDay::read(&setup.published),
            last_year: setup.last_year.as_ref().map(|(name, _)| name.clone()).unwrap_or_default(),
            ..Question::default()
        };
        let faults = view::Hosted::of(&host).sentences(language);
        let faults: Vec<Fault> =
            faults.into_iter().map(|what| Fault { decisions: None, what }).collect();
        if faults.is_empty() { Ok(Reviewer { setup, host, language }) } else { Err(faults) }
    }

    /// Checks a file, or each file of an archive, and tells what came of it.
    ///
    /// # Errors
    /// Nobody listens any more.
    pub fn each(&self, job: &Job, tell: Tell<'_>) -> io::Result<()> {
        let path = Path::new(&job.path);
        let question = self.question(&job.name, "");
        let read = match &job.bytes {
            Some(bytes) => Ok(bytes.clone()),
            None => read(path, Limits::default().bytes),
        };
        let Ok(bytes) = read else {
            let review = FileReview::open(question, Err(Trouble::NotOpened), None, gouji::PROSE);
            let headline = review.summary(self.language).verdict.headline;
            let said = Some(format!("{}: {headline}", path.display()));
            tell(Answer::Checked(Checked { said, ..self.checked(path, &review) }))?;
            return tell(Answer::End { empty: false });
        };
        if WorkingFile::is_one(&bytes) {
            tell(Answer::Checked(self.checked(path, &self.kept(&bytes, question))))?;
            return tell(Answer::End { empty: false });
        }
        let other = self.other();
        let files = match (office::enclosed(&bytes, &Limits::default(), &Gb18030), other) {
            (Some(files), None) => files,
            // With last year's report an archive is refused: it is not known which of its files is meant.
            (_, other) => {
                let last_year = other.map(|bytes| document(&question.last_year, bytes));
                let read = document(&question.name, &bytes);
                let review =
                    FileReview::open(question, read, last_year, gouji::PROSE).without_a_page();
                tell(Answer::Checked(self.checked(path, &review)))?;
                return tell(Answer::End { empty: false });
            }
        };
        let empty = files.is_empty();
        for file in files.into_iter().skip(job.passed_over) {
            let name = [&job.name, "/", &file.path].concat();
            let inner = path.join(&file.path);
            tell(Answer::Begun { path: inner.clone().into(), name: name.clone() })?;
            // An archive in an archive is not opened.
            let read = match file.bytes {
                Ok(bytes) => document(&name, &bytes),
                Err(refused) => Err(refused.into()),
            };
            let question = self.question(&name, &job.name);
            let review = FileReview::open(question, read, None, gouji::PROSE).without_a_page();
            tell(Answer::Checked(self.checked(&inner, &review)))?;
        }
        tell(Answer::End { empty })
    }

    /// What is written of a file for which there is no answer. `archive` is what it is in.
    pub fn lost(&self, path: &OsString, name: &str, archive: Option<&str>) -> Checked {
        let question = self.question(name, archive.unwrap_or_default());
        let review = FileReview::open(question, Err(Trouble::Failed), None, gouji::PROSE);
        self.checked(Path::new(path), &review.without_a_page())
    }

    fn checked(&self, path: &Path, review: &FileReview) -> Checked {
        let summary = review.summary(self.language);
        let shown = Shown { path, summary: &summary, review, language: self.language };
        let mut checked = Checked {
            status: totals::number(summary.status),
            complete: summary.complete,
            wrong: summary.verdict.wrong,
            doubtful: summary.verdict.doubtful,
            remarks: summary.verdict.remarks,
            decided: self.decided(&summary),
            ..Checked::default()
        };
        format::write(&shown, self.setup.format, self.setup.on_terminal, &mut checked);
        checked
    }

    /// The files of decisions that may be about this report.
    fn decided(&self, summary: &Summary) -> Vec<usize> {
        if summary.trouble.is_some() {
            return Vec::new();
        }
        let name = ReportName::of(&summary.identity);
        let decisions = self.host.decisions.iter().enumerate();
        decisions.filter(|(_, saved)| saved.report.may_be(&name)).map(|(at, _)| at).collect()
    }

    fn other(&self) -> Option<&[u8]> {
        self.setup.last_year.as_ref().map(|(_, bytes)| bytes.as_slice())
    }

    /// The review of what is in a working file. What the command line says counts more than what was saved.
    fn kept(&self, bytes: &[u8], question: Question) -> FileReview {
        let file = match WorkingFile::read(bytes) {
            Ok(file) => file,
            Err(why) => {
                let trouble = Err(Trouble::WorkingFile(why));
                return FileReview::open(question, trouble, None, gouji::PROSE);
            }
        };
        let other = self.other();
        let named = question.last_year.clone();
        let mut question = file.question(question);
        if other.is_some() {
            question.last_year = named;
        }
        question.decisions.extend(file.decisions);
        let other = other.or(file.last_year.as_ref().map(|kept| kept.content.as_slice()));
        let last_year = other.map(|bytes| document(&question.last_year, bytes));
        let source = match question.source {
            SourceKind::File => Source::File,
            SourceKind::PastedHtml => Source::PastedHtml,
            SourceKind::PastedText => Source::PastedText,
        };
        let read = document_of(&question.name, &file.content, source);
        FileReview::open(question, read, last_year, gouji::PROSE).without_a_page()
    }

    fn question(&self, name: &str, within: &str) -> Question {
        Question {
            name: name.to_owned(),
            source: SourceKind::File,
            within: within.to_owned(),
            ..self.host.clone()
        }
    }
}

/// A fault in what holds for all files.
pub struct Fault {
    /// The file of decisions that it is in.
    pub decisions: Option<usize>,
    pub what: String,
}

fn document(name: &str, bytes: &[u8]) -> ReadFile {
    document_of(name, bytes, Source::File)
}

fn document_of(name: &str, bytes: &[u8], source: Source) -> ReadFile {
    let file = gouji::File { name, bytes, source };
    gouji::read(&file, &Environment::default()).map_err(Trouble::from)
}

/// Reads at most `most` + 1 bytes of a file: enough to show that it is too large.
pub fn read(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    read_from(File::open(path)?, most)
}

pub fn read_from(from: impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take((most as u64).saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of a file that goes with the run.
pub fn text(path: &Path) -> Option<String> {
    read(path, Limits::default().bytes).ok().and_then(|bytes| String::from_utf8(bytes).ok())
}

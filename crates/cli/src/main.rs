//! `gouji check FILE…`: the command line.
//!
//! Files are opened and lines are written here; sentences and JSON come from the library.

mod inputs;
mod print;
mod terminal;

use std::fs::File;
use std::io::{self, IsTerminal, Read, StdoutLock, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use gouji::{Environment, Gb18030, Limits, Source};
use model::language::Language;
use screen::{
    Decisions, PublicationDay, Question, ReportName, SourceKind, Status, Summary, WorkingFile,
};
use view::files::{self, Skipped};
use view::{FileReview, ReadFile, Trouble};

use inputs::{Input, base_name, inputs};
use terminal::say;

/// Checks annual reports on open government information on this machine.
#[derive(Parser)]
#[command(name = "gouji", version)]
struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Checks each file by itself, and each file in a folder or a zip.
    ///
    /// Exit code, of several files the gravest: 0 all was read and nothing is wrong or doubtful; 1 something
    /// is wrong or doubtful; 2 a file was not read, was read only in part or was skipped, or there was nothing
    /// to check.
    #[command(verbatim_doc_comment)]
    Check(Check),
}

#[derive(clap::Args)]
struct Check {
    /// Reports, folders and zips of reports. The format of a file is told from its content.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The same body's report of the year before, to compare one FILE with.
    #[arg(long, value_name = "OTHER")]
    last_year: Option<PathBuf>,
    /// `json` is one object of wire v1 a line.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The language of the sentences.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
    /// What your own office has set: levels of rules, deadlines, names (docs/profile.schema.json).
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// The day on which the reports were published.
    #[arg(long, value_name = "YYYY-MM-DD")]
    published: Option<String>,
    /// What a person has decided about findings, as the page saves it; several for several reports.
    /// No decision changes what is found or the exit code.
    #[arg(long, value_name = "FILE")]
    decisions: Vec<PathBuf>,
    /// What was read only in part, or skipped, does not make the exit code 2.
    #[arg(long)]
    lenient: bool,
}

#[derive(Clone, Copy, Default, PartialEq, ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Tongue {
    #[default]
    #[value(name = "zh-CN")]
    Chinese,
    #[value(name = "en")]
    English,
}

/// The exit codes of `check`; of several files the gravest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
enum Code {
    #[default]
    NothingWrong = 0,
    Findings = 1,
    /// Not read, or not all of it.
    NotRead = 2,
}

fn main() -> ExitCode {
    let What::Check(command) = Command::parse().what;
    ExitCode::from(command.run() as u8)
}

/// Last year's report is that of one body: of several files it is not known which it belongs to.
const ONE_FILE: &str = "--last-year goes with one FILE, and with no folder: please give the two reports \
                        of one body.";

impl Check {
    /// Checks all files and tells what came of them.
    fn run(&self) -> Code {
        let language = Language::from(self.language);
        let given = self.host().and_then(|host| {
            let other = self.other().map_err(|why| vec![why])?;
            Ok((host, other))
        });
        let (host, other) = match given {
            Ok(given) => given,
            Err(sentences) => {
                sentences.iter().for_each(|sentence| say(sentence));
                return Code::NotRead;
            }
        };
        let mut out = io::stdout().lock();
        let mut totals = Totals::default();
        let mut unused: Vec<&Decisions> = host.decisions.iter().collect();
        for input in self.files.iter().flat_map(|path| inputs(path)) {
            let reviews = match input.skipped {
                Some(why) => Err(why),
                None => Ok(self.reviews(&input, other.as_deref(), &host)),
            };
            let reviews = match reviews {
                Ok(reviews) if !reviews.is_empty() => reviews,
                without => {
                    let why = without.err().unwrap_or(Skipped::Nothing);
                    say(&format!("{}: {}", input.path.display(), why.sentence(language)));
                    totals.skip(why, self.lenient);
                    continue;
                }
            };
            for (path, review) in reviews {
                let summary = review.summary(language);
                totals.add(&summary, self.lenient);
                let name = ReportName::of(&summary.identity);
                unused.retain(|saved| summary.trouble.is_some() || !saved.report.may_be(&name));
                if self.write(&mut out, &path, &summary, &review).is_err() {
                    // Nobody listens any more: what follows would be checked for nothing.
                    return Code::NotRead;
                }
            }
        }
        if !unused.is_empty() {
            say(view::decisions_of_another(language));
        }
        if self.format == Format::Text {
            let count = files::count(&totals.statuses, totals.skipped, language);
            if terminal::line(&mut out, &count).is_err() {
                return Code::NotRead;
            }
        }
        totals.gravest
    }

    fn write(
        &self,
        out: &mut StdoutLock<'_>,
        path: &Path,
        summary: &Summary,
        review: &FileReview,
    ) -> io::Result<()> {
        let language = Language::from(self.language);
        match self.format {
            Format::Text => print::print(out, path, summary, review, language),
            // Elsewhere the bytes are those of the library.
            Format::Json if out.is_terminal() => terminal::json(out, &review.json(language)),
            Format::Json => writeln!(out, "{}", review.json(language)),
        }
    }

    /// The bytes of last year's report, where one was named.
    ///
    /// # Errors
    /// A sentence: it cannot be opened, or there are several files to compare it with.
    fn other(&self) -> Result<Option<Vec<u8>>, String> {
        let Some(path) = &self.last_year else { return Ok(None) };
        match self.files.as_slice() {
            [one] if !one.is_dir() => {}
            _ => return Err(ONE_FILE.into()),
        }
        let bytes = read(path, Limits::default().bytes);
        bytes.map(Some).map_err(|why| format!("{}: {why}", path.display()))
    }

    /// One review, or one for each file of an archive.
    fn reviews(
        &self,
        input: &Input,
        other: Option<&[u8]>,
        host: &Question,
    ) -> Vec<(PathBuf, FileReview)> {
        let question = self.question(&input.name, "", host);
        let Ok(bytes) = read(&input.path, Limits::default().bytes) else {
            let review = FileReview::open(question, Err(Trouble::NotOpened), None, gouji::PROSE);
            let headline = review.summary(self.language.into()).verdict.headline;
            say(&format!("{}: {headline}", input.path.display()));
            return vec![(input.path.clone(), review)];
        };
        if WorkingFile::is_one(&bytes) {
            return vec![(input.path.clone(), self.kept(&bytes, other, question))];
        }
        let files = match (office::enclosed(&bytes, &Limits::default(), &Gb18030), other) {
            (Some(files), None) => files,
            // With last year's report an archive is refused: it is not known which of its files is meant.
            (_, other) => {
                let last_year = other.map(|bytes| document(&question.last_year, bytes));
                let read = document(&question.name, &bytes);
                let review =
                    FileReview::open(question, read, last_year, gouji::PROSE).without_a_page();
                return vec![(input.path.clone(), review)];
            }
        };
        let reviews = files.into_iter().map(|file| {
            let question =
                self.question(&[&input.name, "/", &file.path].concat(), &input.name, host);
            // An archive in an archive is not opened.
            let read = match file.bytes {
                Ok(bytes) => document(&question.name, &bytes),
                Err(refused) => Err(refused.into()),
            };
            (
                input.path.join(&file.path),
                FileReview::open(question, read, None, gouji::PROSE).without_a_page(),
            )
        });
        reviews.collect()
    }

    /// The review of what is in a working file. What the command line says counts more than what was saved.
    fn kept(&self, bytes: &[u8], other: Option<&[u8]>, question: Question) -> FileReview {
        let file = match WorkingFile::read(bytes) {
            Ok(file) => file,
            Err(why) => {
                let trouble = Err(Trouble::WorkingFile(why));
                return FileReview::open(question, trouble, None, gouji::PROSE);
            }
        };
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

    /// What the questions about all files have in common: profile, day of publication and decisions, checked for
    /// faults first.
    ///
    /// # Errors
    /// The faults, in sentences. No file is then checked.
    fn host(&self) -> Result<Question, Vec<String>> {
        let language = Language::from(self.language);
        let text_of = |path: &PathBuf| {
            let bytes = read(path, Limits::default().bytes);
            let text = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
            let fault = || format!("{}: {}", path.display(), Trouble::NotOpened.what(language));
            text.ok_or_else(|| vec![fault()])
        };
        let profile = self.profile.as_ref().map(text_of).transpose()?;
        let mut decisions = Vec::new();
        for path in &self.decisions {
            let read = view::decisions(&text_of(path)?, language);
            decisions.push(read.map_err(|fault| vec![format!("{}: {fault}", path.display())])?);
        }
        let question = Question {
            // An empty text means that no profile is given; an empty file is a fault.
            profile: profile
                .map(|text| if text.trim().is_empty() { "?".into() } else { text })
                .unwrap_or_default(),
            decisions,
            published: PublicationDay::read(self.published.as_deref().unwrap_or_default()),
            ..Question::default()
        };
        let faults = view::Hosted::of(&question).sentences(language);
        if faults.is_empty() { Ok(question) } else { Err(faults) }
    }

    fn question(&self, name: &str, within: &str, host: &Question) -> Question {
        Question {
            name: name.to_owned(),
            source: SourceKind::File,
            within: within.to_owned(),
            last_year: self.last_year.as_deref().map(base_name).unwrap_or_default(),
            ..host.clone()
        }
    }
}

fn document(name: &str, bytes: &[u8]) -> ReadFile {
    document_of(name, bytes, Source::File)
}

fn document_of(name: &str, bytes: &[u8], source: Source) -> ReadFile {
    let file = gouji::File { name, bytes, source };
    gouji::read(&file, &Environment::default()).map_err(Trouble::from)
}

/// What came of all files together.
#[derive(Default)]
struct Totals {
    statuses: Vec<Status>,
    skipped: usize,
    gravest: Code,
}

impl Totals {
    fn add(&mut self, summary: &Summary, lenient: bool) {
        self.statuses.push(summary.status);
        self.gravest = self.gravest.max(Code::of(summary, lenient));
    }

    fn skip(&mut self, why: Skipped, lenient: bool) {
        let empty = why == Skipped::Nothing;
        self.skipped += usize::from(!empty);
        if empty || !lenient {
            self.gravest = Code::NotRead;
        }
    }
}

impl Code {
    fn of(summary: &Summary, lenient: bool) -> Code {
        let found = summary.verdict.wrong + summary.verdict.doubtful;
        match summary.status {
            Status::Refused | Status::Failed => Code::NotRead,
            _ if !summary.complete && !lenient => Code::NotRead,
            Status::Clean | Status::Partial if found == 0 => Code::NothingWrong,
            _ => Code::Findings,
        }
    }
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Language {
        match tongue {
            Tongue::Chinese => Language::Chinese,
            Tongue::English => english::LANGUAGE,
        }
    }
}

/// Reads at most `most` + 1 bytes of a file: enough to show that it is too large.
fn read(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

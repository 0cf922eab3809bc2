//! `gouji check FILE…`: the command line.
//!
//! Files are opened and lines are written here; sentences and JSON come from the library.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use gouji::{Environment, Gb18030, Limits, Source};
use model::language::Language;
use office::is_litter;
use screen::{Decisions, PublicationDay, Question, ReportName, SourceKind, Status, Summary};
use view::{FileReview, ReadFile, Trouble};

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
    /// Exit code: 0 nothing wrong, 1 something is wrong or doubtful, 2 a file could not be read.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
enum Code {
    NothingWrong = 0,
    Findings = 1,
    NotRead = 2,
}

fn main() -> ExitCode {
    let What::Check(command) = Command::parse().what;
    let host = match command.host() {
        Ok(host) => host,
        Err(sentences) => {
            sentences.iter().for_each(|sentence| eprintln!("{sentence}"));
            return ExitCode::from(Code::NotRead as u8);
        }
    };
    let mut out = io::stdout().lock();
    let mut gravest = Code::NothingWrong;
    let other = match command.other() {
        Ok(other) => other,
        Err(why) => {
            eprintln!("{why}");
            return ExitCode::from(Code::NotRead as u8);
        }
    };
    let mut unused: Vec<&Decisions> = host.decisions.iter().collect();
    for input in command.files.iter().flat_map(|path| inputs(path)) {
        for (path, review) in command.reviews(&input, other.as_deref(), &host) {
            let summary = review.summary(command.language.into());
            gravest = gravest.max(Code::of(&summary));
            let name = ReportName::of(&summary.identity);
            unused.retain(|saved| summary.trouble.is_some() || !saved.report.may_be(&name));
            let written = match command.format {
                Format::Json => writeln!(out, "{}", review.json(command.language.into())),
                Format::Text => print(&mut out, &path, &summary, &review, command.language.into()),
            };
            if written.is_err() {
                // Standard output is closed: the results of the other files could not be printed.
                return ExitCode::from(Code::NotRead as u8);
            }
        }
    }
    if !unused.is_empty() {
        eprintln!("{}", view::decisions_of_another(command.language.into()));
    }
    ExitCode::from(gravest as u8)
}

/// Last year's report is that of one body: of several files it is not known which it belongs to.
const ONE_FILE: &str = "--last-year goes with one FILE, and with no folder: please give the two reports \
                        of one body.";

/// A file to be opened.
struct Input {
    path: PathBuf,
    /// Its base name, or its path from the folder that was named.
    name: String,
}

/// The file, or all files in the folder and in its folders, in the order of their paths.
fn inputs(path: &Path) -> Vec<Input> {
    let name = base_name(path);
    let Ok(entries) = std::fs::read_dir(path) else {
        return vec![Input { path: path.to_owned(), name }];
    };
    // Links are not followed: one may point to a folder that contains it.
    let is_own = |entry: &std::fs::DirEntry| {
        entry.file_type().is_ok_and(|kind| !kind.is_symlink())
            && !is_litter(&entry.file_name().to_string_lossy())
    };
    let mut paths: Vec<PathBuf> = entries.flatten().filter(is_own).map(|e| e.path()).collect();
    paths.sort();
    let below = paths.iter().flat_map(|path| inputs(path));
    below.map(|input| Input { name: [name.as_str(), &input.name].join("/"), ..input }).collect()
}

fn base_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

impl Check {
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
            let review = FileReview::open(question, Err(Trouble::NotOpened), None);
            let headline = review.summary(self.language.into()).verdict.headline;
            eprintln!("{}: {headline}", input.path.display());
            return vec![(input.path.clone(), review)];
        };
        let files = match (office::enclosed(&bytes, &Limits::default(), &Gb18030), other) {
            (Some(files), None) => files,
            // With last year's report an archive is refused: it is not known which of its files is meant.
            (_, other) => {
                let last_year = other.map(|bytes| document(&question.last_year, bytes));
                let read = document(&question.name, &bytes);
                let review = FileReview::open(question, read, last_year);
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
            (input.path.join(&file.path), FileReview::open(question, read, None))
        });
        reviews.collect()
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
    let file = gouji::File { name, bytes, source: Source::File };
    gouji::read(&file, &Environment::default()).map_err(Trouble::from)
}

impl Code {
    fn of(summary: &Summary) -> Code {
        let found = summary.verdict.wrong + summary.verdict.doubtful;
        match summary.status {
            Status::Refused | Status::Failed => Code::NotRead,
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

/// The text for a person: the verdict, each finding, what could not be checked and why, and the notes of the
/// reading.
fn print(
    out: &mut impl Write,
    path: &Path,
    summary: &Summary,
    review: &FileReview,
    language: Language,
) -> io::Result<()> {
    writeln!(out, "{}", path.display())?;
    writeln!(out, "  {}", summary.verdict.headline)?;
    writeln!(out, "  {}", summary.verdict.detail)?;
    if let Some(other) = &summary.last_year {
        writeln!(out, "  {}: {}", other.file, other.sentence)?;
    }
    let findings = review.findings(language).unwrap_or_default();
    for finding in findings.iter().filter(|finding| !finding.is_muted()) {
        writeln!(out)?;
        for (nth, line) in finding.plain.lines().enumerate() {
            match nth {
                0 => writeln!(out, "  {}. {line}", finding.number)?,
                _ => writeln!(out, "     {line}")?,
            }
        }
    }
    let coverage = review.coverage(language).unwrap_or_default();
    let unchecked = coverage.groups.iter().flat_map(|group| {
        group.unchecked.iter().map(|line| {
            let times = if line.count > 1 { format!(" ×{}", line.count) } else { String::new() };
            format!("{} | {} | {}{times}", group.title, line.what, line.why)
        })
    });
    list(out, unchecked)?;
    list(out, coverage.notes.iter().map(|note| note.text.clone()))?;
    writeln!(out)
}

fn list(out: &mut impl Write, lines: impl Iterator<Item = String>) -> io::Result<()> {
    for (nth, line) in lines.enumerate() {
        if nth == 0 {
            writeln!(out)?;
        }
        writeln!(out, "  - {line}")?;
    }
    Ok(())
}

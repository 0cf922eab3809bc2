//! `gouji check FILE…`: the command line.
//!
//! The sentences and the JSON are the library's; here files are opened and lines are written.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use gouji::decode::{Decoder, Limits};
use gouji::language::Language;
use gouji::wire::page::{Question, Screen};
use gouji::wire::{self, Answer, Trouble, v1};

/// Checks annual reports on open government information on this machine.
#[derive(Parser)]
#[command(name = "gouji", version)]
struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Checks each file by itself.
    ///
    /// Exit code: 0 nothing wrong, 1 something is wrong or doubtful, 2 a file could not be read.
    Check(Check),
}

#[derive(clap::Args)]
struct Check {
    /// Reports: text, markdown or html, in any encoding.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// `json` is one object of wire v1 a line.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The language of the sentences.
    #[arg(long, value_enum, default_value_t)]
    language: Tongue,
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

struct Gb18030;

impl Decoder for Gb18030 {
    fn gb18030(&self, bytes: &[u8]) -> String {
        encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned()
    }
}

fn main() -> ExitCode {
    let What::Check(command) = Command::parse().what;
    let mut out = io::stdout().lock();
    let mut gravest = Code::NothingWrong;
    for path in &command.files {
        let answer = command.one(path);
        gravest = gravest.max(Code::of(&answer.screen));
        let written = match command.format {
            Format::Json => writeln!(out, "{}", answer.json),
            Format::Text => print(&mut out, path, &answer.screen),
        };
        if written.is_err() {
            // Nobody listens any more: what follows would be checked for nothing.
            return ExitCode::from(Code::NotRead as u8);
        }
    }
    ExitCode::from(gravest as u8)
}

impl Check {
    fn one(&self, path: &Path) -> Answer {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let language = Language::from(self.language);
        match read(path, Limits::default().bytes) {
            Ok(bytes) => {
                let language = language.word().to_owned();
                let question =
                    Question { name, source: "file".into(), language, ..Question::default() };
                wire::answer(&question, &bytes, &Gb18030)
            }
            Err(_) => {
                let trouble = Trouble::NotOpened;
                eprintln!("{}: {}", path.display(), trouble.what(language));
                Answer {
                    json: v1::write(&name, Err(trouble.clone()), language),
                    screen: wire::screen(&name, Err(trouble), language),
                }
            }
        }
    }
}

impl Code {
    fn of(screen: &Screen) -> Code {
        let found = screen.verdict.wrong + screen.verdict.doubtful;
        match screen.status.as_str() {
            "refused" | "failed" => Code::NotRead,
            "clean" | "partial" if found == 0 => Code::NothingWrong,
            _ => Code::Findings,
        }
    }
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Language {
        match tongue {
            Tongue::Chinese => Language::Chinese,
            Tongue::English => Language::English,
        }
    }
}

/// Reads a file, but no more of it than shows that it is too large.
fn read(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a person reads: the verdict, each finding, what could not be checked and why, and what the
/// reading has to say.
fn print(out: &mut impl Write, path: &Path, screen: &Screen) -> io::Result<()> {
    writeln!(out, "{}", path.display())?;
    writeln!(out, "  {}", screen.verdict.headline)?;
    writeln!(out, "  {}", screen.verdict.detail)?;
    for finding in &screen.findings {
        writeln!(out)?;
        for (nth, line) in finding.plain.lines().enumerate() {
            match nth {
                0 => writeln!(out, "  {}. {line}", finding.number)?,
                _ => writeln!(out, "     {line}")?,
            }
        }
    }
    let unchecked = screen.coverage.iter().flat_map(|group| {
        group.unchecked.iter().map(|line| {
            let times = if line.count > 1 { format!(" ×{}", line.count) } else { String::new() };
            format!("{} | {} | {}{times}", group.title, line.what, line.why)
        })
    });
    list(out, unchecked)?;
    list(out, screen.notes.iter().map(|note| note.text.clone()))?;
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

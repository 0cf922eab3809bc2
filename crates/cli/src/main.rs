//! `gouji`: the command line.
//!
//! Files are opened, processes are started and lines are written here; sentences and JSON come from the library.

#![forbid(unsafe_code)]

mod check;
mod diff;
mod explain;
mod format;
mod inputs;
mod output;
mod pool;
mod progress;
mod reviewer;
mod terminal;
mod totals;
mod words;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use model::language::Language;

use check::Check;
use diff::Diff;
use explain::{Explain, Rules};
use totals::Code;
use words::Tongue;

/// Checks annual reports on open government information on this machine.
#[derive(Parser)]
#[command(name = "gouji", version)]
struct Command {
    #[command(subcommand)]
    what: What,
    /// The language of the sentences.
    #[arg(long, value_enum, default_value_t, global = true)]
    language: Tongue,
}

#[derive(Subcommand)]
enum What {
    /// Checks each file by itself, and each file in a folder or a zip.
    ///
    /// Exit code, of several files the gravest: 0 all was read and nothing is wrong or doubtful (--fail-on); 1
    /// something is; 2 a file was not read, was read only in part or was skipped, or there was nothing to check, or
    /// the results could not be written; 130 interrupted.
    #[command(verbatim_doc_comment)]
    Check(Box<Check>),
    /// Compares two runs: what is newly found, and what is gone.
    ///
    /// OLD and NEW are results of `gouji check --format json`, or files, folders and zips, which are checked first.
    /// Exit code: 0 nothing is newly found; 1 something is; 2 a file of NEW was not read.
    #[command(verbatim_doc_comment)]
    Diff(Box<Diff>),
    /// Lists all rules, or tells what one is, why it matters and on what it rests.
    Rules(Rules),
    /// Explains a word of the results: a rule, a reason for not checking, or a place in the form.
    Explain(Explain),
    /// Prints what a shell needs to complete commands.
    Completions {
        /// Default: that of the environment's SHELL.
        #[arg(value_enum)]
        shell: Option<clap_complete::Shell>,
    },
    /// Prints the manual page of `gouji`, or of one of its commands.
    Man {
        #[arg(value_name = "COMMAND")]
        of: Option<String>,
    },
}

fn main() -> ExitCode {
    // No command of a person's: no help, shell or manual has it.
    if std::env::args_os().nth(1).is_some_and(|first| first == pool::process::COMMAND) {
        pool::worker::run();
        return ExitCode::SUCCESS;
    }
    let Command { what, language } = Command::parse();
    let language = Language::from(language);
    let code = match what {
        What::Check(command) => command.run(language),
        What::Diff(command) => command.run(language),
        What::Rules(command) => command.run(language),
        What::Explain(command) => command.run(language),
        What::Completions { shell } => {
            let mut out = Vec::new();
            let shell = shell.or_else(clap_complete::Shell::from_env);
            let shell = shell.unwrap_or(clap_complete::Shell::Bash);
            clap_complete::generate(shell, &mut Command::command(), "gouji", &mut out);
            print(&out)
        }
        What::Man { of } => man(of.as_deref()),
    };
    ExitCode::from(code as u8)
}

fn man(of: Option<&str>) -> Code {
    let mut all = Command::command();
    all.build();
    let page = match of {
        None => all,
        Some(name) => match all.find_subcommand(name) {
            Some(found) => {
                // Its page is named as pages of commands are.
                let name: &'static str = Box::leak(format!("gouji-{name}").into_boxed_str());
                found.clone().name(name)
            }
            None => {
                let names: Vec<&str> = all.get_subcommands().map(clap::Command::get_name).collect();
                terminal::say(&format!("{name}: {}", names.join(", ")));
                return Code::NotRead;
            }
        },
    };
    let mut out = Vec::new();
    match clap_mangen::Man::new(page).render(&mut out) {
        Ok(()) => print(&out),
        Err(_) => Code::NotRead,
    }
}

/// Writes to the standard output; a disk that is full is said.
fn print(bytes: &[u8]) -> Code {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Code::NothingWrong,
        Err(why) => {
            if why.kind() != io::ErrorKind::BrokenPipe {
                terminal::say(&why.to_string());
            }
            Code::NotRead
        }
    }
}

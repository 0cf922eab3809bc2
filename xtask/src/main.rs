//! The project's own commands. `cargo xtask serve` and `cargo xtask test` do all the set-up on a
//! fresh machine, say what each step does, and skip what is there.

#![forbid(unsafe_code)]

mod bench;
mod build;
mod editions;
mod fixtures;
mod fresh;
mod fuzz;
mod growth;
mod licences;
mod modules;
mod new_rule;
mod package;
mod paths;
mod proof;
mod run;
mod serve;
mod setup;
mod size;
mod step;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves, tests and measures Gouji.")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make dist/: everything a web server needs.
    Build(build::Options),
    /// Build where needed, and serve dist/ on this machine.
    Serve(serve::Options),
    /// Format, lints, documentation, licences, native tests, wasm build, size and browser tests.
    Test(test::Options),
    /// Whether a machine without any downloads could run this: empty caches, nothing compiled.
    Fresh,
    /// Write one invented report in every format into a folder.
    Fixtures(fixtures::Options),
    /// Look for bytes that make the library crash, hang or grow.
    Fuzz(fuzz::Options),
    /// A rule to be filled in: its file, its line in its family, its entry in the catalogue.
    NewRule(new_rule::Options),
    /// A folder for `npm pack`, in target/package/.
    Package,
    /// Put faults into reports and print what is found; clean reports, sentences, real reports.
    Proof,
    /// Size of a first visit, and times in Chromium, in wasm and on the command line.
    Bench(bench::Options),
    /// How steps, memory and time grow with the size of a file, for some hundred ways in which one can be large.
    Growth(growth::Options),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Build(options) => build::build(&options),
        Command::Serve(options) => serve::serve(&options),
        Command::Test(options) => test::test(&options),
        Command::Fresh => fresh::check(),
        Command::Fixtures(options) => fixtures::fixtures(&options),
        Command::Fuzz(options) => fuzz::fuzz(&options),
        Command::NewRule(options) => new_rule::new_rule(&options),
        Command::Package => package::package(),
        Command::Proof => proof::proof(),
        Command::Bench(options) => bench::bench(&options),
        Command::Growth(options) => growth::growth(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_agrees_with_itself() {
        Arguments::command().debug_assert();
    }
}

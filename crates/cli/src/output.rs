//! Where results go: the standard output or a file. A disk that is full is said; a pipe that nobody reads is not.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::path::Path;

pub enum Output {
    Standard(BufWriter<Stdout>),
    File(BufWriter<File>),
}

impl Output {
    /// # Errors
    /// The file cannot be made.
    pub fn of(path: Option<&Path>) -> io::Result<Output> {
        Ok(match path {
            None => Output::Standard(BufWriter::with_capacity(1 << 16, io::stdout())),
            Some(path) => Output::File(BufWriter::with_capacity(1 << 16, File::create(path)?)),
        })
    }

    pub fn is_terminal(&self) -> bool {
        matches!(self, Output::Standard(_)) && io::stdout().is_terminal()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::Standard(out) => out.write(bytes),
            Output::File(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Standard(out) => out.flush(),
            Output::File(out) => out.flush(),
        }
    }
}

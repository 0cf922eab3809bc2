//! Files that other programs make from ours, where they are installed. Results are cached by their input.

use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::project::root;

/// A program and what it makes of what.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Prints a page of html.
    Chromium,
    /// Saves a document as another kind.
    LibreOffice { from: &'static str, to: &'static str },
    /// Takes the text out of a pdf, in one of its orders.
    Pdftotext { order: &'static str },
}

/// Started at the same time: half of what a small machine can carry.
const AT_ONCE: usize = 2;

/// Counts the runs of programs in this process.
static RUNS: AtomicUsize = AtomicUsize::new(0);

impl Program {
    /// The Debian package of it.
    pub fn word(self) -> &'static str {
        match self {
            Program::Chromium => "chromium",
            Program::LibreOffice { from: "docx", .. } => "libreoffice-writer-nogui",
            Program::LibreOffice { .. } => "libreoffice-calc-nogui",
            Program::Pdftotext { .. } => "poppler-utils",
        }
    }

    pub fn is_there(self) -> bool {
        let binary = match self {
            Program::Chromium => "chromium",
            Program::LibreOffice { .. } => "soffice",
            Program::Pdftotext { .. } => "pdftotext",
        };
        let path = std::env::var_os("PATH").unwrap_or_default();
        let there = std::env::split_paths(&path).any(|folder| folder.join(binary).is_file());
        // The command is there with either of its two parts; each part has its own library.
        let library = match self {
            Program::Chromium | Program::Pdftotext { .. } => return there,
            Program::LibreOffice { from: "docx", .. } => "libswlo.so",
            Program::LibreOffice { .. } => "libsclo.so",
        };
        there && Path::new("/usr/lib/libreoffice/program").join(library).is_file()
    }

    fn extensions(self) -> (&'static str, &'static str) {
        match self {
            Program::Chromium => ("html", "pdf"),
            Program::LibreOffice { from, to } => (from, to),
            Program::Pdftotext { .. } => ("pdf", "txt"),
        }
    }

    /// What it makes of each input, in their order.
    pub fn convert(self, inputs: &[Vec<u8>]) -> Vec<Vec<u8>> {
        let (from, to) = self.extensions();
        let kept = kept();
        let place =
            |input: &Vec<u8>| kept.join(format!("{}-{:016x}.{to}", self.tag(), hash(input)));
        let places: Vec<PathBuf> = inputs.iter().map(place).collect();
        // Tests run beside each other, in one process and in several.
        let (process, run) = (std::process::id(), RUNS.fetch_add(1, Ordering::Relaxed));
        let work = kept.join(format!("{}-{from}-{to}-{process}-{run}", self.tag()));
        let missing: Vec<usize> =
            (0..inputs.len()).filter(|index| !places[*index].is_file()).collect();
        if !missing.is_empty() {
            fs::create_dir_all(&work).unwrap();
            let files: Vec<PathBuf> = missing
                .iter()
                .map(|index| {
                    let file = work.join(format!("{index:02}.{from}"));
                    fs::write(&file, &inputs[*index]).unwrap();
                    file
                })
                .collect();
            match self {
                Program::Chromium => print(&files, &work),
                Program::LibreOffice { .. } => save(&files, to, &work),
                Program::Pdftotext { order } => {
                    files.iter().for_each(|file| take_text(file, order))
                }
            }
            for (index, file) in missing.iter().zip(&files) {
                let made = file.with_extension(to);
                fs::rename(&made, &places[*index]).unwrap_or_else(|error| {
                    panic!("{} made no {}: {error}", self.word(), made.display())
                });
            }
            fs::remove_dir_all(&work).unwrap();
        }
        places.iter().map(|place| fs::read(place).unwrap()).collect()
    }

    fn tag(self) -> &'static str {
        match self {
            Program::Chromium => "chromium",
            Program::LibreOffice { .. } => "libreoffice",
            Program::Pdftotext { order: "-layout" } => "pdftotext-layout",
            Program::Pdftotext { order: "-raw" } => "pdftotext-raw",
            Program::Pdftotext { .. } => "pdftotext",
        }
    }
}

/// `target/parity`
fn kept() -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let folder = target.join("parity");
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

/// One Chromium a page: it prints one and ends.
fn print(files: &[PathBuf], work: &Path) {
    std::thread::scope(|scope| {
        for worker in 0..AT_ONCE {
            scope.spawn(move || {
                let profile = work.join(format!("profile-{worker}"));
                for file in files.iter().skip(worker).step_by(AT_ONCE) {
                    let mut command = Command::new("chromium");
                    command
                        .args([
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-pdf-header-footer",
                        ])
                        .arg(format!("--user-data-dir={}", profile.display()))
                        .arg(format!("--print-to-pdf={}", file.with_extension("pdf").display()))
                        .arg(file);
                    run(&mut command);
                }
            });
        }
    });
}

/// One LibreOffice for all: it takes longer to start than to save.
fn save(files: &[PathBuf], to: &str, work: &Path) {
    let mut command = Command::new("soffice");
    command
        .arg(format!("-env:UserInstallation=file://{}", work.join("profile").display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(work)
        .args(files);
    run(&mut command);
}

fn take_text(file: &Path, order: &str) {
    let mut command = Command::new("pdftotext");
    command.args((!order.is_empty()).then_some(order)).arg(file).arg(file.with_extension("txt"));
    run(&mut command);
}

fn run(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{:?} failed: {said}", command.get_program());
}

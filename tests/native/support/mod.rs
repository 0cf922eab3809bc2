//! What the modules of `it` share: places of the project, the command line, writers of files.

pub mod docx;
pub mod drawn;
pub mod ofd;

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output};

use engine::{Judged, Setting};
use gouji::Environment;
use read::{File, Limits, Refused, Source};

pub use crate::project::root;
pub use crate::reading::{Answer, Screen, answer, ask, check_bytes, read};

/// An invented report with one cell that does not fit its sums, from the root of the project.
pub const SAMPLE: &str = "src/embed/sample.txt";

pub fn sample() -> String {
    std::fs::read_to_string(root().join(SAMPLE)).unwrap()
}

/// A folder of `tests/fixtures`.
pub fn fixtures(folder: &str) -> PathBuf {
    root().join("tests/fixtures").join(folder)
}

/// `gouji check`, run in the root of the project.
pub fn command(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
    command.arg("check").args(arguments).current_dir(root()).output().unwrap()
}

/// A path of a test's own: `test` keeps the files of modules that run side by side apart.
pub fn scratch(test: &str, name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

/// Reads and checks a file within limits of the test's own.
pub fn check_within(bytes: &[u8], limits: Limits) -> Result<Judged, Refused> {
    let file = File { name: "report", bytes, source: Source::File };
    let review = gouji::open(&file, &Environment { limits, ..Environment::default() })?;
    Ok(review.judge(&[], &Setting::default()))
}

/// Numbers without a pattern, the same in every run of a seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn throw(&mut self, below: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// A zip of deflated parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut out);
    for (name, bytes) in parts {
        let method = rawzip::CompressionMethod::DEFLATE;
        let (mut entry, config) =
            archive.new_file(name).compression_method(method).start().unwrap();
        let mut counted = config.wrap(Vec::new());
        counted.write_all(bytes).unwrap();
        let (_, descriptor) = counted.finish().unwrap();
        entry.write_all(&miniz_oxide::deflate::compress_to_vec(bytes, 6)).unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    out
}

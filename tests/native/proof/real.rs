//! Real reports: the corpus, and those of it that have no fault.

use std::path::PathBuf;
use std::sync::OnceLock;

use engine::{Judged, LastYear, Setting, rules};
use read::Refused;

use crate::project::root;
use crate::reading::check_bytes;
use crate::sample::Sample;

/// Those with text and tables that nobody is to be accused of.
pub const CLEAN: [&str; 5] = ["000", "002-hongze-2024.raw-order", "008", "013", "022"];

/// A folder of real reports, and `truth.json` beside them.
pub struct Corpus {
    folder: PathBuf,
    samples: OnceLock<Vec<Sample>>,
}

impl Corpus {
    /// `GOUJI_CORPUS`, or `../shared/corpus` beside the project.
    pub fn find() -> Option<Corpus> {
        let folder = std::env::var_os("GOUJI_CORPUS")
            .map_or_else(|| root().join("../shared/corpus"), PathBuf::from);
        let is_there = folder.join("truth.json").is_file();
        is_there.then(|| Corpus { folder, samples: OnceLock::new() })
    }

    /// The values that the reports have, by their ids.
    pub fn truth(&self) -> serde_json::Value {
        let text = std::fs::read_to_string(self.folder.join("truth.json")).unwrap();
        serde_json::from_str::<serde_json::Value>(&text).unwrap()["reports"].clone()
    }

    /// Every file, by its name.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let paths = std::fs::read_dir(&self.folder).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<(String, Vec<u8>)> = paths
            .filter(|path| path.is_file())
            .map(|path| {
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                (name, std::fs::read(&path).unwrap())
            })
            .collect();
        files.sort();
        files
    }

    /// Every report, by a name that tells no more than which it is: `001.raw-order.txt`.
    pub fn reports(&self) -> Vec<(String, Vec<u8>)> {
        let short = |(name, bytes): (String, Vec<u8>)| {
            let number = name.get(..3).filter(|n| n.bytes().all(|c| c.is_ascii_digit()))?;
            Some((format!("{number}.{}", name.split_once('.')?.1), bytes))
        };
        let mut reports: Vec<_> = self.files().into_iter().filter_map(short).collect();
        reports.sort();
        reports
    }

    /// The first file whose name begins so.
    pub fn file(&self, prefix: &str) -> (String, Vec<u8>) {
        let mut files = self.files().into_iter();
        files
            .find(|(name, _)| name.starts_with(prefix))
            .unwrap_or_else(|| panic!("no file of the corpus begins with {prefix}"))
    }

    /// Reads and checks the first file whose name begins so.
    pub fn check(&self, prefix: &str) -> Result<Judged, Refused> {
        let (name, bytes) = self.file(prefix);
        check_bytes(&name, &bytes)
    }

    /// The same, with another report as last year's.
    pub fn check_beside(&self, prefix: &str, last_year: &Judged) -> Judged {
        let mut checked = self.check(prefix).unwrap();
        let last_year = LastYear::Read(&last_year.reading);
        let setting = Setting { last_year, ..Setting::default() };
        let verdicts = rules::apply(&checked.reading, &setting, engine::judge_writing);
        (checked.findings, checked.checks) = (verdicts.findings, verdicts.checks);
        checked
    }

    /// The clean ones.
    pub fn samples(&self) -> &[Sample] {
        self.samples.get_or_init(|| {
            let sample = |prefix: &&str| {
                let (_, bytes) = self.file(prefix);
                let text = String::from_utf8(bytes).unwrap();
                Sample::new(&prefix[..3], text.trim_start_matches('\u{feff}'))
            };
            CLEAN.iter().map(sample).collect()
        })
    }
}

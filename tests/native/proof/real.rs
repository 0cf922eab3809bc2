//! Real reports without a fault, as far as the corpus is there.

use crate::sample::Sample;
use crate::support::corpus;

/// Those with text and tables that nobody is to be accused of.
const CLEAN: [&str; 5] = ["000", "002-hongze-2024.raw-order", "008", "013", "022"];

/// Every file of the corpus, by a name that tells no more than which it is: `001.raw-order.txt`.
pub fn files() -> Option<Vec<(String, Vec<u8>)>> {
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(corpus()?)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.to_owned();
            let number = name.get(..3).filter(|n| n.bytes().all(|c| c.is_ascii_digit()))?;
            let short = format!("{number}.{}", name.split_once('.')?.1);
            Some((short, std::fs::read(&path).unwrap()))
        })
        .collect();
    files.sort();
    Some(files)
}

/// The clean ones, and how many are not there.
pub fn samples() -> (Vec<Sample>, usize) {
    let Some(folder) = corpus() else { return (Vec::new(), CLEAN.len()) };
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = names.collect();
    paths.sort();
    let samples = CLEAN.iter().map(|prefix| {
        let named = |path: &&std::path::PathBuf| {
            path.file_name().unwrap().to_string_lossy().starts_with(prefix)
        };
        let text = std::fs::read_to_string(paths.iter().find(named).unwrap()).unwrap();
        Sample::new(&prefix[..3], text.trim_start_matches('\u{feff}'))
    });
    (samples.collect(), 0)
}

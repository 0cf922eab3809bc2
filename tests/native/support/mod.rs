//! What the native tests share: the folder of real reports, and one way in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code
)]

pub mod docx;

use std::path::PathBuf;

use gouji::check::{self, Checked, File, Options, Source};
use gouji::decode::{Decoder, Limits, Refused};

/// The folder of real reports: `GOUJI_CORPUS`, or `../shared/corpus` beside the checkout.
pub fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("GOUJI_CORPUS").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"),
        PathBuf::from,
    );
    folder.join("truth.json").is_file().then_some(folder)
}

/// The values that the reports of the corpus have, by their ids.
pub fn truth() -> Option<serde_json::Value> {
    let text = std::fs::read_to_string(corpus()?.join("truth.json")).unwrap();
    Some(serde_json::from_str::<serde_json::Value>(&text).unwrap()["reports"].clone())
}

/// Reads and checks a file of the corpus whose name begins with `prefix`.
pub fn check_corpus(prefix: &str) -> Option<Result<Checked, Refused>> {
    let path = std::fs::read_dir(corpus()?)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_name().unwrap().to_string_lossy().starts_with(prefix))
        .unwrap_or_else(|| panic!("no file of the corpus begins with {prefix}"));
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    Some(check_bytes(&name, &std::fs::read(&path).unwrap()))
}

/// The same, with another file of the corpus as last year's report.
pub fn check_corpus_beside(prefix: &str, last_year: &Checked) -> Option<Checked> {
    let mut checked = check_corpus(prefix)?.unwrap();
    let last_year = check::LastYear::Read(&last_year.reading);
    let beside = check::Beside { last_year, ..check::Beside::default() };
    let verdicts = check::judge(&checked.reading, &beside);
    (checked.findings, checked.checks) = (verdicts.findings, verdicts.checks);
    Some(checked)
}

pub fn check_bytes(name: &str, bytes: &[u8]) -> Result<Checked, Refused> {
    check_from(name, bytes, Source::File)
}

/// Reads and checks a file within limits of the test's own.
pub fn check_within(bytes: &[u8], limits: Limits) -> Result<Checked, Refused> {
    check(&File { name: "report", bytes, source: Source::File }, limits)
}

pub fn check_from(name: &str, bytes: &[u8], source: Source) -> Result<Checked, Refused> {
    check(&File { name, bytes, source }, Limits::default())
}

fn check(file: &File<'_>, limits: Limits) -> Result<Checked, Refused> {
    check::check(file, &Options { limits, ..Options::new(&EncodingRs) })
}

/// The decoder of the command line.
pub struct EncodingRs;

impl Decoder for EncodingRs {
    fn gb18030(&self, bytes: &[u8]) -> String {
        encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned()
    }
}

/// A zip of deflated parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
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

//! Everything that happens to a file, and what has to hold whatever it is.

use gouji::check::{self, File, Options, Source};
use gouji::decode::{Decoder, Limits};
use gouji::wire;
use gouji::wire::page::Question;

struct Gb18030;

impl Decoder for Gb18030 {
    fn gb18030(&self, bytes: &[u8]) -> String {
        encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned()
    }
}

/// Reads, checks and writes down; small limits, so that what is slow is found and not waited for.
pub fn check(bytes: &[u8], source: Source) {
    let limits = Limits { part: 1 << 20, unpacked: 4 << 20, nodes: 50_000, ..Limits::default() };
    let options = Options { limits, ..Options::new(&Gb18030) };
    let _ = check::check(&File { name: "", bytes, source }, &options);
    let source = match source {
        Source::File => "file",
        Source::PastedHtml => "pasted-html",
        Source::PastedText => "pasted-text",
    };
    let question =
        Question { source: source.into(), with_source: true, ..Question::default() };
    let answer = wire::answer(&question, bytes, wire::Lent::of(&Gb18030));
    assert!(answer.json.starts_with("{\"wire\":1,") && answer.json.ends_with('}'));
}

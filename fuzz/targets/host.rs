//! Everything that happens to a file, and what has to hold whatever the file is.

use gouji::{ENGLISH, Environment, File, FileReview, Language, Limits, Source};
use screen::{Part, PartSet, Question};
use view::Trouble;

/// Reads, checks and writes sentences and JSON. The limits are small, so that slow paths end early and inputs that
/// pass them are found.
pub fn check(bytes: &[u8], source: Source) {
    let limits = Limits { part: 1 << 20, unpacked: 4 << 20, nodes: 50_000, ..Limits::default() };
    let environment = Environment { limits, ..Environment::default() };
    let document = gouji::read(&File { name: "", bytes, source }, &environment);
    let review = FileReview::open(Question::default(), document.map_err(Trouble::from), None, gouji::PROSE);
    let all = PartSet::report().with(PartSet::of([Part::Source]));
    let _ = (review.parts(all, Language::Chinese), review.parts(all, ENGLISH));
    let json = review.json(Language::Chinese);
    assert!(json.starts_with("{\"wire\":1,") && json.ends_with('}'));
}

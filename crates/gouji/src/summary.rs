//! A review in sentences, without what only a screen needs.

use model::language::Language;
use screen::Finding;
use view::FileReview;

/// The verdict on a file, and its findings, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The status of JSON v1: `clean`, `doubtful`, `wrong`, `partial`, `refused` or `failed`.
    pub status: String,
    /// What was found, or why there is no report.
    pub headline: String,
    /// How much was checked, or what to do where there is no report; empty where there is nothing to say.
    pub detail: String,
    /// In the order of the report.
    pub findings: Vec<FindingSentences>,
}

/// The sentences of one finding; those that a finding does not need are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingSentences {
    /// Stable name of the rule.
    pub rule: String,
    /// `wrong`, `doubtful` or `remark`.
    pub severity: String,
    /// Where it is, in the form's own words.
    pub place: String,
    pub title: String,
    /// What is wrong, with the numbers.
    pub wrong: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub todo: String,
    /// The provision that it rests on.
    pub basis: String,
}

/// The verdict and the findings of a review in sentences.
///
/// ```
/// let review = gouji::check("empty.docx", b"");
/// let summary = gouji::summary(&review, gouji::ENGLISH);
/// assert_eq!(summary.status, "refused");
/// assert!(!summary.headline.is_empty());
/// ```
pub fn summary(review: &FileReview, language: Language) -> Summary {
    let screen = review.screen(language);
    Summary {
        status: screen.status,
        headline: screen.verdict.headline,
        detail: screen.verdict.detail,
        findings: screen.findings.into_iter().map(sentences).collect(),
    }
}

fn sentences(finding: Finding) -> FindingSentences {
    let Finding { rule, severity, place, title, wrong, why, todo, basis, .. } = finding;
    FindingSentences { rule, severity, place: place.name, title, wrong, why, todo, basis }
}

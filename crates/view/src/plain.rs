//! A finding as plain text, for copying into a letter.

use model::finding::Severity;
use model::language::Language;

use super::{sentences, words};
use screen::{Finding, SumShown, TermShown};

/// Title, place, both numbers, what to do, basis: a line each.
pub fn text(finding: &Finding, severity: Severity, language: Language) -> String {
    let severity = sentences::severity(severity, language);
    let mut lines = vec![
        words::PLAIN_HEAD.fill(language, &[("severity", &severity), ("title", &finding.title)]),
        words::PLAIN_PLACE.fill(language, &[("place", &finding.place.name)]),
    ];
    let is_filled = |text: &String| !text.is_empty();
    lines.extend(Some(&finding.wrong).filter(|text| is_filled(text)).cloned());
    for shown in &finding.sums {
        lines.push(words::PLAIN_SUM.fill(language, &[("sum", &sum(shown))]));
    }
    lines.extend(Some(&finding.lowered).filter(|text| is_filled(text)).cloned());
    if finding.rests_on_uncertain {
        lines.push(words::PLAIN_UNCERTAIN.plain(language).to_owned());
    }
    if is_filled(&finding.todo) {
        lines.push(words::PLAIN_TODO.fill(language, &[("todo", &finding.todo)]));
    }
    lines.extend(finding.alternatives().iter().map(|suggestion| suggestion.text.clone()));
    if is_filled(&finding.basis) {
        lines.push(words::PLAIN_BASIS.fill(language, &[("basis", &finding.basis)]));
    }
    lines.join("\n")
}

/// `10 + 1 + 0 + 0 = 11 ≠ 0`; a side of several terms shows what it comes to.
fn sum(sum: &SumShown) -> String {
    let left = side(&sum.left, sum.left_value, Hand::Left);
    let right = side(&sum.right, sum.right_value, Hand::Right);
    let sign = if sum.left_value == sum.right_value { "=" } else { "≠" };
    [left.as_str(), sign, right.as_str()].join(" ")
}

#[derive(Clone, Copy)]
enum Hand {
    Left,
    Right,
}

fn side(terms: &[TermShown], value: u64, hand: Hand) -> String {
    let printed: Vec<&str> = terms.iter().map(|term| term.printed.as_str()).collect();
    let sum = printed.join(" + ");
    match (terms, hand) {
        ([only], _) if only.printed == value.to_string() => sum,
        (_, Hand::Left) => [sum.as_str(), "=", &value.to_string()].join(" "),
        (_, Hand::Right) => [&value.to_string(), "=", sum.as_str()].join(" "),
    }
}

//! The numbered marks of findings on the report.

use yew::prelude::*;

use crate::words::{Texts, fill};
use model::finding::Severity;
use screen::Marks;

/// Numbered marks; each links to its finding.
pub fn marks_of(t: &'static Texts, marks: &Marks) -> Html {
    html! {
        for number in marks.numbers.iter() {
            <button class="mark" type="button" data-number={number.to_string()} data-severity={severity_of(marks)} key={*number}
                    aria-label={fill(t.to_finding(), &[("number", &number.to_string())])}>{ *number }</button>
        }
    }
}

/// `1 3`, or nothing.
pub fn numbers(numbers: &[u32]) -> Option<String> {
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

pub fn severity_of(marks: &Marks) -> Option<&'static str> {
    marks.severity.map(Severity::word)
}

//! Page numbers, and heads and feet that stand on every page.
//!
//! They are no part of the text, and would tear a sentence or a table apart.

use std::collections::BTreeMap;

use super::{Item, Page};

/// The share of a page, at its top and at its bottom, that has heads and feet.
const MARGIN: f32 = 0.12;
/// How far a head may move from page to page, in points.
const MOVES: f32 = 4.0;

/// Marks them. Of a head that repeats the first stays; numbers without dashes go, since beside other
/// numbers nothing tells them apart. Numbers with dashes stay and are known by them.
pub(super) fn mark(pages: &[Page], sheets: &mut [Vec<Item>]) {
    let mut met: BTreeMap<String, Vec<f32>> = BTreeMap::new();
    let mut offsets: BTreeMap<i64, usize> = BTreeMap::new();
    for (page, text, top) in margins(pages, sheets) {
        met.entry(without_digits(&text)).or_default().push(top);
        if let Some(number) = bare(&text) {
            *offsets.entry(number - i64::try_from(page).unwrap_or(0)).or_default() += 1;
        }
    }
    let mut said: Vec<(String, f32)> = Vec::new();
    for (page, items) in pages.iter().zip(sheets) {
        for item in items {
            let Item::Line { line, furniture, gone, .. } = item else { continue };
            if !in_margin(page, line.top, line.bottom) {
                continue;
            }
            let text = without_digits(&line.text);
            let near = |top: &f32| (top - line.top).abs() <= MOVES;
            let repeats =
                met.get(&text).map_or(0, |tops| tops.iter().filter(|top| near(top)).count());
            let number = bare(&line.text).is_some_and(|number| {
                let offset = number - i64::try_from(page.number).unwrap_or(0);
                offsets.get(&offset).is_some_and(|pages| *pages > 1)
            });
            let dashed = is_page_number(&line.text);
            let head = repeats > 1 && text.chars().any(char::is_alphabetic);
            *furniture = number || dashed || head;
            *gone = number
                || (head && !dashed && said.iter().any(|(other, top)| *other == text && near(top)));
            if head {
                said.push((text, line.top));
            }
        }
    }
}

fn margins<'s>(
    pages: &'s [Page],
    sheets: &'s [Vec<Item>],
) -> impl Iterator<Item = (usize, String, f32)> + 's {
    pages.iter().zip(sheets).flat_map(|(page, items)| {
        items.iter().filter_map(|item| match item {
            Item::Line { line, .. } if in_margin(page, line.top, line.bottom) => {
                Some((page.number, line.text.clone(), line.top))
            }
            _ => None,
        })
    })
}

fn in_margin(page: &Page, top: f32, bottom: f32) -> bool {
    bottom < page.height * MARGIN || top > page.height * (1.0 - MARGIN)
}

fn without_digits(text: &str) -> String {
    text.chars().filter(|c| !c.is_numeric() && !c.is_whitespace()).collect()
}

/// A number of one to three digits, and nothing else.
fn bare(text: &str) -> Option<i64> {
    let text = text.trim();
    (text.len() <= 3 && text.chars().all(|c| c.is_ascii_digit())).then(|| text.parse().ok())?
}

/// `- 2 -`, `— 3 —`, `第 3 页`, `3 / 5`.
fn is_page_number(text: &str) -> bool {
    let known = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || "-/\u{2014}\u{ff0d}\u{2013}\u{2015}\u{2500}\u{b7}\u{7b2c}\u{9875}\u{5171}"
                .contains(c)
    };
    text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(known)
        && text.chars().any(|c| !c.is_ascii_digit() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_have_something_around_them() {
        for text in ["- 2 -", "—3—", "第 3 页", "3/5", "第3页 共5页"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["3", "0 0 0", "12件", "—"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}

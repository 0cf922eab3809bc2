//! Page numbers, and headers and footers that are repeated on every page.
//!
//! They are no part of the text and would split sentences and tables that continue over the page break.

use std::collections::BTreeMap;

use super::item::PageItem;
use super::page::Page;

/// The share of a page, at its top and at its bottom, in which headers and footers stand.
const MARGIN: f32 = 0.12;
/// How far a header may move from page to page, in points.
const MOVES: f32 = 4.0;

/// Lines of a page, from its top and from its bottom, that may be a head or a foot.
const OUTERMOST: usize = 3;

/// Where lines of the same text stand: the page and the top of the line.
type LinePositions = Vec<(usize, f32)>;

/// A line in the margin of a page.
struct MarginLine {
    sheet: usize,
    item: usize,
    top: f32,
    text: String,
    /// A bare number, and how much it is more than the page's own. Only the outermost line of a page
    /// is its number: others may be values of a table without lines.
    ahead: Option<i64>,
    dashed: bool,
}

/// Marks them. The first of a repeated header stays. Page numbers without dashes are dropped, since nothing would
/// distinguish them from values; those with dashes stay, and their dashes identify them.
pub fn mark(pages: &[Page], sheets: &mut [Vec<PageItem>]) {
    let margin_lines = margin_lines(pages, sheets);
    let mut texts: BTreeMap<&str, LinePositions> = BTreeMap::new();
    let mut numbers: BTreeMap<i64, LinePositions> = BTreeMap::new();
    for line in &margin_lines {
        texts.entry(&line.text).or_default().push((line.sheet, line.top));
        if let Some(ahead) = line.ahead {
            numbers.entry(ahead).or_default().push((line.sheet, line.top));
        }
    }
    for line in &margin_lines {
        let near = |(_, top): &&(usize, f32)| (top - line.top).abs() <= MOVES;
        let elsewhere = |places: Option<&LinePositions>| {
            let mut near = places.into_iter().flatten().filter(near);
            near.any(|(sheet, _)| *sheet != line.sheet)
        };
        let number = line.ahead.is_some_and(|ahead| elsewhere(numbers.get(&ahead)));
        let places = texts.get(line.text.as_str());
        let head = line.text.chars().any(char::is_alphabetic) && elsewhere(places);
        let repeated =
            places.into_iter().flatten().filter(near).any(|(sheet, _)| *sheet < line.sheet);
        let item = sheets.get_mut(line.sheet).and_then(|items| items.get_mut(line.item));
        if let Some(PageItem::Line { furniture, dropped, .. }) = item {
            *furniture = number || line.dashed || head;
            *dropped = number || (head && repeated && !line.dashed);
        }
    }
}

fn margin_lines(pages: &[Page], sheets: &[Vec<PageItem>]) -> Vec<MarginLine> {
    let mut margin_lines = Vec::new();
    for (sheet, (page, items)) in pages.iter().zip(sheets).enumerate() {
        for (item, of) in items.iter().enumerate() {
            let PageItem::Line { line, .. } = of else { continue };
            let from_edge = item.min(items.len() - 1 - item);
            if from_edge >= OUTERMOST || !in_margin(page, line.top, line.bottom) {
                continue;
            }
            let number = bare_number(&line.text).filter(|_| from_edge == 0);
            margin_lines.push(MarginLine {
                sheet,
                item,
                top: line.top,
                text: without_digits(&line.text),
                ahead: number.map(|number| number - i64::try_from(page.number).unwrap_or(0)),
                dashed: is_page_number(&line.text),
            });
        }
    }
    margin_lines
}

fn in_margin(page: &Page, top: f32, bottom: f32) -> bool {
    bottom < page.height * MARGIN || top > page.height * (1.0 - MARGIN)
}

fn without_digits(text: &str) -> String {
    text.chars().filter(|c| !c.is_numeric() && !c.is_whitespace()).collect()
}

/// A number of one to three digits, and nothing else.
fn bare_number(text: &str) -> Option<i64> {
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

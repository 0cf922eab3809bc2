//! The numbers that Word puts before paragraphs by itself: 一、, （一）, 1.1.

use std::collections::{BTreeMap, BTreeSet};

use super::element::{XmlNode, child, value};
use super::numbering::{LEVELS, ListLevel, Numbering, ResolvedList};
use super::styles::DocxStyles;
use read::numerals;

/// Bytes of all labels together. They are not stored in the file, so its size does not bound them.
const MOST_LABEL_BYTES: usize = 4 << 20;

pub(super) struct ListCounters<'a> {
    numbering: Option<Numbering<'a>>,
    styles: &'a DocxStyles<'a>,
    /// What each pattern has counted to, level by level.
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// Lists and levels that have begun with a number of their own.
    begun: BTreeSet<(u32, usize)>,
    /// Bytes of all labels so far.
    label_bytes: usize,
    /// A paragraph is in a list, and there is no part that says how lists are numbered.
    pub unknown: bool,
    pub limit_reached: bool,
}

/// What stands before a paragraph, and the space behind it.
#[derive(Default)]
pub(super) struct ListLabel {
    pub text: String,
    pub suffix: Option<char>,
}

impl<'a> ListCounters<'a> {
    pub fn new(numbering: Option<Numbering<'a>>, styles: &'a DocxStyles<'a>) -> ListCounters<'a> {
        ListCounters {
            numbering,
            styles,
            counts: BTreeMap::new(),
            begun: BTreeSet::new(),
            label_bytes: 0,
            unknown: false,
            limit_reached: false,
        }
    }

    /// Counts a paragraph, and gives the number it shows.
    pub fn count(&mut self, properties: Option<XmlNode<'a>>, style: Option<&'a str>) -> ListLabel {
        self.next(properties, style).unwrap_or_default()
    }

    fn next(
        &mut self,
        properties: Option<XmlNode<'a>>,
        style: Option<&'a str>,
    ) -> Option<ListLabel> {
        let direct = properties.and_then(|properties| child(properties, "numPr"));
        let own = direct.and_then(|direct| value(direct, "numId")?.parse().ok());
        // 0 takes a paragraph out of the list of its style.
        let list = own.or_else(|| self.styles.list(style)).filter(|list| *list > 0)?;
        let Some(numbering) = &self.numbering else {
            self.unknown = true;
            return None;
        };
        let found = numbering.list(list)?;
        let level = direct
            .and_then(|direct| value(direct, "ilvl"))
            .and_then(|level| level.parse().ok())
            .or_else(|| found.level_of(style.filter(|_| own.is_none())?))
            .or_else(|| self.styles.level(style))
            .unwrap_or_default()
            .min(LEVELS - 1);
        let shape = found.level(level)?;
        let counts = self.counts.entry(found.pattern).or_default();
        let begins = found.own_start(level).is_some() && self.begun.insert((list, level));
        advance(counts, &found, level, begins);
        if shape.hidden || shape.format == "bullet" || self.limit_reached {
            return None;
        }
        let text = label_text(&shape, &found, counts);
        self.label_bytes = self.label_bytes.saturating_add(text.len());
        self.limit_reached = self.label_bytes > MOST_LABEL_BYTES;
        let suffix = shape.suffix.filter(|_| !text.is_empty());
        Some(ListLabel { text, suffix })
    }
}

/// Counts one further on a level, and begins those below it again.
fn advance(
    counts: &mut [Option<u32>; LEVELS],
    found: &ResolvedList<'_, '_>,
    level: usize,
    begins: bool,
) {
    let start = start(found, level);
    for (at, count) in counts.iter_mut().enumerate() {
        if at == level {
            *count = match *count {
                Some(count) if !begins => Some(count.saturating_add(1)),
                _ => Some(start),
            };
        } else if at > level {
            let restart = found.level(at).and_then(|below| below.restart);
            if restart.is_none_or(|restart| level < restart) {
                *count = None;
            }
        }
    }
}

fn start(found: &ResolvedList<'_, '_>, level: usize) -> u32 {
    let shared = || found.level(level).map(|level| level.start);
    found.own_start(level).or_else(shared).unwrap_or_default()
}

/// The text of a level with its numbers in it. U+FFFD stands for a number in a format that is not
/// known.
fn label_text(
    shape: &ListLevel<'_>,
    found: &ResolvedList<'_, '_>,
    counts: &[Option<u32>; LEVELS],
) -> String {
    let mut out = String::new();
    let mut chars = shape.text.chars().peekable();
    while let Some(c) = chars.next() {
        let level = chars.peek().and_then(|c| c.to_digit(10)).filter(|level| *level > 0);
        let Some(level) = level.filter(|_| c == '%') else {
            out.push(c);
            continue;
        };
        chars.next();
        let level = level as usize - 1;
        let count = counts.get(level).copied().flatten().unwrap_or_else(|| start(found, level));
        let format = match found.level(level) {
            _ if shape.legal => "decimal",
            Some(other) => other.format,
            None => continue,
        };
        match padded(count, format).or_else(|| numerals::format_number(count, format)) {
            Some(number) => out.push_str(&number),
            None => out.push(char::REPLACEMENT_CHARACTER),
        }
    }
    out
}

/// A number with zeros before it, in a format that is a sample of it: `001`.
fn padded(count: u32, format: &str) -> Option<String> {
    let sample = format.trim();
    let zeros = sample.strip_suffix('1').filter(|zeros| !zeros.is_empty())?;
    let width = sample.len().min(9);
    zeros.chars().all(|c| c == '0').then(|| format!("{count:0width$}"))
}

//! Finds the six headings of the form.
//!
//! The preamble names all six, rows of table three begin with 一、 and 四、, and some pages have the
//! heading and its text in one paragraph. So a heading is an ordinal at the beginning of a line, followed by words of
//! the form. Only where a whole page is a single line it may stand anywhere.

use std::ops::Range;

use super::flat::Flat;
use super::lexicon;
use super::number;
use super::starts::table_start;
use fold::fold;
use model::form::Form;
use model::{PrintedHeading, SectionId, TableId};

/// A heading and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub range: Range<usize>,
    pub found: PrintedHeading,
}

/// Longer lines are pages without line breaks.
const ONE_LINE_PAGE: usize = 400;
/// A heading has at most this many characters.
const LONGEST: usize = 40;

/// All headings in the order of the text, and which of them open a section.
pub(super) fn headings(flat: &Flat<'_>, form: &Form) -> Vec<Heading> {
    let known = FormHeadings::of(form);
    let mut found: Vec<Heading> = Vec::new();
    for line in flat.lines() {
        if line.range.len() > ONE_LINE_PAGE {
            found.extend(within_line(flat, &known, line.range.clone()));
        } else {
            found.extend(at_line_start(flat, &known, form, line.range.clone()));
        }
    }
    keep_one_each(flat, found)
}

/// The folded headings of the form, longest first.
struct FormHeadings {
    headings: Vec<(SectionId, Vec<char>)>,
    rows: Vec<Vec<char>>,
    /// The characters of the labels of table three.
    labels: Vec<char>,
}

/// A longer line is no label that was torn into pieces.
const LONGEST_PIECE: usize = 8;

impl FormHeadings {
    fn of(form: &Form) -> FormHeadings {
        let mut headings: Vec<(SectionId, Vec<char>)> = form
            .sections
            .iter()
            .flat_map(|section| section.aliases.iter().map(|alias| (section.id, fold(alias))))
            .collect();
        headings.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
        let rows = form.table(TableId::Applications).map_or(&[][..], |table| table.rows);
        let labels = rows.iter().flat_map(|row| [row.label, row.group.unwrap_or_default()]);
        FormHeadings {
            headings,
            rows: lexicon::NOT_HEADINGS.iter().map(|row| fold(row)).collect(),
            labels: labels.flat_map(fold).collect(),
        }
    }

    /// The section whose heading stands at `start`, and where it ends.
    fn at(&self, flat: &Flat<'_>, start: usize) -> Option<(SectionId, usize)> {
        self.headings
            .iter()
            .find_map(|(section, words)| Some((*section, flat.starts_with(words, start)?)))
    }

    /// The section whose heading stands at `start` but for two characters, and where it ends.
    fn near(&self, flat: &Flat<'_>, start: usize) -> Option<(SectionId, usize)> {
        let reach = flat.folded(start..start.saturating_add(LONGEST * 2).min(flat.len()));
        self.headings.iter().filter(|(_, words)| words.len() >= 8).find_map(|(section, words)| {
            // Comparing is slow, and most ordinals begin something else.
            let begins = reach.iter().zip(words).take(4).filter(|((_, c), wanted)| c == *wanted);
            if begins.count() < 2 {
                return None;
            }
            let official: String = words.iter().collect();
            (words.len() - 1..=words.len() + 1).find_map(|length| {
                let printed = reach.get(..length)?;
                let text: String = printed.iter().map(|(_, c)| c).collect();
                let end = printed.last().map(|(at, _)| at + 1)?;
                (strsim::levenshtein(&text, &official) <= 2).then_some((*section, end))
            })
        })
    }

    /// Whether the words from `start` to the end of the line are a row's label or, where it wraps, begin one.
    fn is_row(&self, flat: &Flat<'_>, start: usize, end: usize) -> bool {
        let is_word = |c: &&char| !c.is_whitespace() && !c.is_ascii() && !matches!(c, '\u{ff08}');
        let chars = flat.chars.get(start..end).unwrap_or(&[]);
        let lead = chars.iter().take_while(|c| c.is_whitespace()).count();
        let word: String = chars.iter().skip(lead).take_while(is_word).collect();
        let word = fold(&word);
        // Beside a label that stands upright another one may be torn: both begin and end in the same line.
        let torn = word.len() <= LONGEST_PIECE && word.iter().all(|c| self.labels.contains(c));
        self.rows.iter().any(|row| {
            flat.starts_with(row, start).is_some()
                || (!word.is_empty() && row.starts_with(&word))
                || (torn && word.first().is_some_and(|first| row.first() == Some(first)))
        })
    }
}

/// The ordinal at `start` (1 for 一) and where the words behind it begin.
fn ordinal(flat: &Flat<'_>, start: usize) -> Option<(u8, usize)> {
    let mut folded = flat.folded(start..start.saturating_add(8).min(flat.len())).iter();
    let (_, first) = folded.next()?;
    let value = lexicon::ORDINALS.chars().position(|c| c == *first)?;
    let (at, mark) = folded.next()?;
    let marked = lexicon::ORDINAL_MARK.contains(*mark) || matches!(mark, '.' | ',');
    marked.then_some((u8::try_from(value + 1).ok()?, at + 1))
}

fn at_line_start(
    flat: &Flat<'_>,
    known: &FormHeadings,
    form: &Form,
    line: Range<usize>,
) -> Option<Heading> {
    let blank = |c: &&char| c.is_whitespace() || matches!(c, '#' | '*');
    let skipped = flat.chars.get(line.clone())?.iter().take_while(blank).count();
    let start = line.start + skipped;
    let Some((ordinal, words)) = ordinal(flat, start) else {
        // Without an ordinal a line is a heading only where it is exactly the form's words.
        let (section, end) = known.at(flat, start)?;
        let alone = flat.folded(end..line.end).is_empty();
        return alone.then(|| heading(flat, start..end, None, Some(section), true));
    };
    if known.is_row(flat, words, line.end) || is_row_of_numbers(flat, words..line.end) {
        return None;
    }
    if let Some((section, end)) = known.at(flat, words) {
        return Some(heading(flat, start..end, Some(ordinal), Some(section), true));
    }
    let near = known.near(flat, words).filter(|(section, end)| {
        position_of(*section) == usize::from(ordinal) && flat.folded(*end..line.end).is_empty()
    });
    if let Some((section, end)) = near {
        return Some(heading(flat, start..end, Some(ordinal), Some(section), false));
    }
    let folded: String = flat.folded(words..line.end).iter().map(|(_, c)| c).collect();
    let short = (2..=LONGEST).contains(&folded.chars().count());
    if !short || folded.contains(|c: char| lexicon::STOPS.contains(c) || c == ';' || c == '|') {
        return None;
    }
    let section = form
        .sections
        .iter()
        .find(|section| {
            section.keywords.iter().any(|all| all.iter().all(|word| folded.contains(word)))
        })
        .map(|section| section.id);
    let end = flat.folded(words..line.end).last().map_or(words, |(at, _)| at + 1);
    Some(heading(flat, start..end, Some(ordinal), section, false))
}

/// Whether a line ends with several numbers, as a row of a table does.
fn is_row_of_numbers(flat: &Flat<'_>, line: Range<usize>) -> bool {
    let text = flat.text(line);
    let numbers = text.split_whitespace().rev().take_while(|word| number::is_value(word)).count();
    numbers >= 3
}

/// In a page without lines: an ordinal with the form's words behind it, or with words that differ
/// in two characters at most where the ordinal is the form's too.
fn within_line(flat: &Flat<'_>, known: &FormHeadings, line: Range<usize>) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut position = line.start;
    while position < line.end {
        let at = ordinal(flat, position)
            .filter(|_| flat.chars.get(position).is_some_and(|c| !c.is_whitespace()))
            .and_then(|(ordinal, words)| {
                let exact = known.at(flat, words).map(|(section, end)| (section, end, true));
                let near = || known.near(flat, words).map(|(section, end)| (section, end, false));
                let (section, end, exact) = exact.or_else(|| {
                    near().filter(|(section, _, _)| position_of(*section) == usize::from(ordinal))
                })?;
                Some((ordinal, section, end, exact))
            });
        if let Some((ordinal, section, end, exact)) = at {
            found.push(heading(flat, position..end, Some(ordinal), Some(section), exact));
            position = end;
        } else {
            position += 1;
        }
    }
    found
}

/// 1 for the first of the six.
fn position_of(section: SectionId) -> usize {
    SectionId::NUMBERED.iter().position(|other| *other == section).map_or(0, |at| at + 1)
}

fn heading(
    flat: &Flat<'_>,
    range: Range<usize>,
    ordinal: Option<u8>,
    section: Option<SectionId>,
    exact: bool,
) -> Heading {
    let text = flat.text(range.clone()).split_whitespace().collect::<Vec<_>>().join("");
    Heading { range, found: PrintedHeading { text, ordinal, section, exact } }
}

/// Keeps one heading for each section. Tables of contents and some preambles repeat them, so the last one with the
/// form's words is kept; where two are followed by their table, the first. Headings before the first section are
/// dropped.
fn keep_one_each(flat: &Flat<'_>, found: Vec<Heading>) -> Vec<Heading> {
    let places = found.iter().enumerate().map(|(nth, heading)| {
        let next = found.get(nth + 1).map_or(flat.len(), |next| next.range.start);
        match has_table(flat, heading, next) {
            true => (true, usize::MAX - heading.range.start),
            false => (false, heading.range.start),
        }
    });
    let rank = |(heading, place): (&Heading, (bool, usize))| {
        (heading.found.ordinal.is_some(), heading.found.exact, place)
    };
    let ranks: Vec<_> = found.iter().zip(places).map(rank).collect();
    let best = SectionId::NUMBERED.map(|section| {
        let own = found.iter().zip(&ranks).filter(|(one, _)| one.found.section == Some(section));
        own.map(|(_, rank)| rank).max()
    });
    // Headings have different places, so ranks are unique.
    let chosen = |(heading, rank): &(&Heading, _)| {
        heading.found.section.is_none() || best.contains(&Some(*rank))
    };
    let kept = found.iter().zip(&ranks).filter(chosen).map(|(heading, _)| heading.clone());
    kept.skip_while(|heading| heading.found.section.is_none()).collect()
}

/// Whether the section's table stands between its heading and the next: as a grid, or by words of its head.
fn has_table(flat: &Flat<'_>, heading: &Heading, next: usize) -> bool {
    let of = |section| TableId::ALL.into_iter().find(|table| table.section() == section);
    let Some(table) = heading.found.section.and_then(of) else { return false };
    let grids = |at| flat.lines().get(flat.line_at(at)).map(|line| line.grids_before);
    grids(heading.range.start) != grids(next)
        || table_start(flat, table, heading.range.end..next).is_some()
}

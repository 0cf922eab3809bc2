//! Ways in which people and programs write the same number.

use crate::maker::formats::{Cells, Format};
use crate::maker::report::Report;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disguise {
    /// As the maker writes it.
    None,
    /// Around it, and before a unit or a note.
    Spaces,
    FullWidth,
    Separators,
    /// Around it.
    LineBreaks,
    /// Several of the above.
    Mixed,
    /// In the middle of the number, which may be two numbers then.
    SplitBySpace,
    SplitByLineBreak,
}

/// What a format can carry within a cell.
pub struct Carrier {
    pub disguises: Vec<Disguise>,
    spaces: &'static [char],
    /// The longest number that stays on one line when it is written in full width.
    widest: usize,
    /// A blank cell can hold white space.
    pub blanks: bool,
    /// One in so many numbers is split.
    splits: usize,
}

/// All kinds that are typed and pasted: ideographic, no-break, en, thin. Between the values of a text
/// a tab is the end of a cell.
const SPACES: &[char] = &[' ', '\u{3000}', '\u{a0}', '\u{2002}', '\u{2009}', '\t'];

impl Carrier {
    pub fn of(format: &Format) -> Carrier {
        use Disguise::{FullWidth, LineBreaks, Mixed, Separators, Spaces};
        use Disguise::{SplitByLineBreak, SplitBySpace};
        let drawn = format.cells == Cells::Drawn;
        let mut disguises =
            vec![Disguise::None, Spaces, FullWidth, Separators, Mixed, SplitBySpace];
        // A line of text and a row of markdown end where the line does: there a break is no part of
        // a cell.
        if drawn && !format.name.starts_with("markdown") {
            disguises.extend([LineBreaks, SplitByLineBreak]);
        }
        let set = is_set_on_pages(format);
        let spaces = match drawn {
            // What GBK and the fonts of a page have.
            _ if set || format.name == "csv-gbk" => 2,
            // LibreOffice loses a tab behind a line break.
            true if format.is_own() => SPACES.len(),
            _ => SPACES.len() - 1,
        };
        Carrier {
            disguises,
            spaces: &SPACES[..spaces],
            // In the narrow columns of a page a longer one is broken over lines: another disguise.
            widest: if set { 3 } else { usize::MAX },
            blanks: drawn,
            // Commas between split numbers in every row are no table but torn prose.
            splits: if format.name.starts_with("csv") { 50 } else { 1 },
        }
    }
}

/// Columns have a width, so texts are broken over lines.
fn is_set_on_pages(format: &Format) -> bool {
    ["pdf", "ofd", "text-laid-out", "text-cramped"].iter().any(|it| format.name.starts_with(it))
}

impl Disguise {
    /// A report whose values are written in this way.
    pub fn dressed(self, seed: u64, carrier: &Carrier) -> Report {
        let mut report = Report::new(seed);
        for (nth, value) in report.values.values_mut().enumerate() {
            *value = self.dress(value, nth + seed as usize, carrier);
        }
        report
    }

    pub fn is_split(self) -> bool {
        matches!(self, Disguise::SplitBySpace | Disguise::SplitByLineBreak)
    }

    fn dress(self, printed: &str, nth: usize, carrier: &Carrier) -> String {
        let end = printed.find(|c: char| !is_part(c)).unwrap_or(printed.len());
        let (number, rest) = printed.split_at(end);
        if printed.is_empty() && !carrier.blanks {
            return String::new();
        }
        let space = carrier.spaces[nth % carrier.spaces.len()];
        match self {
            Disguise::None => printed.to_owned(),
            Disguise::Spaces => around(&spaced(number, rest, space), space, nth),
            Disguise::FullWidth => format!("{}{rest}", full_width(number, carrier.widest)),
            Disguise::Separators => format!("{}{rest}", separated(number)),
            Disguise::LineBreaks => around(&spaced(number, rest, '\n'), '\n', nth),
            _ if self.is_split() && !nth.is_multiple_of(carrier.splits) => printed.to_owned(),
            Disguise::SplitBySpace => format!("{}{rest}", split(number, space)),
            Disguise::SplitByLineBreak => format!("{}{rest}", split(number, '\n')),
            Disguise::Mixed => {
                let number = if nth.is_multiple_of(2) { separated(number) } else { number.into() };
                let wide = !nth.is_multiple_of(3);
                let number = if wide { full_width(&number, carrier.widest) } else { number };
                let text = around(&spaced(&number, rest, space), space, nth / 2);
                let breaks = carrier.disguises.contains(&Disguise::LineBreaks);
                if breaks && nth % 5 < 2 { around(&text, '\n', nth) } else { text }
            }
        }
    }
}

/// Whether white space stands in the middle of a number.
pub fn is_split(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let inner = |at: usize| chars.get(at).is_some_and(|c| is_part(*c));
    let last = |end: usize| (0..end).rev().find(|at| !chars[*at].is_whitespace());
    (1..chars.len()).any(|at| {
        let parted = inner(at) && chars[at - 1].is_whitespace();
        parted && last(at).is_some_and(inner)
    })
}

fn is_part(c: char) -> bool {
    c.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&c) || "+-,.，．＋－".contains(c)
}

fn around(text: &str, space: char, nth: usize) -> String {
    match nth % 3 {
        0 => format!("{space}{text}{space}"),
        1 => format!("{text}{space}{space}"),
        _ => format!("{space}{text}"),
    }
}

/// White space before a unit or a note.
fn spaced(number: &str, rest: &str, space: char) -> String {
    match number.is_empty() || rest.is_empty() {
        true => format!("{number}{rest}"),
        false => format!("{number}{space}{rest}"),
    }
}

fn full_width(number: &str, widest: usize) -> String {
    if number.chars().count() > widest {
        return number.to_owned();
    }
    let wide = |c: char| char::from_u32(c as u32 + 0xfee0).filter(|_| c.is_ascii());
    number.chars().map(|c| wide(c).unwrap_or(c)).collect()
}

fn separated(number: &str) -> String {
    let whole = number.split('.').next().unwrap();
    let first = usize::from(number.starts_with(['+', '-']));
    if number.contains(',') || !number.is_ascii() {
        return number.to_owned();
    }
    let mut out = number.to_owned();
    let places = (first + 1..whole.len()).filter(|at| (whole.len() - at).is_multiple_of(3));
    for at in places.rev() {
        out.insert(at, ',');
    }
    out
}

fn split(number: &str, space: char) -> String {
    let middle = number.char_indices().nth(number.chars().count() / 2);
    match middle {
        Some((at, _)) if at > 0 => format!("{}{space}{}", &number[..at], &number[at..]),
        _ => number.to_owned(),
    }
}

//! Number formats that show a number as a date or a percentage (ECMA-376-1 §18.8.30, §18.8.31).

/// What a format makes of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberFormat {
    /// A number that stays one.
    Plain,
    Percent,
    Date(Vec<DatePart>),
}

/// One piece of a date. The number is how many letters the code has for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatePart {
    Words(String),
    Year(usize),
    Month(usize),
    Day(usize),
    Hour(usize),
    Minute(usize),
    Second(usize),
    /// Before or after noon.
    HalfDay,
}

/// Formats that files name by number only (§18.8.30), as a Chinese program shows them. The signs
/// are those of year, month, day, hour, minute and second.
const NUMBERED: &[(u32, &str)] = &[
    (9, "0%"),
    (10, "0.00%"),
    (14, "yyyy/m/d"),
    (15, "d-mmm-yy"),
    (16, "d-mmm"),
    (17, "mmm-yy"),
    (18, "h:mm AM/PM"),
    (19, "h:mm:ss AM/PM"),
    (20, "h:mm"),
    (21, "h:mm:ss"),
    (22, "yyyy/m/d h:mm"),
    (27, "yyyy\u{5e74}m\u{6708}"),
    (28, "m\u{6708}d\u{65e5}"),
    (29, "m\u{6708}d\u{65e5}"),
    (30, "m-d-yy"),
    (31, "yyyy\u{5e74}m\u{6708}d\u{65e5}"),
    (32, "h\u{65f6}mm\u{5206}"),
    (33, "h\u{65f6}mm\u{5206}ss\u{79d2}"),
    (34, "h\u{65f6}mm\u{5206} AM/PM"),
    (35, "h\u{65f6}mm\u{5206}ss\u{79d2} AM/PM"),
    (36, "yyyy\u{5e74}m\u{6708}"),
    (45, "mm:ss"),
    (46, "h:mm:ss"),
    (47, "mm:ss"),
    (50, "yyyy\u{5e74}m\u{6708}"),
    (51, "m\u{6708}d\u{65e5}"),
    (52, "yyyy\u{5e74}m\u{6708}"),
    (53, "m\u{6708}d\u{65e5}"),
    (54, "m\u{6708}d\u{65e5}"),
    (55, "h\u{65f6}mm\u{5206} AM/PM"),
    (56, "h\u{65f6}mm\u{5206}ss\u{79d2} AM/PM"),
    (57, "yyyy\u{5e74}m\u{6708}"),
    (58, "m\u{6708}d\u{65e5}"),
];

/// Names of the general format; the last is how Chinese programs begin it.
const GENERAL: [&str; 3] = ["general", "standard", "g/"];

/// Codes are this long at most (Excel's own limit is 255 characters).
const LONGEST: usize = 1_024;

impl NumberFormat {
    /// A format that the file only numbers.
    pub fn of_number(number: u32) -> NumberFormat {
        let known = NUMBERED.iter().find(|(own, _)| *own == number);
        known.map_or(NumberFormat::Plain, |(_, code)| NumberFormat::of_code(code))
    }

    /// A format by its code, such as `yyyy-mm-dd;@`.
    pub fn of_code(code: &str) -> NumberFormat {
        let pieces = pieces(code);
        let letters = || {
            pieces.iter().filter_map(|piece| match piece {
                CodePiece::Letters(letter, _) => Some(*letter),
                CodePiece::HalfDay | CodePiece::Words(_) => None,
            })
        };
        if letters().any(|letter| "ymdhs".contains(letter)) || pieces.contains(&CodePiece::HalfDay)
        {
            return NumberFormat::Date(date(&pieces));
        }
        // Days of the week, eras: a date in a way that is not known here.
        if letters().any(|letter| "aegb".contains(letter)) {
            return NumberFormat::Date(date(&self::pieces("yyyy/m/d")));
        }
        let percent = pieces.iter().any(|piece| matches!(piece, CodePiece::Letters('%', _)));
        if percent { NumberFormat::Percent } else { NumberFormat::Plain }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum CodePiece {
    /// The same letter, in lower case, so many times.
    Letters(char, usize),
    HalfDay,
    Words(String),
}

/// The first section of a code, which is the one for dates and for positive numbers.
fn pieces(code: &str) -> Vec<CodePiece> {
    let mut pieces = Vec::new();
    let mut rest = code.get(..LONGEST).unwrap_or(code);
    let general =
        |rest: &str| GENERAL.iter().find(|name| starts(rest, name)).map(|name| name.len());
    while let Some(first) = rest.chars().next() {
        let mut length = first.len_utf8();
        match first {
            ';' => break,
            '"' => {
                let inner = rest.get(1..).unwrap_or_default();
                let words = inner.split('"').next().unwrap_or_default();
                words_of(&mut pieces, words);
                length = (words.len() + 2).min(rest.len());
            }
            '[' => {
                // Colours, conditions, languages; `[h]` counts hours beyond a day.
                let inner = rest.get(1..).unwrap_or_default();
                let words = inner.split(']').next().unwrap_or_default();
                let letter = words.chars().next().map_or(' ', |c| c.to_ascii_lowercase());
                if "hms".contains(letter) && words.chars().all(|c| c.eq_ignore_ascii_case(&letter))
                {
                    letters(&mut pieces, letter);
                }
                length = (words.len() + 2).min(rest.len());
            }
            '\\' | '_' | '*' => {
                let escaped = rest.chars().nth(1);
                if let (Some(c), '\\') = (escaped, first) {
                    words_of(&mut pieces, c.encode_utf8(&mut [0; 4]));
                }
                length += escaped.map_or(0, char::len_utf8);
            }
            _ if general(rest).is_some() => length = general(rest).unwrap_or(length),
            _ if starts(rest, "am/pm") => {
                pieces.push(CodePiece::HalfDay);
                length = "am/pm".len();
            }
            // The exponent of a number.
            'E' | 'e' if starts(rest, "e+") || starts(rest, "e-") => length = 2,
            c if c.is_ascii_alphabetic() || c == '%' => {
                letters(&mut pieces, c.to_ascii_lowercase())
            }
            c => words_of(&mut pieces, c.encode_utf8(&mut [0; 4])),
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    pieces
}

fn starts(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

fn letters(pieces: &mut Vec<CodePiece>, letter: char) {
    match pieces.last_mut() {
        Some(CodePiece::Letters(own, count)) if *own == letter => *count += 1,
        _ => pieces.push(CodePiece::Letters(letter, 1)),
    }
}

fn words_of(pieces: &mut Vec<CodePiece>, words: &str) {
    match pieces.last_mut() {
        Some(CodePiece::Words(own)) => own.push_str(words),
        _ => pieces.push(CodePiece::Words(words.to_owned())),
    }
}

/// The parts of a date. `m` is a minute behind hours and before seconds, and a month elsewhere.
fn date(pieces: &[CodePiece]) -> Vec<DatePart> {
    let near = |at: Option<usize>, wanted: char, step: fn(usize) -> Option<usize>| {
        let mut at = at;
        while let Some(index) = at {
            match pieces.get(index) {
                Some(CodePiece::Letters(letter, _)) => return *letter == wanted,
                Some(_) => at = step(index),
                None => return false,
            }
        }
        false
    };
    pieces
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| {
            Some(match piece {
                CodePiece::Words(words) => DatePart::Words(words.clone()),
                CodePiece::HalfDay => DatePart::HalfDay,
                CodePiece::Letters('y', count) => DatePart::Year(*count),
                CodePiece::Letters('d', count @ 1..3) => DatePart::Day(*count),
                CodePiece::Letters('h', count) => DatePart::Hour((*count).min(2)),
                CodePiece::Letters('s', count) => DatePart::Second((*count).min(2)),
                CodePiece::Letters('m', count) => {
                    let hours = near(at.checked_sub(1), 'h', |at| at.checked_sub(1));
                    let seconds = near(at.checked_add(1), 's', |at| at.checked_add(1));
                    if hours || seconds {
                        DatePart::Minute((*count).min(2))
                    } else {
                        DatePart::Month(*count)
                    }
                }
                CodePiece::Letters(..) => return None,
            })
        })
        .collect()
}

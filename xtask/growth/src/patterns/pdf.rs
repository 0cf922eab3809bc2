//! Pages of pdf (ISO 32000-1): what their operators draw.

use super::report::{self, Spot};
use super::units::{CHARACTERS, Unit, WORDS};
use super::{Pattern, add, repeated, times};
use crate::write::pdf::{File, hex, shown};

/// Operators behind the text of the report, on one page.
const OPERATORS: &[Unit] = &[
    ("texts on one spot", "BT /F 10 Tf 50 700 Td <0031> Tj ET "),
    ("texts in one object", "<0031> Tj "),
    ("texts side by side", "20 0 Td <0031> Tj "),
    ("texts one below the other", "0 -1 Td <516C> Tj "),
    ("blanks", "<0020> Tj "),
    ("empty texts", "<> Tj "),
    ("changes of font", "/F 10 Tf "),
    ("changes of matrix", "1 0 0 1 0 0 cm "),
    ("saved states", "q "),
    ("saved and restored states", "q Q "),
    ("restored states", "Q "),
    ("rectangles", "10 10 20 20 re S "),
    ("filled rectangles", "10 10 20 20 re f "),
    ("white rectangles", "1 g 10 10 20 20 re f "),
    ("lines", "10 10 m 90 10 l S "),
    ("lines down", "10 10 m 10 90 l S "),
    ("short lines", "10 10 m 11 10 l S "),
    ("points of one path", "10 10 l "),
    ("curves", "1 2 3 4 5 6 c "),
    ("clips", "0 0 600 800 re W n "),
    ("marked content", "/P BMC EMC "),
    ("marked content that is not closed", "/P BMC "),
    ("ends of marked content", "EMC "),
    ("text for glyphs", "/Span << /ActualText <FEFF516C> >> BDC <516C> Tj EMC "),
    ("text for glyphs that is not closed", "/Span << /ActualText <FEFF516C> >> BDC <516C> Tj "),
    ("inline pictures", "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI "),
    ("inline pictures without an end", "BI /W 1 ID x "),
    ("operands", "1 "),
    ("unknown operators", "foo "),
    ("strings that are not closed", "("),
    ("lists that are not closed", "[ "),
    ("dictionaries that are not closed", "<< /A "),
    ("comments", "% 公\n"),
    ("drawings of nothing", "/X Do "),
    ("changes of colour", "0.5 g 0 0 0 rg "),
    ("graphic states", "/G gs "),
    ("rendering modes", "3 Tr "),
    ("rises", "BT /F 10 Tf 50 700 Td <0031> Tj 4 Ts /F 6 Tf <0032> Tj ET "),
    ("turned texts", "BT /F 10 Tf 0 1 -1 0 50 400 Tm <516C> Tj ET "),
];

/// Operators with places that depend on their number.
type Placed = (&'static str, fn(usize) -> String);

const PLACED: &[Placed] = &[
    ("texts in a grid", |n| shown("12", 20 + n % 20 * 28, 20 + n / 20 % 60 * 12)),
    ("texts in a column", |n| shown("公开", 50, n % 790)),
    ("texts in a line", |n| shown("1", n % 590, 400)),
    ("texts one beside the other", |n| shown("公", n % 59 * 10, 20 + n / 59 % 78 * 10)),
    ("labels in a column", |n| shown("行政规范性文件", 50, n % 790)),
    ("small texts", |n| shown("公", n % 599, n / 599 % 799)),
    ("texts under rectangles", |n| {
        let (left, up) = (n % 60 * 10, n / 60 % 80 * 10);
        format!("{} 1 g {left} {up} 9 9 re f 0 g ", shown("1", left, up))
    }),
    ("cells with borders", |n| {
        let (left, up) = (20 + n % 20 * 28, 20 + n / 20 % 60 * 12);
        format!("{left} {up} 28 12 re S {}", shown("12", left + 4, up + 2))
    }),
    ("lines across", |n| format!("20 {0} m 580 {0} l S ", n % 800)),
    ("lines down", |n| format!("{0} 20 m {0} 780 l S ", n % 600)),
    ("a mesh of lines", |n| match n % 2 {
        0 => format!("0 {0}.{1} m 600 {0}.{1} l S ", n / 2 % 800, n / 1600 % 10),
        _ => format!("{0}.{1} 0 m {0}.{1} 800 l S ", n / 2 % 600, n / 1200 % 10),
    }),
    ("dashes", |n| format!("{0} 400 m {1} 400 l S ", n % 590, n % 590 + 1)),
    ("short lines everywhere", |n| {
        format!("{0} {1} m {2} {1} l S ", n % 590, n / 59 % 800, n % 590 + 9)
    }),
    ("diagonals", |n| format!("{} 0 m 600 {} l S ", n % 600, n % 800)),
    ("boxes", |n| format!("{} {} 8 8 re S ", n % 58 * 10, n / 58 % 78 * 10)),
    ("boxes one in the other", |n| {
        let edge = n % 290;
        format!("{edge} {edge} {0} {0} re S ", 600 - 2 * edge)
    }),
    ("white boxes everywhere", |n| {
        format!("1 g {} {} 8 8 re f 0 g ", n % 58 * 10, n / 58 % 78 * 10)
    }),
    ("clips everywhere", |n| format!("q {} {} 90 90 re W n <516C> Tj Q ", n % 500, n % 700)),
];

pub fn patterns(patterns: &mut Vec<Pattern>) {
    for (name, unit) in OPERATORS {
        add(patterns, format!("pdf/operators/{name}"), times(unit) / 2, move |count| {
            let begin = "BT /F 10 Tf 50 700 Td ";
            one_page(&format!("{begin}{}", repeated(unit, count)))
        });
    }
    for (name, unit) in PLACED {
        add(patterns, format!("pdf/placed/{name}"), 75, move |count| {
            one_page(&(0..count).map(unit).collect::<String>())
        });
    }
    for (name, unit) in CHARACTERS.iter().chain(WORDS.iter().skip(2).step_by(4)) {
        add(patterns, format!("pdf/line of text/{name}"), times(unit) / 4, move |count| {
            one_page(&shown(&repeated(unit, count), 50, 20))
        });
    }
    add(patterns, "pdf/pieces of one text", 250, |count| {
        one_page(&format!("BT /F 10 Tf 50 20 Td [{}] TJ ET", "<516C> -20 ".repeat(count)))
    });
    add(patterns, "pdf/pieces far apart", 150, |count| {
        one_page(&format!("BT /F 10 Tf 0 20 Td [{}] TJ ET", "<0031> -2000 ".repeat(count)))
    });
    add(patterns, "pdf/pages", 5, |count| pages(count, "公开"));
    add(patterns, "pdf/pages with a table", 3, |count| {
        let mut file = reported();
        let cells: String = (0..60)
            .map(|n| {
                let (left, up) = (50 + n % 6 * 80, 100 + n / 6 * 20);
                format!("{left} {up} 80 20 re S {}", shown("12", left + 4, up + 4))
            })
            .collect();
        (0..count).for_each(|_| file.page(&cells));
        file.bytes()
    });
    add(patterns, "pdf/empty pages", 10, |count| {
        let mut file = reported();
        (0..count).for_each(|_| file.page(""));
        file.bytes()
    });
    add(patterns, "pdf/page numbers", 5, |count| {
        let mut file = reported();
        (0..count).for_each(|n| {
            file.page(&(shown("公开。", 50, 400) + &shown(&format!("- {n} -"), 290, 20)))
        });
        file.bytes()
    });
    add(patterns, "pdf/text in one string of bytes", 250, |count| {
        one_page(&format!("BT /F 10 Tf 50 20 Td {} Tj ET", hex(&"公开".repeat(count))))
    });
}

/// A report on a page, a line of text a line.
pub(super) fn reported() -> File {
    let mut file = File::new();
    for lines in report::lines(Spot::End, &[]).chunks(40) {
        let place = |(index, line): (usize, &String)| shown(line, 20, 780 - 18 * index);
        let operators: String = lines.iter().enumerate().map(place).collect();
        file.page(&operators);
    }
    file
}

fn one_page(operators: &str) -> Vec<u8> {
    let mut file = reported();
    file.page(operators);
    file.bytes()
}

fn pages(count: usize, text: &str) -> Vec<u8> {
    let mut file = reported();
    let operators: String = (0..30).map(|row| shown(text, 50, 100 + 20 * row)).collect();
    (0..count).for_each(|_| file.page(&operators));
    file.bytes()
}

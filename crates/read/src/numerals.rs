//! The numbers of Word's automatic numbering, written out: ECMA-376-1 §17.18.59 (ST_NumberFormat).

mod data {
    //! The characters of `data/numerals.toml`, compiled in.
    include!(concat!(env!("OUT_DIR"), "/numerals.rs"));
}

/// The largest number that Word counts to.
const LARGEST: u32 = 32_767;

/// A number in one of the formats of Chinese documents, as Word prints it. `None` for formats of
/// other languages; `bullet` and `none` print nothing.
pub fn format_number(value: u32, format: &str) -> Option<String> {
    let decimal = || value.to_string();
    if value > LARGEST {
        return Some(decimal());
    }
    let text = match format {
        "bullet" | "none" => String::new(),
        "decimal" | "decimalHalfWidth" | "" => decimal(),
        "decimalZero" => format!("{value:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => shifted_digits(value, 0xFF10),
        "numberInDash" => format!("- {value} -"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(0x2460, 20, value),
        "decimalEnclosedParen" => enclosed(0x2474, 20, value),
        "decimalEnclosedFullstop" => enclosed(0x2488, 20, value),
        "ideographEnclosedCircle" => enclosed(0x3280, 10, value),
        "upperLetter" => letters(value, b'A'),
        "lowerLetter" => letters(value, b'a'),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_lowercase(),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            digit_by_digit(value, data::COUNTING)
        }
        "chineseCounting" | "taiwaneseCounting" if value > 99 => {
            digit_by_digit(value, data::COUNTING)
        }
        "chineseCounting"
        | "taiwaneseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCountingThousand" => COUNTING.write(value),
        // Without a one before the units, and without zeros between them.
        "japaneseCounting" => JAPANESE.write(value),
        "chineseLegalSimplified" => LEGAL.write(value),
        "ideographLegalTraditional" => LEGAL_TRADITIONAL.write(value),
        "ideographTraditional" => in_series(data::STEMS, value),
        "ideographZodiac" => in_series(data::BRANCHES, value),
        "ideographZodiacTraditional" => {
            let pair = |value| {
                format!("{}{}", in_cycle(data::STEMS, value), in_cycle(data::BRANCHES, value))
            };
            if (1..=60).contains(&value) { pair(value) } else { decimal() }
        }
        _ => return None,
    };
    Some(text)
}

/// How a system of numerals writes tens, hundreds and thousands.
struct NumeralSystem {
    digits: &'static str,
    units: &'static str,
    /// Whether ten is *one ten*, hundred *one hundred*.
    one: LeadingOne,
}

#[derive(Clone, Copy, PartialEq)]
enum LeadingOne {
    Always,
    /// Not before ten at the beginning: eleven is *ten one*.
    NotBeforeTen,
    Never,
}

const COUNTING: NumeralSystem = NumeralSystem {
    digits: data::COUNTING,
    units: data::COUNTING_UNITS,
    one: LeadingOne::NotBeforeTen,
};
const JAPANESE: NumeralSystem =
    NumeralSystem { digits: data::COUNTING, units: data::COUNTING_UNITS, one: LeadingOne::Never };
const LEGAL: NumeralSystem =
    NumeralSystem { digits: data::LEGAL, units: data::LEGAL_UNITS, one: LeadingOne::Always };
const LEGAL_TRADITIONAL: NumeralSystem = NumeralSystem {
    digits: data::LEGAL_TRADITIONAL,
    units: data::LEGAL_TRADITIONAL_UNITS,
    one: LeadingOne::Always,
};

impl NumeralSystem {
    fn write(&self, value: u32) -> String {
        if value == 0 {
            return digit_by_digit(0, self.digits);
        }
        let mut out = String::new();
        let mut zeros = false;
        for place in (0..5).rev() {
            let digit = value / 10u32.pow(place) % 10;
            if digit == 0 {
                zeros = !out.is_empty();
                continue;
            }
            if std::mem::take(&mut zeros) && self.one != LeadingOne::Never {
                out.push_str(&digit_by_digit(0, self.digits));
            }
            let silent = match self.one {
                LeadingOne::Always => false,
                LeadingOne::NotBeforeTen => place == 1 && out.is_empty(),
                LeadingOne::Never => (1..=3).contains(&place),
            };
            if digit > 1 || !silent || place == 0 {
                out.push_str(&digit_by_digit(digit, self.digits));
            }
            let unit = place.checked_sub(1).and_then(|unit| self.units.chars().nth(unit as usize));
            out.extend(unit);
        }
        out
    }
}

/// Each digit by itself.
fn digit_by_digit(value: u32, digits: &str) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| digits.chars().nth(digit as usize));
    value.to_string().chars().filter_map(digit).collect()
}

/// Each digit by itself, in a row of characters that begins with zero.
fn shifted_digits(value: u32, zero: u32) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit));
    value.to_string().chars().filter_map(digit).collect()
}

/// One of the characters from `first` on that stand for 1 to `last`; beyond them, plain digits.
fn enclosed(first: u32, last: u32, value: u32) -> String {
    match char::from_u32(first + value.saturating_sub(1)) {
        Some(c) if (1..=last).contains(&value) => c.to_string(),
        _ => value.to_string(),
    }
}

/// The character of a series; beyond it, plain digits.
fn in_series(series: &str, value: u32) -> String {
    let found = value.checked_sub(1).and_then(|at| series.chars().nth(at as usize));
    found.map_or_else(|| value.to_string(), String::from)
}

/// The character of a series that begins again at its end.
fn in_cycle(series: &str, value: u32) -> String {
    let count = u32::try_from(series.chars().count()).unwrap_or(1).max(1);
    in_series(series, value.saturating_sub(1) % count + 1)
}

/// a … z, aa, bb …
fn letters(value: u32, first: u8) -> String {
    match value.checked_sub(1) {
        Some(before) if value <= 780 => {
            let letter = char::from(first + u8::try_from(before % 26).unwrap_or_default());
            std::iter::repeat_n(letter, (before / 26 + 1) as usize).collect()
        }
        _ => value.to_string(),
    }
}

fn roman(value: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = value;
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while left >= worth {
            out.push_str(sign);
            left -= worth;
        }
    }
    if out.is_empty() { value.to_string() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(format: &str, values: &[u32]) -> Vec<String> {
        values.iter().map(|value| format_number(*value, format).unwrap_or_default()).collect()
    }

    #[test]
    fn chinese_numerals_are_those_of_documents() {
        let few = [1, 9, 10, 11, 20, 21, 99];
        for format in ["chineseCounting", "chineseCountingThousand", "taiwaneseCounting"] {
            assert_eq!(
                all(format, &few),
                ["一", "九", "十", "十一", "二十", "二十一", "九十九"],
                "{format}"
            );
        }
        assert_eq!(
            all("chineseCountingThousand", &[100, 101, 110, 1001, 1010, 12345]),
            ["一百", "一百〇一", "一百一十", "一千〇一", "一千〇一十", "一万二千三百四十五"]
        );
        assert_eq!(all("chineseCounting", &[100, 321]), ["一〇〇", "三二一"]);
        assert_eq!(all("ideographDigital", &[9, 10, 21]), ["九", "一〇", "二一"]);
        assert_eq!(all("japaneseCounting", &[10, 101, 111, 1000]), ["十", "百一", "百十一", "千"]);
        assert_eq!(all("chineseLegalSimplified", &[1, 10, 21]), ["壹", "壹拾", "贰拾壹"]);
        assert_eq!(all("ideographTraditional", &[1, 10, 11]), ["甲", "癸", "11"]);
        assert_eq!(all("ideographZodiacTraditional", &[1, 11, 60]), ["甲子", "甲戌", "癸亥"]);
    }

    #[test]
    fn other_numerals_are_written_as_word_does() {
        assert_eq!(all("decimalEnclosedCircle", &[1, 20, 21]), ["①", "⑳", "21"]);
        assert_eq!(all("decimalEnclosedCircleChinese", &[3]), ["③"]);
        assert_eq!(all("decimalFullWidth", &[12]), ["１２"]);
        assert_eq!(all("decimalZero", &[7, 12]), ["07", "12"]);
        assert_eq!(all("lowerLetter", &[1, 26, 27, 53]), ["a", "z", "aa", "aaa"]);
        assert_eq!(all("upperRoman", &[4, 9, 1987]), ["IV", "IX", "MCMLXXXVII"]);
        assert_eq!(all("bullet", &[3]), [""]);
        assert_eq!(format_number(3, "thaiLetters"), None);
        assert_eq!(format_number(u32::MAX, "upperRoman"), Some("4294967295".into()));
    }
}

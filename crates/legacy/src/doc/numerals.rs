//! How Word writes the numbers of its lists (MS-OSHARED, MSONFC): the formats of newer files under
//! codes.

use read::numerals;

pub(super) const BULLET: u8 = 23;
pub(super) const NONE: u8 = 255;

/// ㈠, which no format of newer files has.
const ONE_IN_BRACKETS: u32 = 0x3220;

/// The number in a format; `None` where it is not known how Word writes it.
pub(super) fn format_number(number: i32, format: u8) -> Option<String> {
    let number = u32::try_from(number).ok()?;
    let name = match format {
        0 => "decimal",
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        // Digit by digit; the last of them has no name of its own.
        10 | 36 | 40 => "ideographDigital",
        11 => "japaneseCounting",
        14 => "decimalFullWidth",
        15 => "decimalHalfWidth",
        18 => "decimalEnclosedCircle",
        19 => "decimalFullWidth2",
        22 => "decimalZero",
        BULLET => "bullet",
        26 => "decimalEnclosedFullstop",
        27 => "decimalEnclosedParen",
        28 if (1..=10).contains(&number) => {
            return char::from_u32(ONE_IN_BRACKETS + number - 1).map(String::from);
        }
        28 => "decimal",
        29 => "ideographEnclosedCircle",
        30 => "ideographTraditional",
        33 => "taiwaneseCounting",
        35 => "taiwaneseCountingThousand",
        37 => "chineseCounting",
        38 => "chineseLegalSimplified",
        39 => "chineseCountingThousand",
        NONE => "none",
        _ => return None,
    };
    numerals::format_number(number, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ordinals_of_headings_are_written_as_the_form_has_them() {
        let six: Vec<String> = (1..=6).filter_map(|n| format_number(n, 37)).collect();
        assert_eq!(six, ["一", "二", "三", "四", "五", "六"]);
        assert_eq!(format_number(10, 39).unwrap(), "十");
        assert_eq!(format_number(21, 11).unwrap(), "二十一");
        assert_eq!(format_number(10, 36).unwrap(), "一〇");
        assert_eq!(format_number(12, 38).unwrap(), "壹拾贰");
    }

    #[test]
    fn what_is_not_known_is_not_written() {
        assert_eq!(format_number(3, 99), None);
        assert_eq!(format_number(-1, 0), None);
    }

    #[test]
    fn beyond_its_signs_a_format_writes_digits() {
        assert_eq!(format_number(21, 18).unwrap(), "21");
        assert_eq!(format_number(11, 28).unwrap(), "11");
    }

    #[test]
    fn the_other_ordinals_are_those_of_word() {
        let of = |format| format_number(4, format).unwrap();
        let all: Vec<String> = [0, 1, 2, 3, 4, 18, 19, 22, 27, 28, 30].map(of).into();
        assert_eq!(all, ["4", "IV", "iv", "D", "d", "④", "４", "04", "⑷", "㈣", "丁"]);
        assert_eq!(format_number(28, 4).unwrap(), "bb");
    }
}

//! How Word writes the numbers of its lists (MS-OSHARED, MSONFC).

pub(super) const BULLET: u8 = 23;
pub(super) const NONE: u8 = 255;

/// 〇 and the nine digits.
const DIGITS: [char; 10] = [
    '\u{3007}', '\u{4E00}', '\u{4E8C}', '\u{4E09}', '\u{56DB}', '\u{4E94}', '\u{516D}', '\u{4E03}',
    '\u{516B}', '\u{4E5D}',
];
const TEN: char = '\u{5341}';
/// 零, 壹 to 玖, and 拾.
const LEGAL: [char; 10] = [
    '\u{96F6}', '\u{58F9}', '\u{8D30}', '\u{53C1}', '\u{8086}', '\u{4F0D}', '\u{9646}', '\u{67D2}',
    '\u{634C}', '\u{7396}',
];
const LEGAL_TEN: char = '\u{62FE}';
/// The ten heavenly stems.
const STEMS: [char; 10] = [
    '\u{7532}', '\u{4E59}', '\u{4E19}', '\u{4E01}', '\u{620A}', '\u{5DF1}', '\u{5E9A}', '\u{8F9B}',
    '\u{58EC}', '\u{7678}',
];

/// The number in a format; `None` where it is not known how Word writes it.
pub(super) fn written(number: i32, format: u8) -> Option<String> {
    let number = u32::try_from(number).ok()?;
    match format {
        0 | 15 => Some(number.to_string()),
        1 => roman(number),
        2 => Some(roman(number)?.to_lowercase()),
        3 => letter(number, 'A'),
        4 => letter(number, 'a'),
        10 | 36 | 40 => Some(digits(number)),
        11 | 33 | 35 | 37 | 39 => counted(number, &DIGITS, TEN, ""),
        38 => counted(number, &LEGAL, LEGAL_TEN, "\u{58F9}"),
        14 | 19 => number.to_string().chars().map(full_width).collect(),
        18 => beyond(number, 20, 0x2460),
        22 => Some(format!("{number:02}")),
        26 => beyond(number, 20, 0x2488),
        27 => beyond(number, 20, 0x2474),
        28 => beyond(number, 10, 0x3220),
        29 => beyond(number, 10, 0x3280),
        30 => STEMS.get((number as usize).checked_sub(1)?).map(char::to_string),
        BULLET | NONE => Some(String::new()),
        _ => None,
    }
}

/// 一, 二 … 十, 十一 … 九十九.
fn counted(number: u32, digits: &[char; 10], ten: char, one_ten: &str) -> Option<String> {
    let digit = |value: u32| digits.get(value as usize).copied();
    let (tens, ones) = (number / 10, number % 10);
    let mut out = String::new();
    match tens {
        0 => return digit(ones).map(String::from),
        1 => out.push_str(one_ten),
        2..=9 => out.push(digit(tens)?),
        _ => return None,
    }
    out.push(ten);
    if ones != 0 {
        out.push(digit(ones)?);
    }
    Some(out)
}

/// 一〇, digit by digit.
fn digits(number: u32) -> String {
    let digits = number.to_string();
    digits.chars().filter_map(|c| DIGITS.get(c.to_digit(10)? as usize).copied()).collect()
}

fn full_width(digit: char) -> Option<char> {
    char::from_u32(0xFF10 + digit.to_digit(10)?)
}

/// One of `count` characters in a row, the first for 1.
fn beyond(number: u32, count: u32, first: u32) -> Option<String> {
    (1..=count).contains(&number).then(|| char::from_u32(first + number - 1).map(String::from))?
}

/// a … z, aa … zz: the letter is repeated.
fn letter(number: u32, first: char) -> Option<String> {
    let index = number.checked_sub(1).filter(|index| *index < 26 * 30)?;
    let letter = char::from_u32(u32::from(first) + index % 26)?;
    Some(letter.to_string().repeat(index as usize / 26 + 1))
}

fn roman(number: u32) -> Option<String> {
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
    let mut rest = (1..4000).contains(&number).then_some(number)?;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ordinals_of_headings_are_written_as_the_form_has_them() {
        let six: Vec<String> = (1..=6).filter_map(|n| written(n, 37)).collect();
        assert_eq!(six, ["一", "二", "三", "四", "五", "六"]);
        assert_eq!(written(10, 39).unwrap(), "十");
        assert_eq!(written(21, 11).unwrap(), "二十一");
        assert_eq!(written(10, 36).unwrap(), "一〇");
        assert_eq!(written(12, 38).unwrap(), "壹拾贰");
    }

    #[test]
    fn what_is_not_known_is_not_written() {
        assert_eq!(written(3, 99), None);
        assert_eq!(written(-1, 0), None);
        assert_eq!(written(120, 37), None);
        assert_eq!(written(21, 18), None);
    }

    #[test]
    fn the_other_ordinals_are_those_of_word() {
        let of = |format| written(4, format).unwrap();
        let all: Vec<String> = [0, 1, 2, 3, 4, 18, 19, 22, 27, 28, 30].map(of).into();
        assert_eq!(all, ["4", "IV", "iv", "D", "d", "④", "４", "04", "⑷", "㈣", "丁"]);
        assert_eq!(written(28, 4).unwrap(), "bb");
    }
}

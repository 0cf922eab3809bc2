//! Numbers in figures and in Chinese numerals.

use rust_decimal::Decimal;

use model::decimal;

/// Figures with separators and decimals: `1,234`, `12.5`. With more than two spaces between
/// them, figures are several numbers.
pub(super) fn digits(text: &[(usize, char)]) -> Option<(Decimal, usize)> {
    let text = text.get(..LONGEST).unwrap_or(text);
    let digit = |at: usize| text.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    let is = |at: usize, wanted: char| text.get(at).is_some_and(|(_, c)| *c == wanted);
    let mut plain = String::new();
    let mut at = 0;
    let run = |at: &mut usize, plain: &mut String| {
        let start = *at;
        while let Some((_, c)) = text.get(*at).filter(|(_, c)| c.is_ascii_digit()) {
            plain.push(*c);
            *at += 1;
        }
        *at - start
    };
    let first = run(&mut at, &mut plain);
    if first == 0 {
        return None;
    }
    let group = |at: usize| (1..=3).all(|step| digit(at + step)) && !digit(at + 4);
    while first <= 3 && is(at, ',') && group(at) {
        at += 1;
        run(&mut at, &mut plain);
    }
    if is(at, '.') && digit(at + 1) {
        plain.push('.');
        at += 1;
        run(&mut at, &mut plain);
    }
    Some((decimal(&plain)?, at))
}

/// Characters of the longest number in figures. A decimal has at most 18 digits here: of more none is read, and each would be tried.
const LONGEST: usize = 64;

/// Chinese numerals: 十五, 一百二十三, 三千六百四十六, 〇, 二〇二三.
pub(super) fn numerals(text: &[(usize, char)]) -> Option<(Decimal, usize)> {
    let length = text.iter().take(MOST).take_while(|(_, c)| is_numeral(*c)).count();
    let chars: Vec<char> = text.iter().take(length).flat_map(|(_, c)| plain(*c)).collect();
    let placed = chars.iter().any(|c| place(*c).is_some());
    let value = if placed { by_places(&chars)? } else { by_figures(&chars)? };
    Some((Decimal::from(value), length))
}

/// The most characters of a written numeral; those of reports have fewer.
const MOST: usize = 14;

/// The numerals of cheques as those of prose, and 廿 as 二十.
fn plain(c: char) -> Vec<char> {
    let of = |(from, to): (&str, &str)| {
        from.chars().zip(to.chars()).find(|(from, _)| *from == c).map(|(_, to)| to)
    };
    let place =
        |tens: char| crate::lexicon::NUMERAL_PLACES.chars().next().map(|ten| vec![tens, ten]);
    let tens =
        of((crate::lexicon::NUMERAL_TENS, crate::lexicon::NUMERAL_TENS_PLAIN)).and_then(place);
    let figure = of((crate::lexicon::NUMERAL_CHEQUES, crate::lexicon::NUMERAL_CHEQUES_PLAIN));
    tens.unwrap_or_else(|| vec![figure.unwrap_or(c)])
}

fn by_figures(chars: &[char]) -> Option<u64> {
    // 两三件 is no number.
    let named = chars.len() == 1 || chars.len() == 4;
    let figures = chars.iter().filter_map(|c| figure(*c));
    named.then(|| figures.fold(0u64, |sum, figure| sum * 10 + figure))
}

fn by_places(chars: &[char]) -> Option<u64> {
    let (mut total, mut section, mut last) = (0u64, 0u64, None);
    for c in chars {
        match (figure(*c), place(*c)) {
            (Some(figure), _) => {
                if last.replace(figure).is_some_and(|before| before > 0) {
                    return None;
                }
            }
            (_, Some(10_000)) => {
                total = total.checked_add((section + last.take().unwrap_or(0)) * 10_000)?;
                section = 0;
            }
            (_, Some(place)) => {
                let times = match last.take() {
                    None | Some(0) if place == 10 => 1,
                    Some(figure) => figure,
                    None => return None,
                };
                section = section.checked_add(times * place)?;
            }
            _ => return None,
        }
    }
    total.checked_add(section)?.checked_add(last.unwrap_or(0))
}

pub(super) fn is_numeral(c: char) -> bool {
    let own = |c: char| figure(c).is_some() || place(c).is_some();
    let cheques = [crate::lexicon::NUMERAL_CHEQUES, crate::lexicon::NUMERAL_TENS];
    !c.is_ascii() && (own(c) || cheques.iter().any(|cheques| cheques.contains(c)))
}

fn figure(c: char) -> Option<u64> {
    FIGURES.chars().position(|figure| figure == c).map(|at| {
        let value = u64::try_from(at).unwrap_or(0);
        match value {
            10 => 0,
            11 => 2,
            value => value,
        }
    })
}

/// The numerals for 0 to 9, then a second one for 0 and for 2.
use crate::lexicon::NUMERAL_FIGURES as FIGURES;

fn place(c: char) -> Option<u64> {
    let at = crate::lexicon::NUMERAL_PLACES.chars().position(|place| place == c)?;
    [10, 100, 1_000, 10_000].get(at).copied()
}

/// 万, 亿, 千, 百 behind figures.
pub(super) fn multiplier(c: char) -> Option<Decimal> {
    let at = crate::lexicon::NUMERAL_TIMES.chars().position(|times| times == c)?;
    [10_000u64, 100_000_000, 1_000, 100].get(at).map(|times| Decimal::from(*times))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<u64> {
        let text: Vec<(usize, char)> = text.chars().enumerate().collect();
        let (value, length) = digits(&text).or_else(|| numerals(&text))?;
        assert_eq!(length, text.len());
        value.try_into().ok()
    }

    #[test]
    fn numerals_are_read_by_their_places() {
        let numbers = [
            ("十五", 15),
            ("一百二十三", 123),
            ("三千六百四十六", 3646),
            ("一千零五", 1005),
            ("两百一十六", 216),
            ("二〇二三", 2023),
            ("两", 2),
            ("〇", 0),
            ("二十", 20),
            ("1,234", 1234),
            ("廿一", 21),
            ("廿", 20),
            ("叁拾伍", 35),
            ("壹佰贰拾", 120),
        ];
        for (text, value) in numbers {
            assert_eq!(read(text), Some(value), "{text}");
        }
    }

    #[test]
    fn two_figures_side_by_side_are_no_number() {
        assert_eq!(read("两三"), None);
        assert_eq!(read("三五十"), None);
    }
}

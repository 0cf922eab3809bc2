//! Whether a number of the tables is the one that the text prints, exactly or as it may be rounded.

use rust_decimal::Decimal;

use model::{Claim, Subject};

/// Whether a rounding may stand for this value: 1 万余 for 1.9 万, but not 38 余 for 12, and 9.8 万 for no more than a digit
/// beside it.
pub(super) fn may_round(value: Decimal, said: Decimal) -> bool {
    if let Some(digit) = last_digit_of_ten_thousands(said) {
        return (value - said).abs() <= digit;
    }
    let (five, four, two) = (Decimal::from(5), Decimal::from(4), Decimal::TWO);
    value * five >= said * four && value < said * two
}

/// What the last digit of 9.8 万 counts; of whole ten thousands, and of less, it is not known.
fn last_digit_of_ten_thousands(said: Decimal) -> Option<Decimal> {
    let ten_thousand = Decimal::from(10_000);
    let digits = said.checked_div(ten_thousand)?.normalize();
    let tens = (0..digits.scale()).try_fold(ten_thousand, |unit, _| unit.checked_div(Decimal::TEN));
    (said > ten_thousand && (1..=2).contains(&digits.scale())).then_some(tens?)
}

/// The same digits in another order: 213 for 231. Those of 153.7 and 15.37 are in the same.
pub(in crate::rules) fn is_transposed(value: Decimal, said: Decimal) -> bool {
    has_the_digits(value, said) && digits(value) != digits(said)
}

/// The same digits, in another order or with the point elsewhere.
pub(in crate::rules) fn has_the_digits(value: Decimal, said: Decimal) -> bool {
    let sorted = |number: Decimal| {
        let mut digits = digits(number);
        digits.sort_unstable();
        digits
    };
    value != said && said >= Decimal::TEN && sorted(value) == sorted(said)
}

fn digits(number: Decimal) -> Vec<char> {
    number.normalize().to_string().chars().filter(char::is_ascii_digit).collect()
}

/// The value is the stated number, exactly or as it may be rounded.
pub(super) fn agrees(value: Decimal, said: Decimal, claim: &Claim) -> bool {
    if value == said {
        return true;
    }
    if matches!(claim.subject, Subject::Proactive("fees", _)) {
        let scale = said.scale();
        return value.round_dp(scale) == said || value.trunc_with_scale(scale) == said;
    }
    // A rounding may be off by a twentieth.
    claim.rounded && (value - said).abs() * Decimal::from(20) <= value.abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_change_places_or_the_point_does() {
        let of = |value: &str, said: &str| {
            let (value, said) = (value.parse().unwrap(), said.parse().unwrap());
            (is_transposed(value, said), has_the_digits(value, said))
        };
        assert_eq!(of("812", "821"), (true, true));
        assert_eq!(of("1204.57", "120.457"), (false, true));
        assert_eq!(of("812", "813"), (false, false));
    }

    #[test]
    fn a_rounding_is_no_further_off_than_the_digit_that_is_printed() {
        let may = |value: u32, said: u32| may_round(value.into(), said.into());
        // 7.4 万 for 73,620 and, with 余, for 74,990; not for 81,300.
        assert!(may(73_620, 74_000) && may(74_990, 74_000) && !may(81_300, 74_000));
        // 1 万余 for 19,000; 50 余 for 58.
        assert!(may(19_000, 10_000) && may(58, 50) && !may(12, 38));
    }
}

//! Decimals in figures.

use rust_decimal::Decimal;

/// Digits with a point or without. The parser of the library costs a visit 5 KB for notations that nobody prints.
pub fn decimal(plain: &str) -> Option<Decimal> {
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    let digits: i64 = [whole, decimals].concat().parse().ok()?;
    Decimal::try_new(digits, u32::try_from(decimals.len()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_exact_or_none() {
        assert_eq!(decimal("3415.740"), Some(Decimal::new(3_415_740, 3)));
        assert_eq!(decimal("-0.5"), Some(Decimal::new(-5, 1)));
        assert_eq!(decimal("999999999999999999"), Some(Decimal::new(999_999_999_999_999_999, 0)));
        for none in ["", ".", "1.2.3", "1.-5", "99999999999999999999"] {
            assert_eq!(decimal(none), None, "{none}");
        }
    }
}

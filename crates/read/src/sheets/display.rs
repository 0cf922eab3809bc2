//! The text that a spreadsheet program shows for a stored number.
//!
//! The value stands as it is stored, at the fifteen significant digits that spreadsheets keep
//! (0.30000000000000004 is 0.3). Number formats that round, pad, group or add a unit are
//! ignored: 12.4 in a cell of format `0` is 12.4, because sums are computed from the stored value. Only formats that
//! show something other than the number are applied: dates (1 月 2 日 for 44928) and percentages.

mod date;
mod decimal;
mod format;

pub use date::Epoch;
pub use format::NumberFormat;

use decimal::Decimal;

/// The text of a number as it is stored (`44928`, `1.1E+2`) in a cell of this format. What is no
/// number is shown as it stands.
pub fn display_number(stored: &str, format: &NumberFormat, epoch: Epoch) -> String {
    let Some(decimal) = Decimal::parse(stored) else { return stored.to_owned() };
    match format {
        NumberFormat::Plain => decimal.plain(),
        NumberFormat::Percent => decimal.hundredfold().plain() + "%",
        NumberFormat::Date(parts) => date::text(&decimal, parts, epoch).unwrap_or_else(|| {
            // What programs show for a date that does not exist.
            "#".repeat(8)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(stored: &str) -> String {
        display_number(stored, &NumberFormat::Plain, Epoch::Year1900)
    }

    fn coded(stored: &str, code: &str) -> String {
        display_number(stored, &NumberFormat::of_code(code), Epoch::Year1900)
    }

    #[test]
    fn the_value_stands_at_fifteen_digits_without_the_noise_of_binary() {
        for (stored, text) in [
            ("3.0", "3"),
            ("1.1E+2", "110"),
            ("0.30000000000000004", "0.3"),
            ("2.9999999999999996", "3"),
            ("1234567890123.45", "1234567890123.45"),
            ("123456789012345678", "123456789012346000"),
            ("-0", "0"),
            ("-7.50", "-7.5"),
            ("1E-3", "0.001"),
            ("99999999999999999", "100000000000000000"),
            ("1e300", "1E+300"),
            (".5", "0.5"),
            ("007", "7"),
        ] {
            assert_eq!(plain(stored), text, "{stored}");
        }
    }

    #[test]
    fn what_is_no_number_stands_as_it_is() {
        for stored in ["", "1.2.3", "1e", "NaN", "１２", "0x10", "--1", "1 2"] {
            assert_eq!(plain(stored), stored);
        }
    }

    #[test]
    fn a_format_that_only_dresses_the_value_changes_nothing() {
        for code in [
            "General",
            "G/通用格式",
            "0",
            "0.00",
            "#,##0",
            "0\"件\"",
            "@",
            "_ * #,##0_ ;_ * \"-\"_ ",
            "0.00E+00",
        ] {
            assert_eq!(coded("12.4", code), "12.4", "{code}");
        }
        assert_eq!(coded("12", "[Red]0.00"), "12");
    }

    #[test]
    fn percentages_are_shown_as_such() {
        assert_eq!(coded("0.5", "0%"), "50%");
        assert_eq!(coded("0.333", "0.00%"), "33.3%");
        assert_eq!(coded("0", "0%"), "0%");
    }

    #[test]
    fn dates_that_were_numbers_are_shown_as_dates() {
        for (stored, code, text) in [
            ("44928", "m\"月\"d\"日\";@", "1月2日"),
            ("44928", "yyyy\"年\"m\"月\"d\"日\"", "2023年1月2日"),
            ("44928", "[$-804]yyyy\\-mm\\-dd", "2023-01-02"),
            ("44928.5", "yyyy/m/d h:mm", "2023/1/2 12:00"),
            ("44928.75", "h:mm AM/PM", "6:00 PM"),
            ("0.999999", "d h:mm:ss", "1 0:00:00"),
            ("60", "yyyy-m-d", "1900-2-29"),
            ("61", "yyyy-m-d", "1900-3-1"),
            ("1", "yyyy-m-d", "1900-1-1"),
            ("0", "yyyy/m/d", "1900/1/0"),
            ("44985", "d-mmm-yy", "28-Feb-23"),
            ("45351", "yyyy-mm-dd", "2024-02-29"),
            ("2958465", "yyyy-mm-dd", "9999-12-31"),
            ("2958466", "yyyy-mm-dd", "########"),
            ("-1", "yyyy-mm-dd", "########"),
            ("44928", "aaaa", "2023/1/2"),
        ] {
            assert_eq!(coded(stored, code), text, "{stored} {code}");
        }
        assert_eq!(
            display_number("43466", &NumberFormat::of_code("yyyy-mm-dd"), Epoch::Year1904),
            "2023-01-02"
        );
    }

    #[test]
    fn formats_without_a_code_of_their_own_are_known_by_their_number() {
        assert_eq!(
            display_number("44928", &NumberFormat::of_number(14), Epoch::Year1900),
            "2023/1/2"
        );
        assert_eq!(
            display_number("44928", &NumberFormat::of_number(58), Epoch::Year1900),
            "1月2日"
        );
        assert_eq!(display_number("0.5", &NumberFormat::of_number(9), Epoch::Year1900), "50%");
        assert_eq!(display_number("5", &NumberFormat::of_number(3), Epoch::Year1900), "5");
    }
}

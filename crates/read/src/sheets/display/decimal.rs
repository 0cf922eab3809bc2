//! Decimal numbers as digits, without conversion to binary floating point.

/// Digits that spreadsheets keep of a number (ECMA-376-1 §18.17.5.2 leaves it to IEEE 754; all
/// programs show fifteen).
const SIGNIFICANT: usize = 15;
/// Longer texts are no numbers of a spreadsheet.
const LONGEST: usize = 400;
/// From so many digits before the point, or zeros behind it, on a number is shown with an exponent.
const WIDEST: i64 = 20;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    pub negative: bool,
    /// Neither begins nor ends with 0; empty for zero.
    digits: Vec<u8>,
    /// How many digits stand before the point.
    point: i64,
}

impl Decimal {
    /// Reads `-12.5` and `1.25E+1`, rounded to fifteen digits.
    pub fn parse(text: &str) -> Option<Decimal> {
        let text = text.trim();
        if text.len() > LONGEST {
            return None;
        }
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i16>().ok()?),
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = || whole.bytes().chain(part.bytes());
        if all().next().is_none() || !all().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let zeros = all().take_while(|digit| *digit == b'0').count();
        let digits: Vec<u8> = all().skip(zeros).map(|digit| digit - b'0').collect();
        let point = length(whole.len()) - length(zeros) + i64::from(exponent);
        let mut decimal = Decimal { negative, digits, point };
        decimal.round();
        Some(decimal)
    }

    fn round(&mut self) {
        let up = self.digits.get(SIGNIFICANT).is_some_and(|digit| *digit >= 5);
        self.digits.truncate(SIGNIFICANT);
        if up {
            let nines = self.digits.iter().rev().take_while(|digit| **digit == 9).count();
            self.digits.truncate(self.digits.len() - nines);
            match self.digits.last_mut() {
                Some(last) => *last += 1,
                None => {
                    self.digits.push(1);
                    self.point += 1;
                }
            }
        }
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            (self.negative, self.point) = (false, 1);
        }
    }

    pub fn hundredfold(&self) -> Decimal {
        let point = if self.digits.is_empty() { self.point } else { self.point + 2 };
        Decimal { point, ..self.clone() }
    }

    /// As people write it; with an exponent only where it would be very long.
    pub fn plain(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        if self.digits.is_empty() {
            return "0".to_owned();
        }
        if self.point > WIDEST || self.point < -WIDEST {
            let (first, rest) = self.digits.split_first().unwrap_or((&0, &[]));
            let dot = if rest.is_empty() { "" } else { "." };
            return format!("{sign}{first}{dot}{}E{:+}", text(rest), self.point - 1);
        }
        let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
        let before = usize::try_from(self.point).unwrap_or(0);
        match self.digits.split_at_checked(before) {
            Some(([], part)) => format!("{sign}0.{}{}", zeros(-self.point), text(part)),
            Some((whole, [])) => format!("{sign}{}", text(whole)),
            Some((whole, part)) => format!("{sign}{}.{}", text(whole), text(part)),
            None => {
                let missing = self.point - length(self.digits.len());
                format!("{sign}{}{}", text(&self.digits), zeros(missing))
            }
        }
    }

    /// The whole part, and the seconds of a day that the rest is, rounded. `None` where the number
    /// is negative or too large for a day of any calendar.
    pub fn days(&self) -> Option<(u32, u32)> {
        if (self.negative && !self.digits.is_empty()) || self.point > 9 {
            return None;
        }
        let digit = |at: i64| {
            let digit = usize::try_from(at).ok().and_then(|at| self.digits.get(at));
            u64::from(digit.copied().unwrap_or(0))
        };
        let days = (0..self.point).fold(0, |days, at| days * 10 + digit(at));
        // Ten digits behind the point resolve a hundred thousandth of a second.
        let part = (self.point..self.point + 10).fold(0, |part, at| part * 10 + digit(at));
        let seconds = (part * 86_400 + 5_000_000_000) / 10_000_000_000;
        let (days, seconds) = (days + seconds / 86_400, seconds % 86_400);
        Some((u32::try_from(days).ok()?, u32::try_from(seconds).ok()?))
    }
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn text(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}

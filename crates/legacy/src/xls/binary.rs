//! Binary numbers as decimal text, exactly: nothing is computed in floating point.

/// Room that a step of multiplication needs above the number.
const ROOM: u128 = u128::MAX / 10;

/// A number of 64 bits (IEEE 754, MS-XLS §2.5.342) times a power of ten, as `123E-1`. More than
/// thirty digits of it are right. `None` for what is no number.
pub(super) fn double(bits: u64, tens: i32) -> Option<String> {
    let sign = if bits >> 63 == 1 { "-" } else { "" };
    let exponent = i32::try_from(bits >> 52 & 0x7FF).ok()?;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, twos) = match exponent {
        0x7FF => return None,
        0 => (fraction, -1_074),
        _ => (fraction | 1 << 52, exponent - 1_075),
    };
    let mut value = u128::from(mantissa);
    let mut tens = tens;
    // Halving is multiplying by five and taking a tenth.
    let factor = if twos < 0 { 5 } else { 2 };
    for _ in 0..twos.unsigned_abs() {
        if value > ROOM {
            value /= 10;
            tens += 1;
        }
        value *= factor;
        tens -= i32::from(twos < 0);
    }
    Some(format!("{sign}{value}E{tens}"))
}

/// A number in 30 bits and two flags (§2.5.217).
pub(super) fn rk(rk: u32) -> Option<String> {
    let tens = if rk & 1 == 0 { 0 } else { -2 };
    if rk & 2 == 0 {
        return double(u64::from(rk & !3) << 32, tens);
    }
    let whole = rk.cast_signed() >> 2;
    Some(format!("{whole}E{tens}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use read::sheets::display::{Epoch, NumberFormat, display_number};

    #[test]
    fn every_number_is_the_one_that_was_stored() {
        for value in [
            0.0,
            1.0,
            3.0,
            0.1,
            0.3,
            44928.0,
            1234.5,
            3415.74,
            -7.25,
            1e15,
            123456789012345.0,
            1e-9,
            0.1 + 0.2,
            99999.99,
            1e20,
            2f64.powi(52),
        ] {
            let text = display_number(
                &double(f64::to_bits(value), 0).unwrap(),
                &NumberFormat::Plain,
                Epoch::Year1900,
            );
            let rounded: f64 = format!("{value:.14e}").parse().unwrap();
            assert_eq!(text.parse::<f64>().unwrap(), rounded, "{value} is {text}");
        }
        assert_eq!(double(f64::NAN.to_bits(), 0), None);
        for bits in [1, u64::MAX >> 12, 0x7FE << 52, 0x7FEF_FFFF_FFFF_FFFF] {
            let text = double(bits, 0).unwrap();
            let (read, wanted): (f64, f64) = (text.parse().unwrap(), f64::from_bits(bits));
            assert!((read / wanted - 1.0).abs() < 1e-15, "{text}");
        }
    }

    #[test]
    fn short_numbers_are_whole_or_hundredths() {
        let text = |bits| display_number(&rk(bits).unwrap(), &NumberFormat::Plain, Epoch::Year1900);
        assert_eq!(text(12 << 2 | 2), "12");
        assert_eq!(text((-5i32 << 2 | 2).cast_unsigned()), "-5");
        assert_eq!(text(341_574 << 2 | 3), "3415.74");
        assert_eq!(text((f64::to_bits(2.5) >> 32) as u32), "2.5");
        assert_eq!(text((f64::to_bits(50.0) >> 32) as u32 | 1), "0.5");
    }
}

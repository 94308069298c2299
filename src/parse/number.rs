//! Reads plain decimal numbers.
//!
//! Comes in: the text of a field. Goes out: an exact `f64`, or nothing. No exponent, no
//! separators, no plus sign, no leading zeros: one number has one spelling, so a diff reads
//! well. Written by hand because the 75,000 cells of the reference must be read in a few
//! milliseconds, and because it spares the page the standard library's general reader.

/// Most digits a number may have; with these, mantissa and power of ten are exact in `f64`.
const DIGITS: usize = 15;

/// Powers of ten that are exact in `f64`, as far as [`DIGITS`] needs them.
const POWERS: [f64; DIGITS + 1] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// A plain decimal of at most 15 digits, such as `7400000`, `64.3` or `-5`.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) if !part.is_empty() => (whole, part),
        Some(_) => return None,
        None => (digits, ""),
    };
    if whole.is_empty() || (whole.len() > 1 && whole.starts_with('0')) {
        return None;
    }
    if whole.len() + part.len() > DIGITS {
        return None;
    }
    let mantissa = digits_of(digits_of(0, whole)?, part)?;
    let size = mantissa as f64 / POWERS.get(part.len())?;
    match (negative, mantissa) {
        (true, 0) => None,
        (true, _) => Some(-size),
        (false, _) => Some(size),
    }
}

/// A whole number between -999,999,999 and 999,999,999; the fast path of the long tables.
pub(super) fn whole(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    let size = digits_of(0, digits)?;
    Some(sign * i32::try_from(size).ok()?)
}

fn digits_of(start: u64, text: &str) -> Option<u64> {
    let mut value = start;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + u64::from(byte - b'0');
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_decimals_are_exact() {
        let texts = ["0", "7400000", "64.3", "-5", "0.65", "2000000000", "8.1"];
        for text in texts {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        let texts =
            ["", "-", ".", ".5", "5.", "+5", "1e5", "1,000", "007", "NaN", "inf", "-0", "½", "1234567890123456"];
        for text in texts {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn whole_numbers_may_be_negative_corrections() {
        assert_eq!((whole("-31"), whole("0")), (Some(-31), Some(0)));
        assert_eq!((whole("1.5"), whole(""), whole("1234567890")), (None, None, None));
    }
}

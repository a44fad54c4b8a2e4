//! A cell as a sum of money.

use zadel_core::money::{Currency, Money};

use super::grid::Cell;
use crate::typed::{self, TypedError};

/// Why a cell is no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumFault {
    /// It cannot be read as a sum in the plan's currency.
    NotANumber,
    /// Nobody is asked for less than nothing.
    Negative,
    /// It is more than money can be.
    TooLarge,
    /// The formula came to nothing.
    Formula,
}

/// A sum, and whether it had more digits than the currency has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) amount: Money,
    pub(super) is_rounded: bool,
}

/// `None` for a cell in which nothing stands, or a dash.
///
/// A sum that says "thousand" itself is meant as it says; otherwise it counts in the units of its column.
pub(super) fn sum_of(cell: &Cell, unit: i64, currency: Currency) -> Result<Option<Sum>, SumFault> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Number(number) => of_number(*number, unit, currency).map(Some),
        Cell::Text(text) if text.chars().all(|c| matches!(c, '-' | '–' | '—' | '−')) => Ok(None),
        Cell::Text(text) => of_text(text, unit, currency).map(Some),
        Cell::Day(_) => Err(SumFault::NotANumber),
        Cell::Fault(_) => Err(SumFault::Formula),
    }
}

fn of_text(text: &str, unit: i64, currency: Currency) -> Result<Sum, SumFault> {
    match typed::money(text, currency) {
        Ok(money) => {
            let unit = if typed::has_multiple(text, currency) { 1 } else { unit };
            let minor = i128::from(money.minor()) * i128::from(unit);
            let amount = Money::from_minor(minor).map_err(|_| SumFault::TooLarge)?;
            Ok(Sum { amount, is_rounded: false })
        }
        Err(TypedError::OutOfRange) => Err(SumFault::TooLarge),
        Err(TypedError::Negative) => Err(SumFault::Negative),
        Err(TypedError::Unreadable) => {
            // What a formula gave, with more digits than money has: `33333,3333`.
            let (whole, part) = text.split_once(['.', ',']).ok_or(SumFault::NotANumber)?;
            let is_plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            let is_group = part.len() == 3 && whole.len() <= 3;
            if !is_plain(whole) || !is_plain(part) || is_group {
                return Err(SumFault::NotANumber);
            }
            of_digits(whole, part, unit, currency)
        }
    }
}

fn of_number(number: f64, unit: i64, currency: Currency) -> Result<Sum, SumFault> {
    if !number.is_finite() {
        return Err(SumFault::NotANumber);
    }
    if number < 0.0 {
        return Err(SumFault::Negative);
    }
    // The shortest text that is this number: what a person would see.
    let text = number.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    of_digits(whole, part, unit, currency)
}

/// Rounded to the currency's digits, halves up.
fn of_digits(whole: &str, part: &str, unit: i64, currency: Currency) -> Result<Sum, SumFault> {
    let n_digits = currency.n_digits() as usize + unit.ilog10() as usize;
    let (kept, rest) = part.split_at(n_digits.min(part.len()));
    let digits = format!("{whole}{kept:0<n_digits$}");
    let minor: i128 = digits.parse().map_err(|_| SumFault::TooLarge)?;
    let goes_up = rest.bytes().next().is_some_and(|digit| b'5' <= digit);
    let amount = Money::from_minor(minor + i128::from(goes_up)).map_err(|_| SumFault::TooLarge)?;
    Ok(Sum { amount, is_rounded: !is_noise(rest) })
}

/// What arithmetic on binary fractions leaves behind: 0.1 + 0.2 is 0.30000000000000004.
fn is_noise(rest: &str) -> bool {
    const SURE: usize = 6;
    let all = |digit: u8| rest.bytes().take(SURE).all(|byte| byte == digit);
    rest.bytes().all(|byte| byte == b'0') || (SURE <= rest.len() && (all(b'0') || all(b'9')))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn minor(cell: &Cell, unit: i64) -> Result<Option<i64>, SumFault> {
        sum_of(cell, unit, Currency::RUB).map(|sum| sum.map(|sum| sum.amount.minor()))
    }

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn sums_are_read_however_they_stand() {
        for sum in ["1 234,56", "1.234,56 ₽", "1234.56", "1\u{a0}234,56 руб."] {
            assert_eq!(minor(&text(sum), 1), Ok(Some(123_456)), "{sum}");
        }
        assert_eq!(minor(&Cell::Number(1234.56), 1), Ok(Some(123_456)));
        assert_eq!(minor(&Cell::Number(1234.56), 1000), Ok(Some(123_456_000)));
        assert_eq!(minor(&text("120"), 1000), Ok(Some(12_000_000)));
        // It says so itself.
        assert_eq!(minor(&text("120 тыс."), 1000), Ok(Some(12_000_000)));
        assert_eq!(minor(&Cell::Number(0.0), 1), Ok(Some(0)));
        for nothing in [Cell::Empty, text("-"), text("—")] {
            assert_eq!(minor(&nothing, 1), Ok(None));
        }
    }

    #[test]
    fn what_is_no_sum_says_why() {
        for no_sum in ["нет данных", "50%", "5 $", "TRUE", "1,23,4"] {
            assert_eq!(minor(&text(no_sum), 1), Err(SumFault::NotANumber), "{no_sum}");
        }
        for negative in [text("-5"), text("(1 000)"), text("−1,5"), Cell::Number(-1.0)] {
            assert_eq!(minor(&negative, 1), Err(SumFault::Negative));
        }
        for huge in [text("90071992547409,92"), Cell::Number(1e300), Cell::Number(90_071_992_547_410.0)] {
            assert_eq!(minor(&huge, 1), Err(SumFault::TooLarge));
        }
        assert_eq!(minor(&text("90071992547"), 1_000_000), Err(SumFault::TooLarge));
        assert_eq!(minor(&Cell::Number(f64::NAN), 1), Err(SumFault::NotANumber));
        assert_eq!(minor(&Cell::Fault("#REF!".to_owned()), 1), Err(SumFault::Formula));
    }

    #[test]
    fn a_sum_with_more_digits_than_money_has_is_rounded_and_says_so() {
        let read =
            |cell: &Cell| sum_of(cell, 1, Currency::RUB).ok().flatten().map(|sum| (sum.amount.minor(), sum.is_rounded));
        assert_eq!(read(&Cell::Number(100_000.0 / 3.0)), Some((3_333_333, true)));
        assert_eq!(read(&text("33333,3350")), Some((3_333_334, true)));
        assert_eq!(read(&Cell::Number(0.1 + 0.2)), Some((30, false)));
        assert_eq!(read(&Cell::Number(1.5)), Some((150, false)));
    }

    proptest! {
        #[test]
        fn any_number_is_a_sum_or_says_why_not(bits in any::<u64>(), unit in prop::sample::select(vec![1, 1_000, 1_000_000])) {
            let read = sum_of(&Cell::Number(f64::from_bits(bits)), unit, Currency::RUB);
            prop_assert!(read.is_err() || read.is_ok_and(|sum| sum.is_some_and(|sum| Money::ZERO <= sum.amount)));
        }
    }
}

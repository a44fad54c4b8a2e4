//! Money of one currency, in whole minor units.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use crate::fraction::Fraction;

/// An amount of money in minor units (kopecks).
///
/// There is no currency tag: a plan has one currency, and all of its money is in it.
///
/// # Units
/// Minor units of the plan's currency.
///
/// # Invariants
/// `|x| <= 2^53 - 1`, so that JSON and a browser hold it exactly. It can be negative (a result, a deviation); what a person
/// enters cannot, and the reader of the input refuses it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// An amount beyond [`Money::MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("out_of_range")]
pub struct MoneyOutOfRange;

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount: 2^53 - 1 minor units.
    pub const MAX: Self = Self(9_007_199_254_740_991);

    /// So many minor units.
    ///
    /// # Errors
    /// [`MoneyOutOfRange`] beyond [`Self::MAX`] either way.
    pub fn from_minor(minor: impl TryInto<i64>) -> Result<Self, MoneyOutOfRange> {
        let minor = minor.try_into().map_err(|_| MoneyOutOfRange)?;
        if minor.unsigned_abs() <= Self::MAX.0.unsigned_abs() { Ok(Self(minor)) } else { Err(MoneyOutOfRange) }
    }

    /// The amount in minor units.
    #[must_use]
    pub fn minor(self) -> i64 {
        self.0
    }

    /// The amount in minor units, for arithmetic that needs more room; a negative amount is 0.
    #[must_use]
    pub(crate) fn non_negative(self) -> u128 {
        u128::try_from(self.0).unwrap_or(0)
    }
}

/// A currency: its code and how many digits its minor unit has.
///
/// # Invariants
/// Three capital Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// A sum in another currency than the one that is counted in, as it was told.
///
/// Written `1200.50 USD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Original {
    /// In its currency.
    pub money: Money,
    /// Which is not the one that is counted in.
    pub currency: Currency,
}

/// What one unit of another currency costs in the one that is counted in.
///
/// # Invariants
/// Above 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(Fraction);

/// Not a number above 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("bad_rate")]
pub struct BadRate;

/// A text that is no sum with its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("bad_money")]
pub struct BadOriginal;

/// Not three capital Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("out_of_range")]
pub struct UnknownCurrency;

/// Why a text is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not digits with an optional point, or more digits after the point than the currency has.
    #[error("bad_money")]
    Malformed,
    /// Below zero or beyond [`Money::MAX`].
    #[error("out_of_range")]
    OutOfRange,
}

impl Currency {
    /// The rouble.
    pub const RUB: Self = Self(*b"RUB");

    /// The code, such as `RUB`.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("three ASCII letters")
    }

    /// How many digits the minor unit has: 2 for kopecks, by ISO 4217.
    #[must_use]
    pub fn n_digits(self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" => 0,
            b"KWD" | b"BHD" | b"OMR" | b"TND" | b"JOD" | b"IQD" => 3,
            _ => 2,
        }
    }

    /// So many whole units (roubles).
    ///
    /// # Errors
    /// [`MoneyOutOfRange`] beyond [`Money::MAX`] either way.
    pub fn whole(self, units: i128) -> Result<Money, MoneyOutOfRange> {
        let minor = units.checked_mul(10_i128.pow(self.n_digits())).ok_or(MoneyOutOfRange)?;
        Money::from_minor(minor)
    }

    /// An amount as a plan file writes it: `199999`, or `199999.50` with the currency's digits.
    ///
    /// # Examples
    /// ```
    /// # use zadel_core::money::{Currency, Money};
    /// let written = |minor| Money::from_minor(minor).map(|money| Currency::RUB.written(money));
    /// assert_eq!(written(19_999_950), Ok("199999.50".to_owned()));
    /// assert_eq!(written(-5), Ok("-0.05".to_owned()));
    /// assert_eq!(written(100), Ok("1".to_owned()));
    /// ```
    #[must_use]
    pub fn written(self, money: Money) -> String {
        let scale = 10_u64.pow(self.n_digits());
        let (units, rest) = (money.minor().unsigned_abs() / scale, money.minor().unsigned_abs() % scale);
        let sign = if money < Money::ZERO { "-" } else { "" };
        match rest {
            0 => format!("{sign}{units}"),
            rest => format!("{sign}{units}.{rest:0width$}", width = self.n_digits() as usize),
        }
    }

    /// An amount as it is written in a plan file: `199999` or `199999.50`.
    ///
    /// # Errors
    /// [`MoneyError`] names what is wrong with the text.
    pub fn parse(self, text: &str) -> Result<Money, MoneyError> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
        let n_digits = self.n_digits() as usize;
        let only_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !only_digits(whole) || part.is_some_and(|part| !only_digits(part) || n_digits < part.len()) {
            return Err(MoneyError::Malformed);
        }
        let minor = format!("{whole}{:0<n_digits$}", part.unwrap_or_default());
        // Digits only, so the one way to fail is to be too large for i128.
        let minor = minor.parse().map_err(|_: ParseIntError| MoneyError::OutOfRange)?;
        if sign < 0 && 0_i128 < minor {
            return Err(MoneyError::OutOfRange);
        }
        Money::from_minor(minor).map_err(|MoneyOutOfRange| MoneyError::OutOfRange)
    }
}

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(code: &str) -> Result<Self, UnknownCurrency> {
        let letters: [u8; 3] = code.as_bytes().try_into().map_err(|_| UnknownCurrency)?;
        if letters.iter().all(u8::is_ascii_uppercase) { Ok(Self(letters)) } else { Err(UnknownCurrency) }
    }
}

impl Original {
    /// What it is in the currency that is counted in.
    ///
    /// # Formula
    /// Whole minor units, halves away from zero:
    /// ```text
    /// minor x 10^digits(own) x rate / 10^digits(its)
    /// ```
    ///
    /// # Errors
    /// [`MoneyOutOfRange`] beyond [`Money::MAX`].
    ///
    /// # Examples
    /// ```
    /// # use zadel_core::money::{Currency, Original};
    /// let sum: Original = "1200.50 USD".parse()?;
    /// assert_eq!(sum.at("92.5".parse()?, Currency::RUB), Currency::RUB.parse("111046.25").map_err(|_| zadel_core::money::MoneyOutOfRange));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn at(self, Rate(rate): Rate, own: Currency) -> Result<Money, MoneyOutOfRange> {
        let ten_to = |digits: u32| 10_i128.pow(digits);
        let above = i128::from(rate.numerator()) * ten_to(own.n_digits());
        let above = above.checked_mul(i128::from(self.money.minor())).ok_or(MoneyOutOfRange)?;
        let below = i128::from(rate.denominator()) * ten_to(self.currency.n_digits());
        let half = if above < 0 { -below / 2 } else { below / 2 };
        Money::from_minor((above + half) / below)
    }
}

impl fmt::Display for Original {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency.written(self.money), self.currency.code())
    }
}

impl FromStr for Original {
    type Err = BadOriginal;

    fn from_str(text: &str) -> Result<Self, BadOriginal> {
        let (sum, code) = text.split_once(' ').ok_or(BadOriginal)?;
        let currency: Currency = code.parse().map_err(|_| BadOriginal)?;
        // Money that a person types is not below zero; what a file told may be.
        let (is_below, digits) = sum.strip_prefix('-').map_or((false, sum), |digits| (true, digits));
        let money = currency.parse(digits).map_err(|_| BadOriginal)?;
        let minor = if is_below { -money.minor() } else { money.minor() };
        Ok(Self { money: Money::from_minor(minor).map_err(|_| BadOriginal)?, currency })
    }
}

impl fmt::Display for Rate {
    /// As it is read: `92.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SCALE: u128 = 1_000_000_000;
        // Nine digits behind the point hold every rate exactly.
        let parts = u128::from(self.0.numerator()) * SCALE / u128::from(self.0.denominator());
        let text = format!("{}.{:09}", parts / SCALE, parts % SCALE);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl FromStr for Rate {
    type Err = BadRate;

    /// Reads `92` or `92.5`: at most 10 digits before the point and 9 behind it.
    fn from_str(text: &str) -> Result<Self, BadRate> {
        let is_decimal = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let rate: Fraction = if is_decimal { text.parse().map_err(|_| BadRate)? } else { return Err(BadRate) };
        if rate.is_zero() { Err(BadRate) } else { Ok(Self(rate)) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn original(text: &str) -> Original {
        text.parse().expect("a sum with its currency")
    }

    #[test]
    fn another_currency_is_counted_at_its_rate_to_the_nearest_minor_unit() {
        let at = |sum: &str, rate: &str, own: &str| {
            let (rate, own) = (rate.parse().expect("a rate"), own.parse().expect("a currency"));
            original(sum).at(rate, own).map(Money::minor)
        };
        assert_eq!(at("100 USD", "92.505", "RUB"), Ok(925_050));
        assert_eq!(at("0.01 USD", "0.5", "RUB"), Ok(1), "a half goes away from zero");
        assert_eq!(at("-0.01 USD", "0.5", "RUB"), Ok(-1));
        assert_eq!(at("1000 JPY", "0.61", "RUB"), Ok(61_000));
        assert_eq!(at("1.234 KWD", "0.5", "JPY"), Ok(1));
        assert_eq!(at("90000000000000 USD", "9999999999.999999999", "RUB"), Err(MoneyOutOfRange));
    }

    #[test]
    fn a_rate_is_above_zero_and_a_sum_has_a_currency() {
        for bad in ["", "0", "-1", "1,5", "x", "1/2", "50%", "."] {
            assert_eq!(bad.parse::<Rate>(), Err(BadRate), "{bad}");
        }
        for bad in ["", "1", "1 usd", "USD 1", "1.005 USD", "--1 USD", "1  USD"] {
            assert_eq!(bad.parse::<Original>(), Err(BadOriginal), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn a_sum_with_its_currency_is_read_as_it_is_written(minor in -Money::MAX.minor()..=Money::MAX.minor(), code in "[A-Z]{3}") {
            let currency = code.parse().expect("three letters");
            let sum = Original { money: Money::from_minor(minor).expect("in range"), currency };
            prop_assert_eq!(sum.to_string().parse(), Ok(sum));
        }

        #[test]
        fn a_rate_is_read_as_it_is_written(whole in 0_u64..10_000_000_000, parts in 0_u64..1_000_000_000) {
            let rate: Result<Rate, _> = format!("{whole}.{parts:09}").parse();
            prop_assert_eq!(rate.is_err(), whole == 0 && parts == 0);
            if let Ok(rate) = rate {
                prop_assert_eq!(rate.to_string().parse(), Ok(rate));
            }
        }
    }

    #[test]
    fn money_is_read_with_the_digits_of_its_currency() {
        let read = |code: &str, text: &str| code.parse::<Currency>().expect("a code").parse(text).map(Money::minor);
        assert_eq!(read("RUB", "199999.50"), Ok(19_999_950));
        assert_eq!(read("RUB", "199999.5"), Ok(19_999_950));
        assert_eq!(read("JPY", "1500"), Ok(1500));
        assert_eq!(read("KWD", "1.234"), Ok(1234));
        assert_eq!(read("JPY", "1500.5"), Err(MoneyError::Malformed));
        for text in ["", ".5", "5.", "1 000", "1,5", "1e3", "+1", "1.234", "--1", "½"] {
            assert_eq!(read("RUB", text), Err(MoneyError::Malformed), "{text}");
        }
        assert_eq!(read("RUB", "-1"), Err(MoneyError::OutOfRange));
        assert_eq!(read("RUB", "90071992547409.91"), Ok(Money::MAX.minor()));
        assert_eq!(read("RUB", "90071992547409.92"), Err(MoneyError::OutOfRange));
        assert_eq!(read("RUB", &"9".repeat(1000)), Err(MoneyError::OutOfRange));
    }

    #[test]
    fn a_currency_is_three_capital_letters() {
        for code in ["rub", "RU", "RUBL", "РУБ", ""] {
            assert_eq!(code.parse::<Currency>(), Err(UnknownCurrency), "{code}");
        }
    }
}

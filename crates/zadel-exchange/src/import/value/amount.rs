//! Sums of money in cells: with groups, with signs of currencies, below zero, in thousands.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use zadel_core::facts::seen::SeenAmount;
use zadel_core::money::{Currency, Money};

use super::vocabulary::{CURRENCIES, NOTHING};
use crate::import::Unit;
use crate::typed::{self, TypedError};

/// Every name and code of a currency.
static NAMED: LazyLock<BTreeMap<String, Currency>> = LazyLock::new(|| {
    let of_one = |(code, names): &(&str, &[&str])| {
        let currency: Currency = code.parse().expect("three capital letters");
        let names = names.iter().map(ToString::to_string).chain([code.to_lowercase()]);
        names.map(|name| (name, currency)).collect::<Vec<_>>()
    };
    CURRENCIES.iter().flat_map(of_one).collect()
});

/// What a number in a column of sums counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SumOf {
    /// What it is in, if the cell does not say so; none: two digits behind the point, and the company's.
    pub currency: Option<Currency>,
    /// How many units of money it stands for, if the cell does not say so.
    pub unit: Unit,
}

/// Why a cell is no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountFault {
    /// It cannot be read as one.
    Unreadable,
    /// It is more than money can be.
    OutOfRange,
}

/// Reads a sum: `1 234,56 ₽`, `€ 11.000,00`, `(1 000)`, `1,5 млн`, `1000`. Nothing where nothing or a dash stands.
///
/// A single sign with three digits behind it groups thousands, as [`typed::money`] reads it; more digits than the currency has
/// are rounded, halves away from zero, because formulas write them.
///
/// # Errors
/// [`AmountFault`].
///
/// # Examples
/// ```
/// # use zadel_core::money::Currency;
/// # use zadel_exchange::import::{Unit, value::{AmountFault, SumOf, sum_in_text}};
/// let sum_of = SumOf { currency: Some(Currency::RUB), unit: Unit::One };
/// let sum = sum_in_text("€ 11.000,00", sum_of)?.expect("a sum");
/// assert_eq!((sum.money.minor(), sum.currency), (1_100_000, "EUR".parse().ok()));
/// assert_eq!(sum_in_text("(1 000)", sum_of)?.map(|sum| sum.money.minor()), Some(-100_000));
/// assert_eq!(sum_in_text("—", sum_of)?, None);
/// # Ok::<(), AmountFault>(())
/// ```
pub fn sum_in_text(text: &str, sum_of: SumOf) -> Result<Option<SeenAmount>, AmountFault> {
    let text = text.trim();
    if text.is_empty() || NOTHING.contains(&text) {
        return Ok(None);
    }
    let default = sum_of.currency.unwrap_or(Currency::RUB);
    if let Some(minor) = plain(text, default, sum_of.unit) {
        return Ok(Some(SeenAmount { money: money(minor?)?, currency: sum_of.currency }));
    }
    let (text, sign) = without_sign(text);
    let (text, said) = without_currency(text);
    let currency = said.unwrap_or(default);
    let typed = typed::money(text, currency).map_err(|error| match error {
        TypedError::OutOfRange => AmountFault::OutOfRange,
        TypedError::Unreadable | TypedError::Negative => AmountFault::Unreadable,
    })?;
    let unit = if typed::has_multiple(text, currency) { Unit::One } else { sum_of.unit };
    let money = money(sign * i128::from(typed.minor()) * i128::from(unit.factor()))?;
    Ok(Some(SeenAmount { money, currency: said.or(sum_of.currency) }))
}

/// A number of a spreadsheet, rounded to the currency's digits.
pub(in crate::import) fn sum_of_number(number: f64, sum_of: SumOf) -> Result<SeenAmount, AmountFault> {
    let digits = sum_of.currency.unwrap_or(Currency::RUB).n_digits();
    let text = format!("{:.*}", digits as usize + 6, number.abs());
    let minor =
        plain(&text, sum_of.currency.unwrap_or(Currency::RUB), sum_of.unit).ok_or(AmountFault::OutOfRange)??;
    Ok(SeenAmount { money: money(if number < 0.0 { -minor } else { minor })?, currency: sum_of.currency })
}

fn money(minor: i128) -> Result<Money, AmountFault> {
    Money::from_minor(minor).map_err(|_| AmountFault::OutOfRange)
}

/// Minor units of digits with at most one sign among them, which is not grouping them; most sums are written so.
fn plain(text: &str, currency: Currency, unit: Unit) -> Option<Result<i128, AmountFault>> {
    /// Of an `i128`, with one to spare for rounding.
    const MOST_DIGITS: usize = 38;
    let at = text.bytes().position(|byte| !byte.is_ascii_digit());
    let (whole, part) = match at {
        None => (text, ""),
        Some(at) if matches!(text.as_bytes()[at], b'.' | b',') => (&text[..at], &text[at + 1..]),
        Some(_) => return None,
    };
    let has_part = at.is_some();
    let is_group = has_part && part.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
    let is_number =
        !whole.is_empty() && (!has_part || !part.is_empty()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || (is_group && currency.n_digits() < 3) {
        return None;
    }
    // A thousand moves the point by three.
    let n_kept = currency.n_digits() as usize + unit.factor().ilog10() as usize;
    if MOST_DIGITS < whole.len() + n_kept {
        return Some(Err(AmountFault::OutOfRange));
    }
    let digits = whole.bytes().chain(part.bytes().chain(std::iter::repeat(b'0')).take(n_kept));
    let minor = digits.fold(0_i128, |minor, digit| 10 * minor + i128::from(digit - b'0'));
    let goes_up = part.as_bytes().get(n_kept).is_some_and(|digit| b'5' <= *digit);
    Some(Ok(minor + i128::from(goes_up)))
}

/// Without a minus, or the brackets that bookkeepers write instead.
fn without_sign(text: &str) -> (&str, i128) {
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let size = inner.or_else(|| text.strip_prefix(['-', '−', '–'])).or_else(|| text.strip_suffix('-'));
    size.map_or((text, 1), |size| (size.trim(), -1))
}

/// A sum without the sign, the code or the name of its currency, in front or behind, and the currency.
fn without_currency(text: &str) -> (&str, Option<Currency>) {
    let digit = |c: char| c.is_ascii_digit();
    let (Some(first), Some(last)) = (text.find(digit), text.rfind(digit)) else { return (text, None) };
    // The longest is meant: a `руб` ends in no `б`, and of `млн евро` only the end is a currency.
    let behind = text[last + 1..].char_indices().find_map(|(at, _)| {
        let (rest, name) = text.split_at(last + 1 + at);
        Some((rest.trim_end(), currency_named(name)?))
    });
    let in_front = || {
        let ends = text[..first].char_indices().rev().map(|(at, c)| at + c.len_utf8());
        ends.map(|end| text.split_at(end)).find_map(|(name, rest)| Some((rest.trim_start(), currency_named(name)?)))
    };
    behind.or_else(in_front).map_or((text, None), |(rest, currency)| (rest, Some(currency)))
}

/// A currency by its code, its sign or its name: `RUB`, `₽`, `Российский рубль`.
///
/// # Examples
/// ```
/// # use zadel_core::money::Currency;
/// # use zadel_exchange::import::value::currency_named;
/// assert_eq!(currency_named("Рубль"), Some(Currency::RUB));
/// assert_eq!(currency_named("eur"), "EUR".parse().ok());
/// assert_eq!(currency_named("баллы"), None);
/// ```
#[must_use]
pub fn currency_named(name: &str) -> Option<Currency> {
    NAMED.get(name.trim().trim_end_matches('.').to_lowercase().as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(text: &str, code: &str, unit: Unit) -> Result<Option<(i64, String)>, AmountFault> {
        let sum = sum_in_text(text, SumOf { currency: code.parse().ok(), unit })?;
        Ok(sum.map(|sum| {
            (sum.money.minor(), sum.currency.map(|currency| currency.code().to_owned()).unwrap_or_default())
        }))
    }

    #[test]
    fn a_sum_is_read_however_a_program_writes_it() {
        for text in [
            "1234,56",
            "1234.56",
            "1 234,56 ₽",
            "1\u{a0}234,56 руб.",
            "1\u{202f}234,56 р.",
            "RUB 1,234.56",
            "1.234,56",
            "1234.5600",
        ] {
            assert_eq!(sum(text, "RUB", Unit::One), Ok(Some((123_456, "RUB".to_owned()))), "{text}");
        }
        for text in ["(1 000)", "-1000", "−1 000,00", "1000-", "(1 000 ₽)", "-1 000 ₽"] {
            assert_eq!(sum(text, "RUB", Unit::One), Ok(Some((-100_000, "RUB".to_owned()))), "{text}");
        }
        assert_eq!(sum("€ 11.000,00", "RUB", Unit::One), Ok(Some((1_100_000, "EUR".to_owned()))));
        assert_eq!(sum("$5", "RUB", Unit::One), Ok(Some((500, "USD".to_owned()))));
        assert_eq!(sum("5 Br", "RUB", Unit::One), Ok(Some((500, "BYN".to_owned()))));
        assert_eq!(sum("33333.333333", "RUB", Unit::One), Ok(Some((3_333_333, "RUB".to_owned()))));
        assert_eq!(sum("0.125", "RUB", Unit::One), Ok(Some((13, "RUB".to_owned()))));
        assert_eq!(sum("1.5", "JPY", Unit::One), Ok(Some((2, "JPY".to_owned()))));
        for text in ["", " ", "—", "-", "n/a"] {
            assert_eq!(sum(text, "RUB", Unit::One), Ok(None), "{text}");
        }
        for text in ["тысяча", "1 23", "1,2,3", "30%", "#REF!", "1e5", "12.", ".5", "1-2"] {
            assert_eq!(sum(text, "RUB", Unit::One), Err(AmountFault::Unreadable), "{text}");
        }
        for text in ["99999999999999999999", "999999999999999999999999999999999999999999"] {
            assert_eq!(sum(text, "RUB", Unit::One), Err(AmountFault::OutOfRange), "{text}");
        }
    }

    #[test]
    fn a_currency_is_known_by_each_of_its_names() {
        for (code, names) in CURRENCIES {
            for name in names.iter().chain([&code]) {
                let currency: Currency = code.parse().expect("a code");
                let expected = Ok(Some((5 * 10_i64.pow(currency.n_digits() + 3), code.to_owned())));
                for text in
                    [format!("5000 {name}"), format!("5 000{name}"), format!("{name} 5000"), format!("5 тыс. {name}")]
                {
                    assert_eq!(sum(&text, "RUB", Unit::One), expected, "{text}");
                }
            }
        }
        // What ends as a currency does is none.
        for text in ["5 кубометр", "1000 шт", "5 тр"] {
            assert_eq!(sum(text, "RUB", Unit::One), Err(AmountFault::Unreadable), "{text}");
        }
    }

    #[test]
    fn a_sum_of_many_digits_is_out_of_range_in_every_unit_and_currency() {
        for n in [28, 30, 33, 36, 38, 39] {
            assert_eq!(sum(&"9".repeat(n), "KWD", Unit::Million), Err(AmountFault::OutOfRange), "{n}");
        }
    }

    #[test]
    fn thousands_are_counted_once() {
        for text in ["1,5", "1.5", "1 500 тыс.", "1,5 млн", "1.50 ₽"] {
            let unit = if text.contains(['т', 'м']) { Unit::Million } else { Unit::Thousand };
            let minor = if text.contains(['т', 'м']) { 150_000_000 } else { 150_000 };
            assert_eq!(sum(text, "RUB", unit), Ok(Some((minor, "RUB".to_owned()))), "{text}");
        }
        let thousands = SumOf { currency: None, unit: Unit::Thousand };
        assert_eq!(sum_of_number(-1.234_567, thousands).map(|sum| sum.money.minor()), Ok(-123_457));
        assert_eq!(
            sum_of_number(0.1 + 0.2, SumOf { currency: None, unit: Unit::One }).map(|sum| sum.money.minor()),
            Ok(30)
        );
        assert_eq!(sum_of_number(1e300, thousands), Err(AmountFault::OutOfRange));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_sum_or_refused(text in "[0-9 .,₽€$()тысруб-]{0,20}") {
            let sum_of = |unit| SumOf { currency: None, unit };
            let one = sum_in_text(&text, sum_of(Unit::One));
            // Whatever is a sum of ones is a sum of thousands, and not a smaller one.
            if let (Ok(Some(one)), Ok(Some(thousand))) = (one, sum_in_text(&text, sum_of(Unit::Thousand))) {
                proptest::prop_assert!(one.money.minor().unsigned_abs() <= thousand.money.minor().unsigned_abs());
            }
        }

        /// What a spreadsheet shows and what it stores are one sum.
        #[test]
        fn a_number_is_the_sum_that_is_shown(minor in -1_000_000_000_i32..1_000_000_000) {
            let sum_of = SumOf { currency: None, unit: Unit::One };
            let number = sum_of_number(f64::from(minor) / 100.0, sum_of).map(|sum| sum.money.minor());
            proptest::prop_assert_eq!(number, Ok(i64::from(minor)));
            let sign = if minor < 0 { "-" } else { "" };
            let shown = format!("{sign}{},{:02}", minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
            let read = sum_in_text(&shown, sum_of).map(|sum| sum.map(|sum| sum.money.minor()));
            proptest::prop_assert_eq!(read, Ok(Some(i64::from(minor))));
        }
    }
}

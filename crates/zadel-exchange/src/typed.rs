//! Numbers as people type them: `200 000 ₽`, `1 234,56`, `1.234,56`, `2 млн`, `30 %`, `0,3`, `3 из 10`.
//!
//! What can be read in one way only is read; anything else is refused, never guessed. The results are written as the plan
//! file writes them, so that what is stored has one form.

mod counts;
mod day;
mod sales;
mod vocabulary;

use zadel_core::fraction::Fraction;
use zadel_core::money::{Currency, Money, MoneyError};

pub use counts::{BY_FACTS, Counts, counts};
pub use day::{date, date_about, list};
pub use sales::{Sales, sales};

/// Why a typed text is no number of the kind that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedError {
    /// It cannot be read as such a number.
    Unreadable,
    /// It can be read, and is beyond anything a plan may hold.
    OutOfRange,
    /// It is below zero, and nothing that people type is.
    Negative,
}

/// Longer texts are no numbers.
const MOST_CHARACTERS: usize = 60;

/// Money: digits with or without groups, at most the currency's digits after the decimal sign, the currency's sign or code
/// before or after, a word for thousands, millions or billions after.
///
/// A single sign with three digits behind it groups thousands (`1,234`), unless the currency has three minor digits.
///
/// # Errors
/// [`TypedError`].
///
/// # Examples
/// ```
/// # use zadel_core::money::Currency;
/// # use zadel_exchange::typed::money;
/// assert_eq!(money("1 234,56 ₽", Currency::RUB)?.minor(), 123_456);
/// assert_eq!(money("1.234,56", Currency::RUB)?.minor(), 123_456);
/// assert_eq!(money("1,5 млн", Currency::RUB)?.minor(), 150_000_000);
/// # Ok::<(), zadel_exchange::typed::TypedError>(())
/// ```
pub fn money(text: &str, currency: Currency) -> Result<Money, TypedError> {
    let text = squeezed(text)?;
    let text = without_currency(&text, currency);
    refuse_negative(text)?;
    let (text, power) = without_multiple(text);
    let n_digits = if power == 0 { currency.n_digits() } else { power };
    let plain = plain_decimal(text, n_digits, Grouping::Thousands)?;
    let plain = if power == 0 { plain } else { shifted(&plain, power) };
    currency.parse(&plain).map_err(|error| match error {
        MoneyError::Malformed => TypedError::Unreadable,
        MoneyError::OutOfRange => TypedError::OutOfRange,
    })
}

/// Does the text say thousands, millions or billions itself?
#[must_use]
pub fn has_multiple(text: &str, currency: Currency) -> bool {
    squeezed(text).is_ok_and(|text| without_multiple(without_currency(&text, currency)).1 != 0)
}

/// A whole number, with or without groups; a spreadsheet may have written its zeros after the decimal sign: `20,0`, `20.00`.
///
/// # Errors
/// [`TypedError`].
///
/// # Examples
/// ```
/// # use zadel_exchange::typed::count;
/// assert_eq!(count("1 200")?, 1200);
/// assert_eq!(count("20,00")?, 20);
/// # Ok::<(), zadel_exchange::typed::TypedError>(())
/// ```
pub fn count(text: &str) -> Result<u32, TypedError> {
    // Three zeros would be thousands.
    const MOST_ZEROS: u32 = 2;
    let text = squeezed(text)?;
    refuse_negative(&text)?;
    let plain = plain_decimal(&text, MOST_ZEROS, Grouping::Thousands)?;
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    if part.bytes().any(|digit| digit != b'0') {
        return Err(TypedError::Unreadable);
    }
    whole.parse().map_err(|_| TypedError::OutOfRange)
}

/// How a number without a percent sign is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bare {
    /// Where percentages are shown: `30` is 30 %, and so is `0,3`.
    Percent,
    /// Where plain numbers are shown: `1,5` is one and a half.
    Number,
}

/// A share or a rate, written as the plan file writes it: `30%`, `3/10`, `0.3`.
///
/// # Errors
/// [`TypedError`].
///
/// # Examples
/// ```
/// # use zadel_exchange::typed::{Bare, fraction};
/// assert_eq!(fraction("30 %", Bare::Percent)?, "30%");
/// assert_eq!(fraction("3 из 10", Bare::Percent)?, "3/10");
/// assert_eq!(fraction("12,5", Bare::Percent)?, "12.5%");
/// assert_eq!(fraction("0,3", Bare::Percent)?, "0.3");
/// # Ok::<(), zadel_exchange::typed::TypedError>(())
/// ```
pub fn fraction(text: &str, bare: Bare) -> Result<String, TypedError> {
    const MOST_DIGITS: u32 = 9;
    let text = squeezed(text)?;
    refuse_negative(&text)?;
    for between in vocabulary::BETWEEN {
        if let Some((part, whole)) = text.split_once(between) {
            return exact(format!("{}/{}", count(part)?, count(whole)?));
        }
    }
    let (number, has_percent) = text.strip_suffix('%').map_or((text.as_str(), false), |number| (number, true));
    let plain = plain_decimal(number, MOST_DIGITS, Grouping::None)?;
    let is_part_of_one = plain.contains('.') && plain.starts_with("0.");
    let is_percent = has_percent || (bare == Bare::Percent && !is_part_of_one);
    exact(if is_percent { plain + "%" } else { plain })
}

/// The text itself, if the plan can read it.
fn exact(text: String) -> Result<String, TypedError> {
    text.parse::<Fraction>().map(|_| text).map_err(|_| TypedError::Unreadable)
}

/// Without spaces of any width, in lower case; apostrophes group digits in some countries. What nobody sees is not there: other
/// programs put marks of direction and width around what is copied.
fn squeezed(text: &str) -> Result<String, TypedError> {
    if MOST_CHARACTERS < text.chars().count() {
        return Err(TypedError::Unreadable);
    }
    let text: String = text.chars().filter(|c| !vocabulary::INVISIBLE.iter().any(|range| range.contains(c))).collect();
    // A tab or a line end parts two cells.
    if text.trim().contains(char::is_control) {
        return Err(TypedError::Unreadable);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if !words.windows(2).all(|pair| is_sound_break(pair[0], pair[1])) {
        return Err(TypedError::Unreadable);
    }
    Ok(text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’')).collect::<String>().to_lowercase())
}

/// A minus before a number, or the brackets that bookkeepers write instead.
fn refuse_negative(text: &str) -> Result<(), TypedError> {
    let size = text.strip_prefix(['-', '−', '–']);
    let size = size.or_else(|| text.strip_prefix('(').filter(|text| text.ends_with(')')));
    let is_number = size.is_some_and(|size| size.starts_with(|c: char| c.is_ascii_digit()));
    if is_number { Err(TypedError::Negative) } else { Ok(()) }
}

/// Between digits, a space groups thousands: `1 234` is a number, `1 23` is a slip.
fn is_sound_break(left: &str, right: &str) -> bool {
    let (Some(before), Some(after)) = (left.chars().last(), right.chars().next()) else { return true };
    if !before.is_ascii_digit() || !after.is_ascii_digit() {
        return true;
    }
    right.chars().take_while(char::is_ascii_digit).count() == 3
}

/// Without the currency's sign or code; another currency's stays, and is refused as no digit.
fn without_currency(text: &str, currency: Currency) -> &str {
    let code = currency.code().to_lowercase();
    let signs = vocabulary::signs(currency.code());
    let signs = signs.iter().copied().chain([code.as_str()]);
    let stripped = signs.into_iter().find_map(|sign| text.strip_suffix(sign).or_else(|| text.strip_prefix(sign)));
    stripped.unwrap_or(text)
}

/// Without a word for thousands, millions or billions, and the power of ten it stands for.
fn without_multiple(text: &str) -> (&str, u32) {
    vocabulary::MULTIPLES.iter().find_map(|(word, power)| Some((text.strip_suffix(word)?, *power))).unwrap_or((text, 0))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Grouping {
    None,
    Thousands,
}

/// `1.234,56`, `1,234.56`, `1234,56` as `1234.56`.
fn plain_decimal(text: &str, most_digits: u32, grouping: Grouping) -> Result<String, TypedError> {
    let separators: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).collect();
    let (whole, part) = match separators.as_slice() {
        [(at, _)] => {
            let (whole, part) = (&text[..*at], &text[at + 1..]);
            let can_group =
                grouping == Grouping::Thousands && part.len() == 3 && most_digits < 3 && is_group_head(whole);
            if can_group { (text, None) } else { (whole, Some(part)) }
        }
        // The last sign is the decimal one if it differs from those before it.
        [before @ .., (at, last)] if before.iter().all(|(_, c)| c != last) => (&text[..*at], Some(&text[at + 1..])),
        _ => (text, None),
    };
    let whole = ungrouped(whole, grouping)?;
    match part {
        None => Ok(whole),
        Some(part) if is_digits(part) && part.len() <= most_digits as usize => Ok(format!("{whole}.{part}")),
        Some(_) => Err(TypedError::Unreadable),
    }
}

/// Up to three digits that do not begin with 0 can stand before a group.
fn is_group_head(head: &str) -> bool {
    is_digits(head) && head.len() <= 3 && !head.starts_with('0')
}

/// Digits without the signs that group them, which must be alike and stand every three digits.
fn ungrouped(text: &str, grouping: Grouping) -> Result<String, TypedError> {
    let Some(sign) = text.chars().find(|c| matches!(c, '.' | ',')) else {
        return if is_digits(text) { Ok(text.to_owned()) } else { Err(TypedError::Unreadable) };
    };
    let mut groups = text.split(sign);
    let is_grouped =
        groups.next().is_some_and(is_group_head) && groups.all(|group| group.len() == 3 && is_digits(group));
    if grouping == Grouping::Thousands && is_grouped { Ok(text.replace(sign, "")) } else { Err(TypedError::Unreadable) }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A plain decimal times a power of ten not below the number of its digits after the point.
fn shifted(plain: &str, power: u32) -> String {
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    format!("{whole}{part:0<width$}", width = power as usize)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rubles(text: &str) -> Result<i64, TypedError> {
        money(text, Currency::RUB).map(Money::minor)
    }

    #[test]
    fn money_is_read_however_it_is_written() {
        for text in [
            "1234,56",
            "1 234,56",
            "1\u{a0}234,56 ₽",
            "1.234,56₽",
            "1,234.56",
            "1234.56 руб.",
            "RUB 1234,56",
            "1'234,56",
            "1\u{202f}234,56\u{202f}₽",
            "1\u{2009}234,56",
            "\u{feff}1234,56\u{200b}",
            "\u{202a}1 234,56\u{202c}",
        ] {
            assert_eq!(rubles(text), Ok(123_456), "{text}");
        }
        for text in
            ["1000000", "1 000 000", "1.000.000", "1,000,000", "1 млн", "1m", "1000 тыс.", "1 000к", "0,001 млрд"]
        {
            assert_eq!(rubles(text), Ok(100_000_000), "{text}");
        }
        assert_eq!(rubles("1,234"), Ok(123_400));
        assert_eq!(rubles("1,5"), Ok(150));
        assert_eq!(rubles("0,5"), Ok(50));
    }

    #[test]
    fn what_can_be_read_in_two_ways_or_none_is_refused() {
        for text in [
            "",
            " ",
            "сто тысяч",
            "1,23,4",
            "1 23",
            "1.2.3",
            "1,2345",
            "0,123",
            "—",
            "–",
            "-",
            "30%",
            "#Н/Д",
            "#REF!",
            "1,2E+06",
            "1 234\t567",
            "1\n234",
            "5 $",
            "1e6",
            "1 000,000,0",
            ",5",
            "5,",
        ] {
            assert_eq!(rubles(text), Err(TypedError::Unreadable), "{text}");
        }
        for text in ["-5", "−5", "(5)", "(1 000 ₽)", "-1 234,56 ₽", "–5 тыс."] {
            assert_eq!(rubles(text), Err(TypedError::Negative), "{text}");
        }
        assert_eq!(rubles("999999999999999999"), Err(TypedError::OutOfRange));
        assert_eq!(rubles(&"1".repeat(61)), Err(TypedError::Unreadable));
    }

    #[test]
    fn counts_are_whole() {
        assert_eq!(count("1 000"), Ok(1000));
        assert_eq!(count("20"), Ok(20));
        assert_eq!(count("4294967296"), Err(TypedError::OutOfRange));
        for text in ["20,0", "20.00", "20", "\u{a0}20 "] {
            assert_eq!(count(text), Ok(20), "{text}");
        }
        assert_eq!(count("20,000"), Ok(20_000));
        for text in ["2,5", "20,01", "20.0.0", "20,", "20 лидов", "", "—", "30%", "20,0000"] {
            assert_eq!(count(text), Err(TypedError::Unreadable), "{text}");
        }
        assert_eq!(count("-1"), Err(TypedError::Negative));
    }

    #[test]
    fn a_bare_number_is_meant_as_it_is_shown() {
        assert_eq!(fraction("30", Bare::Percent).as_deref(), Ok("30%"));
        assert_eq!(fraction("1", Bare::Percent).as_deref(), Ok("1%"));
        assert_eq!(fraction("0.5", Bare::Percent).as_deref(), Ok("0.5"));
        assert_eq!(fraction("0,5%", Bare::Percent).as_deref(), Ok("0.5%"));
        assert_eq!(fraction("1,5", Bare::Number).as_deref(), Ok("1.5"));
        assert_eq!(fraction("3 of 10", Bare::Number).as_deref(), Ok("3/10"));
        assert_eq!(fraction("30,00\u{a0}%", Bare::Percent).as_deref(), Ok("30.00%"));
        for text in ["", "?", "—", "30%%", "1 234,56 ₽", "1/0", "из", "3 из", "a%", "%", "1/2%", "--"] {
            assert_eq!(fraction(text, Bare::Percent), Err(TypedError::Unreadable), "{text}");
        }
        assert_eq!(fraction("-30%", Bare::Percent), Err(TypedError::Negative));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[0-9 .,%/₽ктысmlиз'-]{0,30}") {
            prop_assert!(rubles(&text).is_ok_and(|minor| 0 <= minor) || rubles(&text).is_err());
            prop_assert!(count(&text).is_err() || text.contains(|c: char| c.is_ascii_digit()));
            if let Ok(read) = fraction(&text, Bare::Percent) {
                prop_assert!(read.parse::<Fraction>().is_ok());
            }
        }

        /// What the product shows can be typed back.
        #[test]
        fn money_in_groups_reads_as_the_same_money(minor in 0_i64..=9_007_199_254_740_991) {
            let (whole, part) = (minor / 100, minor % 100);
            let digits = whole.to_string();
            let grouped: Vec<&str> =
                digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).expect("digits")).collect();
            prop_assert_eq!(rubles(&format!("{},{part:02}\u{a0}₽", grouped.join("\u{a0}"))), Ok(minor));
            prop_assert_eq!(rubles(&format!("₽{}.{part:02}", grouped.join(","))), Ok(minor));
        }
    }
}

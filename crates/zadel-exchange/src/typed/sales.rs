//! Sales that were made, as evidence of their average, as people type it.

use jiff::civil::Date;
use zadel_core::money::{Currency, Money};

use super::counts::{Told, told};
use super::{TypedError, count, money};

/// So many sales, their average with its interval, and the day of the last one if it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sales {
    /// How many.
    pub n: u32,
    /// What they brought on average.
    pub average: Money,
    /// The ends of its interval. Whether the average lies within, is a rule of the plan.
    pub interval: (Money, Money),
    /// The last day that was counted.
    pub to: Option<Date>,
    /// Are they the company's facts, and counted again when these change?
    pub is_by_facts: bool,
}

/// How many, a colon, their average, its interval in brackets, perhaps a day, and [`super::BY_FACTS`] behind that of the facts. Where
/// these know of none any more, a 0 alone.
///
/// # Errors
/// [`TypedError`].
///
/// # Examples
/// ```
/// # use zadel_core::money::Currency;
/// # use zadel_exchange::typed::sales;
/// let sold = sales("42: 183 250 (150 000 – 214 000), 31.10.2026, facts", Currency::RUB)?;
/// assert_eq!((sold.n, sold.average.minor()), (42, 18_325_000));
/// assert_eq!((sold.interval.0.minor(), sold.interval.1.minor()), (15_000_000, 21_400_000));
/// assert!(sold.is_by_facts);
/// # Ok::<(), zadel_exchange::typed::TypedError>(())
/// ```
pub fn sales(text: &str, currency: Currency) -> Result<Sales, TypedError> {
    const DASHES: [char; 3] = ['-', '–', '—'];
    let Told { what, to, is_by_facts } = told(text);
    if is_by_facts && what == "0" {
        return Ok(Sales { n: 0, average: Money::ZERO, interval: (Money::ZERO, Money::ZERO), to, is_by_facts });
    }
    let (n, rest) = what.split_once(':').ok_or(TypedError::Unreadable)?;
    let (average, interval) = rest.split_once('(').ok_or(TypedError::Unreadable)?;
    let interval = interval.trim_end().strip_suffix(')').ok_or(TypedError::Unreadable)?;
    let (low, high) = interval.split_once(DASHES).ok_or(TypedError::Unreadable)?;
    let n = count(n)?;
    let [average, low, high] = [average, low, high].map(|amount| money(amount, currency));
    Ok(Sales { n, average: average?, interval: (low?, high?), to, is_by_facts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sales_are_a_number_an_average_and_its_ends() {
        assert_eq!(sales("0, facts", Currency::RUB).map(|sold| (sold.n, sold.is_by_facts)), Ok((0, true)));
        for text in
            ["", "0", "42", "42: 183250", "42: 183250 (150000)", "42: 183250 (150000-)", "42 183250 (1-2)", "facts"]
        {
            assert!(sales(text, Currency::RUB).is_err(), "{text}");
        }
        let sold = sales("7: 99,50 (80-120.25)", Currency::RUB).expect("as people type it");
        assert_eq!((sold.interval.0.minor(), sold.interval.1.minor()), (8_000, 12_025));
        assert_eq!((sold.to, sold.is_by_facts), (None, false));
    }
}

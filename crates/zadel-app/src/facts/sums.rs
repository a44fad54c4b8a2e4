//! Sums in the company's currency, and in others.

use std::collections::BTreeMap;

use zadel_core::facts::seen::SeenAmount;
use zadel_core::money::{Currency, Money, Original, Rate};

/// How many sums of a file are in another currency and have no rate, by the currency.
pub(super) type Uncounted = BTreeMap<String, u64>;

/// What a sum counts, in whatever currency it is told.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    own: Option<Currency>,
    rates: BTreeMap<Currency, Rate>,
    /// Sums in other currencies that count nothing.
    uncounted: BTreeMap<Currency, u64>,
}

impl Sums {
    /// Of a company with this currency, and what others cost in it.
    pub(super) fn new(currency: &str, rates: BTreeMap<Currency, Rate>) -> Self {
        Self { own: currency.parse().ok(), rates, uncounted: BTreeMap::new() }
    }

    /// Sums that count nothing, by currency.
    pub(super) fn uncounted(self) -> Uncounted {
        self.uncounted.into_iter().map(|(currency, n)| (currency.code().to_owned(), n)).collect()
    }

    /// What a sum counts, and how it was told if that was in another currency. Without a rate, or beyond what money can be, it counts
    /// nothing and is shown.
    pub(super) fn of(&mut self, seen: Option<&SeenAmount>) -> (Option<Money>, Option<Original>) {
        let Some(seen) = seen else { return (None, None) };
        let Some(currency) = seen.currency.filter(|currency| Some(*currency) != self.own) else {
            return (Some(seen.money), None);
        };
        let original = Original { money: seen.money, currency };
        let rate = self.rates.get(&currency).zip(self.own);
        let counted = rate.and_then(|(rate, own)| original.at(*rate, own).ok());
        if counted.is_none() {
            *self.uncounted.entry(currency).or_default() += 1;
        }
        (counted, Some(original))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_counts_in_the_companys_currency_or_not_at_all() {
        let rates = BTreeMap::from([("USD".parse().expect("a code"), "92.5".parse().expect("a rate"))]);
        let mut sums = Sums::new("RUB", rates);
        let mut of = |minor: i64, code: &str| {
            let money = Money::from_minor(minor).expect("in range");
            let (own, original) = sums.of(Some(&SeenAmount { money, currency: code.parse().ok() }));
            (own.map(Money::minor), original.map(|sum| sum.to_string()))
        };
        assert_eq!(of(150, ""), (Some(150), None));
        assert_eq!(of(150, "RUB"), (Some(150), None));
        assert_eq!(of(150, "USD"), (Some(13_875), Some("1.50 USD".to_owned())));
        assert_eq!(of(150, "EUR"), (None, Some("1.50 EUR".to_owned())));
        assert_eq!(sums.of(None), (None, None));
        assert_eq!(sums.uncounted(), BTreeMap::from([("EUR".to_owned(), 1)]));
    }
}

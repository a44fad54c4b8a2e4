//! What sums count in the company's currency, in whatever currency they are told.

use std::collections::BTreeMap;

use zadel_core::facts::seen::SeenAmount;
use zadel_core::money::{Currency, Money, Original, Rate};

/// How many sums of a file are in another currency and have no rate, by the currency.
pub(super) type Uncounted = BTreeMap<String, u64>;

/// What units of other currencies cost in the company's.
#[derive(Clone, Debug)]
pub(super) struct Rates {
    own: Option<Currency>,
    of: BTreeMap<Currency, Rate>,
    /// Sums in other currencies that count nothing.
    uncounted: BTreeMap<Currency, u64>,
}

impl Rates {
    /// Of a company with this currency.
    pub(super) fn new(currency: &str, of: BTreeMap<Currency, Rate>) -> Self {
        Self { own: currency.parse().ok(), of, uncounted: BTreeMap::new() }
    }

    /// Where no other currency is told.
    pub(super) fn none(currency: &str) -> Self {
        Self::new(currency, BTreeMap::new())
    }

    /// Sums that count nothing, by currency.
    pub(super) fn uncounted(self) -> Uncounted {
        self.uncounted.into_iter().map(|(currency, n)| (currency.code().to_owned(), n)).collect()
    }

    /// What a sum counts, and how it was told if that was in another currency. Without a rate, or beyond what money can be, it counts
    /// nothing and is shown.
    pub(super) fn counted(&mut self, seen: Option<&SeenAmount>) -> (Option<Money>, Option<Original>) {
        let Some(seen) = seen else { return (None, None) };
        let Some(currency) = seen.currency.filter(|currency| Some(*currency) != self.own) else {
            return (Some(seen.money), None);
        };
        let original = Original { money: seen.money, currency };
        let rate = self.of.get(&currency).zip(self.own);
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
        let dollar = BTreeMap::from([("USD".parse().expect("a code"), "92.5".parse().expect("a rate"))]);
        let mut rates = Rates::new("RUB", dollar);
        let mut of = |minor: i64, code: &str| {
            let money = Money::from_minor(minor).expect("in range");
            let (own, original) = rates.counted(Some(&SeenAmount { money, currency: code.parse().ok() }));
            (own.map(Money::minor), original.map(|sum| sum.to_string()))
        };
        assert_eq!(of(150, ""), (Some(150), None));
        assert_eq!(of(150, "RUB"), (Some(150), None));
        assert_eq!(of(150, "USD"), (Some(13_875), Some("1.50 USD".to_owned())));
        assert_eq!(of(150, "EUR"), (None, Some("1.50 EUR".to_owned())));
        assert_eq!(rates.counted(None), (None, None));
        assert_eq!(rates.uncounted(), BTreeMap::from([("EUR".to_owned(), 1)]));
    }
}

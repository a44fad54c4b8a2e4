//! What was paid for which deal.

use std::collections::BTreeMap;

use zadel_core::facts::Moment;
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::KnownDeal;
use zadel_store::FeedId;
use zadel_store::payments::PaidRow;

use crate::by_facts::Facts;

/// What was paid and when, by the places of deals.
#[derive(Debug, Default)]
pub(super) struct Paid {
    of_deals: BTreeMap<usize, Vec<(Day, i64)>>,
    /// What is for no deal as far as anybody has said.
    pub(super) untied: Vec<(Day, i64)>,
}

/// A month after it was won most of what is ever paid for a deal has a first payment.
const SOON_DAYS: i32 = 30;
/// Of so many deals it can be seen whether payments are known.
const FEW: usize = 10;
/// Payments are known if a deal of so many has one: in the others they are late, or nobody has said what they are for.
const ONE_OF: usize = 3;

impl Paid {
    /// `ids` are those of the deals that are looked at, in their order.
    pub(super) fn of(facts: &Facts, ids: &[(FeedId, String)], today: Day) -> Self {
        let looked_at: BTreeMap<(FeedId, &str), usize> =
            ids.iter().enumerate().map(|(place, (feed, object))| ((*feed, object.as_str()), place)).collect();
        let deals = Deals::of(facts);
        let mut paid = Self::default();
        for row in &facts.payments {
            let on = Day::of(facts.told.books.day(Moment::from_millis(row.at)));
            if today < on {
                continue;
            }
            match deals.of_payment(row) {
                None => paid.untied.push((on, row.amount_minor)),
                Some(deal) => {
                    if let Some(place) = looked_at.get(&deal) {
                        paid.of_deals.entry(*place).or_default().push((on, row.amount_minor));
                    }
                }
            }
        }
        paid
    }

    /// Is enough known of what was paid for deals? Asked are those that were won since the first payment, and not in the last month.
    pub(super) fn is_known(&self, deals: &[KnownDeal], today: Day) -> bool {
        let Some(first) = self.of_deals.values().flatten().map(|(on, _)| *on).min() else { return false };
        let is_asked = |deal: &KnownDeal| {
            deal.won().is_some_and(|(on, sum)| first <= on && on <= today.plus(-SOON_DAYS) && 0 < sum)
        };
        let asked = || deals.iter().enumerate().filter(|(_, deal)| is_asked(deal));
        let (n, n_paid) = (asked().count(), asked().filter(|(place, _)| self.of_deals.contains_key(place)).count());
        FEW <= n && n <= n_paid.saturating_mul(ONE_OF)
    }

    /// Tells each deal what was paid for it.
    pub(super) fn tell(&mut self, deals: &mut [KnownDeal]) {
        for (place, deal) in deals.iter_mut().enumerate() {
            deal.paid = Some(self.of_deals.remove(&place).unwrap_or_default());
        }
    }
}

/// All deals, by their objects: payments do not always say in which feed theirs is.
struct Deals<'a>(BTreeMap<&'a str, Vec<FeedId>>);

impl<'a> Deals<'a> {
    fn of(facts: &'a Facts) -> Self {
        let mut feeds: BTreeMap<&str, Vec<FeedId>> = BTreeMap::new();
        for row in &facts.told.rows {
            feeds.entry(&row.object).or_default().push(row.feed);
        }
        Self(feeds)
    }

    /// The deal that a payment is for: in the feed that it says, in its own, or in the only one that has such a deal.
    fn of_payment<'r>(&self, row: &'r PaidRow) -> Option<(FeedId, &'r str)> {
        let object = row.deal.as_deref()?;
        let feeds = self.0.get(object)?;
        let said = row.deal_feed.or_else(|| feeds.contains(&row.feed).then_some(row.feed));
        let only = || feeds.first().copied().filter(|_| feeds.len() == 1);
        Some((said.or_else(only)?, object))
    }
}

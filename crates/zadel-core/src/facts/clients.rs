//! Who buys again: regular clients, those who fell asleep, and how often they buy.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;
use zadel_stats::bgnbd::Customer;

use crate::calendar::Period;
use crate::conversion::Observed;
use crate::evidence::Evidence;
use crate::facts::ids::ClientId;
use crate::facts::seen::DealKind;
use crate::facts::track::Track;
use crate::facts::{Moment, Outcome};

/// What clients bought and when.
///
/// # Units
/// Days where the company is. A purchase is a deal won.
///
/// # Invariants
/// Each client has a purchase; purchases of a client are in the order of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clients(BTreeMap<ClientId, Vec<Date>>);

/// How a client stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Has bought nothing yet.
    New,
    /// Has bought, and the last time lies within the months.
    Regular,
    /// Has bought, and the last time lies longer ago. Whether a purchase is then a new client's or an old one's is for the company
    /// to say.
    Dormant,
}

/// How often regular clients bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Buying {
    /// Clients who were regular on the day before the window began.
    pub n_clients: u32,
    /// What they bought within it.
    pub n_purchases: u32,
}

impl Clients {
    /// The clients of these purchases, in any order.
    pub fn of(purchases: impl IntoIterator<Item = (ClientId, Date)>) -> Self {
        let mut clients: BTreeMap<ClientId, Vec<Date>> = BTreeMap::new();
        for (client, day) in purchases {
            clients.entry(client).or_default().push(day);
        }
        clients.values_mut().for_each(|days| days.sort_unstable());
        Self(clients)
    }

    /// The clients of the deals that were won; `day_of` gives the day of a moment where the company is.
    pub fn of_tracks<'a>(tracks: impl IntoIterator<Item = &'a Track>, day_of: impl Fn(Moment) -> Date) -> Self {
        let won = tracks.into_iter().filter(|track| (track.kind(), track.outcome()) == (DealKind::Deal, Outcome::Won));
        Self::of(won.filter_map(|track| Some((track.client()?, day_of(track.closed()?)))))
    }

    /// How a client stands at the end of a day, with so many months between buying and falling asleep.
    ///
    /// # Formula
    /// ```text
    /// regular: day <= last purchase + months      by the calendar: a month after 31 January is 28 February
    /// ```
    ///
    /// # Examples
    /// ```
    /// # use jiff::civil::date;
    /// # use zadel_core::facts::{clients::*, ids::ClientId};
    /// let client = ClientId::new(1).expect("above 0");
    /// let clients = Clients::of([(client, date(2025, 11, 29))]);
    /// let on = |day| clients.standing(client, day, 12);
    /// assert_eq!(on(date(2025, 11, 28)), Standing::New);
    /// assert_eq!(on(date(2026, 11, 29)), Standing::Regular);
    /// assert_eq!(on(date(2026, 11, 30)), Standing::Dormant);
    /// ```
    #[must_use]
    pub fn standing(&self, client: ClientId, day: Date, months: u32) -> Standing {
        self.0.get(&client).map_or(Standing::New, |days| standing(days, day, months))
    }

    /// Every client who has bought by a day, as he stands then.
    pub fn all(&self, day: Date, months: u32) -> impl Iterator<Item = (ClientId, Standing)> {
        let all = self.0.iter().map(move |(client, days)| (*client, standing(days, day, months)));
        all.filter(|(_, standing)| *standing != Standing::New)
    }

    /// How often those bought within a window who were regular when it began.
    ///
    /// Who became a client within it is not counted: he has not had the whole of it, and he is there because he bought.
    #[must_use]
    pub fn buying(&self, window: Period, months: u32) -> Buying {
        let eve = window.from().yesterday().ok();
        let is_regular = |days: &[Date]| eve.is_some_and(|eve| standing(days, eve, months) == Standing::Regular);
        let regular = self.0.values().filter(|days| is_regular(days));
        let mut buying = Buying { n_clients: 0, n_purchases: 0 };
        for days in regular {
            let n = bought_by(days, window.to()).len() - eve.map_or(0, |eve| bought_by(days, eve).len());
            buying.n_clients += 1;
            buying.n_purchases = buying.n_purchases.saturating_add(u32::try_from(n).unwrap_or(u32::MAX));
        }
        buying
    }

    /// The same of several windows together: a client who was regular when three of them began had three chances to buy.
    ///
    /// What a plan for a period expects is asked of periods as long, each with those who were regular then.
    #[must_use]
    pub fn buying_in(&self, windows: impl IntoIterator<Item = Period>, months: u32) -> Buying {
        let mut all = Buying { n_clients: 0, n_purchases: 0 };
        for buying in windows.into_iter().map(|window| self.buying(window, months)) {
            all.n_clients = all.n_clients.saturating_add(buying.n_clients);
            all.n_purchases = all.n_purchases.saturating_add(buying.n_purchases);
        }
        all
    }

    /// What [`zadel_stats::bgnbd`] learns from, in days: how often each client came back, when last, and since when he is one.
    ///
    /// # Formula
    /// ```text
    /// frequency = distinct days of purchase - 1
    /// recency   = last day - first day
    /// T         = day - first day
    /// ```
    /// Two deals of one day are one visit: the model is about coming back. Purchases after the day are not known yet. The first
    /// purchase is the first one that the ledger knows; a client from before it looks younger than he is.
    pub fn customers(&self, day: Date) -> impl Iterator<Item = (ClientId, Customer)> {
        self.0.iter().filter_map(move |(client, days)| Some((*client, customer(bought_by(days, day), day)?)))
    }
}

/// The purchases until the end of a day.
fn bought_by(days: &[Date], day: Date) -> &[Date] {
    &days[..days.partition_point(|bought| *bought <= day)]
}

fn standing(days: &[Date], day: Date, months: u32) -> Standing {
    let Some(last) = bought_by(days, day).last() else { return Standing::New };
    // Beyond the calendar lies no day that is asked about.
    let until = Span::new().try_months(months).and_then(|months| last.checked_add(months)).unwrap_or(Date::MAX);
    if day <= until { Standing::Regular } else { Standing::Dormant }
}

fn customer(days: &[Date], day: Date) -> Option<Customer> {
    let (first, last) = (*days.first()?, *days.last()?);
    let n_days = days.chunk_by(|one, other| one == other).count();
    let since_first = |day: Date| first.until(day).map_or(0, |span| span.get_days());
    let frequency = u32::try_from(n_days - 1).ok()?;
    Customer::new(frequency, f64::from(since_first(last)), f64::from(since_first(day))).ok()
}

impl Buying {
    /// Purchases of a client within the window: what a plan for a period as long expects.
    #[must_use]
    pub fn observed(&self) -> Option<Observed> {
        Observed::purchases(self.n_purchases, self.n_clients).ok()
    }

    /// What a planned rate for a period as long as the window is graded by; `age_days` since the window ended.
    #[must_use]
    pub fn evidence(&self, age_days: u32) -> Evidence {
        Evidence { observed: self.observed(), age_days: Some(age_days), expert: None }
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn client(id: u32) -> ClientId {
        ClientId::new(id).expect("above 0")
    }

    fn period(from: Date, to: Date) -> Period {
        Period::new(from, to).expect("in order")
    }

    /// Four clients: one buys twice in the quarter, one not at all, one is new in it, one fell asleep before.
    #[test]
    fn a_rate_is_of_those_who_were_regular_when_the_window_began() {
        let clients = Clients::of([
            (client(1), date(2026, 9, 30)),
            (client(1), date(2026, 10, 1)),
            (client(1), date(2026, 12, 31)),
            (client(2), date(2025, 10, 1)),
            (client(3), date(2026, 10, 5)),
            (client(3), date(2026, 11, 5)),
            (client(4), date(2025, 9, 29)),
            (client(4), date(2026, 11, 1)),
        ]);
        let buying = clients.buying(period(date(2026, 10, 1), date(2026, 12, 31)), 12);
        assert_eq!(buying, Buying { n_clients: 2, n_purchases: 2 });
        let standings: Vec<Standing> = clients.all(date(2026, 12, 31), 12).map(|(_, standing)| standing).collect();
        assert_eq!(standings, [Standing::Regular, Standing::Dormant, Standing::Regular, Standing::Regular]);
    }

    #[test]
    fn months_end_with_the_month() {
        let clients = Clients::of([(client(1), date(2026, 1, 31))]);
        assert_eq!(clients.standing(client(1), date(2026, 2, 28), 1), Standing::Regular);
        assert_eq!(clients.standing(client(1), date(2026, 3, 1), 1), Standing::Dormant);
        assert_eq!(clients.standing(client(1), date(2026, 3, 1), u32::MAX), Standing::Regular);
    }

    #[test]
    fn months_are_whole_or_none() {
        let months = |from, to| period(from, to).whole_months();
        assert_eq!(months(date(2026, 1, 1), date(2026, 12, 31)), Some(12));
        assert_eq!(months(date(2026, 10, 5), date(2027, 1, 4)), Some(3));
        assert_eq!(months(date(2026, 10, 5), date(2026, 10, 31)), None);
        assert_eq!(months(date(2026, 2, 1), date(2026, 2, 28)), Some(1));
    }

    /// Bought on day 0 twice, on day 10 and on day 30; asked on day 20 and on day 40.
    #[test]
    fn a_customer_comes_back_on_other_days() {
        let day = |n: i64| date(2026, 1, 1).saturating_add(n.days());
        let clients = Clients::of([0, 0, 30, 10].map(|n| (client(7), day(n))));
        let on = |n| clients.customers(day(n)).map(|(_, customer)| customer).collect::<Vec<_>>();
        assert_eq!(on(20), [Customer::new(1, 10.0, 20.0).expect("times")]);
        assert_eq!(on(40), [Customer::new(2, 30.0, 40.0).expect("times")]);
        assert_eq!(on(-1), []);
    }

    proptest! {
        #[test]
        fn a_client_is_new_then_regular_and_sleeps_until_the_next_purchase(
            days in prop::collection::vec(0_i64..1_500, 1..6), asked in -10_i64..2_000, months in 0_u32..30,
        ) {
            let day = |n: i64| date(2024, 1, 1).saturating_add(n.days());
            let clients = Clients::of(days.iter().map(|n| (client(1), day(*n))));
            let first = days.iter().min().copied().expect("one");
            let found = clients.standing(client(1), day(asked), months);
            prop_assert_eq!(found == Standing::New, asked < first);
            if days.contains(&asked) {
                prop_assert_eq!(found, Standing::Regular);
            }
            if clients.standing(client(1), day(asked), months + 1) == Standing::Dormant {
                prop_assert_eq!(found, Standing::Dormant);
            }
        }

        /// Purchases of a window are those of its parts, as long as it is the same clients.
        #[test]
        fn purchases_of_a_window_are_those_of_its_days(
            bought in prop::collection::vec((1_u32..5, 0_i64..700), 0..30), start in 0_i64..700, length in 0_i64..400,
        ) {
            let day = |n: i64| date(2024, 1, 1).saturating_add(n.days());
            let clients = Clients::of(bought.iter().map(|(id, n)| (client(*id), day(*n))));
            let window = period(day(start), day(start + length));
            let found = clients.buying(window, 12);
            let eve = day(start - 1);
            let is_regular = |id: &u32| clients.standing(client(*id), eve, 12) == Standing::Regular;
            let n_clients = (1..5).filter(|id| is_regular(id)).count();
            let n_purchases = bought.iter().filter(|(id, n)| is_regular(id) && window.contains(day(*n))).count();
            prop_assert_eq!((found.n_clients as usize, found.n_purchases as usize), (n_clients, n_purchases));
        }
    }
}

//! The days of which a company's history tells.

use super::day::Day;
use super::deal::KnownDeal;
use super::hazard::bins::{N_BINS, bin_of};

/// The days from which ends of deals are known, to today.
///
/// # Invariants
/// `first <= today`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day on which an end would have been told.
    pub first: Day,
    /// The last: all that happened on it is known.
    pub today: Day,
}

/// More days than this are not looked at: what is older says nothing of the weeks to come.
const MOST_DAYS: i32 = 3 * 366;

impl Span {
    /// The span of a history.
    ///
    /// It begins with the first deal, unless the ends of the first deals are missing. An export of a CRM may begin on a day, with
    /// the deals that were still open then: those that had ended are not in it, and whoever counted the days before would find
    /// that deals do not end. That is assumed if the ends seen later make five or more of them expected before the first one.
    #[must_use]
    pub fn of(deals: &[KnownDeal], today: Day) -> Self {
        let oldest = today.plus(-MOST_DAYS);
        let opened = deals.iter().map(|deal| deal.opened).min().unwrap_or(today).clamp(oldest, today);
        let first_end = deals.iter().filter_map(KnownDeal::closed).min().unwrap_or(today).clamp(opened, today);
        let first = if is_cut_off(deals, first_end, today) { first_end } else { opened };
        Self { first, today }
    }

    /// How many days there are, the first and the last included.
    #[must_use]
    pub fn n_days(self) -> usize {
        usize::try_from(self.first.days_until(self.today)).unwrap_or(0) + 1
    }

    /// The place of a day, from 0; a day outside is brought to the nearer end.
    #[must_use]
    pub fn place(self, day: Day) -> usize {
        usize::try_from(self.first.days_until(day.min(self.today))).unwrap_or(0)
    }

    /// The days, in order.
    pub fn days(self) -> impl Iterator<Item = Day> + Clone {
        (self.first.0..=self.today.0).map(Day)
    }
}

/// Are ends missing before the first that is told?
fn is_cut_off(deals: &[KnownDeal], first_end: Day, today: Day) -> bool {
    const EXPECTED: f64 = 5.0;
    let (mut before, mut after, mut ends) = ([0.0; N_BINS], [0.0; N_BINS], [0.0; N_BINS]);
    for deal in deals {
        let last = deal.closed().unwrap_or(today).min(today);
        if deal.closed().is_some() {
            ends[bin_of(deal.opened.days_until(last))] += 1.0;
        }
        let mut from = deal.opened;
        while from <= last {
            let bin = bin_of(deal.opened.days_until(from));
            let bin_end = super::hazard::bins::end_of(bin).map_or(last, |age| deal.opened.plus(age - 1)).min(last);
            let days = f64::from(from.days_until(bin_end) + 1);
            let early = f64::from(from.days_until(first_end)).clamp(0.0, days);
            before[bin] += early;
            after[bin] += days - early;
            from = bin_end.plus(1);
        }
    }
    let expected: f64 =
        (0..N_BINS).filter(|bin| 0.0 < after[*bin]).map(|bin| ends[bin] / after[bin] * before[bin]).sum();
    EXPECTED <= expected
}

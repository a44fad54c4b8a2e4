//! How the clients of a company pay.

use zadel_stats::stream::Stream;

use super::Company;
use crate::forecast::day::Day;
use crate::forecast::deal::KnownDeal;

/// What is true of the clients of a company.
///
/// # Units
/// Days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Payers {
    /// The share of deals that are paid for on the day on which they are won.
    pub at_once: f64,
    /// Of those that are not, the share of which the first part is paid in advance.
    pub in_advance: f64,
    /// The share of them that are paid for in two parts.
    pub in_parts: f64,
    /// The share of them whose last part never comes.
    pub never: f64,
    /// Mean and standard deviation of the logarithm of the wait for a part.
    pub wait: (f64, f64),
}

/// Streams of payments are far from those of companies and stages.
const OF_PAYMENTS: u64 = 3 << 62;

impl Payers {
    fn random(stream: &mut Stream) -> Self {
        let mut between = |low: f64, high: f64| low + (high - low) * stream.uniform();
        Self {
            at_once: between(0.0, 0.8),
            in_advance: between(0.0, 0.3),
            in_parts: between(0.0, 0.5),
            never: between(0.0, 0.1),
            wait: (between(5.0_f64.ln(), 45.0_f64.ln()), between(0.3, 1.0)),
        }
    }

    /// What comes of a sum that is won on a day.
    fn pay(&self, deal: &KnownDeal, (won, minor): (Day, i64), stream: &mut Stream) -> Vec<(Day, i64)> {
        if stream.uniform() < self.at_once {
            return vec![(won, minor)];
        }
        let first = if stream.uniform() < self.in_parts { minor * 3 / 10 } else { 0 };
        let parts = [first, minor - first];
        let n_coming = if stream.uniform() < self.never { 1 } else { 2 };
        let is_early = stream.uniform() < self.in_advance;
        let mut on = won;
        let mut paid = Vec::new();
        for part in parts.into_iter().take(n_coming).filter(|part| 0 < *part) {
            #[expect(clippy::cast_possible_truncation, reason = "a few years at most")]
            let wait = (self.wait.0 + self.wait.1 * stream.normal()).exp().min(2_000.0) as i32;
            on =
                if paid.is_empty() && is_early { won.plus(-wait / 4).max(deal.opened) } else { on.max(won).plus(wait) };
            paid.push((on, part));
        }
        paid
    }
}

/// The same company, whose money counts on the days on which it is paid.
#[must_use]
pub fn with_payments(mut company: Company, seed: u64, number: u64) -> Company {
    let mut stream = Stream::new(seed, OF_PAYMENTS | number);
    let payers = Payers::random(&mut stream);
    for deal in &mut company.deals {
        let paid = deal.won().map(|won| payers.pay(deal, won, &mut stream)).unwrap_or_default();
        deal.paid = Some(paid.into_iter().filter(|(on, _)| *on <= company.last).collect());
    }
    company
}

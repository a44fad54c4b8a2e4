//! Invoices and what is paid of them, and what the sources cost.

use super::days::{At, DAY};
use super::deal::Sale;
use super::draws::{Draws, whole};
use super::world::{OF_SPEND, World};

/// An invoice, and when it is paid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bill {
    pub(super) at: At,
    /// The last day on which it is paid in time, from the day of the invoice.
    pub(super) due_days: i64,
    /// In whole roubles.
    pub(super) roubles: i64,
    /// None: never.
    pub(super) paid: Option<At>,
}

/// What follows a sale: one invoice, or a half before and a half after the delivery. Regular clients pay afterwards.
pub(super) fn bills(world: &World, sale: Sale, won: At, roubles: i64, draws: &mut Draws) -> Vec<Bill> {
    let half = roubles / 200 * 100;
    let parts = match sale {
        Sale::Repeat => vec![(0, 14, 11.0, roubles)],
        _ if draws.happens(0.6) => vec![(0, 7, 4.0, roubles)],
        _ => vec![(0, 7, 4.0, half), (draws.between(15, 35), 14, 13.0, roubles - half)],
    };
    let bill = |(days, due_days, mean_days, roubles): (i64, i64, f64, i64)| {
        let at = world.office_moment(won + days * DAY + draws.between(120, 3_600), draws);
        let is_paid = !draws.happens(world.truth.never_paid);
        let later = whole(draws.about(mean_days, 0.8) * 86_400.0);
        let paid = is_paid.then(|| world.office_moment(at + later, draws));
        Bill { at, due_days, roubles, paid }
    };
    parts.into_iter().map(bill).filter(|bill| world.is_past(bill.at) && 0 < bill.roubles).collect()
}

/// What a source cost on a day, in whole roubles.
pub(super) fn spend(world: &World, source: usize, day: usize) -> i64 {
    let n_sources = world.truth.sources.len();
    let mut draws = Draws::new(world.seed, OF_SPEND + (day * n_sources + source) as u64);
    let mean = world.rate(source, day) * world.truth.sources[source].cost_per_lead;
    whole(draws.about(mean, 0.2))
}

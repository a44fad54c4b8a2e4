//! The same facts and seed give the same forecast for as long as [`MODEL`] stays.

use super::drawing;
use crate::forecast::Quantiles;
use crate::forecast::cold_start::Assumptions;
use crate::forecast::day::Day;
use crate::forecast::published::{MODEL, forecast};
use crate::forecast::remade::Remade;
use crate::forecast::simulator::{simulate, with_payments};
use crate::forecast::window::Window;

/// If this fails, stored forecasts cannot be made again by this program: [`MODEL`] grows by one, and these numbers with it.
#[test]
fn a_model_is_known_by_its_version() {
    let first = Day(19_900);
    let company = simulate(4, 2, first, 500);
    let today = first.plus(400);
    let window = Window { after: today, until: today.plus(60) };
    let assumed = Assumptions { conversion: (3.0, 20.0), cycle_days: 25.0, n_ends: 1.0, sale_minor: Some(20_000_000) };
    let mut deals = with_payments(company, 4, 2).deals;
    for deal in deals.iter_mut().step_by(3) {
        deal.quoted_minor = Some(15_000_000);
    }
    let published = forecast(&deals, today, window, drawing(20, 2), &assumed, &mut Remade::default());
    let said = &published.said;
    let of_reps = said.reps.values().chain([&said.company]);
    let models = of_reps.flat_map(|said| [Some(&said.pipeline), said.series.as_ref()]).flatten();
    let all = models.chain(published.reps.values()).chain([&published.company]);
    let digest = all.flat_map(Quantiles::values).fold(0_i64, |digest, value| {
        #[expect(clippy::cast_possible_truncation, reason = "sums of money are below 2^53")]
        let minor = value.round() as i64;
        digest.wrapping_mul(31).wrapping_add(minor)
    });
    assert_eq!((MODEL, published.reps.len(), digest), (4, 8, -1_120_535_842_353_011_941));
}

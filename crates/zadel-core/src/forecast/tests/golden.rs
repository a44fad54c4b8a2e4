//! The same facts and seed give the same forecast for as long as [`MODEL`] stays.

use super::drawing;
use crate::forecast::cold_start::Assumptions;
use crate::forecast::day::Day;
use crate::forecast::published::{MODEL, forecast};
use crate::forecast::remade::Remade;
use crate::forecast::simulator::simulate;
use crate::forecast::window::Window;

/// If this fails, stored forecasts cannot be made again by this program: [`MODEL`] grows by one, and these numbers with it.
#[test]
fn a_model_is_known_by_its_version() {
    let first = Day(19_900);
    let company = simulate(4, 2, first, 500);
    let today = first.plus(400);
    let window = Window { after: today, until: today.plus(60) };
    let assumed = Assumptions::default();
    let published = forecast(&company.deals, today, window, drawing(20, 2), &assumed, &mut Remade::default());
    let told = [0.1, 0.5, 0.9].map(|level| published.company.at(level).round());
    assert_eq!((MODEL, told), (1, [2_425_906.0, 6_748_441.0, 15_751_900.0]));
}

//! A distribution as people are shown it.

use zadel_stats::quantiles::{N_LEVELS, Quantiles};

/// A distribution by five of its quantiles: in 19 cases of 20 it lies between the outer ones, in 8 of 10 between the inner ones.
///
/// # Units
/// Minor units of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// In one case of 40 it is less.
    pub lowest: i64,
    /// In one of ten.
    pub low: i64,
    /// In half of them.
    pub middle: i64,
    /// In nine of ten.
    pub high: i64,
    /// In 39 of 40.
    pub highest: i64,
    /// On average: of parts of a sum these add up, and the others do not.
    pub mean: i64,
}

impl Band {
    /// Of a distribution.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "199 is exact")]
    pub fn of(quantiles: &Quantiles) -> Self {
        let at = |level: f64| minor(quantiles.at(level));
        let values = quantiles.values();
        let mean = minor(values.iter().map(|value| value / N_LEVELS as f64).sum());
        Self { lowest: at(0.025), low: at(0.1), middle: at(0.5), high: at(0.9), highest: at(0.975), mean }
    }

    /// The same with something that is certain beside it.
    #[must_use]
    pub fn plus(self, certain: i64) -> Self {
        let more = |minor: i64| minor.saturating_add(certain);
        Self {
            lowest: more(self.lowest),
            low: more(self.low),
            middle: more(self.middle),
            high: more(self.high),
            highest: more(self.highest),
            mean: more(self.mean),
        }
    }
}

/// Whole minor units.
#[expect(clippy::cast_possible_truncation, reason = "a float becomes the nearest whole number that there is")]
fn minor(money: f64) -> i64 {
    money.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_in_order_and_moves_as_a_whole() {
        let mut draws: Vec<f64> = (0..1_000).map(|i| f64::from(i) * 1.5).collect();
        let band = Band::of(&Quantiles::of_draws(&mut draws).expect("finite"));
        let of = |band: Band| [band.lowest, band.low, band.middle, band.high, band.highest];
        assert!((band.mean - band.middle).abs() <= 1, "of even draws both are the same: {band:?}");
        assert!(of(band).is_sorted() && (band.middle - 749).abs() <= 1, "{band:?}");
        assert_eq!(of(band.plus(7)), of(band).map(|minor| minor + 7));
        assert_eq!(of(Band::of(&Quantiles::certain(f64::MAX)).plus(1)), [i64::MAX; 5], "never beyond what there is");
    }
}

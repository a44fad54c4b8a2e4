//! How long until something comes, counted in whole units of time: Aalen and Johansen's curve of counts.
//!
//! The estimator is that of `zadel_stats::aalen_johansen`. Here times are whole days or weeks, so items are counted by them: nothing
//! is sorted, and 200,000 items are a scan.

/// Items by the unit in which their time ended: it came, they were lost, or nobody has watched on.
///
/// # Units
/// Unit 0 is the first. An item that was watched for `w` units was watched through the units `0..w`, each of them whole: what came in
/// a unit that is not over does not count yet, because whoever has not come in it may still.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Delays {
    came: Vec<u32>,
    lost: Vec<u32>,
    left: Vec<u32>,
    n: u32,
}

/// The last unit that is told apart: ten years of days. What would come later has not come yet.
pub(crate) const LONGEST: u32 = 3_650;

impl Delays {
    /// An item that was watched for so many units, and to which it came, or which was lost, in one of them or after them.
    pub(crate) fn add(&mut self, n_watched: u32, came: Option<u32>, lost: Option<u32>) {
        let n_watched = n_watched.min(LONGEST + 1);
        let within = |unit: &u32| *unit < n_watched;
        match (came.filter(within), lost.filter(within)) {
            (Some(unit), _) => count(&mut self.came, unit),
            (None, Some(unit)) => count(&mut self.lost, unit),
            (None, None) => count(&mut self.left, n_watched),
        }
        self.n += 1;
    }

    /// The share to which it has come by each unit.
    ///
    /// # Formula
    /// Of Y items at risk in unit k, to `c` it comes and `l` are lost:
    /// ```text
    /// F(k) = F(k-1) + S(k-1) c / Y,   S(k) = S(k-1) (1 - (c + l) / Y)
    /// ```
    /// Aalen and Johansen (1978), with loss as the other cause.
    pub(crate) fn curve(&self) -> Vec<f64> {
        let n_units = self.came.len();
        let mut at_risk = self.n - at(&self.left, 0);
        let (mut share, mut open) = (0.0, 1.0);
        (0..n_units)
            .map(|unit| {
                let (came, lost) = (self.came[unit], at(&self.lost, unit));
                if 0 < came + lost {
                    let risked = f64::from(at_risk);
                    share += open * f64::from(came) / risked;
                    open *= f64::from(at_risk - came - lost) / risked;
                }
                at_risk -= came + lost + at(&self.left, unit + 1);
                share
            })
            .collect()
    }

    /// The unit by which it has come to the part `p` of those to which it ever comes; `None` if it came to none.
    ///
    /// # Formula
    /// ```text
    /// min { k : p F(end) <= F(k) }
    /// ```
    pub(crate) fn quantiles<const N: usize>(&self, parts: [f64; N]) -> Option<[u32; N]> {
        // A tie counts as reached, in spite of the last bits of a sum.
        const LAST_BITS: f64 = 1e-12;
        let curve = self.curve();
        let ever = *curve.last()?;
        let first = curve.iter().position(|share| 0.0 < *share)?;
        let unit_of = |p: f64| {
            let unit =
                curve.iter().position(|share| p * ever - LAST_BITS <= *share).map_or(first, |unit| unit.max(first));
            u32::try_from(unit).expect("at most ten years of days")
        };
        Some(parts.map(unit_of))
    }
}

fn at(counts: &[u32], unit: usize) -> u32 {
    counts.get(unit).copied().unwrap_or(0)
}

/// One more in a unit; room is made where there was none.
pub(crate) fn count(counts: &mut Vec<u32>, unit: u32) {
    let unit = unit as usize;
    if counts.len() <= unit {
        counts.resize(unit + 1, 0);
    }
    counts[unit] += 1;
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use zadel_stats::aalen_johansen::{Outcome, Record, incidence};
    use zadel_stats::lag::quantile_with_open;

    use super::*;

    /// Four items, each watched for ten units: it comes in units 1 and 3, one is lost in unit 2, one stays open.
    #[test]
    fn without_open_items_the_curve_is_a_count() {
        let mut delays = Delays::default();
        delays.add(10, Some(1), None);
        delays.add(10, Some(3), Some(5));
        delays.add(10, None, Some(2));
        delays.add(10, None, None);
        assert_eq!(delays.curve(), [0.0, 0.25, 0.25, 0.5]);
        assert_eq!(delays.quantiles([0.0, 0.5, 0.51, 1.0]), Some([1, 1, 3, 3]));
    }

    #[test]
    fn what_comes_in_a_unit_that_is_not_over_does_not_count_yet() {
        let mut delays = Delays::default();
        delays.add(3, Some(3), None);
        assert_eq!((delays.curve(), delays.quantiles([0.9])), (Vec::new(), None));
    }

    proptest! {
        /// The same as the estimator that sorts times, item by item.
        #[test]
        fn counting_is_sorting(
            items in prop::collection::vec((0_u32..20, prop::option::of(0_u32..20), prop::option::of(0_u32..20)), 0..60),
            p in 0.0..=1.0,
        ) {
            let mut delays = Delays::default();
            let mut records = Vec::new();
            for (n_watched, came, lost) in items {
                delays.add(n_watched, came, lost);
                let within = |unit: Option<u32>| unit.filter(|unit| *unit < n_watched).map(f64::from);
                let (age, outcome) = match (within(came), within(lost)) {
                    (Some(age), _) => (age, Outcome::Cause(0)),
                    (None, Some(age)) => (age, Outcome::Cause(1)),
                    (None, None) => (f64::from(n_watched) - 1.0, Outcome::Censored),
                };
                records.push(Record::from_start(age, outcome).expect("a finite age"));
            }
            let curves = incidence(&records);
            for (unit, share) in (0_u32..).zip(delays.curve()) {
                prop_assert!((share - curves.at(0, f64::from(unit)).value).abs() < 1e-9);
            }
            prop_assert_eq!(delays.quantiles([p]).map(|[unit]| f64::from(unit)), quantile_with_open(&curves, 0, p));
        }
    }
}

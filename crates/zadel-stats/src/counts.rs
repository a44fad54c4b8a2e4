//! The distribution of a whole number: how many deals, how many purchases.

/// How likely each whole number is.
///
/// # Invariants
/// Masses are never negative and never NaN. They sum to 1 but for tails below 1e-14, which are cut.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    first: u64,
    masses: Vec<f64>,
}

/// More points than this are not tabulated: 40 MB.
const MOST_POINTS: usize = 5_000_000;

/// A tail lighter than this is cut off: far below the sixth printed digit, however many are added up.
pub(crate) const LIGHT_TAIL: f64 = 1e-14;

/// How many of the first masses are together lighter than [`LIGHT_TAIL`].
pub(crate) fn light_tail<'a>(masses: impl Iterator<Item = &'a f64>) -> usize {
    let mut sum = 0.0;
    masses
        .take_while(|mass| {
            sum += **mass;
            sum < LIGHT_TAIL
        })
        .count()
}

impl Counts {
    /// Exactly `n`, without doubt.
    #[must_use]
    pub fn certain(n: u64) -> Self {
        Self { first: n, masses: vec![1.0] }
    }

    /// One with probability `p`, none otherwise; `p` outside of 0 to 1 is brought to the nearer end, and what is no number
    /// to 0.
    #[must_use]
    pub fn one_with(p: f64) -> Self {
        let p = crate::probability(p);
        Self { first: 0, masses: vec![1.0 - p, p] }
    }

    /// A distribution from its mode and the ratio P(n + 1) / P(n), normalised, tails cut.
    ///
    /// Starting at the mode, with mass 1, nothing underflows and no logarithm of a factorial is needed.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a mode is a whole number, and a table has fewer points than 2^53"
    )]
    pub(crate) fn around_mode(mode: f64, ratio: impl Fn(f64) -> f64) -> Option<Self> {
        // Even a tail that falls by a ten-thousandth a step then adds up to less than a light tail.
        let negligible = LIGHT_TAIL * LIGHT_TAIL;
        let mut below = Vec::new();
        let (mut n, mut mass) = (mode, 1.0);
        while 0.0 < n && negligible < mass {
            n -= 1.0;
            mass /= ratio(n);
            below.push(mass);
            if MOST_POINTS < below.len() {
                return None;
            }
        }
        let first = mode - below.len() as f64;
        let mut masses: Vec<f64> = below.into_iter().rev().collect();
        (n, mass) = (mode, 1.0);
        while negligible < mass {
            masses.push(mass);
            mass *= ratio(n);
            n += 1.0;
            if MOST_POINTS < masses.len() {
                return None;
            }
        }
        let total: f64 = masses.iter().sum();
        masses.iter_mut().for_each(|mass| *mass /= total);
        Some(Self::from_masses(first as u64, masses).without_light_tails())
    }

    /// Masses of `first`, `first + 1`, ..., as they stand.
    pub(crate) fn from_masses(first: u64, masses: Vec<f64>) -> Self {
        Self { first, masses }
    }

    /// The smallest number with a mass of its own.
    #[must_use]
    pub fn first(&self) -> u64 {
        self.first
    }

    /// The masses of [`Self::first`] and the numbers after it.
    #[must_use]
    pub fn masses(&self) -> &[f64] {
        &self.masses
    }

    /// Is there only one number it can be?
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.masses.len() == 1
    }

    /// P(N >= k).
    #[must_use]
    pub fn at_least(&self, k: u64) -> f64 {
        match usize::try_from(k.saturating_sub(self.first)) {
            Ok(0) => 1.0,
            // Adding up the shorter side first would save time; adding up the side asked for keeps small chances exact.
            Ok(skipped) => self.masses.iter().skip(skipped).rev().sum::<f64>().min(1.0),
            Err(_) => 0.0,
        }
    }

    /// The average number.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.weighted_sum(|n| n)
    }

    /// The standard deviation of the number.
    #[must_use]
    pub fn standard_deviation(&self) -> f64 {
        let mean = self.mean();
        self.weighted_sum(|n| (n - mean).powi(2)).sqrt()
    }

    /// The distribution of the sum of two independent numbers.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let (long, short) = if self.masses.len() < other.masses.len() { (other, self) } else { (self, other) };
        let mut masses = vec![0.0; long.masses.len() + short.masses.len() - 1];
        for (shift, p) in short.masses.iter().enumerate() {
            for (sum, q) in masses[shift..].iter_mut().zip(&long.masses) {
                *sum += p * q;
            }
        }
        Self { first: self.first + other.first, masses }
    }

    /// The same with both light tails cut off.
    #[must_use]
    pub fn without_light_tails(&self) -> Self {
        let low = light_tail(self.masses.iter());
        let high = light_tail(self.masses.iter().rev());
        if self.masses.len() <= low + high {
            return self.clone();
        }
        Self { first: self.first + low as u64, masses: self.masses[low..self.masses.len() - high].to_vec() }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts above 2^53 have no distribution that fits in memory")]
    fn weighted_sum(&self, value: impl Fn(f64) -> f64) -> f64 {
        self.masses.iter().zip(self.first..).map(|(mass, n)| mass * value(n as f64)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_certain_is_reached_and_not_passed() {
        let four = Counts::certain(4);
        assert_eq!((four.at_least(4), four.at_least(5), four.mean()), (1.0, 0.0, 4.0));
    }

    #[test]
    fn two_coins_show_two_heads_a_quarter_of_the_time() {
        let two = Counts::one_with(0.5).plus(&Counts::one_with(0.5));
        assert_eq!(two.masses(), [0.25, 0.5, 0.25]);
        assert!((two.standard_deviation() - 0.5_f64.sqrt()).abs() < 1e-15);
    }

    #[test]
    fn cutting_light_tails_moves_no_chance_by_more_than_a_tail() {
        let wide = Counts::from_masses(3, vec![1e-16, 1e-15, 0.4, 0.6 - 2e-15, 9e-16]);
        let cut = wide.without_light_tails();
        assert_eq!((cut.first(), cut.masses().len()), (5, 2));
        assert!((cut.at_least(6) - wide.at_least(6)).abs() < 2.0 * LIGHT_TAIL);
    }
}

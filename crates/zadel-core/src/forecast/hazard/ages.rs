//! The chance of a day at each age: what was seen of it, and what the ages around it say where little was.

use zadel_stats::shrinkage::{Seen, Strength};
use zadel_stats::stream::Stream;

use super::Prior;
use super::bins::N_BINS;

/// What was seen at each age.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ages {
    ends: [f64; N_BINS],
    days: [f64; N_BINS],
    /// The chance of a day at all ages together.
    level: f64,
    /// How alike neighbours are.
    strength: Strength,
}

/// Ages next to one another are alike: before its own ends are seen, an age is taken for its neighbours, each step away half as
/// much.
const NEAR: f64 = 0.5;
/// The level of all ages counts as half an end: it speaks where the neighbours have nothing to say.
const OF_ALL: f64 = 0.5;
/// Before anything is seen, ages differ from their neighbours by so much.
const SCALE: f64 = 0.7;

impl Ages {
    pub(super) fn learn(ends: [f64; N_BINS], days: [f64; N_BINS], prior: Prior) -> Self {
        let all_ends = ends.iter().sum::<f64>() + prior.n_ends;
        let level = all_ends / (days.iter().sum::<f64>() + prior.n_ends / prior.daily);
        let mut ages = Self { ends, days, level, strength: Strength::of(&[], SCALE) };
        let seen = |bin: usize| Seen { events: ends[bin], expected: days[bin] * ages.mean(bin) };
        ages.strength = Strength::of(&std::array::from_fn::<_, N_BINS, _>(seen), SCALE);
        ages
    }

    /// The expected chance of a day at each age.
    pub(super) fn expected(&self) -> [f64; N_BINS] {
        let k = self.strength.quantile(0.5);
        std::array::from_fn(|bin| (k + self.ends[bin]) / (k / self.mean(bin) + self.days[bin]))
    }

    /// Chances that they could be as well.
    ///
    /// # Formula
    /// ```text
    /// h_b ~ Gamma(k + n_b, k / m_b' + e_b),   m_b' = m_b (1 + s_b (h_(b-1) / E h_(b-1) - 1))
    /// ```
    /// with n ends in e days, `m_b` what the neighbours say, and `s_b` the younger ones' share in that. So the ages that nobody has
    /// reached yet are wrong together, as they would be, and not each on its own; the factor is 1 on average.
    pub(super) fn draw(&self, stream: &mut Stream) -> [f64; N_BINS] {
        let k = self.strength.draw(stream);
        let mut ratio = 1.0;
        std::array::from_fn(|bin| {
            let (mean, younger) = self.neighbours(bin);
            let rate = |mean: f64| k / mean + self.days[bin];
            let drawn = stream.gamma(k + self.ends[bin]) / rate(mean * (1.0 + younger * (ratio - 1.0)));
            ratio = (drawn * rate(mean) / (k + self.ends[bin])).max(1e-3);
            drawn
        })
    }

    /// What the neighbours of an age say of it.
    fn mean(&self, bin: usize) -> f64 {
        self.neighbours(bin).0
    }

    /// What the neighbours of an age say of it, and the share of the younger ones in that.
    fn neighbours(&self, bin: usize) -> (f64, f64) {
        let (mut ends, mut days, mut younger) = (OF_ALL, OF_ALL / self.level, 0.0);
        for other in (0..N_BINS).filter(|other| *other != bin) {
            let weight = NEAR.powi(i32::try_from(other.abs_diff(bin)).unwrap_or(i32::MAX));
            ends += weight * self.ends[other];
            days += weight * self.days[other];
            if other < bin {
                younger += weight * self.days[other];
            }
        }
        (ends / days, younger / days)
    }
}

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
    /// What is said of each by those around it.
    around: [Around; N_BINS],
    /// How alike neighbours are.
    strength: Strength,
    /// As many ends in all were believed before any was seen.
    n_believed: f64,
}

/// What the ages around one say of it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Around {
    /// The chance of a day.
    chance: f64,
    /// The share of the younger ones in that.
    younger: f64,
}

/// Ages next to one another are alike: before its own ends are seen, an age is taken for its neighbours, each step away half as
/// much.
const NEAR: f64 = 0.5;
/// The level of an age and all older ones counts as half an end: it speaks where the neighbours have nothing to say.
const OF_OLDER: f64 = 0.5;
/// In that level, the one of all ages counts as a tenth of an end. With half an end for each age, deals that nobody will ever close
/// were won one by one as they grew old: of open deals a sixth too much was expected, of new ones as much too little.
const OF_ALL: f64 = 0.1;
/// Of how many ends are seen in all, as many are believed before.
const ENDS: f64 = 0.5;
/// Before anything is seen, ages differ from their neighbours by so much.
const SCALE: f64 = 0.7;

impl Ages {
    pub(super) fn learn(ends: [f64; N_BINS], days: [f64; N_BINS], prior: Prior) -> Self {
        let all_ends = ends.iter().sum::<f64>() + prior.n_ends;
        let level = all_ends / (days.iter().sum::<f64>() + prior.n_ends / prior.daily);
        let around = std::array::from_fn(|bin| Around::of(bin, &ends, &days, level));
        let seen = |bin: usize| Seen { events: ends[bin], expected: days[bin] * around[bin].chance };
        let strength = Strength::of(&std::array::from_fn::<_, N_BINS, _>(seen), SCALE);
        Self { ends, days, around, strength, n_believed: prior.n_ends + ENDS }
    }

    /// The expected chance of a day at each age.
    pub(super) fn expected(&self) -> [f64; N_BINS] {
        self.of_strength(self.strength.quantile(0.5))
    }

    /// Neighbours tell the shape, and what was seen in all the size: where all ends come at one age those around it, which see none, would
    /// take a part of them away.
    ///
    /// # Formula
    /// ```text
    /// E h_b = c s_b,   s_b = (k + n_b) / (k / m_b + e_b),   c = (sum of n_b + a) / (sum of e_b s_b + a)
    /// ```
    /// with n ends in e days, `m_b` what those around it say, and a the ends that were believed before any was seen: with many ends the ages
    /// explain as many as came.
    fn of_strength(&self, k: f64) -> [f64; N_BINS] {
        let shape = std::array::from_fn(|bin| (k + self.ends[bin]) / (k / self.around[bin].chance + self.days[bin]));
        let explained: f64 = shape.iter().zip(&self.days).map(|(chance, days)| chance * days).sum();
        let size = (self.ends.iter().sum::<f64>() + self.n_believed) / (explained + self.n_believed);
        shape.map(|chance| chance * size)
    }

    /// Chances that they could be as well.
    ///
    /// # Formula
    /// ```text
    /// h_b = E h_b r_b,   r_b ~ Gamma(k + n_b) / (k + n_b) (1 + p_b s_b (r_(b-1) - 1)),   p_b = (k / m_b) / (k / m_b + e_b)
    /// ```
    /// with `s_b` the younger ones' share in what those around it say, and `p_b` how much that says beside its own days. So the ages that
    /// nobody has reached yet are wrong together, as they would be, and not each on its own; the factor is 1 on average.
    pub(super) fn draw(&self, stream: &mut Stream) -> [f64; N_BINS] {
        let k = self.strength.draw(stream);
        let mut ratio = 1.0;
        let mut chances = self.of_strength(k);
        for (bin, chance) in chances.iter_mut().enumerate() {
            let Around { chance: around, younger } = self.around[bin];
            let believed = k / around / (k / around + self.days[bin]);
            let own = k + self.ends[bin];
            ratio = stream.gamma(own) / own * (1.0 + believed * younger * (ratio - 1.0));
            *chance *= ratio;
        }
        chances
    }
}

impl Around {
    fn of(bin: usize, ends: &[f64; N_BINS], days: &[f64; N_BINS], level: f64) -> Self {
        let of_older = |counts: &[f64; N_BINS]| counts[bin..].iter().sum::<f64>();
        let level = (of_older(ends) + OF_ALL) / (of_older(days) + OF_ALL / level);
        let (mut near_ends, mut near_days, mut younger) = (OF_OLDER, OF_OLDER / level, 0.0);
        for other in (0..N_BINS).filter(|other| *other != bin) {
            let weight = NEAR.powi(i32::try_from(other.abs_diff(bin)).unwrap_or(i32::MAX));
            near_ends += weight * ends[other];
            near_days += weight * days[other];
            if other < bin {
                younger += weight * days[other];
            }
        }
        Self { chance: near_ends / near_days, younger: younger / near_days }
    }
}

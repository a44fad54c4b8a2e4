//! The chance of a day: that an open deal is won on it, or lost.
//!
//! Competing risks in discrete time (Kalbfleisch and Prentice, "The Statistical Analysis of Failure Time Data", chapter 8), with
//! conjugate posteriors throughout: gamma hazards of ages, gamma factors of reps, months and stages.

mod ages;
pub mod bins;
mod drawn;
mod landmarks;
mod learn;
mod stages;
mod stays;

use zadel_stats::shrinkage::{Seen, Strength};

use ages::Ages;
use stages::Stages;

use super::rhythm::Rhythm;
use super::shocks::Shocks;

pub use drawn::{Course, DrawnHazard, win_chance, win_day};
pub use landmarks::{Landmark, landmarks, place_of, place_of_stage};
pub use learn::{History, learn};
pub(super) use stays::Open;
pub use stays::{Stay, stays};

/// What is believed of the chance of a day before anything is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// The chance of a day.
    pub daily: f64,
    /// As many ends were seen, in effect.
    pub n_ends: f64,
}

/// How deals end in one way: won, or lost.
#[derive(Clone, Debug, PartialEq)]
pub struct Hazard {
    /// The chance of a day at each age.
    ages: Ages,
    /// Of each rep: ends, and how many the ages of his deals make expected.
    reps: Vec<Seen>,
    rep_strength: Strength,
    rhythm: Rhythm,
    shocks: Shocks,
    stages: Stages,
}

impl Hazard {
    /// The expected chance of a day at an age, before factors.
    #[must_use]
    pub fn expected(&self, age: i32) -> f64 {
        self.ages.expected()[bins::bin_of(age)]
    }

    /// The expected factor of a rep; of one who is not known, 1.
    #[must_use]
    pub fn rep_factor(&self, rep: u32) -> f64 {
        let seen = usize::try_from(rep).ok().and_then(|rep| self.reps.get(rep)).copied().unwrap_or_default();
        self.rep_strength.factor(seen)
    }

    /// How much months differ beyond chance.
    #[must_use]
    pub fn shock_variance(&self) -> f64 {
        self.shocks.variance()
    }
}

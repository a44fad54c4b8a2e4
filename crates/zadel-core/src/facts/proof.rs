//! "20 leads give 3 sales of 200,000": what the facts say to that.
//!
//! Only counts. What a plan expects, and whether these prove it, is asked in step 3 (`step3_resources::prove`), which takes them.

use crate::conversion::Observed;
use crate::facts::cohort::{Bounds, Question, StageConversion, conversion};
use crate::facts::sales::Amounts;
use crate::facts::track::Track;
use crate::money::Money;

/// What a cohort has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// How many of it passed.
    pub conversion: StageConversion,
    /// The sums of those that passed, as they stand now.
    pub sales: Amounts,
    /// Of those that passed, how many have a sum of at least what was claimed.
    pub n_of_that_size: u32,
}

/// Counts what a claim is about: leads, deals, and the deals that are of the size claimed.
///
/// The claim has two parts, and each is proven or refuted on its own: so many leads give so many deals, and deals are so large. A
/// technology that gives many small ones proves the first and not the second.
///
/// # Formula
/// ```text
/// sales          = amounts of { i of the cohort : b_i <= as_of }
/// n_of_that_size = # of them that are at least `size`
/// ```
#[must_use]
pub fn shown(tracks: &[Track], question: &Question, size: Money) -> Shown {
    let conversion = conversion(tracks, question);
    let passed = || tracks.iter().filter(|track| question.counts_as_passed(track, conversion.horizon_days));
    let sales = Amounts::new(passed().filter_map(Track::amount));
    let is_of_that_size = |track: &&Track| track.amount().is_some_and(|amount| size <= amount);
    let n_of_that_size = u32::try_from(passed().filter(is_of_that_size).count()).unwrap_or(u32::MAX);
    Shown { conversion, sales, n_of_that_size }
}

impl Shown {
    /// Deals of leads: what step 3 weighs a planned conversion by.
    #[must_use]
    pub fn observed(&self) -> Option<Observed> {
        self.conversion.observed()
    }

    /// Days since the youngest lead of the cohort came.
    #[must_use]
    pub fn age_days(&self) -> Option<u32> {
        self.conversion.last_entry_age_days
    }

    /// Between what the deals of leads lie, where some were only seen lost. A claim is proven if it is by the lower one.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        self.conversion.bounds()
    }

    /// Deals of the size claimed, of all leads: the whole claim as one conversion.
    #[must_use]
    pub fn observed_of_that_size(&self) -> Option<Observed> {
        Observed::passing(self.n_of_that_size, self.conversion.entered).ok()
    }
}

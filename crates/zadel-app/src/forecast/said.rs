//! What a forecast said, as it is kept: quantiles in whole minor units.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zadel_core::forecast::Quantiles;
use zadel_core::forecast::cold_start::Assumptions;
use zadel_core::forecast::published::Published;
use zadel_core::forecast::record;

use super::packed::{json_of, pack, unpack};
use crate::Refused;
use crate::step1_goal::CountedBy;

const WHAT: &str = "forecast";

/// What was said of a period.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Said {
    /// The draws behind it.
    pub(super) n_draws: usize,
    /// Did money count on the days of its payments?
    by_payments: Option<bool>,
    /// What was believed before anything was seen.
    assumed: Assumed,
    /// Of the company: what was published, and what it was made of.
    published: Vec<i64>,
    models: Models,
    pools: Vec<PoolNumbers>,
    /// Of each rep, by the places of the snapshot.
    reps: BTreeMap<u32, Models>,
}

/// What both models said.
#[derive(Debug, Serialize, Deserialize)]
struct Models {
    pipeline: Vec<i64>,
    trend: Option<Vec<i64>>,
}

/// Share won, cycle in days, what that counts in ended deals, average sale.
#[derive(Debug, Serialize, Deserialize)]
struct Assumed((f64, f64), f64, f64, Option<i64>);

/// How they were pooled, for the company and for its reps.
#[derive(Debug, Serialize, Deserialize)]
struct PoolNumbers {
    trend_weight: f64,
    spread: f64,
    n_windows: u32,
}

impl Said {
    pub(super) fn of(made: &Published, by_payments: bool, assumed: &Assumptions) -> Self {
        let pools = made.pools.iter().map(|pool| PoolNumbers {
            trend_weight: pool.series_weight,
            spread: pool.spread,
            n_windows: pool.n_windows,
        });
        Self {
            n_draws: made.sums().len(),
            by_payments: Some(by_payments),
            assumed: Assumed(assumed.conversion, assumed.cycle_days, assumed.n_ends, assumed.sale_minor),
            published: minor(&made.company),
            models: Models::of(&made.said.company),
            pools: pools.collect(),
            reps: made.said.reps.iter().map(|(rep, said)| (*rep, Models::of(said))).collect(),
        }
    }

    /// Is this said of the money that is looked at? A goal in payments is followed by wins as long as too little is known of payments, and what
    /// was said of the one says nothing of the other.
    pub(super) fn is_of(&self, counted: CountedBy) -> bool {
        self.by_payments.is_none_or(|by_payments| by_payments == (counted == CountedBy::Payments))
    }

    /// What was believed before anything was seen.
    pub(super) fn assumed(&self) -> Assumptions {
        let Assumed(conversion, cycle_days, n_ends, sale_minor) = self.assumed;
        Assumptions { conversion, cycle_days, n_ends, sale_minor }
    }

    /// What was published of the company.
    ///
    /// # Errors
    /// [`Refused::Broken`].
    #[expect(clippy::cast_precision_loss, reason = "sums of money are below 2^53")]
    pub(super) fn published(&self) -> Result<Quantiles, Refused> {
        let broken = || Refused::Broken(WHAT);
        let levels: Vec<f64> = self.published.iter().map(|minor| *minor as f64).collect();
        Quantiles::of_levels(levels.try_into().map_err(|_| broken())?).ok_or_else(broken)
    }

    /// # Errors
    /// [`Refused::Broken`].
    pub(super) fn packed(&self) -> Result<String, Refused> {
        pack(WHAT, self)
    }

    /// # Errors
    /// [`Refused::Broken`].
    pub(super) fn unpacked(packed: &str) -> Result<Self, Refused> {
        unpack(WHAT, packed)
    }

    /// Is this what was packed, byte by byte?
    ///
    /// # Errors
    /// [`Refused::Broken`].
    pub(super) fn is_packed_in(&self, packed: &str) -> Result<bool, Refused> {
        Ok(json_of(WHAT, packed)? == json_of(WHAT, &self.packed()?)?)
    }
}

impl Models {
    fn of(said: &record::Said) -> Self {
        Self { pipeline: minor(&said.pipeline), trend: said.series.as_ref().map(minor) }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a float becomes the nearest whole number that there is")]
fn minor(quantiles: &Quantiles) -> Vec<i64> {
    quantiles.values().iter().map(|value| value.round() as i64).collect()
}

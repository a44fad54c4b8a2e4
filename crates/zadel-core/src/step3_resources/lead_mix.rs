use crate::money::Money;

/// A source of leads of equal quality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeadSource {
    /// Leads it can give in the period.
    pub capacity: u64,
    /// Price of one lead.
    pub unit_cost: Money,
}

/// How many leads to take from each source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadMix {
    /// Leads of each source, in the order given.
    pub take: Vec<u64>,
    /// What they cost, in minor units.
    pub cost_minor: u128,
    /// Leads that no source or no money is left for.
    pub deficit: u64,
}

/// The cheapest leads first, within what each source can give and the budget can pay.
///
/// # Formula
/// ```text
/// by unit cost (ties: the order given): take min(left, capacity, floor(money left / unit cost))
/// ```
/// No other choice misses fewer leads, and none of those that miss as few is cheaper: exchanging a taken lead for another
/// never costs less.
///
/// # Examples
/// ```
/// # use zadel_core::{money::Currency, step3_resources::*};
/// let source = |capacity, price| LeadSource { capacity, unit_cost: Currency::RUB.whole(price).unwrap() };
/// let mix = lead_mix(20, &[source(15, 2_000), source(8, 500)], Some(Currency::RUB.whole(20_000)?));
/// assert_eq!((mix.take, mix.deficit), (vec![8, 8], 4));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn lead_mix(need: u64, sources: &[LeadSource], budget: Option<Money>) -> LeadMix {
    let mut cheapest_first: Vec<usize> = (0..sources.len()).collect();
    cheapest_first.sort_by_key(|i| sources[*i].unit_cost);
    let mut mix = LeadMix { take: vec![0; sources.len()], cost_minor: 0, deficit: need };
    for i in cheapest_first {
        let price = sources[i].unit_cost.non_negative();
        let affordable = match budget {
            Some(budget) if 0 < price => {
                u64::try_from((budget.non_negative() - mix.cost_minor) / price).unwrap_or(u64::MAX)
            }
            _ => u64::MAX,
        };
        mix.take[i] = mix.deficit.min(sources[i].capacity).min(affordable);
        mix.deficit -= mix.take[i];
        mix.cost_minor += u128::from(mix.take[i]) * price;
    }
    mix
}

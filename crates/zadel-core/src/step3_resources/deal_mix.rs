use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::Ratio;
use num_traits::{ToPrimitive, Zero};

use crate::fraction::Fraction;
use crate::money::Money;

/// An exact number of leads, deals or minor units.
type Exact = Ratio<BigInt>;

/// A source of leads, of which a part becomes deals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DealSource {
    /// Leads it can give in the period.
    pub capacity: u64,
    /// Price of one lead.
    pub unit_cost: Money,
    /// Deals that come of one lead; above 0.
    pub deals_per_lead: Fraction,
}

/// How many leads to take from each source for a number of deals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealMix {
    /// Leads of each source, in the order given; the last one taken from may be a fraction.
    pub take: Vec<Exact>,
    /// What they cost, in minor units.
    pub cost_minor: Exact,
    /// Deals that no source or no money is left for.
    pub deficit: Exact,
}

/// The cheapest expected deals first, within what each source can give and the budget can pay.
///
/// # Formula
/// ```text
/// min sum u_s x_s   with  sum p_s x_s >= deals,  0 <= x_s <= capacity_s,  sum u_s x_s <= budget
/// greedy by u_s / p_s (ties: the order given)
/// ```
/// It is a fractional knapsack, so greedy is exact (Dantzig, "Discrete-Variable Extremum Problems", Operations Research 5,
/// 1957); where the budget binds, greedy gets the most deals for it. A source without deals is never taken from.
#[must_use]
pub fn deal_mix(deals: u64, sources: &[DealSource], budget: Option<Money>) -> DealMix {
    let mut cheapest_first: Vec<usize> = (0..sources.len()).filter(|i| !sources[*i].deals_per_lead.is_zero()).collect();
    cheapest_first.sort_by_key(|i| cost_per_deal(&sources[*i]));
    let mut mix =
        DealMix { take: vec![Exact::zero(); sources.len()], cost_minor: Exact::zero(), deficit: whole(deals) };
    for i in cheapest_first {
        let source = &sources[i];
        let (price, yields) = (minor(source.unit_cost), exact(source.deals_per_lead));
        let mut take = (&mix.deficit / &yields).min(whole(source.capacity));
        if let Some(budget) = budget
            && !price.is_zero()
        {
            take = take.min((minor(budget) - &mix.cost_minor) / &price);
        }
        mix.deficit -= &take * yields;
        mix.cost_minor += &take * price;
        mix.take[i] = take;
    }
    mix
}

/// Whole leads of a mix: the fraction of a lead is bought whole where its source can still give it.
///
/// Costs less than one lead of that source more than the optimum. Nothing beyond a capacity is ever taken.
#[must_use]
pub fn whole_leads(mix: &DealMix, sources: &[DealSource]) -> Vec<u64> {
    let whole = |(take, source): (&Exact, &DealSource)| {
        let ceiling = Integer::div_ceil(take.numer(), take.denom());
        ceiling.to_u64().map_or(source.capacity, |leads| leads.min(source.capacity))
    };
    mix.take.iter().zip(sources).map(whole).collect()
}

fn cost_per_deal(source: &DealSource) -> Exact {
    minor(source.unit_cost) / exact(source.deals_per_lead)
}

fn whole(number: u64) -> Exact {
    Exact::from_integer(BigInt::from(number))
}

fn minor(money: Money) -> Exact {
    Exact::from_integer(BigInt::from(money.minor()))
}

fn exact(fraction: Fraction) -> Exact {
    Exact::new(BigInt::from(fraction.numerator()), BigInt::from(fraction.denominator()))
}

use super::balance::{Balance, bottleneck};
use super::capacity::{WorkingDay, capacity};
use super::headcount::{NoCapacity, headcount_to_add};
use super::lead_mix::{LeadMix, LeadSource, lead_mix};
use crate::availability::Availability;
use crate::money::Money;
use crate::share::Share;

/// What the plan takes and what there is.
#[derive(Clone, Debug)]
pub struct SupplyQuestion<'a> {
    /// Leads that each line takes, and the sources that can give them. A line without sources asks for nothing.
    pub leads: Vec<(u64, Vec<LeadSource>)>,
    /// Minutes of all actions.
    pub minutes: u64,
    /// The people. Without any, time is not asked about.
    pub reps: &'a [Availability],
    /// Working days by week.
    pub working_days: &'a [u32],
    /// How a day is spent.
    pub day: WorkingDay,
    /// Money for leads; without it, any price is paid.
    pub budget: Option<Money>,
}

/// One resource of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// Leads of a line, by its index.
    Leads(usize),
    /// Minutes of the reps.
    Time,
}

/// Need against supply, resource by resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplyAnswer {
    /// Every resource that was asked about: leads line by line, then time.
    pub balances: Vec<(Resource, Balance)>,
    /// The narrowest of them, by its index, if any is too narrow.
    pub bottleneck: Option<usize>,
    /// How many leads to take from each source of each line.
    pub leads: Vec<LeadMix>,
    /// What those cost, in minor units.
    pub cost_minor: u128,
    /// Minutes of each rep.
    pub minutes_by_rep: Vec<u64>,
    /// Newcomers who would make up for missing time.
    pub newcomers: Result<u64, NoCapacity>,
}

/// A newcomer as in the questions above: three weeks each at a quarter, a half and three quarters.
#[must_use]
pub fn newcomer() -> Availability {
    let part = |bp| Share::from_bp(bp).expect("less than the whole");
    let ramp = [2_500, 5_000, 7_500].into_iter().flat_map(|bp| [part(bp); 3]).collect();
    Availability { capacity: Share::WHOLE, ramp, absent_days: Vec::new() }
}

/// Puts what the plan takes against what there is.
///
/// Lines buy their leads in the plan's order, each its cheapest first, as long as the budget lasts: which line should go
/// short is a question of the plan, not of prices.
#[must_use]
pub fn weigh_supply(question: &SupplyQuestion<'_>) -> SupplyAnswer {
    let mut budget = question.budget;
    let mut balances = Vec::new();
    let mut leads = Vec::with_capacity(question.leads.len());
    for (line, (need, sources)) in question.leads.iter().enumerate() {
        let mix = lead_mix(*need, sources, budget);
        budget = budget.map(|left| Money::from_minor(left.non_negative() - mix.cost_minor).unwrap_or(Money::ZERO));
        if !sources.is_empty() {
            let supply = mix.take.iter().sum();
            balances.push((Resource::Leads(line), Balance { need: *need, supply }));
        }
        leads.push(mix);
    }
    let minutes = |rep: &Availability| capacity(question.working_days, rep, question.day);
    let minutes_by_rep: Vec<u64> = question.reps.iter().map(minutes).collect();
    let time = Balance { need: question.minutes, supply: minutes_by_rep.iter().fold(0, |a, b| a.saturating_add(*b)) };
    if !question.reps.is_empty() {
        balances.push((Resource::Time, time));
    }
    let all: Vec<Balance> = balances.iter().map(|(_, balance)| *balance).collect();
    let deficit = if question.reps.is_empty() { 0 } else { time.deficit() };
    SupplyAnswer {
        bottleneck: bottleneck(&all).filter(|narrowest| 0 < all[*narrowest].deficit()),
        cost_minor: leads.iter().map(|mix| mix.cost_minor).sum(),
        newcomers: headcount_to_add(deficit, minutes(&newcomer())),
        balances,
        leads,
        minutes_by_rep,
    }
}

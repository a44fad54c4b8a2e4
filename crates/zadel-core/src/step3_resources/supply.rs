use super::balance::{Balance, bottleneck};
use super::capacity::{WorkingDay, capacity, minutes_of};
use super::headcount::{NoCapacity, headcount_to_add};
use super::lead_mix::LeadSource;
use crate::availability::Availability;
use crate::money::Money;
use crate::share::Share;

/// What the plan takes and what there is.
#[derive(Clone, Debug)]
pub struct SupplyQuestion<'a> {
    /// Leads that each line takes.
    pub leads: Vec<u64>,
    /// Who can give leads, and to which line.
    pub sources: Vec<LineSource>,
    /// Money for leads; without it, any price is paid.
    pub budget: Option<Money>,
    /// Minutes of all actions by week.
    pub minutes_by_week: Vec<u64>,
    /// The same by rep; empty where nobody was named.
    pub minutes_by_rep: Vec<u64>,
    /// The people. Without any, time is not asked about.
    pub reps: &'a [Availability],
    /// Working days by week.
    pub working_days: &'a [u32],
    /// How a day is spent.
    pub day: WorkingDay,
}

/// A source of leads for one line, by the line's index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineSource {
    /// The line that it supplies.
    pub line: usize,
    /// Its limit and price.
    pub source: LeadSource,
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
    /// Leads that each line takes, whether it has a source or not.
    pub leads: Vec<u64>,
    /// How many leads to take from each source.
    pub take: Vec<u64>,
    /// What those cost, in minor units.
    pub cost_minor: u128,
    /// Minutes of each rep: what the plan takes, and what there is.
    pub reps: Vec<Balance>,
    /// Weeks whose work does not fit into them, although it may fit into the period.
    pub tight_weeks: Vec<(usize, Balance)>,
    /// Newcomers who would make up for missing time.
    pub newcomers: Result<u64, NoCapacity>,
}

/// Puts what the plan takes against what there is.
///
/// # Formula
/// ```text
/// leads: all sources by unit cost (ties: the order given), each up to its limit, its line's need and the budget
/// ```
/// No other choice misses fewer leads in all, and none of those that miss as few is cheaper.
#[must_use]
pub fn weigh_supply(question: &SupplyQuestion<'_>) -> SupplyAnswer {
    let (take, cost_minor) = cheapest_leads(question);
    let mut balances = lead_balances(question, &take);
    let of_rep = |(rep, need): (&Availability, u64)| Balance {
        need,
        supply: capacity(question.working_days, rep, question.day),
    };
    let needs = question.minutes_by_rep.iter().copied().chain(std::iter::repeat(0));
    let reps: Vec<Balance> = question.reps.iter().zip(needs).map(of_rep).collect();
    let sum = |minutes: &mut dyn Iterator<Item = u64>| minutes.fold(0_u64, u64::saturating_add);
    let time = Balance {
        need: sum(&mut question.minutes_by_week.iter().copied()),
        supply: sum(&mut reps.iter().map(|rep| rep.supply)),
    };
    if !reps.is_empty() {
        balances.push((Resource::Time, time));
    }
    let all: Vec<Balance> = balances.iter().map(|(_, balance)| *balance).collect();
    let deficit = if reps.is_empty() { 0 } else { time.deficit() };
    SupplyAnswer {
        bottleneck: bottleneck(&all).filter(|narrowest| 0 < all[*narrowest].deficit()),
        newcomers: headcount_to_add(deficit, capacity(question.working_days, &newcomer(), question.day)),
        tight_weeks: tight_weeks(question),
        balances,
        leads: question.leads.clone(),
        take,
        cost_minor,
        reps,
    }
}

/// A newcomer as in the answer above: three weeks each at a quarter, a half and three quarters.
#[must_use]
pub fn newcomer() -> Availability {
    let part = |bp| Share::from_bp(bp).expect("less than the whole");
    let ramp = [2_500, 5_000, 7_500].into_iter().flat_map(|bp| [part(bp); 3]).collect();
    Availability { capacity: Share::WHOLE, ramp, absent_days: Vec::new() }
}

fn cheapest_leads(question: &SupplyQuestion<'_>) -> (Vec<u64>, u128) {
    let mut cheapest_first: Vec<usize> = (0..question.sources.len()).collect();
    cheapest_first.sort_by_key(|i| question.sources[*i].source.unit_cost);
    let mut left = question.leads.clone();
    let mut take = vec![0; question.sources.len()];
    let mut cost = 0_u128;
    for i in cheapest_first {
        let LineSource { line, source } = question.sources[i];
        let price = source.unit_cost.non_negative();
        let affordable = match question.budget {
            Some(budget) if 0 < price => u64::try_from((budget.non_negative() - cost) / price).unwrap_or(u64::MAX),
            _ => u64::MAX,
        };
        take[i] = left[line].min(source.capacity).min(affordable);
        left[line] -= take[i];
        cost += u128::from(take[i]) * price;
    }
    (take, cost)
}

/// Leads of every line that has a source; without one, nothing was asked.
fn lead_balances(question: &SupplyQuestion<'_>, take: &[u64]) -> Vec<(Resource, Balance)> {
    let balance = |(line, need): (usize, &u64)| {
        let mut own = question.sources.iter().zip(take).filter(|(source, _)| source.line == line).peekable();
        own.peek()?;
        let supply = own.map(|(_, take)| take).sum();
        Some((Resource::Leads(line), Balance { need: *need, supply }))
    };
    question.leads.iter().enumerate().filter_map(balance).collect()
}

fn tight_weeks(question: &SupplyQuestion<'_>) -> Vec<(usize, Balance)> {
    if question.reps.is_empty() {
        return Vec::new();
    }
    let supply = |week: usize, days: u32| {
        let parts = question.reps.iter().map(|rep| u128::from(rep.day_parts(week, days))).sum();
        minutes_of(parts, question.day)
    };
    let weeks = question.working_days.iter().zip(&question.minutes_by_week).enumerate();
    let balances = weeks.map(|(week, (days, need))| (week, Balance { need: *need, supply: supply(week, *days) }));
    balances.filter(|(_, balance)| 0 < balance.deficit()).collect()
}

//! The chance of the plan: the average plan is a coin flip, and it is said so.
//!
//! Facts come first: a stage that was observed is taken with what was observed, even where the plan assumes another value.
//! Lines, and clients within a line, are independent given their conversions; a shock that hits all of them (a season, a
//! market) is not in these numbers. They are the chance *of the arithmetic*; the forecast adds the rest.

use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::ToPrimitive;
use zadel_stats::counts::Counts;
use zadel_stats::purchases::{BuyingRate, at_least, purchases_of};
use zadel_stats::sums::{Part, chances_of_sum};
use zadel_stats::thinning::{MOST_ENTERING, Passing, entering_for, is_reached, pass_all};

use super::outcome::{Decomposition, LineResult, Solved, StageResult};
use super::pins::Pins;
use super::plan::{Line, Link, Plan, Stage};
use crate::fraction::Fraction;
use crate::money::Money;

/// The levels of certainty for which the count at the top is given: coin flip, likely, 8 and 9 cases of 10.
pub const CERTAINTIES: [f64; 4] = [0.5, 0.7, 0.8, 0.9];

/// Worths of up to so many bits, times counts and lines, stay within 128.
const MOST_WORTH_BITS: u64 = 80;

/// The chances of a solved plan, line by line and as a whole: two different numbers, never mixed up.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanChance {
    /// Each line by itself; `None` where more than 10,000 enter at the top: that wants a sampler.
    pub lines: Vec<Option<LineChance>>,
    /// All lines together; `None` if that holds for any of them.
    pub whole: Option<WholeChance>,
}

/// The chance of one line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineChance {
    /// How it was computed.
    pub model: ChanceModel,
    /// P(deals >= deals needed).
    pub target: f64,
    /// The average number of deals.
    pub mean: f64,
    /// Its standard deviation.
    pub standard_deviation: f64,
    /// Items at the top for a chance of each of [`CERTAINTIES`], `None` above 10,000. Nothing is asked for where the line
    /// is certain, or where the evidence is 0 of n: such a number would rest on no fact at all.
    pub counts: Option<[Option<u32>; 4]>,
    /// What the line owes the goal, which is less than its own deals where the plan has more than the goal takes.
    pub for_goal: GoalChance,
}

/// What one line must bring for the plan's goal if every other line brings what is planned of it, and how likely that is.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalChance {
    /// Deals; 0 where the others reach the goal without the line.
    pub deals: u32,
    /// P(deals of the line >= these).
    pub target: f64,
    /// As in [`LineChance::counts`], for these deals.
    pub counts: Option<[Option<u32>; 4]>,
}

/// How a line's chance was computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChanceModel {
    /// Items pass stages.
    Thinning,
    /// Regular clients buy at a rate.
    Rate,
    /// Assumed certain: there is nothing in the line that could fail.
    Certain,
}

/// The chance of the whole plan: the sums of all lines together.
#[derive(Clone, Debug, PartialEq)]
pub struct WholeChance {
    /// P(result >= goal).
    pub goal: f64,
    /// P(result >= minimum), if there is a minimum.
    pub minimum: Option<f64>,
    /// P(result >= stretch), if there is a stretch.
    pub stretch: Option<f64>,
    /// Lines that were assumed certain, by their index: the chance of the whole is only as good as they are.
    pub certain_lines: Vec<usize>,
    /// The lines have too many different sums for an exact answer: the true chances are at least these.
    pub is_lower_bound: bool,
}

/// The chances of a solved plan.
///
/// # Formula
/// ```text
/// line:  P(D >= ceil(T / c)),  D thinned stage by stage from the count at the top (zadel_stats::thinning, ::purchases)
/// goal:  P(D_i >= ceil((P - sum over j != i of w_j A_j) / (w_i c_i))),  A planned amounts
/// whole: P(sum of w_i c_i D_i >= P),  lines independent (zadel_stats::sums)
/// ```
///
/// # Examples
/// The article: at least 3 new deals in 6 cases of 10, and the 4 repeat sales are assumed certain.
/// ```
/// # use zadel_core::step2_decomposition::*;
/// let plan = article::plan();
/// let Outcome::Solved(solved) = solve(&plan)? else { panic!("the article has a solution") };
/// let chance = chances(&plan, &solved);
/// let new = chance.lines[0].as_ref().expect("20 leads are not too many");
/// assert!((new.target - 0.595_104).abs() < 1e-6);
/// assert_eq!(new.counts, Some([Some(18), Some(24), Some(28), Some(34)]));
/// assert_eq!(chance.whole.expect("so few").certain_lines, [1]);
/// # Ok::<(), SolveError>(())
/// ```
#[must_use]
pub fn chances(plan: &Plan, solved: &Solved) -> PlanChance {
    let results = &solved.decomposition.lines;
    let deals: Vec<Option<(ChanceModel, Counts)>> = plan.lines().iter().zip(results).map(deals_of).collect();
    let owed = deals_owed(plan, &solved.decomposition);
    let of_line = |(i, (line, result)): (usize, (&Line, &LineResult))| {
        deals[i].as_ref().map(|(model, counts)| line_chance(line, result, *model, counts, owed[i]))
    };
    PlanChance {
        lines: plan.lines().iter().zip(results).enumerate().map(of_line).collect(),
        whole: deals
            .into_iter()
            .collect::<Option<Vec<_>>>()
            .map(|deals| whole_chance(plan, &solved.decomposition, deals)),
    }
}

/// How many deals a line will have, and by which model; `None` beyond 10,000 at the top.
fn deals_of((line, result): (&Line, &LineResult)) -> Option<(ChanceModel, Counts)> {
    let nothing_passes = result.stages.iter().any(|stage| stage.link.is_some_and(Fraction::is_zero));
    let top = match result.stages.first() {
        Some(top) if !nothing_passes => top.count?,
        _ => return Some((ChanceModel::Certain, Counts::certain(u64::from(result.deals?)))),
    };
    if MOST_ENTERING < top {
        return None;
    }
    let deals = match buying_rate(line, result) {
        Some(rate) => (ChanceModel::Rate, purchases_of(top, rate)?),
        None => (ChanceModel::Thinning, pass_all(top, &passings(line, result))?),
    };
    Some(deals)
}

/// The deals of each line that the goal still takes when all others bring what is planned of them.
fn deals_owed(plan: &Plan, decomposition: &Decomposition) -> Vec<u32> {
    let weights = Pins::of(plan).weights;
    let goal = weights.whole(decomposition.requirement.unwrap_or(Money::ZERO).non_negative());
    let weigh = |i: usize, money: Option<Money>| weights.weigh(i, money.map_or(0, Money::non_negative));
    let amounts: Vec<BigUint> = decomposition.lines.iter().enumerate().map(|(i, line)| weigh(i, line.amount)).collect();
    let planned: BigUint = amounts.iter().sum();
    let owed = |(i, line): (usize, &LineResult)| {
        let others = &planned - &amounts[i];
        let rest = if others < goal { &goal - others } else { BigUint::ZERO };
        let worth = weigh(i, line.check);
        // What a line without worth owes, no number of its deals could bring.
        if worth == BigUint::ZERO { 0 } else { rest.div_ceil(&worth).to_u32().unwrap_or(u32::MAX) }
    };
    decomposition.lines.iter().enumerate().map(owed).collect()
}

fn line_chance(line: &Line, result: &LineResult, model: ChanceModel, deals: &Counts, owed: u32) -> LineChance {
    let needed = result.deals_needed.unwrap_or(0);
    let (target, counts) = (deals.at_least(u64::from(needed)), counts_for_certainties(line, result, model, needed));
    let for_goal = if owed == needed {
        GoalChance { deals: needed, target, counts }
    } else {
        let counts = counts_for_certainties(line, result, model, owed);
        GoalChance { deals: owed, target: deals.at_least(u64::from(owed)), counts }
    };
    LineChance { model, target, mean: deals.mean(), standard_deviation: deals.standard_deviation(), counts, for_goal }
}

fn counts_for_certainties(
    line: &Line,
    result: &LineResult,
    model: ChanceModel,
    needed: u32,
) -> Option<[Option<u32>; 4]> {
    let observed_nothing = |stage: &Stage| stage.evidence.observed.is_some_and(|observed| observed.passed() == 0);
    if model == ChanceModel::Certain || line.stages.iter().any(observed_nothing) {
        return None;
    }
    let counts = match buying_rate(line, result) {
        Some(rate) => CERTAINTIES.map(|certainty| clients_for(needed, rate, certainty)).to_vec(),
        None => entering_for(needed, &passings(line, result), &CERTAINTIES),
    };
    counts.try_into().ok()
}

/// The fewest clients whose purchases reach `needed` with a chance of `certainty`: the chance grows with each of them.
fn clients_for(needed: u32, rate: BuyingRate, certainty: f64) -> Option<u32> {
    let is_enough = |n: u32| is_reached(at_least(needed, n, rate), certainty);
    let mut high = 1;
    while !is_enough(high) {
        if MOST_ENTERING <= high {
            return None;
        }
        high = (high * 2).min(MOST_ENTERING);
    }
    let mut low = 0;
    while low < high {
        let middle = u32::midpoint(low, high);
        if is_enough(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Some(low)
}

/// Facts where there are any, else the plan's value.
fn passings(line: &Line, result: &LineResult) -> Vec<Passing> {
    let passing = |(stage, result): (&Stage, &StageResult)| match (stage.evidence.observed, result.link) {
        (Some(observed), _) => Passing::learned_from(observed.passed(), observed.entered()),
        (None, link) => Passing::Known(link.map_or(0.0, Fraction::to_f64)),
    };
    line.stages.iter().zip(&result.stages).map(passing).collect()
}

fn buying_rate(line: &Line, result: &LineResult) -> Option<BuyingRate> {
    let (stage, result) = line.stages.first().zip(result.stages.first())?;
    let Link::Rate(_) = stage.link else { return None };
    Some(match stage.evidence.observed {
        Some(seen) => BuyingRate::Learned { n_purchases: seen.passed(), n_clients: seen.entered() },
        None => BuyingRate::Known(result.link.map_or(0.0, Fraction::to_f64)),
    })
}

fn whole_chance(plan: &Plan, decomposition: &Decomposition, deals: Vec<(ChanceModel, Counts)>) -> WholeChance {
    let weights = Pins::of(plan).weights;
    let is_certain = |(i, (model, _)): (usize, &(ChanceModel, Counts))| (*model == ChanceModel::Certain).then_some(i);
    let certain_lines = deals.iter().enumerate().filter_map(is_certain).collect();
    let worth = |(i, line): (usize, &LineResult)| weights.weigh(i, line.check.map_or(0, Money::non_negative));
    let worths: Vec<BigUint> = decomposition.lines.iter().enumerate().map(worth).collect();
    // Worths of unlike margins can leave 128 bits over their common denominator; then the last bits are rounded down.
    let shift = worths.iter().map(BigUint::bits).max().unwrap_or(0).saturating_sub(MOST_WORTH_BITS);
    let part = |(worth, (_, counts)): (BigUint, (ChanceModel, Counts))| Part {
        worth: (worth >> shift).to_u128().expect("at most 80 bits"),
        counts,
    };
    let parts: Vec<Part> = worths.into_iter().zip(deals).map(part).collect();
    // Rounded up, as the worths are rounded down. A level whose requirement leaves the range of money is out of reach.
    let scaled = |requirement: Money| {
        let target = weights.whole(requirement.non_negative());
        ((target + (BigUint::from(1_u8) << shift) - 1_u8) >> shift).to_u128().unwrap_or(u128::MAX)
    };
    let level = |level: Money| plan.goal().requirement_for(level).map_or(u128::MAX, scaled);
    let levels = [plan.goal().minimum, plan.goal().stretch];
    let requirement = decomposition.requirement.unwrap_or(Money::ZERO);
    let targets: Vec<u128> =
        std::iter::once(scaled(requirement)).chain(levels.into_iter().flatten().map(level)).collect();
    let chances = chances_of_sum(&parts, &targets);
    let goal = chances[0];
    let mut of_levels = chances[1..].iter();
    let [minimum, stretch] = levels.map(|level| level.and_then(|_| of_levels.next()).map(|chance| chance.probability));
    WholeChance {
        goal: goal.probability,
        minimum,
        stretch,
        certain_lines,
        is_lower_bound: 0 < shift || goal.is_lower_bound,
    }
}

//! The pins of a plan, and whether they can all hold at once.

use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::{One, ToPrimitive, Zero};

use super::chain::{Chain, Supply};
use super::plan::{Link, Plan, Target};
use super::variable::{Value, Variable};
use crate::count::BEYOND_COUNTING;
use crate::fraction::Fraction;
use crate::money::Money;
use crate::share::Share;

/// A plan reduced to its pinned numbers. Pins can be taken out and changed; what is left out is free.
#[derive(Clone, Debug)]
pub(super) struct Pins {
    /// The amount of the goal, in minor units.
    pub(super) goal: Option<u128>,
    pub(super) fixed_costs: u128,
    pub(super) chains: Vec<Chain>,
    pub(super) weights: Weighing,
    is_rate: Vec<bool>,
}

/// The lines' weights over their common denominator, so that money of different margins adds up exactly.
#[derive(Clone, Debug)]
pub(super) struct Weighing {
    fractions: Vec<Fraction>,
    numerators: Vec<BigUint>,
    denominator: BigUint,
}

impl Weighing {
    fn of(fractions: Vec<Fraction>) -> Self {
        let denominator = fractions.iter().fold(BigUint::one(), |lcm, w| lcm.lcm(&BigUint::from(w.denominator())));
        let numerator = |w: &Fraction| &denominator / w.denominator() * w.numerator();
        let numerators = fractions.iter().map(numerator).collect();
        Self { fractions, numerators, denominator }
    }

    /// What so much money of a line counts towards the goal, times the common denominator.
    pub(super) fn weigh(&self, line: usize, money: u128) -> BigUint {
        &self.numerators[line] * money
    }

    /// An amount in the goal's own measure, times the common denominator.
    pub(super) fn whole(&self, amount: u128) -> BigUint {
        &self.denominator * amount
    }

    /// Back from a weighed sum to the goal's own measure, rounded down.
    pub(super) fn floor(&self, weighed: &BigUint) -> u128 {
        (weighed / &self.denominator).to_u128().unwrap_or(BEYOND_COUNTING)
    }

    /// The money of a line that weighs at least so much.
    pub(super) fn money_for(&self, line: usize, weighed: &BigUint) -> u128 {
        weighed.div_ceil(&self.numerators[line]).to_u128().unwrap_or(BEYOND_COUNTING)
    }

    /// The money of a line that is to bring a share of a requirement.
    ///
    /// # Formula
    /// ```text
    /// T_i = ceil(share P / (10000 w_i))
    /// ```
    pub(super) fn money_for_share(&self, line: usize, share: Share, requirement: u128) -> u128 {
        let weight = self.fractions[line];
        let part = BigUint::from(requirement) * share.bp() * weight.denominator();
        let whole = BigUint::from(Share::WHOLE_BP) * weight.numerator();
        part.div_ceil(&whole).to_u128().unwrap_or(BEYOND_COUNTING)
    }
}

impl Pins {
    pub(super) fn of(plan: &Plan) -> Self {
        let lines = plan.lines();
        let has_rate = |line: &super::plan::Line| line.stages.iter().any(|stage| matches!(stage.link, Link::Rate(_)));
        Self {
            goal: plan.goal().amount.map(Money::non_negative),
            fixed_costs: plan.goal().fixed_costs.non_negative(),
            chains: lines.iter().map(Chain::of).collect(),
            weights: Weighing::of(lines.iter().map(|line| line.weight).collect()),
            is_rate: lines.iter().map(has_rate).collect(),
        }
    }

    /// Every variable in canonical order: the goal; then line by line amount, share, deals, check; then stage by stage
    /// count and link.
    fn variables(&self) -> Vec<Variable> {
        let mut variables = vec![Variable::Goal];
        for (i, chain) in self.chains.iter().enumerate() {
            variables.extend([Variable::Amount(i), Variable::Share(i), Variable::Deals(i), Variable::Check(i)]);
            for j in 0..chain.levels.len() - 1 {
                variables.push(Variable::Count(i, j));
                variables.push(if self.is_rate[i] { Variable::Rate(i, j) } else { Variable::Conversion(i, j) });
            }
        }
        variables
    }

    /// The pinned variables in canonical order.
    pub(super) fn pinned(&self) -> Vec<Variable> {
        self.variables().into_iter().filter(|variable| self.is_pinned(*variable)).collect()
    }

    /// The variables that could be pinned as well. Amount and share are two ways to pin one thing.
    pub(super) fn free(&self) -> Vec<Variable> {
        let is_free = |variable: &Variable| match variable {
            Variable::Amount(i) | Variable::Share(i) => self.chains[*i].target == Target::Free,
            _ => !self.is_pinned(*variable),
        };
        self.variables().into_iter().filter(is_free).collect()
    }

    fn is_pinned(&self, variable: Variable) -> bool {
        match variable {
            Variable::Goal => self.goal.is_some(),
            Variable::Amount(i) => matches!(self.chains[i].target, Target::Amount(_)),
            Variable::Share(i) => matches!(self.chains[i].target, Target::Share(_)),
            Variable::Deals(_) | Variable::Count(..) => {
                let (chain, level) = self.level_of(variable);
                chain.levels[level].is_some()
            }
            Variable::Check(_) | Variable::Conversion(..) | Variable::Rate(..) => {
                let (chain, level) = self.level_of(variable);
                chain.links[level].is_some()
            }
        }
    }

    /// The chain of a variable and its level, or the level that its link leads from.
    pub(super) fn level_of(&self, variable: Variable) -> (&Chain, usize) {
        match variable {
            Variable::Deals(i) | Variable::Check(i) => (&self.chains[i], self.chains[i].money() - 1),
            Variable::Count(i, j) | Variable::Conversion(i, j) | Variable::Rate(i, j) => (&self.chains[i], j),
            Variable::Amount(i) | Variable::Share(i) => (&self.chains[i], self.chains[i].money()),
            Variable::Goal => unreachable!("the goal is above all chains"),
        }
    }

    /// The same pins without one.
    pub(super) fn without(&self, variable: Variable) -> Self {
        let mut pins = self.clone();
        pins.put(variable, None);
        pins
    }

    /// The same pins with one at another value.
    pub(super) fn with(&self, variable: Variable, value: Value) -> Self {
        let mut pins = self.clone();
        pins.put(variable, Some(value));
        pins
    }

    /// The same pins and one more, wherever it may be: for questions that only ask which variables are pinned.
    pub(super) fn with_any(&self, variable: Variable) -> Self {
        let some = match variable {
            Variable::Share(_) => Value::Share(Share::from_bp(1).expect("one basis point")),
            Variable::Goal | Variable::Amount(_) | Variable::Check(_) => Value::Money(Money::ZERO),
            Variable::Deals(_) | Variable::Count(..) => Value::Count(1),
            Variable::Conversion(..) | Variable::Rate(..) => Value::Fraction(Fraction::ONE),
        };
        self.with(variable, some)
    }

    fn put(&mut self, variable: Variable, value: Option<Value>) {
        match variable {
            Variable::Goal => self.goal = value.map(as_whole),
            Variable::Amount(i) => {
                self.chains[i].target = match value {
                    Some(Value::Money(amount)) => Target::Amount(amount),
                    _ => Target::Free,
                };
            }
            Variable::Share(i) => {
                self.chains[i].target = match value {
                    Some(Value::Share(share)) => Target::Share(share),
                    _ => Target::Free,
                };
            }
            Variable::Deals(i) | Variable::Check(i) => {
                let deals = self.chains[i].money() - 1;
                self.put_in_chain(variable, i, deals, value);
            }
            Variable::Count(i, j) | Variable::Conversion(i, j) | Variable::Rate(i, j) => {
                self.put_in_chain(variable, i, j, value);
            }
        }
    }

    fn put_in_chain(&mut self, variable: Variable, line: usize, level: usize, value: Option<Value>) {
        let chain = &mut self.chains[line];
        match variable {
            Variable::Deals(_) | Variable::Count(..) => chain.levels[level] = value.map(as_whole),
            _ => {
                chain.links[level] = value.map(|value| match value {
                    Value::Fraction(link) => link,
                    other => Fraction::whole(u64::try_from(as_whole(other)).unwrap_or(u64::MAX)),
                });
            }
        }
    }

    /// What the lines must bring together, if the goal is pinned.
    pub(super) fn requirement(&self) -> Option<u128> {
        self.goal.map(|goal| goal + self.fixed_costs)
    }

    /// What a line is to bring by its own pins: its amount, or its share of a pinned goal.
    pub(super) fn own_target(&self, line: usize) -> Option<u128> {
        match self.chains[line].target {
            Target::Free => None,
            Target::Amount(amount) => Some(amount.non_negative()),
            Target::Share(share) => self.requirement().map(|p| self.weights.money_for_share(line, share, p)),
        }
    }

    /// What a line brings towards the goal: its target, or where it has none the most that it can supply.
    pub(super) fn brings(&self, line: usize) -> Supply {
        let supply = || self.chains[line].supplies().last().and_then(|money| money.here);
        self.own_target(line).map_or_else(supply, Some)
    }

    /// Can all pins hold at once?
    ///
    /// They can if every pinned level is supplied from above, every target by its line, the shares fit the whole, and the
    /// lines together reach the goal. Pins only ever take away, so more pins never make an impossible plan possible.
    pub(super) fn are_feasible(&self) -> bool {
        self.shares_fit() && (0..self.chains.len()).all(|line| self.line_holds(line)) && self.goal_is_reached()
    }

    fn line_holds(&self, line: usize) -> bool {
        let covered = |needed: Option<u128>, supply: Supply| match (needed, supply) {
            (Some(needed), Some(supply)) => needed <= supply,
            _ => true,
        };
        let chain = &self.chains[line];
        let supplies = chain.supplies();
        let levels_hold =
            chain.levels.iter().zip(&supplies).all(|(pinned, supply)| covered(*pinned, supply.from_above));
        levels_hold && covered(self.own_target(line), supplies[chain.money()].here)
    }

    fn shares_fit(&self) -> bool {
        let shares = self.pinned_shares();
        let sum: u32 = shares.iter().map(|(_, share)| u32::from(share.bp())).sum();
        let whole = u32::from(Share::WHOLE_BP);
        if shares.len() == self.chains.len() { sum == whole } else { sum <= whole }
    }

    /// Lines with a pinned share.
    pub(super) fn pinned_shares(&self) -> Vec<(usize, Share)> {
        let pinned = |(line, chain): (usize, &Chain)| match chain.target {
            Target::Share(share) => Some((line, share)),
            _ => None,
        };
        self.chains.iter().enumerate().filter_map(pinned).collect()
    }

    fn goal_is_reached(&self) -> bool {
        let Some(requirement) = self.requirement() else { return true };
        self.brought_by((0..self.chains.len()).collect()).is_none_or(|sum| self.weights.whole(requirement) <= sum)
    }

    /// What lines bring together, weighed; `None` is without limit.
    pub(super) fn brought_by(&self, lines: Vec<usize>) -> Option<BigUint> {
        let add = |sum: BigUint, line: usize| Some(sum + self.weights.weigh(line, self.brings(line)?));
        lines.into_iter().try_fold(BigUint::zero(), add)
    }

    /// What is needed of a line's money: its target, or what the other lines leave of the goal.
    pub(super) fn money_needed(&self, line: usize) -> u128 {
        self.own_target(line).unwrap_or_else(|| self.left_for(line))
    }

    /// What the other lines leave of the goal for this one.
    ///
    /// # Formula
    /// ```text
    /// max(0, ceil((P - sum of the others' w T) / w_i))
    /// ```
    pub(super) fn left_for(&self, line: usize) -> u128 {
        let others = (0..self.chains.len()).filter(|other| *other != line).collect();
        match (self.requirement(), self.brought_by(others)) {
            (Some(requirement), Some(brought)) => {
                let whole = self.weights.whole(requirement);
                if whole <= brought { 0 } else { self.weights.money_for(line, &(whole - brought)) }
            }
            _ => 0,
        }
    }
}

fn as_whole(value: Value) -> u128 {
    match value {
        Value::Money(money) => money.non_negative(),
        Value::Count(count) => u128::from(count),
        Value::Share(_) | Value::Fraction(_) => unreachable!("shares and fractions are put in as what they are"),
    }
}

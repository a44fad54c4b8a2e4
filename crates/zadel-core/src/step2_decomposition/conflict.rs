//! When the pins cannot all hold: a smallest set of them that cannot, and for each the nearest value that would do.

use num_bigint::BigUint;
use num_traits::Zero;

use super::outcome::ConflictingPin;
use super::pins::Pins;
use super::plan::Target;
use super::variable::{Value, Variable};
use crate::count::BEYOND_COUNTING;
use crate::fraction::Fraction;
use crate::money::Money;
use crate::share::Share;

/// A smallest set of pins that cannot hold together, found by leaving out one pin after another.
///
/// A pin is left out for good if the others still cannot hold. Because pins only ever take away, what remains cannot hold
/// while each of its proper subsets can (the deletion filter of Chinneck and Dravnieks, "Locating Minimal Infeasible
/// Constraint Sets in Linear Programs", ORSA Journal on Computing 3, 1991). Among several such sets the canonical order
/// decides: early pins are left out first.
pub(super) fn smallest_conflict(plan: &Pins) -> Vec<ConflictingPin> {
    let mut set = plan.clone();
    let mut conflicting = Vec::new();
    for pin in plan.pinned() {
        let rest = set.without(pin);
        if rest.are_feasible() {
            conflicting.push(pin);
        } else {
            set = rest;
        }
    }
    let explain = |pin: Variable| ConflictingPin {
        pin,
        value: plan.value_of(pin),
        nearest: plan.nearest_value(pin),
        nearest_in_set: set.nearest_value(pin),
    };
    conflicting.into_iter().map(explain).collect()
}

impl Pins {
    /// What a pinned variable is pinned to.
    fn value_of(&self, pin: Variable) -> Value {
        let pinned = "pinned";
        let money = |minor: u128| Value::Money(Money::from_minor(minor).expect("a pinned amount is in range"));
        match pin {
            Variable::Goal => money(self.goal.expect(pinned)),
            Variable::Amount(i) | Variable::Share(i) => match self.chains[i].target {
                Target::Amount(amount) => Value::Money(amount),
                Target::Share(share) => Value::Share(share),
                Target::Free => unreachable!("{pinned}"),
            },
            Variable::Deals(_) | Variable::Count(..) => {
                let (chain, level) = self.level_of(pin);
                let count = chain.levels[level].expect(pinned);
                Value::Count(u32::try_from(count).expect("a pinned count is in range"))
            }
            Variable::Check(_) => {
                let (chain, level) = self.level_of(pin);
                money(u128::from(chain.links[level].expect(pinned).numerator()))
            }
            Variable::Conversion(..) | Variable::Rate(..) => {
                let (chain, level) = self.level_of(pin);
                Value::Fraction(chain.links[level].expect(pinned))
            }
        }
    }

    /// The value of one pin, the others staying, nearest to its own with which these pins can all hold; `None` if there is
    /// none in the variable's range.
    ///
    /// Each kind of pin has one interval of values that could do, computed from what stands above and below it. Whether
    /// its nearest end does is then simply tried: a second conflict elsewhere would remain.
    fn nearest_value(&self, pin: Variable) -> Option<Value> {
        let nearest = match pin {
            Variable::Goal => self.nearest_goal(),
            Variable::Amount(i) => self.nearest_amount(i),
            Variable::Share(i) => self.nearest_share(i),
            Variable::Deals(_) | Variable::Count(..) => self.nearest_count(pin),
            Variable::Check(i) => self.nearest_check(i),
            Variable::Conversion(..) | Variable::Rate(..) => self.nearest_link(pin),
        }?;
        self.with(pin, nearest).are_feasible().then_some(nearest)
    }

    /// Between what the levels below need and what the levels above supply.
    fn nearest_count(&self, pin: Variable) -> Option<Value> {
        let (chain, level) = self.level_of(pin);
        let needed = chain.needs(self.money_needed(line_of(pin)))[level];
        let supply = chain.supplies()[level].from_above.unwrap_or(BEYOND_COUNTING);
        let nearest = nearest_within(chain.levels[level]?, needed, supply)?;
        u32::try_from(nearest).ok().map(Value::Count)
    }

    /// What the level below must have of what the level above has.
    fn nearest_link(&self, pin: Variable) -> Option<Value> {
        let (chain, level) = self.level_of(pin);
        let needs = chain.needs(self.money_needed(line_of(pin)));
        let below = chain.levels.get(level + 1).copied().flatten().unwrap_or(needs[level + 1]);
        let above = chain.supplies()[level].here?;
        let link = Fraction::new(u64::try_from(below).ok()?, u64::try_from(above).ok()?)?;
        let in_range = matches!(pin, Variable::Rate(..)) || link <= Fraction::ONE;
        in_range.then_some(Value::Fraction(link))
    }

    /// What is needed of the money, from each deal.
    fn nearest_check(&self, line: usize) -> Option<Value> {
        let chain = &self.chains[line];
        let deals = chain.supplies()[chain.money() - 1].here.filter(|deals| 0 < *deals)?;
        Money::from_minor(self.money_needed(line).div_ceil(deals)).ok().map(Value::Money)
    }

    /// Between what the other lines leave of the goal and what this one can supply.
    fn nearest_amount(&self, line: usize) -> Option<Value> {
        let chain = &self.chains[line];
        let supply = chain.supplies()[chain.money()].here.unwrap_or(BEYOND_COUNTING);
        let nearest = nearest_within(self.own_target(line)?, self.left_for(line), supply)?;
        Money::from_minor(nearest).ok().map(Value::Money)
    }

    /// Like an amount, in whole basis points, and within the whole of the goal.
    fn nearest_share(&self, line: usize) -> Option<Value> {
        let Target::Share(share) = self.chains[line].target else { return None };
        let shares = self.pinned_shares();
        let others: u32 = shares.iter().filter(|(i, _)| *i != line).map(|(_, share)| u32::from(share.bp())).sum();
        let left = u32::from(Share::WHOLE_BP).checked_sub(others)?;
        let mut low = if shares.len() == self.chains.len() { left } else { 0 };
        let mut high = left;
        if let Some(requirement) = self.requirement() {
            let chain = &self.chains[line];
            let supply = chain.supplies()[chain.money()].here.unwrap_or(BEYOND_COUNTING);
            let needed = self.left_for(line);
            // The money of a share grows with it, so both ends are found by halving.
            let money = |bp: u32| self.weights.money_for_share(line, share_of(bp), requirement);
            low = low.max(first_of(0..=left, |bp| needed <= money(bp))?);
            high =
                high.min(first_of(0..=left, |bp| supply < money(bp)).map_or(Some(left), |over| over.checked_sub(1))?);
        }
        let nearest = nearest_within(u128::from(share.bp()), u128::from(low), u128::from(high))?;
        Some(Value::Share(share_of(u32::try_from(nearest).ok()?)))
    }

    /// The largest goal that these pins support.
    ///
    /// # Formula
    /// ```text
    /// the largest P below the pinned one with  P <= g(P) = floor(sum of w T(P))  and  T_i(P) <= supply_i
    /// ```
    /// Shares round up, so g is a staircase. It never falls, so if P > g(P), nothing between g(P) and P will do either, and
    /// the search goes on from g(P); it ends at the largest fixed point (Tarski).
    fn nearest_goal(&self) -> Option<Value> {
        let mut requirement = self.requirement()?;
        let shares = self.pinned_shares();
        for (line, share) in &shares {
            let chain = &self.chains[*line];
            if let Some(supply) = chain.supplies()[chain.money()].here
                && 0 < share.bp()
            {
                let most = self.weights.weigh(*line, supply) * Share::WHOLE_BP / share.bp();
                requirement = requirement.min(self.weights.floor(&most));
            }
        }
        let others = (0..self.chains.len()).filter(|line| !shares.iter().any(|(i, _)| i == line)).collect();
        if let Some(by_others) = self.brought_by(others) {
            requirement = requirement.min(self.most_with_shares(&by_others, &shares));
            loop {
                let by_shares = shares.iter().fold(BigUint::zero(), |sum, (line, share)| {
                    sum + self.weights.weigh(*line, self.weights.money_for_share(*line, *share, requirement))
                });
                let brought = self.weights.floor(&(by_shares + &by_others));
                if requirement <= brought {
                    break;
                }
                requirement = brought;
            }
        }
        let goal = requirement.checked_sub(self.fixed_costs)?;
        Money::from_minor(goal).ok().map(Value::Money)
    }
}

impl Pins {
    /// More than shares can ever bring together with the other lines, for the search to start from.
    ///
    /// # Formula
    /// ```text
    /// w T < share P / 10000 + w  =>  P < (K + sum of w) 10000 / (10000 - S)
    /// ```
    fn most_with_shares(&self, by_others: &BigUint, shares: &[(usize, Share)]) -> u128 {
        let rounding: BigUint = shares.iter().map(|(line, _)| self.weights.weigh(*line, 1)).sum();
        let sum: u32 = shares.iter().map(|(_, share)| u32::from(share.bp())).sum();
        match u32::from(Share::WHOLE_BP).checked_sub(sum) {
            None | Some(0) => BEYOND_COUNTING,
            Some(left) => self.weights.floor(&((by_others + rounding) * Share::WHOLE_BP / left)),
        }
    }
}

fn line_of(variable: Variable) -> usize {
    match variable {
        Variable::Amount(i)
        | Variable::Share(i)
        | Variable::Deals(i)
        | Variable::Check(i)
        | Variable::Count(i, _)
        | Variable::Conversion(i, _)
        | Variable::Rate(i, _) => i,
        Variable::Goal => unreachable!("the goal belongs to no line"),
    }
}

fn nearest_within(value: u128, low: u128, high: u128) -> Option<u128> {
    (low <= high).then(|| value.clamp(low, high))
}

fn share_of(bp: u32) -> Share {
    u16::try_from(bp).ok().and_then(|bp| Share::from_bp(bp).ok()).unwrap_or(Share::WHOLE)
}

/// The first number of a range for which a condition holds that never ceases to hold further on.
fn first_of(range: std::ops::RangeInclusive<u32>, holds: impl Fn(u32) -> bool) -> Option<u32> {
    let (mut low, mut high) = (*range.start(), *range.end());
    if !holds(high) {
        return None;
    }
    while low < high {
        let middle = u32::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Some(low)
}

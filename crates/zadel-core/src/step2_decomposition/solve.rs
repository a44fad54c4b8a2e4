//! The solver: from the pins to everything else, or to what stands in the way.

use num_bigint::BigUint;
use num_traits::Zero;

use super::conflict::smallest_conflict;
use super::fill::{Filled, fill};
use super::outcome::{
    ActionResult, Decomposition, GradesBp, LineResult, Outcome, SolveError, Solved, StageResult, Totals,
    Underdetermined,
};
use super::pins::Pins;
use super::plan::{Action, Line, Plan, Stage, Target};
use super::variable::Variable;
use crate::count::entering;
use crate::evidence::{Grade, grade, grade_of_promise};
use crate::fraction::Fraction;
use crate::money::Money;
use crate::share::Share;
use crate::split::in_basis_points;

/// Solves a plan in both directions: from the goal up to the leads, from the leads down to the goal, or from any pins to
/// whatever they leave free.
///
/// # Formula
/// ```text
/// backward: n_j = ceil(n_{j+1} / k_j),  d = ceil(T / c)        forward: n_{j+1} = floor(n_j k_j),  A = d c
/// one open line:  T = max(0, ceil((P - sum of the others' w T) / w))
/// ```
/// Every stage rounds on its own, because nobody holds half a meeting. What a pinned number leaves unused is slack.
///
/// # Errors
/// [`SolveError`] if a number leaves its range, or shares have nothing to be a share of.
///
/// # Examples
/// The article: a million is 3 new deals and 4 repeat sales, and 3 deals take 10 meetings and 20 leads.
/// ```
/// # use zadel_core::step2_decomposition::*;
/// let Outcome::Solved(solved) = solve(&article::plan())? else { panic!("the article has a solution") };
/// let new = &solved.decomposition.lines[0];
/// assert_eq!((new.deals, new.stages[1].count, new.stages[0].count), (Some(3), Some(10), Some(20)));
/// assert_eq!(solved.decomposition.lines[1].deals, Some(4));
/// # Ok::<(), SolveError>(())
/// ```
pub fn solve(plan: &Plan) -> Result<Outcome, SolveError> {
    let pins = Pins::of(plan);
    if !pins.are_feasible() {
        return Ok(Outcome::Conflict(smallest_conflict(&pins)));
    }
    let requirement = match pins.requirement() {
        Some(requirement) => Some(requirement),
        None => pins.supported_requirement()?,
    };
    let targets = pins.targets(requirement);
    let chains = pins.chains.iter().zip(&targets);
    let filled: Vec<Filled> = chains.map(|(chain, target)| fill(chain, *target)).collect();
    let decomposition = decomposition(plan, requirement, &targets, &filled)?;
    let n_missing = pins.n_missing();
    if 0 < n_missing {
        let candidates = pins.candidates();
        return Ok(Outcome::Underdetermined(Underdetermined { decomposition, n_missing, candidates }));
    }
    Ok(Outcome::Solved(sum_up(&pins, decomposition)?))
}

impl Pins {
    /// The largest requirement that the pins support where the goal is free, once every line's money is known or a share.
    ///
    /// # Formula
    /// ```text
    /// K = sum of w T over lines without a share,  S = sum of shares
    /// P = floor(min(K 10000 / (10000 - S), w_i 10000 supply_i / share_i for each limited line with a share))
    /// ```
    /// At least one of these must be a base to take shares of: the lines without a share, or a share line that its own
    /// pins supply. A share line that is only limited (by what enters a free conversion, say) is no base, but a limit.
    /// `None` if that much is not determined yet.
    fn supported_requirement(&self) -> Result<Option<u128>, SolveError> {
        if !self.open_lines().is_empty() || 0 < self.coupling() {
            return Ok(None);
        }
        let shares = self.pinned_shares();
        let left_bp = shares.iter().fold(Share::WHOLE_BP, |left, (_, share)| left.saturating_sub(share.bp()));
        let others: Vec<usize> = (0..self.chains.len()).filter(|line| !shares.iter().any(|(i, _)| i == line)).collect();
        let scaled =
            |weighed: BigUint, bp: u16| (0 < bp).then(|| self.weights.floor(&(weighed * Share::WHOLE_BP / bp)));
        let by_others =
            if others.is_empty() { None } else { self.brought_by(others).and_then(|sum| scaled(sum, left_bp)) };
        let is_base =
            |(line, share): &(usize, Share)| 0 < share.bp() && self.chains[*line].closed_by_supply().is_some();
        if by_others.is_none() && !shares.iter().any(is_base) {
            return if self.n_missing() == 0 { Err(SolveError::ShareWithoutBase) } else { Ok(None) };
        }
        let by_share = |(line, share): (usize, Share)| {
            let supply = self.chains[line].supplies().last().and_then(|money| money.here)?;
            scaled(self.weights.weigh(line, supply), share.bp())
        };
        Ok(shares.into_iter().filter_map(by_share).chain(by_others).min())
    }

    /// What each line is to bring, where that is known.
    fn targets(&self, requirement: Option<u128>) -> Vec<Option<u128>> {
        let open = self.open_lines();
        let target = |line: usize| match self.chains[line].target {
            Target::Amount(amount) => Some(amount.non_negative()),
            Target::Share(share) => requirement.map(|p| self.weights.money_for_share(line, share, p)),
            Target::Free if open == [line] && self.goal.is_some() => Some(self.left_for(line)),
            Target::Free => self.chains[line].closed_by_supply(),
        };
        (0..self.chains.len()).map(target).collect()
    }
}

fn decomposition(
    plan: &Plan,
    requirement: Option<u128>,
    targets: &[Option<u128>],
    filled: &[Filled],
) -> Result<Decomposition, SolveError> {
    let goal_overflow = SolveError::Overflow(Variable::Goal);
    let requirement = requirement.map(Money::from_minor).transpose().map_err(|_| goal_overflow)?;
    let goal = |required: Money| Money::from_minor(required.minor() - plan.goal().fixed_costs.minor());
    let lines = plan.lines().iter().zip(targets).zip(filled).enumerate();
    Ok(Decomposition {
        goal: requirement.map(goal).transpose().map_err(|_| goal_overflow)?,
        requirement,
        lines: lines
            .map(|(i, ((line, target), filled))| line_result(i, line, *target, filled))
            .collect::<Result<_, _>>()?,
    })
}

fn line_result(i: usize, line: &Line, target: Option<u128>, filled: &Filled) -> Result<LineResult, SolveError> {
    let overflow = |variable| move |_| SolveError::Overflow(variable);
    let money = |minor: Option<u128>, variable| minor.map(Money::from_minor).transpose().map_err(overflow(variable));
    let count =
        |n: Option<u128>, variable| n.map(u32::try_from).transpose().map_err(|_| SolveError::Overflow(variable));
    let target_money = money(target, Variable::Amount(i))?;
    let n_stages = line.stages.len();
    let needed = needed_from(target, &filled.links);
    let deals = count(filled.levels[n_stages], Variable::Deals(i))?;
    let check = money(filled.links[n_stages].map(|check| u128::from(check.numerator())), Variable::Check(i))?;
    let amount = deals.zip(check).map(|(deals, check)| u128::from(deals) * check.non_negative());
    let amount = money(amount, Variable::Amount(i))?;
    let stage = |(j, stage): (usize, &Stage)| -> Result<StageResult, SolveError> {
        let place = Variable::Count(i, j);
        stage_result(stage, count(filled.levels[j], place)?, count(needed[j], place)?, filled.links[j])
            .ok_or(SolveError::Overflow(place))
    };
    let stages: Vec<StageResult> = line.stages.iter().enumerate().map(stage).collect::<Result<_, _>>()?;
    let grades: Option<Vec<Grade>> = stages.iter().map(|stage| stage.graded.as_ref().map(|g| g.grade)).collect();
    let promise = grade_of_promise(line.expert.as_deref());
    Ok(LineResult {
        target: target_money,
        amount,
        surplus: amount.zip(target_money).map(|(amount, target)| difference(amount, target)),
        deals,
        deals_needed: count(needed[n_stages], Variable::Deals(i))?,
        check,
        stages,
        grade: grades.map(|grades| grades.into_iter().max().unwrap_or(promise)),
    })
}

/// `None` if the work leaves its range.
fn stage_result(stage: &Stage, count: Option<u32>, needed: Option<u32>, link: Option<Fraction>) -> Option<StageResult> {
    let work = |action: &Action| match count {
        Some(n_items) => action.work_for(u64::from(n_items)),
        None => Some(ActionResult { count: None, minutes: None }),
    };
    Some(StageResult {
        count,
        needed,
        slack: count.zip(needed).map(|(count, needed)| count.saturating_sub(needed)),
        link,
        graded: link.map(|planned| grade(planned, &stage.evidence, stage.link.evidence_of())),
        actions: stage.actions.iter().map(work).collect::<Option<_>>()?,
    })
}

impl Action {
    /// How many actions so many items take, and how long.
    ///
    /// # Formula
    /// ```text
    /// count = ceil(n * per item),  minutes = count * minutes
    /// ```
    /// Rounded once, on the total. `None` if that leaves the range of counts or, for minutes, 2^53.
    #[must_use]
    pub fn work_for(&self, n_items: u64) -> Option<ActionResult> {
        let product = u128::from(n_items).checked_mul(u128::from(self.per_item.numerator()))?;
        let count = u32::try_from(product.div_ceil(u128::from(self.per_item.denominator()))).ok()?;
        let minutes = u64::from(count) * u64::from(self.minutes);
        let in_range = minutes <= Money::MAX.minor().unsigned_abs();
        in_range.then_some(ActionResult { count: Some(count), minutes: Some(minutes) })
    }
}

/// What every level must have for the target, by the links as they came out; open above the first open link.
fn needed_from(target: Option<u128>, links: &[Option<Fraction>]) -> Vec<Option<u128>> {
    let mut needed = vec![None; links.len()];
    let mut below = target;
    for (level, link) in links.iter().enumerate().rev() {
        below = below.zip(*link).map(|(n, link)| entering(n, link));
        needed[level] = below;
    }
    needed
}

fn sum_up(pins: &Pins, decomposition: Decomposition) -> Result<Solved, SolveError> {
    let overflow = |_| SolveError::Overflow(Variable::Goal);
    let known = |money: Option<Money>| money.expect("nothing missing").non_negative();
    let mut by_line = Vec::with_capacity(decomposition.lines.len());
    let mut by_grade = vec![BigUint::zero(); 3];
    let mut contributions = Vec::with_capacity(decomposition.lines.len());
    let (mut target, mut amount, mut earned) = (0_u128, 0_u128, BigUint::zero());
    for (i, line) in decomposition.lines.iter().enumerate() {
        let to_bring = pins.weights.weigh(i, known(line.target));
        let brought = pins.weights.weigh(i, known(line.amount));
        by_grade[line.grade.expect("nothing missing") as usize] += &to_bring;
        by_line.push(to_bring);
        contributions.push(Money::from_minor(pins.weights.floor(&brought)).map_err(overflow)?);
        target += known(line.target);
        amount += known(line.amount);
        earned += brought;
    }
    let earned = Money::from_minor(pins.weights.floor(&earned)).map_err(overflow)?;
    let fixed_costs = Money::from_minor(pins.fixed_costs).map_err(overflow)?;
    let totals = Totals {
        target: Money::from_minor(target).map_err(overflow)?,
        amount: Money::from_minor(amount).map_err(overflow)?,
        result: difference(earned, fixed_costs),
        // Result less goal; fixed costs are in both.
        surplus: difference(earned, decomposition.requirement.expect("nothing missing")),
    };
    let grades = in_basis_points(&by_grade);
    let grades_bp = GradesBp { fact: grades[0], estimate: grades[1], fantasy: grades[2] };
    Ok(Solved { totals, contributions, shares_bp: in_basis_points(&by_line), grades_bp, decomposition })
}

/// Of two amounts that are not negative, so that their difference is no larger than the larger.
fn difference(a: Money, b: Money) -> Money {
    Money::from_minor(a.minor() - b.minor()).expect("no larger than the larger")
}

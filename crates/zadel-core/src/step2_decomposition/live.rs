//! A large team's plan, kept exact while it is edited: every rep, kind of client, week and stage.
//!
//! The goal is split over kinds of client and reps by largest remainder; each rep's chain is rounded stage by stage, and
//! each of its counts is split over the weeks cumulatively. Weeks of teams and of the company are sums of their reps'
//! weeks. So children sum to their parents at every node and weeks to totals, always, by construction.
//!
//! An edit touches only what depends on it: a rep's conversion changes that rep's counts above it and the weeks above
//! those; a new goal changes everything, and is computed in one pass over memory.

use crate::conversion::Conversion;
use crate::count::entering;
use crate::fraction::Fraction;
use crate::money::Money;
use crate::split::{SplitError, Weights, largest_remainder};

/// What a live plan is made of.
#[derive(Clone, Debug)]
pub struct LiveSpec {
    /// The goal of the company.
    pub goal: Money,
    /// Weight of each kind of client in the goal, such as basis points.
    pub kinds: Vec<u64>,
    /// Number of weeks of the period.
    pub n_weeks: usize,
    /// Number of teams.
    pub n_teams: usize,
    /// The reps.
    pub reps: Vec<LiveRep>,
}

/// A rep of a live plan.
#[derive(Clone, Debug)]
pub struct LiveRep {
    /// The rep's team, by its index.
    pub team: usize,
    /// Weight in the split of the goal.
    pub weight: u64,
    /// Weight of each week: working days x season x presence. The sum is below [`LivePlan::MOST_WEIGHT`].
    pub weeks: Vec<u32>,
    /// The way to a deal for each kind of client.
    pub chains: Vec<LiveChain>,
}

/// How a rep turns one kind of client into money.
#[derive(Clone, Debug)]
pub struct LiveChain {
    /// Average sale, above 0.
    pub check: Money,
    /// Conversions of the stages, top to bottom; every chain of a plan has as many.
    pub conversions: Vec<Conversion>,
}

/// Why there is no such live plan, or no such edit. A refused edit changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LiveError {
    /// The goal is below 0.
    #[error("out_of_range")]
    Goal,
    /// The goal cannot be split over kinds and reps.
    #[error(transparent)]
    Split(#[from] SplitError),
    /// A rep's lists have other lengths than the plan.
    #[error("ragged")]
    Ragged(usize),
    /// A rep's weights of weeks sum to [`LivePlan::MOST_WEIGHT`] or more.
    #[error("weight_too_fine")]
    WeekWeights(usize),
    /// A rep has a share of the goal, and no week to work on it.
    #[error("no_weight")]
    NeverThere(usize),
    /// A rep's check is not above 0.
    #[error("out_of_range")]
    Check(usize),
    /// A rep's count leaves its range.
    #[error("overflow")]
    Overflow(usize),
    /// There is no such rep, kind or stage.
    #[error("not_found")]
    NotFound,
}

/// A plan of many reps, whole at every moment.
///
/// # Units
/// Levels are numbered as in a chain: stages top to bottom, then deals, then money in minor units.
#[derive(Clone, Debug)]
pub struct LivePlan {
    spec: LiveSpec,
    n_levels: usize,
    splitters: Vec<WeekSplitter>,
    /// Totals of the period by rep, kind and level.
    totals: Vec<u64>,
    /// The same by week: `[rep][kind][level][week]`.
    cells: Vec<u64>,
    /// Sums over the reps of each team, then of all: `[node][kind][level][week]`.
    sums: Vec<u64>,
}

impl LivePlan {
    /// What the sum of a rep's week weights stays below: there a quotient by it is one multiplication, and exact.
    pub const MOST_WEIGHT: u32 = 1 << 21;

    /// Computes the plan.
    ///
    /// # Errors
    /// [`LiveError`].
    pub fn new(spec: LiveSpec) -> Result<Self, LiveError> {
        let n_stages = spec.reps.first().and_then(|rep| rep.chains.first()).map_or(0, |chain| chain.conversions.len());
        let n_levels = n_stages + 2;
        let mut splitters = Vec::with_capacity(spec.reps.len());
        for (i, rep) in spec.reps.iter().enumerate() {
            let fits = |chain: &LiveChain| chain.conversions.len() == n_stages;
            let whole = rep.chains.len() == spec.kinds.len() && rep.chains.iter().all(fits);
            if !whole || rep.weeks.len() != spec.n_weeks || spec.n_teams <= rep.team {
                return Err(LiveError::Ragged(i));
            }
            if rep.chains.iter().any(|chain| chain.check <= Money::ZERO) {
                return Err(LiveError::Check(i));
            }
            splitters.push(WeekSplitter::new(&rep.weeks).ok_or(LiveError::WeekWeights(i))?);
        }
        let n_rows = spec.kinds.len() * n_levels;
        let n_cells = n_rows * spec.n_weeks;
        let mut plan = Self {
            n_levels,
            totals: vec![0; spec.reps.len() * n_rows],
            cells: vec![0; spec.reps.len() * n_cells],
            sums: vec![0; (spec.n_teams + 1) * n_cells],
            splitters,
            spec,
        };
        plan.set_goal(plan.spec.goal)?;
        Ok(plan)
    }

    /// Sets the goal and recomputes everything.
    ///
    /// # Errors
    /// [`LiveError`]; then the plan stays as it was.
    pub fn set_goal(&mut self, goal: Money) -> Result<(), LiveError> {
        let totals = self.totals_for(goal)?;
        self.spec.goal = goal;
        self.totals = totals;
        self.sums.fill(0);
        let n_rows = self.spec.kinds.len() * self.n_levels;
        let n_weeks = self.spec.n_weeks;
        let n_cells = n_rows * n_weeks;
        for (i, rep) in self.spec.reps.iter().enumerate() {
            let cells = &mut self.cells[i * n_cells..(i + 1) * n_cells];
            let totals = &self.totals[i * n_rows..(i + 1) * n_rows];
            for (row, total) in cells.chunks_exact_mut(n_weeks.max(1)).zip(totals) {
                self.splitters[i].split(*total, row);
            }
            let team = &mut self.sums[rep.team * n_cells..(rep.team + 1) * n_cells];
            team.iter_mut().zip(cells).for_each(|(sum, cell)| *sum += *cell);
        }
        let (teams, company) = self.sums.split_at_mut(self.spec.n_teams * n_cells);
        for team in teams.chunks_exact(n_cells.max(1)) {
            company.iter_mut().zip(team).for_each(|(sum, cell)| *sum += cell);
        }
        Ok(())
    }

    /// Sets one conversion of one rep and recomputes what depends on it: the counts above it, their weeks, and the sums.
    ///
    /// # Errors
    /// [`LiveError::NotFound`], [`LiveError::Overflow`]; then the plan stays as it was.
    pub fn set_conversion(
        &mut self,
        rep: usize,
        kind: usize,
        stage: usize,
        conversion: Conversion,
    ) -> Result<(), LiveError> {
        let chain = self.spec.reps.get(rep).and_then(|rep| rep.chains.get(kind)).ok_or(LiveError::NotFound)?;
        let old = *chain.conversions.get(stage).ok_or(LiveError::NotFound)?;
        let first = (rep * self.spec.kinds.len() + kind) * self.n_levels;
        let mut totals = self.totals[first..first + self.n_levels].to_vec();
        let conversions = &mut self.spec.reps[rep].chains[kind].conversions;
        conversions[stage] = conversion;
        if !fill_counts(&mut totals[..=stage + 1], &conversions[..=stage]) {
            conversions[stage] = old;
            return Err(LiveError::Overflow(rep));
        }
        for (level, total) in totals.iter().enumerate().take(stage + 1) {
            self.replace_row(rep, kind, level, *total);
        }
        Ok(())
    }

    /// One rep's counts or money of the period.
    ///
    /// # Panics
    /// If there is no such rep, kind or level.
    #[must_use]
    pub fn total(&self, rep: usize, kind: usize, level: usize) -> u64 {
        self.totals[(rep * self.spec.kinds.len() + kind) * self.n_levels + level]
    }

    /// The same by week.
    ///
    /// # Panics
    /// If there is no such rep, kind or level.
    #[must_use]
    pub fn weeks(&self, rep: usize, kind: usize, level: usize) -> &[u64] {
        &self.cells[self.row(rep, kind, level)]
    }

    /// The sum over a team, by week.
    ///
    /// # Panics
    /// If there is no such team, kind or level.
    #[must_use]
    pub fn team_weeks(&self, team: usize, kind: usize, level: usize) -> &[u64] {
        assert!(team < self.spec.n_teams, "the company stands behind the teams and has a function of its own");
        &self.sums[self.row(team, kind, level)]
    }

    /// The sum over all reps, by week.
    ///
    /// # Panics
    /// If there is no such kind or level.
    #[must_use]
    pub fn company_weeks(&self, kind: usize, level: usize) -> &[u64] {
        &self.sums[self.row(self.spec.n_teams, kind, level)]
    }

    /// What the plan is made of, edits included.
    #[must_use]
    pub fn spec(&self) -> &LiveSpec {
        &self.spec
    }

    /// The index of the money, the last level.
    #[must_use]
    pub fn money_level(&self) -> usize {
        self.n_levels - 1
    }

    fn totals_for(&self, goal: Money) -> Result<Vec<u64>, LiveError> {
        if goal < Money::ZERO {
            return Err(LiveError::Goal);
        }
        let n_kinds = self.spec.kinds.len();
        let by_kind = largest_remainder(goal.minor(), &Weights::from_whole(self.spec.kinds.clone())?)?;
        let rep_weights = Weights::from_whole(self.spec.reps.iter().map(|rep| rep.weight).collect())?;
        let mut totals = vec![0; self.totals.len()];
        for (kind, goal) in by_kind.into_iter().enumerate() {
            let shares = largest_remainder(goal, &rep_weights)?;
            for (i, (rep, share)) in self.spec.reps.iter().zip(shares).enumerate() {
                if 0 < share && self.splitters[i].whole == 0 {
                    return Err(LiveError::NeverThere(i));
                }
                let first = (i * n_kinds + kind) * self.n_levels;
                let levels = &mut totals[first..first + self.n_levels];
                levels[self.n_levels - 1] = share.unsigned_abs();
                let chain = &rep.chains[kind];
                levels[self.n_levels - 2] = share.unsigned_abs().div_ceil(chain.check.minor().unsigned_abs());
                if !fill_counts(&mut levels[..self.n_levels - 1], &chain.conversions) {
                    return Err(LiveError::Overflow(i));
                }
            }
        }
        Ok(totals)
    }

    fn row(&self, node: usize, kind: usize, level: usize) -> std::ops::Range<usize> {
        let first = ((node * self.spec.kinds.len() + kind) * self.n_levels + level) * self.spec.n_weeks;
        first..first + self.spec.n_weeks
    }

    fn replace_row(&mut self, rep: usize, kind: usize, level: usize, total: u64) {
        let row = self.row(rep, kind, level);
        let nodes = [self.spec.reps[rep].team, self.spec.n_teams].map(|node| self.row(node, kind, level));
        self.totals[(rep * self.spec.kinds.len() + kind) * self.n_levels + level] = total;
        let cells = &mut self.cells[row];
        for node in nodes.clone() {
            self.sums[node].iter_mut().zip(&*cells).for_each(|(sum, cell)| *sum -= cell);
        }
        self.splitters[rep].split(total, cells);
        for node in nodes {
            self.sums[node].iter_mut().zip(&*cells).for_each(|(sum, cell)| *sum += cell);
        }
    }
}

/// Fills the counts above the last one from it, bottom-up. False if one leaves its range.
fn fill_counts(levels: &mut [u64], conversions: &[Conversion]) -> bool {
    for (level, conversion) in conversions.iter().enumerate().rev() {
        match entrants(levels[level + 1], conversion.fraction()) {
            Some(n) => levels[level] = n,
            None => return false,
        }
    }
    levels.iter().all(|n| u32::try_from(*n).is_ok())
}

/// As [`entering`], in 64 bits where that is enough.
fn entrants(n_out: u64, conversion: Fraction) -> Option<u64> {
    match n_out.checked_mul(conversion.denominator()) {
        Some(product) => Some(product.div_ceil(conversion.numerator())),
        None => u64::try_from(entering(u128::from(n_out), conversion)).ok(),
    }
}

/// Splits totals over one rep's weeks cumulatively, without a division a week.
///
/// # Formula
/// ```text
/// T = q W + r:   x_t = q w_t + ceil(r W_t / W) - ceil(r W_{t-1} / W)
/// ```
/// which is the cumulative split, but with numbers below W². For those a quotient by W is the upper half of one product
/// with M = ceil(2^64 / W), exactly as long as W³ < 2^64 (Granlund and Montgomery, "Division by Invariant Integers
/// using Multiplication", PLDI 1994).
#[derive(Clone, Debug)]
struct WeekSplitter {
    weights: Vec<u32>,
    running: Vec<u32>,
    whole: u64,
    reciprocal: u64,
}

impl WeekSplitter {
    fn new(weights: &[u32]) -> Option<Self> {
        let mut whole = 0_u32;
        let mut running = Vec::with_capacity(weights.len());
        for weight in weights {
            whole = whole.checked_add(*weight).filter(|whole| *whole < LivePlan::MOST_WEIGHT)?;
            running.push(whole);
        }
        let whole = u64::from(whole);
        // For W = 1 the reciprocal would be 2^64 + 1; there the remainder is always 0, so that any will do.
        let reciprocal = (u64::MAX / whole.max(1)).wrapping_add(1);
        Some(Self { weights: weights.to_vec(), running, whole, reciprocal })
    }

    fn split(&self, total: u64, weeks: &mut [u64]) {
        if total == 0 || self.whole == 0 {
            weeks.fill(0);
            return;
        }
        let (quotient, remainder) = (total / self.whole, total % self.whole);
        let mut line_before = 0;
        for ((week, weight), running) in weeks.iter_mut().zip(&self.weights).zip(&self.running) {
            let rounded_up = remainder * u64::from(*running) + (self.whole - 1);
            let line = ((u128::from(rounded_up) * u128::from(self.reciprocal)) >> 64) as u64;
            *week = quotient * u64::from(*weight) + (line - line_before);
            line_before = line;
        }
    }
}

#[cfg(test)]
mod tests;

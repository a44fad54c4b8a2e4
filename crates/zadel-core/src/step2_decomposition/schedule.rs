//! When the leads are due: deals of a week come from meetings of the weeks before, and those from earlier leads.
//!
//! What would have been due before the period began must come from what is in hand already: the groundwork (задел).

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_rational::Ratio;
use num_traits::{One, ToPrimitive, Zero};

use crate::fraction::Fraction;
use crate::split::{Weights, cumulative_by_exact};

/// An exact number of items; fractions of an item are meetings that most likely take place this week.
pub type Exact = Ratio<BigInt>;

/// How many weeks pass between a stage and the next: a share for each week, from 0.
///
/// # Invariants
/// The shares sum to 1 and have a common denominator below 2^32; at most 105 weeks, two years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lag {
    /// Running sums of the shares' numerators, over the last of them.
    running: Vec<u64>,
}

/// One stage of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduledStage {
    /// What passes to the stage below.
    pub conversion: Fraction,
    /// When it does.
    pub lag: Lag,
}

/// What one stage must do week by week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageSchedule {
    /// Items of the whole period, rounded up once.
    pub total: u64,
    /// The same by week, whole items that sum to it.
    pub weekly: Vec<u64>,
    /// Items by week before rounding.
    pub exact: Vec<Exact>,
    /// Items of the stage *below* that must come from what is in hand before the period, by the week they are due.
    pub groundwork: Vec<Exact>,
    /// Items of the stage below that this stage is expected to yield, by week.
    pub expected: Vec<Exact>,
    /// Items put on top so that expectation plus groundwork is never behind the demand, by the week they are put in.
    pub top_up: Vec<Exact>,
    /// The last week whose items still become deals within the period in a half, 80 % and 90 % of cases; counted from 1.
    pub last_useful: [Option<u32>; 3],
}

/// Why there is no schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// A lag that does not sum to 1, is empty, longer than two years or too fine.
    #[error("bad_lag")]
    BadLag,
    /// A stage that nothing passes, by its index.
    #[error("zero_conversion")]
    NothingPasses(usize),
    /// More items than can be counted, by the stage's index.
    #[error("overflow")]
    Overflow(usize),
}

impl Lag {
    const MOST_WEEKS: usize = 105;

    /// Shares by week, from week 0.
    ///
    /// # Errors
    /// [`ScheduleError::BadLag`] if they do not keep what [`Lag`] promises.
    pub fn new(shares: &[Fraction]) -> Result<Self, ScheduleError> {
        let weights = Weights::from_fractions(shares).map_err(|_| ScheduleError::BadLag)?;
        let common = shares.iter().try_fold(1_u64, |common, share| {
            let denominator = share.denominator();
            (common / common.gcd(&denominator)).checked_mul(denominator).filter(|lcm| u32::try_from(*lcm).is_ok())
        });
        // Numerators that sum to their common denominator have no common divisor, so lowest terms change nothing.
        if common != Some(weights.total()) || Self::MOST_WEEKS < shares.len() {
            return Err(ScheduleError::BadLag);
        }
        let mut sum = 0;
        let running = weights.parts().iter().map(|part| {
            sum += part;
            sum
        });
        Ok(Self { running: running.collect() })
    }

    /// Everything passes within the week.
    #[must_use]
    pub fn none() -> Self {
        Self { running: vec![1] }
    }

    /// How many weeks pass on average.
    #[must_use]
    pub fn mean_weeks(&self) -> Fraction {
        // At most 105 weeks of parts that fit in 32 bits.
        let weeks = (0_u64..).zip(0..self.running.len()).map(|(weeks, place)| weeks * self.passes_after(place)).sum();
        Fraction::new(weeks, self.whole()).expect("a lag has at least one week")
    }

    fn whole(&self) -> u64 {
        self.running.last().copied().expect("a lag has at least one week")
    }

    /// The share that has passed after `weeks` weeks, over [`Self::whole`].
    fn passed_within(&self, weeks: usize) -> u64 {
        self.running[weeks.min(self.running.len() - 1)]
    }

    /// The share that passes after exactly `weeks` weeks, over [`Self::whole`].
    fn passes_after(&self, weeks: usize) -> u64 {
        let before = if weeks == 0 { 0 } else { self.passed_within(weeks - 1) };
        self.passed_within(weeks) - before
    }

    /// The number of weeks within which at least half has passed.
    fn median_weeks(&self) -> usize {
        self.running.iter().position(|sum| self.whole() <= 2 * sum).expect("all has passed in the end")
    }
}

/// Schedules the stages above the deals of each week, bottom-up: the stage next to the deal first.
///
/// # Formula
/// ```text
/// groundwork_w = D_w (1 - G(w-1)),  D'_w = D_w - groundwork_w
/// M_u          = sum_l D_{u+l} g(l) / k                                    what each week must begin
/// expected_w   = sum_{u<=w} M_u k g(w-u)                                   what comes of it
/// top-up:        where the running expectation is behind the running D' at week w by s > 0:
///                u = max(1, w - L50),  M_u += s / (k G(w-u))
/// total        = ceil(sum M),  weekly = cumulative(total, M)
/// ```
/// So that running expectation plus groundwork is never behind the demand. Exact deconvolution would do without top-ups but
/// oscillates where few pass at once. The stage above takes the exact M as its demand.
///
/// # Errors
/// [`ScheduleError`].
///
/// # Examples
/// The article with meetings a week before the deal: the first week's deal must come from a meeting already held.
/// ```
/// # use zadel_core::step2_decomposition::schedule::*;
/// let stages = [
///     ScheduledStage { conversion: "3/10".parse()?, lag: Lag::new(&["0".parse()?, "1".parse()?])? },
///     ScheduledStage { conversion: "1/2".parse()?, lag: Lag::none() },
/// ];
/// let plan = schedule(&[1, 1, 1, 0, 0], &stages)?;
/// assert_eq!((plan[0].total, &plan[0].weekly[..]), (7, &[4, 3, 0, 0, 0][..]));
/// assert_eq!(plan[0].groundwork[0].to_string(), "1");
/// assert_eq!(plan[0].last_useful, [Some(4); 3]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn schedule(deals: &[u32], stages: &[ScheduledStage]) -> Result<Vec<StageSchedule>, ScheduleError> {
    let numerators = deals.iter().map(|n| BigUint::from(*n)).collect();
    let mut demand = Weekly { numerators, denominator: BigUint::one() };
    let mut to_deal = vec![BigUint::one()];
    let mut schedules = Vec::with_capacity(stages.len());
    for (i, stage) in stages.iter().enumerate() {
        if stage.conversion.is_zero() {
            return Err(ScheduleError::NothingPasses(i));
        }
        to_deal = after_lag(&to_deal, &stage.lag);
        let (plan, items) = schedule_stage(&demand, stage, last_useful(deals.len(), &to_deal));
        schedules.push(plan.ok_or(ScheduleError::Overflow(i))?);
        demand = items;
    }
    Ok(schedules)
}

/// A number for each week, over a denominator that all weeks share: reducing each fraction on its own would cost more
/// than all of the arithmetic.
#[derive(Clone)]
struct Weekly {
    numerators: Vec<BigUint>,
    denominator: BigUint,
}

impl Weekly {
    fn zero_like(&self) -> Self {
        Self { numerators: vec![BigUint::zero(); self.numerators.len()], denominator: self.denominator.clone() }
    }

    fn map(&self, denominator: BigUint, numerator: impl Fn(usize, &BigUint) -> BigUint) -> Self {
        let numerators = self.numerators.iter().enumerate().map(|(week, n)| numerator(week, n)).collect();
        Self { numerators, denominator }
    }

    /// Makes room for a finer denominator.
    fn refine(&mut self, factor: &BigUint) {
        self.numerators.iter_mut().for_each(|n| *n *= factor);
        self.denominator *= factor;
    }

    fn reduced(self) -> Self {
        let divisor = self.numerators.iter().fold(self.denominator.clone(), |gcd, n| gcd.gcd(n));
        let denominator = &self.denominator / &divisor;
        self.map(denominator, |_, n| n / &divisor)
    }

    fn exact(&self) -> Vec<Exact> {
        let denominator = BigInt::from(self.denominator.clone());
        self.numerators.iter().map(|n| Exact::new(BigInt::from(n.clone()), denominator.clone())).collect()
    }
}

/// The plan of one stage, `None` if its total leaves 64 bits, and its exact items as the demand on the stage above.
fn schedule_stage(
    demand: &Weekly,
    stage: &ScheduledStage,
    last_useful: [Option<u32>; 3],
) -> (Option<StageSchedule>, Weekly) {
    let lag = &stage.lag;
    let whole = lag.whole();
    let finer = &demand.denominator * whole;
    let groundwork = demand.map(finer.clone(), |week, n| n * (whole - lag.passed_within(week)));
    let due = demand.map(finer.clone(), |week, n| n * lag.passed_within(week));
    let need_by = demand.map(finer, |week, _| {
        let later = demand.numerators[week..].iter().enumerate();
        later.map(|(weeks, n)| n * lag.passes_after(weeks)).sum()
    });
    let (yields, top_up) = with_top_up(need_by, due, lag);
    let expected = yields.map(&yields.denominator * whole, |week, _| {
        let earlier = yields.numerators[..=week].iter().rev().enumerate();
        earlier.map(|(weeks, n)| n * lag.passes_after(weeks)).sum()
    });
    let items_of = |yields: &Weekly| {
        let denominator = &yields.denominator * stage.conversion.numerator();
        yields.map(denominator, |_, n| n * stage.conversion.denominator()).reduced()
    };
    let items = items_of(&yields);
    let total = items.numerators.iter().sum::<BigUint>().div_ceil(&items.denominator).to_u64();
    let plan = total.map(|total| StageSchedule {
        total,
        weekly: cumulative_by_exact(total, &items.numerators),
        exact: items.exact(),
        groundwork: groundwork.exact(),
        expected: expected.exact(),
        top_up: items_of(&top_up).exact(),
        last_useful,
    });
    (plan, items)
}

/// Raises what the weeks begin until its running yield is never behind what is due; also returns what was added.
fn with_top_up(mut begun: Weekly, mut due: Weekly, lag: &Lag) -> (Weekly, Weekly) {
    let mut added = begun.zero_like();
    let mut due_so_far = BigUint::zero();
    for week in 0..begun.numerators.len() {
        due_so_far += &due.numerators[week];
        let earlier = begun.numerators[..=week].iter().rev().enumerate();
        let yielded: BigUint = earlier.map(|(weeks, n)| n * lag.passed_within(weeks)).sum();
        let owed = &due_so_far * lag.whole();
        if owed <= yielded {
            continue;
        }
        let behind = owed - yielded;
        let start = week.saturating_sub(lag.median_weeks());
        // What is due in time has passed within it by definition, so this is never 0 where something is behind.
        let passed = BigUint::from(lag.passed_within(week - start));
        let common = behind.gcd(&passed);
        let finer = passed / &common;
        for weekly in [&mut begun, &mut due, &mut added] {
            weekly.refine(&finer);
        }
        due_so_far *= &finer;
        begun.numerators[start] += &behind / &common;
        added.numerators[start] += behind / common;
    }
    (begun, added)
}

/// The lag from a stage to the deal, given the lag from the stage below it; numerators over their own sum.
fn after_lag(below: &[BigUint], lag: &Lag) -> Vec<BigUint> {
    let mut sum = vec![BigUint::zero(); below.len() + lag.running.len() - 1];
    for (weeks, share) in below.iter().enumerate() {
        for more in 0..lag.running.len() {
            sum[weeks + more] += share * lag.passes_after(more);
        }
    }
    sum
}

fn last_useful(n_weeks: usize, to_deal: &[BigUint]) -> [Option<u32>; 3] {
    let whole: BigUint = to_deal.iter().sum();
    [(1_u8, 2_u8), (4, 5), (9, 10)].map(|(numerator, denominator)| {
        let mut passed = BigUint::zero();
        let enough = to_deal.iter().position(|share| {
            passed += share;
            &whole * numerator <= &passed * denominator
        });
        let week = n_weeks.checked_sub(enough.expect("all has passed in the end"))?;
        u32::try_from(week).ok().filter(|week| 0 < *week)
    })
}

//! Stages that let some of the items through: from leads to meetings to deals.
//!
//! A stage is an urn. With a known share every item passes with the same probability. With a share that was only
//! *observed* (s of n passed) the next item passes with the posterior mean, and each item that is drawn teaches the urn:
//! this is Pólya's urn, and the number that passes is beta-binomial. Both are one recursion over the items, with
//! positive terms only, so that nothing cancels and no logarithm is taken.

use crate::beta::jeffreys_posterior;
use crate::counts::Counts;
use crate::probability;

/// How a stage lets items through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Passing {
    /// Every item passes with this probability, independently of the others. What is outside of 0 to 1 is brought to
    /// the nearer end, and what is no number to 0.
    Known(f64),
    /// The probability was learned from counts: it has the posterior Beta(alpha, beta).
    Learned {
        /// First parameter: items seen to pass, plus the prior's 1/2.
        alpha: f64,
        /// Second parameter: items seen to stay behind, plus the prior's 1/2.
        beta: f64,
    },
}

impl Passing {
    /// What `passed` of `entered` teach under the Jeffreys prior.
    #[must_use]
    pub fn learned_from(passed: u32, entered: u32) -> Self {
        let (alpha, beta) = jeffreys_posterior(passed, entered);
        Self::Learned { alpha, beta }
    }
}

/// More items than this are not followed one by one: such a number wants a sampler, not a recursion.
pub const MOST_ENTERING: u32 = 10_000;

/// The distribution of how many of `n_entering` items pass all `stages`; `None` beyond [`MOST_ENTERING`] items.
///
/// # Formula
/// ```text
/// known k:      P'(y) = sum_x P(x) Binomial(y; x, k)
/// s of n seen:  P'(y) = sum_x P(x) BetaBinomial(y; x, s + 1/2, n - s + 1/2)
/// ```
/// Thinnings commute, so all known stages are one. Costs O(n²) for each learned stage.
///
/// # Examples
/// 20 leads at exactly 15 % give at least 3 deals in 6 cases of 10:
/// ```
/// use zadel_stats::thinning::{Passing, pass_all};
/// let deals = pass_all(20, &[Passing::Known(0.5), Passing::Known(0.3)]).expect("20 is not too many");
/// assert!((deals.at_least(3) - 0.595_104).abs() < 1e-6);
/// ```
#[must_use]
pub fn pass_all(n_entering: u32, stages: &[Passing]) -> Option<Counts> {
    if MOST_ENTERING < n_entering {
        return None;
    }
    let stages = merge_known(stages);
    let Some((first, others)) = stages.split_first() else { return Some(Counts::certain(u64::from(n_entering))) };
    let mut passing = passing_of(n_entering, *first)?;
    for stage in others {
        let n_most = usize::try_from(passing.first()).ok()? + passing.masses().len();
        let mut passed = vec![0.0; n_most];
        let mut urn = Urn::new(*stage);
        for x in (0..passing.first()).map(|_| 0.0).chain(passing.masses().iter().copied()) {
            if 0.0 < x {
                for (sum, mass) in passed[urn.low..].iter_mut().zip(urn.masses()) {
                    *sum += x * mass;
                }
            }
            urn.draw();
        }
        passing = Counts::from_masses(0, passed).without_light_tails();
    }
    Some(passing)
}

/// How many of exactly `n` items pass one stage, from the mode by the ratio of neighbours.
///
/// # Formula
/// ```text
/// known k:      P(y + 1) / P(y) = (n - y) / (y + 1) * k / (1 - k)
/// s of n seen:  P(y + 1) / P(y) = (n - y) / (y + 1) * (alpha + y) / (beta + n - y - 1)
/// ```
fn passing_of(n: u32, stage: Passing) -> Option<Counts> {
    let n = f64::from(n);
    match stage {
        Passing::Known(share) if share <= 0.0 => Some(Counts::certain(0)),
        Passing::Known(share) => {
            let odds = share / (1.0 - share);
            Counts::around_mode(((n + 1.0) * share).floor().min(n), |y| (n - y) / (y + 1.0) * odds)
        }
        Passing::Learned { alpha, beta } => {
            let mode = if alpha <= 1.0 {
                0.0
            } else if beta <= 1.0 {
                n
            } else {
                ((n + 1.0) * (alpha - 1.0) / (alpha + beta - 2.0)).floor().min(n)
            };
            Counts::around_mode(mode, |y| (n - y) / (y + 1.0) * ((alpha + y) / (beta + n - y - 1.0)))
        }
    }
}

/// Finds how many items must enter for the chance of `n_needed` passing all `stages` to reach each of `levels`.
///
/// # Formula
/// The smallest n <= [`MOST_ENTERING`] with P(at least `n_needed` pass | n enter) >= level - 1e-9; `None` where there is none.
/// The slack counts an exact tie, such as 1/2, as reached. The chance grows with n, so every n up to the answer is
/// computed once, backwards from the last stage, for all levels together.
///
/// # Examples
/// ```
/// use zadel_stats::thinning::{Passing, entering_for};
/// let leads = entering_for(3, &[Passing::Known(0.15)], &[0.5, 0.7, 0.8, 0.9]);
/// assert_eq!(leads, [Some(18), Some(24), Some(28), Some(34)]);
/// ```
#[must_use]
pub fn entering_for(n_needed: u32, stages: &[Passing], levels: &[f64]) -> Vec<Option<u32>> {
    const LIMIT: u32 = MOST_ENTERING;
    if LIMIT < n_needed {
        return vec![None; levels.len()];
    }
    let hardest = levels.iter().copied().fold(0.0, f64::max);
    let stages = merge_known(stages);
    let mut up_to = first_guess(n_needed, &stages).clamp(64, LIMIT);
    let chances = loop {
        let chances = chance_by_entering(n_needed, &stages, up_to);
        let reached = chances.last().is_some_and(|chance| is_reached(*chance, hardest));
        if reached || LIMIT <= up_to {
            break chances;
        }
        up_to = up_to.saturating_mul(3).min(LIMIT);
    };
    let smallest = |level: f64| chances.iter().position(|chance| is_reached(*chance, level));
    levels.iter().map(|level| smallest(*level).and_then(|n| u32::try_from(n).ok())).collect()
}

/// Twice what is needed on average: enough for most plans, so that they do not pay for the rare one that needs more.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates")]
fn first_guess(n_needed: u32, stages: &[Passing]) -> u32 {
    let mean = |stage: &Passing| match stage {
        Passing::Known(share) => *share,
        Passing::Learned { alpha, beta } => alpha / (alpha + beta),
    };
    (2.0 * f64::from(n_needed) / stages.iter().map(mean).product::<f64>()) as u32
}

/// Does a computed chance count as the level asked for? An exact tie does, in spite of the last bits.
#[must_use]
pub fn is_reached(chance: f64, level: f64) -> bool {
    level - 1e-9 <= chance
}

/// P(at least `n_needed` pass all stages | n enter) for n = 0..=`up_to`.
fn chance_by_entering(n_needed: u32, stages: &[Passing], up_to: u32) -> Vec<f64> {
    let mut chances: Vec<f64> = (0..=up_to).map(|n| if n_needed <= n { 1.0 } else { 0.0 }).collect();
    for stage in stages.iter().rev() {
        chances = chances_before(*stage, &chances);
    }
    chances
}

/// The same one stage further up: the chance when n enter is the average over how many of them pass.
fn chances_before(stage: Passing, chances: &[f64]) -> Vec<f64> {
    let hopeless = chances.iter().take_while(|chance| **chance <= 0.0).count();
    let mut before = Vec::with_capacity(chances.len());
    let mut urn = Urn::new(stage);
    for _ in chances {
        let skipped = hopeless.saturating_sub(urn.low).min(urn.masses().len());
        let masses = &urn.masses()[skipped..];
        let first = urn.low + skipped;
        before.push(dot(masses, &chances[first..first + masses.len()]));
        urn.draw();
    }
    before
}

/// All stages with a known share are one stage with the product of the shares.
fn merge_known(stages: &[Passing]) -> Vec<Passing> {
    let mut product = 1.0;
    let mut merged = Vec::with_capacity(stages.len());
    for stage in stages {
        match stage {
            Passing::Known(share) => product *= probability(*share),
            Passing::Learned { .. } => merged.push(*stage),
        }
    }
    if product < 1.0 {
        merged.insert(0, Passing::Known(product));
    }
    merged
}

/// How many of the items drawn so far have passed: a window of masses, advanced one item at a time.
struct Urn {
    passing: Passing,
    n_drawn: f64,
    /// The number that the first mass belongs to.
    low: usize,
    window: Vec<f64>,
    /// The window before the last draw: one is computed from the other, without waiting for its neighbours.
    before: Vec<f64>,
    /// 0, 1, 2, ... as long as the window.
    numbers: Vec<f64>,
}

impl Urn {
    /// Masses below this are dropped at the window's ends: 10,000 draws of 10,000 such masses stay below 1e-21.
    const NEGLIGIBLE: f64 = 1e-30;

    fn new(passing: Passing) -> Self {
        Self { passing, n_drawn: 0.0, low: 0, window: vec![1.0], before: Vec::new(), numbers: vec![0.0, 1.0] }
    }

    fn masses(&self) -> &[f64] {
        &self.window
    }

    /// Draws one more item.
    ///
    /// # Formula
    /// ```text
    /// P(y | x + 1) = P(y | x) (beta + x - y) / (alpha + beta + x) + P(y - 1 | x) (alpha + y - 1) / (alpha + beta + x)
    /// ```
    /// A known share is the limit of a large urn: the two factors are 1 - k and k.
    #[expect(clippy::cast_precision_loss, reason = "counts of items stay far below 2^53")]
    fn draw(&mut self) {
        std::mem::swap(&mut self.window, &mut self.before);
        // The chance to pass is `pass + y * scale` when y have passed, and that to stay is the rest.
        let (pass, scale) = match self.passing {
            Passing::Known(share) => (share, 0.0),
            Passing::Learned { alpha, beta } => {
                let scale = 1.0 / (alpha + beta + self.n_drawn);
                ((alpha + self.low as f64) * scale, scale)
            }
        };
        let n = self.before.len();
        while self.numbers.len() < n {
            self.numbers.push(self.numbers.len() as f64);
        }
        self.window.clear();
        self.window.push(self.before[0] * (1.0 - pass));
        let pairs = self.before.iter().zip(&self.before[1..]).zip(&self.numbers);
        self.window.extend(pairs.map(|((below, here), y)| {
            let pass_below = pass + y * scale;
            here * (1.0 - pass_below - scale) + below * pass_below
        }));
        self.window.push(self.before[n - 1] * (pass + self.numbers[n - 1] * scale));
        self.n_drawn += 1.0;
        self.drop_negligible();
    }

    fn drop_negligible(&mut self) {
        let heavy = |mass: &f64| Self::NEGLIGIBLE <= *mass;
        let n_high = self.window.iter().rev().take_while(|mass| !heavy(mass)).count();
        self.window.truncate(self.window.len() - n_high);
        let n_low = self.window.iter().take_while(|mass| !heavy(mass)).count();
        if 0 < n_low {
            self.window.drain(..n_low);
            self.low += n_low;
        }
    }
}

/// The sum of products, in eight sums side by side: a single one would wait for every addition.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    const LANES: usize = 8;
    let (a_chunks, b_chunks) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let rest: f64 =
        a_chunks.remainder().iter().zip(&b[a.len() - a_chunks.remainder().len()..]).map(|(a, b)| a * b).sum();
    let mut sums = [0.0; LANES];
    for (a, b) in a_chunks.zip(b_chunks) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    rest + sums.iter().sum::<f64>()
}

#[cfg(test)]
mod tests;

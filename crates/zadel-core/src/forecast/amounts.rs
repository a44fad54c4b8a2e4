//! What a deal is won with.

use zadel_stats::concentration::concentration;
use zadel_stats::stream::Stream;

use super::deal::KnownDeal;

/// Sums of won deals: of all, of each rep, of each line.
#[derive(Clone, Debug, PartialEq)]
pub struct Amounts {
    all: Pool,
    reps: Groups,
    lines: Groups,
    /// How many sums that nobody has seen yet stand beside those that were seen, in effect.
    unseen: f64,
    most: f64,
}

/// Sums that are equally likely.
#[derive(Clone, Debug, Default, PartialEq)]
struct Pool {
    minor: Vec<i64>,
    /// How many of them are above 0.
    n_positive: f64,
    /// Of the logarithms of sums that were not seen yet.
    log_mean: f64,
    log_deviation: f64,
    /// How well their average is known: the shape of its gamma factor.
    shape: f64,
}

/// Pools of the reps, or of the lines.
#[derive(Clone, Debug, Default, PartialEq)]
struct Groups {
    pools: Vec<Pool>,
    /// As many sums of all belong to a group's own, in effect.
    strength: f64,
}

/// One draw of what is not known of the averages.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnAmounts<'a> {
    amounts: &'a Amounts,
    all: f64,
    reps: Vec<f64>,
    lines: Vec<f64>,
    /// Won over quoted, on average.
    quoted: f64,
}

/// What a deal is, as far as its sum goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sale {
    /// Whose.
    pub rep: u32,
    /// What is sold, if that is known.
    pub line: Option<u32>,
    /// What was quoted, if that is known.
    pub quoted_minor: Option<i64>,
}

/// Only the last so many sales are kept: prices of years ago are not those of today.
const MOST_SALES: usize = 2_000;
/// Lines are used if so many of all deals have one: where only the won ones do, knowing the line is knowing the end.
const SHARE_WITH_LINE: f64 = 0.9;
/// Before anything is seen, logarithms of sums have this deviation; it counts as two sales.
const PRIOR_DEVIATION: f64 = 0.8;
/// What a deal is won with differs from what was quoted: the deviations of the average ratio, and of one deal's around it. Nobody keeps what
/// was quoted of deals that are won, so that these are not learned: a tenth and a quarter.
const QUOTED: (f64, f64) = (0.1, 0.25);
/// No sum is drawn that is larger than the largest seen by more than this factor.
const BEYOND_LARGEST: f64 = 10.0;

impl Amounts {
    /// Learns from a history. Where nothing was won, what was quoted stands for it, and where nothing was quoted either,
    /// `assumed_minor`; without that every sum is 0.
    #[must_use]
    pub fn learn(deals: &[KnownDeal], n_reps: usize, assumed_minor: Option<i64>) -> Self {
        let mut won: Vec<(&KnownDeal, super::day::Day, i64)> =
            deals.iter().filter_map(|deal| deal.won().map(|(on, minor)| (deal, on, minor))).collect();
        won.sort_by_key(|(_, on, _)| std::cmp::Reverse(*on));
        won.truncate(MOST_SALES);
        let with_line = deals.iter().filter(|deal| deal.line.is_some()).count();
        let uses_lines = SHARE_WITH_LINE * counted(deals.len()) <= counted(with_line);
        let n_lines = deals.iter().filter_map(|deal| deal.line).max().map_or(0, |last| place(last) + 1);
        let mut all: Vec<i64> = won.iter().map(|(.., minor)| *minor).collect();
        if all.is_empty() {
            all =
                deals.iter().filter_map(|deal| deal.quoted_minor).map(|minor| minor.max(0)).take(MOST_SALES).collect();
        }
        if all.is_empty() {
            all.extend(assumed_minor.map(|minor| minor.max(0)));
        }
        let most = all.iter().copied().max().map_or(0.0, |most| float(most) * BEYOND_LARGEST);
        let by_rep = won.iter().map(|(deal, _, minor)| (place(deal.rep), *minor));
        let by_line = won.iter().filter_map(|(deal, _, minor)| deal.line.map(|line| (place(line), *minor)));
        let all = Pool::of(all, None);
        let lines = if uses_lines { Groups::of(by_line, n_lines, &all) } else { Groups::default() };
        Self { reps: Groups::of(by_rep, n_reps, &all), lines, unseen: unseen(&all.minor), all, most }
    }

    /// How many sums are known.
    #[must_use]
    pub fn n_known(&self) -> usize {
        self.all.minor.len()
    }

    /// Their average, in minor units; 0 of none.
    #[must_use]
    pub fn mean_minor(&self) -> i64 {
        let sum: f64 = self.all.minor.iter().map(|minor| float(*minor)).sum();
        whole(sum / counted(self.all.minor.len()).max(1.0))
    }

    /// Averages that they could be as well.
    #[must_use]
    pub fn draw(&self, stream: &mut Stream) -> DrawnAmounts<'_> {
        let mut scale = |pool: &Pool| stream.gamma(pool.shape) / pool.shape;
        let all = scale(&self.all);
        let reps = self.reps.pools.iter().map(&mut scale).collect();
        let lines = self.lines.pools.iter().map(&mut scale).collect();
        let quoted = ratio(QUOTED.0, stream);
        DrawnAmounts { amounts: self, all, reps, lines, quoted }
    }
}

impl DrawnAmounts<'_> {
    /// What a sale brings, in minor units.
    ///
    /// # Formula
    /// ```text
    /// quoted * Gamma of mean 1, if a sum was quoted;   otherwise one of the sums of the line, or of the rep if that is not known,
    /// with chance n / (n + k), else one of all;   and instead of one of n above 0 with chance a / (n + a) one of a log-normal fitted to those
    /// ```
    /// A Dirichlet process (Ferguson, Annals of Statistics 1, 1973): sums come in lumps, and a smooth curve through price lists
    /// would invent prices. The last part stands for the sum that has not been seen yet.
    pub fn sale(&self, sale: Sale, stream: &mut Stream) -> i64 {
        let known = self.amounts;
        if let Some(quoted) = sale.quoted_minor.filter(|quoted| 0 < *quoted) {
            return whole(float(quoted) * self.quoted * ratio(QUOTED.1, stream));
        }
        let line = sale.line.map(place).filter(|line| *line < known.lines.pools.len());
        let (groups, scales, group) = match line {
            Some(line) => (&known.lines, &self.lines, line),
            None => (&known.reps, &self.reps, place(sale.rep)),
        };
        let own = groups.pools.get(group).zip(scales.get(group)).filter(|(pool, _)| {
            let n = counted(pool.minor.len());
            0.0 < n && stream.uniform() < n / (n + groups.strength)
        });
        let (pool, scale) = own.unwrap_or((&known.all, &self.all));
        whole((pool.sum(known.unseen, stream) * scale).min(known.most))
    }
}

impl Pool {
    /// One of its sums, or in place of one above 0 one that was not seen yet.
    fn sum(&self, unseen: f64, stream: &mut Stream) -> f64 {
        let seen = pick(&self.minor, stream).map_or(0.0, |minor| float(*minor));
        // A deal without a sum is one to come: what has not been seen of prices says nothing of it.
        if 0.0 < seen && stream.uniform() < unseen / (self.n_positive + unseen) {
            return (self.log_mean + self.log_deviation * stream.normal()).exp();
        }
        seen
    }
}

/// A ratio around 1 with so large a deviation.
fn ratio(deviation: f64, stream: &mut Stream) -> f64 {
    let shape = 1.0 / (deviation * deviation);
    stream.gamma(shape) / shape
}

impl Pool {
    /// # Formula
    /// ```text
    /// shape = n / c^2,   c^2 = (own squares + 2 usual ones) / (n + 1)
    /// ```
    /// The average of n sums with coefficient of variation c has variance c^2 / n of its square.
    fn of(minor: Vec<i64>, all: Option<(&Self, f64)>) -> Self {
        const LEAST: f64 = 0.5;
        let (log_mean, log_deviation) = log_moments(&minor, all);
        let n = counted(minor.len());
        let mean = minor.iter().map(|minor| float(*minor)).sum::<f64>() / n.max(1.0);
        let squares = minor.iter().map(|minor| (float(*minor) - mean).powi(2)).sum::<f64>();
        let log_of_all = all.map_or(log_deviation, |(all, _)| all.log_deviation);
        let usual = (log_of_all * log_of_all).min(2.0).exp_m1();
        // Two sales with the usual deviation stand beside the own ones.
        let own = if 0.0 < mean { squares / (mean * mean) } else { 0.0 };
        let variation = (own + 2.0 * usual) / (n + 1.0).max(2.0);
        let n_positive = counted(minor.iter().filter(|minor| 0 < **minor).count());
        Self { minor, n_positive, log_mean, log_deviation, shape: (n / variation.max(1e-6)).max(LEAST) }
    }
}

impl Groups {
    fn of(sales: impl Iterator<Item = (usize, i64)>, n: usize, all: &Pool) -> Self {
        let mut pools = vec![Vec::new(); n];
        for (group, minor) in sales {
            if let Some(pool) = pools.get_mut(group) {
                pool.push(minor);
            }
        }
        let strength = strength(&pools);
        Self { pools: pools.into_iter().map(|minor| Pool::of(minor, Some((all, strength)))).collect(), strength }
    }
}

/// How many sums of all belong to a group's own: the variance within groups over that between them.
///
/// # Formula
/// ```text
/// k = s^2 / t^2,  s^2 = within / (N - g),  t^2 = (between / (g - 1) - s^2) / n0,  n0 = (N - sum n^2 / N) / (g - 1)
/// ```
/// of logarithms: the analysis of variance (Searle, Casella and others, "Variance Components", chapter 3).
fn strength(pools: &[Vec<i64>]) -> f64 {
    const ALL_ALIKE: f64 = 1e3;
    let logs = |pool: &Vec<i64>| -> Vec<f64> {
        pool.iter().filter(|minor| 0 < **minor).map(|minor| float(*minor).ln()).collect()
    };
    let groups: Vec<Vec<f64>> = pools.iter().map(logs).filter(|logs| !logs.is_empty()).collect();
    let n: f64 = groups.iter().map(|group| counted(group.len())).sum();
    let n_groups = counted(groups.len());
    if n_groups < 2.0 || n <= n_groups {
        return ALL_ALIKE;
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / counted(values.len());
    let grand = groups.iter().flatten().sum::<f64>() / n;
    let (mut within, mut between, mut squares) = (0.0, 0.0, 0.0);
    for group in &groups {
        let (own, size) = (mean(group), counted(group.len()));
        within += group.iter().map(|value| (value - own).powi(2)).sum::<f64>();
        between += size * (own - grand).powi(2);
        squares += size * size;
    }
    let within = within / (n - n_groups);
    let size = (n - squares / n) / (n_groups - 1.0);
    let apart = (between / (n_groups - 1.0) - within) / size;
    if apart <= 0.0 { ALL_ALIKE } else { (within / apart).clamp(0.02, ALL_ALIKE) }
}

/// Mean and deviation of the logarithms of a sum to come; a group's lean on those of all, which count as so many sums.
fn log_moments(minor: &[i64], all: Option<(&Pool, f64)>) -> (f64, f64) {
    let logs: Vec<f64> = minor.iter().filter(|minor| 0 < **minor).map(|minor| float(*minor).ln()).collect();
    let (prior_mean, prior_deviation, strength) =
        all.map_or((0.0, PRIOR_DEVIATION, 0.0), |(all, strength)| (all.log_mean, all.log_deviation, strength));
    if logs.is_empty() {
        return (prior_mean, prior_deviation);
    }
    let n = counted(logs.len());
    let own = logs.iter().sum::<f64>() / n;
    let squares = logs.iter().map(|log| (log - own).powi(2)).sum::<f64>();
    let variance = (squares + 2.0 * prior_deviation * prior_deviation) / (n + 1.0);
    let mean = (n * own + strength * prior_mean) / (n + strength);
    (mean, (variance * (1.0 + 1.0 / (n + strength))).sqrt())
}

/// How many sums that nobody has seen yet stand beside those that were seen.
fn unseen(minor: &[i64]) -> f64 {
    let mut different: Vec<i64> = minor.iter().copied().filter(|minor| 0 < *minor).collect();
    let n = different.len();
    different.sort_unstable();
    different.dedup();
    concentration(n, different.len())
}

pub(super) fn pick<'a, T>(values: &'a [T], stream: &mut Stream) -> Option<&'a T> {
    // The high half of a product of two 64-bit numbers: even to one part in 2^64 / n.
    let product = u128::from(stream.bits()) * u128::from(u64::try_from(values.len()).unwrap_or(0));
    values.get(usize::try_from(product >> 64).unwrap_or(0))
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn counted(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[expect(clippy::cast_precision_loss, reason = "sums are below 2^53")]
pub(super) fn float(minor: i64) -> f64 {
    minor as f64
}

/// The nearest whole number of minor units, at most what `Money` holds.
#[expect(clippy::cast_possible_truncation, reason = "brought into the range of money first")]
pub(super) fn whole(minor: f64) -> i64 {
    const MOST: f64 = 9_007_199_254_740_991.0;
    minor.clamp(0.0, MOST).round() as i64
}

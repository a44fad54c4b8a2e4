//! When does what happen, if only one of several things can? Cumulative incidence of competing causes.
//!
//! Items that are still open have not failed: they have only been watched for too short a time, and leaving them out, or
//! counting them as failed, makes every share wrong. Nor may the other cause be treated as if it merely hid the first, as
//! one minus Kaplan and Meier's curve does: that answers how many would come if the other cause never did. Aalen and Johansen, "An
//! Empirical Transition Matrix for Non-Homogeneous Markov Chains Based on Censored Observations", Scandinavian Journal of
//! Statistics 5 (1978); Andersen, Borgan, Gill, Keiding, "Statistical Models Based on Counting Processes" (1993), IV.4.
//!
//! With a single cause this is one minus the curve of Kaplan and Meier, "Nonparametric Estimation from Incomplete
//! Observations", Journal of the American Statistical Association 53 (1958), with Greenwood's variance.

/// How the time of an item ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This cause came, and with it no other any more. Causes are numbered from 0.
    Cause(u8),
    /// Watching ended, nothing had come yet. What comes at the same time comes before this.
    Censored,
}

/// The time for which one item was watched.
///
/// # Units
/// Times are ages: since the item's own beginning, in any one unit, whole or not.
///
/// # Invariants
/// Times are finite, and watching began before it ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    /// Watched only after this age; `None` if from the beginning, its first moment included.
    entered: Option<f64>,
    exited: f64,
    outcome: Outcome,
}

impl Record {
    /// An item watched from its very beginning to the age `exited`.
    ///
    /// `None` if that is no finite number.
    #[must_use]
    pub fn from_start(exited: f64, outcome: Outcome) -> Option<Self> {
        exited.is_finite().then_some(Self { entered: None, exited, outcome })
    }

    /// An item that nobody would know of had it ended by the age `entered`, watched from then on (left truncation).
    ///
    /// `None` unless both are finite numbers and `entered` is below `exited`.
    #[must_use]
    pub fn from_age(entered: f64, exited: f64, outcome: Outcome) -> Option<Self> {
        let is_possible = entered.is_finite() && exited.is_finite() && entered < exited;
        is_possible.then_some(Self { entered: Some(entered), exited, outcome })
    }
}

/// A share, and how well it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// From 0 to 1.
    pub value: f64,
    /// Variance of the estimate.
    pub variance: f64,
}

/// Curves in steps: what share has come by an age, cause by cause.
///
/// # Invariants
/// Ages of steps ascend. Shares of a cause never fall, and with the share to which nothing has come they sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Incidence {
    steps: Vec<Step>,
    /// Curves by cause, each as long as the steps.
    causes: Vec<Vec<Share>>,
}

/// An age at which something came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The age.
    pub age: f64,
    /// Items that were watched just before it and were still open. Where these are few, the step is large and means
    /// little; with late entries that may be at the very beginning.
    pub n_at_risk: u64,
    /// The share to which nothing has come yet, just after it.
    pub open: Share,
}

/// The curves of these items.
///
/// # Formula
/// At each age s at which something comes, with Y items at risk, of which d end, `d_k` of them by cause k:
/// ```text
/// F_k(s) = F_k(s-) + S(s-) d_k / Y,   S(s) = S(s-) (1 - d / Y)
/// ```
/// Variances are of Greenwood's kind: each step is a draw of Y items, each of which ends by cause k with the chance seen,
/// and what steps leave uncertain is carried on by the delta method (Andersen et al. 1993, IV.4; as a recursion in
/// Allignol, Schumacher, Beyersmann, "A Note on Variance Estimation of the Aalen-Johansen Estimator of the Cumulative
/// Incidence Function in Competing Risks", Biometrical Journal 52, 2010). With q = d / Y and `q_k = d_k / Y`:
/// ```text
/// var S'      = (1-q)² var S + S² q (1-q) / Y
/// cov(S, F_k)' = (1-q) (cov(S, F_k) + q_k var S) - S² q_k (1-q) / Y
/// var F_k'    = var F_k + 2 q_k cov(S, F_k) + q_k² var S + S² q_k (1-q_k) / Y
/// ```
/// Without censoring and late entries `F_k` is a count over n and its variance `F_k (1 - F_k) / n`, exactly.
///
/// # Examples
/// Five items: two ended well after 2 and 5 days, one badly after 3, two are still open after 4 and 6.
/// ```
/// use zadel_stats::aalen_johansen::{Outcome::{Cause, Censored}, Record, incidence};
/// let ends = [(2.0, Cause(0)), (3.0, Cause(1)), (4.0, Censored), (5.0, Cause(0)), (6.0, Censored)];
/// let records = ends.map(|(age, outcome)| Record::from_start(age, outcome).expect("a finite age"));
/// let curves = incidence(&records);
/// assert!((curves.at(0, 4.9).value - 0.2).abs() < 1e-12);
/// // Of the three fifths still open after 3 days, the half at risk of day 5.
/// assert!((curves.at(0, 5.0).value - (0.2 + 0.6 / 2.0)).abs() < 1e-12);
/// ```
#[must_use]
pub fn incidence(records: &[Record]) -> Incidence {
    let mut exits = records.to_vec();
    exits.sort_by(|one, other| one.exited.total_cmp(&other.exited));
    let mut entries: Vec<f64> = records.iter().filter_map(|record| record.entered).collect();
    entries.sort_by(f64::total_cmp);
    let mut entries = entries.into_iter().peekable();
    let n_causes = records.iter().map(|record| n_causes(record.outcome)).max().unwrap_or(0);
    let mut curves = Growing::new(n_causes);
    let mut n_at_risk = records.iter().filter(|record| record.entered.is_none()).count() as u64;
    // -0 and 0 are one age.
    for together in exits.chunk_by(|one, other| other.exited <= one.exited) {
        let age = together[0].exited;
        while entries.next_if(|entered| *entered < age).is_some() {
            n_at_risk += 1;
        }
        let mut n_by_cause = vec![0_u64; n_causes];
        for record in together {
            if let Outcome::Cause(cause) = record.outcome {
                n_by_cause[usize::from(cause)] += 1;
            }
        }
        if n_by_cause.iter().any(|n| 0 < *n) {
            curves.step(age, n_at_risk, &n_by_cause);
        }
        n_at_risk -= together.len() as u64;
    }
    curves.done
}

fn n_causes(outcome: Outcome) -> usize {
    match outcome {
        Outcome::Cause(cause) => usize::from(cause) + 1,
        Outcome::Censored => 0,
    }
}

impl Incidence {
    /// Ages at which something came, in ascending order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The share of a cause after each of [`Self::steps`]; nothing for a cause that never came.
    #[must_use]
    pub fn curve(&self, cause: u8) -> &[Share] {
        self.causes.get(usize::from(cause)).map_or(&[], Vec::as_slice)
    }

    /// The share to which this cause has come by an age, that age included.
    #[must_use]
    pub fn at(&self, cause: u8, age: f64) -> Share {
        let share = self.n_steps_by(age).checked_sub(1).and_then(|last| self.curve(cause).get(last));
        share.copied().unwrap_or(Share { value: 0.0, variance: 0.0 })
    }

    /// The share to which nothing has come by an age, that age included: Kaplan and Meier's curve of all causes together.
    #[must_use]
    pub fn open_at(&self, age: f64) -> Share {
        let last = self.n_steps_by(age).checked_sub(1);
        last.map_or(Share { value: 1.0, variance: 0.0 }, |last| self.steps[last].open)
    }

    /// The share to which this cause ever comes, as far as anybody has watched.
    #[must_use]
    pub fn ever(&self, cause: u8) -> Share {
        self.at(cause, f64::INFINITY)
    }

    /// The first age by which this cause has come to the share `p` of all; `None` if it never comes to so many.
    ///
    /// A tie counts as reached, in spite of the last bits of a sum.
    #[must_use]
    pub fn quantile(&self, cause: u8, p: f64) -> Option<f64> {
        const LAST_BITS: f64 = 1e-12;
        let reached = self.curve(cause).iter().position(|share| p - LAST_BITS <= share.value)?;
        Some(self.steps[reached].age)
    }

    fn n_steps_by(&self, age: f64) -> usize {
        self.steps.partition_point(|step| step.age <= age)
    }
}

/// Curves that grow by one step after the other.
struct Growing {
    done: Incidence,
    open: Share,
    /// By cause, its share so far and the covariance of that with the share that is open.
    so_far: Vec<(Share, f64)>,
}

impl Growing {
    fn new(n_causes: usize) -> Self {
        let nothing = Share { value: 0.0, variance: 0.0 };
        Self {
            done: Incidence { steps: Vec::new(), causes: vec![Vec::new(); n_causes] },
            open: Share { value: 1.0, variance: 0.0 },
            so_far: vec![(nothing, 0.0); n_causes],
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of items stay far below 2^53")]
    fn step(&mut self, age: f64, n_at_risk: u64, n_by_cause: &[u64]) {
        let at_risk = n_at_risk as f64;
        let stays = (n_at_risk - n_by_cause.iter().sum::<u64>()) as f64 / at_risk;
        let open = self.open;
        // The variance of one draw of so many items, as far as it depends on how many were open.
        let drawn = open.value * open.value / at_risk;
        for (((share, covariance), n), curve) in self.so_far.iter_mut().zip(n_by_cause).zip(&mut self.done.causes) {
            let ends = *n as f64 / at_risk;
            share.value += open.value * ends;
            share.variance += 2.0 * ends * *covariance + ends * ends * open.variance + drawn * ends * (1.0 - ends);
            *covariance = stays * (*covariance + ends * open.variance - drawn * ends);
            // Rounding alone can take a share beyond its ends.
            share.value = share.value.min(1.0);
            share.variance = share.variance.max(0.0);
            curve.push(*share);
        }
        self.open.variance = stays * (stays * open.variance + drawn * (1.0 - stays));
        self.open.value *= stays;
        self.done.steps.push(Step { age, n_at_risk, open: self.open });
    }
}

#[cfg(test)]
mod tests;

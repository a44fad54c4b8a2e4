//! How well a planned number is supported by facts: fact, estimate or fantasy. Computed, never chosen.

use zadel_stats::{Interval, beta, gamma};

use crate::conversion::Observed;
use crate::fraction::Fraction;
use crate::money::{Currency, Money};

/// The grade of an assumption, best first.
///
/// The order is the order of trust: the worst of several grades is their maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Own observations, enough, recent and narrow, and the planned value is not above what they support.
    Fact,
    /// Few, old or wide own observations, or a named expert.
    Estimate,
    /// Nothing of that, or a planned value above what was observed.
    Fantasy,
}

/// Why a grade is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// No own data, but somebody answers for the number.
    Expert,
    /// No own data and nobody answers for the number.
    NoObservations,
    /// The last observation is more than 730 days old: two seasons have passed.
    Expired,
    /// The planned value is above the 95 % interval of what was observed.
    AboveInterval,
    /// The planned value is below the 95 % interval: cautious, and no fault.
    BelowInterval,
    /// Fewer than 30 observations.
    Few,
    /// Nobody knows when it was observed.
    NoDate,
    /// The last observation is more than 183 days old: two quarters have passed.
    Old,
    /// The interval spans more than a factor of 3, so the leads needed are not even known within that.
    Wide,
}

/// What an assumption rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Counts from facts.
    pub observed: Option<Observed>,
    /// Days from the last observation to the day the plan is looked at.
    pub age_days: Option<u32>,
    /// Who answers for the number where there are no facts.
    pub expert: Option<String>,
}

/// The average of sales that were made.
///
/// # Invariants
/// Of one sale or more; `low` is not above `average`, nor that above `high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AverageSale {
    n: u32,
    average: Money,
    low: Money,
    high: Money,
}

/// Why sales have no such average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAverage {
    /// There are no sales.
    NoSales,
    /// It lies outside of its interval.
    Outside,
}

impl AverageSale {
    /// The average of so many sales, within its 95 % interval.
    ///
    /// # Errors
    /// [`NoAverage`].
    pub fn new(n: u32, average: Money, (low, high): (Money, Money)) -> Result<Self, NoAverage> {
        if n == 0 {
            return Err(NoAverage::NoSales);
        }
        let is_within = low <= average && average <= high;
        is_within.then_some(Self { n, average, low, high }).ok_or(NoAverage::Outside)
    }

    /// Of how many sales with a sum.
    #[must_use]
    pub fn n(self) -> u32 {
        self.n
    }

    /// Their average.
    #[must_use]
    pub fn average(self) -> Money {
        self.average
    }

    /// The low end of its 95 % interval.
    #[must_use]
    pub fn low(self) -> Money {
        self.low
    }

    /// The high end.
    #[must_use]
    pub fn high(self) -> Money {
        self.high
    }

    /// With the ends of the interval at whole units of the currency, on their outer sides: nobody knows them to the kopeck.
    ///
    /// # Examples
    /// ```
    /// # use zadel_core::{evidence::AverageSale, money::{Currency, Money}};
    /// let [low, average, high] = [12_550, 15_020, 18_001].map(|minor| Money::from_minor(minor).expect("in range"));
    /// let sales = AverageSale::new(9, average, (low, high)).expect("within").with_whole_ends(Currency::RUB);
    /// assert_eq!((sales.low().minor(), sales.high().minor()), (12_500, 18_100));
    /// assert!(AverageSale::new(9, low, (average, high)).is_err());
    /// ```
    #[must_use]
    pub fn with_whole_ends(self, currency: Currency) -> Self {
        let unit = 10_i64.pow(currency.n_digits());
        // At the ends of what money can be, there is no whole unit further out.
        let whole = |minor: i64, exact| Money::from_minor(minor).unwrap_or(exact);
        let low = self.low.minor() - self.low.minor().rem_euclid(unit);
        let high = self.high.minor() + (-self.high.minor()).rem_euclid(unit);
        Self { low: whole(low, self.low), high: whole(high, self.high), ..self }
    }
}

/// What the observed counts are counts of; it decides the interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceOf {
    /// A share: so many of so many passed.
    Conversion,
    /// A rate: so many purchases of so many clients.
    PurchaseRate,
}

/// A grade with its reasons and the interval of what was observed.
#[derive(Clone, Debug, PartialEq)]
pub struct Graded {
    /// The grade.
    pub grade: Grade,
    /// Why, the weightiest first. Empty for a plain fact.
    pub reasons: Vec<Reason>,
    /// The 95 % interval of the observed value, if anything was observed.
    pub interval: Option<Interval>,
}

/// Fewer observations than this cannot make a fact, however narrow: 4 of 5 would pass on the ratio alone.
pub const ENOUGH: u32 = 30;
const OLD_DAYS: u32 = 183;
const EXPIRED_DAYS: u32 = 730;
/// At this ratio of the interval's ends the leads needed for a chance of 80 % are known within a factor of 3.
const NARROW: f64 = 3.0;

/// Grades a planned value by the evidence behind it.
///
/// # Formula
/// ```text
/// interval: Jeffreys, 95 %, equal-tailed, [lo, hi]
/// nothing observed:   expert -> estimate, else fantasy
/// age > 730 days:     fantasy (expired)
/// planned > hi:       fantasy (above the interval)
/// otherwise:          fact, unless n < 30, age unknown or > 183 days, lo = 0 or hi / lo > 3: then estimate
/// ```
/// Only the optimistic side is a fantasy: a plan below the facts is cautious and only marked so.
///
/// # Examples
/// ```
/// # use zadel_core::{conversion::*, evidence::*, fraction::Fraction};
/// let evidence = Evidence { observed: Some(Observed::passing(41, 96)?), age_days: Some(23), expert: None };
/// let planned: Fraction = "41/96".parse()?;
/// assert_eq!(grade(planned, &evidence, EvidenceOf::Conversion).grade, Grade::Fact);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn grade(planned: Fraction, evidence: &Evidence, of: EvidenceOf) -> Graded {
    let Some(observed) = evidence.observed else { return grade_uncounted(evidence.expert.as_deref()) };
    let interval = match of {
        EvidenceOf::Conversion => beta::jeffreys_interval(observed.passed(), observed.entered()),
        EvidenceOf::PurchaseRate => gamma::jeffreys_rate_interval(observed.passed(), observed.entered()),
    };
    let (grade, reasons) = judge(planned.to_f64(), observed.entered(), evidence.age_days, interval);
    Graded { grade, reasons, interval: Some(interval) }
}

/// Grades a planned average sale by the sales that were made, as [`grade`] does a conversion.
///
/// # Formula
/// The interval is Hall's ([`zadel_stats::average`]); it is found where the single sums are known, and stands with them.
///
/// # Units
/// The interval of the grade is in minor units.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "below 2^53 minor units but for sums that nobody's sale has")]
pub fn grade_average(planned: Money, observed: AverageSale, age_days: Option<u32>) -> Graded {
    let AverageSale { n, low, high, .. } = observed;
    let [planned, low, high] = [planned, low, high].map(|money| money.minor() as f64);
    let interval = Interval { low, high };
    let (grade, reasons) = judge(planned, n, age_days, interval);
    Graded { grade, reasons, interval: Some(interval) }
}

/// Of a number that nobody counted: somebody answers for it, or nobody.
#[must_use]
pub fn grade_uncounted(expert: Option<&str>) -> Graded {
    let (grade, reason) = match expert {
        Some(_) => (Grade::Estimate, Reason::Expert),
        None => (Grade::Fantasy, Reason::NoObservations),
    };
    Graded { grade, reasons: vec![reason], interval: None }
}

/// Where the value lies in 8 cases of 10, by what was observed.
///
/// # Formula
/// ```text
/// conversion: Beta(passed + 1/2, entered - passed + 1/2), 10 % and 90 % quantiles
/// rate:       Gamma(purchases + 1/2) / clients, likewise
/// ```
/// Jeffreys posteriors, as for the grade; narrower than its 95 %, because people read it as "most likely".
#[must_use]
pub fn likely_interval(observed: Observed, of: EvidenceOf) -> Interval {
    const TAIL: f64 = 0.1;
    let ends = [TAIL, 1.0 - TAIL].map(|p| match of {
        EvidenceOf::Conversion => {
            let (alpha, beta) = beta::jeffreys_posterior(observed.passed(), observed.entered());
            beta::quantile(p, alpha, beta)
        }
        EvidenceOf::PurchaseRate => {
            gamma::quantile(p, f64::from(observed.passed()) + 0.5) / f64::from(observed.entered())
        }
    });
    Interval { low: ends[0], high: ends[1] }
}

/// The grade of a line without stages: there is no conversion to observe, so somebody answers for it or nobody does.
#[must_use]
pub fn grade_of_promise(expert: Option<&str>) -> Grade {
    if expert.is_some() { Grade::Estimate } else { Grade::Fantasy }
}

fn judge(planned: f64, n: u32, age_days: Option<u32>, interval: Interval) -> (Grade, Vec<Reason>) {
    if age_days.is_some_and(|days| EXPIRED_DAYS < days) {
        return (Grade::Fantasy, vec![Reason::Expired]);
    }
    if interval.high < planned {
        return (Grade::Fantasy, vec![Reason::AboveInterval]);
    }
    let doubts = [
        (n < ENOUGH, Reason::Few),
        (age_days.is_none(), Reason::NoDate),
        (age_days.is_some_and(|days| OLD_DAYS < days), Reason::Old),
        (interval.low <= 0.0 || NARROW * interval.low < interval.high, Reason::Wide),
    ];
    let doubts: Vec<Reason> = doubts.into_iter().filter_map(|(holds, reason)| holds.then_some(reason)).collect();
    let grade = if doubts.is_empty() { Grade::Fact } else { Grade::Estimate };
    let caution = (planned < interval.low).then_some(Reason::BelowInterval);
    (grade, caution.into_iter().chain(doubts).collect())
}

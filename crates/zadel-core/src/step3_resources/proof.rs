use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::ToPrimitive;
use zadel_stats::counts::Counts;
use zadel_stats::thinning::{Passing, pass_all};

use crate::conversion::Observed;
use crate::evidence::{Evidence, EvidenceOf, Grade, Graded, Reason, grade};
use crate::fraction::Fraction;

/// What the deals of a way of selling say to the conversion that a plan expects of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Enough, recent and narrow counts, and the plan expects no more than they support.
    Proven,
    /// Nothing that is against it, and not enough that is for it.
    NotProven,
    /// The plan expects more than the counts allow.
    Refuted,
}

/// A verdict with the grade that it follows from.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, with the 95 % interval of the counts.
    pub graded: Graded,
}

/// Does so much of leads become deals, as a plan expects?
///
/// # Formula
/// ```text
/// planned = k_0 k_1 ... k_m, graded by the counts (deals of leads) as any assumption is
/// fact                       -> proven
/// above the 95 % interval    -> refuted
/// anything else              -> not proven: few, wide, old, expired, no date, nothing observed
/// ```
///
/// # Examples
/// The article's "20 leads give 3 sales" against what three ways of selling have shown:
/// ```
/// # use zadel_core::{conversion::Observed, fraction::Fraction, step3_resources::*};
/// let planned = end_to_end(&["1/2".parse()?, "3/10".parse()?]);
/// assert_eq!(planned, Fraction::new(3, 20).expect("20 is not 0"));
/// let verdict = |deals, leads| Ok::<_, Box<dyn std::error::Error>>(
///     prove(planned, Some(Observed::passing(deals, leads)?), Some(1)).verdict
/// );
/// assert_eq!(verdict(9, 64)?, Verdict::NotProven);
/// assert_eq!(verdict(60, 400)?, Verdict::Proven);
/// assert_eq!(verdict(10, 400)?, Verdict::Refuted);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn prove(planned: Fraction, observed: Option<Observed>, age_days: Option<u32>) -> Proof {
    let evidence = Evidence { observed, age_days, expert: None };
    let graded = grade(planned, &evidence, EvidenceOf::Conversion);
    let verdict = if graded.grade == Grade::Fact {
        Verdict::Proven
    } else if graded.reasons.contains(&Reason::AboveInterval) {
        Verdict::Refuted
    } else {
        Verdict::NotProven
    };
    Proof { verdict, graded }
}

/// What of the top becomes a deal, if each stage passes so much.
///
/// # Formula
/// ```text
/// k_0 k_1 ... k_m, exact; where that needs more than 64 bits, to the nearest 10^-15
/// ```
#[must_use]
pub fn end_to_end(links: &[Fraction]) -> Fraction {
    const PARTS: u64 = 1_000_000_000_000_000;
    let product = |part: fn(Fraction) -> u64| links.iter().map(|link| BigUint::from(part(*link))).product::<BigUint>();
    let (passed, entered) = (product(Fraction::numerator), product(Fraction::denominator));
    let common = passed.gcd(&entered);
    let exact = (&passed / &common).to_u64().zip((&entered / &common).to_u64());
    let (numerator, denominator) = exact.unwrap_or_else(|| {
        let parts = (passed * PARTS * 2_u32 + &entered) / (entered * 2_u32);
        (parts.to_u64().unwrap_or(PARTS), PARTS)
    });
    Fraction::new(numerator, denominator).expect("a product of denominators is not 0")
}

/// How many deals so many leads give in 8 cases of 10, by what was counted; `None` above 10,000 leads.
///
/// # Formula
/// ```text
/// beta-binomial(leads, deals + 1/2, leads that became none + 1/2): the least k with P(<= k) of at least 10 % and 90 %
/// ```
///
/// # Examples
/// ```
/// # use zadel_core::{conversion::Observed, step3_resources::deals_likely};
/// assert_eq!(deals_likely(20, Observed::passing(9, 64)?), Some((1, 5)));
/// # Ok::<(), zadel_core::conversion::ConversionError>(())
/// ```
#[must_use]
pub fn deals_likely(n_leads: u32, observed: Observed) -> Option<(u64, u64)> {
    const TAIL: f64 = 0.1;
    let deals = pass_all(n_leads, &[Passing::learned_from(observed.passed(), observed.entered())])?;
    Some((least_reaching(&deals, TAIL), least_reaching(&deals, 1.0 - TAIL)))
}

fn least_reaching(counts: &Counts, level: f64) -> u64 {
    let mut below = 0.0;
    let mut at = counts.first();
    for mass in counts.masses() {
        below += mass;
        if level <= below {
            return at;
        }
        at += 1;
    }
    at.saturating_sub(1)
}

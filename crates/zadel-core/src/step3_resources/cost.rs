use num_bigint::BigUint;
use num_traits::ToPrimitive;

use crate::fraction::Fraction;
use crate::money::Money;

/// What a deal costs on average if its leads cost so much each and pass through these stages.
///
/// # Formula
/// ```text
/// u / (k_0 k_1 ... k_m), rounded up to the minor unit
/// ```
/// `None` if nothing passes a stage, or if it costs more than money can be.
///
/// # Examples
/// The article's stages: a lead for 1,500, of which 15 % become deals.
/// ```
/// # use zadel_core::{money::Currency, step3_resources::cost_per_deal};
/// let lead = Currency::RUB.whole(1_500)?;
/// assert_eq!(cost_per_deal(lead, &["1/2".parse()?, "3/10".parse()?]), Some(Currency::RUB.whole(10_000)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn cost_per_deal(lead: Money, links: &[Fraction]) -> Option<Money> {
    if links.iter().any(|link| link.is_zero()) {
        return None;
    }
    let product = |part: fn(Fraction) -> u64| links.iter().map(|link| BigUint::from(part(*link))).product::<BigUint>();
    let (passed, entered) = (product(Fraction::numerator), product(Fraction::denominator));
    let cost = (BigUint::from(lead.non_negative()) * entered + &passed - 1_u32) / passed;
    Money::from_minor(i128::from(cost.to_i64()?)).ok()
}

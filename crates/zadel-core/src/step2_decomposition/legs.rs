use crate::facts::Stage as FunnelStage;
use crate::facts::cohort::Leg;

/// From which stage of the funnel to which each level of a line leads, by the stages that its levels count; the last leads to the deal.
///
/// None where nobody knows what a level counts, or where it leads back: then the facts cannot answer for it.
///
/// # Examples
/// The article's leads and meetings:
/// ```
/// # use zadel_core::{facts::Stage, step2_decomposition::legs};
/// let legs = legs(&[Some(Stage::Lead), Some(Stage::Meeting)]);
/// let ends = legs.iter().map(|leg| leg.map(|leg| (leg.from(), leg.to()))).collect::<Vec<_>>();
/// assert_eq!(ends, [Some((Stage::Lead, Stage::Meeting)), Some((Stage::Meeting, Stage::Won))]);
/// ```
#[must_use]
pub fn legs(levels: &[Option<FunnelStage>]) -> Vec<Option<Leg>> {
    let next = levels.iter().skip(1).copied().chain([Some(FunnelStage::Won)]);
    levels.iter().zip(next).map(|(from, to)| Leg::new((*from)?, to?)).collect()
}

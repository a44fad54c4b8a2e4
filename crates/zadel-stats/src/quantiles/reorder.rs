//! A marginal is imposed on joint draws: each keeps its rank, and gets the value of that rank.

use super::Quantiles;
use crate::stream::Stream;

/// Replaces draws by the quantiles of their ranks, so that their distribution is `marginal` and who rises with whom stays.
///
/// # Formula
/// ```text
/// x_i -> q((rank_i - 1/2) / n)
/// ```
/// The Schaake shuffle (Clark and others, Journal of Hydrometeorology 5, 2004). Equal draws get their ranks by chance from
/// `stream`: by their place they would bind what is independent, because the same draws come first for everybody.
pub fn reorder(marginal: &Quantiles, draws: &mut [f64], stream: &mut Stream) {
    let n = u32::try_from(draws.len()).unwrap_or(u32::MAX);
    let mut order: Vec<(f64, u64, usize)> =
        draws.iter().enumerate().map(|(place, draw)| (*draw, stream.bits(), place)).collect();
    order.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    for ((_, _, place), rank) in order.into_iter().zip(0_u32..) {
        draws[place] = marginal.of_rank(rank, n);
    }
}

//! What a plan assumes, as the forecast believes it before it has seen anything.

use zadel_core::forecast::cold_start::Assumptions;
use zadel_core::fraction::Fraction;
use zadel_core::step2_decomposition::schedule::Lag;
use zadel_core::step2_decomposition::{Clients, LineResult};
use zadel_exchange::plan_file::PlanFile;

use crate::step2_decomposition::Decomposed;

const WEEK_DAYS: f64 = 7.0;

/// What is written in a plan: which share of its leads become deals, how long that takes and what a deal brings; all lines alike, because
/// what comes does not depend on how much of it is wanted. The way is that to new clients: purchases of regular ones begin with no lead.
///
/// It counts as much as one deal that ended: most plans take their numbers from the same facts, and those must not count twice. What the
/// plan leaves open is as if nobody had said anything.
pub(super) fn assumed(file: &PlanFile, decomposed: &Decomposed) -> Assumptions {
    let nothing = Assumptions::default();
    let Some(decomposition) = decomposed.decomposition() else { return nothing };
    let lines = file.plan.lines().iter().zip(&decomposition.lines).zip(&file.lags);
    let new = || lines.clone().filter(|((line, _), _)| line.clients == Clients::New);
    let shares = new().filter_map(|((_, line), _)| from_end_to_end(line));
    let days = new().filter_map(|(_, lags)| days(lags));
    let sales = decomposition.lines.iter().filter_map(|line| line.check);
    #[expect(clippy::cast_precision_loss, reason = "money is below 2^53")]
    let sale = mean(sales.map(|check| check.minor() as f64));
    Assumptions {
        conversion: mean(shares).map_or(nothing.conversion, |share| (share, 1.0)),
        cycle_days: mean(days).unwrap_or(nothing.cycle_days),
        sale_minor: sale.map(whole),
        ..nothing
    }
}

/// The share of what is at the top that becomes deals; none of a line without a way, or of one that is open.
fn from_end_to_end(line: &LineResult) -> Option<f64> {
    let links: Option<Vec<f64>> = line.stages.iter().map(|stage| stage.link.map(Fraction::to_f64)).collect();
    links.filter(|links| !links.is_empty()).map(|links| links.iter().product())
}

/// How long the way takes, if the plan says so; what passes within a week takes half of one.
fn days(lags: &[Option<Lag>]) -> Option<f64> {
    let weeks: Vec<f64> = lags.iter().flatten().map(|lag| lag.mean_weeks().to_f64()).collect();
    (!weeks.is_empty()).then(|| (weeks.iter().sum::<f64>() * WEEK_DAYS).max(WEEK_DAYS / 2.0))
}

fn mean(of: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = of.fold((0.0, 0.0), |(sum, n), one| (sum + one, n + 1.0));
    (0.0 < n).then(|| sum / n)
}

#[expect(clippy::cast_possible_truncation, reason = "a float becomes the nearest whole number that there is")]
fn whole(minor: f64) -> i64 {
    minor.round() as i64
}

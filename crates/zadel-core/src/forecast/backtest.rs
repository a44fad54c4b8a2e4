//! What would have been forecast, week by week, beside what came.

mod naive;
mod summary;

use std::num::NonZeroUsize;

use zadel_stats::quantiles::Quantiles;

use super::cold_start::Assumptions;
use super::day::Day;
use super::deal::{KnownDeal, came_within, last_told, unquoted};
use super::forecaster::Forecaster;
use super::pipeline::Drawing;
use super::pool::Pool;
use super::published::{RECORDED, pool};
use super::record::{Level, Past, Said, YEAR_DAYS};
use super::remade::{FIRST_DAYS, PAST_WORLDS};

pub use naive::Naive;
pub use summary::{Method, Score, Summary};

/// The end of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Horizon {
    /// The last day of the month.
    Month,
    /// The last day of the quarter.
    Quarter,
}

/// Which forecasts are to be made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The first origin: the first Monday on or after it.
    pub from: Day,
    /// The last origin, included.
    pub to: Day,
    /// To which ends.
    pub horizons: Vec<Horizon>,
    /// The same seed gives the same bits.
    pub seed: u64,
    /// On how many threads; that changes no bit.
    pub n_threads: NonZeroUsize,
}

/// A forecast beside what came.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The Monday at whose end it is made.
    pub origin: Day,
    /// Until when.
    pub horizon: Horizon,
    /// Of a rep, or of the company.
    pub rep: Option<u32>,
    /// The money won after the origin up to and including the last day, in minor units.
    pub actual_minor: i64,
    /// The forecast of it, in minor units.
    pub forecast: Quantiles,
    /// What each model said alone.
    pub said: Said,
    /// What simple rules say.
    pub naive: Naive,
}

const MONDAY: usize = 0;
/// A table tells of a week more than its last fact: of a weekend, of holidays. A window that ends later is not over.
pub const QUIET_DAYS: i32 = 6;

impl Horizon {
    /// The last day of the window that begins after `origin`; none if nothing is left of it.
    #[must_use]
    pub fn end(self, origin: Day) -> Option<Day> {
        let end = match self {
            Self::Month => origin.end_of_month(),
            Self::Quarter => origin.end_of_quarter(),
        };
        (origin < end).then_some(end)
    }

    /// The letter in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Month => "m",
            Self::Quarter => "q",
        }
    }
}

/// Makes the forecasts of every Monday and hands over each row; `progress` is told how many Mondays of how many are done. Gives how many
/// windows were left out because they are not over: nobody knows what comes of them.
///
/// A forecast knows the deals opened up to and including its Monday, and the ends of those closed by then; the weights of its pool
/// come from months and quarters of the year before that were over by then. A rep whose first deal comes later has no row.
pub fn backtest(
    deals: &[KnownDeal],
    request: &Request,
    assumed: &Assumptions,
    mut on_row: impl FnMut(Row),
    mut progress: impl FnMut(usize, usize),
) -> usize {
    let deals = &unquoted(deals);
    let Some(last) = last_told(deals).map(|last| last.plus(QUIET_DAYS)) else { return 0 };
    let mondays = mondays(deals, request, last);
    let mut past: Vec<Past> = Vec::new();
    let mut n_not_over = 0;
    for (done, origin) in mondays.iter().enumerate() {
        progress(done, mondays.len());
        let forecaster = Forecaster::learn(deals, *origin, assumed);
        let drawing = Drawing::published(request.seed, request.n_threads).of_day(*origin);
        for horizon in request.horizons.iter().filter(|_| request.from <= *origin) {
            match horizon.end(*origin) {
                Some(end) if end <= last => {
                    rows(deals, &past, *horizon, &forecaster.forecast(end, drawing).said, &mut on_row);
                }
                Some(_) => n_not_over += 1,
                None => {}
            }
        }
        // Whatever is asked for, what teaches is the same.
        let few = Drawing { n_worlds: PAST_WORLDS, ..drawing };
        let ends = RECORDED.into_iter().filter_map(|horizon| horizon.end(*origin));
        past.extend(ends.map(|end| forecaster.forecast(end, few).said));
    }
    progress(mondays.len(), mondays.len());
    n_not_over
}

/// The Mondays to be gone through: those that teach, and those that are asked for.
fn mondays(deals: &[KnownDeal], request: &Request, last: Day) -> Vec<Day> {
    let first_end = deals.iter().filter_map(KnownDeal::closed).min().unwrap_or(request.from);
    let first = first_end.plus(FIRST_DAYS).max(request.from.plus(-YEAR_DAYS)).min(request.from);
    first.each_week_on(MONDAY).take_while(|origin| *origin <= request.to.min(last)).collect()
}

fn rows(deals: &[KnownDeal], past: &[Past], horizon: Horizon, said: &Past, on_row: &mut impl FnMut(Row)) {
    let (origin, window) = (said.origin, said.window);
    let end = window.until;
    let [of_company, of_reps] = [Level::Company, Level::Reps].map(|level| pool(past, deals, origin, window, level));
    let known: Vec<KnownDeal> = deals.iter().filter_map(|deal| deal.as_of(origin)).collect();
    let mut row = |rep: Option<u32>, said: &Said, pool: &Pool| {
        on_row(Row {
            origin,
            horizon,
            rep,
            actual_minor: came_within(deals, window, rep),
            forecast: pool.of(said),
            said: said.clone(),
            naive: Naive::of(&known, origin, end, rep),
        });
    };
    row(None, &said.company, &of_company);
    for (rep, said) in &said.reps {
        row(Some(*rep), said, &of_reps);
    }
}

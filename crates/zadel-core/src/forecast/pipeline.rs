//! The pipeline model: open deals end, new ones come and end, and what is won, or paid for what is won, is added up.
//!
//! The joint distribution of everybody's won money: parameters are drawn from their conjugate posteriors, and for each draw of
//! them several outcomes. No Markov chain, so that a draw is a function of the seed and its number alone.

mod draws;
mod outcomes;
mod world;

use super::amounts::Amounts;
use super::arrivals::Arrivals;
use super::cold_start::Assumptions;
use super::day::Day;
use super::deal::{How, KnownDeal};
use super::hazard::{Hazard, History, learn, place_of, place_of_stage};
use super::payments::{Owing, Payments};
use super::rhythm::Season;
use super::span::Span;

pub use draws::{Draws, quantiles_of};
pub use outcomes::{Drawing, Which, draw, draw_deal, win_chances};

/// What is older by this counts half in the chances of a day.
const HALF_LIFE_DAYS: f64 = 150.0;

/// What a history has taught about the deals of a company.
#[derive(Clone, Debug)]
pub struct Pipeline {
    /// The day whose end it knows.
    pub today: Day,
    /// How deals are won.
    pub won: Hazard,
    /// How deals are lost.
    pub lost: Hazard,
    /// How deals come.
    pub arrivals: Arrivals,
    /// What they bring.
    pub amounts: Amounts,
    /// When that is paid; none where money counts on the day of winning.
    pub payments: Option<Payments>,
    open: Vec<OpenDeal>,
    n_reps: u32,
}

/// A deal that is open today.
#[derive(Clone, Debug, PartialEq, Eq)]
struct OpenDeal {
    /// Its place in the history.
    place: u64,
    /// The day of its opening, counted from today: 0 or below.
    opened: i32,
    /// As [`place_of`] counts.
    stage: usize,
    /// What was paid for it in advance.
    paid_minor: i64,
    sale: super::amounts::Sale,
}

impl Pipeline {
    /// Learns from what is known at the end of `today`; deals opened later are left out.
    ///
    /// `deals` are as of today already ([`KnownDeal::as_of`]); `n_reps` is more than every place of a rep in them.
    #[must_use]
    pub fn learn(deals: &[KnownDeal], n_reps: u32, today: Day, season: Season, assumed: &Assumptions) -> Self {
        let span = Span::of(deals, today);
        let weights: Vec<f64> =
            span.days().map(|day| (-f64::from(day.days_until(today)) / HALF_LIFE_DAYS).exp2()).collect();
        let n = usize::try_from(n_reps).unwrap_or(0);
        let arrivals = Arrivals::learn(deals, n, span, &weights, season);
        let payments = Payments::learn(deals, span, weights.clone(), season);
        let history = History::of(deals, n, span, weights);
        Self {
            today,
            won: learn(&history, How::Won, season, assumed.won()),
            lost: learn(&history, How::Lost, season, assumed.lost()),
            arrivals,
            amounts: Amounts::learn(deals, n, assumed.sale_minor),
            payments,
            open: open_deals(deals, today),
            n_reps,
        }
    }

    /// How many new deals are to be expected in an average week, of everybody.
    #[must_use]
    pub fn arrivals_a_week(&self) -> f64 {
        7.0 * (0..self.n_reps).map(|rep| self.arrivals.expected(rep)).sum::<f64>()
    }

    /// How many deals are open, of all or of some.
    #[must_use]
    pub fn n_open(&self, which: Which) -> usize {
        self.open.iter().filter(|deal| deal.is_of(which)).count()
    }

    /// Deals that are won and not paid in full, where money counts on the days on which it comes.
    pub(super) fn owing(&self) -> &[Owing] {
        self.payments.as_ref().map_or(&[], Payments::owing)
    }
}

impl OpenDeal {
    fn is_of(&self, which: Which) -> bool {
        match which {
            Which::All | Which::Known => true,
            Which::Reached(stage) => place_of_stage(stage) <= self.stage,
        }
    }
}

fn open_deals(deals: &[KnownDeal], today: Day) -> Vec<OpenDeal> {
    let places = deals.iter().zip(0_u64..);
    let open = places.filter(|(deal, _)| deal.opened <= today && deal.closed().is_none_or(|closed| today < closed));
    open.map(|(deal, place)| OpenDeal {
        place,
        opened: today.days_until(deal.opened),
        stage: place_of(deal, today),
        paid_minor: deal.paid.iter().flatten().fold(0_i64, |sum, (_, minor)| sum.saturating_add(*minor)),
        sale: super::amounts::Sale { rep: deal.rep, line: deal.line, quoted_minor: deal.quoted_minor },
    })
    .collect()
}

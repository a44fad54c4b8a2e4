//! `GET /api/v1/plans/{plan}/forecast`: what a plan's period will bring, by the facts.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::forecast::{self, Band, DealEffect, EarlierChance, PlanForecast, RepForecast, Step, ToCome};

use crate::facts::deals::FactsView;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Path;

/// What a plan's period will bring.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlanForecast)]
pub(crate) struct PlanForecastView {
    /// Of the plan, so that an answer that is overtaken can be told.
    version: i64,
    /// Null: there are no facts.
    forecast: Option<ForecastView>,
}

/// Money is in minor units, and counts on the day on which a deal is won.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Forecast)]
struct ForecastView {
    facts: FactsView,
    /// All of this day is known.
    today: String,
    from: String,
    to: String,
    /// What the period is to bring, in money of sales; null while it is open.
    needed: Option<i64>,
    /// What it has brought so far.
    won: i64,
    /// What it had brought by the ends of its weeks that are over; the last of them is today or its end.
    won_by: Vec<WonByView>,
    /// The chance to bring what is needed, from 0 to 1; null while that is open.
    chance: Option<f64>,
    /// The chance of today's goal as it stood at the ends of earlier weeks, the oldest first; none while the goal is open.
    path: Vec<EarlierChanceView>,
    /// Null: the period is over.
    to_come: Option<ToComeView>,
    /// Who has won how much and may win yet, the most first; whoever sees only the own deals is told of himself.
    reps: Vec<RepForecastView>,
    /// Deals that are known, and those of them that ended: on so much it rests.
    deals: usize,
    ended: usize,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WonBy)]
struct WonByView {
    day: String,
    won: i64,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EarlierChance)]
struct EarlierChanceView {
    /// All of this day was known.
    day: String,
    chance: f64,
    /// Said then, by what was known then; otherwise made again from what is known now of those days.
    kept: bool,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastRep)]
struct RepForecastView {
    /// As the facts call the person; null: nobody's deals.
    name: Option<String>,
    won: i64,
    /// Null: the period is over.
    to_come: Option<BandView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastToCome)]
struct ToComeView {
    /// All that is still to come.
    all: BandView,
    /// Of deals that are open, by the pipeline model.
    open: BandView,
    /// Of deals that are not there yet, by the pipeline model.
    new: BandView,
    /// What the pipeline model says of all of it.
    pipeline: BandView,
    /// What the trend of won money says of it; null of fewer than five weeks.
    trend: Option<BandView>,
    /// By how much more comes on average than of open and new deals: what the trend and the record of earlier forecasts change.
    correction: i64,
    /// What the period will have brought in all, what is won included, by the ends of weeks; the last of them is the period's.
    fan: Vec<StepView>,
    /// The open deals of the largest sums, the most first of what is to be expected of them; whoever sees only the own ones sees those.
    largest: Vec<DealEffectView>,
    open_deals: usize,
    /// Earlier windows by which the models are weighed.
    windows: u32,
}

/// A distribution: in 19 cases of 20 it lies between the outer two, in 8 of 10 between the inner two.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastBand)]
pub(super) struct BandView {
    lowest: i64,
    low: i64,
    middle: i64,
    high: i64,
    highest: i64,
    /// On average: of parts of a sum these add up, and the others do not.
    mean: i64,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastStep)]
struct StepView {
    day: String,
    band: BandView,
}

/// An open deal, and what would become of the goal without it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastDeal)]
struct DealEffectView {
    feed: i64,
    object: String,
    title: Option<String>,
    client: Option<String>,
    amount: Option<i64>,
    /// The chance that it is won within the period.
    chance: f64,
    /// What is to be expected of it, the cases in which it brings nothing included.
    expected: i64,
    /// The chance of the goal without it; null while the goal is open.
    without: Option<f64>,
}

/// What a plan's period will bring by the facts, and the chance of its goal.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/forecast", tag = "forecast", params(("plan" = i64, Path)), responses(
    (status = 200, body = PlanForecastView),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn show_plan_forecast(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
) -> Result<Json<PlanForecastView>, Problem> {
    let (version, forecast) = forecast::show_plan_forecast(&server.app, &who, PlanId::new(plan)).await?;
    Ok(Json(PlanForecastView { version, forecast: forecast.map(ForecastView::from) }))
}

impl From<PlanForecast> for ForecastView {
    fn from(forecast: PlanForecast) -> Self {
        Self {
            facts: forecast.last.into(),
            today: forecast.today.to_string(),
            from: forecast.period.0.to_string(),
            to: forecast.period.1.to_string(),
            needed: forecast.needed_minor,
            won: forecast.won_minor,
            won_by: forecast.won_by.into_iter().map(|(day, won)| WonByView { day: day.to_string(), won }).collect(),
            chance: forecast.chance,
            path: forecast.path.into_iter().map(EarlierChanceView::from).collect(),
            to_come: forecast.to_come.map(ToComeView::from),
            reps: forecast.reps.into_iter().map(RepForecastView::from).collect(),
            deals: forecast.n_deals,
            ended: forecast.n_ended,
        }
    }
}

impl From<RepForecast> for RepForecastView {
    fn from(rep: RepForecast) -> Self {
        Self { name: rep.name, won: rep.won_minor, to_come: rep.to_come.map(BandView::from) }
    }
}

impl From<EarlierChance> for EarlierChanceView {
    fn from(earlier: EarlierChance) -> Self {
        Self { day: earlier.day.to_string(), chance: earlier.chance, kept: earlier.is_kept }
    }
}

impl From<ToCome> for ToComeView {
    fn from(to_come: ToCome) -> Self {
        let step = |Step { day, band }: Step| StepView { day: day.to_string(), band: band.into() };
        Self {
            all: to_come.all.into(),
            open: to_come.open.into(),
            new: to_come.new.into(),
            pipeline: to_come.pipeline.into(),
            trend: to_come.trend.map(BandView::from),
            correction: to_come.correction_minor,
            fan: to_come.fan.into_iter().map(step).collect(),
            largest: to_come.largest.into_iter().map(DealEffectView::from).collect(),
            open_deals: to_come.n_open,
            windows: to_come.n_windows,
        }
    }
}

impl From<Band> for BandView {
    fn from(band: Band) -> Self {
        let Band { lowest, low, middle, high, highest, mean } = band;
        Self { lowest, low, middle, high, highest, mean }
    }
}

impl From<DealEffect> for DealEffectView {
    fn from(deal: DealEffect) -> Self {
        Self {
            feed: deal.feed.get(),
            object: deal.object,
            title: deal.title,
            client: deal.client,
            amount: deal.amount_minor,
            chance: deal.chance,
            expected: deal.expected_minor,
            without: deal.goal_chance_without,
        }
    }
}

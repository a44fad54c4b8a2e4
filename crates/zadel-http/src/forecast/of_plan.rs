//! `GET /api/v1/plans/{plan}/forecast`: what a plan's period will bring, by the facts.

use axum::Json;
use axum::extract::State;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::forecast::{
    self, Band, DealEffect, DealsPart, EarlierChance, GoalOf, MadeOf, PlanForecast, RepForecast, Step, TeamForecast,
    ToCome,
};
use zadel_core::facts::ids::LineId;

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

/// Money is in minor units.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Forecast)]
struct ForecastView {
    facts: FactsView,
    /// The day of the last that is known.
    today: String,
    from: String,
    to: String,
    /// What the period is to bring, in money of sales; null while it is open.
    needed: Option<i64>,
    /// How much of that is missing; below 0 if more has come.
    left: Option<i64>,
    /// On which days money counts: `payments`, `contracts`, `sales` (the days on which deals are won).
    counted: &'static str,
    /// What the goal is to be counted by: the same, or `shipments`. Where too little is known of payments, and for shipments, `counted` is
    /// `sales` all the same.
    wanted: &'static str,
    /// The number of what is sold, if the plan is about one thing of the facts alone.
    line: Option<u32>,
    /// What it has brought so far.
    came: i64,
    /// Payments of the period that are for no deal as far as anybody has said: they are in no other number.
    untied: i64,
    /// What the plan is to have brought by the ends of its weeks; none while it is open.
    plan_by: Vec<CameByView>,
    /// What it had brought by the ends of its weeks that are over; the last of them is today or its end.
    came_by: Vec<CameByView>,
    /// The chance to bring what is needed, from 0 to 1; null while that is open, and while the period ends beyond `reaches`.
    chance: Option<f64>,
    /// The last day that a forecast reaches, if the period ends later; null otherwise.
    reaches: Option<String>,
    /// The chance of today's goal as it stood at the ends of earlier weeks, the oldest first; none while the goal is open.
    path: Vec<EarlierChanceView>,
    /// Null: the period is over, or ends beyond `reaches`.
    to_come: Option<ToComeView>,
    /// Who has brought how much and may bring yet, the most first; whoever sees only the own deals is told of himself.
    reps: Vec<RepForecastView>,
    /// Teams that bring something, those above before those below; none where there are no teams, and for whoever sees only the own deals.
    teams: Vec<TeamForecastView>,
    /// Deals that are known, and those of them that ended: on so much it rests.
    deals: usize,
    ended: usize,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CameBy)]
struct CameByView {
    day: String,
    came: i64,
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
    came: i64,
    /// Null: the period is over.
    to_come: Option<BandView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastTeam)]
struct TeamForecastView {
    /// Null: whoever is in no team.
    name: Option<String>,
    /// How many teams stand above it.
    depth: usize,
    /// What its people brought while they were in it, those of teams below included.
    came: i64,
    /// Null: the period is over.
    to_come: Option<BandView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastToCome)]
struct ToComeView {
    /// Of deals with a contract, by the pipeline model: won and not paid yet where payments count, or open with a contract.
    signed: DealsPartView,
    /// Of the other open ones.
    open: DealsPartView,
    /// Of deals that are not there yet, by the pipeline model.
    new: BandView,
    /// What the pipeline model says of all of it.
    pipeline: BandView,
    /// What the trend of the money that came says of it; null of fewer than five weeks.
    trend: Option<BandView>,
    /// By how much more comes on average than of the parts: what the trend and the record of earlier forecasts change.
    correction: i64,
    /// What the period will have brought in all, what has come included, by the ends of weeks; the last of them is the period's.
    fan: Vec<StepView>,
    /// The largest goals of the whole period that are reached with some chances, the likeliest first.
    goals: Vec<GoalOfView>,
    made_of: MadeOfView,
    /// The deals of the largest sums that are still to come, the most first of what is to be expected of them; whoever sees only the own ones sees those.
    largest: Vec<DealEffectView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastGoal)]
struct GoalOfView {
    /// From 0 to 1.
    chance: f64,
    sum: i64,
}

/// What a forecast was made of: whoever has the same facts, model and seed makes the same one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastMadeOf)]
struct MadeOfView {
    /// The version of the model.
    model: u32,
    seed: i64,
    /// How many times the period was drawn.
    draws: usize,
    /// In how many of these it brings what is needed; null while the goal is open.
    reached: Option<usize>,
    /// New deals that are to be expected in an average week.
    new_deals_a_week: f64,
    /// Sales that are known, and what they brought on average.
    sales: usize,
    mean_sale: i64,
    /// How much is believed of the trend, from 0 to 1, beside the deals.
    trend_weight: f64,
    /// By how much the range was widened, as earlier forecasts missed; below 1 it was narrowed.
    spread: f64,
    /// From how many earlier months and quarters that was learned.
    windows: u32,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastDeals)]
struct DealsPartView {
    /// How many there are.
    deals: usize,
    band: BandView,
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

/// A deal that is there, and what would become of the goal without it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastDeal)]
struct DealEffectView {
    feed: i64,
    object: String,
    title: Option<String>,
    client: Option<String>,
    amount: Option<i64>,
    /// The chance that it brings something within the period.
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
            left: forecast.left_minor,
            counted: forecast.counted.code(),
            wanted: forecast.wanted.code(),
            line: forecast.line.map(LineId::get),
            came: forecast.came_minor,
            untied: forecast.untied_minor,
            plan_by: forecast.plan_by.into_iter().map(CameByView::of).collect(),
            came_by: forecast.came_by.into_iter().map(CameByView::of).collect(),
            chance: forecast.chance,
            reaches: forecast.reaches.map(|day| day.to_string()),
            path: forecast.path.into_iter().map(EarlierChanceView::from).collect(),
            to_come: forecast.to_come.map(ToComeView::from),
            reps: forecast.reps.into_iter().map(RepForecastView::from).collect(),
            teams: forecast.teams.into_iter().map(TeamForecastView::from).collect(),
            deals: forecast.n_deals,
            ended: forecast.n_ended,
        }
    }
}

impl CameByView {
    fn of((day, came): (Date, i64)) -> Self {
        Self { day: day.to_string(), came }
    }
}

impl From<RepForecast> for RepForecastView {
    fn from(rep: RepForecast) -> Self {
        Self { name: rep.name, came: rep.came_minor, to_come: rep.to_come.map(BandView::from) }
    }
}

impl From<TeamForecast> for TeamForecastView {
    fn from(team: TeamForecast) -> Self {
        let TeamForecast { name, depth, came_minor, to_come } = team;
        Self { name, depth, came: came_minor, to_come: to_come.map(BandView::from) }
    }
}

impl From<EarlierChance> for EarlierChanceView {
    fn from(earlier: EarlierChance) -> Self {
        Self { day: earlier.day.to_string(), chance: earlier.chance, kept: earlier.is_kept }
    }
}

impl From<ToCome> for ToComeView {
    fn from(to_come: ToCome) -> Self {
        let goal = |GoalOf { chance, sum_minor }: GoalOf| GoalOfView { chance, sum: sum_minor };
        let step = |Step { day, band }: Step| StepView { day: day.to_string(), band: band.into() };
        Self {
            signed: to_come.signed.into(),
            open: to_come.open.into(),
            new: to_come.new.into(),
            pipeline: to_come.pipeline.into(),
            trend: to_come.trend.map(BandView::from),
            correction: to_come.correction_minor,
            fan: to_come.fan.into_iter().map(step).collect(),
            goals: to_come.goals.into_iter().map(goal).collect(),
            made_of: to_come.made_of.into(),
            largest: to_come.largest.into_iter().map(DealEffectView::from).collect(),
        }
    }
}

impl From<MadeOf> for MadeOfView {
    fn from(of: MadeOf) -> Self {
        Self {
            model: of.model,
            seed: of.seed,
            draws: of.n_draws,
            reached: of.n_reached,
            new_deals_a_week: of.arrivals_a_week,
            sales: of.n_sales,
            mean_sale: of.mean_sale_minor,
            trend_weight: of.trend_weight,
            spread: of.spread,
            windows: of.n_windows,
        }
    }
}

impl From<DealsPart> for DealsPartView {
    fn from(part: DealsPart) -> Self {
        Self { deals: part.n, band: part.band.into() }
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

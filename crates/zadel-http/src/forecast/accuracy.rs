//! `GET /api/v1/forecasts/accuracy`: how accurate the company's forecasts were.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::forecast::{self, AccuracyGroup, ForecastAccuracy, JudgedForecast};

use super::of_plan::BandView;
use crate::facts::deals::FactsView;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};

/// How accurate the company's forecasts were.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastAccuracyAnswer)]
pub(crate) struct AccuracyAnswerView {
    /// Null: there are no facts.
    accuracy: Option<AccuracyView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastAccuracy)]
struct AccuracyView {
    facts: FactsView,
    /// `payments`, `contracts` or `sales`: on which days money counts.
    counted: &'static str,
    /// What the newest plan is to be counted by; where too little is known of payments, `counted` is `sales` all the same.
    wanted: &'static str,
    /// By period and how long before its end the forecasts were made; without those of which none is over.
    groups: Vec<GroupView>,
}

/// Forecasts of months or quarters that were made about as long before the end.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastAccuracyGroup)]
struct GroupView {
    /// `m`: of months, `q`: of quarters.
    horizon: &'static str,
    /// When in the period they were made: `start`, `middle`, `end`.
    when: &'static str,
    /// About how many days before its end.
    lead_days: i32,
    /// How many: each of a period of its own.
    n: u32,
    /// In how many of them what came lay within 8 cases of 10, and within 19 of 20.
    within_80: usize,
    within_95: usize,
    /// By how much they missed on average, with how sure they were of it (CRPS), in minor units; less is better.
    crps: f64,
    /// By how much the pace of the three months before missed on average, in minor units.
    run_rate: f64,
    /// How often it came true that at least so much would come, by the chance that was told.
    promises: Vec<PromiseView>,
    /// Each of them, the newest first.
    forecasts: Vec<JudgedForecastView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastPromise)]
struct PromiseView {
    chance: f64,
    /// How many said that more than nothing would come with that chance.
    n: u32,
    came_true: u32,
}

/// A forecast of a whole period, and what came; in minor units.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JudgedForecast)]
struct JudgedForecastView {
    from: String,
    to: String,
    /// All of this day was known.
    day: String,
    said: BandView,
    came: i64,
    /// Which part of the probability was below what came, from 0 to 1.
    place: f64,
    /// Said then, by what was known then; otherwise made again from what is known now of those days.
    kept: bool,
}

/// How accurate the forecasts of the last year's months and quarters were.
#[utoipa::path(get, path = "/api/v1/forecasts/accuracy", tag = "forecast", responses(
    (status = 200, body = AccuracyAnswerView),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn show_forecast_accuracy(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
) -> Result<Json<AccuracyAnswerView>, Problem> {
    let accuracy = forecast::show_forecast_accuracy(&server.app, &who).await?;
    Ok(Json(AccuracyAnswerView { accuracy: accuracy.map(AccuracyView::from) }))
}

impl From<ForecastAccuracy> for AccuracyView {
    fn from(accuracy: ForecastAccuracy) -> Self {
        Self {
            facts: accuracy.last.into(),
            counted: accuracy.counted.code(),
            wanted: accuracy.wanted.code(),
            groups: accuracy.groups.into_iter().map(GroupView::from).collect(),
        }
    }
}

impl From<AccuracyGroup> for GroupView {
    fn from(group: AccuracyGroup) -> Self {
        let AccuracyGroup { horizon, when, lead_days, verdict, forecasts } = group;
        let promise = |promise: &forecast::Promise| PromiseView {
            chance: promise.chance,
            n: promise.n,
            came_true: promise.n_true,
        };
        Self {
            horizon: horizon.code(),
            when: when.code(),
            lead_days,
            n: verdict.n,
            within_80: forecasts.iter().filter(|one| one.is_within_80()).count(),
            within_95: forecasts.iter().filter(|one| one.is_within_95()).count(),
            crps: verdict.crps,
            run_rate: verdict.run_rate,
            promises: verdict.promises.iter().map(promise).collect(),
            forecasts: forecasts.into_iter().map(JudgedForecastView::from).collect(),
        }
    }
}

impl From<JudgedForecast> for JudgedForecastView {
    fn from(one: JudgedForecast) -> Self {
        Self {
            from: one.period.0.to_string(),
            to: one.period.1.to_string(),
            day: one.day.to_string(),
            said: one.said.into(),
            came: one.came_minor,
            place: one.place,
            kept: one.is_kept,
        }
    }
}

//! `GET /api/v1/forecasts/record`: how the company's forecasts did.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::forecast::{self, ForecastRecord, RecordGroup, RecordedForecast};

use super::of_plan::BandView;
use crate::facts::deals::FactsView;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};

/// How the company's forecasts did.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastRecordAnswer)]
pub(crate) struct RecordAnswerView {
    /// Null: there are no facts.
    record: Option<RecordView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastRecord)]
struct RecordView {
    facts: FactsView,
    /// By period and how long before its end the forecasts were made; without those of which none is over.
    groups: Vec<GroupView>,
}

/// Forecasts of months or quarters that were made about as long before the end.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastRecordGroup)]
struct GroupView {
    /// `m`: of months, `q`: of quarters.
    horizon: &'static str,
    /// How many days before the end they were made.
    lead_days: i32,
    /// How many: each of a period of its own.
    n: u32,
    /// In how many of them what came was within 8 cases of 10, and within 19 of 20; parts of one where probability lies in a lump.
    within_80: f64,
    within_95: f64,
    /// By how much they missed on average, with how sure they were of it (CRPS), in minor units; less is better.
    crps: f64,
    /// By how much the pace of the three months before missed on average, in minor units.
    run_rate: f64,
    /// How often it came true that at least so much would come, by the chance that was told.
    promises: Vec<PromiseView>,
    /// Each of them, the newest first.
    forecasts: Vec<RecordedForecastView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ForecastPromise)]
struct PromiseView {
    chance: f64,
    came_true: u32,
}

/// A forecast of a whole period, and what came; in minor units.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RecordedForecast)]
struct RecordedForecastView {
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

/// How the forecasts of the last year's months and quarters did, beside what came.
#[utoipa::path(get, path = "/api/v1/forecasts/record", tag = "forecast", responses(
    (status = 200, body = RecordAnswerView),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn show_forecast_record(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
) -> Result<Json<RecordAnswerView>, Problem> {
    let record = forecast::show_forecast_record(&server.app, &who).await?;
    Ok(Json(RecordAnswerView { record: record.map(RecordView::from) }))
}

impl From<ForecastRecord> for RecordView {
    fn from(record: ForecastRecord) -> Self {
        Self { facts: record.last.into(), groups: record.groups.into_iter().map(GroupView::from).collect() }
    }
}

impl From<RecordGroup> for GroupView {
    fn from(group: RecordGroup) -> Self {
        let RecordGroup { horizon, lead_days, verdict, forecasts } = group;
        let promise = |promise: &forecast::Promise| PromiseView { chance: promise.chance, came_true: promise.n_true };
        Self {
            horizon: horizon.code(),
            lead_days,
            n: verdict.n,
            within_80: verdict.within_80,
            within_95: verdict.within_95,
            crps: verdict.crps,
            run_rate: verdict.run_rate,
            promises: verdict.promises.iter().map(promise).collect(),
            forecasts: forecasts.into_iter().map(RecordedForecastView::from).collect(),
        }
    }
}

impl From<RecordedForecast> for RecordedForecastView {
    fn from(one: RecordedForecast) -> Self {
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

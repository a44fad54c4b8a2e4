//! `GET /api/v1/plans/{plan}/forecast/lines`: what each line of a plan will bring, by the facts.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::forecast::{LineForecast, show_line_forecasts};

use super::of_plan::BandView;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Path;

/// What each line of a plan will bring. Empty without facts, and for whoever sees only the own deals.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LineForecasts)]
pub(crate) struct LineForecastsView {
    /// Of the plan, so that an answer that is overtaken can be told.
    version: i64,
    /// In the plan's order; the last is what belongs to no line, if anything does.
    lines: Vec<LineForecastView>,
}

/// Money is in minor units.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LineForecast)]
struct LineForecastView {
    /// Which lines, by their places in the plan: several, if nothing in the facts tells them apart; none: deals that belong to no line.
    lines: Vec<usize>,
    /// What they are to bring, in money of sales; null while it is open.
    needed: Option<i64>,
    came: i64,
    /// Null: the period is over.
    to_come: Option<BandView>,
    /// The chance to bring what is needed, from 0 to 1; null while that is open.
    chance: Option<f64>,
}

/// What each line of a plan will bring by the facts: its sum does not add up to the plan's forecast, which is made of the whole history at once.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/forecast/lines", tag = "forecast", params(("plan" = i64, Path)), responses(
    (status = 200, body = LineForecastsView),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn list_line_forecasts(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
) -> Result<Json<LineForecastsView>, Problem> {
    let (version, lines) = show_line_forecasts(&server.app, &who, PlanId::new(plan)).await?;
    Ok(Json(LineForecastsView { version, lines: lines.into_iter().map(LineForecastView::from).collect() }))
}

impl From<LineForecast> for LineForecastView {
    fn from(line: LineForecast) -> Self {
        Self {
            lines: line.lines,
            needed: line.needed_minor,
            came: line.came_minor,
            to_come: line.to_come.map(BandView::from),
            chance: line.chance,
        }
    }
}

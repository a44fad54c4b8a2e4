//! `GET /api/v1/calendar`: which days of a year are worked?

use axum::Json;
use axum::extract::State;
use zadel_app::calendar;

use super::{CalendarYear, Year};
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Query;

/// A year of the company's calendar, day by day.
#[utoipa::path(get, path = "/api/v1/calendar", tag = "calendar", params(Year), responses(
    (status = 200, body = CalendarYear),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn show_calendar(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(year): Query<Year>,
) -> Result<Json<CalendarYear>, Problem> {
    Ok(Json(calendar::read_year(&server.app, &who, year.year).await?.into()))
}

//! `PATCH /api/v1/calendar`: which days are worked, and whose holidays are kept.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::calendar::{self, CalendarChange, DayChange};

use super::CalendarYear;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, seen_version};

/// What is to be different; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CalendarEdit {
    /// `RU`, or empty for nobody's holidays.
    country: Option<String>,
    /// At most 400.
    #[serde(default)]
    days: Vec<CalendarDayEdit>,
}

/// What is to become of a day.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CalendarDayEdit {
    day: String,
    /// Null: as the country has it.
    worked: Option<bool>,
    /// Why; nothing takes away what was said before.
    note: Option<String>,
}

/// Changes the company's calendar. The answer is the year of the first day, or else this one.
#[utoipa::path(patch, path = "/api/v1/calendar", tag = "calendar", request_body = CalendarEdit,
    params(("If-Match" = String, Header, description = "The version that was seen")),
    responses(
        (status = 200, body = CalendarYear),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 412, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 428, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn change_calendar(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    headers: HeaderMap,
    Body(edit): Body<CalendarEdit>,
) -> Result<Json<CalendarYear>, Problem> {
    let seen = seen_version(&headers)?;
    let day = |day: CalendarDayEdit| DayChange { day: day.day, worked: day.worked, note: day.note };
    let days: Vec<DayChange> = edit.days.into_iter().map(day).collect();
    let change = CalendarChange { country: edit.country.as_deref(), days: &days };
    Ok(Json(calendar::change_calendar(&server.app, &who, seen, change).await?.into()))
}

//! `/api/v1/weeks/{week}`: the numbers of somebody's week that stand in no file.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::facts::by_hand::{self, WeekForm, WeekNumber, WeekSaid};
use zadel_app::{FieldError, Refused};
use zadel_core::facts::Week;

use super::WrittenView;
use crate::facts::payments::exponent_of;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path, Query, request_key};

/// Whose week.
#[derive(Deserialize)]
pub(crate) struct Asked {
    person: String,
}

/// The numbers of a week.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WeekForm)]
pub(crate) struct WeekView {
    /// The first and the last day.
    from: String,
    to: String,
    /// The Monday of the week in which it counts: another one if this week is closed.
    counts_from: String,
    /// The Monday of the week before.
    before: String,
    /// The Monday of the week after, if it has begun.
    after: Option<String>,
    numbers: Vec<NumberView>,
    /// The company's.
    currency: String,
    /// Digits behind the point.
    exponent: u32,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WeekNumber)]
struct NumberView {
    /// `leads`, `calls`, `meetings`, `quotes`, `won`, `paid`.
    number: &'static str,
    /// Does it have a sum?
    has_sum: bool,
    /// What files tell.
    told: i64,
    /// Their sum in minor units.
    told_amount: i64,
    /// What was written beside them.
    written: i64,
    /// Its sum in minor units.
    written_amount: i64,
    /// Both together.
    n: i64,
    amount: i64,
}

/// What somebody writes; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = WeekNumbers)]
#[serde(deny_unknown_fields)]
pub(crate) struct Form {
    /// Whose week it is.
    person: String,
    numbers: Vec<NumberForm>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = WeekNumberForm)]
#[serde(deny_unknown_fields)]
struct NumberForm {
    /// As in the form that is shown.
    number: String,
    /// How many beside what files tell, as it is typed; empty: none.
    #[serde(default)]
    n: String,
    /// Their sum, as it is typed.
    #[serde(default)]
    amount: String,
}

/// The numbers of somebody's week: what files tell, and what was written beside them.
#[utoipa::path(get, path = "/api/v1/weeks/{week}", tag = "facts",
    params(("week" = String, Path, description = "A day of the week: `2026-11-23`; `current`: this week"),
        ("person" = String, Query, description = "Whose week: a name as files or the team have it")),
    responses(
        (status = 200, body = WeekView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn show_week(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(week): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<WeekView>, Problem> {
    let week = if week == "current" { None } else { Some(week_of(&week)?) };
    let form = by_hand::show_week(&server.app, &who, &asked.person, week).await?;
    Ok(Json(view(form, who.currency)))
}

/// Writes numbers of somebody's week.
#[utoipa::path(put, path = "/api/v1/weeks/{week}", tag = "facts", request_body = Form,
    params(("week" = String, Path, description = "A day of the week: `2026-11-23`"),
        ("Idempotency-Key" = Option<String>, Header, description = "A name for this, at most 64 characters of ASCII: sent again \
            under it, it is not done twice")),
    responses(
        (status = 200, body = WrittenView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn write_week(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(week): Path<String>,
    headers: HeaderMap,
    Body(form): Body<Form>,
) -> Result<Json<WrittenView>, Problem> {
    let week = week_of(&week)?;
    let numbers: Result<Vec<WeekSaid>, Problem> = form.numbers.into_iter().map(said).collect();
    let numbers = numbers?;
    let written = by_hand::write_week(&server.app, &who, (&form.person, week), &numbers, request_key(&headers)?);
    Ok(Json(written.await?.into()))
}

fn week_of(day: &str) -> Result<Week, Problem> {
    let day = day.parse().map_err(|_| Refused::Field { path: "week", code: FieldError::Day })?;
    Ok(Week::of(day))
}

fn said(form: NumberForm) -> Result<WeekSaid, Problem> {
    let number = WeekNumber::ALL.into_iter().find(|number| number.code() == form.number);
    let number = number.ok_or(Refused::Field { path: "numbers", code: FieldError::Action })?;
    Ok(WeekSaid { number, n: form.n, amount: form.amount })
}

fn view(form: WeekForm, currency: String) -> WeekView {
    let monday = form.week.monday();
    let numbers = form.lines.into_iter().map(|line| {
        let all = line.all();
        NumberView {
            number: line.number.code(),
            has_sum: line.number.has_sum(),
            told: line.told.n,
            told_amount: line.told.amount_minor,
            written: line.written.n,
            written_amount: line.written.amount_minor,
            n: all.n,
            amount: all.amount_minor,
        }
    });
    let after = form.week.next().monday();
    WeekView {
        from: monday.to_string(),
        to: after.yesterday().unwrap_or(after).to_string(),
        before: Week::of(monday.yesterday().unwrap_or(monday)).monday().to_string(),
        after: form.has_next.then(|| after.to_string()),
        counts_from: form.counts_in.monday().to_string(),
        numbers: numbers.collect(),
        exponent: exponent_of(&currency),
        currency,
    }
}

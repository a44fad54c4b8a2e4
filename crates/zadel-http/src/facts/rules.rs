//! `/api/v1/facts/rules`: how facts are read, and which weeks are closed.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::facts::{self, Rules, RulesChange};
use zadel_core::facts::Week;

use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, seen_version};

/// How facts are read.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FactRules)]
pub(crate) struct RulesView {
    /// Where days begin: `Europe/Moscow`.
    time_zone: String,
    /// After so many months without a purchase a client is dormant.
    dormant_months: i64,
    /// A client whose open deals come to so many percent of the goal is a key prospect.
    key_percent: i64,
    /// The last week that was closed; null: none was.
    closed: Option<WeekView>,
    /// Weeks that are over and open, the first first; of more than 26, the last ones.
    open: Vec<WeekView>,
    /// Facts of closed weeks that came later: they count in open ones.
    n_late: i64,
    /// There are facts: the time zone stays.
    has_facts: bool,
    /// For `If-Match`; 0 while nobody has said anything.
    version: i64,
}

/// A week from Monday to Sunday.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FactWeek)]
struct WeekView {
    /// Year and ISO week as one number: 202653.
    week: i32,
    from: String,
    to: String,
}

/// What is to be different; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FactRulesEdit)]
pub(crate) struct RulesEdit {
    time_zone: Option<String>,
    /// 1 to 60.
    dormant_months: Option<i64>,
    /// 1 to 100.
    key_percent: Option<i64>,
}

/// Up to which week all are to be closed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WeeksClosing)]
pub(crate) struct ClosingForm {
    /// Year and ISO week as one number: 202653.
    week: i32,
}

/// How facts are read: the time zone, when a client counts as dormant, which weeks are closed.
#[utoipa::path(get, path = "/api/v1/facts/rules", tag = "facts",
    responses(
        (status = 200, body = RulesView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn show_rules(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
) -> Result<Json<RulesView>, Problem> {
    Ok(Json(facts::show_rules(&server.app, &who).await?.into()))
}

/// Changes how facts are read.
#[utoipa::path(patch, path = "/api/v1/facts/rules", tag = "facts", request_body = RulesEdit,
    params(("If-Match" = String, Header, description = "The version that was seen")),
    responses(
        (status = 200, body = RulesView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 412, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 428, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn change_rules(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    headers: HeaderMap,
    Body(edit): Body<RulesEdit>,
) -> Result<Json<RulesView>, Problem> {
    let seen = seen_version(&headers)?;
    let RulesEdit { time_zone, dormant_months, key_percent } = edit;
    let change = RulesChange { time_zone: time_zone.as_deref(), dormant_months, key_percent };
    facts::change_rules(&server.app, &who, seen, change).await?;
    Ok(Json(facts::show_rules(&server.app, &who).await?.into()))
}

/// Closes all weeks up to one. Facts of them that come later count in the first open week; nothing opens a closed week again.
#[utoipa::path(post, path = "/api/v1/facts/closed-weeks", tag = "facts", request_body = ClosingForm,
    params(("If-Match" = String, Header, description = "The version that was seen")),
    responses(
        (status = 200, body = RulesView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 412, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 428, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn close_weeks(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    headers: HeaderMap,
    Body(form): Body<ClosingForm>,
) -> Result<Json<RulesView>, Problem> {
    facts::close_up_to(&server.app, &who, seen_version(&headers)?, form.week).await?;
    Ok(Json(facts::show_rules(&server.app, &who).await?.into()))
}

impl From<Rules> for RulesView {
    fn from(rules: Rules) -> Self {
        Self {
            time_zone: rules.time_zone,
            dormant_months: rules.dormant_months,
            key_percent: rules.key_percent,
            closed: rules.closed.map(WeekView::from),
            open: rules.open.into_iter().map(WeekView::from).collect(),
            n_late: rules.n_late,
            has_facts: rules.has_facts,
            version: rules.version,
        }
    }
}

impl From<Week> for WeekView {
    fn from(week: Week) -> Self {
        let monday = week.monday();
        Self { week: week.number(), from: monday.to_string(), to: monday.saturating_add(6.days()).to_string() }
    }
}

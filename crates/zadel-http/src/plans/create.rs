//! `POST /api/v1/plans`: a new plan.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{ETAG, LOCATION};
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::ToSchema;
use zadel_app::plans::{self, PlanStart};

use super::Plan;
use crate::border::texts;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn, Speaks};
use crate::wire::{Body, etag};

/// What the plan starts from.
#[derive(Deserialize, ToSchema)]
pub(crate) struct PlanDraft {
    /// What it is called; its period if nothing is said.
    name: Option<String>,
    /// A plan file in TOML.
    file: Option<String>,
    /// A goal as somebody types it, `1 млн` or nothing yet: next month, with everything else open.
    goal: Option<String>,
}

/// A new plan, of a plan file, of a goal, or else of the article's example.
#[utoipa::path(post, path = "/api/v1/plans", tag = "plans", request_body = PlanDraft, responses(
    (status = 201, body = Plan, description = "With `Location` and `ETag`"),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 413, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn create_plan(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Speaks(language): Speaks,
    Body(draft): Body<PlanDraft>,
) -> Result<impl IntoResponse, Problem> {
    let start = match (&draft.file, &draft.goal) {
        (Some(file), _) => PlanStart::File(file),
        (None, Some(goal)) => PlanStart::Goal(goal),
        (None, None) => PlanStart::Example,
    };
    let open = plans::create_plan(&server.app, &who, texts(language), draft.name.as_deref(), start).await?;
    let plan = Plan::of(&open, &who);
    let headers = [(LOCATION, format!("/api/v1/plans/{}", plan.id)), (ETAG, etag(plan.version))];
    Ok((StatusCode::CREATED, headers, Json(plan)))
}

//! `POST /api/v1/plans/{plan}/previews`: what if?

use axum::Json;
use axum::extract::State;
use zadel_app::PlanId;
use zadel_app::step2_decomposition;

use super::PlanChange;
use super::solution::Solution;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path};

/// What the plan would become with other numbers. Saves nothing.
#[utoipa::path(post, path = "/api/v1/plans/{plan}/previews", tag = "plans", request_body = PlanChange,
    params(("plan" = i64, Path)), responses(
        (status = 200, body = Solution),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn preview_edits(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
    Body(change): Body<PlanChange>,
) -> Result<Json<Solution>, Problem> {
    let (edits, _) = change.parts()?;
    let preview = step2_decomposition::preview_edits(&server.app, &who, PlanId::new(plan), &edits).await?;
    Ok(Json(Solution::of(&preview.document, &preview.meaning, &preview.origins)))
}

//! `GET /api/v1/setup`: is there a company?

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::setup;

use crate::problem::{Problem, ProblemDetails};
use crate::state::Server;

/// What stands between a new server and its first plan.
#[derive(Serialize, ToSchema)]
#[schema(as = SetupState)]
pub(crate) struct Setup {
    /// There is no company yet: whoever has the link that the server printed can found it.
    needed: bool,
}

/// Is there a company yet?
#[utoipa::path(get, path = "/api/v1/setup", tag = "setup", responses(
    (status = 200, body = Setup),
    (status = 503, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn show_setup(State(server): State<Server>) -> Result<Json<Setup>, Problem> {
    Ok(Json(Setup { needed: setup::is_needed(&server.app).await? }))
}

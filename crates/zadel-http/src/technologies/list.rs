//! `GET /api/v1/technologies`: in which ways does the company sell?

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::{TechnologyId, technologies};

use super::TechnologyProof;
use crate::page::Page;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Query, moment};

/// A page of ways of selling.
#[derive(Serialize, ToSchema)]
pub(crate) struct Technologies {
    technologies: Vec<TechnologySummary>,
    /// From where the next page goes on.
    next: Option<i64>,
}

/// A way of selling without its steps.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TechnologySummary {
    id: i64,
    name: String,
    version: i64,
    /// Is it offered to plans?
    offered: bool,
    segment: String,
    n_steps: usize,
    proof: Option<TechnologyProof>,
    changed_at: String,
    changed_by: String,
}

/// The ways of selling in the order in which they were made, also those that were put away.
#[utoipa::path(get, path = "/api/v1/technologies", tag = "technologies", params(Page), responses(
    (status = 200, body = Technologies),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn list_technologies(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Query(page): Query<Page>,
) -> Result<Json<Technologies>, Problem> {
    let after = page.from.map(TechnologyId::new);
    let mut read = technologies::list_technologies(&server.app, &who, after, page.limit_and_next()).await?;
    let next = page.cut(&mut read, |technology| technology.row.technology.get());
    Ok(Json(Technologies { technologies: read.into_iter().map(TechnologySummary::from).collect(), next }))
}

impl From<technologies::Technology> for TechnologySummary {
    fn from(technology: technologies::Technology) -> Self {
        let technologies::Technology { row, content } = technology;
        Self {
            id: row.technology.get(),
            name: row.name,
            version: row.version,
            offered: row.put_away_at.is_none(),
            segment: content.segment,
            n_steps: content.steps.len(),
            proof: content.proof.map(TechnologyProof::from),
            changed_at: moment(row.changed_at.get()),
            changed_by: row.changed_by_name,
        }
    }
}

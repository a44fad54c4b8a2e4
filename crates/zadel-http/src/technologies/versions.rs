//! `GET /api/v1/technologies/{technology}/versions`: how a way of selling became what it is.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::TechnologyId;
use zadel_app::technologies::{self, Version};

use super::{TechnologyProof, TechnologyStep};
use crate::page::Page;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Path, Query, moment};

/// A page of versions.
#[derive(Serialize, ToSchema)]
pub(crate) struct TechnologyVersions {
    /// The newest first.
    versions: Vec<TechnologyVersion>,
    /// From where the next page goes on.
    next: Option<i64>,
}

/// A way of selling as it was.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TechnologyVersion {
    version: i64,
    at: String,
    by: String,
    /// What was new in it; empty for the first.
    changed: Vec<TechnologyPart>,
    name: String,
    segment: String,
    steps: Vec<TechnologyStep>,
    /// What these steps have proven; it stays with them.
    proof: Option<TechnologyProof>,
}

/// A part of a way of selling.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TechnologyPart {
    Name,
    Segment,
    Steps,
    Proof,
}

/// The versions of a way of selling, newest first, before one.
#[utoipa::path(get, path = "/api/v1/technologies/{technology}/versions", tag = "technologies",
    params(("technology" = i64, Path), Page), responses(
        (status = 200, body = TechnologyVersions),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn list_technology_versions(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(technology): Path<i64>,
    Query(page): Query<Page>,
) -> Result<Json<TechnologyVersions>, Problem> {
    let technology = TechnologyId::new(technology);
    let mut read = technologies::list_versions(&server.app, &who, technology, page.from, page.limit_and_next()).await?;
    let next = page.cut(&mut read, |version| version.row.version);
    Ok(Json(TechnologyVersions { versions: read.into_iter().map(TechnologyVersion::from).collect(), next }))
}

impl From<Version> for TechnologyVersion {
    fn from(version: Version) -> Self {
        let Version { row, content, changed } = version;
        Self {
            version: row.version,
            at: moment(row.at.get()),
            by: row.member_name,
            changed: changed.into_iter().map(TechnologyPart::from).collect(),
            name: row.name,
            segment: content.segment,
            steps: content.steps.into_iter().map(TechnologyStep::from).collect(),
            proof: content.proof.map(TechnologyProof::from),
        }
    }
}

impl From<technologies::Part> for TechnologyPart {
    fn from(part: technologies::Part) -> Self {
        match part {
            technologies::Part::Name => Self::Name,
            technologies::Part::Segment => Self::Segment,
            technologies::Part::Steps => Self::Steps,
            technologies::Part::Proof => Self::Proof,
        }
    }
}

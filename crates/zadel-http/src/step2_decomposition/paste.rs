//! `POST /api/v1/plans/{plan}/pastes`: what would become of the cells of a rectangle?

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::plans::Meaning;
use zadel_app::step2_decomposition::{self, Edit, PastedCell};
use zadel_texts::Texts;

use super::EditForm;
use super::solution::Status;
use crate::border::texts;
use crate::problem::{Cause, Problem, ProblemDetails};
use crate::state::{Server, SignedIn, Speaks};
use crate::wire::{Body, Path};

/// As many as one edit of a plan takes.
const MOST_CELLS: usize = 1000;

/// Cells to look ahead at.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Paste {
    /// At least one, at most 1000; in order. Single values only: items and lists are refused.
    cells: Vec<EditForm>,
}

/// What would become of the cells, and of the plan with all good ones together.
#[derive(Serialize, ToSchema)]
pub(crate) struct PastePreview {
    /// The version that was looked at, for the edit that may follow.
    version: i64,
    /// One a cell, in the same order.
    cells: Vec<CellPreview>,
    /// What would become of the plan with all good cells; null if it could not be read, and no single cell is to blame.
    status: Option<Status>,
}

#[derive(Serialize, ToSchema)]
struct CellPreview {
    path: String,
    /// What stands there, as it would be typed; empty for nothing.
    before: String,
    /// What would stand there; what stands there now if the cell is refused.
    after: String,
    /// Why the cell is refused; null for a good one.
    problem: Option<CellProblem>,
}

#[derive(Serialize, ToSchema)]
struct CellProblem {
    /// Stable, for programs.
    code: &'static str,
    /// What is wrong and what to do, in the language of the request.
    detail: String,
    /// Where the plan could not be read with it: mostly the cell itself.
    path: String,
}

/// What the plan would become with a rectangle of cells. A bad cell is told, and the others are weighed without it. Saves nothing:
/// the good ones are sent as one edit.
#[utoipa::path(post, path = "/api/v1/plans/{plan}/pastes", tag = "plans", request_body = Paste,
    params(("plan" = i64, Path)), responses(
        (status = 200, body = PastePreview),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json", description = "No cells, or more than 1000"),
    ))]
pub(crate) async fn preview_paste(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Speaks(language): Speaks,
    Path(plan): Path<i64>,
    Body(paste): Body<Paste>,
) -> Result<Json<PastePreview>, Problem> {
    let n_cells = paste.cells.len();
    if n_cells == 0 {
        return Err(Cause::BadBody("cells".to_owned()).into());
    }
    if MOST_CELLS < n_cells {
        return Err(Cause::TooManyCells { n_cells, most: MOST_CELLS }.into());
    }
    let cells: Vec<Edit> = paste.cells.into_iter().map(Edit::from).collect();
    let preview = step2_decomposition::preview_paste(&server.app, &who, PlanId::new(plan), &cells).await?;
    let views = cells.into_iter().zip(preview.cells).map(|(edit, cell)| cell_view(edit.path, cell, texts(language)));
    let status = preview.meaning.as_ref().map(|Meaning { decomposed, .. }| Status::of(decomposed));
    Ok(Json(PastePreview { version: preview.version, cells: views.collect(), status }))
}

fn cell_view(path: String, cell: PastedCell, texts: &Texts) -> CellPreview {
    let problem = cell.refused.map(|refused| {
        let details = Problem::from(refused).details(texts, "");
        CellProblem { code: details.code, detail: details.detail, path: details.path.unwrap_or_else(|| path.clone()) }
    });
    CellPreview { path, before: cell.before.unwrap_or_default(), after: cell.after.unwrap_or_default(), problem }
}

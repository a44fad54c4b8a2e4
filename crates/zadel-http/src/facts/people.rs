//! `/api/v1/facts/people`: names of people as files call them, and whose they are.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zadel_app::facts::{self, FilePerson};
use zadel_app::staff::EmployeeId;

use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::{Body, Path};

/// Names of people in the facts, and everybody whose they may be.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FilePeople)]
pub(crate) struct PeopleView {
    /// Those of nobody first, then by the number of their deals.
    people: Vec<PersonView>,
    /// By name, also those who left.
    employees: Vec<ChoiceView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FilePerson)]
struct PersonView {
    id: i64,
    /// As files write it.
    name: String,
    /// Deals and leads for which the name is responsible.
    n_deals: i64,
    /// What happened under the name: stages, meetings, payments.
    n_events: i64,
    /// Whose it is; null: nobody has said.
    employee: Option<i64>,
    /// Whose it may be, the likeliest first.
    suggested: Vec<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EmployeeChoice)]
struct ChoiceView {
    id: i64,
    name: String,
}

/// Whose a name is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FilePersonTie)]
pub(crate) struct TieForm {
    /// Null: nobody's.
    employee: Option<i64>,
}

/// Whose the name was, for taking it back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FilePersonTied)]
pub(crate) struct TiedView {
    before: Option<i64>,
}

/// The employee who was made of a name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FilePersonEmployed)]
pub(crate) struct EmployedView {
    employee: i64,
}

/// Names of people as files call them. Several may be one employee's: lists and filters show him once.
#[utoipa::path(get, path = "/api/v1/facts/people", tag = "facts",
    responses(
        (status = 200, body = PeopleView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn list_file_people(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
) -> Result<Json<PeopleView>, Problem> {
    let (people, choices) = facts::list_file_people(&server.app, &who).await?;
    let choice = |choice: facts::Choice| ChoiceView { id: choice.id.get(), name: choice.name };
    Ok(Json(PeopleView {
        people: people.into_iter().map(PersonView::from).collect(),
        employees: choices.into_iter().map(choice).collect(),
    }))
}

/// Says whose a name is.
#[utoipa::path(put, path = "/api/v1/facts/people/{person}", tag = "facts", request_body = TieForm,
    params(("person" = i64, Path)),
    responses(
        (status = 200, body = TiedView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn tie_file_person(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(person): Path<i64>,
    Body(form): Body<TieForm>,
) -> Result<Json<TiedView>, Problem> {
    let employee = form.employee.map(EmployeeId::new);
    let before = facts::tie_file_person(&server.app, &who, person, employee).await?;
    Ok(Json(TiedView { before: before.map(EmployeeId::get) }))
}

/// Makes an employee of a name: there since its first deal, for full weeks.
#[utoipa::path(post, path = "/api/v1/facts/people/{person}/employee", tag = "facts",
    params(("person" = i64, Path)),
    responses(
        (status = 200, body = EmployedView),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ))]
pub(crate) async fn employ_file_person(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(person): Path<i64>,
) -> Result<Json<EmployedView>, Problem> {
    let employee = facts::employ_file_person(&server.app, &who, person).await?;
    Ok(Json(EmployedView { employee: employee.get() }))
}

impl From<FilePerson> for PersonView {
    fn from(person: FilePerson) -> Self {
        Self {
            id: person.row.id,
            name: person.row.name,
            n_deals: person.row.n_deals,
            n_events: person.row.n_events,
            employee: person.row.employee.map(EmployeeId::get),
            suggested: person.suggested.into_iter().map(EmployeeId::get).collect(),
        }
    }
}

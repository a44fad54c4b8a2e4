//! All operations in one place.

use std::sync::Arc;

use axum::Router;
use axum::routing::any;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{OpenApi, ToResponse};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use utoipa_swagger_ui::SwaggerUi;
use zadel_app::App;

use crate::problem::{Cause, Problem, ProblemDetails};
use crate::state::{Server, Settings};
use crate::{
    audit, border, calendar, events, facts, forecast, health, members, plans, session, setup, staff, step1_goal,
    step2_decomposition, technologies, tokens, ui,
};

/// The document's head; the operations add themselves.
#[derive(OpenApi)]
#[openapi(info(
    title = "Zadel",
    description = "From a sales target to a sales plan that a team has agreed to. Money is in minor units. \
        Problems are RFC 9457 problem details with a stable code.",
    license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
))]
struct Head;

fn operations() -> OpenApiRouter<Server> {
    OpenApiRouter::with_openapi(Head::openapi())
        .routes(routes!(
            session::show::show_session,
            session::sign_in::sign_in,
            session::sign_out::sign_out,
            session::choose_language::choose_language
        ))
        .routes(routes!(session::choose_password::choose_password))
        .routes(routes!(setup::show::show_setup, setup::found::found_company))
        .routes(routes!(plans::list::list_plans, plans::create::create_plan))
        .routes(routes!(plans::open::open_plan, step2_decomposition::edit::edit_plan))
        .routes(routes!(plans::take_away::take_workbook))
        .routes(routes!(plans::take_away::take_table))
        .routes(routes!(step1_goal::target_sheet::read_target_sheet))
        .routes(routes!(step2_decomposition::preview::preview_edits))
        .routes(routes!(step2_decomposition::paste::preview_paste))
        .routes(routes!(step2_decomposition::split::split_line))
        .routes(routes!(step2_decomposition::assumptions::list_assumptions))
        .routes(routes!(step2_decomposition::scenarios::compare_scenarios))
        .routes(routes!(step2_decomposition::history::list_edits))
        .routes(routes!(step2_decomposition::restore::restore_version))
        .routes(routes!(plans::roster::show_roster))
        .routes(routes!(staff::show::show_staff))
        .routes(routes!(staff::add_team::add_team))
        .routes(routes!(staff::change_team::change_team))
        .routes(routes!(staff::add_employee::add_employee))
        .routes(routes!(staff::change_employee::change_employee, staff::remove_employee::remove_employee))
        .routes(routes!(staff::place::place_employee))
        .routes(routes!(staff::remove_placement::remove_placement))
        .routes(routes!(staff::add_absence::add_absence))
        .routes(routes!(staff::remove_absence::remove_absence))
        .routes(routes!(calendar::show::show_calendar, calendar::change::change_calendar))
        .routes(routes!(technologies::list::list_technologies, technologies::create::create_technology))
        .routes(routes!(
            technologies::open::open_technology,
            technologies::change::change_technology,
            technologies::offer::offer_technology
        ))
        .routes(routes!(technologies::versions::list_technology_versions))
        .routes(routes!(technologies::of_plan::list_plan_technologies))
        .routes(routes!(members::list::list_members, members::invite::invite_member))
        .routes(routes!(members::change::change_member))
        .routes(routes!(members::make_link::make_link))
        .routes(routes!(tokens::list::list_tokens, tokens::make::make_token))
        .routes(routes!(tokens::revoke::revoke_token))
        .merge(facts_operations())
        .routes(routes!(audit::list_audit))
        .routes(routes!(events::stream_events))
        .routes(routes!(health::show_health))
        .routes(routes!(health::show_readiness))
}

/// What is asked and told of facts.
fn facts_operations() -> OpenApiRouter<Server> {
    OpenApiRouter::new()
        .routes(routes!(facts::files::send_import_file))
        .routes(routes!(facts::files::show_import_progress, facts::files::forget_import_file))
        .routes(routes!(facts::import::import_file, facts::imports::list_imports))
        .routes(routes!(facts::imports::withdraw_import))
        .routes(routes!(facts::as_of::show_facts))
        .routes(routes!(facts::as_of::list_fact_names))
        .routes(routes!(facts::payments::list_open_payments, facts::by_hand::payments::write_payment))
        .routes(routes!(facts::rules::show_rules, facts::rules::change_rules))
        .routes(routes!(facts::rules::close_weeks))
        .routes(routes!(facts::people::list_file_people))
        .routes(routes!(facts::people::tie_file_person))
        .routes(routes!(facts::people::employ_file_person))
        .routes(routes!(facts::payments::list_payment_deals))
        .routes(routes!(facts::payments::tie_payment))
        .routes(routes!(facts::payments::match_payments))
        .routes(routes!(facts::receivables::list_receivables))
        .routes(routes!(facts::clients::list_clients))
        .routes(routes!(facts::clients::show_clients_due))
        .routes(routes!(facts::clients::open_client))
        .routes(routes!(facts::deals::list_deals, facts::by_hand::deals::write_deal))
        .routes(routes!(facts::by_hand::actions::write_action))
        .routes(routes!(facts::by_hand::corrections::take_back_fact))
        .routes(routes!(facts::by_hand::journal::list_journal))
        .routes(routes!(facts::by_hand::weeks::show_week, facts::by_hand::weeks::write_week))
        .routes(routes!(facts::funnel::show_funnel))
        .routes(routes!(facts::of_plan::show_plan_by_facts))
        .routes(routes!(forecast::of_plan::show_plan_forecast))
        .routes(routes!(forecast::by_line::list_line_forecasts))
        .routes(routes!(forecast::accuracy::show_forecast_accuracy))
        .routes(routes!(facts::deals::open_deal, facts::by_hand::deals::change_deal))
}

/// The OpenAPI document.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    document(operations().split_for_parts().1)
}

/// What the operations say of themselves, and what is true of all of them.
fn document(mut document: utoipa::openapi::OpenApi) -> utoipa::openapi::OpenApi {
    require_answers(&mut document);
    answer_at_the_border(&mut document);
    take_tokens(&mut document);
    document
}

/// What no operation decides: every request can be answered so.
#[derive(ToResponse)]
#[response(
    description = "403 from a foreign origin, 408 for a body that does not come, 413 above 4 MB, 500 for a defect, 503 with \
        `Retry-After` while the database is away, 507 when its disk is full",
    content_type = "application/problem+json"
)]
#[expect(dead_code, reason = "it stands for the answer in the document, and is never made")]
struct AtTheBorder(ProblemDetails);

fn answer_at_the_border(document: &mut utoipa::openapi::OpenApi) {
    let (_, answer) = AtTheBorder::response();
    for path in document.paths.paths.values_mut() {
        let methods = [&mut path.get, &mut path.post, &mut path.put, &mut path.patch, &mut path.delete];
        for operation in methods.into_iter().flatten() {
            operation.responses.responses.insert("default".to_owned(), answer.clone());
        }
    }
}

/// Programs come in by a token; people's cookies are the browser's business.
fn take_tokens(document: &mut utoipa::openapi::OpenApi) {
    const NAME: &str = "token";
    let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("zadel_...").build();
    let components = document.components.get_or_insert_with(Default::default);
    components.add_security_scheme(NAME, SecurityScheme::Http(scheme));
    document.security = Some(vec![SecurityRequirement::new(NAME, Vec::<String>::new())]);
}

/// Every key of an answer is there, if only as null; the generator takes it for optional.
fn require_answers(document: &mut utoipa::openapi::OpenApi) {
    /// What comes in may leave keys out, and problems name only what there is to name.
    const MAY_LEAVE_OUT: [&str; 19] = [
        "PlanDraft",
        "Problem",
        "NewTeam",
        "TeamEdit",
        "EmployeeDraft",
        "EmployeeEdit",
        "NewAbsence",
        "CalendarEdit",
        "CalendarDayEdit",
        "NewImport",
        "PaymentTie",
        "FilePersonTie",
        "FactRulesEdit",
        "NewToken",
        "DealForm",
        "ClientForm",
        "ActionForm",
        "PaymentForm",
        "WeekNumberForm",
    ];
    let Some(components) = &mut document.components else { return };
    for (name, schema) in &mut components.schemas {
        if let RefOr::T(Schema::Object(object)) = schema
            && !MAY_LEAVE_OUT.contains(&name.as_str())
        {
            object.required = object.properties.keys().cloned().collect();
        }
    }
}

/// Everything that the server answers, with the border around it.
pub fn router(app: Arc<App>, settings: Settings) -> Router {
    let (operations, written) = operations().split_for_parts();
    let document = document(written);
    let server = Server { app, settings: Arc::new(settings) };
    let settings = Arc::clone(&server.settings);
    let router = operations.with_state(server);
    // The page and its scripts are in the binary: it works where there is no internet.
    let swagger: Router = SwaggerUi::new("/api/docs").url("/api/openapi.json", document).into();
    // Below /api there is no room of the browser: what is not an operation is nothing.
    let nothing = Router::new().route("/api/{*rest}", any(|| async { Problem::from(Cause::NoSuchPath) }));
    border::around(router.merge(swagger).merge(nothing).merge(ui::router()), &settings)
}

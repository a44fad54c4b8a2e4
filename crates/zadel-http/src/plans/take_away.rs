//! `GET /api/v1/plans/{plan}/workbook` and `/table`: a plan to take away.

use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use zadel_app::PlanId;
use zadel_app::take_away::{TakenAs, take_away};

use crate::border::texts;
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::wire::Path;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv; charset=utf-8";

/// The plan as a workbook (XLSX) with live formulas, in the language of whoever asks.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/workbook", tag = "plans", params(("plan" = i64, Path)), responses(
    (status = 200, body = Vec<u8>, content_type = XLSX, description = "With `Content-Disposition`"),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn take_workbook(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
) -> Result<impl IntoResponse, Problem> {
    // A link is followed by the browser itself, which knows only its own language.
    let taken = take_away(&server.app, &who, PlanId::new(plan), TakenAs::Workbook, texts(who.language)).await?;
    let headers = [(CONTENT_TYPE, XLSX.to_owned()), (CONTENT_DISPOSITION, attachment(&taken.name, "xlsx"))];
    Ok((headers, taken.bytes))
}

/// The plan's table as text (CSV), as spreadsheets of the language of whoever asks read it.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/table", tag = "plans", params(("plan" = i64, Path)), responses(
    (status = 200, body = String, content_type = "text/csv", description = "With `Content-Disposition`"),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn take_table(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
) -> Result<impl IntoResponse, Problem> {
    let taken = take_away(&server.app, &who, PlanId::new(plan), TakenAs::Table, texts(who.language)).await?;
    let headers = [(CONTENT_TYPE, CSV.to_owned()), (CONTENT_DISPOSITION, attachment(&taken.name, "csv"))];
    Ok((headers, taken.bytes))
}

/// The header that names a file in any alphabet (RFC 6266), with a plain name for whoever knows only those.
fn attachment(name: &str, extension: &str) -> String {
    let name = file_name(name);
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '(' | ')');
    let plain: String = name.chars().filter(is_plain).collect();
    let plain = if plain.contains(|c: char| c.is_ascii_alphanumeric()) { plain.trim() } else { "plan" };
    format!("attachment; filename=\"{plain}.{extension}\"; filename*=UTF-8''{}.{extension}", encoded(&name))
}

/// A name that every file system takes: without what separates folders or drives, and without a point at either end.
fn file_name(name: &str) -> String {
    let safe = |c: char| {
        let forbidden = matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') || c.is_control();
        if forbidden { '_' } else { c }
    };
    let name: String = name.chars().map(safe).collect();
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() { "plan".to_owned() } else { name.to_owned() }
}

/// By RFC 8187: what is no letter or digit of ASCII goes byte by byte.
fn encoded(name: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte);
    let part = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    name.bytes().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn a_file_is_called_as_its_plan_in_any_alphabet() {
        assert_eq!(
            attachment("Декабрь 2026", "xlsx"),
            "attachment; filename=\"2026.xlsx\"; \
             filename*=UTF-8''%D0%94%D0%B5%D0%BA%D0%B0%D0%B1%D1%80%D1%8C%202026.xlsx"
        );
        assert_eq!(attachment("План", "csv").split(';').nth(1), Some(" filename=\"plan.csv\""));
    }

    #[test]
    fn a_name_leads_into_no_other_folder_and_no_other_header() {
        let said = attachment("../\"a\";\r\nSet-Cookie: x=1", "csv");
        assert!(said.bytes().all(|byte| (0x20..0x7f).contains(&byte)), "{said}");
        assert!(!said.contains(['/', '\\']) && said.matches('"').count() == 2, "{said}");
        assert_eq!(attachment("..", "csv"), "attachment; filename=\"plan.csv\"; filename*=UTF-8''plan.csv");
    }
}

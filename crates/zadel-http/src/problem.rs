//! What was refused, as RFC 9457 problem details.

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::Refused;
use zadel_app::StoreError;
use zadel_exchange::plan_document::SetError;
use zadel_exchange::target_sheet::SheetError;
use zadel_exchange::typed::TypedError;
use zadel_texts::{Argument, Texts};

use crate::wire::ChangeBy;

/// What was refused. It leaves a handler without words; the border puts them in.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) cause: Cause,
}

/// Why.
#[derive(Debug)]
pub(crate) enum Cause {
    Refused(Refused),
    /// An edit that does not say which version was seen.
    VersionRequired,
    ForeignOrigin,
    BodyTooLarge,
    /// No JSON, or not of the shape that the operation takes.
    BadBody(String),
    BadQuery(String),
    /// More cells than one edit takes.
    TooManyCells {
        n_cells: usize,
        most: usize,
    },
    NoSuchPath,
    NoSuchMethod,
    TooSlow,
    /// A defect of ours.
    Panic,
}

/// Problem details, RFC 9457.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemDetails {
    /// Always `about:blank`: the code says which problem it is.
    pub(crate) r#type: &'static str,
    pub(crate) status: u16,
    /// Stable, for programs.
    pub(crate) code: &'static str,
    /// The status in words.
    pub(crate) title: String,
    /// What is wrong and what to do, in the language of the request.
    pub(crate) detail: String,
    /// The number or the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) path: Option<String>,
    /// Of a plan file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<usize>,
    /// Of a plan file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) column: Option<usize>,
    /// The version there is, after a conflict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) version: Option<i64>,
    /// What others changed since the version that was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) changes: Option<Vec<ChangeBy>>,
    /// What to look for in the log, after a defect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) operation: Option<String>,
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        Self { cause: Cause::Refused(refused) }
    }
}

impl From<Cause> for Problem {
    fn from(cause: Cause) -> Self {
        Self { cause }
    }
}

impl IntoResponse for Problem {
    /// The problem rides in the extensions: only the border knows the language.
    fn into_response(self) -> Response {
        let mut response = self.cause.status().into_response();
        response.extensions_mut().insert(std::sync::Arc::new(self));
        response
    }
}

impl Cause {
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Refused(refused) => status_of(refused),
            Self::VersionRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::ForeignOrigin => StatusCode::FORBIDDEN,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BadBody(_) | Self::BadQuery(_) | Self::TooManyCells { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NoSuchPath => StatusCode::NOT_FOUND,
            Self::NoSuchMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Panic => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

fn status_of(refused: &Refused) -> StatusCode {
    match refused {
        Refused::NotSignedIn | Refused::WrongCredentials | Refused::LinkUsed | Refused::BadToken => {
            StatusCode::UNAUTHORIZED
        }
        Refused::TooManyGuesses => StatusCode::TOO_MANY_REQUESTS,
        Refused::Forbidden => StatusCode::FORBIDDEN,
        Refused::NotFound => StatusCode::NOT_FOUND,
        Refused::AlreadySetUp
        | Refused::EmailTaken
        | Refused::LastOwner
        | Refused::NameTaken
        | Refused::TeamNotEmpty
        | Refused::Overtaken(_)
        | Refused::KeyReused
        | Refused::Cancelled => StatusCode::CONFLICT,
        Refused::VersionConflict { .. } => StatusCode::PRECONDITION_FAILED,
        Refused::Field { .. }
        | Refused::FieldAt { .. }
        | Refused::UnknownPath(_)
        | Refused::UnknownVersion
        | Refused::Sheet(_)
        | Refused::Table(_)
        | Refused::Map(_)
        | Refused::NoKnownMap
        | Refused::NoWorkbook
        | Refused::Value { .. }
        | Refused::Plan { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        Refused::Store(StoreError::Unavailable(_) | StoreError::Busy) => StatusCode::SERVICE_UNAVAILABLE,
        Refused::Store(StoreError::Full) => StatusCode::INSUFFICIENT_STORAGE,
        Refused::Store(_) | Refused::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// A stable code, the key of its words, and what is put into them.
struct Words {
    code: &'static str,
    key: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

fn words(code: &'static str, key: &'static str) -> Words {
    Words { code, key, arguments: Vec::new() }
}

impl Problem {
    /// In words. `operation` names the request in the log.
    pub(crate) fn details(&self, texts: &Texts, operation: &str) -> ProblemDetails {
        let status = self.cause.status();
        let words = self.words();
        let detail = match &self.cause {
            Cause::Refused(Refused::Plan { problem, .. }) => {
                zadel_app::problem_words::say_problem(&problem.kind, texts)
            }
            Cause::Refused(Refused::Map(problem)) => zadel_app::import_words::say_map_fault(texts, &problem.fault),
            Cause::Refused(Refused::Table(error)) => zadel_app::import_words::say_reader_error(texts, error),
            _ => texts.say_with(words.key, &words.arguments),
        };
        let mut details = ProblemDetails {
            r#type: "about:blank",
            status: status.as_u16(),
            code: words.code,
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            detail,
            path: None,
            line: None,
            column: None,
            version: None,
            changes: None,
            operation: status.is_server_error().then(|| operation.to_owned()),
        };
        self.place(&mut details);
        details
    }

    /// Where it is, and what happened meanwhile.
    fn place(&self, details: &mut ProblemDetails) {
        match &self.cause {
            Cause::Refused(Refused::VersionConflict { version, changes }) => {
                details.version = Some(*version);
                details.changes = Some(changes.iter().map(ChangeBy::net).collect());
            }
            Cause::Refused(Refused::Field { path, .. }) => details.path = Some((*path).to_owned()),
            Cause::Refused(Refused::Map(problem)) => details.path = Some(problem.path.clone()),
            Cause::Refused(Refused::EmailTaken) => details.path = Some("email".to_owned()),
            Cause::Refused(Refused::NameTaken) => details.path = Some("name".to_owned()),
            Cause::Refused(
                Refused::UnknownPath(path)
                | Refused::Overtaken(path)
                | Refused::Value { path, .. }
                | Refused::FieldAt { path, .. },
            ) => details.path = Some(path.clone()),
            Cause::Refused(Refused::Plan { problem, position }) => {
                details.path = Some(problem.path.clone());
                (details.line, details.column) = position.unzip();
            }
            _ => {}
        }
    }

    /// Which it is, for programs and for the log.
    pub(crate) fn code(&self) -> &'static str {
        self.words().code
    }

    fn words(&self) -> Words {
        match &self.cause {
            Cause::Refused(refused) => refused_words(refused),
            Cause::VersionRequired => words("version_required", "error-http-version-required"),
            Cause::ForeignOrigin => words("foreign_origin", "error-http-foreign-origin"),
            Cause::BodyTooLarge => words("body_too_large", "error-http-body-too-large"),
            Cause::BadBody(what) => {
                Words { arguments: vec![("what", what.as_str().into())], ..words("bad_body", "error-http-bad-body") }
            }
            Cause::BadQuery(what) => {
                Words { arguments: vec![("what", what.as_str().into())], ..words("bad_query", "error-http-bad-query") }
            }
            Cause::TooManyCells { n_cells, most } => Words {
                arguments: vec![("n", (*n_cells).into()), ("most", (*most).into())],
                ..words("too_many_cells_pasted", "error-http-too-many-cells-pasted")
            },
            Cause::NoSuchPath => words("not_found", "error-http-no-such-path"),
            Cause::NoSuchMethod => words("method_not_allowed", "error-http-no-such-method"),
            Cause::TooSlow => words("too_slow", "error-http-too-slow"),
            Cause::Panic => words("internal", "error-http-internal"),
        }
    }
}

fn refused_words(refused: &Refused) -> Words {
    match refused {
        Refused::NotSignedIn => words("not_signed_in", "error-http-not-signed-in"),
        Refused::WrongCredentials => words("wrong_credentials", "error-http-wrong-credentials"),
        Refused::LinkUsed => words("link_used", "error-http-link-used"),
        Refused::BadToken => words("bad_token", "error-http-bad-token"),
        Refused::TooManyGuesses => words("too_many_guesses", "error-http-too-many-guesses"),
        Refused::Forbidden => words("forbidden", "error-http-forbidden"),
        Refused::NotFound => words("not_found", "error-http-not-found"),
        Refused::AlreadySetUp => words("already_set_up", "error-http-already-set-up"),
        Refused::EmailTaken => words("email_taken", "error-http-email-taken"),
        Refused::LastOwner => words("last_owner", "error-http-last-owner"),
        Refused::TeamNotEmpty => words("team_not_empty", "error-http-team-not-empty"),
        Refused::VersionConflict { .. } => words("version_conflict", "error-http-version-conflict"),
        Refused::Overtaken(_) => words("overtaken", "error-http-overtaken"),
        Refused::NameTaken => words("name_taken", "error-http-name-taken"),
        Refused::Field { code, .. } | Refused::FieldAt { code, .. } => field_words(*code),
        Refused::UnknownPath(path) => Words {
            arguments: vec![("path", path.as_str().into())],
            ..words("unknown_path", "error-http-unknown-path")
        },
        Refused::UnknownVersion => words("unknown_version", "error-http-unknown-version"),
        Refused::Value { typed, error, .. } => value_words(typed, error),
        Refused::Sheet(error) => sheet_words(error),
        Refused::Table(_) => words("bad_table", ""),
        Refused::Map(problem) => words(problem.fault.code(), ""),
        Refused::NoKnownMap => words("no_known_map", "import-no-known-map"),
        Refused::KeyReused => words("key_reused", "error-http-key-reused"),
        Refused::Cancelled => words("cancelled", "import-cancelled"),
        Refused::NoWorkbook => words("workbook_too_large", "error-workbook-too-large"),
        Refused::Plan { problem, .. } => words(problem.kind.code(), ""),
        Refused::Store(StoreError::Unavailable(_) | StoreError::Busy) => words("unavailable", "error-http-unavailable"),
        Refused::Store(StoreError::Full) => words("storage_full", "error-http-storage-full"),
        Refused::Store(_) | Refused::Broken(_) => words("internal", "error-http-internal"),
    }
}

fn field_words(error: zadel_app::FieldError) -> Words {
    use zadel_app::FieldError;
    match error {
        FieldError::LaterBatch => words("later_batch", "error-field-later-batch"),
        FieldError::SumWithoutNumber => words("sum_without_number", "error-field-sum-without-number"),
        FieldError::ClosedWeek => words("closed_week", "error-field-closed-week"),
        FieldError::Name => words("bad_name", "error-field-name"),
        FieldError::Email => words("bad_email", "error-field-email"),
        FieldError::Password => words("bad_password", "error-field-password"),
        FieldError::WrongPassword => words("wrong_password", "error-field-wrong-password"),
        FieldError::Currency => words("bad_currency", "error-field-currency"),
        FieldError::Role => words("bad_role", "error-field-role"),
        FieldError::Language => words("bad_language", "error-field-language"),
        FieldError::Day => words("bad_date", "error-field-day"),
        FieldError::Hours => words("bad_hours", "error-field-hours"),
        FieldError::Ramp => words("bad_ramp", "error-field-ramp"),
        FieldError::DatesTurned => words("dates_turned", "error-field-dates-turned"),
        FieldError::NotEmployed => words("not_employed", "error-field-not-employed"),
        FieldError::Overlaps => words("overlaps", "error-field-overlaps"),
        FieldError::NameTaken => words("name_taken", "error-field-name-taken"),
        FieldError::TimeZone => words("unknown_time_zone", "error-field-time-zone"),
        FieldError::HasFacts => words("has_facts", "error-field-has-facts"),
        FieldError::Months => words("bad_months", "error-field-months"),
        FieldError::Percent => words("bad_percent", "error-field-percent"),
        FieldError::Week => words("bad_week", "error-field-week"),
        FieldError::Member => words("unknown_member", "error-field-member"),
        FieldError::MemberTaken => words("member_taken", "error-field-member-taken"),
        FieldError::Team => words("unknown_team", "error-field-team"),
        FieldError::TeamCircle => words("team_circle", "error-field-team-circle"),
        FieldError::TeamTooDeep => words("team_too_deep", "error-field-team-too-deep"),
        FieldError::TooMany => words("too_many", "error-field-too-many"),
        FieldError::Country => words("unknown_country", "error-field-country"),
        FieldError::Text => words("bad_text", "error-field-text"),
        FieldError::TooManySteps => words("too_many", "error-field-too-many-steps"),
        FieldError::Sum => words("bad_sum", "error-field-sum"),
        FieldError::CurrencyOfFacts => words("currency_of_facts", "error-field-currency-of-facts"),
        FieldError::DayToCome => words("day_to_come", "error-field-day-to-come"),
        FieldError::Stage => words("unknown_stage", "error-field-stage"),
        FieldError::Action => words("unknown_action", "error-field-action"),
        FieldError::NoEmployee => words("no_employee", "error-field-no-employee"),
        FieldError::TaxNumber => words("bad_tax_number", "error-field-tax-number"),
        FieldError::Beginning => words("beginning", "error-field-beginning"),
        FieldError::Scope => words("bad_scope", "error-field-scope"),
        FieldError::TooManyTokens => words("too_many", "error-field-too-many-tokens"),
        FieldError::BeforeDeal => words("before_deal", "error-field-before-deal"),
        FieldError::DayOver => words("day_over", "error-field-day-over"),
        FieldError::Proof => words("bad_proof", "error-field-proof"),
    }
}

fn sheet_words(error: &SheetError) -> Words {
    match error {
        SheetError::Empty => words("sheet_empty", "error-sheet-empty"),
        SheetError::Broken => words("sheet_broken", "error-sheet-broken"),
        SheetError::Locked => words("sheet_locked", "error-sheet-locked"),
        SheetError::WebPage => words("sheet_web_page", "error-sheet-web-page"),
        SheetError::OpenDocument => words("sheet_open_document", "error-sheet-open-document"),
        SheetError::UnknownFormat => words("sheet_unknown_format", "error-sheet-unknown-format"),
        SheetError::TooLarge => words("sheet_too_large", "error-sheet-too-large"),
        SheetError::NoMonths => words("sheet_no_months", "error-sheet-no-months"),
        SheetError::OnlyQuarters => words("sheet_only_quarters", "error-sheet-only-quarters"),
        SheetError::NoNames => words("sheet_no_names", "error-sheet-no-names"),
        SheetError::NoSuchSheet(name) => Words {
            arguments: vec![("name", zadel_app::problem_words::shown(name).into())],
            ..words("sheet_no_such_sheet", "error-sheet-no-such-sheet")
        },
    }
}

fn value_words(typed: &str, error: &SetError) -> Words {
    let (code, key) = match error {
        SetError::NoSuchPlace => ("unknown_path", "error-typed-no-such-place"),
        SetError::Required => ("missing_key", "error-typed-required"),
        SetError::Money(TypedError::Unreadable, _) => ("bad_money", "error-typed-money"),
        SetError::Count(TypedError::Unreadable) => ("bad_number", "error-typed-count"),
        SetError::Fraction(TypedError::Unreadable) => ("bad_fraction", "error-typed-fraction"),
        SetError::Number(TypedError::Unreadable) => ("bad_fraction", "error-typed-number"),
        SetError::Money(TypedError::Negative, _)
        | SetError::Count(TypedError::Negative)
        | SetError::Fraction(TypedError::Negative)
        | SetError::Number(TypedError::Negative) => ("out_of_range", "error-typed-negative"),
        SetError::Money(TypedError::OutOfRange, _) => ("out_of_range", "error-typed-money-range"),
        SetError::Count(TypedError::OutOfRange)
        | SetError::Fraction(TypedError::OutOfRange)
        | SetError::Number(TypedError::OutOfRange) => ("out_of_range", "error-typed-count-range"),
        SetError::MoreThanAll => ("out_of_range", "error-typed-more-than-all"),
        SetError::Date => ("bad_date", "error-typed-date"),
        SetError::Counts(_) => ("bad_number", "error-typed-counts"),
        SetError::Sales(_) => ("bad_number", "error-typed-sales"),
        SetError::Parts => ("bad_fraction", "error-typed-parts"),
        SetError::Json => ("bad_body", "error-typed-json"),
    };
    let typed = zadel_app::problem_words::shown(typed);
    Words { code, key, arguments: vec![("typed", typed.into())] }
}

/// The details as a response.
pub(crate) fn response(details: &ProblemDetails) -> Response {
    let status = StatusCode::from_u16(details.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(CONTENT_TYPE, "application/problem+json")], Json(details)).into_response()
}

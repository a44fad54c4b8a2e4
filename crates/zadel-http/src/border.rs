//! The border: what every request and every response passes. Language and words, origin, limits, headers of security, log.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    REFERRER_POLICY, RETRY_AFTER, STRICT_TRANSPORT_SECURITY, WWW_AUTHENTICATE, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use http_body_util::Limited;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::timeout::RequestBodyTimeoutLayer;
use tracing::{Instrument, error, error_span, info};
use zadel_app::Refused;
use zadel_texts::{Language, Texts};

use crate::problem::{Cause, Problem, response};
use crate::state::Settings;

/// No request of ours is larger: the largest plan file has 2 MB.
const MOST_BYTES: usize = 4 << 20;
/// But for a file of another program, which is not held in memory.
const MOST_FILE_BYTES: usize = 512 << 20;
/// Between two pieces of a body.
const BODY_TIMEOUT: Duration = Duration::from_secs(15);
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Nothing but what this server itself sends: no inline script, no inline style, no frame around it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// What the page may not use of the machine.
const PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

static TEXTS: LazyLock<[Texts; 2]> = LazyLock::new(|| Language::ALL.map(Texts::of));

/// The words of a language, made once.
pub(crate) fn texts(language: Language) -> &'static Texts {
    match language {
        Language::Ru => &TEXTS[0],
        Language::En => &TEXTS[1],
    }
}

/// The language that a browser or a program asks for: the first one of ours, else English.
pub(crate) fn language_of(headers: &HeaderMap) -> Language {
    let asked = headers.get(ACCEPT_LANGUAGE).and_then(|header| header.to_str().ok()).unwrap_or_default();
    let mut tags = asked.split(',').filter_map(|tag| tag.trim().split(['-', ';']).next());
    let known =
        tags.find_map(|tag| Language::ALL.into_iter().find(|language| tag.eq_ignore_ascii_case(language.code())));
    known.unwrap_or(Language::En)
}

/// Puts the border around the routes.
pub(crate) fn around(router: Router, settings: &Settings) -> Router {
    let csrf = CsrfLayer::new();
    let csrf = match &settings.public_url {
        // A wrong address of the proxy trusts nobody more: it is an address of the same company, or none.
        Some(url) => csrf.clone().add_trusted_origin(url.trim_end_matches('/')).unwrap_or(csrf),
        None => csrf,
    };
    let is_https = settings.is_https();
    // Streams of changes must not wait in a compressor's buffer.
    let worth_it = SizeAbove::new(512).and(NotForContentType::new("text/event-stream"));
    router
        .layer(middleware::from_fn(to_the_end))
        .layer(csrf)
        // One limit, this one: axum's own is lower.
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn(limited))
        .layer(RequestBodyTimeoutLayer::new(BODY_TIMEOUT))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| Problem::from(Cause::Panic).into_response()))
        .layer(middleware::from_fn(speak))
        .layer(CompressionLayer::new().compress_when(worth_it))
        .layer(middleware::from_fn(move |request, next| secure(is_https, request, next)))
}

/// No address and no body is longer than its operation takes; a body that says so is not even read.
async fn limited(request: Request, next: Next) -> Response {
    if !is_address(request.uri()) {
        return Problem::from(Cause::NoSuchPath).into_response();
    }
    let takes_files = match request.uri().path() {
        "/api/v1/import-files" => true,
        // JSON is read as a whole, and names a file that waits.
        "/api/v1/imports" => !is_json(request.headers()),
        _ => false,
    };
    let most = if takes_files { MOST_FILE_BYTES } else { MOST_BYTES };
    let announced =
        request.headers().get(CONTENT_LENGTH).and_then(|header| header.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|announced| most < announced) {
        return Problem::from(Cause::BodyTooLarge).into_response();
    }
    next.run(request.map(|body| Body::new(Limited::new(body, most)))).await
}

/// Can it be the address of anything? No text of ours holds a character 0, which PostgreSQL takes in no text at all.
fn is_address(uri: &Uri) -> bool {
    /// A page of deals with every filter has some hundreds.
    const MOST_BYTES: usize = 8 << 10;
    let asked = uri.path_and_query().map_or("", |asked| asked.as_str());
    asked.len() <= MOST_BYTES && !asked.contains("%00")
}

/// Does a request say that its body is JSON? What says nothing is taken for what it is sent to.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|header| header.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// Does what changes something in a task of its own: whoever goes away in the middle must not leave a change that is saved and that
/// nobody heard of.
async fn to_the_end(request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    match tokio::spawn(next.run(request).in_current_span()).await {
        Ok(response) => response,
        // A panic goes on to where panics are answered; nobody cancels the task.
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Problem::from(Cause::Panic).into_response(),
        },
    }
}

/// Gives a problem its words, and writes the log line of the request.
async fn speak(request: Request, next: Next) -> Response {
    let language = language_of(request.headers());
    let operation = operation_id();
    // Never the query: it could hold what is nobody else's business. Of the highest level, so that an error's line names its
    // operation whatever else is logged.
    let span = error_span!("request", operation, method = %request.method(), path = request.uri().path());
    let is_api = request.uri().path().starts_with("/api/");
    let mut response = next.run(request).instrument(span.clone()).await;
    let _entered = span.enter();
    if let Some(problem) = problem_of(&mut response, is_api) {
        log_problem(&problem);
        response = spoken(&problem, language, &operation);
    }
    info!(status = response.status().as_u16(), "answered");
    if let Ok(operation) = HeaderValue::from_str(&operation) {
        response.headers_mut().insert(REQUEST_ID, operation);
    }
    response
}

/// The problem that a response stands for, whoever made it.
fn problem_of(response: &mut Response, is_api: bool) -> Option<Arc<Problem>> {
    let extensions = response.extensions_mut();
    if let Some(problem) = extensions.remove::<Arc<Problem>>() {
        return Some(problem);
    }
    let cause = if extensions.get::<ProtectionError>().is_some() {
        Cause::ForeignOrigin
    } else {
        match response.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Cause::BodyTooLarge,
            StatusCode::NOT_FOUND if is_api => Cause::NoSuchPath,
            StatusCode::METHOD_NOT_ALLOWED => Cause::NoSuchMethod,
            _ => return None,
        }
    };
    Some(Arc::new(cause.into()))
}

fn spoken(problem: &Problem, language: Language, operation: &str) -> Response {
    let mut response = response(&problem.details(texts(language), operation));
    let headers = response.headers_mut();
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
    if matches!(problem.cause, Cause::Refused(Refused::BadToken)) {
        headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if matches!(problem.cause.status(), StatusCode::SERVICE_UNAVAILABLE) {
        headers.insert(RETRY_AFTER, HeaderValue::from_static("2"));
    }
    response
}

fn log_problem(problem: &Problem) {
    match &problem.cause {
        Cause::Panic => error!("panicked"),
        Cause::Refused(refused) if problem.cause.status().is_server_error() => error!(%refused, "failed"),
        // Not louder, and never what was sent: nonsense must not fill the disk, and could hold a password.
        _ => info!(code = problem.code(), "refused"),
    }
}

/// Names a request in the log and in the answer: unique enough to be found, and no secret.
fn operation_id() -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("{:x}-{:x}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Headers that take possibilities away from whoever would misuse them.
async fn secure(is_https: bool, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let is_part = request.uri().path().starts_with("/assets/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    if is_part {
        // No page of its own: what a page may do is said with the page, and a first visit asks for many parts.
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'"));
    } else {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
        // An address can hold a plan's number; nobody outside needs it.
        headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
        headers.insert("permissions-policy", HeaderValue::from_static(PERMISSIONS));
    }
    if is_https {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    if is_api && !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

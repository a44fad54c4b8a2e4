//! A server in this process, and somebody who talks to it.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;
use tower::ServiceExt;
use zadel_app::rights::Role;
use zadel_app::{App, demo, sessions};
use zadel_http::{Settings, router};
use zadel_store::{CompanyId, Db};
use zadel_texts::Language;

/// 2026-11-23, and on from there as tests want.
pub(crate) static NOW: AtomicI64 = AtomicI64::new(1_795_392_000_000);

fn clock() -> i64 {
    NOW.load(Ordering::Relaxed)
}

fn entropy(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("there are random bytes");
}

/// A server on a database.
#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) app: Arc<App>,
    router: Router,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
    /// As they came, where they are no JSON.
    pub(crate) bytes: Bytes,
}

/// Somebody with a cookie, or without one.
#[derive(Clone)]
pub(crate) struct Client {
    server: Server,
    pub(crate) cookie: Option<String>,
    /// The secret of a program.
    pub(crate) token: Option<String>,
}

impl Server {
    pub(crate) fn on(db: &Db) -> Self {
        Self::with(db, Settings::default())
    }

    /// Set up as somebody starts it.
    pub(crate) fn with(db: &Db, settings: Settings) -> Self {
        let app = Arc::new(App::new(db.clone(), clock, entropy));
        Self { router: router(Arc::clone(&app), settings), app }
    }

    /// With the demo company in it that stands still: a few rows, at once.
    pub(crate) async fn demo(db: &Db) -> (Self, CompanyId) {
        let server = Self::on(db);
        let company = demo::seed_still(&server.app, Language::En).await.expect("seeded").expect("it was empty");
        (server, company)
    }

    pub(crate) fn anonymous(&self) -> Client {
        Client { server: self.clone(), cookie: None, token: None }
    }

    /// A program that comes in by a secret.
    pub(crate) fn program(&self, secret: &str) -> Client {
        Client { token: Some(secret.to_owned()), ..self.anonymous() }
    }

    /// Signed in with a one-time link, as the demo company's member of a role or as another company's.
    pub(crate) async fn client_of(&self, company: CompanyId, role: Role) -> Client {
        let host = if company == CompanyId::new(1) { "demo" } else { "other" };
        let email = format!("{}@{host}.example", role.code());
        let link = sessions::link_for(&self.app, &email).await.expect("a link").expect("somebody");
        let mut client = self.anonymous();
        let answer = client.post("/api/v1/session", serde_json::json!({ "link": link })).await;
        client.cookie = Some(cookie_of(&answer));
        client
    }
}

/// The cookie that an answer sets.
pub(crate) fn cookie_of(answer: &Answer) -> String {
    let header = answer.headers.get("set-cookie").unwrap_or_else(|| panic!("no cookie: {answer:?}"));
    header.to_str().expect("ASCII").split(';').next().expect("a name and a value").to_owned()
}

/// A line of server-sent events: read all the time, as a browser does, until it is dropped.
pub(crate) struct Events {
    heard: UnboundedReceiver<(String, Value)>,
    reading: JoinHandle<()>,
}

impl Events {
    fn of(mut body: Body) -> Self {
        let (tell, heard) = unbounded_channel();
        let reading = tokio::spawn(async move {
            let mut read = String::new();
            while let Some(Ok(frame)) = body.frame().await {
                read += std::str::from_utf8(&frame.into_data().expect("data")).expect("UTF-8");
                while let Some((event, rest)) = read.split_once("\n\n") {
                    let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
                    // What keeps the line alive has neither name nor data.
                    if let Some((name, data)) = field("event:").zip(field("data:")) {
                        drop(tell.send((name.to_owned(), serde_json::from_str(data).expect("JSON"))));
                    }
                    let rest = rest.to_owned();
                    read = rest;
                }
            }
        });
        Self { heard, reading }
    }

    /// The next event: its name and its data.
    pub(crate) async fn next(&mut self) -> (String, Value) {
        self.heard.recv().await.expect("the line stays open")
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        self.reading.abort();
    }
}

impl Client {
    pub(crate) async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<Value>) -> Answer {
        let body = body.map(|body| body.to_string());
        let json = body.is_some().then_some(("content-type", "application/json"));
        let mut request = Request::builder().method(method).uri(path).header("host", "localhost");
        for (name, value) in headers.iter().copied().chain(json) {
            request = request.header(name, value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let request = request.body(Body::from(body.unwrap_or_default())).expect("a request");
        self.answer(request).await
    }

    pub(crate) async fn answer(&self, request: Request<Body>) -> Answer {
        let response = self.server.router.clone().oneshot(request).await.expect("a router answers");
        let (head, body) = response.into_parts();
        let is_stream = head.headers.get("content-type").is_some_and(|kind| kind == "text/event-stream");
        let bytes = if is_stream { Bytes::default() } else { body.collect().await.expect("a body").to_bytes() };
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status: head.status, headers: head.headers, body, bytes }
    }

    /// A line that stays open, as a browser's `EventSource` holds it.
    pub(crate) async fn listen(&self, path: &str) -> Events {
        let cookie = self.cookie.as_deref().unwrap_or_default();
        let request = Request::builder().uri(path).header("host", "localhost").header("cookie", cookie);
        let request = request.body(Body::empty()).expect("a request");
        let response = self.server.router.clone().oneshot(request).await.expect("a router answers");
        assert_eq!(response.status(), StatusCode::OK);
        Events::of(response.into_body())
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], None).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        self.send("POST", path, &[], Some(body)).await
    }

    /// Sets one number of plan 1, having seen a version.
    pub(crate) async fn set(&self, version: i64, path: &str, value: Option<&str>) -> Answer {
        let body = serde_json::json!({ "edits": [{ "path": path, "value": value }] });
        self.send("PATCH", "/api/v1/plans/1", &[("if-match", &format!("\"{version}\""))], Some(body)).await
    }
}

impl Answer {
    pub(crate) fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }
}

/// Any text as a part of an address.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        write!(escaped, "%{byte:02X}").expect("a text grows");
    }
    escaped
}

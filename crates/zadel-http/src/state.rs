//! What handlers share, and who asks.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::http::request::Parts;
use zadel_app::{App, Refused, Who, api_tokens, sessions};
use zadel_texts::Language;

use crate::border::language_of;
use crate::problem::Problem;

/// How the server is reached.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Plain http beyond loopback, which somebody asked for: browsers keep no secure cookie there, and a banner says so.
    pub insecure_lan: bool,
    /// The company is an example, and whoever starts the server is given a link into it.
    pub demo: bool,
    /// The address that people type, if a proxy stands in front: `https://plan.example.com`.
    pub public_url: Option<String>,
    /// This process itself encrypts.
    pub tls: bool,
}

impl Settings {
    /// Do browsers come by https, to this process or to the proxy in front?
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.tls || self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// Is the cookie sent in the clear, because somebody asked for that and there is no https?
    fn is_plain(&self) -> bool {
        self.insecure_lan && !self.is_https()
    }
}

/// What handlers share.
#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) app: Arc<App>,
    pub(crate) settings: Arc<Settings>,
}

impl Server {
    /// A name that only this host can set, and only over https or on loopback.
    pub(crate) fn cookie_name(&self) -> &'static str {
        if self.settings.is_plain() { "zadel" } else { "__Host-zadel" }
    }

    /// The session that a browser sends, if any.
    pub(crate) fn session_in<'h>(&self, headers: &'h HeaderMap) -> Option<&'h str> {
        let mut cookies = headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok());
        let name = self.cookie_name();
        cookies
            .find_map(|header| header.split(';').find_map(|cookie| cookie.trim().strip_prefix(name)?.strip_prefix('=')))
    }

    /// The header that gives a browser its session, or with an empty value takes it away.
    pub(crate) fn cookie(&self, value: &str) -> String {
        const MONTH: u32 = 30 * 24 * 60 * 60;
        let secure = if self.settings.is_plain() { "" } else { "; Secure" };
        let age = if value.is_empty() { 0 } else { MONTH };
        format!("{}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={age}{secure}", self.cookie_name())
    }
}

/// Somebody who is signed in, or a program with a token. A handler that takes it answers nobody else; what a program may do is asked with
/// every right, as it is of a person.
///
/// A request with both is the program's. A browser sends a cookie without being asked, and a token is there only because somebody
/// means it; it never allows more than the cookie would. A token that is worth nothing is refused, whatever cookie is beside it.
pub(crate) struct SignedIn(pub(crate) Who);

/// Somebody who is signed in as a person: for what is about oneself, which is no program's business.
pub(crate) struct Person(pub(crate) Who);

impl FromRequestParts<Server> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Problem> {
        if let Some(token) = bearer_in(&parts.headers) {
            return Ok(Self(api_tokens::find_program(&server.app, token).await?));
        }
        let session = server.session_in(&parts.headers).ok_or(Refused::NotSignedIn)?;
        Ok(Self(sessions::find_who(&server.app, session).await?))
    }
}

impl FromRequestParts<Server> for Person {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Problem> {
        let SignedIn(who) = SignedIn::from_request_parts(parts, server).await?;
        who.session()?;
        Ok(Self(who))
    }
}

/// The token that a program shows. Other schemes are not ours: a proxy in front may ask for a password of its own and hand it on.
fn bearer_in(headers: &HeaderMap) -> Option<&str> {
    let header = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// The language of a request.
pub(crate) struct Speaks(pub(crate) Language);

impl<S: Sync> FromRequestParts<S> for Speaks {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(language_of(&parts.headers)))
    }
}

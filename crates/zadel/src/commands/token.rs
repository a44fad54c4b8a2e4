//! `zadel token`: access for a program on a server without a browser.
//!
//! Whoever can run it on the database could read and write every row: it opens nothing that was closed to them.

use std::process::ExitCode;

use zadel_app::api_tokens::{TokenDraft, make_token_for};
use zadel_app::{App, Refused};
use zadel_store::Db;
use zadel_texts::Texts;

use super::failure::Failure;
use crate::terminal::print;

/// What was asked for.
pub(crate) struct Request {
    pub(crate) email: String,
    pub(crate) name: String,
    pub(crate) scopes: Vec<String>,
    pub(crate) until: Option<String>,
    pub(crate) database: String,
}

pub(super) async fn token(request: &Request, texts: &Texts) -> Result<ExitCode, Failure> {
    let database = Failure::database(&request.database);
    let db = Db::open_existing(&request.database).await.map_err(&database)?;
    db.check_schema().await.map_err(&database)?;
    let app = App::new(db, super::clock, super::entropy);
    let draft = TokenDraft { name: &request.name, scopes: &request.scopes, until: request.until.as_deref() };
    let secret = make_token_for(&app, &request.email, draft).await.map_err(|refused| match refused {
        Refused::Store(error) => database(error),
        Refused::Forbidden => Failure::NoOwner(request.email.clone()),
        Refused::Field { code, .. } => Failure::Field(code),
        other => Failure::Refused(other),
    })?;
    let secret = secret.ok_or_else(|| Failure::Nobody(request.email.clone()))?;
    app.db().close().await;
    print(&[&texts.say("token-made"), "\n  ", &secret, "\n"].concat()).map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

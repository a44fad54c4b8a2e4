//! `zadel link`: a way in for somebody who forgot the password and has nobody to ask, such as the only owner.
//!
//! Whoever can run it on the database could read and write every row: it opens nothing that was closed to them.

use std::process::ExitCode;

use zadel_app::{App, Refused, sessions};
use zadel_store::Db;
use zadel_texts::Texts;

use super::failure::Failure;
use crate::config::Config;
use crate::terminal::print;

pub(super) async fn link(config: &Config, email: &str, texts: &Texts) -> Result<ExitCode, Failure> {
    let url = config.url(&config.listen)?;
    let db = Db::open_existing(&config.database).await.map_err(Failure::database(&config.database))?;
    db.check_schema().await.map_err(Failure::database(&config.database))?;
    let app = App::new(db, super::clock, super::entropy);
    let link = sessions::link_for(&app, email).await.map_err(|refused| match refused {
        Refused::Store(error) => Failure::database(&config.database)(error),
        other => Failure::Refused(other),
    })?;
    let link = link.ok_or_else(|| Failure::Nobody(email.to_owned()))?;
    app.db().close().await;
    let page = [&texts.say("link-made"), "\n  ", &url, "/enter#", &link, "\n"].concat();
    print(&page).map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

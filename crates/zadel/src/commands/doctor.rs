//! `zadel doctor`: what is set, what is there, what is broken, and what to do.

use std::process::ExitCode;

use zadel_store::audit::verify_audit;
use zadel_store::check::{Finding, integrity};
use zadel_store::companies::list_companies;
use zadel_store::{Db, StoreError};
use zadel_texts::{Argument, Texts};

use super::failure::{Failure, without_password};
use crate::config::Config;
use crate::terminal::print;

const UNWELL: u8 = 1;
const MOST_COMPANIES: u32 = 1000;

pub(super) async fn doctor(config: &Config, texts: &Texts) -> Result<ExitCode, Failure> {
    let failure = Failure::database(&config.database);
    let mut page = Page { texts, lines: Vec::new(), is_well: true };
    page.say("doctor-version", &[("version", env!("CARGO_PKG_VERSION").into())]);
    let db = Db::open_existing(&config.database).await.map_err(&failure)?;
    let schema = db.schema_version().await.map_err(&failure)?;
    let database = without_password(&config.database);
    page.say("doctor-database", &[("database", database.into()), ("schema", schema.into())]);
    match db.check_schema().await {
        Ok(()) => examine(&db, &mut page).await.map_err(&failure)?,
        Err(StoreError::NotMigrated) => page.complain("error-database-not-migrated", &[]),
        Err(error) => return Err(failure(error)),
    }
    let is_here = config.address().is_some_and(|address| address.ip().is_loopback());
    if is_here && config.tls_cert.is_none() && config.public_url.is_none() {
        page.say("doctor-no-tls", &[("address", config.listen.as_str().into())]);
    }
    if page.is_well {
        page.say("doctor-ok", &[]);
    }
    db.close().await;
    print(&(page.lines.join("\n") + "\n")).map_err(Failure::Output)?;
    Ok(if page.is_well { ExitCode::SUCCESS } else { ExitCode::from(UNWELL) })
}

async fn examine(db: &Db, page: &mut Page<'_>) -> Result<(), StoreError> {
    let broken = integrity(db).await?;
    if broken.is_empty() {
        page.say("doctor-integrity", &[]);
    }
    broken.iter().for_each(|finding| page.complain("doctor-broken", &[("what", name(finding).into())]));
    let companies = list_companies(db, None, MOST_COMPANIES).await?;
    if companies.is_empty() {
        page.say("doctor-no-company", &[]);
    }
    for company in companies {
        let verdict = verify_audit(db, company.company).await?;
        match verdict.broken_at {
            None => page.say(
                "doctor-audit",
                &[
                    ("company", company.name.into()),
                    ("entries", verdict.n_entries.into()),
                    ("hash", verdict.head_hash.into()),
                ],
            ),
            Some(seq) => {
                page.complain(
                    "doctor-audit-broken",
                    &[("company", company.name.into()), ("seq", seq.to_string().into())],
                );
            }
        }
    }
    Ok(())
}

/// What is broken, in the engine's own terms.
fn name(finding: &Finding) -> String {
    match finding {
        Finding::Schema { found, expected } => format!("schema {found}/{expected}"),
        Finding::MissingTable { table } => (*table).to_owned(),
        Finding::Damaged { what } => what.clone(),
        Finding::BrokenReference { table } => table.clone(),
    }
}

struct Page<'a> {
    texts: &'a Texts,
    lines: Vec<String>,
    is_well: bool,
}

impl Page<'_> {
    fn say(&mut self, key: &str, arguments: &[(&'static str, Argument)]) {
        self.lines.push(self.texts.say_with(key, arguments));
    }

    fn complain(&mut self, key: &str, arguments: &[(&'static str, Argument)]) {
        self.is_well = false;
        self.say(key, arguments);
    }
}

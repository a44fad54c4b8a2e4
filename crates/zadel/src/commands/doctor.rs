//! `zadel doctor`: what is set, what is there, what is broken, and what to do.

use std::process::ExitCode;

use zadel_app::facts::rebuild;
use zadel_app::forecast::{Otherwise, make_forecasts_again};
use zadel_app::{App, Refused};
use zadel_http::{Listen, Settings};
use zadel_store::audit::verify_audit;
use zadel_store::check::{Finding, integrity};
use zadel_store::companies::{Company, list_companies};
use zadel_store::{Db, StoreError};
use zadel_texts::{Argument, Texts};

use super::failure::{Failure, without_password};
use crate::config::Config;
use crate::terminal::print;

const UNWELL: u8 = 1;
const PAGE: u32 = 1000;

/// Whether what follows from the facts is computed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// No: nothing is changed.
    Only,
    /// Yes, and what is stored otherwise is mended.
    Rebuild,
}

pub(super) async fn doctor(config: &Config, look: Look, texts: &Texts) -> Result<ExitCode, Failure> {
    let failure = Failure::database(&config.database);
    let mut page = Page { texts, lines: Vec::new(), is_well: true };
    page.say("doctor-version", &[("version", env!("CARGO_PKG_VERSION").into())]);
    page.look_at_settings(config);
    let db = Db::open_existing(&config.database).await.map_err(&failure)?;
    let schema = db.schema_version().await.map_err(&failure)?;
    let database = without_password(&config.database);
    page.say("doctor-database", &[("database", database.into()), ("schema", schema.into())]);
    let examined = match db.check_schema().await {
        Ok(()) => examine(&db, look, &mut page).await,
        Err(StoreError::NotMigrated) => {
            page.complain("error-database-not-migrated", &[]);
            Ok(())
        }
        Err(error) => Err(error),
    };
    page.is_well &= examined.is_ok();
    if page.is_well {
        page.say("doctor-ok", &[]);
    }
    db.close().await;
    // What was found is said also if the database broke off in the middle of it.
    print(&(page.lines.join("\n") + "\n")).map_err(Failure::Output)?;
    examined.map_err(&failure)?;
    Ok(if page.is_well { ExitCode::SUCCESS } else { ExitCode::from(UNWELL) })
}

async fn examine(db: &Db, look: Look, page: &mut Page<'_>) -> Result<(), StoreError> {
    let broken = integrity(db).await?;
    if broken.is_empty() {
        page.say("doctor-integrity", &[]);
    }
    broken.iter().for_each(|finding| page.complain("doctor-broken", &[("what", name(finding).into())]));
    let mut after = None;
    loop {
        let companies = list_companies(db, after, PAGE).await?;
        let Some(last) = companies.last() else { break };
        after = Some(last.company);
        for company in companies {
            look_at_log(db, &company, page).await?;
            if look == Look::Rebuild {
                rebuild_facts(db, &company, page).await?;
                make_again(db, &company, page).await?;
            }
        }
    }
    if after.is_none() {
        page.say("doctor-no-company", &[]);
    }
    Ok(())
}

/// Deals and cube once more, from the facts.
async fn rebuild_facts(db: &Db, company: &Company, page: &mut Page<'_>) -> Result<(), StoreError> {
    let app = App::new(db.clone(), super::clock, super::entropy);
    let name = ("company", company.name.as_str().into());
    match rebuild(&app, company.company).await {
        Ok(rebuilt) => {
            let number = |n: u64| Argument::from(i64::try_from(n).unwrap_or(i64::MAX));
            let counts = [
                name,
                ("facts", number(rebuilt.n_facts)),
                ("deals", number(rebuilt.n_deals)),
                ("cells", number(rebuilt.n_cells)),
            ];
            page.say("doctor-rebuilt", &counts);
            if 0 < rebuilt.n_deals_mended + rebuilt.n_cells_mended {
                let mended = [("deals", number(rebuilt.n_deals_mended)), ("cells", number(rebuilt.n_cells_mended))];
                page.complain("doctor-mended", &mended);
            }
            Ok(())
        }
        Err(Refused::Store(error)) => Err(error),
        Err(refused) => {
            page.complain("doctor-broken", &[("what", refused.to_string().into())]);
            Ok(())
        }
    }
}

/// The forecasts that were kept, once more.
async fn make_again(db: &Db, company: &Company, page: &mut Page<'_>) -> Result<(), StoreError> {
    let app = App::new(db.clone(), super::clock, super::entropy);
    match make_forecasts_again(&app, company.company).await {
        Ok(made) => {
            let number = |n: u64| Argument::from(i64::try_from(n).unwrap_or(i64::MAX));
            let name = || ("company", company.name.as_str().into());
            if 0 < made.n_same {
                page.say("doctor-forecasts", &[name(), ("forecasts", number(made.n_same))]);
            }
            if 0 < made.n_of_other_model {
                page.say("doctor-forecasts-of-other-model", &[name(), ("forecasts", number(made.n_of_other_model))]);
            }
            for Otherwise { day, period } in made.otherwise {
                let date = |date| Argument::from(page.texts.date(date));
                let arguments = [name(), ("day", date(day)), ("from", date(period.0)), ("to", date(period.1))];
                page.complain("doctor-forecast-otherwise", &arguments);
            }
            Ok(())
        }
        Err(Refused::Store(error)) => Err(error),
        Err(refused) => {
            page.complain("doctor-broken", &[("what", refused.to_string().into())]);
            Ok(())
        }
    }
}

async fn look_at_log(db: &Db, company: &Company, page: &mut Page<'_>) -> Result<(), StoreError> {
    let verdict = verify_audit(db, company.company).await?;
    let name = ("company", company.name.as_str().into());
    match verdict.broken_at {
        None => {
            let (entries, hash) = (verdict.n_entries.into(), verdict.head_hash.into());
            page.say("doctor-audit", &[name, ("entries", entries), ("hash", hash)]);
        }
        Some(seq) => page.complain("doctor-audit-broken", &[name, ("seq", seq.to_string().into())]),
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

    /// What `zadel serve` would be told, and whether it would start with it.
    fn look_at_settings(&mut self, config: &Config) {
        let settings = config.settings();
        let shown = ("address", config.listen.as_str().into());
        match config.listen().and_then(|listen| Ok((listen, config.url(&config.listen)?))) {
            Ok((listen, url)) => {
                self.say("doctor-address", &[shown, ("url", url.into())]);
                self.look_at_encryption(config, &listen, &settings);
            }
            Err(failure) => self.fail(&failure),
        }
    }

    fn look_at_encryption(&mut self, config: &Config, listen: &Listen, settings: &Settings) {
        if let Err(error) = listen.check(settings) {
            self.fail(&Failure::Serve { address: config.listen.clone(), error });
        } else if !settings.is_https() && listen.address.ip().is_loopback() {
            self.say("doctor-no-tls", &[("address", config.listen.as_str().into())]);
        }
    }

    fn fail(&mut self, failure: &Failure) {
        self.is_well = false;
        self.lines.push(failure.say(self.texts));
    }

    fn complain(&mut self, key: &str, arguments: &[(&'static str, Argument)]) {
        self.is_well = false;
        self.say(key, arguments);
    }
}

//! `zadel demo`: the demo company in an empty database, or its export files in a folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use zadel_app::demo::{Seeded, living_company, seed};
use zadel_app::{App, Refused};
use zadel_exchange::living::{
    Company, amocrm_csv, amocrm_xlsx, bitrix24_deals_csv, bitrix24_deals_html_xls, bitrix24_leads_csv,
    payments_1c_statement,
};
use zadel_texts::Texts;

use super::failure::{Failure, without_password};
use super::migrate::open_migrated;
use crate::terminal::print;

/// What was asked for.
pub(crate) enum Request {
    /// The company in a database that has none.
    Company { database: String },
    /// The files of the same company, in a folder.
    Files { folder: PathBuf },
}

pub(super) async fn demo(request: &Request, texts: &Texts) -> Result<ExitCode, Failure> {
    let page = match request {
        Request::Company { database } => company(database, texts).await?,
        Request::Files { folder } => files(folder, texts)?,
    };
    print(&page).map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

async fn company(database: &str, texts: &Texts) -> Result<String, Failure> {
    let db = open_migrated(database).await?;
    let app = App::new(db, super::clock, super::entropy);
    let seeded = seed(&app, texts.language()).await.map_err(Failure::of(database))?;
    app.db().close().await;
    let Seeded { n_people, n_teams, n_deals, n_facts, told, planned, line, .. } = seeded.ok_or(Failure::HasCompany)?;
    let database = without_password(database);
    let of = |n: u64| texts.count(n).into();
    let count = |n: usize| of(n as u64);
    let lines = [
        texts.say_with("demo-made", &[("database", database.as_str().into())]),
        texts.say_with(
            "demo-counts",
            &[
                ("people", count(n_people)),
                ("teams", count(n_teams)),
                ("deals", count(n_deals)),
                ("facts", of(n_facts)),
            ],
        ),
        texts.say_with("demo-told", &[("from", texts.date(told.0).into()), ("until", texts.date(told.1).into())]),
        texts.say_with("demo-plan", &[("period", texts.period(planned).into()), ("line", line.into())]),
        texts.say_with("demo-start", &[("database", database.into())]),
    ];
    Ok(lines.join("\n") + "\n")
}

/// Writes every file and tells what it is for. What stands there already is somebody's, and stays.
fn files(folder: &Path, texts: &Texts) -> Result<String, Failure> {
    let company = living_company(today(), texts.language());
    fs::create_dir_all(folder).map_err(Failure::written(folder))?;
    let files = written(&company)?;
    if let Some((name, ..)) = files.iter().find(|(name, ..)| folder.join(name).exists()) {
        return Err(Failure::Exists(folder.join(name).display().to_string()));
    }
    let mut lines = vec![texts.say_with("demo-files", &[("folder", folder.display().to_string().into())])];
    for (name, key, bytes) in files {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(Failure::written(&path))?;
        lines.push(format!("  {name:<30} {}", texts.say(key)));
    }
    lines.push(texts.say("demo-files-where"));
    Ok(lines.join("\n") + "\n")
}

/// A file's name, the words for what to try with it, and its bytes.
type Written = (&'static str, &'static str, Vec<u8>);

fn written(company: &Company) -> Result<[Written; 7], Failure> {
    let yesterday = company.today.saturating_sub(1.day());
    let month_ago = yesterday.saturating_sub(1.month());
    let xlsx = amocrm_xlsx(company, yesterday).map_err(|_| Failure::Refused(Refused::Broken("demo")))?;
    Ok([
        ("bitrix24-deals-month-ago.csv", "demo-file-deals-before", bitrix24_deals_csv(company, month_ago).bytes),
        ("bitrix24-deals.csv", "demo-file-deals", bitrix24_deals_csv(company, yesterday).bytes),
        ("bitrix24-deals.xls", "demo-file-deals-page", bitrix24_deals_html_xls(company, yesterday).bytes),
        ("bitrix24-leads.csv", "demo-file-leads", bitrix24_leads_csv(company, yesterday).bytes),
        ("amocrm.csv", "demo-file-amocrm", amocrm_csv(company, yesterday).bytes),
        ("amocrm.xlsx", "demo-file-amocrm-workbook", xlsx.bytes),
        ("1c-statement.txt", "demo-file-statement", payments_1c_statement(company, yesterday).bytes),
    ])
}

/// The day it is, in UTC, as everywhere in the program.
fn today() -> Date {
    let now = Timestamp::from_millisecond(super::clock()).unwrap_or(Timestamp::UNIX_EPOCH);
    TimeZone::UTC.to_datetime(now).date()
}

//! A company of 20,000 deals, over HTTP: from the drop of its CRM's export to its conversions, and its list of deals.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use super::Measured;
use super::server::timed;
use crate::crm_file::{self, Export};
use crate::root;
use crate::server::{Server, agent};

const N_DEALS: usize = 20_000;
const N_CLIENTS: usize = 8;
const N_PAGES: usize = 500;
/// Imports, each into a company of its own.
const N_IMPORTS: usize = 5;
/// A file of so few rows comes to a company that knows so many clients.
const N_CLIENTS_KNOWN: usize = 100_000;
const N_FEW: usize = 10;

pub(super) fn measure() -> anyhow::Result<Vec<Measured>> {
    let folder = root().join("target/bench-crm");
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder)?;
    let export = folder.join("deals.csv");
    crm_file::write(&export, N_DEALS, Export::First)?;
    let export = fs::read(export)?;
    let mut times = Vec::with_capacity(N_IMPORTS);
    let mut measured = Vec::new();
    for round in 0..N_IMPORTS {
        let (mut server, link) = Server::start(&format!("sqlite:{}", folder.join(format!("{round}.db")).display()))?;
        let cookie = found(&server, &server.sign_in(&link)?)?;
        times.push(drop_to_conversions(&server, &cookie, &export)?);
        if round + 1 == N_IMPORTS {
            measured.push(Measured::of("drop_to_conversions_20000", times.clone()));
            measured.push(Measured::of("deal_page_8_clients", pages(&server, &cookie, "")?));
            measured.push(Measured::of("deal_page_open_8_clients", pages(&server, &cookie, "?outcome=open")?));
            measured.push(Measured::of("import_10_of_100000_clients", few_rows(&server, &cookie, &folder)?));
        }
        server.kill()?;
    }
    Ok(measured)
}

/// A company without facts, beside the demo's; gives its owner's cookie.
fn found(server: &Server, demo: &str) -> anyhow::Result<String> {
    let form = json!({
        "token": "",
        "company": "Bench",
        "currency": "RUB",
        "language": "en",
        "name": "Owner",
        "email": "owner@bench.example",
        "password": "correct horse battery",
    });
    let answer = agent().post(format!("{}/api/v1/setup", server.url)).header("cookie", demo).send_json(&form)?;
    ensure!(answer.status() == 201, "{}", answer.status());
    let cookie = answer.headers().get("set-cookie").context("a cookie")?.to_str()?;
    Ok(cookie.split(';').next().unwrap_or_default().to_owned())
}

/// As the browser does it: the file is sent, tried, imported, and the funnel is shown. In nanoseconds.
#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn drop_to_conversions(server: &Server, cookie: &str, export: &[u8]) -> anyhow::Result<f64> {
    let start = Instant::now();
    let file = send(server, cookie, export)?;
    let tried = import(server, cookie, &file, true)?;
    ensure!(tried["rejected"] == 0 && tried["imported"] == N_DEALS, "{}", tried["rejects"][0]);
    let imported = import(server, cookie, &file, false)?;
    ensure!(imported["imported"] == N_DEALS, "{imported}");
    let mut answer = agent().get(format!("{}/api/v1/funnel", server.url)).header("cookie", cookie).call()?;
    ensure!(answer.status() == 200, "{}", answer.status());
    let funnel: Value = answer.body_mut().read_json()?;
    let nanos = start.elapsed().as_secs_f64() * 1e9;
    ensure!(funnel["legs"].as_array().is_some_and(|legs| !legs.is_empty()), "a funnel and not {funnel}");
    Ok(nanos)
}

fn send(server: &Server, cookie: &str, export: &[u8]) -> anyhow::Result<String> {
    let request = agent().post(format!("{}/api/v1/import-files?name=deals.csv", server.url)).header("cookie", cookie);
    let mut answer = request.content_type("application/octet-stream").send(export)?;
    ensure!(answer.status() == 201, "{}", answer.status());
    let looked: Value = answer.body_mut().read_json()?;
    Ok(looked["file"].as_str().context("a file")?.to_owned())
}

fn import(server: &Server, cookie: &str, file: &str, is_dry_run: bool) -> anyhow::Result<Value> {
    let form = json!({ "file": file, "map": crm_file::map(), "dry_run": is_dry_run });
    let request = agent().post(format!("{}/api/v1/imports", server.url)).header("cookie", cookie);
    let mut answer = request.config().timeout_global(Some(Duration::from_mins(5))).build().send_json(&form)?;
    let told: Value = answer.body_mut().read_json()?;
    ensure!(matches!(answer.status().as_u16(), 200 | 201), "{told}");
    Ok(told)
}

/// How long the first page of deals takes for each of several people at once.
fn pages(server: &Server, cookie: &str, query: &str) -> anyhow::Result<Vec<f64>> {
    let open = || {
        let (agent, url) = (agent(), format!("{}/api/v1/deals{query}", server.url));
        timed(N_PAGES, || {
            let mut answer = agent.get(&url).header("cookie", cookie).call()?;
            ensure!(answer.status() == 200, "{}", answer.status());
            Ok(answer.body_mut().read_to_vec()?.len())
        })
    };
    let times = thread::scope(|scope| {
        let clients: Vec<_> = (0..N_CLIENTS).map(|_| scope.spawn(open)).collect();
        clients.into_iter().map(|client| client.join().expect("no client panicked")).collect::<Result<Vec<_>, _>>()
    })?;
    Ok(times.concat())
}

/// How long a file of a few rows takes in a company of many clients.
fn few_rows(server: &Server, cookie: &str, folder: &std::path::Path) -> anyhow::Result<Vec<f64>> {
    let (many, few) = (folder.join("clients.csv"), folder.join("few.csv"));
    // Three deals a client.
    crm_file::write(&many, N_CLIENTS_KNOWN * 3, Export::First)?;
    import(server, cookie, &send(server, cookie, &fs::read(many)?)?, false)?;
    crm_file::write(&few, N_FEW, Export::Later)?;
    let few = fs::read(few)?;
    timed(10, || {
        let file = send(server, cookie, &few)?;
        Ok(import(server, cookie, &file, false)?.to_string().len())
    })
}

//! The server is killed while several people edit.
//!
//! First a crowd edits one number, and no edit may be lost. After each kill: the server answers again, every edit that was
//! acknowledged is there, versions follow each other without a gap. At the end `zadel doctor` finds the log whole.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context;
use serde_json::{Value, json};

use crate::run;
use crate::server::{Server, agent};

const N_CLIENTS: usize = 4;
const PLAN: &str = "api/v1/plans/1";

/// What became of all cycles on one engine.
#[derive(Default)]
struct Tally {
    n_acknowledged: usize,
    n_lost: usize,
    n_gaps: usize,
    ready: Vec<Duration>,
}

/// Kills the server so often; false if anything acknowledged is lost.
#[expect(clippy::disallowed_methods, reason = "how soon the server is ready is what is measured")]
pub(super) fn survive(engine: &str, database: &str, n_cycles: usize) -> anyhow::Result<bool> {
    let (mut server, link) = Server::start(database)?;
    let cookie = server.sign_in(&link)?;
    let is_crowd_whole = crowd(engine, &server, &cookie)?;
    let (mut tally, mut version) = (Tally::default(), newest_version(&server, &cookie)?);
    let next = AtomicU64::new(100_000);
    for cycle in 0..n_cycles {
        let acknowledged = Mutex::new(Vec::new());
        let server_url = server.url.clone();
        thread::scope(|scope| {
            for _ in 0..N_CLIENTS {
                scope.spawn(|| edit_until_it_breaks(&server_url, &cookie, version, &next, &acknowledged));
            }
            // Another moment each time; there is no event to wait for.
            thread::sleep(Duration::from_millis(20 + (cycle as u64 * 37) % 150));
            server.kill()
        })?;
        let start = Instant::now();
        (server, _) = Server::start(database)?;
        tally.ready.push(start.elapsed());
        let (kept, newest, n_gaps) = edits_since(&server, &cookie, version)?;
        let acknowledged = acknowledged.into_inner().expect("no client panicked");
        tally.n_acknowledged += acknowledged.len();
        tally.n_lost += acknowledged.iter().filter(|value| !kept.contains(*value)).count();
        tally.n_gaps += n_gaps;
        version = newest;
    }
    server.kill()?;
    let doctor =
        Command::new(run::release_binary()).args(["doctor", "--database", database]).stdout(Stdio::null()).status();
    let is_log_whole = doctor.context("starting zadel")?.success();
    tally.ready.sort();
    let worst = tally.ready.get(n_cycles * 99 / 100).or(tally.ready.last()).copied().unwrap_or_default();
    println!(
        "{engine}: {n_cycles} kills, {} edits acknowledged, {} lost, {} gaps, log {}, ready again in {} ms (p99)",
        tally.n_acknowledged,
        tally.n_lost,
        tally.n_gaps,
        if is_log_whole { "whole" } else { "BROKEN" },
        worst.as_millis()
    );
    Ok(is_crowd_whole && tally.n_lost == 0 && tally.n_gaps == 0 && is_log_whole && worst < Duration::from_secs(1))
}

/// Sets the number to values that nobody else sets, and notes each once the server has said yes.
fn edit_until_it_breaks(
    url: &str,
    cookie: &str,
    mut version: i64,
    next: &AtomicU64,
    acknowledged: &Mutex<Vec<String>>,
) {
    let agent = agent();
    loop {
        let value = next.fetch_add(1, Ordering::Relaxed).to_string();
        if insist(&agent, url, cookie, &value, &mut version).is_err() {
            return;
        }
        acknowledged.lock().expect("no client panicked").push(value);
    }
}

/// Sets the number, again and again while others are faster; fails if the line breaks.
fn insist(agent: &ureq::Agent, url: &str, cookie: &str, value: &str, version: &mut i64) -> anyhow::Result<()> {
    let body = json!({ "edits": [{ "path": "line[0].check", "value": value }] });
    loop {
        let request = agent.patch(format!("{url}/{PLAN}")).header("cookie", cookie);
        let mut answer = request.header("if-match", format!("\"{version}\"")).send_json(&body)?;
        let status = answer.status().as_u16();
        let body: Value = answer.body_mut().read_json()?;
        *version = body["version"].as_i64().context("a version")?;
        match status {
            200 => return Ok(()),
            412 => {}
            other => anyhow::bail!("{other}: {body}"),
        }
    }
}

/// Many people edit one number of one plan at once; every edit must be there afterwards.
#[expect(clippy::disallowed_methods, reason = "how long a crowd takes is what is measured")]
fn crowd(engine: &str, server: &Server, cookie: &str) -> anyhow::Result<bool> {
    const N_PEOPLE: usize = 64;
    const N_EDITS: usize = 200;
    let start = Instant::now();
    let edit_all = |person: usize| -> anyhow::Result<()> {
        let (agent, mut version) = (agent(), 1);
        (0..N_EDITS).try_for_each(|edit| {
            let value = (10_000_000 + person * N_EDITS + edit).to_string();
            insist(&agent, &server.url, cookie, &value, &mut version)
        })
    };
    thread::scope(|scope| {
        let people: Vec<_> = (0..N_PEOPLE).map(|person| scope.spawn(move || edit_all(person))).collect();
        people.into_iter().try_for_each(|person| person.join().expect("no client panicked"))
    })?;
    let time = start.elapsed();
    let (kept, _, n_gaps) = edits_since(server, cookie, 1)?;
    let wanted = (0..N_PEOPLE * N_EDITS).map(|edit| (10_000_000 + edit).to_string());
    let n_lost = wanted.filter(|value| !kept.contains(value)).count();
    println!(
        "{engine}: {N_PEOPLE} people x {N_EDITS} edits of one number, {n_lost} lost, {n_gaps} gaps, {} s",
        time.as_secs()
    );
    Ok(n_lost == 0 && n_gaps == 0)
}

fn newest_version(server: &Server, cookie: &str) -> anyhow::Result<i64> {
    let request = agent().get(format!("{}/{PLAN}", server.url)).header("cookie", cookie);
    let plan: Value = request.call()?.body_mut().read_json()?;
    plan["version"].as_i64().context("a version")
}

/// Values set after a version, the newest version, and how many versions are missing between them.
fn edits_since(server: &Server, cookie: &str, since: i64) -> anyhow::Result<(BTreeSet<String>, i64, usize)> {
    let (mut values, mut versions, mut from) = (BTreeSet::new(), BTreeSet::new(), None);
    loop {
        let page = from.map_or(String::new(), |from: i64| format!("&from={from}"));
        let request = agent().get(format!("{}/{PLAN}/edits?limit=200{page}", server.url)).header("cookie", cookie);
        let body: Value = request.call()?.body_mut().read_json()?;
        for edit in body["edits"].as_array().context("edits")? {
            versions.insert(edit["version"].as_i64().context("a version")?);
            values.extend(edit["changes"][0]["after"].as_str().map(str::to_owned));
        }
        from = body["next"].as_i64();
        if from.is_none_or(|from| from <= since) {
            break;
        }
    }
    let newest = versions.last().copied().unwrap_or(since);
    let n_gaps = (since.max(1) + 1..=newest).filter(|version| !versions.contains(version)).count();
    Ok((values, newest, n_gaps))
}

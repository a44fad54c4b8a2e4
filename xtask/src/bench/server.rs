//! The server, asked over HTTP from the same machine.

use std::thread;
use std::time::Instant;

use anyhow::Context;
use serde_json::{Value, json};

use super::Measured;
use super::plans::{Timing, large_plan_of, plan_of};
use crate::root;
use crate::server::{Server, agent};

const N_CLIENTS: usize = 8;
const N_PAGES: usize = 500;
/// Requests of one kind to a plan of 1,000 reps.
const N_LARGE: usize = 100;

pub(super) fn measure() -> anyhow::Result<Vec<Measured>> {
    let folder = root().join("target/bench");
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder)?;
    let (mut server, link) = Server::start(&format!("sqlite:{}", folder.join("zadel.db").display()))?;
    let cookie = server.sign_in(&link)?;
    let memory = |server: &Server, name: &str| -> anyhow::Result<Measured> {
        #[expect(clippy::cast_precision_loss, reason = "less than 2^53 bytes")]
        Ok(Measured::of(name, vec![server.memory()? as f64]))
    };
    let mut measured = vec![memory(&server, "memory_after_start_bytes")?];
    let pages = thread::scope(|scope| {
        let clients: Vec<_> = (0..N_CLIENTS).map(|_| scope.spawn(|| open(&server, &cookie, 1, N_PAGES))).collect();
        clients.into_iter().map(|client| client.join().expect("no client panicked")).collect::<Result<Vec<_>, _>>()
    })?;
    measured.push(Measured::of("plan_page_8_clients", pages.concat()));
    let large = upload(&server, &cookie, &large_plan_of(1_000, Timing::AtOnce))?;
    measured.push(Measured::of("plan_of_1000_reps_opens", open(&server, &cookie, large, N_LARGE)?));
    measured.push(memory(&server, "memory_with_1000_reps_bytes")?);
    measured.push(Measured::of("preview_1000_reps", preview(&server, &cookie, large, N_LARGE)?));
    measured.push(Measured::of("edit_1000_reps", edit(&server, &cookie, large, N_LARGE)?));
    let lagged = upload(&server, &cookie, &large_plan_of(1_000, Timing::Lagged))?;
    measured.push(Measured::of("preview_1000_reps_lags", preview(&server, &cookie, lagged, N_LARGE)?));
    measured.push(Measured::of("edit_1000_reps_lags", edit(&server, &cookie, lagged, N_LARGE)?));
    let year = upload(&server, &cookie, &plan_of(12))?;
    measured.push(Measured::of("preview_12_reps_52_weeks", preview(&server, &cookie, year, N_PAGES)?));
    server.kill()?;
    Ok(measured)
}

fn upload(server: &Server, cookie: &str, file: &str) -> anyhow::Result<i64> {
    let request = agent().post(format!("{}/api/v1/plans", server.url)).header("cookie", cookie);
    let plan: Value = request.send_json(json!({ "file": file }))?.body_mut().read_json()?;
    plan["id"].as_i64().with_context(|| format!("a plan and not {plan}"))
}

/// How long each opening of a plan took, from the request to the last byte.
fn open(server: &Server, cookie: &str, plan: i64, n: usize) -> anyhow::Result<Vec<f64>> {
    let (agent, url) = (agent(), format!("{}/api/v1/plans/{plan}", server.url));
    timed(n, || {
        let mut answer = agent.get(&url).header("cookie", cookie).call()?;
        anyhow::ensure!(answer.status() == 200, "{}", answer.status());
        Ok(answer.body_mut().read_to_vec()?.len())
    })
}

fn preview(server: &Server, cookie: &str, plan: i64, n: usize) -> anyhow::Result<Vec<f64>> {
    let (agent, url) = (agent(), format!("{}/api/v1/plans/{plan}/previews", server.url));
    let edits = conversion_of("25 %");
    timed(n, || {
        let mut answer = agent.post(&url).header("cookie", cookie).send_json(&edits)?;
        anyhow::ensure!(answer.status() == 200, "{}", answer.status());
        Ok(answer.body_mut().read_to_vec()?.len())
    })
}

/// One conversion after another, each saved on top of the version before.
fn edit(server: &Server, cookie: &str, plan: i64, n: usize) -> anyhow::Result<Vec<f64>> {
    let (agent, url) = (agent(), format!("{}/api/v1/plans/{plan}", server.url));
    let version = |answer: &ureq::http::Response<ureq::Body>| -> anyhow::Result<String> {
        Ok(answer.headers().get("etag").context("a version")?.to_str()?.to_owned())
    };
    let mut seen = version(&agent.get(&url).header("cookie", cookie).call()?)?;
    let mut conversions = (20..40).cycle();
    timed(n, || {
        let edits = conversion_of(&format!("{} %", conversions.next().unwrap_or_default()));
        let request = agent.patch(&url).header("cookie", cookie).header("if-match", &seen);
        let mut answer = request.send_json(&edits)?;
        anyhow::ensure!(answer.status() == 200, "{}", answer.status());
        seen = version(&answer)?;
        Ok(answer.body_mut().read_to_vec()?.len())
    })
}

fn conversion_of(typed: &str) -> Value {
    json!({ "edits": [{ "path": "line[0].stage[1].conversion", "value": typed }] })
}

/// How long each of so many questions took, in nanoseconds.
#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
pub(super) fn timed(n: usize, mut ask: impl FnMut() -> anyhow::Result<usize>) -> anyhow::Result<Vec<f64>> {
    // The first answer also opens the connection.
    ask()?;
    (0..n)
        .map(|_| {
            let start = Instant::now();
            ask()?;
            Ok(start.elapsed().as_secs_f64() * 1e9)
        })
        .collect()
}

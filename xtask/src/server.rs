//! A running server, for what is done to it from outside.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::Context;
use serde_json::json;

use crate::run;

/// A client that takes every answer for one, and waits at most a minute.
pub(crate) fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_mins(1)));
    config.build().into()
}

/// The product, as it is shipped, with the demo company; it ends with whoever started it.
pub(crate) struct Server {
    process: Child,
    /// Where it listens.
    pub(crate) url: String,
}

impl Server {
    /// Starts it and waits until it says where it listens; gives the one-time link.
    pub(crate) fn start(database: &str) -> anyhow::Result<(Self, String)> {
        let mut server = Command::new(run::release_binary());
        server.args(["serve", "--demo", "--listen", "127.0.0.1:0", "--database", database]);
        let process = server.stdout(Stdio::piped()).spawn().context("starting zadel")?;
        let mut server = Self { process, url: String::new() };
        let lines = BufReader::new(server.process.stdout.take().context("its output")?).lines();
        for line in lines {
            if let Some((url, link)) = line?.trim().split_once("/enter#") {
                url.clone_into(&mut server.url);
                return Ok((server, link.to_owned()));
            }
        }
        anyhow::bail!("the server ended before it listened")
    }

    /// The cookie of whoever the link is for.
    pub(crate) fn sign_in(&self, link: &str) -> anyhow::Result<String> {
        let answer = agent().post(format!("{}/api/v1/session", self.url)).send_json(json!({ "link": link }))?;
        let cookie = answer.headers().get("set-cookie").context("a cookie")?.to_str()?;
        Ok(cookie.split(';').next().unwrap_or_default().to_owned())
    }

    /// As a power cut would.
    pub(crate) fn kill(&mut self) -> anyhow::Result<()> {
        self.process.kill()?;
        self.process.wait()?;
        Ok(())
    }

    /// What it holds of the machine's memory, in bytes.
    pub(crate) fn memory(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("a line VmRSS")?;
        let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
        Ok(kilobytes * 1024)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already; there is nobody to tell.
        drop(self.kill());
    }
}

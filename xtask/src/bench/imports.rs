//! A log of a million events: imported with deals and cube, beside what the databases' own tools take to load the bare rows.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};

use super::Measured;
use crate::run;

const N_EVENTS: u32 = 1_000_000;
const N_DEALS: u32 = 200_000;
const N_ROUNDS: usize = 3;

const MAP: &str = r#"of = "events"
feed = "Log"
dates = "YMD"

[columns]
deal = "deal"
kind = "kind"
at = "at"
stage = "stage"
amount = "amount"
person = "person"
source = "source"

[stages]
lead = "lead"
qualified = "qualified"
meeting = "meeting"
quote = "quote"
"#;

/// The bare rows, keyed as the ledger keys facts.
const KEYED: &str = "CREATE TABLE events (deal TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, stage TEXT NOT NULL, \
     amount TEXT, person TEXT, source TEXT, PRIMARY KEY (deal, kind, at, stage))";

/// What was measured of ours, and of the tool that did less in the same run.
#[derive(Default)]
pub(super) struct Imports {
    pub(super) ours: Vec<Measured>,
    pub(super) theirs: Vec<Measured>,
}

/// Imports into a database of each engine that there is.
pub(super) fn measure() -> anyhow::Result<Imports> {
    let folder = std::env::temp_dir().join(format!("zadel-bench-imports-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let measured = measure_in(&folder);
    fs::remove_dir_all(&folder)?;
    measured
}

fn measure_in(folder: &Path) -> anyhow::Result<Imports> {
    let (events, map) = (folder.join("events.csv"), folder.join("map.toml"));
    write_events(&events)?;
    fs::write(&map, MAP)?;
    let mut imports = Imports::default();
    let has_sqlite3 = Command::new("sqlite3").arg("--version").stdout(Stdio::null()).status();
    let has_sqlite3 = has_sqlite3.inspect_err(|why| println!("sqlite3 .import: skipped: {why}")).is_ok();
    imports.add("sqlite", |round| {
        let at = folder.join(format!("zadel{round}.db"));
        let ours = import(&events, &map, &format!("sqlite:{}", at.display()))?;
        fs::remove_file(at)?;
        let theirs = has_sqlite3.then(|| sqlite_import(&events, &folder.join(format!("bare{round}.db"))));
        Ok((ours, theirs.transpose()?))
    })?;
    let done = imports.add("postgres", |_| postgres(&events, &map));
    if let Err(why) = done {
        println!("imports into PostgreSQL: skipped: {why:#}");
    }
    Ok(imports)
}

/// How long ours took, the most memory that it held, and how long the other tool took.
type Round = ((f64, f64), Option<f64>);

impl Imports {
    /// Ours and theirs in turns, so that a busy minute of the machine is one of both.
    fn add(&mut self, engine: &str, mut round: impl FnMut(usize) -> anyhow::Result<Round>) -> anyhow::Result<()> {
        let rounds = (0..N_ROUNDS).map(&mut round).collect::<anyhow::Result<Vec<Round>>>()?;
        for ((nanos, bytes), theirs) in &rounds {
            let theirs = theirs.unwrap_or(f64::NAN);
            let (seconds, megabytes) = (nanos / 1e9, bytes / 1024.0 / 1024.0);
            println!(
                "{engine}: {seconds:.1} s and {megabytes:.0} MB, beside {:.1} s: {:.2} x",
                theirs / 1e9,
                theirs / nanos
            );
        }
        let name = format!("events_1000000_into_{engine}");
        self.ours.push(Measured::of(&name, rounds.iter().map(|((nanos, _), _)| *nanos).collect()));
        let bytes = rounds.iter().map(|((_, bytes), _)| *bytes).collect();
        self.ours.push(Measured::of(&format!("memory_into_{engine}_bytes"), bytes));
        let theirs: Vec<f64> = rounds.iter().filter_map(|(_, theirs)| *theirs).collect();
        if !theirs.is_empty() {
            self.theirs.push(Measured::of(&name, theirs));
        }
        Ok(())
    }
}

/// Events in the order of time, as a log has them; the deals between them in no order.
fn write_events(path: &Path) -> anyhow::Result<()> {
    const KINDS: [(&str, &str); 5] =
        [("created", ""), ("stage", "qualified"), ("stage", "meeting"), ("stage", "quote"), ("won", "")];
    let mut file = BufWriter::new(File::create(path)?);
    file.write_all(b"deal;kind;at;stage;amount;person;source\n")?;
    let mut line = String::new();
    for event in 0..N_EVENTS {
        // A prime beside the number of deals: every deal once a round.
        let (round, deal) = (event / N_DEALS, event % N_DEALS * 7_919 % N_DEALS);
        let (kind, stage) = KINDS[round as usize];
        let kind = if kind == "won" && !deal.is_multiple_of(3) { "lost" } else { kind };
        let amount = if round == 4 { format!("{}.00", 1_000 + deal) } else { String::new() };
        let minute = round * 80_000 + event % N_DEALS / 3;
        let (day, hour) = (minute / 1_440, minute / 60 % 24);
        line.clear();
        writeln!(
            line,
            "D{deal:07};{kind};{}-{:02}-{:02} {hour:02}:{:02}:{:02};{stage};{amount};Person number {};Source {}",
            2025 + day / 336,
            1 + day / 28 % 12,
            1 + day % 28,
            minute % 60,
            event % 60,
            deal % 30,
            deal % 5,
        )?;
        file.write_all(line.as_bytes())?;
    }
    file.flush()?;
    Ok(())
}

/// From the start of the program to its end, in nanoseconds; and the most memory that it had, in bytes.
fn import(events: &Path, map: &Path, database: &str) -> anyhow::Result<(f64, f64)> {
    let mut command = Command::new(run::release_binary());
    command.arg("import").arg(events).arg("--map").arg(map).args(["--json", "--database", database]);
    let (nanos, bytes, answer) = watched(command)?;
    let summary: serde_json::Value = serde_json::from_str(&answer)?;
    ensure!(summary["imported"] == N_EVENTS && summary["rejected"] == 0, "{summary}");
    Ok((nanos, bytes))
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn watched(mut command: Command) -> anyhow::Result<(f64, f64, String)> {
    let start = Instant::now();
    let child = command.stdout(Stdio::piped()).spawn().context("starting zadel")?;
    let id = child.id();
    let watching = thread::spawn(move || peak_memory(id));
    let done: std::process::Output = Child::wait_with_output(child)?;
    let nanos = start.elapsed().as_secs_f64() * 1e9;
    ensure!(done.status.success(), "the import failed");
    let bytes = watching.join().map_err(|_| anyhow::anyhow!("nobody watched"))?;
    Ok((nanos, bytes, String::from_utf8(done.stdout)?))
}

/// The most that a process has held, asked until it is gone.
fn peak_memory(id: u32) -> f64 {
    let mut kilobytes = 0.0;
    while let Ok(status) = fs::read_to_string(format!("/proc/{id}/status")) {
        let Some(line) = status.lines().find_map(|line| line.strip_prefix("VmHWM:")) else { break };
        kilobytes = line.trim().trim_end_matches("kB").trim().parse().unwrap_or(kilobytes);
        thread::sleep(Duration::from_millis(5));
    }
    kilobytes * 1024.0
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn sqlite_import(events: &Path, database: &Path) -> anyhow::Result<f64> {
    let start = Instant::now();
    let done = Command::new("sqlite3")
        .arg(database)
        .arg(format!("{KEYED} WITHOUT ROWID"))
        .arg(".mode list")
        .arg(".separator ;")
        .arg(format!(".import --skip 1 \"{}\" events", events.display()))
        .stdout(Stdio::null())
        .status()?;
    ensure!(done.success(), "sqlite3 failed");
    Ok(start.elapsed().as_secs_f64() * 1e9)
}

/// Ours, and `COPY` of the bare rows, into databases of their own.
#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn postgres(events: &Path, map: &Path) -> anyhow::Result<Round> {
    let server = std::env::var("ZADEL_TEST_POSTGRES")
        .unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/postgres".to_owned());
    let psql = |url: &str, sql: &str| -> anyhow::Result<()> {
        let done = Command::new("psql").args(["--quiet", "--set=ON_ERROR_STOP=1", url, "--command", sql]).output()?;
        ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        Ok(())
    };
    let (host, _) = server.rsplit_once('/').context("an address ends with its database")?;
    let name = format!("zadel_bench_{}", std::process::id());
    psql(&server, &format!("CREATE DATABASE {name}"))?;
    let url = format!("{host}/{name}");
    let measured = (|| {
        let ours = import(events, map, &url)?;
        psql(&url, KEYED)?;
        let start = Instant::now();
        let copy =
            format!("\\copy events FROM '{}' WITH (FORMAT csv, DELIMITER ';', HEADER, NULL '~')", events.display());
        psql(&url, &copy)?;
        Ok((ours, Some(start.elapsed().as_secs_f64() * 1e9)))
    })();
    psql(&server, &format!("DROP DATABASE {name} WITH (FORCE)"))?;
    measured
}

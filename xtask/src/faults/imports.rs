//! `zadel import` is killed at moments spread over its whole length.
//!
//! Before each kill the database is what it was: without facts, or with an export of a week ago, in turns. Afterwards the whole
//! backup of it is compared: it holds what was there before, or what an import that nobody disturbed has left, and `zadel doctor`
//! finds nothing to mend. Imported again, it always ends as that one did.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};

use super::sql;
use crate::crm_file::{self, Export};
use crate::run;

const N_DEALS: usize = 5_000;
/// Where the moments come from; another run kills at the same ones.
const SEED: u64 = 5;
/// A kill may come behind the end by so much of the whole length: runs are not equally long.
const BEHIND_THE_END: f64 = 0.05;

/// The exports and their map.
pub(super) struct Files {
    /// One row that cannot be taken.
    nothing: PathBuf,
    first: PathBuf,
    later: PathBuf,
    map: PathBuf,
    backup: PathBuf,
}

/// A database that can be put back.
pub(super) trait Engine {
    /// What people call it.
    const NAME: &str;
    /// Where it is.
    fn address(&self) -> String;
    /// An empty database.
    fn clear(&self) -> anyhow::Result<()>;
    /// Keeps what is there under a name.
    fn keep(&self, name: &str) -> anyhow::Result<()>;
    /// What was kept under a name.
    fn put_back(&self, name: &str) -> anyhow::Result<()>;
    /// Forgets everything.
    fn end(&self, names: &[&str]) -> anyhow::Result<()>;
}

pub(super) struct Sqlite {
    folder: PathBuf,
}

pub(super) struct Postgres;

/// What an import begins with, and what it comes to if nobody disturbs it.
struct Start {
    name: &'static str,
    before: Rows,
    after: Rows,
    takes: Duration,
}

/// Rows that do not depend on when they came: their number and what they are, table by table.
type Rows = BTreeMap<String, (usize, u64)>;

/// What became of all kills.
#[derive(Default)]
struct Tally {
    /// How many found nothing of the import.
    n_nothing: usize,
    /// How many found all of it.
    n_everything: usize,
    n_between: usize,
    n_unwell: usize,
    /// How many ended otherwise when they were imported again.
    n_otherwise: usize,
    /// At what part of the whole length the process still ran when it was killed.
    running_at: Vec<f64>,
}

/// Kills an import so often; false if anything of it is there by half, or cannot be had whole afterwards.
pub(super) fn survive<E: Engine>(engine: &E, files: &Files, n_kills: usize) -> anyhow::Result<bool> {
    let starts = [files.start(engine, "empty", None)?, files.start(engine, "week_ago", Some(&files.first))?];
    let (mut tally, mut random) = (Tally::default(), SEED);
    for kill in 0..n_kills {
        let start = &starts[kill % starts.len()];
        engine.put_back(start.name)?;
        // One moment in each of as many equal parts, whatever the seed.
        #[expect(clippy::cast_precision_loss, reason = "a few hundred kills")]
        let (nth, n_parts) = ((kill / starts.len()) as f64, n_kills.div_ceil(starts.len()) as f64);
        let at = (nth + fraction(&mut random)) / n_parts * (1.0 + BEHIND_THE_END);
        if files.kill(engine, start.takes.mul_f64(at))? {
            tally.running_at.push(at);
        }
        match files.rows(engine)? {
            rows if rows == start.before => tally.n_nothing += 1,
            rows if rows == start.after => tally.n_everything += 1,
            rows => {
                tally.n_between += 1;
                println!("{}: kill {kill} at {at:.3}: {}", E::NAME, difference(&rows, &start.before));
            }
        }
        tally.n_unwell += usize::from(!is_well(engine)?);
        files.import(engine, &files.later)?;
        let rows = files.rows(engine)?;
        if rows != start.after {
            tally.n_otherwise += 1;
            println!("{}: kill {kill} at {at:.3}, again: {}", E::NAME, difference(&rows, &start.after));
        }
        tally.n_unwell += usize::from(!is_well(engine)?);
    }
    engine.end(&starts.each_ref().map(|start| start.name))?;
    Ok(tally.tell(E::NAME, n_kills, &starts))
}

impl Tally {
    fn tell(&self, engine: &str, n_kills: usize, starts: &[Start]) -> bool {
        let n_rows = crm_file::n_rows(N_DEALS, Export::Later);
        let takes: Vec<String> = starts.iter().map(|start| format!("{} ms", start.takes.as_millis())).collect();
        println!(
            "{engine}: {n_kills} kills of an import of {n_rows} deals ({} undisturbed), {} while it ran, from {:.0} % to {:.0} % of it: \
             nothing there {}, everything {}, half {}; otherwise when imported again {}, doctor complains {}",
            takes.join(" and "),
            self.running_at.len(),
            100.0 * self.running_at.iter().copied().fold(f64::INFINITY, f64::min),
            100.0 * self.running_at.iter().copied().fold(0.0, f64::max),
            self.n_nothing,
            self.n_everything,
            self.n_between,
            self.n_otherwise,
            self.n_unwell,
        );
        self.n_between == 0 && self.n_otherwise == 0 && self.n_unwell == 0
    }
}

/// The tables that differ, with their rows.
fn difference(found: &Rows, wanted: &Rows) -> String {
    let differs = |(table, rows): &(&String, &(usize, u64))| wanted.get(*table) != Some(*rows);
    let told = found.iter().filter(differs).map(|(table, rows)| {
        let wanted = wanted.get(table).map_or(0, |(n, _)| *n);
        format!("{table} {} and not {wanted}", rows.0)
    });
    told.collect::<Vec<_>>().join(", ")
}

impl Files {
    pub(super) fn written(folder: &Path) -> anyhow::Result<Self> {
        let at = |name: &str| folder.join(name);
        let (nothing, first, later) = (at("nothing.csv"), at("first.csv"), at("later.csv"));
        let files = Self { nothing, first, later, map: at("map.toml"), backup: at("backup") };
        crm_file::write_refused(&files.nothing)?;
        crm_file::write(&files.first, N_DEALS, Export::First)?;
        crm_file::write(&files.later, N_DEALS, Export::Later)?;
        fs::write(&files.map, crm_file::map_file())?;
        Ok(files)
    }

    /// Makes what an import begins with, keeps it, and imports once undisturbed.
    #[expect(clippy::disallowed_methods, reason = "moments are spread over the time that it takes")]
    fn start<E: Engine>(&self, engine: &E, name: &'static str, import: Option<&Path>) -> anyhow::Result<Start> {
        engine.clear()?;
        zadel(engine, &["migrate"])?;
        self.make_company(engine)?;
        if let Some(file) = import {
            self.import(engine, file)?;
        }
        engine.keep(name)?;
        let before = self.rows(engine)?;
        let start = Instant::now();
        self.import(engine, &self.later)?;
        let takes = start.elapsed();
        let after = self.rows(engine)?;
        ensure!(before != after, "the import brought nothing");
        ensure!(is_well(engine)?, "doctor complains of an import that nobody disturbed");
        Ok(Start { name, before, after, takes })
    }

    fn command<E: Engine>(&self, engine: &E, file: &Path) -> Command {
        let mut command = Command::new(run::release_binary());
        command.arg("import").arg(file).arg("--map").arg(&self.map).args(["--json", "--database", &engine.address()]);
        command.stdout(Stdio::piped());
        command
    }

    fn import<E: Engine>(&self, engine: &E, file: &Path) -> anyhow::Result<()> {
        is_taken(&self.command(engine, file).output().context("starting zadel")?)
    }

    /// An import makes the company before it begins, and there is one whatever becomes of the import; so it is there before all kills.
    fn make_company<E: Engine>(&self, engine: &E) -> anyhow::Result<()> {
        let done = self.command(engine, &self.nothing).output().context("starting zadel")?;
        let told: serde_json::Value = serde_json::from_slice(&done.stdout)?;
        ensure!(told["imported"] == 0 && told["rejected"] == 1, "the row was not rejected: {told}");
        Ok(())
    }

    /// Starts an import and kills it after a time; false if it had ended by itself.
    fn kill<E: Engine>(&self, engine: &E, after: Duration) -> anyhow::Result<bool> {
        let mut import: Child = self.command(engine, &self.later).spawn().context("starting zadel")?;
        // There is no event to wait for: any moment may be the one.
        thread::sleep(after);
        let is_running = import.try_wait()?.is_none();
        import.kill()?;
        import.wait()?;
        Ok(is_running)
    }

    /// What is there, by a backup.
    fn rows<E: Engine>(&self, engine: &E) -> anyhow::Result<Rows> {
        zadel(engine, &["backup", &self.backup.display().to_string()])?;
        let text = fs::read_to_string(&self.backup)?;
        fs::remove_file(&self.backup)?;
        let mut hashers: BTreeMap<&str, (usize, DefaultHasher)> = BTreeMap::new();
        for line in text.lines() {
            let Some((table, row)) = line.strip_prefix("[\"").and_then(|line| line.split_once('"')) else { continue };
            let (n, hasher) = hashers.entry(table).or_default();
            *n += 1;
            // These tables say when and how often; there only the number counts, of what is imported once.
            if ["facts", "deals", "cube", "names", "clients", "feeds", "ledgers"].contains(&table) {
                without_time(table, row).hash(hasher);
            }
        }
        // Imported again after everything was there, a batch without facts is right.
        let counted = |(table, _): &(&str, _)| !["batches", "audit_log", "audit_heads"].contains(table);
        let rows = hashers.into_iter().filter(counted);
        Ok(rows.map(|(table, (n, hasher))| (table.to_owned(), (n, hasher.finish()))).collect())
    }
}

/// A feed's row ends with the time at which it was made.
fn without_time<'a>(table: &str, row: &'a str) -> &'a str {
    if table == "feeds" { row.rsplit_once(',').map_or(row, |(row, _)| row) } else { row }
}

fn is_taken(done: &std::process::Output) -> anyhow::Result<()> {
    ensure!(done.status.success(), "zadel import failed");
    let told: serde_json::Value = serde_json::from_slice(&done.stdout)?;
    ensure!(told["rejected"] == 0, "rows were rejected: {}", told["rejects"][0]);
    Ok(())
}

fn zadel<E: Engine>(engine: &E, arguments: &[&str]) -> anyhow::Result<()> {
    let done = Command::new(run::release_binary()).args(arguments).args(["--database", &engine.address()]).output();
    let done = done.context("starting zadel")?;
    ensure!(done.status.success(), "zadel {}: {}", arguments.join(" "), String::from_utf8_lossy(&done.stderr));
    Ok(())
}

/// Does everything that is computed follow from the facts, and is the log whole?
fn is_well<E: Engine>(engine: &E) -> anyhow::Result<bool> {
    let mut doctor = Command::new(run::release_binary());
    doctor.args(["doctor", "--rebuild", "--database", &engine.address()]);
    let done = doctor.output().context("starting zadel")?;
    if !done.status.success() {
        println!("{}: {}", E::NAME, String::from_utf8_lossy(&done.stdout));
    }
    Ok(done.status.success())
}

/// The next fraction of one: `SplitMix64`.
fn fraction(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut bits = *state;
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^= bits >> 31;
    f64::from(u32::try_from(bits >> 32).unwrap_or(u32::MAX)) / (f64::from(u32::MAX) + 1.0)
}

impl Sqlite {
    pub(super) fn in_folder(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    fn file(&self) -> PathBuf {
        self.folder.join("imports.db")
    }

    fn kept(&self, name: &str) -> PathBuf {
        self.folder.join(name).with_extension("db")
    }
}

impl Engine for Sqlite {
    const NAME: &str = "SQLite";

    fn address(&self) -> String {
        format!("sqlite:{}", self.file().display())
    }

    fn clear(&self) -> anyhow::Result<()> {
        for end in ["", "-wal", "-shm"] {
            let file = self.folder.join(format!("imports.db{end}"));
            if file.exists() {
                fs::remove_file(file)?;
            }
        }
        Ok(())
    }

    fn keep(&self, name: &str) -> anyhow::Result<()> {
        ensure!(!self.folder.join("imports.db-wal").exists(), "the log is not part of the file yet");
        fs::copy(self.file(), self.kept(name))?;
        Ok(())
    }

    fn put_back(&self, name: &str) -> anyhow::Result<()> {
        self.clear()?;
        fs::copy(self.kept(name), self.file())?;
        Ok(())
    }

    fn end(&self, names: &[&str]) -> anyhow::Result<()> {
        self.clear()?;
        names.iter().try_for_each(|name| Ok(fs::remove_file(self.kept(name))?))
    }
}

impl Engine for Postgres {
    const NAME: &str = "PostgreSQL";

    fn address(&self) -> String {
        "postgres://postgres@127.0.0.1:5432/zadel_faults_imports".to_owned()
    }

    fn clear(&self) -> anyhow::Result<()> {
        sql("DROP DATABASE IF EXISTS zadel_faults_imports WITH (FORCE)")?;
        sql("CREATE DATABASE zadel_faults_imports")
    }

    fn keep(&self, name: &str) -> anyhow::Result<()> {
        sql(&format!("DROP DATABASE IF EXISTS zadel_faults_{name}"))?;
        sql(&format!("CREATE DATABASE zadel_faults_{name} TEMPLATE zadel_faults_imports"))
    }

    fn put_back(&self, name: &str) -> anyhow::Result<()> {
        // The server may still be busy with what the process that was killed had asked of it.
        sql("DROP DATABASE IF EXISTS zadel_faults_imports WITH (FORCE)")?;
        sql(&format!("CREATE DATABASE zadel_faults_imports TEMPLATE zadel_faults_{name}"))
    }

    fn end(&self, names: &[&str]) -> anyhow::Result<()> {
        sql("DROP DATABASE zadel_faults_imports WITH (FORCE)")?;
        names.iter().try_for_each(|name| sql(&format!("DROP DATABASE zadel_faults_{name}")))
    }
}

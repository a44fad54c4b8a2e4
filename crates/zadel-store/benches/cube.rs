//! Speed of reading plan/fact by rep and week from the cube: 12 reps x 13 weeks, and 30 reps x 52 weeks, of a cube with sources and lines.
//!
//! Prints one line a measurement: name, median and 99th percentile in nanoseconds. `cargo xtask bench` runs it.

#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

use std::time::Instant;

use zadel_store::companies::{NewCompany, create_company};
use zadel_store::cube::list_person_weeks;
use zadel_store::deals::CellRow;
use zadel_store::facts::Writing;
use zadel_store::{CompanyId, Db, Millis};

const N_REPS: i64 = 30;
const N_WEEKS: i64 = 52;
/// A rep sells of so many sources and lines in a week.
const N_SOURCES: i64 = 4;
const N_LINES: i64 = 3;
const METRICS: [&str; 4] = ["won", "lead", "meeting", "paid"];

#[tokio::main]
async fn main() {
    let n_runs = std::env::var("RUNS").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000);
    let folder = tempfile::TempDir::new().expect("there is a place for temporary files");
    let db = Db::open(&format!("sqlite:{}", folder.path().join("cube.db").display())).await.expect("it is made");
    let company = fill(&db).await;
    measure(&db, company, "person_weeks_12_by_13", (202_601, 202_613), n_runs).await;
    measure(&db, company, "person_weeks_30_by_52", (202_601, 202_652), n_runs).await;
}

/// A year of a company, whose reps are 1 to [`N_REPS`]; in the first quarter 12 of them.
async fn fill(db: &Db) -> CompanyId {
    db.migrate().await.expect("it is empty");
    let mut tx = db.begin().await.expect("nobody else writes");
    let new = NewCompany { name: "Bench", currency: "RUB", language: "en", created_at: Millis::new(0) };
    let company = create_company(&mut tx, &new).await.expect("it is made");
    let mut writing = Writing::begin(&tx, company);
    for metric in METRICS {
        for week in 1..=N_WEEKS {
            for person_id in 1..=if week <= 13 { 12 } else { N_REPS } {
                add_week(&mut writing, metric, 202_600 + week, person_id);
            }
        }
    }
    writing.finish(&mut tx).await.expect("it is written");
    tx.commit().await.expect("it is kept");
    company
}

fn add_week(writing: &mut Writing, metric: &str, week: i64, person_id: i64) {
    for source_id in 1..=N_SOURCES {
        for line_id in 1..=N_LINES {
            let (metric, nature) = (metric.to_owned(), "new".to_owned());
            let (n, amount_minor) = (source_id, 100 * line_id);
            writing.add_cell(&CellRow { metric, week, person_id, source_id, line_id, nature, n, amount_minor });
        }
    }
}

async fn measure(db: &Db, company: CompanyId, name: &str, weeks: (i64, i64), n_runs: usize) {
    let mut nanos = Vec::with_capacity(n_runs);
    // The first ones warm what is kept in memory.
    for run in 0..n_runs + 20 {
        let start = Instant::now();
        let rows = list_person_weeks(db, company, "won", weeks).await.expect("it is read");
        let took = start.elapsed().as_nanos();
        assert!(!rows.is_empty(), "{name}");
        if 20 <= run {
            nanos.push(took);
        }
    }
    nanos.sort_unstable();
    println!("{name} {} {}", nanos[nanos.len() / 2], nanos[nanos.len() * 99 / 100]);
}

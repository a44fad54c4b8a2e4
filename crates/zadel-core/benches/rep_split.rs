//! Speed of splitting weeks among people: 1,000 reps x 52 weeks.
//!
//! Prints one line a measurement: name, median and 99th percentile in nanoseconds. `cargo xtask bench` runs it.

#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

use std::hint::black_box;
use std::time::Instant;

use zadel_core::availability::Availability;
use zadel_core::share::Share;
use zadel_core::split::cumulative;
use zadel_core::step2_decomposition::{by_rep, week_weights};

const N_WEEKS: usize = 52;

/// Public holidays in some weeks.
fn working_days() -> Vec<u32> {
    (0..N_WEEKS).map(|week| if week % 9 == 0 { 4 } else { 5 }).collect()
}

/// Everybody full and there.
fn alike(n: usize) -> Vec<Availability> {
    vec![Availability::full(); n]
}

/// Part-time jobs, newcomers, holidays: every week weighs differently.
fn unlike(n: usize) -> Vec<Availability> {
    let share = |bp| Share::from_bp(bp).expect("at most the whole");
    let rep = |i: usize| Availability {
        capacity: share([10_000, 10_000, 5_000, 8_000][i % 4]),
        ramp: if i % 10 == 3 {
            [2_500, 5_000, 7_500].into_iter().flat_map(|bp| [share(bp); 3]).collect()
        } else {
            Vec::new()
        },
        absent_days: (0..N_WEEKS)
            .map(|week| if (week * 7 + i * 13) % 52 < 4 { 5 } else { u32::from((week + i) % 31 == 0) })
            .collect(),
    };
    (0..n).map(rep).collect()
}

/// Median and 99th percentile of so many runs, in nanoseconds.
fn measure(name: &str, reps: &[Availability], total: i64, n_runs: usize) {
    let days = working_days();
    let weights = week_weights(reps, &days).expect("in range");
    let mut times: Vec<u128> = (0..n_runs)
        .map(|i| {
            let weekly = cumulative(total + i64::try_from(i).expect("few"), &weights).expect("weights");
            let weekly: Vec<u64> = weekly.into_iter().map(i64::unsigned_abs).collect();
            let start = Instant::now();
            black_box(by_rep(&weekly, reps, &days).expect("somebody is there"));
            start.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    println!("{name} {} {}", times[n_runs / 2], times[n_runs * 99 / 100]);
}

fn main() {
    let n_runs = std::env::var("RUNS").ok().and_then(|n| n.parse().ok()).unwrap_or(100);
    measure("split_1000_alike", &alike(1_000), 8_000, n_runs);
    measure("split_1000_alike_many", &alike(1_000), 2_000_000, n_runs);
    measure("split_1000_unlike", &unlike(1_000), 8_000, n_runs);
    measure("split_12_unlike", &unlike(12), 8_000, n_runs);
}

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

/// Part-time jobs, newcomers, two weeks of holidays each: every week weighs differently.
fn unlike(n: usize) -> Vec<Availability> {
    let share = |bp| Share::from_bp(bp).expect("at most the whole");
    let ramp: Vec<Share> = [2_500, 5_000, 7_500].into_iter().flat_map(|bp| [share(bp); 3]).collect();
    let rep = |i: usize| {
        let mut absent_days = vec![0; N_WEEKS];
        let (first, into_week) = (13 * i % 330 / 7, u32::try_from(13 * i % 330 % 7).expect("a week").min(5));
        absent_days[first..first + 3].copy_from_slice(&[5 - into_week, 5, into_week]);
        Availability {
            capacity: share([10_000, 10_000, 5_000, 8_000][i % 4]),
            ramp: if i % 10 == 3 { ramp.clone() } else { Vec::new() },
            absent_days,
        }
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

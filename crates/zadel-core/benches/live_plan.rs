//! Speed of the live plan: 1,000 reps x 2 kinds of client x 52 weeks, four conversions each.
//!
//! Prints one line a measurement: name, median and 99th percentile in nanoseconds. `cargo xtask bench` runs it and puts
//! numpy beside it.

#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

use std::hint::black_box;
use std::time::Instant;

use zadel_core::conversion::Conversion;
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::step2_decomposition::live::{LiveChain, LivePlan, LiveRep, LiveSpec};

const N_REPS: usize = 1_000;
const N_WEEKS: u32 = 52;
const N_TEAMS: usize = 50;

fn conversion(percent: usize) -> Conversion {
    Conversion::new(Fraction::new(percent as u64, 100).expect("not 0")).expect("a share")
}

fn money(minor: usize) -> Money {
    Money::from_minor(minor as u64).expect("in range")
}

/// Working days x season in percent.
fn week_weight(rep: usize, week: u32) -> u32 {
    let days = 3 + (u32::try_from(rep).expect("a thousand reps") + week) % 3;
    days * (80 + (week * 7) % 40)
}

/// Different in every rep, so that nothing is guessed well by the processor alone.
fn spec() -> LiveSpec {
    let chain = |i: usize, kind: usize| LiveChain {
        check: money(10_000_000 + 37_100 * ((7 * i + kind) % 211)),
        conversions: (0..4).map(|stage| conversion(20 + (13 * i + 17 * stage + kind) % 60)).collect(),
    };
    let rep = |i: usize| LiveRep {
        team: i * N_TEAMS / N_REPS,
        weight: 500 + ((i * 7919) % 1000) as u64,
        weeks: (0..N_WEEKS).map(|week| week_weight(i, week)).collect(),
        chains: vec![chain(i, 0), chain(i, 1)],
    };
    LiveSpec {
        goal: money(1_000_000_000_000),
        kinds: vec![6_000, 4_000],
        n_weeks: N_WEEKS as usize,
        n_teams: N_TEAMS,
        reps: (0..N_REPS).map(rep).collect(),
    }
}

/// Median and 99th percentile of so many runs, in nanoseconds.
fn measure(name: &str, n_runs: usize, mut run: impl FnMut(usize)) {
    let mut times: Vec<u128> = (0..n_runs)
        .map(|i| {
            let start = Instant::now();
            run(i);
            start.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    println!("{name} {} {}", times[n_runs / 2], times[n_runs * 99 / 100]);
}

fn main() {
    let mut plan = LivePlan::new(spec()).expect("in range");
    measure("goal_edit", 300, |i| {
        plan.set_goal(money(1_000_000_000_000 + 12_345_700 * i)).expect("in range");
        black_box(plan.company_weeks(1, 0));
    });
    measure("conversion_edit", 20_000, |i| {
        plan.set_conversion((i * 7919) % N_REPS, i % 2, i % 4, conversion(20 + i % 60)).expect("in range");
        black_box(plan.company_weeks(0, 0));
    });
    // The worst edit: the conversion next to the deal moves all four counts above it.
    measure("conversion_edit_all_levels", 20_000, |i| {
        plan.set_conversion((i * 7919) % N_REPS, i % 2, 3, conversion(20 + i % 60)).expect("in range");
        black_box(plan.company_weeks(0, 0));
    });
    let leads: u64 = (0..2).flat_map(|kind| plan.company_weeks(kind, 0)).sum();
    eprintln!("leads of the last plan: {leads}");
}

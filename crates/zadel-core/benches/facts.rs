//! Speed of counting facts: conversions of 200,000 deals of 300 people, three years of them.
//!
//! Prints one line a measurement: name, median and 99th percentile in nanoseconds.

#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Instant;

use zadel_core::facts::cohort::{Dimension, FunnelQuestion, Horizon, Leg, Question, breakdown, conversion, funnel};
use zadel_core::facts::deal::{Deal, Path, Reached, Reading};
use zadel_core::facts::ids::{LineId, PersonId, SourceId};
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::track::{Filter, Track, Window};
use zadel_core::facts::{Moment, Nature, Outcome, Stage};

const N_DEALS: u32 = 200_000;
const N_DAYS: u32 = 1_095;
const MINUTE: i64 = 60_000;

/// Unlike one another, and the same in every run.
fn mixed(i: u32, salt: u32) -> u32 {
    let x = (i ^ salt.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
    let x = (x ^ (x >> 13)).wrapping_mul(0xc2b2_ae35);
    x ^ (x >> 16)
}

/// Half of all that enter a stage pass it, within one day or sixty; a fifth of the others were only seen lost, and some stay open.
fn track(i: u32) -> Track {
    let mut deal =
        Deal { source: SourceId::new(mixed(i, 1) % 20), line: LineId::new(mixed(i, 2) % 5), ..Deal::default() };
    let by = PersonId::new(1 + mixed(i, 3) % 300);
    let mut at = i64::from(mixed(i, 4) % (N_DAYS * 1440)) * MINUTE;
    let n_stages = (1 + (mixed(i, 5) & 31).trailing_ones()) as usize;
    for (reached, salt) in deal.reached.iter_mut().take(n_stages).zip(10..) {
        *reached = Some(Reached { at: Moment::from_millis(at), by });
        let most_days = 1 + mixed(i, salt) % 60;
        at += i64::from(mixed(i, salt + 10) % (most_days * 1440)) * MINUTE;
    }
    if n_stages == Stage::ALL.len() {
        (deal.outcome, deal.closed) = (Outcome::Won, deal.reached[5].map(|reached| reached.at));
    } else if mixed(i, 6) % 10 < 8 {
        (deal.outcome, deal.closed) = (Outcome::Lost, Some(Moment::from_millis(at)));
        if mixed(i, 7).is_multiple_of(5) {
            deal.path = Path::Unknown;
            deal.reached[1..].fill(None);
        }
    }
    Track::of(&deal, DealKind::Deal, &Reading::default(), Nature::New)
}

/// Median and 99th percentile of so many runs, in nanoseconds.
fn measure(name: &str, n_runs: usize, mut run: impl FnMut()) {
    let mut times: Vec<u128> = (0..n_runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    println!("{name} {} {}", times[n_runs / 2], times[n_runs * 99 / 100]);
}

fn main() {
    let tracks: Vec<Track> = (0..N_DEALS).map(track).collect();
    let day = |n: u32| Moment::from_millis(0).plus_days(n);
    let question = Question {
        leg: Leg::new(Stage::Lead, Stage::Won).expect("in order"),
        window: Window { from: day(N_DAYS - 365), to: day(N_DAYS) },
        as_of: day(N_DAYS),
        filter: Filter::default(),
        horizon: Horizon::Measured,
    };
    measure("conversion_200000_deals", 100, || {
        black_box(conversion(black_box(&tracks), &question));
    });
    measure("breakdown_300_people", 100, || {
        black_box(breakdown(black_box(&tracks), &question, Dimension::Person));
    });
    let asked = FunnelQuestion {
        stages: BTreeSet::from(Stage::ALL),
        window: question.window,
        as_of: question.as_of,
        filter: question.filter,
    };
    measure("funnel_200000_deals", 100, || {
        black_box(funnel(black_box(&tracks), &asked));
    });
    eprintln!("{:?}", conversion(&tracks, &question));
}

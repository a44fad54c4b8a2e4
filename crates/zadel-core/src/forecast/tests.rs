mod backtest;
mod bad_histories;
mod calibration;
mod golden;
mod payments;
mod recovery;
mod remade;
mod stages;
mod tree;
mod windows;

use std::num::NonZeroUsize;

use proptest::prelude::*;
use proptest::test_runner::{TestCaseResult, TestRunner};

use super::day::Day;
use super::deal::{End, How, KnownDeal};
use super::pipeline::Drawing;

/// So many cases, however deep properties are tried: each of these takes long. The macro takes their number from the environment,
/// whatever stands in its configuration.
fn few<S: Strategy>(cases: u32, of: &S, holds: impl Fn(S::Value) -> TestCaseResult) {
    let config = ProptestConfig { cases, ..ProptestConfig::default() };
    TestRunner::new(config).run(of, holds).expect("it holds");
}

fn drawing(n_worlds: u32, n_threads: usize) -> Drawing {
    Drawing { n_worlds, n_outcomes: 10, seed: 7, n_threads: NonZeroUsize::new(n_threads).expect("at least one") }
}

fn deal(opened: i32, rep: u32, end: Option<(i32, How)>, minor: i64) -> KnownDeal {
    KnownDeal {
        opened: Day(opened),
        end: end.map(|(days, how)| End { on: Day(opened + days), how }),
        won_minor: Some(minor),
        rep,
        ..KnownDeal::default()
    }
}

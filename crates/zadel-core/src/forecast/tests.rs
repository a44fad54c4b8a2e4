mod bad_histories;
mod calibration;
mod recovery;
mod windows;

use std::num::NonZeroUsize;

use super::day::Day;
use super::deal::{End, How, KnownDeal};
use super::pipeline::Drawing;

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

//! Tests of the living company: it keeps working hours, its files are read, and what it was made with is found again.

mod files;
mod hours;
mod truth;

use jiff::civil::{Date, date};

use super::*;

pub(super) const TODAY: Date = date(2026, 11, 30);

pub(super) fn demo(seed: u64) -> Company {
    company(seed, TODAY, &Names::russian())
}

use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

use crate::fraction::Fraction;

/// How a working day is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingDay {
    /// Its length in minutes.
    pub minutes: u32,
    /// The part of it that goes into selling.
    pub selling: Fraction,
}

/// How much of a rep is there, week by week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Availability {
    /// The part of a full rep in each week: a newcomer's ramp, a part-time job. Weeks beyond the list are full.
    pub ramp: Vec<Fraction>,
    /// Working days absent in each week. Weeks beyond the list have none.
    pub absent_days: Vec<u32>,
}

impl Availability {
    /// A full rep who is always there.
    #[must_use]
    pub fn full() -> Self {
        Self::default()
    }

    /// The part of a full rep in a week.
    #[must_use]
    pub fn ramp_in(&self, week: usize) -> Fraction {
        self.ramp.get(week).copied().unwrap_or(Fraction::ONE)
    }

    /// Working days of a week on which the rep is there.
    #[must_use]
    pub fn days_present(&self, week: usize, working_days: u32) -> u32 {
        working_days.saturating_sub(self.absent_days.get(week).copied().unwrap_or(0))
    }
}

/// Minutes that a rep can sell in the period.
///
/// # Formula
/// ```text
/// floor(sum_w ramp_w * max(0, days_w - absent_w) * minutes a day * selling share)
/// ```
/// Rounded once, on the sum. Saturates at `u64::MAX`, beyond any calendar.
///
/// # Examples
/// ```
/// # use zadel_core::step3_resources::*;
/// let newcomer = Availability { ramp: vec!["25%".parse()?, "50%".parse()?], absent_days: vec![0, 1] };
/// let day = WorkingDay { minutes: 480, selling: "65%".parse()? };
/// assert_eq!(capacity(&[5, 5, 5], &newcomer, day), 2574);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn capacity(working_days: &[u32], rep: &Availability, day: WorkingDay) -> u64 {
    let (mut days, mut common) = (BigUint::zero(), BigUint::from(1_u8));
    for (week, working) in working_days.iter().enumerate() {
        let ramp = rep.ramp_in(week);
        let finer = common.lcm(&BigUint::from(ramp.denominator()));
        days *= &finer / &common;
        days += &finer / ramp.denominator() * ramp.numerator() * rep.days_present(week, *working);
        common = finer;
    }
    let minutes = days * day.minutes * day.selling.numerator() / (common * day.selling.denominator());
    minutes.to_u64().unwrap_or(u64::MAX)
}

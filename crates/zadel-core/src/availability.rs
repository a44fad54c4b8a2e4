//! How much of a rep is there, week by week: part-time jobs, newcomers' ramps, absences.

use crate::share::Share;

/// How much of a rep is there in each week of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Availability {
    /// The part of a full rep: a half for a part-time job.
    pub capacity: Share,
    /// The part of that in each week, for a newcomer. Weeks beyond the list are full.
    pub ramp: Vec<Share>,
    /// Working days absent in each week. Weeks beyond the list have none.
    pub absent_days: Vec<u32>,
}

impl Availability {
    /// A full rep who is always there.
    #[must_use]
    pub fn full() -> Self {
        Self { capacity: Share::WHOLE, ramp: Vec::new(), absent_days: Vec::new() }
    }

    /// What a week of so many working days comes to, in ten-thousandths of ten-thousandths of a full rep's day.
    ///
    /// # Formula
    /// ```text
    /// capacity * ramp_w * max(0, days_w - absent_w)
    /// ```
    /// In this unit it is a whole number, so weights of reps and weeks add up exactly.
    #[must_use]
    pub fn day_parts(&self, week: usize, working_days: u32) -> u64 {
        let ramp = self.ramp.get(week).copied().unwrap_or(Share::WHOLE);
        let absent = self.absent_days.get(week).copied().unwrap_or(0);
        u64::from(self.capacity.bp()) * u64::from(ramp.bp()) * u64::from(working_days.saturating_sub(absent))
    }
}

/// What [`Availability::day_parts`] counts in.
pub const PARTS_OF_A_DAY: u64 = Share::WHOLE_BP as u64 * Share::WHOLE_BP as u64;

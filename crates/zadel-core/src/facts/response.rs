//! How soon a new lead is answered, in the minutes in which somebody works.

use jiff::civil::{Date, DateTime};
use zadel_stats::aalen_johansen::{Outcome, Record, incidence};

use crate::conversion::Observed;
use crate::facts::ids::PersonId;

/// From when to when a working day is worked.
///
/// # Units
/// Minutes since midnight, where the company is. A day has 1,440, also where the clock is moved at night.
///
/// # Invariants
/// `begin < end <= 1440`: a shift does not cross midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingHours {
    begin: u16,
    end: u16,
}

/// A lead and its answer.
///
/// # Units
/// Whole working minutes; the minute begun last is left out.
///
/// # Invariants
/// `answered_after <= watched_for`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Response {
    answered_after: Option<u64>,
    watched_for: u64,
}

/// The answers of many leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Responses(Vec<Response>);

const MILLIS_A_MINUTE: i64 = 60_000;
const MINUTES_A_DAY: u16 = 1_440;

impl WorkingHours {
    /// From one minute of the day to another.
    ///
    /// `None` unless `begin < end <= 1440`.
    #[must_use]
    pub fn new(begin_minute: u16, end_minute: u16) -> Option<Self> {
        let is_shift = begin_minute < end_minute && end_minute <= MINUTES_A_DAY;
        is_shift.then_some(Self { begin: begin_minute, end: end_minute })
    }

    /// Working minutes from one time to another; 0 to an earlier one. `is_worked` says which days are worked.
    ///
    /// # Formula
    /// ```text
    /// sum over worked days of | [day + begin, day + end) and [from, to) |, in whole minutes, rounded down once
    /// ```
    ///
    /// # Examples
    /// A lead of Friday, 17:50, is answered on Monday at 09:20: ten minutes of Friday and twenty of Monday.
    /// ```
    /// # use jiff::civil::date;
    /// # use zadel_core::{calendar::WorkCalendar, facts::response::WorkingHours};
    /// let nine_to_six = WorkingHours::new(9 * 60, 18 * 60).expect("a shift");
    /// let calendar = WorkCalendar::default();
    /// let friday = date(2026, 11, 27).at(17, 50, 0, 0);
    /// let monday = date(2026, 11, 30).at(9, 20, 0, 0);
    /// assert_eq!(nine_to_six.minutes(friday, monday, |day| calendar.is_worked(day)), 30);
    /// ```
    #[must_use]
    pub fn minutes(self, from: DateTime, to: DateTime, is_worked: impl Fn(Date) -> bool) -> u64 {
        if to <= from {
            return 0;
        }
        let days = std::iter::successors(Some(from.date()), |day| day.tomorrow().ok());
        let worked = days.take_while(|day| *day <= to.date()).filter(|day| is_worked(*day));
        let millis: i64 = worked.map(|day| self.millis_of(day, from, to)).sum();
        u64::try_from(millis / MILLIS_A_MINUTE).unwrap_or(0)
    }

    /// Working milliseconds of a day between two times that are no earlier and no later day.
    fn millis_of(self, day: Date, from: DateTime, to: DateTime) -> i64 {
        let begin = i64::from(self.begin) * MILLIS_A_MINUTE;
        let end = i64::from(self.end) * MILLIS_A_MINUTE;
        let begin = if day == from.date() { begin.max(millis_since_midnight(from)) } else { begin };
        let end = if day == to.date() { end.min(millis_since_midnight(to)) } else { end };
        (end - begin).max(0)
    }
}

fn millis_since_midnight(at: DateTime) -> i64 {
    let seconds = (i64::from(at.hour()) * 60 + i64::from(at.minute())) * 60 + i64::from(at.second());
    seconds * 1_000 + i64::from(at.millisecond())
}

/// The first action of a lead's owner that is not before the lead.
///
/// Actions may come in any order. A lead without an owner is answered by whoever acts first: somebody else's call is no answer of
/// the owner, but of nobody's lead any call is one.
pub fn first_action(
    created: DateTime,
    owner: Option<PersonId>,
    actions: impl IntoIterator<Item = (DateTime, Option<PersonId>)>,
) -> Option<DateTime> {
    let of_owner = actions.into_iter().filter(|(at, by)| created <= *at && (owner.is_none() || *by == owner));
    of_owner.map(|(at, _)| at).min()
}

impl Response {
    /// A lead that was answered, or is not yet, seen at a moment. An answer after that is not known yet.
    #[must_use]
    pub fn of(
        created: DateTime,
        answered: Option<DateTime>,
        as_of: DateTime,
        hours: WorkingHours,
        is_worked: impl Fn(Date) -> bool,
    ) -> Self {
        let answered = answered.filter(|at| *at <= as_of);
        Self {
            answered_after: answered.map(|at| hours.minutes(created, at, &is_worked)),
            watched_for: hours.minutes(created, as_of, &is_worked),
        }
    }

    /// After how many working minutes it was answered.
    #[must_use]
    pub fn answered_after(self) -> Option<u64> {
        self.answered_after
    }
}

impl Responses {
    /// How many leads there are.
    #[must_use]
    pub fn n(&self) -> usize {
        self.0.len()
    }

    /// How many of them nobody has answered.
    #[must_use]
    pub fn n_unanswered(&self) -> usize {
        self.0.iter().filter(|response| response.answered_after.is_none()).count()
    }

    /// Leads that were answered within so many working minutes, of those that came at least so long ago.
    ///
    /// The younger ones are not counted, answered or not: with the answered ones alone, speed would look better than it is.
    #[must_use]
    pub fn within(&self, minutes: u64) -> Option<Observed> {
        let ripe = self.0.iter().filter(|response| minutes <= response.watched_for);
        let (mut n, mut n_answered) = (0_u32, 0_u32);
        for response in ripe {
            n += 1;
            n_answered += u32::from(response.answered_after.is_some_and(|after| after <= minutes));
        }
        Observed::passing(n_answered, n).ok()
    }

    /// The working minutes within which half of all leads are answered; none if that is not known yet, or never comes.
    ///
    /// # Formula
    /// ```text
    /// min { t : 1/2 <= F(t) }
    /// ```
    /// F is the share answered by Kaplan and Meier, who count a lead that waits as long as it has waited. The median of the answers
    /// alone forgets those that never came.
    #[must_use]
    pub fn median_minutes(&self) -> Option<u64> {
        let record = |response: &Response| {
            let answered = response.answered_after.map(|after| (after, Outcome::Cause(0)));
            let (minutes, outcome) = answered.unwrap_or((response.watched_for, Outcome::Censored));
            Record::from_start(to_f64(minutes), outcome)
        };
        let records: Vec<Record> = self.0.iter().filter_map(record).collect();
        incidence(&records).quantile(0, 0.5).map(to_minutes)
    }
}

impl FromIterator<Response> for Responses {
    fn from_iter<I: IntoIterator<Item = Response>>(responses: I) -> Self {
        Self(responses.into_iter().collect())
    }
}

#[expect(clippy::cast_precision_loss, reason = "the calendar has 10^10 minutes")]
fn to_f64(minutes: u64) -> f64 {
    minutes as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "one of the whole minutes that were put in"
)]
fn to_minutes(minutes: f64) -> u64 {
    minutes as u64
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::WorkCalendar;
    use crate::calendar::russia;

    fn nine_to_six() -> WorkingHours {
        WorkingHours::new(540, 1_080).expect("a shift")
    }

    #[test]
    fn a_shift_ends_after_it_begins_and_before_the_day_ends() {
        assert_eq!([(540, 540), (600, 540), (0, 1_441)].map(|(begin, end)| WorkingHours::new(begin, end)), [None; 3]);
        assert!(WorkingHours::new(0, 1_440).is_some());
    }

    /// From the evening of 30 December 2025 to the morning of 12 January 2026: the holidays are not worked.
    #[test]
    fn holidays_are_no_delay() {
        let from = date(2025, 12, 30).at(17, 0, 0, 0);
        let to = date(2026, 1, 12).at(10, 30, 0, 0);
        assert_eq!(nine_to_six().minutes(from, to, russia::is_worked), 60 + 90);
    }

    #[test]
    fn a_lead_of_the_night_waits_from_the_morning() {
        let minutes = |from, to| nine_to_six().minutes(from, to, |_| true);
        let day = date(2026, 11, 25);
        assert_eq!(minutes(day.at(3, 0, 0, 0), day.at(9, 7, 59, 0)), 7);
        assert_eq!(minutes(day.at(20, 0, 0, 0), day.at(23, 0, 0, 0)), 0);
        assert_eq!(minutes(day.at(12, 0, 30, 0), day.at(12, 1, 0, 0)), 0, "half a minute");
        assert_eq!(minutes(day.at(12, 0, 0, 0), day.at(11, 0, 0, 0)), 0);
    }

    #[test]
    fn only_the_owner_answers() {
        let [owner, other] = [1, 2].map(PersonId::new);
        let at = |hour| date(2026, 11, 25).at(hour, 0, 0, 0);
        let actions = [(at(15), owner), (at(9), owner), (at(11), other), (at(13), owner)];
        assert_eq!(first_action(at(10), owner, actions), Some(at(13)));
        assert_eq!(first_action(at(10), None, actions), Some(at(11)));
        assert_eq!(first_action(at(16), owner, actions), None);
    }

    /// Answered after 5, 20 and 60 minutes, one waits for 30 and one for 600.
    #[test]
    fn who_still_waits_counts_as_long_as_he_has_waited() {
        let answered = |after, watched_for| Response { answered_after: after, watched_for };
        let all = [(Some(5), 600), (Some(20), 600), (Some(60), 600), (None, 30), (None, 600)];
        let found: Responses = all.into_iter().map(|(after, watched)| answered(after, watched)).collect();
        assert_eq!((found.n(), found.n_unanswered()), (5, 2));
        assert_eq!(found.within(30), Observed::passing(2, 5).ok());
        assert_eq!(found.within(60), Observed::passing(3, 4).ok());
        // Two of five by 20 minutes; of the three fifths that are left, half by 60.
        assert_eq!(found.median_minutes(), Some(60));
        assert_eq!(Responses::default().median_minutes(), None);
        assert_eq!(Responses::default().within(1), None);
    }

    /// Answered at once, but ten minutes old: it would count as fast, and those as young that wait would not count as slow.
    #[test]
    fn a_young_lead_is_not_counted_even_if_it_is_answered() {
        let at = |minute| date(2026, 11, 25).at(10, minute, 0, 0);
        let response = |answered| Response::of(at(0), answered, at(10), nine_to_six(), |_| true);
        let found: Responses = [response(Some(at(1))), response(None), response(Some(at(11)))].into_iter().collect();
        assert_eq!(found.within(30), None);
        assert_eq!(found.within(10), Observed::passing(1, 3).ok());
    }

    fn minute(n: i64) -> DateTime {
        date(2026, 1, 1).at(0, 0, 0, 0).saturating_add(n.minutes())
    }

    proptest! {
        /// The second method: minute by minute.
        #[test]
        fn working_minutes_are_counted_one_by_one(start in 0_i64..20_000, length in 0_i64..8_000, begin in 0_u16..1_000, shift in 1_u16..440) {
            let hours = WorkingHours::new(begin, begin + shift).expect("a shift");
            let calendar = WorkCalendar::default();
            let is_working = |n: &i64| {
                let at = minute(*n);
                let of_day = u16::try_from(n.rem_euclid(1_440)).expect("a minute of a day");
                calendar.is_worked(at.date()) && begin <= of_day && of_day < begin + shift
            };
            let counted = (start..start + length).filter(is_working).count();
            let found = hours.minutes(minute(start), minute(start + length), |day| calendar.is_worked(day));
            prop_assert_eq!(found, counted as u64);
        }

        /// However a time is cut at whole minutes, its parts sum to it.
        #[test]
        fn minutes_add_up(start in 0_i64..20_000, one in 0_i64..8_000, other in 0_i64..8_000) {
            let minutes = |from, to| nine_to_six().minutes(minute(from), minute(to), russia::is_worked);
            let (middle, end) = (start + one, start + one + other);
            prop_assert_eq!(minutes(start, end), minutes(start, middle) + minutes(middle, end));
        }
    }
}

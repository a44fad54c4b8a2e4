//! Somebody in the period of a plan: in one team, with a part of a full rep, a ramp and days away.

use jiff::ToSpan;
use jiff::civil::Date;
use zadel_core::calendar::Period;
use zadel_core::share::Share;
use zadel_store::TeamId;

use crate::staff::Employee;

/// How a person is there in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Presence {
    /// The team of most days; of two alike, the later one.
    pub(super) team: Option<TeamId>,
    /// Hours of a full week; more than a full rep nobody is.
    pub(super) capacity: Share,
    /// Of the weeks of the period, those that are past dropped.
    pub(super) ramp: Vec<Share>,
    /// Within the period, in order, none touching another: also before the first day and after the last.
    pub(super) away: Vec<Period>,
}

/// How somebody is there in a period; `None` for who comes later or left before.
pub(super) fn presence(employee: &Employee, period: Period) -> Option<Presence> {
    let first = employee.starts_on.max(period.from());
    let last = employee.leaves_on.map_or(period.to(), |last| last.min(period.to()));
    let there = Period::new(first, last).ok()?;
    let mut away: Vec<Period> =
        employee.absences.iter().filter_map(|absence| clipped(absence.from, absence.to, there)).collect();
    away.extend(first.yesterday().ok().and_then(|eve| clipped(period.from(), eve, period)));
    away.extend(last.tomorrow().ok().and_then(|morrow| clipped(morrow, period.to(), period)));
    Some(Presence {
        team: team_of_most_days(employee, there),
        capacity: capacity(employee.minutes_per_week),
        ramp: ramp(employee, period),
        away: joined(away),
    })
}

/// # Formula
/// minutes / 2400, to the nearest hundredth of a percent, at most the whole
fn capacity(minutes_per_week: u32) -> Share {
    const FULL: u64 = 40 * 60;
    let whole = u64::from(Share::WHOLE_BP);
    let bp = (u64::from(minutes_per_week) * whole + FULL / 2) / FULL;
    u16::try_from(bp.clamp(1, whole)).ok().and_then(|bp| Share::from_bp(bp).ok()).unwrap_or(Share::WHOLE)
}

/// A newcomer's weeks are counted from the week of the first day, the plan's from the week of its own.
fn ramp(employee: &Employee, period: Period) -> Vec<Share> {
    let days = monday(employee.starts_on).until(monday(period.from())).map_or(0, |span| i64::from(span.get_days()));
    let n_past = days.div_euclid(7);
    let n_weeks = period.weeks().len();
    let ramp: Vec<Share> = match usize::try_from(n_past) {
        Ok(n_past) => employee.ramp.iter().copied().skip(n_past).take(n_weeks).collect(),
        // Before the first day the person is away: what stands there changes nothing.
        Err(_) if !employee.ramp.is_empty() => {
            let n_before = usize::try_from(-n_past).unwrap_or(n_weeks);
            std::iter::repeat_n(Share::WHOLE, n_before).chain(employee.ramp.iter().copied()).take(n_weeks).collect()
        }
        Err(_) => Vec::new(),
    };
    trimmed(ramp)
}

/// Without the whole weeks at its end, which mean nothing.
pub(super) fn trimmed(mut ramp: Vec<Share>) -> Vec<Share> {
    while ramp.last() == Some(&Share::WHOLE) {
        ramp.pop();
    }
    ramp
}

fn monday(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

fn team_of_most_days(employee: &Employee, there: Period) -> Option<TeamId> {
    let placements = &employee.placements;
    let end = |at: usize| placements.get(at + 1).and_then(|next| next.from.yesterday().ok()).unwrap_or(there.to());
    let days = |(at, from): (usize, Date)| clipped(from, end(at), there).map_or(0, |own| own.days().count());
    let most = placements.iter().enumerate().max_by_key(|(at, placement)| days((*at, placement.from)));
    most.and_then(|(_, placement)| placement.team)
}

/// The part of some days that lies in a period.
pub(super) fn clipped(from: Date, to: Date, within: Period) -> Option<Period> {
    Period::new(from.max(within.from()), to.min(within.to())).ok()
}

/// In order; what overlaps or touches becomes one.
pub(super) fn joined(mut periods: Vec<Period>) -> Vec<Period> {
    periods.sort_by_key(|period| period.from());
    let mut joined: Vec<Period> = Vec::with_capacity(periods.len());
    for period in periods {
        let touched =
            joined.last().copied().filter(|last| last.to().tomorrow().map_or(true, |morrow| period.from() <= morrow));
        let both = touched.and_then(|last| Period::new(last.from(), last.to().max(period.to())).ok());
        match (both, joined.last_mut()) {
            (Some(both), Some(last)) => *last = both,
            _ => joined.push(period),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use zadel_store::EmployeeId;

    use super::*;
    use crate::staff::{Absence, Placement};

    fn december() -> Period {
        Period::new(date(2026, 12, 1), date(2026, 12, 31)).expect("in order")
    }

    fn anna(starts_on: Date) -> Employee {
        Employee {
            id: EmployeeId::new(1),
            name: "Anna".to_owned(),
            starts_on,
            leaves_on: None,
            minutes_per_week: 2400,
            ramp: [2500, 5000, 7500].map(|bp| Share::from_bp(bp).expect("a part")).to_vec(),
            member: None,
            version: 1,
            placements: vec![Placement { from: starts_on, team: Some(TeamId::new(1)) }],
            absences: Vec::new(),
        }
    }

    fn days(away: &[Period]) -> Vec<(i8, i8)> {
        away.iter().map(|away| (away.from().day(), away.to().day())).collect()
    }

    fn parts(ramp: &[Share]) -> Vec<u16> {
        ramp.iter().map(|part| part.bp()).collect()
    }

    #[test]
    fn who_comes_within_the_period_is_away_before_and_ramps_from_the_first_week() {
        let there = presence(&anna(date(2026, 12, 16)), december()).expect("there from the 16th");
        assert_eq!(days(&there.away), [(1, 15)]);
        assert_eq!(parts(&there.ramp), [10_000, 10_000, 2500, 5000, 7500]);
    }

    #[test]
    fn weeks_of_a_ramp_that_are_past_are_dropped() {
        let there = presence(&anna(date(2026, 11, 25)), december()).expect("there");
        assert_eq!((days(&there.away), parts(&there.ramp)), (vec![], vec![5000, 7500]));
        let long_here = presence(&anna(date(2020, 1, 1)), december()).expect("there");
        assert!(long_here.ramp.is_empty());
    }

    #[test]
    fn who_leaves_is_away_afterwards_and_absences_end_there() {
        let mut anna = anna(date(2020, 1, 1));
        anna.leaves_on = Some(date(2026, 12, 20));
        let away = |from, to| Absence { from, to, reason: None };
        anna.absences = vec![away(date(2026, 11, 20), date(2026, 12, 2)), away(date(2026, 12, 18), date(2027, 1, 10))];
        let there = presence(&anna, december()).expect("there until the 20th");
        assert_eq!(days(&there.away), [(1, 2), (18, 31)]);
    }

    #[test]
    fn who_is_not_there_at_all_is_nobody() {
        assert_eq!(presence(&anna(date(2027, 1, 1)), december()), None);
        let mut left = anna(date(2020, 1, 1));
        left.leaves_on = Some(date(2026, 11, 30));
        assert_eq!(presence(&left, december()), None);
    }

    #[test]
    fn the_team_of_most_days_counts() {
        let mut anna = anna(date(2020, 1, 1));
        let north = Placement { from: date(2026, 12, 10), team: None };
        anna.placements.push(north);
        assert_eq!(presence(&anna, december()).and_then(|there| there.team), None, "22 days of 31");
        anna.placements[1].from = date(2026, 12, 20);
        assert_eq!(presence(&anna, december()).and_then(|there| there.team), Some(TeamId::new(1)), "19 days of 31");
        anna.placements[1].from = date(2027, 1, 1);
        assert_eq!(presence(&anna, december()).and_then(|there| there.team), Some(TeamId::new(1)), "all days");
    }

    #[test]
    fn nobody_is_more_than_a_full_rep() {
        let bp = |minutes| capacity(minutes).bp();
        assert_eq!([1, 1200, 2220, 1600, 2400, 3600].map(bp), [4, 5000, 9250, 6667, 10_000, 10_000]);
    }
}

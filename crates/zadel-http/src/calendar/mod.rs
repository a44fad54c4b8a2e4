//! Which days the company works.

pub(crate) mod change;
pub(crate) mod show;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use zadel_app::calendar::{self, DayReason};

/// Which year.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Year {
    /// From 1900 to 2199; this one if nothing is said.
    year: Option<i16>,
}

/// A year of the company's calendar.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CalendarYear {
    year: i16,
    /// Whose holidays the company has: `RU`, or null for nobody's.
    country: Option<&'static str>,
    /// For `If-Match`; 0 while nobody has said anything.
    version: i64,
    /// Does the country's calendar know which days off were moved in this year?
    is_complete: bool,
    /// From January.
    months: Vec<CalendarMonth>,
    working_days: usize,
}

/// A month.
#[derive(Debug, Serialize, ToSchema)]
struct CalendarMonth {
    working_days: usize,
    days: Vec<CalendarDay>,
}

/// A day.
#[derive(Debug, Serialize, ToSchema)]
struct CalendarDay {
    day: String,
    /// 1 is Monday, 7 Sunday.
    weekday: i8,
    worked: bool,
    #[schema(value_type = CalendarReason)]
    why: &'static str,
    /// Why the company works or does not, if anybody said.
    note: Option<String>,
}

/// Why a day is worked, or not. For the document only: the wire has its code.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "the document names the words, the code has them from zadel-app")]
pub(crate) enum CalendarReason {
    Workday,
    Weekend,
    Holiday,
    MovedOff,
    MovedOn,
    CompanyOff,
    CompanyOn,
}

fn code(why: DayReason) -> &'static str {
    match why {
        DayReason::Workday => "workday",
        DayReason::Weekend => "weekend",
        DayReason::Holiday => "holiday",
        DayReason::MovedOff => "moved_off",
        DayReason::MovedOn => "moved_on",
        DayReason::CompanyOff => "company_off",
        DayReason::CompanyOn => "company_on",
    }
}

impl From<calendar::CalendarYear> for CalendarYear {
    fn from(year: calendar::CalendarYear) -> Self {
        let n_worked = |days: &[calendar::YearDay]| days.iter().filter(|day| day.is_worked).count();
        let day = |day: &calendar::YearDay| CalendarDay {
            day: day.day.to_string(),
            weekday: day.day.weekday().to_monday_one_offset(),
            worked: day.is_worked,
            why: code(day.why),
            note: day.note.clone(),
        };
        let months = year.days.chunk_by(|one, next| one.day.month() == next.day.month());
        let month = |days: &[calendar::YearDay]| CalendarMonth {
            working_days: n_worked(days),
            days: days.iter().map(day).collect(),
        };
        Self {
            year: year.year,
            country: year.country,
            version: year.version,
            is_complete: year.is_complete,
            months: months.map(month).collect(),
            working_days: n_worked(&year.days),
        }
    }
}

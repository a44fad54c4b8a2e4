//! Which days the company works: its country's calendar, with exceptions of its own. New plans take it.

use jiff::civil::Date;
use serde_json::json;
use zadel_core::calendar::{Period, WorkCalendar, is_weekend, russia};
use zadel_store::calendars::CalendarDayRow;

use crate::audit::{Act, record};
use crate::blank::country_of;
use crate::live::{About, Told};
use crate::refused::FieldError;
use crate::rights::Right;
use crate::staff::fields as staff_fields;
use crate::{App, Refused, Who};

/// What the company has said of some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyCalendar {
    /// Whose holidays it has.
    pub country: Option<&'static str>,
    /// For the next change; 0 while nobody has said anything.
    pub version: i64,
    /// The exceptions, by day.
    pub days: Vec<CompanyDay>,
}

/// An exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyDay {
    /// Which.
    pub day: Date,
    /// Is it worked?
    pub is_worked: bool,
    /// Why, if anybody said.
    pub note: Option<String>,
}

/// A year of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarYear {
    /// Which.
    pub year: i16,
    /// As in [`CompanyCalendar::country`].
    pub country: Option<&'static str>,
    /// As in [`CompanyCalendar::version`].
    pub version: i64,
    /// Does the country's calendar know which days off were moved? Without a country there are none to move.
    pub is_complete: bool,
    /// All of them, from 1 January.
    pub days: Vec<YearDay>,
}

/// A day of the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearDay {
    /// Which.
    pub day: Date,
    /// Is it worked?
    pub is_worked: bool,
    /// Why it is, or is not.
    pub why: DayReason,
    /// Why the company works or does not, if anybody said.
    pub note: Option<String>,
}

/// Why a day is worked, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayReason {
    /// Monday to Friday.
    Workday,
    /// Saturday or Sunday.
    Weekend,
    /// A public holiday.
    Holiday,
    /// The country moved a day off here.
    MovedOff,
    /// The country moved the day off elsewhere.
    MovedOn,
    /// The company does not work.
    CompanyOff,
    /// The company works.
    CompanyOn,
}

/// What is to be different.
#[derive(Clone, Copy, Debug, Default)]
pub struct CalendarChange<'a> {
    /// Whose holidays the company has: `Some("")` nobody's, `None` as before.
    pub country: Option<&'a str>,
    /// Days.
    pub days: &'a [DayChange],
}

/// What is to become of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayChange {
    /// As it was typed.
    pub day: String,
    /// Is it worked? `None`: as the country has it.
    pub worked: Option<bool>,
    /// Why.
    pub note: Option<String>,
}

/// The countries whose holidays are known.
const COUNTRIES: [&str; 1] = ["RU"];
const OFF: &str = "off";
const ON: &str = "on";

impl CompanyCalendar {
    /// Which days of a period are worked.
    #[must_use]
    pub fn work_calendar(&self, period: Period) -> WorkCalendar {
        let (on, off): (Vec<&CompanyDay>, Vec<&CompanyDay>) = self.days.iter().partition(|day| day.is_worked);
        let dates = |days: Vec<&CompanyDay>| days.into_iter().map(|day| day.day).collect();
        of_country(self.country, period).with_exceptions(dates(off), dates(on))
    }
}

/// Which days of a period a country works; without a country, Monday to Friday.
pub(crate) fn of_country(country: Option<&str>, period: Period) -> WorkCalendar {
    country.map_or_else(WorkCalendar::default, |_| russia::work_calendar(period))
}

/// A year of the company's calendar.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Field`] for a year that is none.
pub async fn read_year(app: &App, who: &Who, year: Option<i16>) -> Result<CalendarYear, Refused> {
    who.may(Right::ReadStaff)?;
    let year = year.unwrap_or_else(|| app.today().year());
    let period = period_of(year)?;
    let calendar = find_calendar(app, who, period).await?;
    Ok(year_of(&calendar, year, period))
}

fn period_of(year: i16) -> Result<Period, Refused> {
    const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;
    let refused = Refused::Field { path: "year", code: FieldError::Day };
    if !YEARS.contains(&year) {
        return Err(refused);
    }
    let (first, last) = (Date::new(year, 1, 1), Date::new(year, 12, 31));
    let (Ok(first), Ok(last)) = (first, last) else { return Err(refused) };
    Period::new(first, last).map_err(|_| refused)
}

fn year_of(calendar: &CompanyCalendar, year: i16, period: Period) -> CalendarYear {
    let usual = of_country(calendar.country, period);
    let day = |day: Date| {
        let own = calendar.days.iter().find(|own| own.day == day);
        let is_worked = own.map_or_else(|| usual.is_worked(day), |own| own.is_worked);
        let why = if is_worked == usual.is_worked(day) {
            usual_reason(calendar.country, day, is_worked)
        } else if is_worked {
            DayReason::CompanyOn
        } else {
            DayReason::CompanyOff
        };
        YearDay { day, is_worked, why, note: own.and_then(|own| own.note.clone()) }
    };
    CalendarYear {
        year,
        country: calendar.country,
        version: calendar.version,
        is_complete: calendar.country.is_none() || russia::published_years().contains(&year),
        days: period.days().map(day).collect(),
    }
}

fn usual_reason(country: Option<&str>, day: Date, is_worked: bool) -> DayReason {
    match (is_worked, is_weekend(day)) {
        (true, false) => DayReason::Workday,
        (true, true) => DayReason::MovedOn,
        (false, _) if country.is_some() && russia::is_public_holiday(day) => DayReason::Holiday,
        (false, true) => DayReason::Weekend,
        (false, false) => DayReason::MovedOff,
    }
}

/// What the company has said of a period; in roubles, before anybody says anything, Russian holidays.
pub(crate) async fn find_calendar(app: &App, who: &Who, period: Period) -> Result<CompanyCalendar, Refused> {
    const BROKEN: Refused = Refused::Broken("calendar");
    let row = zadel_store::calendars::find_calendar(&app.db, who.company).await?;
    let Some(row) = row else {
        return Ok(CompanyCalendar { country: country_of(&who.currency), version: 0, days: Vec::new() });
    };
    let known = |country: String| COUNTRIES.into_iter().find(|known| *known == country).ok_or(BROKEN);
    let (from, to) = (period.from().to_string(), period.to().to_string());
    let mut days = Vec::new();
    for row in zadel_store::calendars::list_calendar_days(&app.db, who.company, &from, &to).await? {
        let day = row.day.parse().map_err(|_| BROKEN)?;
        days.push(CompanyDay { day, is_worked: row.kind == ON, note: row.note });
    }
    Ok(CompanyCalendar { country: row.country.map(known).transpose()?, version: row.version, days })
}

/// Changes whose holidays the company has, and days. Answers with the year of the first of the days, or else with this one.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::VersionConflict`]; [`Refused::Field`].
pub async fn change_calendar(
    app: &App,
    who: &Who,
    seen_version: i64,
    change: CalendarChange<'_>,
) -> Result<CalendarYear, Refused> {
    const MOST: usize = 400;
    who.may(Right::ManageCalendar)?;
    if MOST < change.days.len() {
        return Err(Refused::Field { path: "days", code: FieldError::TooMany });
    }
    let mut days = Vec::with_capacity(change.days.len());
    for one in change.days {
        let day = staff_fields::day(app.today(), "day", &one.day)?;
        days.push((day, one.worked, staff_fields::note("note", one.note.as_deref().unwrap_or_default())?));
    }
    let country = match change.country {
        None => find_calendar(app, who, period_of(app.today().year())?).await?.country,
        Some("") => None,
        Some(code) => Some(country(code)?),
    };
    let mut tx = app.db.begin().await?;
    let act = Act::CalendarChanged { details: described(country, &days).to_string() };
    record(app, &mut tx, who.company, Some(who.member), &act).await?;
    if !zadel_store::calendars::save_calendar(&mut tx, who.company, seen_version, country).await? {
        drop(tx);
        let version = find_calendar(app, who, period_of(app.today().year())?).await?.version;
        return Err(Refused::VersionConflict { version, changes: Vec::new() });
    }
    for (day, worked, note) in &days {
        let text = day.to_string();
        match own_kind(country, *day, *worked, note.as_deref())? {
            Some(kind) => {
                let row = CalendarDayRow { day: text, kind: kind.to_owned(), note: note.clone() };
                zadel_store::calendars::put_calendar_day(&mut tx, who.company, &row).await?;
            }
            None => zadel_store::calendars::delete_calendar_day(&mut tx, who.company, &text).await?,
        }
    }
    app.commit_and_tell(tx, Told::about(who.company, About::Calendar)).await?;
    read_year(app, who, days.first().map(|(day, ..)| day.year())).await
}

/// How a day is written down; nothing for one that is as the country has it, unless there is something to say of it.
fn own_kind(
    country: Option<&str>,
    day: Date,
    worked: Option<bool>,
    note: Option<&str>,
) -> Result<Option<&'static str>, Refused> {
    let usual = of_country(country, period_of(day.year())?).is_worked(day);
    let is_worked = worked.unwrap_or(usual);
    let is_own = is_worked != usual || note.is_some();
    Ok(is_own.then_some(if is_worked { ON } else { OFF }))
}

fn country(code: &str) -> Result<&'static str, Refused> {
    let known = COUNTRIES.into_iter().find(|known| *known == code);
    known.ok_or(Refused::Field { path: "country", code: FieldError::Country })
}

/// For the log.
fn described(country: Option<&str>, days: &[(Date, Option<bool>, Option<String>)]) -> serde_json::Value {
    let day = |(day, worked, note): &(Date, Option<bool>, Option<String>)| json!({ "day": day.to_string(), "worked": worked, "note": note });
    json!({ "country": country, "days": days.iter().map(day).collect::<Vec<_>>() })
}

//! How soon new leads get their first answer: what the facts say of who acted, in the hours in which the company works.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};
use zadel_core::calendar::{Period, WorkCalendar};
use zadel_core::conversion::Observed;
use zadel_core::facts::Moment;
use zadel_core::facts::ids::PersonId;
use zadel_core::facts::response::{Response, Responses, WorkingHours, first_action};
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::track::{Filter, Track, Which, Window};
use zadel_store::FeedId;
use zadel_store::deals::{AnswerRow, TrackRow, list_answers};

use crate::calendar::find_calendar;
use crate::facts::rows::numbered;
use crate::facts::told::{Told, ToldRows};
use crate::{App, Refused, Who};

/// Minutes since midnight. Nobody has said yet from when to when a company works: what is usual.
const HOURS: (u16, u16) = (9 * 60, 18 * 60);
const HOUR_MINUTES: u64 = 60;
/// Actions of fewer than one lead of so many tell who writes them down, and not who answers.
const LEAST_PART: usize = 10;
const EVERYBODY: Filter = Filter { person: Which::All, source: Which::All, line: Which::All, nature: Which::All };

/// Who did something about which deal, and which days are worked.
pub(super) struct Answers {
    rows: Vec<AnswerRow>,
    calendar: WorkCalendar,
}

/// What was done about a deal: when, and by whom.
type Actions = Vec<(DateTime, Option<PersonId>)>;

/// How soon leads were answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstResponse {
    /// Leads that came.
    pub n: u32,
    /// Of them, those that their owner has not answered yet; of nobody's, those that nobody has.
    pub n_unanswered: u32,
    /// Working minutes within which half of all are answered.
    pub median_minutes: Option<u64>,
    /// Answered within a working hour, of those that had it.
    pub within_hour: Option<Observed>,
}

/// The same of everybody, and of each owner by number; 0 is nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ByOwner {
    pub(super) total: FirstResponse,
    pub(super) owners: BTreeMap<i64, FirstResponse>,
}

impl Answers {
    pub(super) async fn read(app: &App, who: &Who, told: &ToldRows, days: (Date, Date)) -> Result<Self, Refused> {
        let Window { from, to } = told.window(days);
        let rows = list_answers(&app.db, who.company, from.millis(), to.millis()).await?;
        let until = told.days(None, None).1.max(days.1);
        let calendar = match Period::new(days.0, until) {
            Ok(period) => find_calendar(app, who, period).await?.work_calendar(period),
            // Of a time longer than a calendar: Monday to Friday.
            Err(_) => WorkCalendar::default(),
        };
        Ok(Self { rows, calendar })
    }

    /// Of the leads that came within a time; of a CRM without leads, of its deals. None if facts tell of hardly one of them what anybody did
    /// about it by the clock: a day without a time says nothing of minutes, and a call that somebody wrote down nothing of other leads.
    pub(super) fn of(&self, told: &Told, window: Window, filter: &Filter) -> Result<Option<ByOwner>, Refused> {
        let mut done: BTreeMap<(FeedId, &str), Actions> = BTreeMap::new();
        for row in &self.rows {
            let at = told.books.local(Moment::from_millis(row.at));
            if has_clock(at) {
                let person = numbered(row.person_id.map(|id| told.first_names.of_same(id)), PersonId::new)?;
                done.entry((row.feed, &row.object)).or_default().push((at, person));
            }
        }
        let kind = if told.tracks.iter().any(|track| track.kind() == DealKind::Lead) {
            DealKind::Lead
        } else {
            DealKind::Deal
        };
        let everybodys = || came(told, window, &EVERYBODY, kind);
        let n_done = everybodys().filter(|(row, _)| done.contains_key(&(row.feed, row.object.as_str()))).count();
        if n_done == 0 || n_done * LEAST_PART < everybodys().count() {
            return Ok(None);
        }
        let hours = WorkingHours::new(HOURS.0, HOURS.1).ok_or(Refused::Broken("hours"))?;
        let worked = self.worked(told, window);
        let as_of = told.books.local(told.as_of);
        let mut owners: BTreeMap<i64, Vec<Response>> = BTreeMap::new();
        for (row, created) in came(told, window, filter, kind) {
            let owner = numbered(row.created_by, PersonId::new)?;
            let actions = done.get(&(row.feed, row.object.as_str())).into_iter().flatten().copied();
            let answered = first_action(created, owner, actions);
            let response = Response::of(created, answered, as_of, hours, |day| worked.has(day));
            owners.entry(row.created_by.unwrap_or(0)).or_default().push(response);
        }
        let total: Vec<Response> = owners.values().flatten().copied().collect();
        if total.is_empty() {
            return Ok(None);
        }
        let owners = owners.into_iter().map(|(owner, all)| (owner, FirstResponse::of(all))).collect();
        Ok(Some(ByOwner { total: FirstResponse::of(total), owners }))
    }

    /// Each lead that waits asks for every day since it came.
    fn worked(&self, told: &Told, window: Window) -> Worked {
        let first = told.books.day(window.from);
        let last = told.books.day(told.as_of);
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= last);
        Worked { first, days: days.map(|day| self.calendar.is_worked(day)).collect() }
    }
}

/// Days in a row, worked or not.
struct Worked {
    first: Date,
    days: Vec<bool>,
}

impl Worked {
    fn has(&self, day: Date) -> bool {
        let place = self.first.until(day).map_or(-1, |span| span.get_days());
        usize::try_from(place).ok().and_then(|place| self.days.get(place)).copied().unwrap_or(false)
    }
}

/// What came by the clock.
fn came<'a>(
    told: &'a Told,
    window: Window,
    filter: &'a Filter,
    kind: DealKind,
) -> impl Iterator<Item = (&'a TrackRow, DateTime)> {
    let rows = told.rows.iter().zip(&told.tracks);
    rows.filter_map(move |(row, track): (&TrackRow, &Track)| {
        let at = Moment::from_millis(row.created_at?);
        let created = told.books.local(at);
        let counts = track.kind() == kind && window.contains(at) && at <= told.as_of && has_clock(created);
        (counts && filter.takes(track, track.first())).then_some((row, created))
    })
}

fn has_clock(at: DateTime) -> bool {
    at.time() != Time::midnight()
}

impl FirstResponse {
    fn of(all: Vec<Response>) -> Self {
        let n = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let responses: Responses = all.into_iter().collect();
        Self {
            n: n(responses.n()),
            n_unanswered: n(responses.n_unanswered()),
            median_minutes: responses.median_minutes(),
            within_hour: responses.within(HOUR_MINUTES),
        }
    }
}

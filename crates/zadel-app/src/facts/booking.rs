//! In which week a moment counts.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use zadel_core::facts::Booking;
use zadel_core::facts::{Moment, Week};
use zadel_store::ledger::LedgerRow;

use crate::{App, Refused};

/// The company's time zone, its closed weeks, and when the facts came.
#[derive(Clone, Debug)]
pub(crate) struct Books {
    zone: TimeZone,
    now: Moment,
    open_from: Option<Week>,
}

impl Books {
    /// # Errors
    /// [`Refused::Broken`] if nobody knows the zone or the week.
    pub(crate) fn of(app: &App, ledger: &LedgerRow) -> Result<Self, Refused> {
        let broken = || Refused::Broken("ledger");
        let zone = TimeZone::get(&ledger.time_zone).map_err(|_| broken())?;
        let closed = ledger.closed_week.map(|week| i32::try_from(week).ok().and_then(Week::from_number));
        let closed = closed.map(|week| week.ok_or_else(broken)).transpose()?;
        Ok(Self { zone, now: Moment::from_millis(app.now().get()), open_from: closed.map(Week::next) })
    }

    /// A local time as a moment. Of an hour that there was twice, the first; of one that there never was, the moment an hour on.
    pub(super) fn moment(&self, at: DateTime) -> Moment {
        let moment = self.zone.to_ambiguous_timestamp(at).compatible();
        Moment::from_millis(moment.map_or(0, Timestamp::as_millisecond))
    }

    /// The first moment of a day.
    pub(crate) fn begin(&self, day: Date) -> Moment {
        self.moment(day.at(0, 0, 0, 0))
    }

    /// The day of a moment.
    pub(crate) fn day(&self, at: Moment) -> Date {
        self.local(at).date()
    }

    /// A moment by the company's clock.
    pub(crate) fn local(&self, at: Moment) -> DateTime {
        let at = Timestamp::from_millisecond(at.millis()).unwrap_or(Timestamp::UNIX_EPOCH);
        self.zone.to_datetime(at)
    }

    /// The same, of a week that is known already.
    pub(super) fn week_of(&self, at: DateTime) -> Week {
        self.open(Week::of(at.date()))
    }

    fn open(&self, week: Week) -> Week {
        self.open_from.map_or(week, |open| week.max(open))
    }
}

impl Booking for Books {
    fn now(&self) -> Moment {
        self.now
    }

    fn week(&self, at: Moment) -> Week {
        self.open(Week::of(self.day(at)))
    }
}

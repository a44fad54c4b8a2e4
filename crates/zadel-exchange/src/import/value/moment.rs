//! Days and moments, in whatever order and with whatever signs a program writes them.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Timestamp, tz};

/// What `03/04/2026` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// The third of April.
    Dmy,
    /// The fourth of March.
    Mdy,
    /// Years first: `26/04/03`.
    Ymd,
}

/// How far a clock is from UTC.
///
/// # Units
/// Minutes, positive to the east; less than a day either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Offset {
    minutes: i16,
}

/// How moments are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The order of day, month and year where the year is not in front with four digits.
    pub order: Option<DateOrder>,
    /// The clock that moments with an offset of their own are told by.
    pub offset: Option<Offset>,
}

/// A moment by a clock on a wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Midnight, if only the day is known.
    pub at: DateTime,
    /// Is the time of day known?
    pub has_time: bool,
}

/// Why a text is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentFault {
    /// It cannot be read as one.
    Unreadable,
    /// There is no such day or hour, or no sale was ever then.
    OutOfRange,
    /// It can be read in two ways.
    Ambiguous,
}

/// Reads a day, or a day with a time: `31.12.2026 18:30`, `12/31/26 6:30 PM`, `2026-12-31T18:30:00+03:00`, `20261231`,
/// seconds since 1970, days since 1900 as spreadsheets count them.
///
/// A year of four digits in front is always followed by month and day. Points stand in the order day, month, year if no
/// order is given; anything else without an order is read only if there is one way to. Years of two digits are of this century.
///
/// # Errors
/// [`MomentFault`].
///
/// # Examples
/// ```
/// # use zadel_exchange::import::value::{DateOrder, MomentFault, Reading, read_moment};
/// let months_first = Reading { order: Some(DateOrder::Mdy), offset: None };
/// assert_eq!(read_moment("3/4/2026 6:30 PM", months_first)?.at.to_string(), "2026-03-04T18:30:00");
/// assert_eq!(read_moment("03.04.26", Reading::default())?.at.to_string(), "2026-04-03T00:00:00");
/// assert_eq!(read_moment("03/04/26", Reading::default()), Err(MomentFault::Ambiguous));
/// # Ok::<(), MomentFault>(())
/// ```
pub fn read_moment(text: &str, reading: Reading) -> Result<Moment, MomentFault> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}'));
    let mut rest = Rest(text.as_bytes());
    let (first, n_first) = rest.digits().ok_or(MomentFault::Unreadable)?;
    if rest.0.is_empty() {
        return in_one_number(first, n_first, reading);
    }
    let sign = rest.take().filter(|sign| matches!(sign, b'.' | b'/' | b'-')).ok_or(MomentFault::Unreadable)?;
    let (second, n_second) = rest.digits().ok_or(MomentFault::Unreadable)?;
    if rest.take() != Some(sign) {
        return Err(MomentFault::Unreadable);
    }
    let (third, n_third) = rest.digits().ok_or(MomentFault::Unreadable)?;
    let day = match (n_first, n_second, n_third) {
        (4, 1..=2, 1..=2) => day_of(first, second, third)?,
        (1..=2, 1..=2, 2 | 4) => in_order([first, second, third], n_third == 4, sign, reading.order)?,
        _ => return Err(MomentFault::Unreadable),
    };
    let (time, own) = rest.time()?;
    let at = day.to_datetime(time.unwrap_or(Time::midnight()));
    let at = own.map_or(Ok(at), |own| in_offset(at, own, reading.offset))?;
    Ok(Moment { at, has_time: time.is_some() })
}

impl Moment {
    /// A cell that a spreadsheet shows as a moment.
    #[must_use]
    pub fn of(at: DateTime) -> Self {
        Self { at, has_time: at.time() != Time::midnight() }
    }

    /// A number where a moment should be: days since the last one of 1899.
    ///
    /// # Errors
    /// [`MomentFault::OutOfRange`].
    pub fn of_serial(days: f64) -> Result<Self, MomentFault> {
        const SECONDS_A_DAY: f64 = 86_400.0;
        // Before them lie numbers that are amounts, behind them seconds since 1970.
        const SERIALS: std::ops::Range<f64> = 32_874.0..73_051.0;
        if !SERIALS.contains(&days) {
            return Err(MomentFault::OutOfRange);
        }
        let seconds = SignedDuration::try_from_secs_f64((days * SECONDS_A_DAY).round());
        let seconds = seconds.map_err(|_| MomentFault::OutOfRange)?;
        let first = DateTime::constant(1899, 12, 30, 0, 0, 0, 0);
        first.checked_add(seconds).map(Self::of).map_err(|_| MomentFault::OutOfRange)
    }
}

/// A year, a month and a day in which a sale can have been.
fn day_of(year: u64, month: u64, day: u64) -> Result<Date, MomentFault> {
    const YEARS: std::ops::Range<i16> = 1990..2100;
    let year = i16::try_from(year).ok().filter(|year| YEARS.contains(year)).ok_or(MomentFault::OutOfRange)?;
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { return Err(MomentFault::OutOfRange) };
    Date::new(year, month, day).map_err(|_| MomentFault::OutOfRange)
}

fn in_order(parts: [u64; 3], has_century: bool, sign: u8, order: Option<DateOrder>) -> Result<Date, MomentFault> {
    let [first, second, third] = parts;
    let century = |year: u64| if has_century { year } else { 2000 + year };
    let read = |order| match order {
        DateOrder::Dmy => day_of(century(third), second, first),
        DateOrder::Mdy => day_of(century(third), first, second),
        // A year of four digits behind is no year in front.
        DateOrder::Ymd if has_century => Err(MomentFault::OutOfRange),
        DateOrder::Ymd => day_of(2000 + first, second, third),
    };
    if let Some(order) = order.or((sign == b'.').then_some(DateOrder::Dmy)) {
        return read(order);
    }
    let mut days: Vec<Date> = DateOrder::ALL.into_iter().filter_map(|order| read(order).ok()).collect();
    days.dedup();
    match days.as_slice() {
        [] => Err(MomentFault::OutOfRange),
        [day] => Ok(*day),
        _ => Err(MomentFault::Ambiguous),
    }
}

fn in_one_number(number: u64, n_digits: usize, reading: Reading) -> Result<Moment, MomentFault> {
    let seconds = match n_digits {
        5 => return u32::try_from(number).map_or(Err(MomentFault::OutOfRange), |days| Moment::of_serial(days.into())),
        8 => {
            let day = day_of(number / 10_000, number / 100 % 100, number % 100)?;
            return Ok(Moment { at: day.to_datetime(Time::midnight()), has_time: false });
        }
        9 | 10 => number,
        13 => number / 1000,
        _ => return Err(MomentFault::Unreadable),
    };
    let seconds = i64::try_from(seconds).map_err(|_| MomentFault::OutOfRange)?;
    let moment = Timestamp::from_second(seconds).map_err(|_| MomentFault::OutOfRange)?;
    let at = in_offset(tz::Offset::UTC.to_datetime(moment), Offset::of_minutes(0), reading.offset)?;
    Ok(Moment { at, has_time: true })
}

/// By the clock that was asked for; by its own if none was.
fn in_offset(at: DateTime, own: Offset, asked: Option<Offset>) -> Result<DateTime, MomentFault> {
    let Some(asked) = asked else { return Ok(at) };
    let ahead = SignedDuration::from_mins(i64::from(asked.minutes) - i64::from(own.minutes));
    at.checked_add(ahead).map_err(|_| MomentFault::OutOfRange)
}

/// What is still to be read of a text.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn take(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn take_if(&mut self, wanted: impl Fn(u8) -> bool) -> bool {
        let is_there = self.0.first().is_some_and(|byte| wanted(*byte));
        if is_there {
            self.take();
        }
        is_there
    }

    /// A number and how many digits it has; none, or too many for any purpose here, is nothing.
    fn digits(&mut self) -> Option<(u64, usize)> {
        const MOST: usize = 13;
        let n = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.0.split_at(n);
        self.0 = rest;
        let number = digits.iter().take(MOST).fold(0, |number, digit| 10 * number + u64::from(digit - b'0'));
        (0 < n && n <= MOST).then_some((number, n))
    }

    fn skip_spaces(&mut self) {
        // The spaces of typographers are of two and three bytes.
        const SPACES: [&[u8]; 3] = [b" ", "\u{a0}".as_bytes(), "\u{202f}".as_bytes()];
        while let Some(rest) = SPACES.into_iter().find_map(|space| self.0.strip_prefix(space)) {
            self.0 = rest;
        }
    }

    /// A time of day and an offset, up to the end of the text.
    fn time(&mut self) -> Result<(Option<Time>, Option<Offset>), MomentFault> {
        self.take_if(|byte| byte == b',');
        self.skip_spaces();
        self.take_if(|byte| byte.eq_ignore_ascii_case(&b'T'));
        if self.0.is_empty() {
            return Ok((None, None));
        }
        let (hour, n_hour) = self.digits().ok_or(MomentFault::Unreadable)?;
        let has_minutes = self.take_if(|byte| byte == b':');
        let (minute, n_minute) = self.digits().filter(|_| has_minutes).ok_or(MomentFault::Unreadable)?;
        let has_seconds = self.take_if(|byte| byte == b':');
        let (second, n_second) = if has_seconds { self.digits().ok_or(MomentFault::Unreadable)? } else { (0, 2) };
        if 2 < n_hour || n_minute != 2 || n_second != 2 {
            return Err(MomentFault::Unreadable);
        }
        if self.take_if(|byte| byte == b'.') {
            self.digits().ok_or(MomentFault::Unreadable)?;
        }
        self.skip_spaces();
        let hour = self.of_half_day(hour)?;
        self.skip_spaces();
        let offset = if self.0.is_empty() { None } else { Some(self.offset()?) };
        let part = |number: u64| i8::try_from(number).map_err(|_| MomentFault::OutOfRange);
        let time = Time::new(part(hour)?, part(minute)?, part(second)?, 0).map_err(|_| MomentFault::OutOfRange)?;
        Ok((Some(time), offset))
    }

    /// The hour of the whole day, if `AM` or `PM` follows.
    fn of_half_day(&mut self, hour: u64) -> Result<u64, MomentFault> {
        let starts = |half: &str| self.0.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(half.as_bytes()));
        let before_noon = match (starts("am"), starts("pm")) {
            (false, false) => return Ok(hour),
            (before_noon, _) => {
                if before_noon {
                    0
                } else {
                    12
                }
            }
        };
        self.0 = &self.0[2..];
        if (1..=12).contains(&hour) { Ok(hour % 12 + before_noon) } else { Err(MomentFault::OutOfRange) }
    }

    fn offset(&mut self) -> Result<Offset, MomentFault> {
        let text = std::str::from_utf8(self.0).map_err(|_| MomentFault::Unreadable)?;
        if matches!(text, "Z" | "z" | "UTC" | "GMT") {
            return Ok(Offset::of_minutes(0));
        }
        text.parse().map_err(|_| MomentFault::Unreadable)
    }
}

/// A text that is no offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("bad_offset")]
pub struct BadOffset;

impl Offset {
    /// So many minutes to the east; at most a day less a minute either way.
    #[must_use]
    pub fn of_minutes(minutes: i16) -> Self {
        const MOST: i16 = 24 * 60 - 1;
        Self { minutes: minutes.clamp(-MOST, MOST) }
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minutes < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", self.minutes.abs() / 60, self.minutes.abs() % 60)
    }
}

/// `+03:00`, `+0300`, `+03`.
impl FromStr for Offset {
    type Err = BadOffset;

    fn from_str(text: &str) -> Result<Self, BadOffset> {
        let (sign, rest) = match text.as_bytes() {
            [b'+', rest @ ..] => (1, rest),
            [b'-', rest @ ..] => (-1, rest),
            _ => return Err(BadOffset),
        };
        let (hours, minutes): (&[u8], &[u8]) = match rest {
            [hours @ .., b':', _, _] | [hours @ .., _, _] if hours.len() == 2 => (hours, &rest[rest.len() - 2..]),
            hours if hours.len() == 2 => (hours, b"00"),
            _ => return Err(BadOffset),
        };
        let number = |digits: &[u8]| -> Option<i16> {
            let is_number = digits.iter().all(u8::is_ascii_digit);
            is_number.then(|| digits.iter().fold(0, |number, digit| 10 * number + i16::from(digit - b'0')))
        };
        match (number(hours), number(minutes)) {
            (Some(hours), Some(minutes)) if hours < 24 && minutes < 60 => {
                Ok(Self::of_minutes(sign * (60 * hours + minutes)))
            }
            _ => Err(BadOffset),
        }
    }
}

impl DateOrder {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Dmy, Self::Mdy, Self::Ymd];

    /// The word in map files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Dmy => "DMY",
            Self::Mdy => "MDY",
            Self::Ymd => "YMD",
        }
    }
}

#[cfg(test)]
mod tests;

//! How a company's facts are read: where its days begin, who counts as dormant and who as a key prospect, which weeks are closed. Why: docs/decisions/0039.

use jiff::ToSpan;
use jiff::tz::TimeZone;
use serde_json::{Map, json};
use zadel_core::facts::Booking as _;
use zadel_core::facts::Week;
use zadel_store::Tx;
use zadel_store::ledger::LedgerRow;

use crate::audit::{Act, record};
use crate::facts::booking::Books;
use crate::facts::record::new_ledger;
use crate::live::{About, Told};
use crate::refused::FieldError;
use crate::rights::Right;
use crate::{App, Refused, Who};

/// Weeks that are offered to be closed, at most.
const MOST_WEEKS: usize = 26;
/// Months without a purchase after which a client can be called dormant.
const MONTHS: std::ops::RangeInclusive<i64> = 1..=60;
/// Percent of the goal from which on open deals make a client a key prospect.
const PERCENT: std::ops::RangeInclusive<i64> = 1..=100;

/// How a company's facts are read.
#[derive(Debug)]
pub struct Rules {
    /// A name of the time zone database: `Europe/Moscow`.
    pub time_zone: String,
    /// After so many months without a purchase a client is dormant.
    pub dormant_months: i64,
    /// A client whose open deals come to so many percent of the goal is a key prospect.
    pub key_percent: i64,
    /// The last week that was closed.
    pub closed: Option<Week>,
    /// Weeks that are over and open, the first first; of more than half a year, the last ones.
    pub open: Vec<Week>,
    /// Facts of closed weeks that came later, and count in open ones.
    pub n_late: i64,
    /// Are there facts? Then the time zone stays.
    pub has_facts: bool,
    /// For the next change; 0 while nobody has said anything.
    pub version: i64,
}

/// What is to be different; `None` stays.
#[derive(Clone, Copy, Debug, Default)]
pub struct RulesChange<'a> {
    /// As in [`Rules::time_zone`].
    pub time_zone: Option<&'a str>,
    /// As in [`Rules::dormant_months`].
    pub dormant_months: Option<i64>,
    /// As in [`Rules::key_percent`].
    pub key_percent: Option<i64>,
}

/// How the company's facts are read; what follows from its currency, while nobody has said otherwise.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn show_rules(app: &App, who: &Who) -> Result<Rules, Refused> {
    who.may(Right::ReadFacts)?;
    let ledger = zadel_store::ledger::find_ledger(&app.db, who.company).await?;
    let has_facts = zadel_store::facts::has_any_facts(&app.db, who.company).await?;
    let version = ledger.as_ref().map_or(0, |ledger| ledger.version);
    let ledger = ledger.unwrap_or_else(|| new_ledger(&who.currency));
    let books = Books::of(app, &ledger)?;
    let closed = closed_week(&ledger)?;
    let over = last_week_over(&books);
    let mut open: Vec<Week> = std::iter::successors(Some(over), |week| Some(before(*week)))
        .take_while(|week| closed.is_none_or(|closed| closed < *week))
        .take(MOST_WEEKS)
        .collect();
    open.reverse();
    let n_late = match closed {
        Some(closed) => {
            let from = books.begin(closed.next().monday()).millis();
            zadel_store::facts::count_late_facts(&app.db, who.company, i64::from(closed.number()), from).await?
        }
        None => 0,
    };
    let LedgerRow { time_zone, dormant_months, key_percent, .. } = ledger;
    Ok(Rules { time_zone, dormant_months, key_percent, closed, open, n_late, has_facts, version })
}

/// Changes how facts are read. A time zone says in which day and week a fact is: once there are facts, it stays.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::VersionConflict`]; [`Refused::Field`].
pub async fn change_rules(app: &App, who: &Who, seen_version: i64, change: RulesChange<'_>) -> Result<(), Refused> {
    who.may(Right::BringFacts)?;
    let mut tx = app.db.begin().await?;
    let before = lock(&mut tx, who, seen_version).await?;
    let mut after = before.clone();
    let mut details = Map::new();
    if let Some(zone) = change.time_zone.map(str::trim).filter(|zone| *zone != before.time_zone) {
        let refused = |code| Refused::Field { path: "time_zone", code };
        let known = TimeZone::get(zone).ok().and_then(|known| known.iana_name().map(str::to_owned));
        after.time_zone = known.ok_or_else(|| refused(FieldError::TimeZone))?;
        if zadel_store::facts::lock_any_facts(&mut tx, who.company).await? {
            return Err(refused(FieldError::HasFacts));
        }
        details.insert("time_zone".to_owned(), json!({ "before": before.time_zone, "after": after.time_zone }));
    }
    if let Some(months) = change.dormant_months.filter(|months| *months != before.dormant_months) {
        if !MONTHS.contains(&months) {
            return Err(Refused::Field { path: "dormant_months", code: FieldError::Months });
        }
        after.dormant_months = months;
        details.insert("dormant_months".to_owned(), json!({ "before": before.dormant_months, "after": months }));
    }
    if let Some(percent) = change.key_percent.filter(|percent| *percent != before.key_percent) {
        if !PERCENT.contains(&percent) {
            return Err(Refused::Field { path: "key_percent", code: FieldError::Percent });
        }
        after.key_percent = percent;
        details.insert("key_percent".to_owned(), json!({ "before": before.key_percent, "after": percent }));
    }
    if after == before {
        return Ok(());
    }
    save(&mut tx, who, &after).await?;
    let act = Act::RulesChanged { details: serde_json::Value::from(details).to_string() };
    record(app, &mut tx, who.company, Some(who.member), &act).await?;
    app.commit_and_tell(tx, Told::about(who.company, About::Facts)).await
}

/// Closes all weeks up to one that is over. A closed week is never opened again: its sums have been told.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::VersionConflict`]; [`Refused::Field`] for a week that is not over or closed already.
pub async fn close_up_to(app: &App, who: &Who, seen_version: i64, week: i32) -> Result<(), Refused> {
    who.may(Right::BringFacts)?;
    let refused = Refused::Field { path: "week", code: FieldError::Week };
    let Some(week) = Week::from_number(week) else { return Err(refused) };
    let mut tx = app.db.begin().await?;
    let mut ledger = lock(&mut tx, who, seen_version).await?;
    let is_closed = closed_week(&ledger)?.is_some_and(|closed| week <= closed);
    if is_closed || last_week_over(&Books::of(app, &ledger)?) < week {
        return Err(refused);
    }
    ledger.closed_week = Some(i64::from(week.number()));
    save(&mut tx, who, &ledger).await?;
    record(app, &mut tx, who.company, Some(who.member), &Act::WeeksClosed { week: Some(week.number()) }).await?;
    app.commit_and_tell(tx, Told::about(who.company, About::Facts)).await
}

/// The ledger as it was seen; a new one, if the company has none and none was seen.
async fn lock(tx: &mut Tx, who: &Who, seen_version: i64) -> Result<LedgerRow, Refused> {
    let version = |version| Refused::VersionConflict { version, changes: Vec::new() };
    match zadel_store::ledger::lock_ledger(tx, who.company).await? {
        Some(ledger) if ledger.version == seen_version => Ok(ledger),
        Some(ledger) => Err(version(ledger.version)),
        None if seen_version == 0 => {
            let new = new_ledger(&who.currency);
            zadel_store::ledger::create_ledger(tx, who.company, &new).await?;
            Ok(new)
        }
        None => Err(version(0)),
    }
}

async fn save(tx: &mut Tx, who: &Who, ledger: &LedgerRow) -> Result<(), Refused> {
    let is_saved = zadel_store::ledger::save_ledger(tx, who.company, ledger).await?;
    // It is locked.
    if is_saved { Ok(()) } else { Err(Refused::Broken("ledger_version")) }
}

fn closed_week(ledger: &LedgerRow) -> Result<Option<Week>, Refused> {
    let week = |week: i64| i32::try_from(week).ok().and_then(Week::from_number).ok_or(Refused::Broken("ledger"));
    ledger.closed_week.map(week).transpose()
}

fn last_week_over(books: &Books) -> Week {
    before(Week::of(books.day(books.now())))
}

fn before(week: Week) -> Week {
    Week::of(week.monday().saturating_sub(7.days()))
}

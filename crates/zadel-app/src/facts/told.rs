//! All that is told of a company's deals, read at once: what conversions, delays and sales are counted of.

use jiff::civil::Date;
use zadel_core::facts::deal::{Deal, Path, Reached};
use zadel_core::facts::ids::{ClientId, LineId, PersonId, ReasonId, SourceId};
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::track::{Track, Window};
use zadel_core::facts::{Moment, Nature, Stage, StageMeaning};
use zadel_core::money::Money;
use zadel_store::CompanyId;
use zadel_store::deals::{LastFact, Reach, TrackRow};
use zadel_store::ledger::{FeedRow, NameRow};

use crate::facts::booking::Books;
use crate::facts::names::{FirstNames, NameKind, Names, compared};
use crate::facts::objects;
use crate::facts::record::readings_of;
use crate::facts::rows::numbered;
use crate::{App, Refused};

const BROKEN: Refused = Refused::Broken("deals");

/// The rows, as they are stored.
pub(crate) struct ToldRows {
    books: Books,
    dormant_months: u32,
    last: LastFact,
    as_of: Moment,
    deals: Vec<TrackRow>,
    names: Vec<NameRow>,
    feeds: Vec<FeedRow>,
}

/// The same, understood.
pub(crate) struct Told {
    /// In the order of `rows`.
    pub(crate) tracks: Vec<Track>,
    pub(crate) rows: Vec<TrackRow>,
    pub(crate) names: Vec<NameRow>,
    /// An employee stands in tracks and rows under one name.
    pub(super) first_names: FirstNames,
    pub(crate) books: Books,
    /// What happened later is not known yet.
    pub(crate) as_of: Moment,
    pub(crate) last: LastFact,
    pub(crate) dormant_months: u32,
}

const DAY_MILLIS: i64 = 86_400_000;
/// The days before the last fact in which silences are looked for.
const YEAR_DAYS: i64 = 366;
/// A silence of a week makes no export old.
const WEEK_DAYS: i64 = 7;
/// Longer than a quarter no company is silent.
const QUARTER_DAYS: i64 = 92;

/// Until when facts are known: until they came in, or until an old export ends. What came in and ends longer ago than the company was ever
/// silent in the year before is an old export, and tells nothing of the days since: deals would count as slow that it never saw end.
fn known_until(last_at: Option<i64>, brought_at: i64, at: impl Iterator<Item = i64>) -> Moment {
    let Some(last) = last_at.filter(|last| *last < brought_at) else { return Moment::from_millis(brought_at) };
    let silent = (brought_at - last) / DAY_MILLIS;
    let is_old = longest_silence(last, at).clamp(WEEK_DAYS, QUARTER_DAYS) < silent;
    Moment::from_millis(if is_old { last } else { brought_at })
}

/// The most days from one on which something happened to the next, in the year before the last.
fn longest_silence(last: i64, at: impl Iterator<Item = i64>) -> i64 {
    let mut days: Vec<i64> =
        at.map(|at| (last - at).div_euclid(DAY_MILLIS)).filter(|ago| (0..YEAR_DAYS).contains(ago)).collect();
    days.sort_unstable();
    days.dedup();
    days.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(QUARTER_DAYS)
}

/// When something became of a deal.
fn moments(row: &TrackRow) -> impl Iterator<Item = i64> {
    let reached = &row.reached;
    let reached = [
        reached.lead_at,
        reached.qualified_at,
        reached.meeting_at,
        reached.quote_at,
        reached.contract_at,
        reached.won_at,
    ];
    reached.into_iter().chain([row.created_at, row.closed_at]).flatten()
}

/// What is told of a company's deals; nothing, if it has no facts.
///
/// # Errors
/// [`Refused::Store`].
pub(crate) async fn read_told(app: &App, company: CompanyId) -> Result<Option<ToldRows>, Refused> {
    let Some(Reach { ledger, last, .. }) = zadel_store::deals::find_last_fact(&app.db, company).await? else {
        return Ok(None);
    };
    let Some(brought_at) = last.brought_at else { return Ok(None) };
    let deals = zadel_store::deals::list_tracks(&app.db, company).await?;
    let names = zadel_store::ledger::list_names(&app.db, company).await?;
    let feeds = zadel_store::ledger::list_feeds(&app.db, company).await?;
    let books = Books::of(app, &ledger)?;
    let as_of = known_until(last.last_at, brought_at, deals.iter().flat_map(moments));
    let dormant_months = u32::try_from(ledger.dormant_months).map_err(|_| Refused::Broken("ledger"))?;
    Ok(Some(ToldRows { books, dormant_months, last, as_of, deals, names, feeds }))
}

impl ToldRows {
    /// As [`Told::days`].
    pub(super) fn days(&self, from: Option<Date>, to: Option<Date>) -> (Date, Date) {
        days_of(&self.books, self.as_of, from, to)
    }

    /// As [`Told::window`].
    pub(super) fn window(&self, days: (Date, Date)) -> Window {
        window_of(&self.books, days)
    }

    /// A hundred thousand deals keep a processor busy for a while: to be done in a turn.
    ///
    /// # Errors
    /// [`Refused::Broken`].
    pub(crate) fn understood(self) -> Result<Told, Refused> {
        let dictionary = Names::of(self.names.clone())?;
        let first_names = FirstNames::of(&self.names);
        let readings = readings_of(&self.feeds, &dictionary);
        let track = |row: &TrackRow| {
            let kind = objects::deal_kind(&row.object).ok_or(BROKEN)?;
            let nature: Nature = row.nature.parse().map_err(|_| BROKEN)?;
            Ok(Track::of(&deal_of(row)?, kind, readings.of(row.feed), nature))
        };
        let mut deals = self.deals;
        for row in &mut deals {
            first_names.put(row);
        }
        let tracks = deals.iter().map(track).collect::<Result<_, Refused>>()?;
        let Self { books, dormant_months, last, as_of, names, .. } = self;
        Ok(Told { tracks, rows: deals, names, first_names, books, as_of, last, dormant_months })
    }
}

impl Told {
    /// The days that are looked at, both included: a year up to the last that is known, unless somebody says otherwise.
    pub(crate) fn days(&self, from: Option<Date>, to: Option<Date>) -> (Date, Date) {
        days_of(&self.books, self.as_of, from, to)
    }

    /// The moments of those days.
    pub(crate) fn window(&self, days: (Date, Date)) -> Window {
        window_of(&self.books, days)
    }

    /// What a person is called.
    pub(crate) fn person_named(&self, person: PersonId) -> Option<String> {
        let mut people = self.names.iter().filter(|row| row.kind == NameKind::Person.code());
        people.find(|row| row.id == i64::from(person.get())).map(|row| row.name.clone())
    }

    /// The number of something sold, by its name.
    pub(crate) fn line_named(&self, name: &str) -> Option<LineId> {
        let name = compared(name);
        let mut lines = self.names.iter().filter(|row| row.kind == NameKind::Line.code());
        let id = lines.find(|row| compared(&row.name) == name)?.id;
        LineId::new(u32::try_from(id).ok()?)
    }

    /// The stages of the company's funnel: those that a stage of its CRM stands for, and its two ends.
    pub(crate) fn stages(&self) -> std::collections::BTreeSet<Stage> {
        let told = self.names.iter().filter(|name| name.kind == "stage");
        let told = told.filter_map(|name| name.meaning.as_deref()?.parse().ok());
        let told = told.filter_map(|meaning| if let StageMeaning::Stage(stage) = meaning { Some(stage) } else { None });
        let first = self.tracks.iter().map(Track::first).min().unwrap_or(Stage::Lead);
        // Where leads end, deals begin, whatever stages a CRM has.
        let born = self.tracks.iter().filter(|track| track.kind() == DealKind::Lead).map(Track::last);
        told.filter(|stage| first <= *stage).chain(born).chain([first, Stage::Won]).collect()
    }
}

fn days_of(books: &Books, as_of: Moment, from: Option<Date>, to: Option<Date>) -> (Date, Date) {
    let to = to.unwrap_or_else(|| books.day(as_of));
    (from.unwrap_or_else(|| to.saturating_sub(jiff::Span::new().days(364))), to)
}

fn window_of(books: &Books, (from, to): (Date, Date)) -> Window {
    Window { from: books.begin(from), to: books.begin(to.saturating_add(jiff::Span::new().days(1))) }
}

/// What a track needs of a deal, from its row.
fn deal_of(row: &TrackRow) -> Result<Deal, Refused> {
    let reached = &row.reached;
    let entries = [
        (reached.lead_at, reached.lead_by),
        (reached.qualified_at, reached.qualified_by),
        (reached.meeting_at, reached.meeting_by),
        (reached.quote_at, reached.quote_by),
        (reached.contract_at, reached.contract_by),
        (reached.won_at, reached.won_by),
    ];
    let mut deal = Deal {
        created: row.created_at.map(Moment::from_millis),
        person: numbered(row.person_id, PersonId::new)?,
        source: numbered(row.source_id, SourceId::new)?,
        line: numbered(row.line_id, LineId::new)?,
        client: numbered(row.client_id, ClientId::new)?,
        reason: numbered(row.reason_id, ReasonId::new)?,
        amount: row.amount_minor.map(Money::from_minor).transpose().map_err(|_| BROKEN)?,
        outcome: row.outcome.parse().map_err(|_| BROKEN)?,
        closed: row.closed_at.map(Moment::from_millis),
        path: if row.path == "unknown" { Path::Unknown } else { Path::Known },
        ..Deal::default()
    };
    for (place, (at, by)) in deal.reached.iter_mut().zip(entries) {
        let by = numbered(by, PersonId::new)?;
        *place = at.map(|at| Reached { at: Moment::from_millis(at), by });
    }
    Ok(deal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_export_tells_nothing_of_the_days_since() {
        // Somebody works every day, but for ten about the new year.
        let busy = || (0..900).filter(|day| !(800..810).contains(day)).map(|day| day * DAY_MILLIS);
        let until =
            |last: Option<i64>, days: i64| known_until(last.map(|day| day * DAY_MILLIS), days * DAY_MILLIS, busy());
        let day = |day: i64| Moment::from_millis(day * DAY_MILLIS);
        assert_eq!(until(Some(899), 906), day(906), "a week is no silence");
        assert_eq!(until(Some(899), 910), day(910), "no longer than it was silent before");
        assert_eq!(until(Some(899), 931), day(899), "a month is longer than it ever was silent");
        assert_eq!(until(Some(1_200), 1_000), day(1_000), "of days to come nothing is known");
        assert_eq!(until(None, 1_000), day(1_000));
        // Of one deal nobody can tell: a quarter at most.
        let one = |days: i64| known_until(Some(0), days * DAY_MILLIS, std::iter::once(0));
        assert_eq!((one(90), one(93)), (day(90), day(0)));
    }
}

//! What the facts say of the funnel: how many pass from stage to stage, what a sale brings, why deals are lost.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use zadel_core::facts::cohort::{
    Dimension, Funnel, FunnelQuestion, Horizon, Leg, Question, Slice, StageConversion, breakdown, funnel,
};
use zadel_core::facts::deal::{Deal, Path, Reached};
use zadel_core::facts::ids::{ClientId, LineId, PersonId, ReasonId, SourceId};
use zadel_core::facts::sales::{Sales, sales};
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::track::{Filter, Track, Which, Window};
use zadel_core::facts::{Moment, Nature, Outcome, Stage, StageMeaning};
use zadel_core::money::Money;
use zadel_store::deals::{LastFact, Reach, TrackRow};
use zadel_store::ledger::NameRow;

use crate::facts::booking::Books;
use crate::facts::names::Names;
use crate::facts::objects;
use crate::facts::record::readings_of;
use crate::facts::rows::numbered;
use crate::rights::Right;
use crate::{App, Refused, Who};

const BROKEN: Refused = Refused::Broken("deals");

/// Which part of the facts.
#[derive(Clone, Copy, Debug, Default)]
pub struct FunnelOf {
    /// The first day on which a stage was entered; none: a year before the last.
    pub from: Option<Date>,
    /// The last day; none: as far as the facts reach.
    pub to: Option<Date>,
    /// Whose.
    pub person: Option<i64>,
    /// From which source.
    pub source: Option<i64>,
    /// Of which line.
    pub line: Option<i64>,
    /// Of first deals or of later ones.
    pub nature: Option<Nature>,
}

/// What the facts say.
#[derive(Debug)]
pub struct FunnelAnswer {
    /// The days that were looked at, both included.
    pub days: (Date, Date),
    /// Stage by stage, and from end to end.
    pub funnel: Funnel,
    /// What was won and lost within the days.
    pub sales: Sales,
    /// From end to end by person, source and line.
    pub by: Vec<Parts>,
    /// Why deals were lost within the days, the most frequent first; no name of those of which nobody says it.
    pub reasons: Vec<(Named, u32)>,
    /// How far the facts reach.
    pub last: LastFact,
}

/// The conversion from end to end in parts.
#[derive(Debug)]
pub struct Parts {
    /// By what.
    pub dimension: Dimension,
    /// What it is a part of, and the counts.
    pub parts: Vec<(Named, StageConversion)>,
}

/// A person, a source, a line or a reason; 0 and no name where nobody says it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The name.
    pub name: Option<String>,
    /// The number, by which it can be asked for.
    pub id: i64,
}

/// The funnel of a company; none, if it has no facts.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`]; [`Refused::Broken`].
pub async fn show_funnel(app: &App, who: &Who, of: FunnelOf) -> Result<Option<FunnelAnswer>, Refused> {
    who.may(Right::ReadFacts)?;
    let company = who.company;
    let Some(Reach { ledger, last }) = zadel_store::deals::find_last_fact(&app.db, company).await? else {
        return Ok(None);
    };
    let Some(brought_at) = last.brought_at else { return Ok(None) };
    let rows = zadel_store::deals::list_tracks(&app.db, company).await?;
    let names = zadel_store::ledger::list_names(&app.db, company).await?;
    let feeds = zadel_store::ledger::list_feeds(&app.db, company).await?;
    let books = Books::of(app, &ledger)?;
    // A hundred thousand deals keep a processor busy for a while.
    let answered = app
        .files
        .take("funnel", move || answer(&rows, &names, &feeds, &books, of, (Moment::from_millis(brought_at), last)));
    answered.await?.map(Some)
}

fn answer(
    rows: &[TrackRow],
    names: &[NameRow],
    feeds: &[zadel_store::ledger::FeedRow],
    books: &Books,
    of: FunnelOf,
    (as_of, last): (Moment, LastFact),
) -> Result<FunnelAnswer, Refused> {
    let dictionary = Names::of(names.to_vec())?;
    let readings = readings_of(feeds, &dictionary)?;
    let mut tracks = Vec::with_capacity(rows.len());
    for row in rows {
        let kind = objects::deal_kind(&row.object).ok_or(BROKEN)?;
        tracks.push(Track::of(&deal_of(row)?, kind, readings.of(row.feed), nature_of(row)?));
    }
    let to = of.to.unwrap_or_else(|| books.day(as_of));
    let from = of.from.unwrap_or_else(|| to.saturating_sub(jiff::Span::new().days(364)));
    let window = Window { from: books.begin(from), to: books.begin(to.saturating_add(jiff::Span::new().days(1))) };
    let filter = filter_of(&of)?;
    let question = FunnelQuestion { stages: stages_of(names, &tracks), window, as_of, filter };
    let by = slices(&tracks, &question, names);
    Ok(FunnelAnswer {
        days: (from, to),
        funnel: funnel(&tracks, &question),
        sales: sales(&tracks, window, &filter),
        by,
        reasons: reasons(rows, &tracks, window, &filter, names),
        last,
    })
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

fn nature_of(row: &TrackRow) -> Result<Nature, Refused> {
    row.nature.parse().map_err(|_| BROKEN)
}

fn filter_of(of: &FunnelOf) -> Result<Filter, Refused> {
    fn only<T>(id: Option<i64>, new: impl Fn(u32) -> Option<T>) -> Result<Which<Option<T>>, Refused> {
        // The number 0 asks for those of whom nobody says it.
        Ok(match id {
            None => Which::All,
            Some(0) => Which::Only(None),
            Some(id) => Which::Only(numbered(Some(id), new)?),
        })
    }
    Ok(Filter {
        person: only(of.person, PersonId::new)?,
        source: only(of.source, SourceId::new)?,
        line: only(of.line, LineId::new)?,
        nature: of.nature.map_or(Which::All, Which::Only),
    })
}

/// The stages that the company's funnel has: those that a stage of its CRM stands for, and its two ends.
fn stages_of(names: &[NameRow], tracks: &[Track]) -> BTreeSet<Stage> {
    let told =
        names.iter().filter(|name| name.kind == "stage").filter_map(|name| name.meaning.as_deref()?.parse().ok());
    let told = told.filter_map(|meaning| if let StageMeaning::Stage(stage) = meaning { Some(stage) } else { None });
    let first = tracks.iter().map(Track::first).min().unwrap_or(Stage::Lead);
    told.filter(|stage| first <= *stage).chain([first, Stage::Won]).collect()
}

fn slices(tracks: &[Track], question: &FunnelQuestion, names: &[NameRow]) -> Vec<Parts> {
    let ends = question.stages.first().zip(question.stages.last());
    let Some(leg) = ends.and_then(|(first, last)| Leg::new(*first, *last)) else { return Vec::new() };
    let FunnelQuestion { window, as_of, filter, .. } = *question;
    let asked = Question { leg, window, as_of, filter, horizon: Horizon::Measured };
    let names: BTreeMap<(&str, i64), &str> =
        names.iter().map(|name| ((name.kind.as_str(), name.id), name.name.as_str())).collect();
    let name = |slice: Slice| {
        let (kind, id) = match slice {
            Slice::Person(id) => ("person", id.map(PersonId::get)),
            Slice::Source(id) => ("source", id.map(SourceId::get)),
            Slice::Line(id) => ("line", id.map(LineId::get)),
            Slice::Nature(_) => ("", None),
        };
        let id = id.map_or(0, i64::from);
        Named { name: names.get(&(kind, id)).map(|name| (*name).to_owned()), id }
    };
    let of = |dimension| {
        let slices = breakdown(tracks, &asked, dimension).slices;
        Parts { dimension, parts: slices.into_iter().map(|(slice, counts)| (name(slice), counts)).collect() }
    };
    [Dimension::Person, Dimension::Source, Dimension::Line].map(of).into()
}

fn reasons(
    rows: &[TrackRow],
    tracks: &[Track],
    window: Window,
    filter: &Filter,
    names: &[NameRow],
) -> Vec<(Named, u32)> {
    let mut counts: BTreeMap<i64, u32> = BTreeMap::new();
    for (row, track) in rows.iter().zip(tracks) {
        let is_lost = (track.kind(), track.outcome()) == (DealKind::Deal, Outcome::Lost)
            && track.closed().is_some_and(|at| window.contains(at));
        if is_lost && filter.takes_as_it_stands(track) {
            *counts.entry(row.reason_id.unwrap_or(0)).or_default() += 1;
        }
    }
    let name = |id: i64| names.iter().find(|name| name.kind == "reason" && name.id == id).map(|name| name.name.clone());
    let named = counts.into_iter().map(|(id, n)| (Named { name: name(id), id }, n));
    let mut reasons: Vec<(Named, u32)> = named.collect();
    reasons.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    reasons
}

//! Between the core's facts and the rows of the store.

use jiff::civil::Date;
use zadel_core::facts::cube::Cell;
use zadel_core::facts::deal::{Deal, Path, Reached};
use zadel_core::facts::ids::{ClientId, LineId, PersonId, ReasonId, SourceId, StageId};
use zadel_core::facts::{Fact, Moment, Nature, Stage, Week};
use zadel_core::money::Money;
use zadel_store::deals::{CellRow, DealRow, ReachedRow};
use zadel_store::facts::FactRow;
use zadel_store::{BatchId, FeedId};

use crate::Refused;

const BROKEN: Refused = Refused::Broken("facts");

/// Where a fact stands: whose it is, what it is about, what brought it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) feed: FeedId,
    pub(super) object: &'a str,
    pub(super) batch: BatchId,
    pub(super) line: u64,
}

/// A fact as it is stored.
pub(super) fn row_of(fact: &Fact, place: Place<'_>) -> FactRow {
    let id = |id: Option<u32>| id.map(i64::from);
    FactRow {
        feed: place.feed,
        object: place.object.to_owned(),
        kind: fact.kind.code().to_owned(),
        at: fact.at.millis(),
        stage_id: id(fact.stage.map(StageId::get)).unwrap_or(0),
        turn: i64::from(fact.turn),
        week: i64::from(fact.week.number()),
        batch: place.batch,
        line: i64::try_from(place.line).unwrap_or(i64::MAX),
        person_id: id(fact.person.map(PersonId::get)),
        amount_minor: fact.amount.map(Money::minor),
        original: fact.original.map(|sum| sum.to_string()),
        reason_id: id(fact.reason.map(ReasonId::get)),
        source_id: id(fact.source.map(SourceId::get)),
        line_id: id(fact.line.map(LineId::get)),
        client_id: id(fact.client.map(ClientId::get)),
        day: fact.day.map(|day| day.to_string()),
        nature: fact.nature.map(|nature| nature.code().to_owned()),
        n: i64::from(fact.n),
        note: fact.note.as_deref().map(str::to_owned),
        deal: fact.deal.as_deref().map(str::to_owned),
    }
}

/// A stored fact.
///
/// # Errors
/// [`Refused::Broken`] if no program of ours wrote it.
pub(super) fn fact_of(row: &FactRow) -> Result<Fact, Refused> {
    let week = i32::try_from(row.week).ok().and_then(Week::from_number).ok_or(BROKEN)?;
    let kind = row.kind.parse().map_err(|_| BROKEN)?;
    Ok(Fact {
        turn: u32::try_from(row.turn).map_err(|_| BROKEN)?,
        person: numbered(row.person_id, PersonId::new)?,
        amount: row.amount_minor.map(Money::from_minor).transpose().map_err(|_| BROKEN)?,
        original: row.original.as_deref().map(str::parse).transpose().map_err(|_| BROKEN)?,
        stage: numbered(Some(row.stage_id).filter(|id| *id != 0), StageId::new)?,
        reason: numbered(row.reason_id, ReasonId::new)?,
        source: numbered(row.source_id, SourceId::new)?,
        line: numbered(row.line_id, LineId::new)?,
        client: numbered(row.client_id, ClientId::new)?,
        day: row.day.as_deref().map(str::parse::<Date>).transpose().map_err(|_| BROKEN)?,
        nature: row.nature.as_deref().map(str::parse::<Nature>).transpose().map_err(|_| BROKEN)?,
        n: u32::try_from(row.n).map_err(|_| BROKEN)?,
        note: row.note.as_deref().map(Box::from),
        deal: row.deal.as_deref().map(Box::from),
        ..Fact::new(kind, Moment::from_millis(row.at), week)
    })
}

/// A number of a name as the core knows it.
pub(super) fn numbered<T>(id: Option<i64>, new: impl Fn(u32) -> Option<T>) -> Result<Option<T>, Refused> {
    id.map(|id| u32::try_from(id).ok().and_then(new).ok_or(BROKEN)).transpose()
}

/// How a deal stands, as it is stored. `search` is what it can be found by; `history` what its client's history says of it.
pub(super) fn deal_row(place: Place<'_>, deal: &Deal, search: String, history: Nature) -> DealRow {
    let id = |id: Option<u32>| id.map(i64::from);
    DealRow {
        feed: place.feed,
        object: place.object.to_owned(),
        title: deal.title.as_deref().map(str::to_owned),
        search,
        client_id: id(deal.client.map(ClientId::get)),
        person_id: id(deal.person.map(PersonId::get)),
        source_id: id(deal.source.map(SourceId::get)),
        line_id: id(deal.line.map(LineId::get)),
        stage_id: id(deal.stage.map(StageId::get)),
        outcome: deal.outcome.code().to_owned(),
        amount_minor: deal.amount.map(Money::minor),
        original: deal.original.map(|sum| sum.to_string()),
        created_at: deal.created.map(Moment::millis),
        created_by: id(deal.created_by.map(PersonId::get)),
        expected_on: deal.expected.map(|day| day.to_string()),
        n_moves: i64::from(deal.n_moves),
        closed_at: deal.closed.map(Moment::millis),
        reason_id: id(deal.reason.map(ReasonId::get)),
        nature: deal.nature.unwrap_or(history).code().to_owned(),
        history: history.code().to_owned(),
        path: if deal.path == Path::Known { "known" } else { "unknown" }.to_owned(),
        last_at: deal.last.map_or(0, Moment::millis),
        reached: reached_row(deal),
    }
}

fn reached_row(deal: &Deal) -> ReachedRow {
    let [lead, qualified, meeting, quote, contract, won] = Stage::ALL.map(|stage| deal.reached(stage));
    let at = |reached: Option<Reached>| reached.map(|reached| reached.at.millis());
    let by = |reached: Option<Reached>| reached.and_then(|reached| reached.by).map(|by| i64::from(by.get()));
    ReachedRow {
        lead_at: at(lead),
        lead_by: by(lead),
        qualified_at: at(qualified),
        qualified_by: by(qualified),
        meeting_at: at(meeting),
        meeting_by: by(meeting),
        quote_at: at(quote),
        quote_by: by(quote),
        contract_at: at(contract),
        contract_by: by(contract),
        won_at: at(won),
        won_by: by(won),
    }
}

/// A cell as it is stored.
pub(super) fn cell_row(cell: &Cell) -> CellRow {
    let id = |id: Option<u32>| id.map_or(0, i64::from);
    CellRow {
        metric: cell.key.metric.code().to_owned(),
        week: i64::from(cell.week.number()),
        person_id: id(cell.key.person.map(PersonId::get)),
        source_id: id(cell.key.source.map(SourceId::get)),
        line_id: id(cell.key.line.map(LineId::get)),
        nature: cell.key.nature.code().to_owned(),
        n: cell.total.n,
        amount_minor: cell.total.amount_minor,
    }
}

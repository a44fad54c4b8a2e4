//! Deals as people look at them: the list, and one with its history.

use std::collections::BTreeMap;

use zadel_core::facts::fact::in_force;
use zadel_core::facts::{Fact, FactKind};
use zadel_store::FeedId;
pub use zadel_store::deals::{DealFilter, DealKey, LastFact, NamedDeal};
use zadel_store::facts::FactRow;

use crate::facts::names::small;
use crate::facts::rows::fact_of;
use crate::rights::Right;
use crate::{App, Refused, Who};

/// A page of deals, what was heard of last first, and how far the facts reach.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_deals(
    app: &App,
    who: &Who,
    filter: &DealFilter,
    after: Option<&DealKey>,
    limit: u32,
) -> Result<(Vec<NamedDeal>, LastFact), Refused> {
    who.may(Right::ReadFacts)?;
    let search = filter.search.as_deref().map(|text| small(text.trim()));
    let filter = DealFilter { search: search.filter(|text| !text.is_empty()), ..filter.clone() };
    let deals = zadel_store::deals::list_deals(&app.db, who.company, &filter, after, limit).await?;
    let reach = zadel_store::deals::find_last_fact(&app.db, who.company).await?;
    Ok((deals, reach.map(|reach| reach.last).unwrap_or_default()))
}

/// A deal, and everything the ledger says of it.
#[derive(Debug)]
pub struct DealCard {
    /// How it stands.
    pub deal: NamedDeal,
    /// What happened to it, in order of time.
    pub history: Vec<DealFact>,
    /// What was paid for it and done about it, in order of time.
    pub belonging: Vec<DealFact>,
}

/// A fact with its names and where it comes from.
#[derive(Debug)]
pub struct DealFact {
    /// What happened.
    pub kind: FactKind,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Does it hold, or was it taken back?
    pub holds: bool,
    /// Who.
    pub person: Option<String>,
    /// The stage that was entered, or why it was lost.
    pub label: Option<String>,
    /// The sum, in minor units.
    pub amount_minor: Option<i64>,
    /// A day that belongs to it.
    pub day: Option<String>,
    /// A text that belongs to it.
    pub note: Option<String>,
    /// The import that brought it.
    pub import: i64,
    /// The line of its file; 0 if it was not a file.
    pub line: i64,
}

/// A deal with its history.
///
/// # Errors
/// [`Refused::Forbidden`], [`Refused::NotFound`]; [`Refused::Store`].
pub async fn open_deal(app: &App, who: &Who, feed: i64, object: &str) -> Result<DealCard, Refused> {
    who.may(Right::ReadFacts)?;
    let feed = FeedId::new(feed);
    let deal = zadel_store::deals::find_deal(&app.db, who.company, feed, object).await?.ok_or(Refused::NotFound)?;
    let own = zadel_store::facts::list_facts_of(&app.db, who.company, feed, object).await?;
    let belonging = zadel_store::facts::list_facts_of_deal(&app.db, who.company, feed, object).await?;
    let names = zadel_store::ledger::list_names(&app.db, who.company).await?;
    let names: BTreeMap<(String, i64), String> =
        names.into_iter().map(|name| ((name.kind, name.id), name.name)).collect();
    Ok(DealCard { deal, history: told(&own, &names)?, belonging: told(&belonging, &names)? })
}

fn told(rows: &[FactRow], names: &BTreeMap<(String, i64), String>) -> Result<Vec<DealFact>, Refused> {
    let name = |kind: &str, id: Option<i64>| id.and_then(|id| names.get(&(kind.to_owned(), id)).cloned());
    let facts: Vec<Fact> = rows.iter().map(fact_of).collect::<Result<_, _>>()?;
    // Two payments of one day are two events, and each has tellings of its own.
    let mut by_object: BTreeMap<(FeedId, &str), Vec<&Fact>> = BTreeMap::new();
    for (row, fact) in rows.iter().zip(&facts) {
        by_object.entry((row.feed, &row.object)).or_default().push(fact);
    }
    let in_force: Vec<&Fact> = by_object.into_values().flat_map(in_force).collect();
    let holds = |fact: &Fact| in_force.iter().any(|held| std::ptr::eq(*held, fact));
    // A reversal says only that the telling before it does not hold, and that is said there.
    let shown = rows.iter().zip(&facts).filter(|(_, fact)| !fact.is_reversal());
    Ok(shown
        .map(|(row, fact)| DealFact {
            kind: fact.kind,
            at: row.at,
            holds: holds(fact),
            person: name("person", row.person_id),
            label: name("stage", Some(row.stage_id).filter(|id| *id != 0)).or_else(|| name("reason", row.reason_id)),
            amount_minor: row.amount_minor,
            day: row.day.clone(),
            note: row.note.clone(),
            import: row.batch.get(),
            line: row.line,
        })
        .collect())
}

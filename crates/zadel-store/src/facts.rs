//! The rows of the ledger, and of what is computed from it.
//!
//! What a kind, an outcome or a metric means, and how deals and cells follow from facts, is decided above.

use crate::bulk::{Bulk, Load, write_all};
use crate::deals::{CellRow, DealRow, put_deal};
use crate::{BatchId, CompanyId, Db, FeedId, StoreError, Tx};

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct FactRow {
    /// Who says so.
    #[sqlx(rename = "feed_id")]
    pub feed: FeedId,
    /// What it is about: `deal:17`.
    pub object: String,
    /// What happened.
    pub kind: String,
    /// When, in milliseconds since 1970, UTC.
    pub at: i64,
    /// The stage that was entered; 0 for none.
    pub stage_id: i64,
    /// Which telling it is.
    pub turn: i64,
    /// The week in which it counts: 202653.
    pub week: i64,
    /// What brought it.
    #[sqlx(rename = "batch_id")]
    pub batch: BatchId,
    /// The line of the file; 0 if it was not a file.
    pub line: i64,
    /// Who did it, or is responsible from then on.
    pub person_id: Option<i64>,
    /// The sum, in minor units.
    pub amount_minor: Option<i64>,
    /// The sum as it was told, if it was in another currency: `1200.50 USD`.
    pub original: Option<String>,
    /// Why a deal was lost.
    pub reason_id: Option<i64>,
    /// Where a deal came from.
    pub source_id: Option<i64>,
    /// What is sold.
    pub line_id: Option<i64>,
    /// Who buys.
    pub client_id: Option<i64>,
    /// A day that belongs to it.
    pub day: Option<String>,
    /// Whether a deal is the client's first.
    pub nature: Option<String>,
    /// How often.
    pub n: i64,
    /// A text that belongs to it.
    pub note: Option<String>,
    /// The deal to which a payment or an action belongs.
    pub deal: Option<String>,
}

/// Whether a company has any facts.
///
/// # Errors
/// If the database refuses.
pub async fn has_any_facts(db: &Db, company: CompanyId) -> Result<bool, StoreError> {
    const SQL: &str = sql!("facts/has_any_facts");
    Ok(on_engine!(db, pool => sqlx::query_scalar::<_, i64>(SQL).bind(company).fetch_one(pool).await?) != 0)
}

/// The same, as it is in the transaction.
///
/// # Errors
/// If the database refuses.
pub async fn lock_any_facts(tx: &mut Tx, company: CompanyId) -> Result<bool, StoreError> {
    const SQL: &str = sql!("facts/has_any_facts");
    Ok(on_engine!(tx, connection => sqlx::query_scalar::<_, i64>(SQL).bind(company).fetch_one(connection).await?) != 0)
}

/// How many facts of weeks up to one became known later and count in later weeks; `from` is the moment at which that week ended.
///
/// # Errors
/// If the database refuses.
pub async fn count_late_facts(db: &Db, company: CompanyId, week: i64, from: i64) -> Result<i64, StoreError> {
    const SQL: &str = sql!("facts/count_late_facts");
    Ok(on_engine!(db, pool =>
        sqlx::query_scalar(SQL).bind(company).bind(week).bind(from).fetch_one(pool).await?))
}

/// Whether a feed has any facts yet.
///
/// # Errors
/// If the database refuses.
pub async fn has_facts(tx: &mut Tx, company: CompanyId, feed: FeedId) -> Result<bool, StoreError> {
    const SQL: &str = sql!("facts/has_facts");
    Ok(
        on_engine!(tx, connection => sqlx::query_scalar::<_, i64>(SQL).bind(company).bind(feed).fetch_one(connection).await?)
            != 0,
    )
}

/// Facts of a walk for each object that is looked for: more of them lie between objects that are far apart, and would only be read to be
/// dropped.
const WALKED_FOR_ONE: usize = 32;

/// All facts about some objects, by object and time, and perhaps about others between them. The objects are in order.
///
/// # Errors
/// If the database refuses.
pub async fn list_facts_of_all(
    tx: &mut Tx,
    company: CompanyId,
    feed: FeedId,
    objects: &[&str],
) -> Result<Vec<FactRow>, StoreError> {
    const COUNT: &str = sql!("facts/count_facts_between");
    const WALK: &str = sql!("facts/list_facts_between");
    let (Some(first), Some(last)) = (objects.first(), objects.last()) else { return Ok(Vec::new()) };
    let most = i64::try_from(WALKED_FOR_ONE.saturating_mul(objects.len())).unwrap_or(i64::MAX);
    let n: i64 = on_engine!(tx, connection => sqlx::query_scalar(COUNT)
        .bind(company).bind(feed).bind(first).bind(last).bind(most).fetch_one(connection).await?);
    if n < most {
        return Ok(on_engine!(tx, connection => sqlx::query_as(WALK)
            .bind(company).bind(feed).bind(first).bind(last).fetch_all(connection).await?));
    }
    let mut found = Vec::new();
    for object in objects {
        found.extend(lock_facts_of(tx, company, feed, object).await?);
    }
    Ok(found)
}

/// Facts behind an object, by object and time, so many at most: the last object of a full page may be cut.
///
/// # Errors
/// If the database refuses.
pub async fn list_facts_after(
    tx: &mut Tx,
    company: CompanyId,
    feed: FeedId,
    after: &str,
    limit: u32,
) -> Result<Vec<FactRow>, StoreError> {
    const SQL: &str = sql!("facts/list_facts_after");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL)
        .bind(company).bind(feed).bind(after).bind(i64::from(limit)).fetch_all(connection).await?))
}

/// What a batch tells something of, in order.
///
/// # Errors
/// If the database refuses.
pub async fn list_objects_of_batch(
    tx: &mut Tx,
    company: CompanyId,
    feed: FeedId,
    batch: BatchId,
) -> Result<Vec<String>, StoreError> {
    const SQL: &str = sql!("facts/list_objects_of_batch");
    Ok(on_engine!(tx, connection => sqlx::query_scalar(SQL)
        .bind(company).bind(feed).bind(batch).fetch_all(connection).await?))
}

/// Moves the facts of a batch out of the ledger, to where they can be looked up.
///
/// # Errors
/// If the database refuses.
pub async fn withdraw_facts(tx: &mut Tx, company: CompanyId, feed: FeedId, batch: BatchId) -> Result<(), StoreError> {
    const COPY: &str = sql!("facts/copy_withdrawn_facts");
    const DELETE: &str = sql!("facts/delete_facts_of_batch");
    for sql in [COPY, DELETE] {
        on_engine!(tx, connection => sqlx::query(sql)
            .bind(company).bind(feed).bind(batch).execute(connection).await.map(drop)?);
    }
    Ok(())
}

/// All facts about one object, by time, as they are in the transaction.
///
/// # Errors
/// If the database refuses.
pub async fn lock_facts_of(
    tx: &mut Tx,
    company: CompanyId,
    feed: FeedId,
    object: &str,
) -> Result<Vec<FactRow>, StoreError> {
    const SQL: &str = sql!("facts/list_facts_of");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL)
        .bind(company).bind(feed).bind(object).fetch_all(connection).await?))
}

/// All facts about one object, by time.
///
/// # Errors
/// If the database refuses.
pub async fn list_facts_of(
    db: &Db,
    company: CompanyId,
    feed: FeedId,
    object: &str,
) -> Result<Vec<FactRow>, StoreError> {
    const SQL: &str = sql!("facts/list_facts_of");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(feed).bind(object).fetch_all(pool).await?))
}

/// A fact, and the file that told it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CardFactRow {
    /// What was told.
    #[sqlx(flatten)]
    pub fact: FactRow,
    /// What the file was called.
    pub file_name: String,
    /// What whoever brought it is called; nobody: the machine.
    #[sqlx(rename = "by_whom")]
    pub by: Option<String>,
}

/// What is told of a deal, and what was paid for it and done about it: object by object, by time.
///
/// # Errors
/// If the database refuses.
pub async fn list_card_facts(
    db: &Db,
    company: CompanyId,
    feed: FeedId,
    object: &str,
) -> Result<Vec<CardFactRow>, StoreError> {
    const SQL: &str = sql!("facts/list_card_facts");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(feed).bind(object).fetch_all(pool).await?))
}

/// Rows on their way into the ledger and into what is computed from it.
#[derive(Debug)]
pub struct Writing {
    company: CompanyId,
    facts: Bulk,
    new_deals: Bulk,
    deals: Bulk,
    cells: Bulk,
}

/// Rows that were put together and are to be written.
#[derive(Debug, Default)]
pub struct Loads(Vec<Load>);

impl Loads {
    /// Writes them.
    ///
    /// # Errors
    /// If the database refuses, as it does a fact or a new deal that is there.
    pub async fn write(self, tx: &mut Tx) -> Result<(), StoreError> {
        write_all(self.0, tx).await
    }
}

impl Writing {
    /// Begins to write. Rows are put together without the database, on any thread; nothing is sure to be written before
    /// [`Writing::finish`].
    #[must_use]
    pub fn begin(tx: &Tx, company: CompanyId) -> Self {
        Self {
            company,
            facts: Bulk::insert(tx, sql!("facts/insert_facts")),
            new_deals: Bulk::insert(tx, sql!("facts/insert_deals")),
            deals: Bulk::upsert(tx, sql!("facts/save_deals")),
            cells: Bulk::upsert(tx, sql!("facts/add_cells")),
        }
    }

    /// Adds a fact that is not there yet.
    pub fn add_fact(&mut self, fact: &FactRow) {
        let row = &mut self.facts;
        row.integer(self.company.get());
        row.integer(fact.feed.get());
        row.text(fact.object.as_str());
        row.text(fact.kind.as_str());
        for number in [fact.at, fact.stage_id, fact.turn, fact.week, fact.batch.get(), fact.line] {
            row.integer(number);
        }
        for number in [fact.person_id, fact.amount_minor, fact.reason_id, fact.source_id, fact.line_id, fact.client_id]
        {
            row.integer(number);
        }
        row.text(fact.day.as_deref());
        row.text(fact.nature.as_deref());
        row.integer(fact.n);
        row.text(fact.note.as_deref());
        row.text(fact.deal.as_deref());
        row.text(fact.original.as_deref());
        row.close_row();
    }

    /// Adds how a deal stands that is not there yet.
    pub fn add_deal(&mut self, deal: &DealRow) {
        put_deal(&mut self.new_deals, self.company, deal);
        self.new_deals.close_row();
    }

    /// Adds how a deal stands, whatever was there.
    pub fn save_deal(&mut self, deal: &DealRow) {
        put_deal(&mut self.deals, self.company, deal);
        self.deals.close_row();
    }

    /// Adds to a cell of the cube. No cell twice without [`Writing::finish`] in between: PostgreSQL changes a row once a statement.
    pub fn add_cell(&mut self, cell: &CellRow) {
        let row = &mut self.cells;
        row.integer(self.company.get());
        row.text(cell.metric.as_str());
        for number in [cell.week, cell.person_id, cell.source_id, cell.line_id] {
            row.integer(number);
        }
        row.text(cell.nature.as_str());
        row.integer(cell.n);
        row.integer(cell.amount_minor);
        row.close_row();
    }

    /// What can be written already.
    #[must_use]
    pub fn ready(&mut self) -> Loads {
        let bulks = [&mut self.facts, &mut self.deals, &mut self.cells];
        let mut loads: Vec<Load> = bulks.into_iter().flat_map(Bulk::ready).collect();
        // A few thousand deals a `COPY` take PostgreSQL half as long again as many.
        loads.extend(self.new_deals.full());
        Loads(loads)
    }

    /// Writes what waits.
    ///
    /// # Errors
    /// If the database refuses.
    pub async fn finish(&mut self, tx: &mut Tx) -> Result<(), StoreError> {
        const SQL: &str = sql!("facts/delete_empty_cells");
        for bulk in [&mut self.facts, &mut self.new_deals, &mut self.deals, &mut self.cells] {
            bulk.flush(tx).await?;
        }
        on_engine!(tx, connection => sqlx::query(SQL).bind(self.company).execute(connection).await.map(drop)?);
        Ok(())
    }
}

//! What is computed from facts: how deals stand, and the cube.

use crate::bulk::Bulk;
use crate::ledger::LedgerRow;
use crate::{CompanyId, Db, FeedId, StoreError, Tx};

/// How a deal stands.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DealRow {
    /// Who says so.
    #[sqlx(rename = "feed_id")]
    pub feed: FeedId,
    /// Which one: `deal:17`.
    pub object: String,
    /// What it is called.
    pub title: Option<String>,
    /// What it can be found by.
    pub search: String,
    /// Who buys.
    pub client_id: Option<i64>,
    /// Who is responsible.
    pub person_id: Option<i64>,
    /// Where it came from.
    pub source_id: Option<i64>,
    /// What is sold.
    pub line_id: Option<i64>,
    /// In which stage of its CRM it is.
    pub stage_id: Option<i64>,
    /// How it stands.
    pub outcome: String,
    /// The sum, in minor units.
    pub amount_minor: Option<i64>,
    /// The sum as it was told, if it was in another currency: `1200.50 USD`.
    pub original: Option<String>,
    /// When it came into being.
    pub created_at: Option<i64>,
    /// Who was responsible then.
    pub created_by: Option<i64>,
    /// When it is expected to close.
    pub expected_on: Option<String>,
    /// How often that was put off.
    pub n_moves: i64,
    /// When it was won or lost.
    pub closed_at: Option<i64>,
    /// Why it was lost.
    pub reason_id: Option<i64>,
    /// Whether it is the client's first: as the feed says, or else by the client's history.
    pub nature: String,
    /// The same, by the client's history alone.
    pub history: String,
    /// Whether it is known which stages it passed.
    pub path: String,
    /// The last fact about it.
    pub last_at: i64,
    /// When it entered each stage of the funnel first, and who was responsible: six stages, in order.
    #[sqlx(flatten)]
    pub reached: ReachedRow,
}

/// First entries into the stages of the funnel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
#[expect(missing_docs, reason = "a moment and a person for each stage, which the names tell")]
pub struct ReachedRow {
    pub lead_at: Option<i64>,
    pub lead_by: Option<i64>,
    pub qualified_at: Option<i64>,
    pub qualified_by: Option<i64>,
    pub meeting_at: Option<i64>,
    pub meeting_by: Option<i64>,
    pub quote_at: Option<i64>,
    pub quote_by: Option<i64>,
    pub contract_at: Option<i64>,
    pub contract_by: Option<i64>,
    pub won_at: Option<i64>,
    pub won_by: Option<i64>,
}

/// A cell of the cube.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CellRow {
    /// What is counted.
    pub metric: String,
    /// In which week.
    pub week: i64,
    /// Whose; 0 for nobody's.
    pub person_id: i64,
    /// From which source; 0 for none.
    pub source_id: i64,
    /// Of which line; 0 for none.
    pub line_id: i64,
    /// Of first deals or of later ones.
    pub nature: String,
    /// How many.
    pub n: i64,
    /// Their sums, in minor units.
    pub amount_minor: i64,
}

/// How deals stand behind one object, up to another, by object.
///
/// # Errors
/// If the database refuses.
pub async fn list_deals_between(
    tx: &mut Tx,
    company: CompanyId,
    feed: FeedId,
    (after, last): (&str, &str),
) -> Result<Vec<DealRow>, StoreError> {
    const SQL: &str = sql!("facts/list_deals_between");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL)
        .bind(company).bind(feed).bind(after).bind(last).fetch_all(connection).await?))
}

/// The whole cube.
///
/// # Errors
/// If the database refuses.
pub async fn list_cells(tx: &mut Tx, company: CompanyId) -> Result<Vec<CellRow>, StoreError> {
    const SQL: &str = sql!("facts/list_cells");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL).bind(company).fetch_all(connection).await?))
}

/// Forgets how a deal stands of which nothing is known any more.
///
/// # Errors
/// If the database refuses.
pub async fn delete_deal(tx: &mut Tx, company: CompanyId, feed: FeedId, object: &str) -> Result<(), StoreError> {
    const SQL: &str = sql!("facts/delete_deal");
    on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(feed).bind(object).execute(connection).await.map(drop)?);
    Ok(())
}

/// The values of a row.
pub(crate) fn put_deal(row: &mut Bulk, company: CompanyId, deal: &DealRow) {
    let reached = &deal.reached;
    row.integer(company.get());
    row.integer(deal.feed.get());
    row.text(deal.object.as_str());
    row.text(deal.title.as_deref());
    row.text(deal.search.as_str());
    for number in [deal.client_id, deal.person_id, deal.source_id, deal.line_id, deal.stage_id] {
        row.integer(number);
    }
    row.text(deal.outcome.as_str());
    for number in [deal.amount_minor, deal.created_at, deal.created_by] {
        row.integer(number);
    }
    row.text(deal.expected_on.as_deref());
    row.integer(deal.n_moves);
    row.integer(deal.closed_at);
    row.integer(deal.reason_id);
    row.text(deal.nature.as_str());
    row.text(deal.history.as_str());
    row.text(deal.path.as_str());
    row.integer(deal.last_at);
    for number in [
        reached.lead_at,
        reached.lead_by,
        reached.qualified_at,
        reached.qualified_by,
        reached.meeting_at,
        reached.meeting_by,
        reached.quote_at,
        reached.quote_by,
        reached.contract_at,
        reached.contract_by,
        reached.won_at,
        reached.won_by,
    ] {
        row.integer(number);
    }
    row.text(deal.original.as_deref());
}

/// What cohorts are counted of.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TrackRow {
    /// Who says so.
    #[sqlx(rename = "feed_id")]
    pub feed: FeedId,
    /// Which deal.
    pub object: String,
    /// Who is responsible.
    pub person_id: Option<i64>,
    /// Where it came from.
    pub source_id: Option<i64>,
    /// What is sold.
    pub line_id: Option<i64>,
    /// Who buys.
    pub client_id: Option<i64>,
    /// Why it was lost.
    pub reason_id: Option<i64>,
    /// How it stands.
    pub outcome: String,
    /// The sum, in minor units.
    pub amount_minor: Option<i64>,
    /// When it came into being.
    pub created_at: Option<i64>,
    /// Who was responsible then.
    pub created_by: Option<i64>,
    /// When it was won or lost.
    pub closed_at: Option<i64>,
    /// Whether it is the client's first.
    pub nature: String,
    /// Whether it is known which stages it passed.
    pub path: String,
    /// The last fact about it.
    pub last_at: i64,
    /// First entries.
    #[sqlx(flatten)]
    pub reached: ReachedRow,
}

/// Every deal of a company, in no order.
///
/// # Errors
/// If the database refuses.
pub async fn list_tracks(db: &Db, company: CompanyId) -> Result<Vec<TrackRow>, StoreError> {
    const SQL: &str = sql!("facts/list_tracks");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).fetch_all(pool).await?))
}

/// The first that somebody did about a deal.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AnswerRow {
    /// Whose deal.
    #[sqlx(rename = "feed_id")]
    pub feed: FeedId,
    /// Which one.
    pub object: String,
    /// Who did it.
    pub person_id: Option<i64>,
    /// When, in milliseconds.
    pub at: i64,
}

/// What everybody did first about the deals that came from one moment up to another.
///
/// # Errors
/// If the database refuses.
pub async fn list_answers(db: &Db, company: CompanyId, from: i64, to: i64) -> Result<Vec<AnswerRow>, StoreError> {
    const SQL: &str = sql!("facts/list_answers");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(from).bind(to).fetch_all(pool).await?))
}

/// How far the facts reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct LastFact {
    /// When the last of them happened.
    pub last_at: Option<i64>,
    /// When the last of them came in.
    pub brought_at: Option<i64>,
}

/// Which facts a company has: as long as this is the same, so are they.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct FactsVersion {
    /// What brought the last of them.
    pub last_batch: Option<i64>,
    /// How often some were taken back as a whole.
    pub n_withdrawn: i64,
}

/// A company's ledger, and how far its facts reach.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Reach {
    /// How they are read.
    #[sqlx(flatten)]
    pub ledger: LedgerRow,
    /// How far they reach.
    #[sqlx(flatten)]
    pub last: LastFact,
    /// Which they are.
    #[sqlx(flatten)]
    pub facts: FactsVersion,
}

/// How far a company's facts reach; none, if it never had any.
///
/// # Errors
/// If the database refuses.
pub async fn find_last_fact(db: &Db, company: CompanyId) -> Result<Option<Reach>, StoreError> {
    const SQL: &str = sql!("facts/find_last_fact");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).fetch_optional(pool).await?))
}

//! What brought facts: files that were read, what became of their rows, and what was taken back.

use crate::audit::lock_audit;
use crate::bulk::Bulk;
use crate::{BatchId, CompanyId, Db, FeedId, MemberId, Millis, StoreError, Tx};

/// What brought facts.
#[derive(Clone, Copy, Debug)]
pub struct NewBatch<'a> {
    /// The number within the company, from [`next_batch`].
    pub id: BatchId,
    /// Whose facts.
    pub feed: FeedId,
    /// What the file is called.
    pub file_name: &'a str,
    /// Its hash, in hexadecimal digits.
    pub file_sha256: Option<&'a str>,
    /// How it was read: a text that the store does not interpret.
    pub map: &'a str,
    /// When.
    pub at: Millis,
    /// Who brought it; nobody: the machine.
    pub member: Option<MemberId>,
    /// Rows of the file.
    pub n_rows: i64,
    /// Of them, those with news.
    pub n_imported: i64,
    /// Of them, those without.
    pub n_unchanged: i64,
    /// Of them, those not taken.
    pub n_rejected: i64,
    /// Facts that became of it.
    pub n_facts: i64,
    /// The first week in which they count.
    pub first_week: Option<i64>,
    /// What was done, if somebody wrote it; none: a file was read.
    pub by_hand: Option<&'a str>,
    /// What whoever wrote it calls it; nobody calls two things the same.
    pub request_key: Option<&'a str>,
    /// What somebody wrote about.
    pub object: Option<&'a str>,
}

/// What brought facts, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct BatchRow {
    /// The number within the company.
    pub id: BatchId,
    /// Whose facts.
    pub feed: FeedId,
    /// What the file is called.
    pub file_name: String,
    /// How it was read.
    pub map: String,
    /// When.
    pub at: Millis,
    /// Who brought it.
    pub member: Option<MemberId>,
    /// Rows of the file.
    pub n_rows: i64,
    /// Of them, those with news.
    pub n_imported: i64,
    /// Of them, those without.
    pub n_unchanged: i64,
    /// Of them, those not taken.
    pub n_rejected: i64,
    /// Facts that became of it.
    pub n_facts: i64,
    /// The first week in which they count.
    pub first_week: Option<i64>,
    /// When it was taken back.
    pub withdrawn_at: Option<Millis>,
    /// What was done, if somebody wrote it.
    pub by_hand: Option<String>,
    /// The last file of the same feed that rests on it and goes before it; told in lists only.
    #[sqlx(default)]
    pub later_file: Option<String>,
}

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct RejectRow {
    /// Where it stands, from 1.
    pub line: i64,
    /// In which column.
    pub header: Option<String>,
    /// Why.
    pub code: String,
    /// What stands there.
    pub value: String,
}

/// The number of the company's next batch.
///
/// # Errors
/// If the database refuses.
pub async fn next_batch(tx: &mut Tx, company: CompanyId) -> Result<BatchId, StoreError> {
    const SQL: &str = sql!("ledger/next_batch");
    Ok(on_engine!(tx, connection => sqlx::query_scalar(SQL).bind(company).fetch_one(connection).await?))
}

/// Writes what brought facts, and what it brought.
///
/// # Errors
/// If the database refuses.
pub async fn create_batch(tx: &mut Tx, company: CompanyId, new: &NewBatch<'_>) -> Result<(), StoreError> {
    const SQL: &str = sql!("ledger/create_batch");
    on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(new.id).bind(new.feed).bind(new.file_name).bind(new.file_sha256).bind(new.map).bind(new.at)
        .bind(new.member).bind(new.n_rows).bind(new.n_imported).bind(new.n_unchanged).bind(new.n_rejected)
        .bind(new.n_facts).bind(new.first_week).bind(new.by_hand).bind(new.request_key).bind(new.object)
        .execute(connection).await.map(drop)?);
    Ok(())
}

/// Writes which rows of a batch were not taken.
///
/// # Errors
/// If the database refuses.
pub async fn add_rejects(
    tx: &mut Tx,
    company: CompanyId,
    batch: BatchId,
    rejects: &[RejectRow],
) -> Result<(), StoreError> {
    let mut rows = Bulk::insert(tx, sql!("dump/insert_rejects"));
    for (number, reject) in (1..).zip(rejects) {
        rows.integer(company.get());
        rows.integer(batch.get());
        rows.integer(number);
        rows.integer(reject.line);
        rows.text(reject.header.as_deref());
        rows.text(reject.code.as_str());
        rows.text(reject.value.as_str());
        rows.end_row(tx).await?;
    }
    rows.flush(tx).await
}

/// A batch, as it is in the transaction.
///
/// # Errors
/// If the database refuses.
pub async fn lock_batch(tx: &mut Tx, company: CompanyId, batch: BatchId) -> Result<Option<BatchRow>, StoreError> {
    const SQL: &str = sql!("ledger/find_batch");
    lock_audit(tx, company).await?;
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL).bind(company).bind(batch).fetch_optional(connection).await?))
}

/// A batch of a feed behind another that brought facts and was not taken back.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct LaterBatch {
    /// Its number.
    #[sqlx(rename = "batch_id")]
    pub batch: BatchId,
    /// The first week in which its facts count.
    pub first_week: Option<i64>,
    /// Who brought it.
    #[sqlx(rename = "member_id")]
    pub member: Option<MemberId>,
    /// `beside` the other, with nothing in common; `of` it, all said by hand of what only the other brought; or resting `on` it.
    pub stands: String,
}

/// Those, the last first.
///
/// # Errors
/// If the database refuses.
pub async fn list_later_batches(
    tx: &mut Tx,
    company: CompanyId,
    feed: FeedId,
    batch: BatchId,
) -> Result<Vec<LaterBatch>, StoreError> {
    const SQL: &str = sql!("ledger/list_later_batches");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL)
        .bind(company).bind(feed).bind(batch).fetch_all(connection).await?))
}

/// What a request brought, and the file that it was.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct FileRequest {
    /// What came of it.
    #[sqlx(flatten)]
    pub row: BatchRow,
    /// The hash of the file; none, if it was no file.
    pub file_sha256: Option<String>,
}

/// What a person's request of that name brought, if it came.
///
/// # Errors
/// If the database refuses.
pub async fn find_file_request(
    db: &Db,
    company: CompanyId,
    member: MemberId,
    request_key: &str,
) -> Result<Option<FileRequest>, StoreError> {
    const SQL: &str = sql!("ledger/find_file_request");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL)
        .bind(company).bind(member).bind(request_key).fetch_optional(pool).await?))
}

/// As [`find_file_request`], in the transaction.
///
/// # Errors
/// If the database refuses.
pub async fn lock_request(
    tx: &mut Tx,
    company: CompanyId,
    member: MemberId,
    request_key: &str,
) -> Result<Option<FileRequest>, StoreError> {
    const SQL: &str = sql!("ledger/find_file_request");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL)
        .bind(company).bind(member).bind(request_key).fetch_optional(connection).await?))
}

/// The last batch of the same bytes, read by the same map, that was not taken back.
///
/// # Errors
/// If the database refuses.
pub async fn find_same_file(
    db: &Db,
    company: CompanyId,
    file_sha256: &str,
    map: &str,
) -> Result<Option<BatchRow>, StoreError> {
    const SQL: &str = sql!("ledger/find_same_file");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL)
        .bind(company).bind(file_sha256).bind(map).fetch_optional(pool).await?))
}

/// Marks a batch as taken back; `false` if it is already.
///
/// # Errors
/// If the database refuses.
pub async fn withdraw_batch(
    tx: &mut Tx,
    company: CompanyId,
    batch: BatchId,
    at: Millis,
    by: Option<MemberId>,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("ledger/withdraw_batch");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(batch).bind(at).bind(by).execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}

/// Files that brought facts, before a number, newest first.
///
/// # Errors
/// If the database refuses.
pub async fn list_batches(
    db: &Db,
    company: CompanyId,
    before: Option<BatchId>,
    limit: u32,
) -> Result<Vec<BatchRow>, StoreError> {
    const SQL: &str = sql!("ledger/list_batches");
    let before = before.map_or(i64::MAX, BatchId::get);
    Ok(on_engine!(db, pool => sqlx::query_as(SQL)
        .bind(company).bind(before).bind(i64::from(limit)).fetch_all(pool).await?))
}

/// Something that a person wrote.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct WrittenRow {
    /// The number within the company, by which it is taken back.
    #[sqlx(rename = "batch_id")]
    pub batch: BatchId,
    /// Whose facts.
    #[sqlx(rename = "feed_id")]
    pub feed: FeedId,
    /// When.
    pub at: Millis,
    /// Who.
    pub by_whom: Option<String>,
    /// What was done: `deal`, `payment`, `tie`.
    pub by_hand: String,
    /// What about: `deal:17`.
    pub object: Option<String>,
    /// What that deal is called.
    pub title: Option<String>,
    /// Whose deal it is, who paid, or with whom something was done.
    pub client: Option<String>,
    /// What a payment or an action is: `paid`, `call`.
    pub kind: Option<String>,
    /// Who did it, or whose numbers of a week they are.
    pub person: Option<String>,
    /// The sum of the payment.
    pub amount_minor: Option<i64>,
    /// When it was taken back.
    pub withdrawn_at: Option<Millis>,
}

/// What people wrote before a number, newest first; of one of them, if one is asked for.
///
/// # Errors
/// If the database refuses.
pub async fn list_written(
    db: &Db,
    company: CompanyId,
    member: Option<MemberId>,
    before: Option<BatchId>,
    limit: u32,
) -> Result<Vec<WrittenRow>, StoreError> {
    const SQL: &str = sql!("ledger/list_written");
    let before = before.map_or(i64::MAX, BatchId::get);
    Ok(on_engine!(db, pool => sqlx::query_as(SQL)
        .bind(company).bind(before).bind(i64::from(limit)).bind(member).fetch_all(pool).await?))
}

/// A way in which files were read.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MapRow {
    /// As in [`BatchRow::map`].
    pub map: String,
    /// Imports of it that were not taken back.
    pub n_held: i64,
}

/// The ways in which files were read, each once, the one used last first.
///
/// # Errors
/// If the database refuses.
pub async fn list_maps(db: &Db, company: CompanyId, limit: u32) -> Result<Vec<MapRow>, StoreError> {
    const SQL: &str = sql!("ledger/list_maps");
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(i64::from(limit)).fetch_all(pool).await?))
}

/// Rows of a batch that were not taken, behind the n-th.
///
/// # Errors
/// If the database refuses.
pub async fn list_rejects(
    db: &Db,
    company: CompanyId,
    batch: BatchId,
    after: i64,
    limit: u32,
) -> Result<Vec<RejectRow>, StoreError> {
    const SQL: &str = sql!("ledger/list_rejects");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL)
        .bind(company).bind(batch).bind(after).bind(i64::from(limit)).fetch_all(pool).await?))
}

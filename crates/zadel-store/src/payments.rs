//! What payments and invoices name, and which deals they are for.

use crate::bulk::Bulk;
use crate::{BatchId, CompanyId, Db, FeedId, Scope, StoreError, Tx};

/// What is known of a telling of a payment beside its fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPayment {
    /// Whose.
    pub feed: FeedId,
    /// Which one: `payment:7`.
    pub object: String,
    /// Which telling.
    pub turn: i64,
    /// What brought it.
    pub batch: BatchId,
    /// The invoice that it names, as numbers are compared.
    pub invoice: Option<String>,
    /// The contract.
    pub contract: Option<String>,
    /// Why it is for the deal of its fact; none: somebody has yet to say which it is for.
    pub why: Option<String>,
    /// Whose deal that is.
    pub deal_feed: Option<FeedId>,
}

/// The numbers of an invoice, as they are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInvoice {
    /// Whose.
    pub feed: FeedId,
    /// Which one: `invoice:7`.
    pub object: String,
    /// What brought it.
    pub batch: BatchId,
    /// Its own.
    pub number: String,
    /// That of its contract.
    pub contract: Option<String>,
    /// Whose deal it is for.
    pub deal_feed: Option<FeedId>,
}

/// A payment as it stands.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PaymentRow {
    /// Whose.
    #[sqlx(rename = "feed_id")]
    pub feed: FeedId,
    /// Which one.
    pub object: String,
    /// Which telling.
    pub turn: i64,
    /// The invoice that it names.
    pub invoice: Option<String>,
    /// The contract.
    pub contract: Option<String>,
    /// When it came, in milliseconds.
    pub at: i64,
    /// How much; none in another currency than the company's, if nobody gave its rate.
    pub amount_minor: Option<i64>,
    /// How much as it was told, if it was in another currency: `1200.50 USD`.
    pub original: Option<String>,
    /// Who paid.
    pub client_id: Option<i64>,
    /// What he is called.
    pub client: Option<String>,
    /// His tax number.
    pub tax_number: Option<String>,
    /// What it was for, as the payer wrote it.
    pub note: Option<String>,
    /// The deal of its fact.
    pub deal: Option<String>,
    /// What brought it.
    #[sqlx(rename = "batch_id")]
    pub batch: BatchId,
}

/// A payment in the order of the list: behind it the next page goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentKey {
    /// As in [`PaymentRow::at`].
    pub at: i64,
    /// As in [`PaymentRow::feed`].
    pub feed: FeedId,
    /// As in [`PaymentRow::object`].
    pub object: String,
}

/// How many, and how much together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Summed {
    /// How many.
    pub n: i64,
    /// In minor units.
    pub amount_minor: i64,
}

/// An invoice that a payment may name.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct NamedInvoice {
    /// Its number, as it is compared.
    pub number: String,
    /// That of its contract.
    pub contract: Option<String>,
    /// The deal that it is for.
    pub deal: Option<String>,
    /// Whose deal.
    pub deal_feed: Option<FeedId>,
    /// Who owes.
    pub client_id: Option<i64>,
    /// How much.
    pub amount_minor: Option<i64>,
}

/// A deal that a payment may be for.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PayableDeal {
    /// Whose.
    #[sqlx(rename = "feed_id")]
    pub feed: FeedId,
    /// Which one.
    pub object: String,
    /// Who buys.
    pub client_id: Option<i64>,
    /// Who is responsible.
    pub person_id: Option<i64>,
    /// Where it came from.
    pub source_id: Option<i64>,
    /// What is sold.
    pub line_id: Option<i64>,
    /// Whether it is the client's first.
    pub nature: String,
    /// The sum.
    pub amount_minor: Option<i64>,
    /// When it was won or lost.
    pub closed_at: Option<i64>,
    /// When it is expected to close.
    pub expected_on: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// How it stands.
    pub outcome: String,
    /// What was paid for it, as far as it is known.
    pub paid_minor: i64,
}

/// An invoice or a payment as it stands, for what is owed.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OwedRow {
    /// Whose.
    #[sqlx(rename = "feed_id")]
    pub feed: FeedId,
    /// Which one.
    pub object: String,
    /// `invoiced` or `paid`.
    pub kind: String,
    /// When, in milliseconds.
    pub at: i64,
    /// How much.
    pub amount_minor: i64,
    /// Whose debt it is.
    pub client_id: Option<i64>,
    /// Until when it is to be paid.
    pub day: Option<String>,
    /// The deal.
    pub deal: Option<String>,
    /// Whose deal.
    pub deal_feed: Option<FeedId>,
    /// The number of the invoice, as numbers are compared: its own, or the one that is named.
    pub number: Option<String>,
}

/// Writes what is known of payments and invoices beside their facts.
///
/// # Errors
/// If the database refuses, as it does a telling that is there.
pub async fn add_papers(
    tx: &mut Tx,
    company: CompanyId,
    payments: &[NewPayment],
    invoices: &[NewInvoice],
) -> Result<(), StoreError> {
    let mut rows = Bulk::insert(tx, sql!("payments/insert_payments"));
    for payment in payments {
        rows.integer(company.get());
        rows.integer(payment.feed.get());
        rows.text(payment.object.as_str());
        rows.integer(payment.turn);
        rows.integer(payment.batch.get());
        rows.text(payment.invoice.as_deref());
        rows.text(payment.contract.as_deref());
        rows.text(payment.why.as_deref());
        rows.integer(payment.deal_feed.map(FeedId::get));
        rows.end_row(tx).await?;
    }
    rows.flush(tx).await?;
    let mut rows = Bulk::insert(tx, sql!("payments/insert_invoices"));
    for invoice in invoices {
        rows.integer(company.get());
        rows.integer(invoice.feed.get());
        rows.text(invoice.object.as_str());
        rows.integer(invoice.batch.get());
        rows.text(invoice.number.as_str());
        rows.text(invoice.contract.as_deref());
        rows.integer(invoice.deal_feed.map(FeedId::get));
        rows.end_row(tx).await?;
    }
    rows.flush(tx).await
}

/// Makes payments for a deal payments for none: nothing is known of the deal any more, and their money is not lost with it.
///
/// # Errors
/// If the database refuses.
pub async fn release_payments(tx: &mut Tx, company: CompanyId, feed: FeedId, deal: &str) -> Result<(), StoreError> {
    const SQL: &str = sql!("payments/release_payments");
    on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(feed).bind(deal).execute(connection).await.map(drop)?);
    Ok(())
}

/// Forgets what a batch told of payments and invoices, with its facts.
///
/// # Errors
/// If the database refuses.
pub async fn delete_papers(tx: &mut Tx, company: CompanyId, feed: FeedId, batch: BatchId) -> Result<(), StoreError> {
    const PAYMENTS: &str = sql!("payments/delete_payments_of_batch");
    const INVOICES: &str = sql!("payments/delete_invoices_of_batch");
    for sql in [PAYMENTS, INVOICES] {
        on_engine!(tx, connection => sqlx::query(sql)
            .bind(company).bind(feed).bind(batch).execute(connection).await.map(drop)?);
    }
    Ok(())
}

/// A number by which invoices are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Their own.
    Number,
    /// That of their contract.
    Contract,
}

/// Invoices with a number, as they stand.
///
/// # Errors
/// If the database refuses.
pub async fn list_invoices(
    tx: &mut Tx,
    company: CompanyId,
    by: By,
    number: &str,
) -> Result<Vec<NamedInvoice>, StoreError> {
    const BY_NUMBER: &str = sql!("payments/list_invoices_by_number");
    const BY_CONTRACT: &str = sql!("payments/list_invoices_by_contract");
    let sql = match by {
        By::Number => BY_NUMBER,
        By::Contract => BY_CONTRACT,
    };
    Ok(on_engine!(tx, connection => sqlx::query_as(sql).bind(company).bind(number).fetch_all(connection).await?))
}

/// Deals of a client, what was heard of last first, so many at most.
///
/// # Errors
/// If the database refuses.
pub async fn list_deals_of_client(
    tx: &mut Tx,
    company: CompanyId,
    client: i64,
    limit: u32,
) -> Result<Vec<PayableDeal>, StoreError> {
    const SQL: &str = sql!("payments/list_deals_of_client");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL)
        .bind(company).bind(client).bind(i64::from(limit)).fetch_all(connection).await?))
}

/// A deal that a payment may be for.
///
/// # Errors
/// If the database refuses.
pub async fn find_payable_deal(
    tx: &mut Tx,
    company: CompanyId,
    feed: FeedId,
    object: &str,
) -> Result<Option<PayableDeal>, StoreError> {
    const SQL: &str = sql!("payments/find_payable_deal");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL)
        .bind(company).bind(feed).bind(object).fetch_optional(connection).await?))
}

/// A page of payments of which nobody knows yet which deal they are for, the latest first: of one batch, or of all. In a
/// scope they are those of its clients.
///
/// # Errors
/// If the database refuses.
pub async fn list_open_payments(
    db: &Db,
    company: CompanyId,
    scope: Scope,
    batch: Option<BatchId>,
    after: Option<&PaymentKey>,
    limit: u32,
) -> Result<Vec<PaymentRow>, StoreError> {
    const SQL: &str = sql!("payments/list_open_payments");
    let (at, feed, object) = match after {
        Some(key) => (key.at, key.feed.get(), key.object.as_str()),
        None => (i64::MAX, 0, ""),
    };
    Ok(on_engine!(db, pool => sqlx::query_as(SQL)
        .bind(company).bind(batch).bind(at).bind(feed).bind(object).bind(i64::from(limit)).bind(scope.member())
        .fetch_all(pool).await?))
}

/// How many of them there are, and how much they are together.
///
/// # Errors
/// If the database refuses.
pub async fn sum_open_payments(
    db: &Db,
    company: CompanyId,
    scope: Scope,
    batch: Option<BatchId>,
) -> Result<Summed, StoreError> {
    const SQL: &str = sql!("payments/sum_open_payments");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL)
        .bind(company).bind(batch).bind(scope.member()).fetch_one(pool).await?))
}

/// The same, as they are in the transaction.
///
/// # Errors
/// If the database refuses.
pub async fn lock_open_sum(tx: &mut Tx, company: CompanyId, batch: BatchId) -> Result<Summed, StoreError> {
    const SQL: &str = sql!("payments/sum_open_payments");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL)
        .bind(company).bind(Some(batch)).bind(Scope::All.member()).fetch_one(connection).await?))
}

/// A payment as it stands in the transaction.
///
/// # Errors
/// If the database refuses.
pub async fn lock_payment(
    tx: &mut Tx,
    company: CompanyId,
    feed: FeedId,
    object: &str,
) -> Result<Option<PaymentRow>, StoreError> {
    const SQL: &str = sql!("payments/find_payment");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL)
        .bind(company).bind(feed).bind(object).fetch_optional(connection).await?))
}

/// All invoices and payments with a sum, as they stand, by time.
///
/// # Errors
/// If the database refuses.
pub async fn list_owed(db: &Db, company: CompanyId) -> Result<Vec<OwedRow>, StoreError> {
    const SQL: &str = sql!("payments/list_owed");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).fetch_all(pool).await?))
}

/// What came in, when, and for which deal.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PaidRow {
    /// Who told it.
    #[sqlx(rename = "feed_id")]
    pub feed: FeedId,
    /// When, in milliseconds since 1970, UTC.
    pub at: i64,
    /// The sum, in minor units.
    pub amount_minor: i64,
    /// The deal.
    pub deal: Option<String>,
    /// Whose deal, if that is said.
    pub deal_feed: Option<FeedId>,
}

/// All payments with a sum, as they stand, in no order. It reads them alone, where [`list_owed`] looks at invoices too.
///
/// # Errors
/// If the database refuses.
pub async fn list_paid(db: &Db, company: CompanyId) -> Result<Vec<PaidRow>, StoreError> {
    const SQL: &str = sql!("payments/list_paid");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).fetch_all(pool).await?))
}

//! What the ledger's rows refer to: feeds, names, clients; and how a company's facts are read.

use std::collections::BTreeMap;

use crate::audit::lock_audit;
use crate::bulk::Bulk;
use crate::{CompanyId, Db, EmployeeId, FeedId, MemberId, Millis, StoreError, Tx};

/// How a company's facts are read.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct LedgerRow {
    /// A name of the time zone database: `Europe/Moscow`.
    pub time_zone: String,
    /// The last week that was closed: 202653.
    pub closed_week: Option<i64>,
    /// After so many months without a purchase a client is dormant.
    pub dormant_months: i64,
    /// A client whose open deals come to so many percent of the goal is a key prospect.
    pub key_percent: i64,
    /// Grows by one with every change, from 1.
    pub version: i64,
}

/// Where facts come from.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct FeedRow {
    /// The number within the company.
    pub feed: FeedId,
    /// What people call it.
    pub name: String,
    /// Does it tell of leads apart from deals? 1, or 0.
    pub tells_leads: i64,
    /// When it was first heard of.
    pub created_at: Millis,
}

/// What a feed calls a person, a source, a line, a reason or a stage.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct NameRow {
    /// Of what.
    pub kind: String,
    /// The number within company and kind.
    pub id: i64,
    /// Whose word it is; 0: everybody's.
    pub feed: FeedId,
    /// The pipeline of a stage; empty for everything else.
    pub pipeline: String,
    /// The name.
    pub name: String,
    /// What a stage stands for.
    pub meaning: Option<String>,
    /// Who a person is.
    pub employee: Option<EmployeeId>,
    /// What that employee is called; read, and not kept here.
    pub employee_name: Option<String>,
    /// That employee's account; read, and not kept here.
    pub member: Option<MemberId>,
}

impl NameRow {
    /// What people call it: an employee by his name, and not as files do.
    #[must_use]
    pub fn called(&self) -> &str {
        self.employee_name.as_deref().unwrap_or(&self.name)
    }
}

/// Who buys.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ClientRow {
    /// The number within the company.
    pub id: i64,
    /// What makes it one client and not two: the tax number, or the name as it is compared.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// ИНН or another.
    pub tax_number: Option<String>,
}

/// What decides whether a deal is its client's first.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct HistoryRow {
    /// Whose.
    pub feed: FeedId,
    /// Which one.
    pub object: String,
    /// The client.
    pub client_id: i64,
    /// When the deal came into being.
    pub created_at: Option<i64>,
    /// When it was won.
    pub won_at: Option<i64>,
    /// What was thought of it.
    pub history: String,
}

/// When the last file of a feed was read.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct FeedReach {
    /// What people call it.
    pub name: String,
    /// When the last one came in that was not taken back; none, if people write it.
    pub brought_at: Option<i64>,
}

/// How a company's facts are read; none: it has no facts yet.
///
/// # Errors
/// If the database refuses.
pub async fn find_ledger(db: &Db, company: CompanyId) -> Result<Option<LedgerRow>, StoreError> {
    const SQL: &str = sql!("ledger/find_ledger");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).fetch_optional(pool).await?))
}

/// As [`find_ledger`], in the transaction. Waits for other writers of the company (see [`lock_audit`]): until the transaction
/// ends, nobody else writes facts.
///
/// # Errors
/// If the database refuses.
pub async fn lock_ledger(tx: &mut Tx, company: CompanyId) -> Result<Option<LedgerRow>, StoreError> {
    const SQL: &str = sql!("ledger/find_ledger");
    lock_audit(tx, company).await?;
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL).bind(company).fetch_optional(connection).await?))
}

/// Begins a ledger: open in all weeks, at version 1, whatever `new` says of them.
///
/// # Errors
/// If the database refuses, as it does a second one.
pub async fn create_ledger(tx: &mut Tx, company: CompanyId, new: &LedgerRow) -> Result<(), StoreError> {
    const SQL: &str = sql!("ledger/create_ledger");
    on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(&new.time_zone).bind(new.dormant_months).bind(new.key_percent).execute(connection).await.map(drop)?);
    Ok(())
}

/// Saves how facts are read; `false`, and nothing saved, if somebody else changed it since it was read.
///
/// # Errors
/// If the database refuses.
pub async fn save_ledger(tx: &mut Tx, company: CompanyId, saved: &LedgerRow) -> Result<bool, StoreError> {
    const SQL: &str = sql!("ledger/save_ledger");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(saved.version).bind(&saved.time_zone).bind(saved.closed_week).bind(saved.dormant_months)
        .bind(saved.key_percent).execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}

/// Reads a whole list on a `&Db` or in a `&mut Tx`.
macro_rules! list {
    ($(#[$doc:meta])* $name:ident, $locked:ident, $Row:ident, $sql:expr) => {
        $(#[$doc])*
        ///
        /// # Errors
        /// If the database refuses.
        pub async fn $name(db: &Db, company: CompanyId) -> Result<Vec<$Row>, StoreError> {
            const SQL: &str = $sql;
            Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).fetch_all(pool).await?))
        }

        /// The same, as it is in the transaction.
        ///
        /// # Errors
        /// If the database refuses.
        pub async fn $locked(tx: &mut Tx, company: CompanyId) -> Result<Vec<$Row>, StoreError> {
            const SQL: &str = $sql;
            Ok(on_engine!(tx, connection => sqlx::query_as(SQL).bind(company).fetch_all(connection).await?))
        }
    };
}

list! {
    /// Where the company's facts come from, by number.
    list_feeds, lock_feeds, FeedRow, sql!("ledger/list_feeds")
}

/// When each feed told something last, by number.
///
/// # Errors
/// If the database refuses.
pub async fn list_feed_reaches(db: &Db, company: CompanyId) -> Result<Vec<FeedReach>, StoreError> {
    const SQL: &str = sql!("ledger/list_feed_reaches");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).fetch_all(pool).await?))
}

list! {
    /// Everything that feeds call by a name, by kind and number.
    list_names, lock_names, NameRow, sql!("ledger/list_names")
}

/// What feeds call a person, and what is told of it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PersonRow {
    /// As in [`NameRow::id`].
    pub id: i64,
    /// As in [`NameRow::name`].
    pub name: String,
    /// As in [`NameRow::employee`].
    pub employee: Option<EmployeeId>,
    /// Deals and leads for which this name is responsible.
    pub n_deals: i64,
    /// What happened under this name, as the cube counts it.
    pub n_events: i64,
    /// When the first of those deals came into being, in milliseconds since 1970.
    pub first_at: Option<i64>,
}

list! {
    /// The names of people, by number.
    list_people, lock_people, PersonRow, sql!("ledger/list_people")
}

list! {
    /// All clients, by number.
    list_clients, lock_clients, ClientRow, sql!("ledger/list_clients")
}

list! {
    /// All deals of which the client is known, by client and time.
    list_histories, lock_histories, HistoryRow, sql!("ledger/list_histories")
}

/// All deals of one client, by time, as they are in the transaction.
///
/// # Errors
/// If the database refuses.
pub async fn lock_histories_of(tx: &mut Tx, company: CompanyId, client: i64) -> Result<Vec<HistoryRow>, StoreError> {
    const SQL: &str = sql!("ledger/list_histories_of");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL).bind(company).bind(client).fetch_all(connection).await?))
}

/// How many clients there are, and how many of them have a tax number.
///
/// # Errors
/// If the database refuses.
pub async fn count_clients(tx: &mut Tx, company: CompanyId) -> Result<(usize, usize), StoreError> {
    const SQL: &str = sql!("ledger/count_clients");
    let (n, n_numbered): (i64, i64) =
        on_engine!(tx, connection => sqlx::query_as(SQL).bind(company).fetch_one(connection).await?);
    Ok((usize::try_from(n).unwrap_or(0), usize::try_from(n_numbered).unwrap_or(0)))
}

/// A feed with the company's next number.
///
/// # Errors
/// If the database refuses, as it does a name that is taken.
pub async fn create_feed(
    tx: &mut Tx,
    company: CompanyId,
    name: &str,
    created_at: Millis,
) -> Result<FeedId, StoreError> {
    const SQL: &str = sql!("ledger/create_feed");
    Ok(on_engine!(tx, connection => sqlx::query_scalar(SQL)
        .bind(company).bind(name).bind(created_at).fetch_one(connection).await?))
}

/// Adds names with numbers that are not taken.
///
/// # Errors
/// If the database refuses, as it does a name that is there.
pub async fn add_names(tx: &mut Tx, company: CompanyId, names: &[NameRow]) -> Result<(), StoreError> {
    let mut rows = Bulk::insert(tx, sql!("dump/insert_names"));
    for name in names {
        rows.integer(company.get());
        rows.text(name.kind.as_str());
        rows.integer(name.id);
        rows.integer(name.feed.get());
        rows.text(name.pipeline.as_str());
        rows.text(name.name.as_str());
        rows.text(name.meaning.as_deref());
        rows.integer(name.employee.map(EmployeeId::get));
        rows.end_row(tx).await?;
    }
    rows.flush(tx).await
}

/// Says what a stage stands for.
///
/// # Errors
/// If the database refuses.
pub async fn set_meaning(tx: &mut Tx, company: CompanyId, stage: i64, meaning: &str) -> Result<(), StoreError> {
    const SQL: &str = sql!("ledger/set_meaning");
    on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(stage).bind(meaning).execute(connection).await.map(drop)?);
    Ok(())
}

/// Says who a person of the feeds is, or that nobody knows it any more; `false` if there is no such person.
///
/// # Errors
/// If the database refuses, as it does somebody who is no employee of the company.
pub async fn tie_person(
    tx: &mut Tx,
    company: CompanyId,
    person: i64,
    employee: Option<EmployeeId>,
) -> Result<bool, StoreError> {
    const SQL: &str = sql!("ledger/tie_person");
    let n_rows = on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(person).bind(employee).execute(connection).await?.rows_affected());
    Ok(0 < n_rows)
}

/// The names in the facts, by number, that are those of whoever has an account; none if nobody has said so yet.
///
/// # Errors
/// If the database refuses.
pub async fn list_people_of_member(db: &Db, company: CompanyId, member: MemberId) -> Result<Vec<i64>, StoreError> {
    const SQL: &str = sql!("ledger/list_people_of_member");
    Ok(on_engine!(db, pool => sqlx::query_scalar(SQL).bind(company).bind(member).fetch_all(pool).await?))
}

/// Forgets who is this employee: the names in the facts are nobody's again.
///
/// # Errors
/// If the database refuses.
pub async fn untie_employee(tx: &mut Tx, company: CompanyId, employee: EmployeeId) -> Result<(), StoreError> {
    const SQL: &str = sql!("ledger/untie_employee");
    on_engine!(tx, connection => sqlx::query(SQL)
        .bind(company).bind(employee).execute(connection).await.map(drop)?);
    Ok(())
}

/// Adds clients with numbers that are not taken.
///
/// # Errors
/// If the database refuses, as it does a client that is there.
pub async fn add_clients(tx: &mut Tx, company: CompanyId, clients: &[ClientRow]) -> Result<(), StoreError> {
    let mut rows = Bulk::insert(tx, sql!("dump/insert_clients"));
    for client in clients {
        rows.integer(company.get());
        rows.integer(client.id);
        rows.text(client.key.as_str());
        rows.text(client.name.as_str());
        rows.text(client.tax_number.as_deref());
        rows.end_row(tx).await?;
    }
    rows.flush(tx).await
}

/// Gives clients who have none their tax numbers.
///
/// # Errors
/// If the database refuses.
pub async fn number_clients(
    tx: &mut Tx,
    company: CompanyId,
    numbers: &BTreeMap<i64, String>,
) -> Result<(), StoreError> {
    const SQL: &str = sql!("ledger/number_client");
    for (client, number) in numbers {
        on_engine!(tx, connection =>
            sqlx::query(SQL).bind(company).bind(client).bind(number).execute(connection).await.map(drop)?);
    }
    Ok(())
}

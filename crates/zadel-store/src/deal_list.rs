//! Deals as people look at them: which ones, in which order, page by page; and one with its names.

use crate::{BatchId, CompanyId, Db, FeedId, MemberId, Scope, StoreError, Tx};

/// A deal with the names of everything it refers to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct NamedDeal {
    /// Who says so.
    #[sqlx(rename = "feed_id")]
    pub feed: FeedId,
    /// Which one: `deal:17`.
    pub object: String,
    /// What it is called.
    pub title: Option<String>,
    /// Who buys.
    pub client_id: Option<i64>,
    /// What the client is called.
    pub client: Option<String>,
    /// Who is responsible.
    pub person: Option<String>,
    /// Where it came from.
    pub source: Option<String>,
    /// What is sold.
    pub line: Option<String>,
    /// In which stage of its CRM it is.
    pub stage: Option<String>,
    /// In which pipeline that stage is.
    pub pipeline: Option<String>,
    /// Why it was lost.
    pub reason: Option<String>,
    /// How it stands.
    pub outcome: String,
    /// The sum, in minor units.
    pub amount_minor: Option<i64>,
    /// The sum as it was told, if it was in another currency: `1200.50 USD`.
    pub original: Option<String>,
    /// When it came into being.
    pub created_at: Option<i64>,
    /// When it is expected to close.
    pub expected_on: Option<String>,
    /// How often that was put off.
    pub n_moves: i64,
    /// When it was won or lost.
    pub closed_at: Option<i64>,
    /// Whether it is the client's first.
    pub nature: String,
    /// The last fact about it.
    pub last_at: i64,
}

/// Which deals; `None` is any. Of people, sources, lines, stages and reasons 0 is none: deals of which nobody says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct DealFilter {
    /// How they stand.
    pub outcome: Option<String>,
    /// Whose they are; with a stage in [`DealFilter::during`], whose they were when they entered it.
    pub person: Option<i64>,
    /// Where they came from.
    pub source: Option<i64>,
    /// What is sold.
    pub line: Option<i64>,
    /// Who buys.
    pub client: Option<i64>,
    /// In which stage of their CRM they are.
    pub stage: Option<i64>,
    /// Why they were lost.
    pub reason: Option<i64>,
    /// First deals of their clients or later ones.
    pub nature: Option<String>,
    /// What their objects begin with: `deal:` or `lead:`.
    pub kind: Option<String>,
    /// Words that stand in number, title or client in any order, in small letters.
    pub search: Option<String>,
    /// The import that told something of them.
    pub batch: Option<BatchId>,
    /// What happened to them when.
    pub during: Option<During>,
    /// The first and the last day on which they are expected to close.
    pub expected: (Option<String>, Option<String>),
}

/// Something that happened within some time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct During {
    /// `created`, a stage of the funnel, `lost`, `closed`, `paid`, `unpaid` or `last`.
    pub what: &'static str,
    /// The first moment.
    pub from: i64,
    /// The last one.
    pub to: i64,
}

/// By what deals are sorted. Those without a value come last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DealOrder {
    /// The value.
    pub by: DealValue,
    /// The least first; otherwise the greatest.
    pub is_ascending: bool,
}

/// A value of deals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DealValue {
    /// When something was heard of them last.
    #[default]
    Last,
    /// Their sums.
    Amount,
    /// When they came into being.
    Created,
    /// When they were won or lost.
    Closed,
    /// When they are expected to close.
    Expected,
}

/// A deal in the order of the list: behind it the next page goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealKey {
    /// As [`DealOrder::key`] gives it.
    pub key: i64,
    /// As in [`NamedDeal::feed`].
    pub feed: FeedId,
    /// As in [`NamedDeal::object`].
    pub object: String,
}

/// How many deals there are, and their sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct DealCount {
    /// Deals, and leads that are kept apart.
    pub n: i64,
    /// Those leads.
    pub n_leads: i64,
    /// Those with a sum.
    pub n_with_amount: i64,
    /// Their sums, in minor units.
    pub amount_minor: i64,
}

/// Below every value that there is: the key of deals without one, as in `list_deals_by.sql`.
const NO_VALUE: i64 = -9_000_000_000_000_000_000;

impl DealValue {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Last, Self::Amount, Self::Created, Self::Closed, Self::Expected];

    /// The word in statements and on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Last => "last",
            Self::Amount => "amount",
            Self::Created => "created",
            Self::Closed => "closed",
            Self::Expected => "expected",
        }
    }
}

impl DealOrder {
    /// The place of a deal in this order: the greater, the nearer to the top.
    #[must_use]
    pub fn key(self, deal: &NamedDeal) -> i64 {
        let value = match self.by {
            DealValue::Last => Some(deal.last_at),
            DealValue::Amount => deal.amount_minor,
            DealValue::Created => deal.created_at,
            DealValue::Closed => deal.closed_at,
            DealValue::Expected => deal.expected_on.as_deref().and_then(|day| day.replace('-', "").parse().ok()),
        };
        value.map_or(NO_VALUE, |value| self.sign() * value)
    }

    fn sign(self) -> i64 {
        if self.is_ascending { -1 } else { 1 }
    }
}

/// Puts the values of a filter in place of `$1` to `$21`, the same in each statement about lists of deals.
macro_rules! filtered {
    ($query:expr, $company:ident, $scope:ident, $filter:ident) => {{
        let during = $filter.during.as_ref();
        let [first, second, third, rest] = search_patterns($filter.search.as_deref());
        $query
            .bind($company)
            .bind($filter.outcome.as_deref())
            .bind($filter.person)
            .bind($filter.source)
            .bind($filter.line)
            .bind($filter.client)
            .bind($filter.stage)
            .bind($filter.reason)
            .bind($filter.nature.as_deref())
            .bind($filter.kind.as_deref().map(begins_with))
            .bind(first)
            .bind($filter.batch.map(BatchId::get))
            .bind(during.map(|during| during.what))
            .bind(during.map_or(0, |during| during.from))
            .bind(during.map_or(0, |during| during.to))
            .bind($filter.expected.0.as_deref())
            .bind($filter.expected.1.as_deref())
            .bind($scope.member())
            .bind(second)
            .bind(third)
            .bind(rest)
    }};
}

/// A page of the deals in a scope, in an order, behind a deal.
///
/// # Errors
/// If the database refuses.
pub async fn list_deals(
    db: &Db,
    company: CompanyId,
    scope: Scope,
    filter: &DealFilter,
    order: DealOrder,
    after: Option<&DealKey>,
    limit: u32,
) -> Result<Vec<NamedDeal>, StoreError> {
    const USUAL: &str = sql!("facts/list_deals");
    const OTHER: &str = sql!("facts/list_deals_by");
    let (key, feed, object) = match after {
        Some(after) => (after.key, after.feed.get(), after.object.as_str()),
        None => (i64::MAX, i64::MAX, ""),
    };
    let limit = i64::from(limit);
    Ok(if order == DealOrder::default() {
        let mut deals: Vec<NamedDeal> = on_engine!(db, pool => filtered!(sqlx::query_as(USUAL), company, scope, filter)
            .bind(key).bind(feed).bind(object).bind(limit).fetch_all(pool).await?);
        // They come as they were found; sorting fifty here is cheaper than fifty wide rows there. How letters are ordered only the database
        // knows: those of one moment and feed stay as they came.
        deals.sort_by_key(|deal| std::cmp::Reverse((deal.last_at, deal.feed)));
        deals
    } else {
        on_engine!(db, pool => filtered!(sqlx::query_as(OTHER), company, scope, filter)
            .bind(key).bind(feed).bind(object).bind(limit).bind(order.sign()).bind(order.by.code())
            .fetch_all(pool).await?)
    })
}

/// A deal of somebody.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OwnDeal {
    /// Who says so.
    pub feed: FeedId,
    /// Which one.
    pub object: String,
    /// Who buys.
    pub client: Option<i64>,
}

/// All deals of whoever has an account, in no order: those for which he is responsible, and those that he led through a stage.
///
/// # Errors
/// If the database refuses.
pub async fn list_own_deals(db: &Db, company: CompanyId, member: MemberId) -> Result<Vec<OwnDeal>, StoreError> {
    const SQL: &str = sql!("facts/list_own_deals");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(member).fetch_all(pool).await?))
}

/// The deals of a client, what was heard of last first.
///
/// # Errors
/// If the database refuses.
pub async fn list_deals_of_client(
    db: &Db,
    company: CompanyId,
    scope: Scope,
    client: i64,
    limit: u32,
) -> Result<Vec<NamedDeal>, StoreError> {
    const SQL: &str = sql!("facts/list_deals_of_client");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL)
        .bind(company).bind(client).bind(scope.member()).bind(i64::from(limit)).fetch_all(pool).await?))
}

/// The deals of a client by their names, in no order.
///
/// # Errors
/// If the database refuses.
pub async fn list_objects_of_client(
    db: &Db,
    company: CompanyId,
    client: i64,
) -> Result<Vec<(FeedId, String)>, StoreError> {
    const SQL: &str = sql!("facts/list_objects_of_client");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL).bind(company).bind(client).fetch_all(pool).await?))
}

/// How many deals a list has.
///
/// # Errors
/// If the database refuses.
pub async fn count_deals(
    db: &Db,
    company: CompanyId,
    scope: Scope,
    filter: &DealFilter,
) -> Result<DealCount, StoreError> {
    const SQL: &str = sql!("facts/count_deals");
    Ok(on_engine!(db, pool => filtered!(sqlx::query_as(SQL), company, scope, filter).fetch_one(pool).await?))
}

/// The patterns of texts that contain all words of another: each of its first three, and the others as they stand. Nothing is asked if it has none.
fn search_patterns(search: Option<&str>) -> [Option<String>; 4] {
    let words: Vec<&str> = search.unwrap_or_default().split_whitespace().collect();
    let n_alone = words.len().min(3);
    let mut patterns = words[..n_alone].iter().map(|word| contains(word));
    let first = patterns.next();
    let (second, third) = (patterns.next(), patterns.next());
    // A pattern that every text fits: unlike NULL it leaves the others their say.
    let any = || Some(contains(""));
    [first, second.or_else(any), third.or_else(any), Some(contains(&words[n_alone..].join(" ")))]
}

/// The pattern of texts that contain another.
fn contains(text: &str) -> String {
    ["%", &begins_with(text)].concat()
}

/// The pattern of texts that begin with another.
fn begins_with(text: &str) -> String {
    let mut pattern = String::new();
    for c in text.chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// One deal with its names; none if it is not in the scope.
///
/// # Errors
/// If the database refuses.
pub async fn find_deal(
    db: &Db,
    company: CompanyId,
    scope: Scope,
    feed: FeedId,
    object: &str,
) -> Result<Option<NamedDeal>, StoreError> {
    const SQL: &str = sql!("facts/find_deal");
    Ok(on_engine!(db, pool => sqlx::query_as(SQL)
        .bind(company).bind(feed).bind(object).bind(scope.member()).fetch_optional(pool).await?))
}

/// The same, whoever's it is, as it is in the transaction.
///
/// # Errors
/// If the database refuses.
pub async fn lock_deal(
    tx: &mut Tx,
    company: CompanyId,
    feed: FeedId,
    object: &str,
) -> Result<Option<NamedDeal>, StoreError> {
    const SQL: &str = sql!("facts/find_deal");
    Ok(on_engine!(tx, connection => sqlx::query_as(SQL)
        .bind(company).bind(feed).bind(object).bind(Scope::All.member()).fetch_optional(connection).await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_asks_for_each_word() {
        let some = |patterns: [&str; 4]| patterns.map(|pattern| Some(pattern.to_owned()));
        assert_eq!(search_patterns(None)[0], None);
        assert_eq!(search_patterns(Some("  "))[0], None);
        assert_eq!(search_patterns(Some("окна")), some(["%окна%", "%%", "%%", "%%"]));
        assert_eq!(search_patterns(Some("a  b c d e_")), some(["%a%", "%b%", "%c%", "%d e!_%"]));
    }

    /// The statements cannot share it, as each is prepared as it stands; what they find must be the same deals.
    #[test]
    fn pages_and_counts_filter_alike() {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let filter = |sql: &str| {
            let (_, rest) = sql.split_once("WITH ").expect("whose, and of whom");
            let (people, rest) = rest.split_once("one.name_id = CAST($3 AS BIGINT)").expect("their end");
            let (_, rest) = rest.split_once("WHERE d.company_id = $1").expect("a filter");
            let last = "d.contract_by, d.won_by)))";
            let end = rest.find(last).expect("its end") + last.len();
            (words(people), words(&rest[..end]))
        };
        let [page, sorted, count] =
            [sql!("facts/list_deals"), sql!("facts/list_deals_by"), sql!("facts/count_deals")].map(filter);
        assert_eq!(page, sorted);
        assert_eq!(page, count);
    }
}

//! How far the facts reach, and whether that is near enough.

use std::sync::Arc;

use zadel_store::Scope;
use zadel_store::deal_list::DealFilter;
use zadel_store::deals::Reach;
use zadel_store::ledger::FeedRow;
pub use zadel_store::ledger::{FeedReach, NameRow};

use crate::facts::deals::count_of;
use crate::facts::names::{FirstNames, NameKind};
use crate::facts::twins::{Twins, all_twins};
use crate::facts::whose::{People, Sees, scope, sees};
use crate::rights::Right;
use crate::{App, Refused, Who};

/// Facts that end longer ago are old: whoever looks at them is told so.
const OLD_MS: i64 = 3 * 24 * 60 * 60 * 1_000;

/// How far the facts of a company reach.
#[derive(Debug)]
pub struct FactsAsOf {
    /// When the last of them happened, in milliseconds since 1970; none without facts.
    pub last_at: Option<i64>,
    /// When the last file was read; none if all were taken back, or people write everything.
    pub brought_at: Option<i64>,
    /// Deals and leads.
    pub n_deals: i64,
    /// Did the last of them happen more than three days ago?
    pub is_old: bool,
    /// Was a file read since then, which is as old? Then it is the file that is old, and not the last import.
    pub is_brought_lately: bool,
    /// When the last file of each feed was read.
    pub feeds: Vec<FeedReach>,
    /// Deals that seem to stand in two of them, and count twice.
    pub twins: Arc<[Twins]>,
    /// Whose rows the person sees.
    pub sees: Sees,
    /// Where days begin: `Europe/Moscow`; none while the company never had facts.
    pub time_zone: Option<String>,
}

/// How far the facts of a company reach; nothing is not an error.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn show_facts(app: &App, who: &Who) -> Result<FactsAsOf, Refused> {
    who.may(Right::ReadFacts)?;
    let sees = sees(app, who).await?;
    let reach = zadel_store::deals::find_last_fact(&app.db, who.company).await?;
    let Some(Reach { last, ledger, facts }) = reach else {
        return Ok(FactsAsOf {
            last_at: None,
            brought_at: None,
            n_deals: 0,
            is_old: false,
            is_brought_lately: false,
            feeds: Vec::new(),
            twins: Arc::default(),
            sees,
            time_zone: None,
        });
    };
    let count = count_of(app, who.company, Scope::All, facts, DealFilter::default()).await?;
    // Leads that are kept apart are told of on their own.
    let n_deals = if count.n == count.n_leads { count.n } else { count.n - count.n_leads };
    let feeds = zadel_store::ledger::list_feed_reaches(&app.db, who.company).await?;
    let brought_at = feeds.iter().filter_map(|feed| feed.brought_at).max();
    let is_long_ago = |at: i64| OLD_MS < app.now().get().saturating_sub(at);
    Ok(FactsAsOf {
        last_at: last.last_at,
        brought_at,
        n_deals,
        is_old: last.last_at.is_some_and(is_long_ago),
        is_brought_lately: brought_at.is_some_and(|at| !is_long_ago(at)),
        feeds,
        twins: all_twins(app, who.company, facts).await?,
        sees,
        time_zone: Some(ledger.time_zone),
    })
}

/// What deals are called by.
#[derive(Debug)]
pub struct FactNames {
    /// The names.
    pub names: Vec<NameRow>,
    /// Whose words they are.
    pub feeds: Vec<FeedRow>,
}

/// What deals are called by: people, sources, lines, reasons and stages, to choose from. An employee stands there once, by the first of
/// the names that are his; whoever sees only his own rows finds himself alone.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`].
pub async fn list_fact_names(app: &App, who: &Who) -> Result<FactNames, Refused> {
    who.may(Right::ReadFacts)?;
    let mut names = zadel_store::ledger::list_names(&app.db, who.company).await?;
    let people = People::among(scope(who), &names);
    let first = FirstNames::of(&names);
    names.retain(|name| name.kind != NameKind::Person.code() || (first.is(name.id) && people.has_number(name.id)));
    Ok(FactNames { names, feeds: zadel_store::ledger::list_feeds(&app.db, who.company).await? })
}

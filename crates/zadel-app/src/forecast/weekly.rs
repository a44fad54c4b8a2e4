//! The forecasts of a week: made once, when all facts up to its Sunday are there, and kept for good.
//!
//! Kept are the deals as they stood, and not only which facts were known: an import that is taken back, a name that is tied to an
//! employee and a stage that gets another meaning change how facts are read, and what was said then must not change with them.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use tracing::warn;
use zadel_core::facts::{Booking, Moment};
use zadel_core::forecast::backtest::Horizon;
use zadel_core::forecast::cold_start::Assumptions;
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::{KnownDeal, came_within};
use zadel_core::forecast::pipeline::Drawing;
use zadel_core::forecast::published::{MODEL, RECORDED, forecast};
use zadel_core::forecast::remade::Remade;
use zadel_core::forecast::window::Window;
use zadel_exchange::plan_document::PlanDocument;
use zadel_exchange::plan_file::PlanFile;
use zadel_store::deals::Reach;
use zadel_store::forecasts::{ForecastRow, MadeRow, NewSnapshot};
use zadel_store::plans::PlanText;
use zadel_store::{CompanyId, SnapshotId};

use super::assumed::assumed;
use super::known_deals::KnownDeals;
use super::n_threads;
use super::said::Said;
use super::snapshot::Snapshot;
use super::subject::Subject;
use crate::by_facts::FactRows;
use crate::facts::Books;
use crate::step2_decomposition::decompose_plan;
use crate::{App, Refused};

/// A week's forecasts are made on Monday at this hour, when its last entries are in.
const HOUR: i64 = 6;
/// Plans that are looked at.
const MOST_PLANS: u32 = 50;

/// The periods of which something is forecast, and what is assumed before anything is seen: by the newest plan of that period.
type Periods = BTreeMap<(Date, Date), Assumptions>;
type Asked = BTreeMap<Subject, Periods>;

/// Makes and keeps the forecasts of the last week that are not there yet, and tells how many: of its month and quarter, and of the 50 newest
/// plans that are not over. None as long as the facts do not reach to the end of the week, or a feed is still to come; once the next week is
/// over, never.
///
/// # Errors
/// [`Refused::Store`]; [`Refused::Broken`].
pub async fn keep_weekly(app: &App, company: CompanyId) -> Result<usize, Refused> {
    let Some(reach) = zadel_store::deals::find_last_fact(&app.db, company).await? else { return Ok(0) };
    let books = Books::of(app, &reach.ledger)?;
    let origin = last_sunday(books.local(books.now()));
    let begin_of_week = books.begin(origin.saturating_add(1.day()));
    if reach.last.brought_at.is_none_or(|at| at < begin_of_week.millis()) || waits(app, company, begin_of_week).await? {
        return Ok(0);
    }
    let missing = missing(app, company, origin).await?;
    if missing.is_empty() {
        return Ok(0);
    }
    let Some(facts) = FactRows::read(app, company).await? else { return Ok(0) };
    let facts = app.files.take("forecast", move || facts.understood()).await??;
    let mut n = 0;
    for (subject, periods) in missing {
        let known = KnownDeals::of(&facts, &subject);
        if known.today < Day::of(origin) {
            // An old export: nothing is known of the week.
            continue;
        }
        n += keep(app, company, &reach, origin, &subject, known, periods).await?;
    }
    Ok(n)
}

/// Is a feed still to come whose files come every few weeks? Nobody waits for it longer than two days: it may not come at all.
async fn waits(app: &App, company: CompanyId, begin_of_week: Moment) -> Result<bool, Refused> {
    const DAY: i64 = 24 * 60 * 60 * 1_000;
    const LONGEST: i64 = 2 * DAY;
    const REGULAR: i64 = 28 * DAY;
    let begin = begin_of_week.millis();
    if begin + LONGEST < app.now().get() {
        return Ok(false);
    }
    let feeds = zadel_store::ledger::list_feed_reaches(&app.db, company).await?;
    let mut brought = feeds.iter().filter_map(|feed| feed.brought_at);
    Ok(brought.any(|at| (begin - REGULAR..begin).contains(&at)))
}

/// The Sunday of the last week that is over.
fn last_sunday(now: DateTime) -> Date {
    let day = now.saturating_sub(HOUR.hours()).date();
    let since_sunday = i64::from(day.weekday().to_monday_zero_offset()) + 1;
    day.saturating_sub(since_sunday.days())
}

async fn missing(app: &App, company: CompanyId, origin: Date) -> Result<Asked, Refused> {
    let of_company = Subject::of_company(counting_plan(app, company, origin).await?.as_ref());
    let mut asked = Asked::from([(of_company, Periods::new())]);
    let goes_on = |file: &PlanFile| origin < file.plan.goal().period.to();
    for file in plans_not_over(app, company, origin, MOST_PLANS).await?.into_iter().filter(goes_on) {
        // A plan that cannot be worked out yet has nothing to be forecast.
        let Ok(decomposed) = decompose_plan(&file) else { continue };
        let period = file.plan.goal().period;
        let periods = asked.entry(Subject::of(&file)).or_default();
        if !whole(period.from(), period.to()).is_beyond(Day::of(origin)) {
            periods.entry((period.from(), period.to())).or_insert_with(|| assumed(&file, &decomposed));
        }
    }
    for periods in asked.values_mut() {
        for period in RECORDED.into_iter().filter_map(|horizon| period_of(horizon, origin)) {
            periods.entry(period).or_default();
        }
    }
    for MadeRow { sold, from_day, to_day } in
        zadel_store::forecasts::list_made(&app.db, company, &origin.to_string()).await?
    {
        let is_made = |(from, to): &(Date, Date)| from.to_string() == from_day && to.to_string() == to_day;
        for (_, periods) in asked.iter_mut().filter(|(of, _)| of.text() == sold) {
            periods.retain(|period, _| !is_made(period));
        }
    }
    asked.retain(|_, periods| !periods.is_empty());
    Ok(asked)
}

/// The plan by which the company counts: the newest that is not over on a day, or of all.
pub(super) async fn counting_plan(app: &App, company: CompanyId, day: Date) -> Result<Option<PlanFile>, Refused> {
    if let Some(newest) = plans_not_over(app, company, day, 1).await?.pop() {
        return Ok(Some(newest));
    }
    Ok(plans_not_over(app, company, Date::MIN, 1).await?.pop())
}

/// The newest plans that are not over before a day; those that cannot be read as plans yet are left out.
async fn plans_not_over(app: &App, company: CompanyId, day: Date, most: u32) -> Result<Vec<PlanFile>, Refused> {
    let rows = zadel_store::plans::list_plans_not_over(&app.db, company, &day.to_string(), most).await?;
    let file = |row: &PlanText| {
        let document = PlanDocument::from_json(&row.document);
        if document.is_err() {
            warn!(company = company.get(), plan = row.plan.get(), "plan_document");
        }
        document.ok()?.plan_on(app.today()).ok()
    };
    Ok(rows.iter().filter_map(file).collect())
}

/// The month or quarter of a day, unless it is over with it.
pub(super) fn period_of(horizon: Horizon, origin: Date) -> Option<(Date, Date)> {
    let end = horizon.end(Day::of(origin))?.date();
    let first = match horizon {
        Horizon::Month => end.first_of_month(),
        Horizon::Quarter => end.first_of_month().saturating_sub(2.months()),
    };
    Some((first, end))
}

/// Makes what is missing of one subject, from the snapshot that is there or from a new one, and keeps all of it or nothing.
async fn keep(
    app: &App,
    company: CompanyId,
    reach: &Reach,
    origin: Date,
    subject: &Subject,
    known: KnownDeals,
    periods: Periods,
) -> Result<usize, Refused> {
    let (day, sold) = (origin.to_string(), subject.text());
    let before = zadel_store::forecasts::find_snapshot(&app.db, company, &day, &sold).await?;
    let (made_at, seed) = (app.now(), seed_of(company));
    let content = before.as_ref().map(|snapshot| snapshot.content.clone());
    let work = move || {
        let snapshot = match &content {
            Some(content) => Snapshot::unpacked(content)?,
            None => Snapshot::of(&known, Day::of(origin)),
        };
        let deals = snapshot.deals();
        let mut remade = Remade::default();
        let rows = periods.iter().map(|(period, assumed)| {
            let (said, won_minor) = said(&deals, origin, *period, assumed, seed, &mut remade);
            Ok(ForecastRow {
                origin: origin.to_string(),
                from_day: period.0.to_string(),
                to_day: period.1.to_string(),
                made_at,
                model: i64::from(MODEL),
                seed,
                won_minor,
                content: said.packed()?,
            })
        });
        Ok::<_, Refused>((rows.collect::<Result<Vec<_>, Refused>>()?, snapshot.packed()?))
    };
    let (rows, content) = app.files.take("forecast", work).await??;
    let mut tx = app.db.begin().await?;
    let now_there = zadel_store::forecasts::lock_snapshot(&mut tx, company, &day, &sold).await?;
    let number: SnapshotId = match (&now_there, &before) {
        (Some(found), Some(_)) => found.snapshot,
        // Another instance was faster: what it has kept is the snapshot, and the next look makes what is still missing from it.
        (Some(_), None) => return Ok(0),
        (None, _) => {
            let new = NewSnapshot {
                origin: &day,
                sold: &sold,
                made_at,
                facts: reach.facts,
                rules: reach.ledger.version,
                content: &content,
            };
            zadel_store::forecasts::create_snapshot(&mut tx, company, &new).await?
        }
    };
    for row in &rows {
        zadel_store::forecasts::insert_forecast(&mut tx, company, number, row).await?;
    }
    tx.commit().await?;
    Ok(rows.len())
}

/// A period from its first to its last day.
fn whole(first: Date, last: Date) -> Window {
    Window { after: Day::of(first).plus(-1), until: Day::of(last) }
}

/// Companies do not share their chance.
pub(super) fn seed_of(company: CompanyId) -> i64 {
    company.get()
}

/// What is to be said of a period at the end of a day, and what it had brought by then.
pub(super) fn said(
    deals: &[KnownDeal],
    origin: Date,
    (first, last): (Date, Date),
    assumed: &Assumptions,
    seed: i64,
    remade: &mut Remade,
) -> (Said, i64) {
    let origin = Day::of(origin);
    let period = whole(first, last);
    let drawing = Drawing::published(seed.unsigned_abs(), n_threads());
    let made = forecast(deals, origin, period.rest(origin), drawing, assumed, remade);
    (
        Said::of(&made, deals.iter().any(|deal| deal.paid.is_some()), assumed),
        came_within(deals, period.so_far(origin), None),
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_is_over_on_monday_at_six() {
        let sunday = date(2026, 11, 29);
        assert_eq!(last_sunday(date(2026, 11, 30).at(6, 0, 0, 0)), sunday);
        assert_eq!(last_sunday(date(2026, 11, 30).at(5, 59, 0, 0)), date(2026, 11, 22));
        assert_eq!(last_sunday(date(2026, 12, 6).at(23, 0, 0, 0)), sunday);
    }

    #[test]
    fn months_and_quarters_are_whole() {
        let day = date(2026, 11, 8);
        assert_eq!(period_of(Horizon::Month, day), Some((date(2026, 11, 1), date(2026, 11, 30))));
        assert_eq!(period_of(Horizon::Quarter, day), Some((date(2026, 10, 1), date(2026, 12, 31))));
        assert_eq!(period_of(Horizon::Month, date(2026, 11, 30)), None);
    }
}

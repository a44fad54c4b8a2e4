//! How accurate the company's forecasts were: those that were kept, and for weeks without one those that would have been made.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use zadel_core::forecast::backtest::Horizon;
use zadel_core::forecast::band::Band;
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::{KnownDeal, came_within};
use zadel_core::forecast::earlier::Earlier;
use zadel_core::forecast::judged::{Judged, Verdict, judged, made_before};
use zadel_core::forecast::pipeline::Drawing;
use zadel_core::forecast::remade::Remade;
use zadel_core::forecast::window::Window;
use zadel_store::deals::LastFact;
use zadel_store::forecasts::ForecastRow;

use super::known_deals::KnownDeals;
use super::n_threads;
use super::of_plan::remade_of;
use super::path::earlier_of;
use super::subject::Subject;
use super::weekly::{counting_plan, period_of, seed_of};
use crate::by_facts::FactRows;
use crate::rights::Right;
use crate::step1_goal::CountedBy;
use crate::{App, Refused, Who};

/// How accurate the company's forecasts were.
#[derive(Debug)]
pub struct ForecastAccuracy {
    /// How far the facts reach.
    pub last: LastFact,
    /// On which days money counts: if it is to be payments, and too little is known of those, on those of winning.
    pub counted: CountedBy,
    /// What the newest plan is counted by.
    pub wanted: CountedBy,
    /// By period and how long before its end the forecasts were made; without those of which none is over.
    pub groups: Vec<AccuracyGroup>,
}

/// Forecasts of months or quarters that were made about as long before the end.
#[derive(Debug)]
pub struct AccuracyGroup {
    /// Of which periods.
    pub horizon: Horizon,
    /// When in the period.
    pub when: When,
    /// About how many days before its end.
    pub lead_days: i32,
    /// What they come to.
    pub verdict: Verdict,
    /// Each of them, the newest first.
    pub forecasts: Vec<JudgedForecast>,
}

/// When in a period a forecast was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// On its first Sunday.
    Start,
    /// In the middle.
    Middle,
    /// Shortly before its end.
    End,
}

/// A forecast, and what came.
///
/// # Units
/// Minor units of money, of the whole period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JudgedForecast {
    /// The first day of the period and the last.
    pub period: (Date, Date),
    /// All of this day was known.
    pub day: Date,
    /// What was said.
    pub said: Band,
    /// What came.
    pub came_minor: i64,
    /// Which part of the probability was below what came.
    pub place: f64,
    /// Was it made then? Otherwise it was made again later, from what is known now of those days.
    pub is_kept: bool,
}

/// About how many days before the end of a month, and of a quarter.
const LEADS: [(Horizon, [(When, i32); 3]); 2] = [
    (Horizon::Month, [(When::Start, 26), (When::Middle, 14), (When::End, 7)]),
    (Horizon::Quarter, [(When::Start, 87), (When::Middle, 45), (When::End, 14)]),
];
/// Forecasts of so many days are judged.
const YEAR_DAYS: i32 = 364;

impl When {
    /// The word in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

impl JudgedForecast {
    /// Did what came lie within 8 cases of 10?
    #[must_use]
    pub fn is_within_80(&self) -> bool {
        (self.said.low..=self.said.high).contains(&self.came_minor)
    }

    /// Did it lie within 19 of 20?
    #[must_use]
    pub fn is_within_95(&self) -> bool {
        (self.said.lowest..=self.said.highest).contains(&self.came_minor)
    }
}

/// How accurate the forecasts of the last year were; nothing without facts.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`]; [`Refused::Broken`].
pub async fn show_forecast_accuracy(app: &App, who: &Who) -> Result<Option<ForecastAccuracy>, Refused> {
    who.may(Right::ReadFacts)?;
    let Some(facts) = FactRows::read(app, who.company).await? else { return Ok(None) };
    let subject = Subject::of_company(counting_plan(app, who.company, app.today()).await?.as_ref());
    let since = app.today().saturating_sub(i64::from(YEAR_DAYS).days());
    let text = subject.text();
    let rows = zadel_store::forecasts::list_forecasts(&app.db, who.company, &text, &since.to_string()).await?;
    let remade = remade_of(app, who.company, (subject.clone(), Vec::new()))?;
    let seed = seed_of(who.company);
    let work = move || {
        let facts = facts.understood()?;
        let known = KnownDeals::of(&facts, &subject);
        let mut remade = remade.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let groups = groups(&known, &rows, seed, &mut remade)?;
        let (counted, wanted) = (known.counted, subject.wanted);
        Ok::<_, Refused>(ForecastAccuracy { last: facts.told.last, counted, wanted, groups })
    };
    Ok(Some(app.files.take("forecast", work).await??))
}

fn groups(
    known: &KnownDeals,
    rows: &[ForecastRow],
    seed: i64,
    remade: &mut Remade,
) -> Result<Vec<AccuracyGroup>, Refused> {
    let since = known.today.plus(-YEAR_DAYS);
    let drawing = Drawing::published(seed.unsigned_abs(), n_threads());
    let past = remade.record(&known.deals, since, known.today, drawing);
    let made_again = judged(&past, since, &known.deals);
    let mut groups = Vec::new();
    for (horizon, leads) in LEADS {
        let kept = kept_of(horizon, rows, known.counted)?;
        let all = with_kept(horizon, &made_again, &kept, known);
        groups.extend(leads.into_iter().filter_map(|(when, lead_days)| {
            let of_it = made_before(&all, horizon, lead_days);
            let forecasts = of_it.iter().rev().filter_map(|one| forecast_of(one, horizon, &kept, &known.deals));
            let verdict = Verdict::of(&of_it)?;
            Some(AccuracyGroup { horizon, when, lead_days, verdict, forecasts: forecasts.collect() })
        }));
    }
    Ok(groups)
}

/// The forecasts of whole months or quarters that were kept, by their origins; periods of plans are told on their pages.
fn kept_of(horizon: Horizon, rows: &[ForecastRow], counted: CountedBy) -> Result<BTreeMap<Day, Earlier>, Refused> {
    let mut kept = BTreeMap::new();
    for row in rows {
        let origin: Date = row.origin.parse().map_err(|_| Refused::Broken("forecast"))?;
        let is_of_it = |(from, to): (Date, Date)| from.to_string() == row.from_day && to.to_string() == row.to_day;
        if period_of(horizon, origin).is_some_and(is_of_it) {
            kept.extend(earlier_of(row, counted)?.map(|earlier| (Day::of(origin), earlier)));
        }
    }
    Ok(kept)
}

/// Of each week what was kept, or else what was made again.
fn with_kept(
    horizon: Horizon,
    made_again: &[Judged],
    kept: &BTreeMap<Day, Earlier>,
    known: &KnownDeals,
) -> Vec<Judged> {
    let of_it = made_again.iter().filter(|one| horizon.end(one.origin) == Some(one.window.until));
    let mut all: Vec<Judged> = of_it.filter(|one| !kept.contains_key(&one.origin)).cloned().collect();
    for (origin, earlier) in kept {
        let Some(period) = period_of(horizon, origin.date()).map(window).filter(|period| period.until <= known.today)
        else {
            continue;
        };
        let judged = Judged::of(earlier.published.clone(), *origin, period.rest(*origin), &known.deals);
        // What had come is what was known then: a win that was told later was still to come.
        let actual_minor = came_within(&known.deals, period, None).saturating_sub(earlier.won_minor);
        all.push(Judged { actual_minor, ..judged });
    }
    all
}

/// As people read it: of the whole period.
fn forecast_of(
    one: &Judged,
    horizon: Horizon,
    kept: &BTreeMap<Day, Earlier>,
    deals: &[KnownDeal],
) -> Option<JudgedForecast> {
    let period = period_of(horizon, one.origin.date())?;
    let kept = kept.get(&one.origin);
    let had_minor =
        kept.map_or_else(|| came_within(deals, window(period).so_far(one.origin), None), |kept| kept.won_minor);
    Some(JudgedForecast {
        period,
        day: one.origin.date(),
        said: Band::of(&one.published).plus(had_minor),
        came_minor: one.actual_minor.saturating_add(had_minor),
        place: one.place(),
        is_kept: kept.is_some(),
    })
}

fn window((first, last): (Date, Date)) -> Window {
    Window { after: Day::of(first).plus(-1), until: Day::of(last) }
}

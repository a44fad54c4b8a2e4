//! How the company's forecasts did: those that were kept, and for weeks before that those that would have been made.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use zadel_core::forecast::backtest::Horizon;
use zadel_core::forecast::band::Band;
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::{KnownDeal, won_within};
use zadel_core::forecast::earlier::Earlier;
use zadel_core::forecast::judged::{Judged, Verdict, judged, made_before};
use zadel_core::forecast::pipeline::Drawing;
use zadel_core::forecast::published::RECORDED;
use zadel_core::forecast::remade::Remade;
use zadel_core::forecast::window::Window;
use zadel_store::deals::LastFact;

use super::known_deals::KnownDeals;
use super::n_threads;
use super::of_plan::remade_of;
use super::path::earlier_of;
use super::weekly::{period_of, seed_of};
use crate::by_facts::{Lines, Sold};
use crate::facts::read_told;
use crate::rights::Right;
use crate::{App, Refused, Who};

/// How the company's forecasts did.
#[derive(Debug)]
pub struct ForecastRecord {
    /// How far the facts reach.
    pub last: LastFact,
    /// By period and how long before its end the forecasts were made; without those of which none is over.
    pub groups: Vec<RecordGroup>,
}

/// Forecasts of months or quarters that were made about as long before the end.
#[derive(Debug)]
pub struct RecordGroup {
    /// Of which periods.
    pub horizon: Horizon,
    /// About how many days before the end.
    pub lead_days: i32,
    /// What they come to.
    pub verdict: Verdict,
    /// Each of them, the newest first.
    pub forecasts: Vec<RecordedForecast>,
}

/// A forecast, and what came.
///
/// # Units
/// Minor units of money, of the whole period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecordedForecast {
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

/// How many days before the end of a month, and of a quarter.
const LEADS: [(Horizon, [i32; 3]); 2] = [(Horizon::Month, [26, 14, 7]), (Horizon::Quarter, [87, 45, 14])];

/// How the company's forecasts did; nothing without facts.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Store`]; [`Refused::Broken`].
pub async fn show_forecast_record(app: &App, who: &Who) -> Result<Option<ForecastRecord>, Refused> {
    who.may(Right::ReadFacts)?;
    let Some(told) = read_told(app, who.company).await? else { return Ok(None) };
    let sold = Sold::anything();
    let rows = zadel_store::forecasts::list_forecasts(&app.db, who.company, &sold.text(), "").await?;
    let remade = remade_of(app, who.company, &sold)?;
    let seed = seed_of(who.company);
    let work = move || {
        let told = told.understood()?;
        let known = KnownDeals::of(&told, &Lines::sold(&told, &sold));
        let mut kept = BTreeMap::new();
        for row in &rows {
            let until: Date = row.to_day.parse().map_err(|_| Refused::Broken("forecast"))?;
            let earlier = earlier_of(row)?;
            // Whole months and quarters are judged; periods of plans are told on their pages.
            let of_whom = RECORDED.into_iter().filter_map(|horizon| period_of(horizon, earlier.origin.date()));
            if of_whom.into_iter().any(|(from, to)| to == until && from.to_string() == row.from_day) {
                kept.insert((earlier.origin, Day::of(until)), earlier);
            }
        }
        let mut remade = remade.lock().map_err(|_| Refused::Broken("forecasts"))?;
        Ok::<_, Refused>(ForecastRecord { last: told.last, groups: groups(&known, &kept, seed, &mut remade) })
    };
    Ok(Some(app.files.take("forecast", work).await??))
}

fn groups(
    known: &KnownDeals,
    kept: &BTreeMap<(Day, Day), Earlier>,
    seed: i64,
    remade: &mut Remade,
) -> Vec<RecordGroup> {
    let drawing = Drawing::published(seed.unsigned_abs(), n_threads());
    let past = remade.record(&known.deals, known.today, drawing);
    let mut all = judged(&past, &known.deals);
    all.retain(|one| !kept.contains_key(&(one.origin, one.window.until)));
    let over = kept.iter().filter(|((_, until), _)| *until <= known.today);
    all.extend(over.map(|((origin, until), earlier)| {
        let window = Window { after: *origin, until: *until };
        Judged::of(earlier.published.clone(), *origin, window, &known.deals)
    }));
    let group = |horizon, lead_days| {
        let of_it = made_before(&all, horizon, lead_days);
        let forecasts = of_it.iter().rev().filter_map(|one| recorded(one, horizon, kept, &known.deals));
        Some(RecordGroup { horizon, lead_days, verdict: Verdict::of(&of_it)?, forecasts: forecasts.collect() })
    };
    LEADS
        .into_iter()
        .flat_map(|(horizon, leads)| leads.into_iter().filter_map(move |lead| group(horizon, lead)))
        .collect()
}

/// As people read it: of the whole period.
fn recorded(
    one: &Judged,
    horizon: Horizon,
    kept: &BTreeMap<(Day, Day), Earlier>,
    deals: &[KnownDeal],
) -> Option<RecordedForecast> {
    let period = period_of(horizon, one.origin.date())?;
    let before = Window { after: Day::of(period.0.saturating_sub(1.day())), until: one.origin };
    let had_minor = won_within(deals, before, None);
    Some(RecordedForecast {
        period,
        day: one.origin.date(),
        said: Band::of(&one.published).plus(had_minor),
        came_minor: one.actual_minor.saturating_add(had_minor),
        place: one.place(),
        is_kept: kept.contains_key(&(one.origin, one.window.until)),
    })
}

//! How the chance of a plan's goal has moved, week by week.

use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::forecast::day::Day;
use zadel_core::forecast::earlier::Earlier;
use zadel_store::CompanyId;
use zadel_store::forecasts::ForecastRow;

use super::made::Made;
use super::said::Said;
use super::subject::Subject;
use crate::step1_goal::CountedBy;
use crate::{App, Refused};

/// The chance of today's goal as it stood at the end of a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EarlierChance {
    /// All of this day was known.
    pub day: Date,
    /// From 0 to 1.
    pub chance: f64,
    /// Was it made then, from what was known then? Otherwise it was made again later, from what is known now of those days.
    pub is_kept: bool,
}

/// Of weeks whose forecast was kept, what was said then; of the others what would have been said.
pub(super) async fn path(
    app: &App,
    company: CompanyId,
    subject: &Subject,
    period: (Date, Date),
    made: &Made,
    needed_minor: i64,
) -> Result<Vec<EarlierChance>, Refused> {
    let Some(first) = made.earlier.first() else { return Ok(Vec::new()) };
    let from = first.origin.date().to_string();
    let rows = zadel_store::forecasts::list_forecasts(&app.db, company, &subject.text(), &from).await?;
    let (first_day, last_day) = (period.0.to_string(), period.1.to_string());
    let of_it = rows.into_iter().filter(|row| row.from_day == first_day && row.to_day == last_day);
    let kept: BTreeMap<String, ForecastRow> = of_it.map(|row| (row.origin.clone(), row)).collect();
    made.earlier.iter().map(|remade| point(remade, &kept, made.counted, needed_minor)).collect()
}

fn point(
    remade: &Earlier,
    kept: &BTreeMap<String, ForecastRow>,
    counted: CountedBy,
    needed_minor: i64,
) -> Result<EarlierChance, Refused> {
    let day = remade.origin.date();
    let kept = kept.get(&day.to_string()).map(|row| earlier_of(row, counted)).transpose()?.flatten();
    let chance = kept.as_ref().unwrap_or(remade).chance(needed_minor);
    Ok(EarlierChance { day, chance, is_kept: kept.is_some() })
}

/// What was kept, as what would have been made; none if other money was counted then.
pub(super) fn earlier_of(row: &ForecastRow, counted: CountedBy) -> Result<Option<Earlier>, Refused> {
    let origin: Date = row.origin.parse().map_err(|_| Refused::Broken("forecast"))?;
    let said = Said::unpacked(&row.content)?;
    if !said.is_of(counted) {
        return Ok(None);
    }
    Ok(Some(Earlier {
        origin: Day::of(origin),
        won_minor: row.won_minor,
        published: said.published()?,
        n_draws: said.n_draws,
    }))
}

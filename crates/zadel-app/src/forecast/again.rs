//! Forecasts that were kept are made again: the same deals, seed and model give the same.

use std::collections::BTreeMap;

use jiff::civil::Date;
use zadel_core::forecast::deal::KnownDeal;
use zadel_core::forecast::published::MODEL;
use zadel_core::forecast::remade::Remade;
use zadel_store::forecasts::ForecastRow;
use zadel_store::{CompanyId, SnapshotId};

use super::said::Said;
use super::snapshot::Snapshot;
use super::weekly::said;
use crate::{App, Refused};

/// What came of making all of them again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MadeAgain {
    /// How many came out the same, number by number.
    pub n_same: u64,
    /// How many were made by another version of the model, which this program does not have.
    pub n_of_other_model: u64,
    /// Which came out otherwise.
    pub otherwise: Vec<Otherwise>,
}

/// A forecast that comes out otherwise than it was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Otherwise {
    /// Of which day.
    pub day: Date,
    /// Of which period: its first day and its last.
    pub period: (Date, Date),
}

/// Makes every forecast of a company again that was kept.
///
/// # Errors
/// [`Refused::Store`]; [`Refused::Broken`] if one cannot be read.
pub async fn make_forecasts_again(app: &App, company: CompanyId) -> Result<MadeAgain, Refused> {
    let (mut made, mut after) = (MadeAgain::default(), SnapshotId::new(0));
    // Of one thing sold most weeks learn from the same past ones.
    let mut remade: BTreeMap<String, Remade> = BTreeMap::new();
    while let Some(snapshot) = zadel_store::forecasts::find_snapshot_after(&app.db, company, after).await? {
        after = snapshot.snapshot;
        let rows = zadel_store::forecasts::list_forecasts_of(&app.db, company, after).await?;
        let (own, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.model == i64::from(MODEL));
        made.n_of_other_model += others.len() as u64;
        let mut of_sold = remade.remove(&snapshot.sold).unwrap_or_default();
        let work = move || {
            let deals = Snapshot::unpacked(&snapshot.content)?.deals();
            let mut compared = Vec::with_capacity(own.len());
            for row in own {
                compared.push((is_same(&deals, &row, &mut of_sold)?, row));
            }
            Ok::<_, Refused>((compared, snapshot.sold, of_sold))
        };
        let (compared, sold, of_sold) = app.files.take("forecast", work).await??;
        remade.insert(sold, of_sold);
        for (is_same, row) in compared {
            if is_same {
                made.n_same += 1;
            } else {
                let period = (day(&row.from_day)?, day(&row.to_day)?);
                made.otherwise.push(Otherwise { day: day(&row.origin)?, period });
            }
        }
    }
    Ok(made)
}

fn day(text: &str) -> Result<Date, Refused> {
    text.parse().map_err(|_| Refused::Broken("forecast"))
}

fn is_same(deals: &[KnownDeal], row: &ForecastRow, remade: &mut Remade) -> Result<bool, Refused> {
    let period = (day(&row.from_day)?, day(&row.to_day)?);
    let assumed = Said::unpacked(&row.content)?.assumed();
    let (again, won_minor) = said(deals, day(&row.origin)?, period, &assumed, row.seed, remade);
    Ok(won_minor == row.won_minor && again.is_packed_in(&row.content)?)
}

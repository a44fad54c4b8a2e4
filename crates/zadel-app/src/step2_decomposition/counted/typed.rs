//! What the facts say, as somebody would type it into the plan: it is then changed, undone and told like any edit.

use jiff::civil::Date;
use zadel_core::evidence::AverageSale;
use zadel_core::facts::lags::Lags;
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_exchange::typed::BY_FACTS;

use super::{Counting, Passing};
use crate::step2_decomposition::Edit;

impl Counting<'_> {
    pub(super) fn edit(&self, place: &str, typed: String) -> Edit {
        Edit { path: format!("line[{}].{place}", self.at), typed: Some(typed) }
    }

    /// Nothing, where that stands there already.
    pub(super) fn if_new(&self, edit: Edit) -> Option<Edit> {
        edit.if_new(self.plan.document)
    }

    /// The counts themselves.
    pub(super) fn rest_typed(&self, j: usize, passing: &Passing, last: Option<Date>) -> Option<Edit> {
        let observed = passing.observed()?;
        let counts = format!("{}/{}", observed.passed(), observed.entered());
        let day = last.map(|day| format!(", {}", day.strftime("%d.%m.%Y"))).unwrap_or_default();
        self.if_new(self.edit(&format!("stage[{j}].observed"), format!("{counts}{day}, {BY_FACTS}")))
    }

    /// The counts, and the share that they are. Nothing of 0: nobody plans through a stage that nothing passes.
    pub(super) fn link_typed(&self, j: usize, passing: &Passing, last: Option<Date>) -> Vec<Edit> {
        let Some(observed) = passing.observed().filter(|observed| 0 < observed.passed()) else { return Vec::new() };
        let key = match passing {
            Passing::Conversion(..) => "conversion",
            Passing::Buying(..) => "rate",
        };
        let share = format!("{}/{}", observed.passed(), observed.entered());
        let link = self.if_new(self.edit(&format!("stage[{j}].{key}"), share));
        self.rest_typed(j, passing, last).into_iter().chain(link).collect()
    }

    /// The delays in weeks. Where everything came at once, nobody saw a delay.
    pub(super) fn lag_typed(&self, j: usize, lags: &Lags) -> Option<Edit> {
        let shares = lags.shares();
        if shares.is_empty() || lags.is_hidden() {
            return None;
        }
        // With a stroke, always: "1" would be one percent.
        let written = |share: &Fraction| format!("{}/{}", share.numerator(), share.denominator());
        let parts: Vec<String> = shares.iter().map(written).collect();
        self.if_new(self.edit(&format!("stage[{j}].lag"), parts.join("; ")))
    }

    /// An average in whole units: nobody plans its kopecks. Nothing of sales that brought nothing.
    pub(super) fn in_whole_units(&self, average: Money) -> Option<Money> {
        let currency = self.plan.file.currency;
        let unit = i128::from(10_i64.pow(currency.n_digits()));
        let units = (i128::from(average.minor()) + unit / 2) / unit;
        currency.whole(units).ok().filter(|check| Money::ZERO < *check)
    }

    /// The sales that an average is of.
    pub(super) fn sales_typed(&self, average: AverageSale, last: Option<Date>) -> Option<Edit> {
        let [middle, low, high] =
            [average.average(), average.low(), average.high()].map(|amount| self.plan.file.currency.written(amount));
        let day = last.map(|day| format!(", {}", day.strftime("%d.%m.%Y"))).unwrap_or_default();
        self.if_new(self.edit("sales", format!("{}: {middle} ({low} – {high}){day}, {BY_FACTS}", average.n())))
    }

    /// The average sale.
    pub(super) fn check_typed(&self, check: Money) -> Option<Edit> {
        self.if_new(self.edit("check", self.plan.file.currency.written(check)))
    }
}

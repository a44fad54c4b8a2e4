//! How large sales are, how many of them are to old clients, and how many deals are won and lost.

use crate::evidence::AverageSale;
use crate::facts::seen::DealKind;
use crate::facts::track::{Filter, Track, Window};
use crate::facts::{Moment, Nature, Outcome};
use crate::money::Money;

/// What was won and lost within a window.
///
/// Deals count when they were closed, and for whoever had them then. So this is no conversion: what was won in March was lost or
/// begun in other months, and [`cohort`](crate::facts::cohort) says what becomes of what begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sales {
    /// Deals won, with and without a sum.
    pub n_won: u32,
    /// Deals lost.
    pub n_lost: u32,
    /// Deals won of clients who had bought before.
    pub n_repeat: u32,
    /// Sums of the deals won.
    pub won: Amounts,
    /// When the last of them was won.
    pub last_won: Option<Moment>,
    /// Sums of those that were won of clients who had bought before.
    pub repeat: Amounts,
}

/// Sums of deals, and what is typical of them.
///
/// A deal without a sum is no deal of 0: it is not in here.
///
/// # Units
/// Minor units of the company's currency.
///
/// # Invariants
/// Ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amounts(Vec<i64>);

/// Sums up the deals that were closed within a window.
///
/// # Examples
/// The article: 3 new clients buy for 200,000 and 4 old ones for 100,000; 7 deals were lost.
/// ```
/// # use zadel_core::{facts::{Moment, Nature, Outcome, sales::*, track::*}};
/// # use zadel_core::{facts::{deal::{Deal, Reading}, seen::DealKind}, money::Money};
/// let deal = |outcome, nature, roubles: i64| {
///     let amount = Money::from_minor(roubles * 100).ok();
///     let deal = Deal { outcome, amount, closed: Some(Moment::from_millis(5)), ..Deal::default() };
///     Track::of(&deal, DealKind::Deal, &Reading::default(), nature)
/// };
/// let new = [deal(Outcome::Won, Nature::New, 200_000); 3];
/// let old = [deal(Outcome::Won, Nature::Repeat, 100_000); 4];
/// let lost = [deal(Outcome::Lost, Nature::New, 150_000); 7];
/// let sales = sales(new.iter().chain(&old).chain(&lost), Window::ALL, &Filter::default());
/// assert_eq!(sales.won.total_minor(), 100_000_000);
/// assert_eq!(sales.won.average(), Money::from_minor(14_285_714).ok());
/// assert_eq!(sales.won.median(), Money::from_minor(10_000_000).ok());
/// assert_eq!((sales.n_repeat, sales.n_won, sales.n_lost), (4, 7, 7));
/// ```
#[must_use]
pub fn sales<'a>(tracks: impl IntoIterator<Item = &'a Track>, window: Window, filter: &Filter) -> Sales {
    let mut sales = Sales::default();
    for track in tracks {
        let is_closed = track.closed().is_some_and(|at| window.contains(at));
        if !is_closed || track.kind() == DealKind::Lead || !filter.takes_as_it_stands(track) {
            continue;
        }
        sales.add(track);
    }
    for amounts in [&mut sales.won, &mut sales.repeat] {
        amounts.0.sort_unstable();
    }
    sales
}

impl Sales {
    fn add(&mut self, track: &Track) {
        let minor = track.amount().map(Money::minor);
        match track.outcome() {
            Outcome::Won => {
                self.n_won += 1;
                self.won.0.extend(minor);
                if minor.is_some() {
                    self.last_won = self.last_won.max(track.closed());
                }
                if track.nature() == Nature::Repeat {
                    self.n_repeat += 1;
                    self.repeat.0.extend(minor);
                }
            }
            Outcome::Lost => self.n_lost += 1,
            Outcome::Open => {}
        }
    }
}

impl Amounts {
    /// These sums, in any order.
    pub fn new(amounts: impl IntoIterator<Item = Money>) -> Self {
        let mut minor: Vec<i64> = amounts.into_iter().map(Money::minor).collect();
        minor.sort_unstable();
        Self(minor)
    }

    /// How many there are.
    #[must_use]
    pub fn n(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// Their sum.
    #[must_use]
    pub fn total_minor(&self) -> i128 {
        self.0.iter().map(|minor| i128::from(*minor)).sum()
    }

    /// The average sale; none of none.
    ///
    /// # Formula
    /// ```text
    /// sum / n, to the nearest minor unit, a half away from 0
    /// ```
    /// Rounded once, and from the exact sum: the order of the deals does not matter.
    #[must_use]
    pub fn average(&self) -> Option<Money> {
        nearest(self.total_minor(), i128::try_from(self.0.len()).ok()?)
    }

    /// The average with what it is worth as evidence; none of fewer than two.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "an interval of sums; what is beyond them is no money and refused"
    )]
    pub fn evidence(&self) -> Option<AverageSale> {
        let amounts: Vec<f64> = self.0.iter().map(|minor| *minor as f64).collect();
        let interval = zadel_stats::average::interval(&amounts)?;
        let average = self.average()?;
        // No sale is below 0, unless some were; and rounding must not put the average outside.
        let least = self.0.first().map_or(0, |least| (*least).min(0));
        let end = |minor: f64| Money::from_minor((minor.round() as i64).max(least)).ok();
        let (low, high) = (end(interval.low)?.min(average), end(interval.high)?.max(average));
        AverageSale::new(self.n(), average, (low, high)).ok()
    }

    /// The sum that half of them do not exceed: beside the average, because one large deal moves that.
    #[must_use]
    pub fn median(&self) -> Option<Money> {
        self.quantile(1, 2)
    }

    /// The sum that one of ten does not exceed.
    #[must_use]
    pub fn p10(&self) -> Option<Money> {
        self.quantile(1, 10)
    }

    /// The sum that nine of ten do not exceed.
    #[must_use]
    pub fn p90(&self) -> Option<Money> {
        self.quantile(9, 10)
    }

    /// # Formula
    /// ```text
    /// x_i + (x_(i+1) - x_i) r / q  with (n - 1) p = i q + r, to the nearest minor unit, a half away from 0
    /// ```
    /// Type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996), for the part p / q;
    /// that of spreadsheets, in whole numbers.
    fn quantile(&self, p: usize, q: usize) -> Option<Money> {
        let last = self.0.len().checked_sub(1)?;
        let (place, rest) = (last * p / q, last * p % q);
        let at = |place: usize| i128::from(self.0[place.min(last)]);
        let (rest, parts) = (i128::try_from(rest).ok()?, i128::try_from(q).ok()?);
        nearest(at(place) * (parts - rest) + at(place + 1) * rest, parts)
    }
}

/// A quotient to the nearest whole, a half away from 0.
fn nearest(dividend: i128, divisor: i128) -> Option<Money> {
    if divisor == 0 {
        return None;
    }
    let size = (2 * dividend.abs() + divisor) / (2 * divisor);
    // Between the least and the largest of them, so it is an amount of money as they are.
    Money::from_minor(size * dividend.signum()).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::facts::Moment;
    use crate::facts::deal::{Deal, Reading};
    use crate::facts::ids::PersonId;
    use crate::facts::track::Which;

    fn amounts(minor: &[i64]) -> Amounts {
        Amounts::new(minor.iter().map(|minor| Money::from_minor(*minor).expect("in range")))
    }

    fn minor(money: Option<Money>) -> Option<i64> {
        money.map(Money::minor)
    }

    #[test]
    fn averages_round_a_half_away_from_zero() {
        assert_eq!(minor(amounts(&[1, 2]).average()), Some(2));
        assert_eq!(minor(amounts(&[-1, -2]).average()), Some(-2));
        assert_eq!(minor(amounts(&[1, 1, 2]).average()), Some(1));
        assert_eq!(minor(amounts(&[]).average()), None);
    }

    /// PERCENTILE.INC({10, 20, 30, 41}, p) of a spreadsheet is 13, 25 and 37.7.
    #[test]
    fn quantiles_are_those_of_a_spreadsheet_in_whole_units() {
        let four = amounts(&[41, 10, 30, 20]);
        assert_eq!([four.p10(), four.median(), four.p90()].map(minor), [Some(13), Some(25), Some(38)]);
        let largest = amounts(&[Money::MAX.minor(); 3]);
        assert_eq!([largest.average(), largest.p90()], [Some(Money::MAX); 2]);
    }

    fn deal(outcome: Outcome, at: i64, amount: Option<i64>, person: u32) -> Track {
        let amount = amount.and_then(|minor| Money::from_minor(minor).ok());
        let closed = Some(Moment::from_millis(at));
        let deal = Deal { outcome, amount, closed, person: PersonId::new(person), ..Deal::default() };
        Track::of(&deal, DealKind::Deal, &Reading::default(), Nature::New)
    }

    #[test]
    fn a_deal_without_a_sum_is_won_and_is_no_sale_of_nothing() {
        let tracks = [
            deal(Outcome::Won, 1, Some(300), 1),
            deal(Outcome::Won, 2, None, 1),
            deal(Outcome::Lost, 3, Some(100), 2),
            deal(Outcome::Won, 9, Some(900), 1),
        ];
        let window = Window { from: Moment::from_millis(1), to: Moment::from_millis(9) };
        let found = sales(&tracks, window, &Filter::default());
        assert_eq!((found.n_won, found.won.n(), minor(found.won.average())), (2, 1, Some(300)));
        let of_two = Filter { person: Which::Only(PersonId::new(2)), ..Filter::default() };
        let of_two = sales(&tracks, window, &of_two);
        assert_eq!((found.n_lost, of_two.n_won, of_two.n_lost), (1, 0, 1));
    }

    proptest! {
        /// Rounding moves an average by at most half a unit, and it lies among the sums, as quantiles do.
        #[test]
        fn what_is_typical_lies_among_the_sums(sums in prop::collection::vec(-1_000_000_i64..1_000_000, 1..40)) {
            let found = amounts(&sums);
            let (least, most) = (sums.iter().min().copied(), sums.iter().max().copied());
            let points = [found.p10(), found.median(), found.p90()].map(minor);
            prop_assert!(least <= points[0] && points[0] <= points[1] && points[1] <= points[2] && points[2] <= most);
            let average = i128::from(minor(found.average()).expect("some"));
            let n = i128::try_from(sums.len()).expect("few");
            prop_assert!((2 * (average * n - found.total_minor())).abs() <= n);
        }

        /// The second method: floats.
        #[test]
        fn the_median_is_that_of_floats(sums in prop::collection::vec(0_i32..1_000_000, 1..40)) {
            let floats: Vec<f64> = sums.iter().map(|sum| f64::from(*sum)).collect();
            let whole: Vec<i64> = sums.iter().map(|sum| i64::from(*sum)).collect();
            for (found, p) in [(amounts(&whole).p10(), 0.1), (amounts(&whole).median(), 0.5), (amounts(&whole).p90(), 0.9)] {
                let expected = zadel_stats::lag::quantile(&floats, p).expect("some");
                let found = i32::try_from(found.expect("some").minor()).expect("below a million");
                prop_assert!((f64::from(found) - expected).abs() < 0.5 + 1e-6);
            }
        }

        #[test]
        fn people_partition_sales(closed in prop::collection::vec((any::<bool>(), 0_i64..9, prop::option::of(0_i64..500), 0_u32..3), 0..30)) {
            let outcome = |is_won| if is_won { Outcome::Won } else { Outcome::Lost };
            let tracks: Vec<Track> = closed.iter().map(|(is_won, at, amount, person)| deal(outcome(*is_won), *at, *amount, *person)).collect();
            let of = |person| sales(&tracks, Window::ALL, &Filter { person, ..Filter::default() });
            let parts: Vec<Sales> = (0..3).map(|id| of(Which::Only(PersonId::new(id)))).collect();
            let all = of(Which::All);
            prop_assert_eq!(parts.iter().map(|part| part.n_won).sum::<u32>(), all.n_won);
            prop_assert_eq!(parts.iter().map(|part| part.n_lost).sum::<u32>(), all.n_lost);
            prop_assert_eq!(parts.iter().map(|part| part.won.total_minor()).sum::<i128>(), all.won.total_minor());
        }
    }
}

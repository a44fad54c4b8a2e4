use jiff::civil::Date;

use crate::calendar::Period;
use crate::money::{Money, MoneyOutOfRange};

/// What periods like the plan's brought before: the facts' answer to a goal.
///
/// No forecast: it says what was, and leaves it to people whether it will be so again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    periods: Vec<(Period, Money)>,
}

impl Record {
    /// More periods would tell of another company.
    pub const MOST: u32 = 12;

    /// Sums up what came on each day, by periods as long as the plan's that lie before it and are known from end to end.
    ///
    /// # Formula
    /// ```text
    /// P_i = the plan's period, i times earlier      i = 1 .. 12, within the days that are known
    /// S_i = sum of what came on the days of P_i     0 where nothing came
    /// ```
    ///
    /// # Errors
    /// [`MoneyOutOfRange`].
    ///
    /// # Examples
    /// The article's December against what October and September brought; November is not over.
    /// ```
    /// # use jiff::civil::date;
    /// # use zadel_core::{calendar::Period, money::Currency, step1_goal::Record};
    /// let rub = Currency::RUB;
    /// let december = Period::new(date(2026, 12, 1), date(2026, 12, 31))?;
    /// let known = Period::new(date(2026, 9, 1), date(2026, 11, 22))?;
    /// let came = [(date(2026, 9, 30), rub.whole(700_000)?), (date(2026, 10, 1), rub.whole(1_100_000)?)];
    /// let record = Record::of(december, known, came)?;
    /// assert_eq!(record.periods().len(), 2);
    /// assert_eq!(record.n_reaching(rub.whole(1_000_000)?), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(
        period: Period,
        known: Period,
        came: impl IntoIterator<Item = (Date, Money)>,
    ) -> Result<Self, MoneyOutOfRange> {
        let is_known = |one: &Period| known.contains(one.from()) && known.contains(one.to());
        let earlier = (1..=Self::MOST).rev().filter_map(|times| period.earlier(times));
        let mut sums: Vec<(Period, i128)> = earlier.filter(is_known).map(|period| (period, 0)).collect();
        for (day, money) in came {
            if let Some((_, sum)) = sums.iter_mut().find(|(period, _)| period.contains(day)) {
                *sum += i128::from(money.minor());
            }
        }
        let money = |(period, sum)| Ok((period, Money::from_minor(sum)?));
        Ok(Self { periods: sums.into_iter().map(money).collect::<Result<_, _>>()? })
    }

    /// The periods with their sums, the oldest first.
    #[must_use]
    pub fn periods(&self) -> &[(Period, Money)] {
        &self.periods
    }

    /// How many of them brought at least so much.
    #[must_use]
    pub fn n_reaching(&self, goal: Money) -> usize {
        self.periods.iter().filter(|(_, sum)| goal <= *sum).count()
    }

    /// The least and the most that one of them brought; none of none.
    #[must_use]
    pub fn range(&self) -> Option<(Money, Money)> {
        let sums = || self.periods.iter().map(|(_, sum)| *sum);
        sums().min().zip(sums().max())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn period(from: Date, to: Date) -> Period {
        Period::new(from, to).expect("in order")
    }

    fn minor(minor: i64) -> Money {
        Money::from_minor(minor).expect("in range")
    }

    #[test]
    fn only_whole_known_periods_count_and_a_period_of_nothing_is_one() {
        let december = period(date(2026, 12, 1), date(2026, 12, 31));
        let known = period(date(2026, 7, 2), date(2026, 11, 30));
        let record = Record::of(december, known, [(date(2026, 7, 5), minor(9)), (date(2026, 11, 30), minor(5))]);
        let sums: Vec<(i8, i64)> =
            record.expect("small").periods().iter().map(|(one, sum)| (one.from().month(), sum.minor())).collect();
        assert_eq!(sums, [(8, 0), (9, 0), (10, 0), (11, 5)]);
    }

    #[test]
    fn a_period_of_days_is_compared_with_as_many_days() {
        let plan = period(date(2026, 11, 16), date(2026, 11, 25));
        let known = period(date(2026, 1, 1), date(2026, 11, 14));
        let record = Record::of(plan, known, []).expect("small");
        let last = record.periods().last().map(|(one, _)| (one.from(), one.to()));
        assert_eq!(last, Some((date(2026, 10, 27), date(2026, 11, 5))));
        assert_eq!(record.periods().len(), 11);
    }

    #[test]
    fn nothing_known_is_no_record() {
        let plan = period(date(2026, 11, 16), date(2026, 11, 25));
        let record = Record::of(plan, period(date(2026, 11, 1), date(2026, 11, 2)), []).expect("small");
        assert_eq!((record.periods().len(), record.range()), (0, None));
    }
}

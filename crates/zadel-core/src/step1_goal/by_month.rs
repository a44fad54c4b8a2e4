use super::cascade::CascadeError;
use super::grain::Grain;
use crate::money::{Money, MoneyOutOfRange};
use crate::split::{Weights, cumulative};

/// What the months set by hand say about the amount of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetMonths {
    /// Their sum; nothing where none is set.
    pub sum: Money,
    /// Is every month of the period set? Then the sum is the amount.
    pub are_all: bool,
}

impl SetMonths {
    /// The months of the period, in order, each with what was set.
    ///
    /// # Errors
    /// [`MoneyOutOfRange`] if they sum to more than money can be.
    pub fn of(months: impl IntoIterator<Item = Option<Money>>) -> Result<Self, MoneyOutOfRange> {
        let (mut sum, mut n, mut n_set) = (0_i128, 0_u32, 0_u32);
        for month in months {
            n += 1;
            n_set += u32::from(month.is_some());
            sum += month.map_or(0, |amount| i128::from(amount.minor()));
        }
        Ok(Self { sum: Money::from_minor(sum)?, are_all: 0 < n && n == n_set })
    }
}

/// Spreads an amount over the months of its period. A month set by hand stays; the others share what is left by working time.
///
/// Where nobody works in any of the others, they share by their days. Months set by hand that bring more than the amount leave
/// nothing: [`hand_down`](super::hand_down) gives nobody less than was set.
///
/// # Formula
/// ```text
/// left = max(0, A - sum of months set),  x_m = ceil(left W_m / W) - ceil(left W_{m-1} / W) over the others
/// ```
/// `W_m` is the working time of the others up to m, and `left` is counted in grains. The months sum to the amount, unless more was set.
///
/// # Errors
/// [`CascadeError`], if the working time leaves its range.
///
/// # Examples
/// The article's million over a quarter of 22, 21 and 22 working days, with 300,000 promised for its first month:
/// ```
/// # use zadel_core::{money::Currency, step1_goal::{Grain, MonthOfPeriod, by_month}};
/// let rub = Currency::RUB;
/// let month = |set, working_time, n_days| MonthOfPeriod { set, working_time, n_days };
/// let first = Some(rub.whole(300_000)?);
/// let months = [month(first, 22, 31), month(None, 20, 30), month(None, 22, 31)];
/// let months = by_month(rub.whole(1_000_000)?, &months, Grain::whole(rub))?;
/// let amounts: Vec<i64> = months.iter().map(|amount| amount.minor()).collect();
/// assert_eq!(amounts, [30_000_000, 33_333_400, 36_666_600]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn by_month(amount: Money, months: &[MonthOfPeriod], grain: Grain) -> Result<Vec<Money>, CascadeError> {
    let set: i128 = months.iter().filter_map(|month| month.set).map(|amount| i128::from(amount.minor())).sum();
    let left = Money::from_minor((i128::from(amount.minor()) - set).max(0))?;
    let open = |weight: fn(&MonthOfPeriod) -> u64| -> Vec<u64> {
        months.iter().map(|month| if month.set.is_some() { 0 } else { weight(month) }).collect()
    };
    let worked = open(|month| month.working_time);
    let is_worked = worked.iter().any(|time| 0 < *time);
    let weights = Weights::from_whole(if is_worked { worked } else { open(|month| u64::from(month.n_days)) })?;
    // Nothing is left where every month is set.
    let shares = if weights.total() == 0 {
        vec![0; months.len()]
    } else {
        grain.split(left, |left| cumulative(left, &weights))?
    };
    let of = |(month, share): (&MonthOfPeriod, i64)| month.set.map_or_else(|| Money::from_minor(share), Ok);
    Ok(months.iter().zip(shares).map(of).collect::<Result<_, _>>()?)
}

/// A month of a period, or the part of it that lies in the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthOfPeriod {
    /// The amount set by hand.
    pub set: Option<Money>,
    /// What somebody can work in it, in any unit: working days times capacity.
    pub working_time: u64,
    /// Its days within the period.
    pub n_days: u32,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::money::Currency;

    fn minor(minor: i64) -> Money {
        Money::from_minor(minor).expect("small")
    }

    #[test]
    fn a_month_that_nobody_works_gets_nothing_unless_there_is_no_other() {
        let month = |working_time| MonthOfPeriod { set: None, working_time, n_days: 30 };
        let amounts = |months: &[MonthOfPeriod]| by_month(minor(100), months, Grain::MINOR).expect("small");
        assert_eq!(amounts(&[month(0), month(5)]), [minor(0), minor(100)]);
        assert_eq!(amounts(&[month(0), month(0)]), [minor(50), minor(50)]);
    }

    #[test]
    fn months_are_all_set_only_if_there_are_some() {
        assert_eq!(SetMonths::of([]), Ok(SetMonths { sum: Money::ZERO, are_all: false }));
        let both = SetMonths::of([Some(minor(2)), Some(minor(3))]);
        assert_eq!(both, Ok(SetMonths { sum: minor(5), are_all: true }));
        assert_eq!(SetMonths::of([Some(minor(2)), None]), Ok(SetMonths { sum: minor(2), are_all: false }));
        assert_eq!(SetMonths::of([Some(Money::MAX), Some(minor(1))]), Err(MoneyOutOfRange));
    }

    /// In kopecks, or in whole roubles.
    fn any_sum(below: i64) -> impl Strategy<Value = i64> {
        prop_oneof![0..below, (0..below / 100).prop_map(|rubles| rubles * 100)]
    }

    proptest! {
        #[test]
        fn months_sum_to_the_amount_unless_more_was_set(
            amount in any_sum(1_000_000_000),
            seeds in prop::collection::vec((prop::option::of(any_sum(200_000_000)), 0_u64..900, 1_u32..32), 1..24),
        ) {
            let month = |(set, working_time, n_days): &(Option<i64>, u64, u32)| MonthOfPeriod {
                set: set.map(minor),
                working_time: *working_time,
                n_days: *n_days,
            };
            let months: Vec<MonthOfPeriod> = seeds.iter().map(month).collect();
            let amounts = by_month(minor(amount), &months, Grain::whole(Currency::RUB)).expect("small");
            let set = SetMonths::of(months.iter().map(|month| month.set)).expect("small");
            let sum: i64 = amounts.iter().map(|amount| amount.minor()).sum();
            prop_assert_eq!(sum, if set.are_all { set.sum.minor() } else { amount.max(set.sum.minor()) });
            for (month, amount) in months.iter().zip(&amounts) {
                prop_assert!(month.set.is_none_or(|set| set == *amount));
                prop_assert!(Money::ZERO <= *amount);
            }
            let in_rubles = |minor: i64| minor % 100 == 0;
            let are_whole = in_rubles(amount) && months.iter().all(|month| month.set.is_none_or(|set| in_rubles(set.minor())));
            prop_assert!(!are_whole || amounts.iter().all(|amount| in_rubles(amount.minor())));
        }

        #[test]
        fn any_amounts_are_spread_or_refused(
            amount in any::<i64>(),
            seeds in prop::collection::vec((prop::option::of(any::<i64>()), any::<u64>(), any::<u32>()), 0..6),
        ) {
            let money = |minor: i64| Money::from_minor(minor % Money::MAX.minor()).expect("within the range");
            let month = |(set, working_time, n_days): &(Option<i64>, u64, u32)| MonthOfPeriod {
                set: set.map(money),
                working_time: *working_time,
                n_days: *n_days,
            };
            let months: Vec<MonthOfPeriod> = seeds.iter().map(month).collect();
            match by_month(money(amount), &months, Grain::whole(Currency::RUB)) {
                Ok(parts) => prop_assert_eq!(parts.len(), months.len()),
                Err(_) => prop_assert!(!months.is_empty()),
            }
        }
    }
}

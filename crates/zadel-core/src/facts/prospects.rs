//! Key prospects: whose open deals are large beside the goal, or beside those of everybody else.

use std::collections::BTreeMap;

use crate::facts::Outcome;
use crate::facts::ids::ClientId;
use crate::facts::seen::DealKind;
use crate::facts::track::Track;
use crate::money::Money;

/// So many clients are key prospects because nobody has more in open deals than they have.
pub const N_LARGEST: usize = 5;

/// What the open deals of each client come to: his potential. Clients without any that has a sum are not in it.
///
/// Only deals: of a lead that is kept apart nobody knows yet whether it becomes one.
pub fn potentials<'a>(tracks: impl IntoIterator<Item = &'a Track>) -> BTreeMap<ClientId, Money> {
    let open = tracks.into_iter().filter(|track| (track.kind(), track.outcome()) == (DealKind::Deal, Outcome::Open));
    added_up(open.filter_map(|track| Some((track.client()?, track.amount()?))))
}

fn added_up(open: impl IntoIterator<Item = (ClientId, Money)>) -> BTreeMap<ClientId, Money> {
    let mut all: BTreeMap<ClientId, Money> = BTreeMap::new();
    for (client, amount) in open.into_iter().filter(|(_, amount)| Money::ZERO < *amount) {
        let potential = all.entry(client).or_default();
        // Both are at most 2^53: what is more than any amount is told as the largest one.
        *potential = Money::from_minor(potential.minor() + amount.minor()).unwrap_or(Money::MAX);
    }
    all
}

/// What the largest potentials are told by.
///
/// # Invariants
/// At most [`N_LARGEST`] clients are among the largest. Who ties with the first that is not one of them is not either: nothing tells
/// them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Largest {
    /// The largest potential that is not among them.
    below: Option<Money>,
}

impl Largest {
    /// The largest of these potentials.
    pub fn of(potentials: impl IntoIterator<Item = Money>) -> Self {
        let mut all: Vec<Money> = potentials.into_iter().collect();
        if all.len() <= N_LARGEST {
            return Self::default();
        }
        let (_, below, _) = all.select_nth_unstable_by(N_LARGEST, |one, other| other.cmp(one));
        Self { below: Some(*below) }
    }

    fn has(self, potential: Money) -> bool {
        self.below.is_none_or(|below| below < potential)
    }
}

/// A part of the goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoalShare {
    /// The goal of the company's plan, as revenue.
    pub goal: Money,
    /// The part.
    pub percent: u8,
}

/// Who is a key prospect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyRule {
    /// From which part of the goal on a potential makes one; none while there is no goal as revenue.
    pub share: Option<GoalShare>,
    /// And which potentials do whatever the goal is.
    pub largest: Largest,
}

/// Why somebody is a key prospect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// His open deals are at least this part of the goal, in percent.
    Goal {
        /// The part.
        percent: u8,
    },
    /// They are less, or there is no goal, but his potential is among the [`N_LARGEST`] largest.
    Largest,
}

impl KeyRule {
    /// Is somebody with this potential a key prospect, and why?
    ///
    /// # Formula
    /// ```text
    /// 100 * potential >= percent * goal     or     fewer than 6 clients have as much
    /// ```
    ///
    /// # Examples
    /// ```
    /// # use zadel_core::{facts::prospects::*, money::Currency};
    /// let [goal, tenth, little] = [1_000_000, 100_000, 99_999].map(|sum| Currency::RUB.whole(sum).expect("in range"));
    /// let largest = Largest::of([tenth; 6]);
    /// let rule = KeyRule { share: Some(GoalShare { goal, percent: 10 }), largest };
    /// assert_eq!(rule.key(tenth), Some(Key::Goal { percent: 10 }));
    /// assert_eq!(rule.key(little), None);
    /// assert_eq!(KeyRule { share: None, largest }.key(tenth), None);
    /// ```
    #[must_use]
    pub fn key(&self, potential: Money) -> Option<Key> {
        if potential <= Money::ZERO {
            return None;
        }
        let reached = self.share.filter(|share| share.is_reached(potential));
        let by_goal = reached.map(|GoalShare { percent, .. }| Key::Goal { percent });
        by_goal.or_else(|| self.largest.has(potential).then_some(Key::Largest))
    }
}

impl GoalShare {
    /// Of a goal of nothing everything would be enough: it says nothing of anybody.
    fn is_reached(self, potential: Money) -> bool {
        // Both are at most 2^53 and a percentage below 2^8: the products fit.
        let needed = i64::from(self.percent) * self.goal.minor();
        Money::ZERO < self.goal && needed <= 100 * potential.minor()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn money(minor: i64) -> Money {
        Money::from_minor(minor).expect("in range")
    }

    fn client(id: u32) -> ClientId {
        ClientId::new(id).expect("above 0")
    }

    #[test]
    fn open_deals_of_a_client_add_up_and_those_without_a_sum_do_not_count() {
        let open = [(client(1), money(5)), (client(2), money(0)), (client(1), money(7)), (client(3), money(-4))];
        assert_eq!(added_up(open), BTreeMap::from([(client(1), money(12))]));
        let most = added_up([(client(1), Money::MAX), (client(1), Money::MAX)]);
        assert_eq!(most, BTreeMap::from([(client(1), Money::MAX)]));
    }

    #[test]
    fn the_largest_are_five_and_never_one_of_those_who_tie_for_the_sixth_place() {
        let key = |all: &[i64], potential| {
            let largest = Largest::of(all.iter().copied().map(money));
            KeyRule { share: None, largest }.key(money(potential)).is_some()
        };
        assert!(key(&[3, 3, 3, 3, 3], 3), "five are there");
        assert!(key(&[9, 8, 7, 6, 5, 4], 5) && !key(&[9, 8, 7, 6, 5, 4], 4));
        assert!(key(&[9, 8, 7, 6, 4, 4], 6) && !key(&[9, 8, 7, 6, 4, 4], 4), "four, and two who tie");
        assert!(!key(&[3; 6], 3), "six who are alike");
        assert!(!key(&[], 0), "nothing is no potential");
    }

    #[test]
    fn of_a_goal_that_is_nothing_no_part_is_reached() {
        let rule = |goal, percent| KeyRule {
            share: Some(GoalShare { goal: money(goal), percent }),
            largest: Largest::of([money(10); 6]),
        };
        assert_eq!(rule(0, 10).key(money(1)), None);
        assert_eq!(rule(-5, 10).key(money(1)), None);
        assert_eq!(rule(Money::MAX.minor(), 100).key(Money::MAX), Some(Key::Goal { percent: 100 }));
        assert_eq!(rule(101, 10).key(money(10)), None, "10 of 101 is less than a tenth");
        assert_eq!(rule(99, 10).key(money(10)), Some(Key::Goal { percent: 10 }));
    }

    proptest! {
        /// The definition itself, counted the slow way; whoever has more is never left out before whoever has less.
        #[test]
        fn whoever_is_a_key_prospect_has_enough_of_the_goal_or_is_one_of_the_five(
            all in prop::collection::vec(1_i64..40, 0..30), goal in 0_i64..500, percent in 1_u8..=100,
        ) {
            let rule = KeyRule {
                share: Some(GoalShare { goal: money(goal), percent }),
                largest: Largest::of(all.iter().copied().map(money)),
            };
            for potential in &all {
                let has_share = 0 < goal && i128::from(percent) * i128::from(goal) <= 100 * i128::from(*potential);
                let n_as_much = all.iter().filter(|other| potential <= other).count();
                let expected = match (has_share, n_as_much <= N_LARGEST) {
                    (true, _) => Some(Key::Goal { percent }),
                    (false, true) => Some(Key::Largest),
                    (false, false) => None,
                };
                prop_assert_eq!(rule.key(money(*potential)), expected);
                prop_assert!(rule.key(money(*potential)).is_none() || rule.key(money(*potential + 1)).is_some());
            }
            let without_goal = KeyRule { share: None, ..rule };
            prop_assert!(all.iter().filter(|one| without_goal.key(money(**one)).is_some()).count() <= N_LARGEST);
        }

        /// A potential is the sum of what is open, in whatever order it is told.
        #[test]
        fn potentials_are_sums(mut open in prop::collection::vec((1_u32..5, 1_i64..1_000), 0..30)) {
            let of = |open: &[(u32, i64)]| added_up(open.iter().map(|(id, minor)| (client(*id), money(*minor))));
            let found = of(&open);
            let sum: i64 = found.values().copied().map(Money::minor).sum();
            prop_assert_eq!(sum, open.iter().map(|(_, minor)| minor).sum::<i64>());
            open.reverse();
            prop_assert_eq!(of(&open), found);
        }
    }
}

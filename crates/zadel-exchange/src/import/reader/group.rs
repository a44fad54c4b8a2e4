//! Several lines with one id: the products of a deal, the same deal beside each of its contacts, or two deals by mistake.

use std::collections::{BTreeMap, BTreeSet};

use zadel_core::facts::seen::{Seen, SeenDeal};
use zadel_core::money::Money;

use super::layout::hashed;
use super::{Found, Lines};
use crate::import::map::RepeatedIds;
use crate::import::reject::{Reject, RejectCode};

/// Which ids stand in several lines, and in how many.
///
/// It takes eight bytes a line while the lines are looked through, and then only what is repeated.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    n_lines: BTreeMap<u64, u32>,
}

/// A line of a deal.
pub(super) struct Line {
    /// Where it stands.
    pub(super) at: u64,
    /// The whole row in eight bytes.
    pub(super) hash: u64,
    /// The deal, or what is wrong with the line.
    pub(super) deal: Result<SeenDeal, Vec<Reject>>,
}

/// The deals of which lines are still to come.
#[derive(Default)]
pub(super) struct Groups {
    waiting: BTreeMap<String, Group>,
}

#[derive(Default)]
struct Group {
    n_left: u32,
    hashes: BTreeSet<u64>,
    /// The first line that is sound, and the deal that the lines make together.
    deal: Option<(Lines, SeenDeal)>,
    is_spoiled: bool,
}

/// What was noticed of repeated ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Repeated {
    pub(super) n_equal_lines: u64,
    pub(super) n_lines_told_again: u64,
}

impl Repeats {
    pub(super) fn of(mut hashes: Vec<u64>) -> Self {
        hashes.sort_unstable();
        let runs = hashes.chunk_by(|a, b| a == b).filter(|run| 1 < run.len());
        let n_lines = runs.map(|run| (run[0], u32::try_from(run.len()).unwrap_or(u32::MAX))).collect();
        Self { n_lines }
    }

    /// How many ids are repeated.
    pub(super) fn n_ids(&self) -> u64 {
        self.n_lines.len() as u64
    }

    /// In how many lines an id stands; 1 if it is not repeated.
    pub(super) fn n_lines(&self, id: &str) -> u32 {
        if self.n_lines.is_empty() { 1 } else { self.n_lines.get(&hashed(id)).copied().unwrap_or(1) }
    }
}

impl Groups {
    /// Adds a line to its deal, which is told when its last line was added.
    pub(super) fn add(
        &mut self,
        id: &str,
        n_lines: u32,
        line: Line,
        rule: RepeatedIds,
        repeated: &mut Repeated,
    ) -> Vec<Found<'static>> {
        let group = self.waiting.entry(id.to_owned()).or_insert_with(|| Group { n_left: n_lines, ..Group::default() });
        group.n_left = group.n_left.saturating_sub(1);
        let mut told: Vec<Found<'static>> =
            group.add(id, line, rule, repeated).map(Found::rejected).into_iter().collect();
        if group.n_left == 0 {
            told.extend(self.waiting.remove(id).and_then(Group::told));
        }
        told
    }

    /// The deals whose last line never came: two ids were taken for one.
    pub(super) fn rest(&mut self) -> Vec<Found<'static>> {
        std::mem::take(&mut self.waiting).into_values().filter_map(Group::told).collect()
    }
}

impl Group {
    fn add(&mut self, id: &str, line: Line, rule: RepeatedIds, repeated: &mut Repeated) -> Option<Vec<Reject>> {
        if !self.hashes.insert(line.hash) {
            repeated.n_equal_lines += 1;
            self.count_line();
            return None;
        }
        let deal = match line.deal {
            Ok(deal) => deal,
            Err(rejects) => {
                self.is_spoiled = true;
                return Some(rejects);
            }
        };
        let Some((_, whole)) = &mut self.deal else {
            self.deal = Some((Lines::one(line.at), deal));
            return None;
        };
        let reject = |code| Some(vec![Reject::new(line.at, None, code, id)]);
        if !is_same_deal(whole, &deal) {
            return reject(RejectCode::DuplicateId);
        }
        if rule == RepeatedIds::Once {
            repeated.n_lines_told_again += 1;
            self.count_line();
            return None;
        }
        match add_amount(whole, deal) {
            Ok(()) => {
                self.count_line();
                None
            }
            Err(code) => {
                self.is_spoiled = true;
                reject(code)
            }
        }
    }

    fn count_line(&mut self) {
        if let Some((lines, _)) = &mut self.deal {
            lines.n += 1;
        }
    }

    /// The deal; if one of its lines was rejected, its sum would be wrong, and it is rejected with it.
    fn told(self) -> Option<Found<'static>> {
        let (lines, deal) = self.deal?;
        let seen = if self.is_spoiled {
            Err(vec![Reject::new(lines.first, None, RejectCode::OtherLineRejected, &deal.id)])
        } else {
            Ok(Seen::Deal(Box::new(deal)))
        };
        Some(Found { lines, seen })
    }
}

/// Products of a deal differ in sum and line; what differs in more is another deal.
fn is_same_deal(a: &SeenDeal, b: &SeenDeal) -> bool {
    let of = |deal: &SeenDeal| (deal.created, deal.closed, deal.outcome);
    of(a) == of(b) && (&a.pipeline, &a.stage, &a.person) == (&b.pipeline, &b.stage, &b.person)
}

fn add_amount(whole: &mut SeenDeal, more: SeenDeal) -> Result<(), RejectCode> {
    let Some(more_amount) = more.amount else { return Ok(()) };
    let Some(amount) = &mut whole.amount else {
        whole.amount = Some(more_amount);
        return Ok(());
    };
    if amount.currency != more_amount.currency {
        return Err(RejectCode::BadCurrency);
    }
    let sum = i128::from(amount.money.minor()) + i128::from(more_amount.money.minor());
    amount.money = Money::from_minor(sum).map_err(|_| RejectCode::AmountOutOfRange)?;
    Ok(())
}

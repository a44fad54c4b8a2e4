//! Regular clients who buy at a rate.

use zadel_core::calendar::Period;
use zadel_core::facts::Outcome;
use zadel_core::facts::clients::{Clients, Standing};
use zadel_core::facts::track::Filter;
use zadel_core::step1_goal::Record;

use super::{Counting, LevelSaid, Passing};

impl Counting<'_> {
    /// How many there are, and how often they bought in periods like the plan's.
    pub(super) fn regulars(&self) -> LevelSaid {
        let won = self.tracks.iter().filter(|track| track.outcome() == Outcome::Won);
        // Of whoever buys again, the first purchase is told too.
        let filter = Filter { line: self.filter.line, ..Filter::default() };
        let of_line = won.filter(|track| filter.takes_as_it_stands(track));
        let clients = Clients::of_tracks(of_line, |at| self.told.books.day(at));
        let (eve, months) = (self.days.1, self.told.dormant_months);
        let n = clients.all(eve, months).filter(|(_, standing)| *standing == Standing::Regular).count();
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        let windows = self.windows_like_the_plan();
        let all = windows.first().zip(windows.last());
        let Some(all) = all.and_then(|(first, last)| Period::new(first.from(), last.to()).ok()) else {
            return LevelSaid { n: Some(n), ..LevelSaid::default() };
        };
        let passing = Passing::Buying(clients.buying_in(windows, months), all);
        let last = Some(all.to().min(self.plan.today));
        let count = self.edit("stage[0].count", n.to_string());
        let take = self.link_typed(0, &passing, last);
        LevelSaid {
            n: Some(n),
            graded: self.graded(0, &passing, last),
            rest: self.rest_typed(0, &passing, last),
            take: take.into_iter().chain(self.if_new(count)).collect(),
            passing: Some(passing),
            ..LevelSaid::default()
        }
    }

    /// Periods as long as the plan's, before it and known from end to end, the oldest first.
    fn windows_like_the_plan(&self) -> Vec<Period> {
        let known = Period::new(self.days.0, self.days.1.yesterday().unwrap_or(self.days.1)).ok();
        let is_known = |one: &Period| known.is_some_and(|known| known.contains(one.from()) && known.contains(one.to()));
        let period = self.plan.file.plan.goal().period;
        (1..=Record::MOST).rev().filter_map(|times| period.earlier(times)).filter(is_known).collect()
    }
}

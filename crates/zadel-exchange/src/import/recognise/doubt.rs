//! What rows say against what is usually so: where they say nothing against it, nothing is asked.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;
use zadel_core::facts::{Outcome, StageMeaning};

use super::Profile;
use super::head::Head;
use crate::import::Field;
use crate::import::dictionary::{outcome_named, usual_meaning};
use crate::import::reader::{hashed, hashed_row, text_of, trimmed};
use crate::import::value::{DateOrder, Reading, read_moment, yes_or_no};
use crate::table::{Cell, Row};

/// What was seen in all rows.
#[derive(Default)]
pub(super) struct Doubts {
    /// Fields with several columns of one header that do not say the same.
    contradicted: BTreeSet<Field>,
    lines: Vec<Line>,
    closings: Closings,
}

/// A line with an id, in eight bytes for each part.
struct Line {
    id: u64,
    /// What is the same in all lines of one deal.
    deal: u64,
    whole: u64,
}

/// Closed deals whose day stands in the column of expected ones.
#[derive(Default)]
struct Closings {
    /// With the day of the last change, where it is told.
    days: Vec<(Date, Option<Date>)>,
    /// The last day on which something is known to have happened.
    last: Option<Date>,
}

/// If two lines with an id differ in one of them, they are not lines of one deal.
const OF_ONE_DEAL: [Field; 7] =
    [Field::Created, Field::Closed, Field::Group, Field::IsClosed, Field::Pipeline, Field::Stage, Field::Person];

impl Doubts {
    /// Adds what a row says.
    pub(super) fn look_at(&mut self, row: Row<'_>, head: &Head, place_of: impl Fn(Field) -> Option<usize>) {
        let text_at = |place: usize| trimmed(text_of(row.cell(place)));
        for (field, places) in &head.equal {
            let first = text_at(places[0]);
            let is_against = |place: &usize| {
                let text = text_at(*place);
                !text.is_empty() && text != first
            };
            if !self.contradicted.contains(field) && places[1..].iter().any(is_against) {
                self.contradicted.insert(*field);
            }
        }
        let text = |field: Field| place_of(field).map(text_at).filter(|text| !text.is_empty());
        if let Some(id) = text(Field::Id) {
            let mut deal = DefaultHasher::new();
            OF_ONE_DEAL.map(text).hash(&mut deal);
            self.lines.push(Line { id: hashed(&id), deal: deal.finish(), whole: hashed_row(row) });
        }
        if head.profile == Profile::Bitrix24Deals {
            let day = |field: Field| place_of(field).and_then(|place| day_in(row.cell(place)));
            let changed = day(Field::Changed);
            self.closings.last = self.closings.last.max(changed).max(day(Field::Created));
            let says_closed =
                text(Field::Group).and_then(|word| outcome_named(&word)).map(|outcome| outcome != Outcome::Open);
            let says_closed = says_closed.or_else(|| text(Field::IsClosed).and_then(|word| yes_or_no(&word)));
            let by_stage = || text(Field::Stage).and_then(|stage| usual_meaning(&stage)).map(StageMeaning::outcome);
            if says_closed.unwrap_or_else(|| by_stage().is_some_and(|outcome| outcome != Outcome::Open)) {
                self.closings.days.extend(day(Field::Expected).map(|day| (day, changed)));
            }
        }
    }

    /// Do columns of one header say different things?
    pub(super) fn is_contradicted(&self, field: Field) -> bool {
        self.contradicted.contains(&field)
    }

    /// How many ids stand in several lines, and in how many of them a line may be a part of the deal or the deal told again:
    /// lines that are equal in every cell, or are not of one deal, are read in one way.
    pub(super) fn n_repeated(&self) -> (usize, usize) {
        let mut lines: Vec<(u64, u64, u64)> = self.lines.iter().map(|line| (line.id, line.deal, line.whole)).collect();
        lines.sort_unstable();
        let of_one_id = lines.chunk_by(|one, other| one.0 == other.0).filter(|lines| 1 < lines.len());
        let is_unclear =
            |lines: &[(u64, u64, u64)]| lines.windows(2).any(|two| two[0].1 == two[1].1 && two[0].2 != two[1].2);
        of_one_id.fold((0, 0), |(n, n_unclear), lines| (n + 1, n_unclear + usize::from(is_unclear(lines))))
    }

    /// Do closed deals have days that cannot be those of their closing? Bitrix24 writes that day over the expected one; if it did not,
    /// many a deal would have been closed on a day that was still to come when it was changed last.
    pub(super) fn is_expected_of_closed(&self) -> bool {
        /// One in so many may be a slip of a hand.
        const MANY: usize = 50;
        let Closings { days, last } = &self.closings;
        let is_late = |(day, changed): &&(Date, Option<Date>)| changed.or(*last).is_none_or(|known| known < *day);
        days.len() < MANY * days.iter().filter(is_late).count()
    }
}

/// The day in a cell, as Bitrix24 writes days.
fn day_in(cell: Cell<'_>) -> Option<Date> {
    match cell {
        Cell::Moment(at) => Some(at.date()),
        Cell::Text(text) => {
            read_moment(text, Reading { order: Some(DateOrder::Dmy), offset: None }).ok().map(|moment| moment.at.date())
        }
        _ => None,
    }
}

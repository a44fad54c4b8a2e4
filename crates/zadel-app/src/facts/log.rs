//! Events of deals as a log tells them: a million of them, in little room.

use std::collections::BTreeMap;
use std::mem::size_of;

use jiff::civil::Date;
use zadel_core::facts::cube::ObjectKind;
use zadel_core::facts::fact::FactKind;
use zadel_core::facts::ids::{ClientId, LineId, PersonId, ReasonId, SourceId, StageId};
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::{Fact, Moment, Week};
use zadel_core::money::{Money, Original};

use crate::facts::incoming::{Arrival, Told};
use crate::facts::objects;

/// Events of deals, as small as they can be: a log has a million of them.
#[derive(Debug, Default)]
pub(super) struct Log {
    events: Vec<Event>,
    numbers: BTreeMap<Box<str>, u32>,
    /// What deals are called, where that is told.
    titles: BTreeMap<u32, Box<str>>,
    /// Sums that were told in another currency, by the line of the file.
    originals: BTreeMap<u32, Original>,
}

/// Events as they were read: finding their deals takes as long as reading them, and is done beside it.
#[derive(Debug, Default)]
pub(super) struct Sheaf {
    /// The numbers of their deals, one behind the other.
    ids: String,
    /// Each event, where the number of its deal ends, and what the deal is called.
    events: Vec<(Event, usize, Option<Box<str>>)>,
    /// As in [`Log`].
    originals: Vec<(u32, Original)>,
}

/// Events of a sheaf: half a megabyte.
const SHEAF: usize = 4_096;

/// One event of a log, told of a deal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    /// Which deal, by the order in which deals were heard of; later by the order of their names.
    pub(super) deal: u32,
    /// The line of the file.
    pub(super) line: u32,
    /// When it happened.
    pub(super) at: Moment,
    /// The week in which it counts.
    pub(super) week: Week,
    /// What happened.
    pub(super) kind: FactKind,
    /// The sum that the deal has from then on.
    pub(super) amount: Option<Money>,
    /// Who is responsible from then on.
    pub(super) person: Option<PersonId>,
    /// The stage or the reason, by its number.
    pub(super) label: Option<u32>,
    /// Where the deal came from.
    pub(super) source: Option<SourceId>,
    /// What is sold.
    pub(super) what: Option<LineId>,
    /// Who buys.
    pub(super) client: Option<ClientId>,
    /// When the deal is expected to close.
    pub(super) expected: Option<Date>,
}

// A million of them must leave room for everything else.
const _: () = assert!(size_of::<Event>() <= 72);

impl Event {
    /// An event of which only kind and time are known yet.
    pub(super) fn new(kind: FactKind, at: Moment, week: Week) -> Self {
        Self {
            deal: 0,
            line: 0,
            at,
            week,
            kind,
            amount: None,
            person: None,
            label: None,
            source: None,
            what: None,
            client: None,
            expected: None,
        }
    }

    fn fact(&self, originals: &BTreeMap<u32, Original>) -> (u64, Fact) {
        let fact = Fact {
            amount: self.amount,
            original: originals.get(&self.line).copied(),
            person: self.person,
            stage: if self.kind == FactKind::Stage { self.label.and_then(StageId::new) } else { None },
            reason: if self.kind == FactKind::Lost { self.label.and_then(ReasonId::new) } else { None },
            source: self.source,
            line: self.what,
            client: self.client,
            day: self.expected,
            ..Fact::new(self.kind, self.at, self.week)
        };
        (u64::from(self.line), fact)
    }
}

impl Sheaf {
    /// As [`Log::add`].
    pub(super) fn add(&mut self, id: &str, event: Event, title: Option<Box<str>>, original: Option<Original>) {
        self.originals.extend(original.map(|original| (event.line, original)));
        self.ids.push_str(id);
        self.events.push((event, self.ids.len(), title));
    }

    /// Is it time to hand it over?
    pub(super) fn is_full(&self) -> bool {
        SHEAF <= self.events.len()
    }
}

impl Log {
    /// Adds an event of a deal, with what the deal is called and its sum in another currency if they are told.
    pub(super) fn add(&mut self, id: &str, event: Event, title: Option<Box<str>>, original: Option<Original>) {
        self.originals.extend(original.map(|original| (event.line, original)));
        let deal = self.numbers.get(id).copied().unwrap_or_else(|| {
            let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            self.numbers.insert(id.into(), number);
            number
        });
        self.events.push(Event { deal, ..event });
        if let Some(title) = title {
            self.titles.insert(deal, title);
        }
    }

    pub(super) fn add_sheaf(&mut self, sheaf: Sheaf) {
        self.originals.extend(sheaf.originals);
        let mut from = 0;
        for (event, end, title) in sheaf.events {
            self.add(&sheaf.ids[from..end], event, title, None);
            from = end;
        }
    }

    /// The deals that it tells of, as their CRM calls them, in order.
    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.numbers.keys().map(|id| &**id)
    }

    /// Whom each event names.
    pub(super) fn clients(&self) -> impl Iterator<Item = Option<ClientId>> {
        self.events.iter().map(|event| event.client)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// What it tells, deal by deal, in the order of their names byte by byte.
    pub(super) fn into_arrivals(self) -> impl Iterator<Item = Arrival> + Send {
        // The map is in the order of the names already.
        let mut places: Vec<u32> = vec![0; self.numbers.len()];
        for (place, number) in (0_u32..).zip(self.numbers.values()) {
            places[*number as usize] = place;
        }
        let mut events = self.events;
        for event in &mut events {
            event.deal = places[event.deal as usize];
        }
        events.sort_unstable_by_key(|event| (event.deal, event.at, event.kind, event.line));
        let titles = self.titles.into_iter().map(|(number, title)| (places[number as usize], title));
        let mut titles: BTreeMap<u32, Box<str>> = titles.collect();
        let mut from = 0;
        self.numbers.into_keys().map(move |id| {
            let of = &events[from..];
            let n = of.partition_point(|event| event.deal == of[0].deal);
            let mut facts: Vec<(u64, Fact)> = of[..n].iter().map(|event| event.fact(&self.originals)).collect();
            if let Some((_, created)) = facts.iter_mut().find(|(_, fact)| fact.kind == FactKind::Created) {
                created.note = titles.remove(&of[0].deal);
            }
            let told = Told::Events(facts);
            from += n;
            let kind = DealKind::Deal;
            Arrival { object: objects::deal(kind, &id), kind: ObjectKind::Deal(kind), told }
        })
    }
}

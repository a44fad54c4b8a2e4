//! A plain log of events of any length: for benches and tests of imports.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, Write};

use jiff::civil::{Date, DateTime};

use super::deal::{Event, What};
use super::seen::kind;
use super::world::World;
use super::{Names, Scale, story};

/// Writes the first so many events of a company, by time: `deal;kind;at;stage;amount;person;source`. A million of them are about 78 MB.
///
/// It keeps what is under way in memory, and nothing that is over.
///
/// # Errors
/// Whatever the file says.
///
/// # Examples
/// ```
/// # use jiff::civil::date;
/// # use zadel_exchange::living::{Names, write_event_log};
/// let mut log = Vec::new();
/// write_event_log(&mut log, 1_000, 1, date(2026, 11, 30), &Names::english())?;
/// assert_eq!(String::from_utf8_lossy(&log).lines().count(), 1 + 1_000);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write_event_log(out: &mut impl Write, n_events: u64, seed: u64, today: Date, names: &Names) -> io::Result<()> {
    /// So that a company has enough events in its months: a deal has between four and five in the mean.
    const PER_DEAL: u64 = 4;
    let n_deals = u32::try_from(n_events / PER_DEAL).unwrap_or(u32::MAX).max(1_000);
    let world = World::new(Scale { n_regulars: 0, ..Scale::of_deals(n_deals) }, seed, today, names);
    let mut log = Log { out, world: &world, n_left: n_events, waiting: BinaryHeap::new(), n_deals: 0 };
    writeln!(log.out, "deal;kind;at;stage;amount;person;source")?;
    let arrivals = world.days.told().flat_map(|day| world.arrivals(day));
    for (n, arrival) in arrivals.enumerate() {
        log.write_until(Some(world.days.moment(arrival.at)))?;
        if log.n_left == 0 {
            return Ok(());
        }
        for draft in story::of_lead(&world, arrival, n) {
            log.n_deals += 1;
            // There is no column for the day on which a deal is expected to close.
            let told = draft.events.into_iter().filter(|event| !matches!(event.what, What::Expected(_)));
            for (turn, event) in (0_u32..).zip(told) {
                let source = draft.source;
                log.waiting.push(Reverse(Waiting { at: event.at, deal: log.n_deals, turn, event, source }));
            }
        }
    }
    log.write_until(None)
}

struct Log<'a, W> {
    out: &'a mut W,
    world: &'a World,
    n_left: u64,
    waiting: BinaryHeap<Reverse<Waiting>>,
    n_deals: u64,
}

/// An event that comes later than others that are not told yet.
struct Waiting {
    at: DateTime,
    deal: u64,
    turn: u32,
    event: Event,
    source: usize,
}

impl<W: Write> Log<'_, W> {
    fn write_until(&mut self, end: Option<DateTime>) -> io::Result<()> {
        while 0 < self.n_left && self.waiting.peek().is_some_and(|Reverse(next)| end.is_none_or(|end| next.at < end)) {
            let Some(Reverse(next)) = self.waiting.pop() else { break };
            self.write(&next)?;
            self.n_left -= 1;
        }
        Ok(())
    }

    fn write(&mut self, next: &Waiting) -> io::Result<()> {
        let Waiting { at, deal, event, source, .. } = next;
        let names = &self.world.names;
        write!(self.out, "deal-{deal:07};{};{at};", kind(event.what).code())?;
        match event.what {
            What::Stage(stage) => self.out.write_all(names.stage(stage).as_bytes())?,
            What::Lost(reason) => self.out.write_all(names.one("company", "reasons", reason).as_bytes())?,
            _ => {}
        }
        self.out.write_all(b";")?;
        if let What::Amount(amount) = event.what {
            write!(self.out, "{}", amount.minor() / 100)?;
        }
        let person = match event.what {
            What::Created | What::Person | What::Stage(_) => &self.world.people[event.person].person.name,
            _ => "",
        };
        let source = match event.what {
            What::Created if *source < self.world.truth.sources.len() => names.one("company", "sources", *source),
            What::Created => names.one("company", "regular_source", 0),
            _ => "",
        };
        writeln!(self.out, ";{person};{source}")
    }
}

impl Waiting {
    fn key(&self) -> (DateTime, u64, u32) {
        (self.at, self.deal, self.turn)
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Waiting {}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

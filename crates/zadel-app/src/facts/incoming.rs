//! What a file shows, with its names as numbers, in the order in which the ledger keeps it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{self, SyncSender};
use std::thread;

use zadel_core::facts::Fact;
use zadel_core::facts::cube::ObjectKind;
use zadel_core::facts::fact::FactKey;
use zadel_core::facts::ids::ClientId;
use zadel_core::facts::news::State;
use zadel_core::facts::said::{Change, Said};
use zadel_core::facts::seen::{DealKind, SeenInvoice, SeenPayment};
use zadel_core::money::Original;

use crate::Refused;
use crate::facts::log::{Event, Log, Sheaf};
use crate::facts::matches::Tie;
use crate::facts::objects;

/// What came in about one object.
#[derive(Debug)]
pub(super) struct Arrival {
    /// Which one: `deal:17`.
    pub(super) object: Box<str>,
    /// What it is.
    pub(super) kind: ObjectKind,
    /// What is told of it.
    pub(super) told: Told,
}

/// What is told of an object.
#[derive(Debug)]
pub(super) enum Told {
    /// How a deal stands, in a table that has it in a line and so many more.
    State { line: u64, n_rows: u64, state: Box<State> },
    /// What happened to it, each with its line.
    Events(Vec<(u64, Fact)>),
    /// What a person says, one thing after another.
    ByHand(Vec<Word>),
}

/// Something that a person says.
#[derive(Debug)]
pub(super) enum Word {
    /// How a deal stands.
    Deal(Box<Said>),
    /// How something is, unless that is known.
    So(Box<Fact>),
    /// How something is, in a turn of its own.
    Again(Box<Fact>),
    /// What was told is wrong.
    NotSo(FactKey),
}

/// Everything that came in at once.
#[derive(Debug, Default)]
pub(super) struct Incoming {
    /// Deals as a table shows them; payments, actions and costs with their one fact each.
    arrivals: Vec<Arrival>,
    log: Log,
    /// Events that go to the log together, and who keeps it; nobody: they go there at once.
    sheaf: Sheaf,
    keeper: Option<SyncSender<Sheaf>>,
    /// What payments and invoices name, by which their deals are found.
    pub(super) papers: Papers,
}

/// Payments and invoices as files show them, each with the ledger's word for it.
#[derive(Debug, Default)]
pub(super) struct Papers {
    pub(super) payments: Vec<(Box<str>, SeenPayment)>,
    pub(super) invoices: Vec<(Box<str>, SeenInvoice)>,
    /// What payments are for, where a person says it.
    pub(super) said: BTreeMap<Box<str>, Tie>,
}

/// Sheaves that wait to be taken into the log.
const N_SHEAVES: usize = 4;

impl Incoming {
    /// Adds how a deal stands.
    pub(super) fn add_state(&mut self, id: &str, state: State, line: u64, n_rows: u64) {
        let kind = state.kind;
        let told = Told::State { line, n_rows, state: Box::new(state) };
        self.arrivals.push(Arrival { object: objects::deal(kind, id), kind: ObjectKind::Deal(kind), told });
    }

    /// What is added while it is read, with its log kept on a thread of its own.
    ///
    /// # Errors
    /// Those of the reading; [`Refused::Broken`] if the other thread failed.
    pub(super) fn read<T>(read: impl FnOnce(&mut Self) -> Result<T, Refused>) -> Result<(Self, T), Refused> {
        thread::scope(|scope| {
            let (keeper, sheaves) = mpsc::sync_channel::<Sheaf>(N_SHEAVES);
            let keeping = scope.spawn(move || {
                let mut log = Log::default();
                sheaves.into_iter().for_each(|sheaf| log.add_sheaf(sheaf));
                log
            });
            let mut incoming = Self { keeper: Some(keeper), ..Self::default() };
            let done = read(&mut incoming);
            incoming.hand_over();
            // The other thread ends when nobody can send it anything.
            incoming.keeper = None;
            incoming.log = keeping.join().map_err(|_| Refused::Broken("facts"))?;
            Ok((incoming, done?))
        })
    }

    /// Adds an event of a deal, with what the deal is called and its sum in another currency if they are told.
    pub(super) fn add_event(&mut self, id: &str, event: Event, title: Option<&str>, original: Option<Original>) {
        if self.keeper.is_none() {
            self.log.add(id, event, title.map(Box::from), original);
            return;
        }
        self.sheaf.add(id, event, title.map(Box::from), original);
        if self.sheaf.is_full() {
            self.hand_over();
        }
    }

    fn hand_over(&mut self) {
        let sheaf = std::mem::take(&mut self.sheaf);
        if let Some(keeper) = &self.keeper {
            // Whoever does not take it has failed, and is asked why at the end.
            drop(keeper.send(sheaf));
        }
    }

    /// Adds what stands alone: a payment, an action, a cost.
    pub(super) fn add_other(&mut self, object: Box<str>, fact: Fact, line: u64) {
        self.arrivals.push(Arrival { object, kind: ObjectKind::Other, told: Told::Events(vec![(line, fact)]) });
    }

    /// Adds what a person says of an object.
    pub(super) fn add_by_hand(&mut self, object: Box<str>, words: Vec<Word>) {
        let kind = objects::kind(&object);
        self.arrivals.push(Arrival { object, kind, told: Told::ByHand(words) });
    }

    /// The facts of payments and invoices, each with its object.
    pub(super) fn facts_of_papers(&mut self) -> impl Iterator<Item = (&str, &mut Fact)> {
        self.arrivals.iter_mut().flat_map(|arrival| {
            let facts = match &mut arrival.told {
                Told::Events(events) => events.as_mut_slice(),
                Told::State { .. } | Told::ByHand(_) => &mut [],
            };
            let object = &*arrival.object;
            facts.iter_mut().map(move |(_, fact)| (object, fact))
        })
    }

    /// The deals that something is told of, and the clients that it names, unless there are more deals than so many.
    pub(super) fn few_deals(&self, most: usize) -> Option<(BTreeSet<Box<str>>, BTreeSet<ClientId>)> {
        if most < self.log.ids().len() {
            return None;
        }
        let logged = self.log.ids().map(|id| objects::deal(DealKind::Deal, id));
        let told = self.arrivals.iter().filter(|arrival| arrival.kind != ObjectKind::Other);
        let deals: BTreeSet<Box<str>> = told.clone().map(|arrival| arrival.object.clone()).chain(logged).collect();
        if most < deals.len() {
            return None;
        }
        let clients = told.flat_map(|arrival| match &arrival.told {
            Told::State { state, .. } => vec![state.client],
            Told::Events(events) => events.iter().map(|(_, fact)| fact.client).collect(),
            Told::ByHand(words) => words.iter().map(Word::client).collect(),
        });
        let clients = clients.chain(self.log.clients()).flatten().collect();
        Some((deals, clients))
    }

    /// Is anything told of leads that are kept apart?
    pub(super) fn has_leads(&self) -> bool {
        self.arrivals.iter().any(|arrival| arrival.kind == ObjectKind::Deal(DealKind::Lead))
    }

    /// How deals stand that a table shows, each with its object.
    pub(super) fn states(&self) -> impl Iterator<Item = (&str, &State)> {
        self.arrivals.iter().filter_map(|arrival| match &arrival.told {
            Told::State { state, .. } => Some((&*arrival.object, &**state)),
            Told::Events(_) | Told::ByHand(_) => None,
        })
    }

    /// Everything, in the order of the objects, byte by byte, each object once.
    pub(super) fn into_arrivals(self) -> Box<dyn Iterator<Item = Arrival> + Send> {
        let mut arrivals = self.arrivals;
        arrivals.sort_by(|one, other| one.object.cmp(&other.object));
        let mut merged: Vec<Arrival> = Vec::with_capacity(arrivals.len());
        for arrival in arrivals {
            match merged.last_mut() {
                Some(last) if last.object == arrival.object => last.told.merge(arrival.told),
                _ => merged.push(arrival),
            }
        }
        if self.log.is_empty() {
            return Box::new(merged.into_iter());
        }
        Box::new(in_order(merged.into_iter(), self.log.into_arrivals()))
    }
}

/// Two lists that are in order, as one: a log tells of deals, and of the money and the work beside them.
fn in_order(
    others: impl Iterator<Item = Arrival> + Send,
    deals: impl Iterator<Item = Arrival> + Send,
) -> impl Iterator<Item = Arrival> + Send {
    let (mut others, mut deals) = (others.peekable(), deals.peekable());
    std::iter::from_fn(move || match (others.peek(), deals.peek()) {
        (Some(other), Some(deal)) if deal.object < other.object => deals.next(),
        (Some(_), _) => others.next(),
        (None, _) => deals.next(),
    })
}

impl Word {
    fn client(&self) -> Option<ClientId> {
        match self {
            Self::Deal(said) => match said.client {
                Change::Set(client) => Some(client),
                Change::Keep | Change::Forget => None,
            },
            Self::So(fact) | Self::Again(fact) => fact.client,
            Self::NotSo(_) => None,
        }
    }
}

impl Told {
    /// The same object told twice in one file: events add up, and of two states the later line counts.
    fn merge(&mut self, other: Self) {
        match (self, other) {
            (Self::Events(events), Self::Events(more)) => events.extend(more),
            (Self::State { line, n_rows, state }, Self::State { line: later, n_rows: more, state: other }) => {
                (*line, *state) = (later, other);
                *n_rows += more;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use zadel_core::facts::fact::FactKind;
    use zadel_core::facts::seen::Action;
    use zadel_core::facts::{Moment, Week};

    use super::*;

    #[test]
    fn what_a_log_tells_beside_its_deals_comes_in_the_order_of_the_key() {
        let (at, week) = (Moment::from_millis(0), Week::of(date(2026, 10, 5)));
        let mut incoming = Incoming::default();
        incoming.add_other(objects::payment("1"), Fact::new(FactKind::Paid, at, week), 2);
        incoming.add_event("8", Event::new(FactKind::Created, at, week), None, None);
        incoming.add_other(objects::action("1"), Fact::new(FactKind::Done(Action::Call), at, week), 3);
        incoming.add_event("7", Event::new(FactKind::Created, at, week), None, None);
        let told: Vec<Box<str>> = incoming.into_arrivals().map(|arrival| arrival.object).collect();
        assert_eq!(
            told.iter().map(|object| &**object).collect::<Vec<_>>(),
            ["action:1", "deal:7", "deal:8", "payment:1"]
        );
    }
}

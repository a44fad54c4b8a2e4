//! From what a file shows to what the ledger keeps: names become numbers, local times become moments.

use jiff::civil::DateTime;
use zadel_core::facts::fact::FactKind;
use zadel_core::facts::ids::{ClientId, LineId, PersonId, ReasonId, SourceId};
use zadel_core::facts::news::State;
use zadel_core::facts::seen::{
    Seen, SeenAction, SeenAmount, SeenClient, SeenDeal, SeenEvent, SeenInvoice, SeenPayment, SeenSpend,
};
use zadel_core::facts::{Booking, Fact, Moment, Nature, Stage, StageMeaning};
use zadel_core::money::Money;
use zadel_exchange::import::Lines;
use zadel_store::FeedId;

use crate::facts::booking::Books;
use crate::facts::incoming::Incoming;
use crate::facts::log::Event;
use crate::facts::names::{Clients, NameKind, Names};
use crate::facts::objects;
use crate::facts::rates::Rates;

/// What is needed to know what names and times mean.
pub(super) struct Resolver<'a> {
    pub(super) feed: FeedId,
    pub(super) names: &'a mut Names,
    pub(super) clients: &'a mut Clients,
    pub(super) books: &'a Books,
    /// What sums in other currencies count.
    pub(super) rates: &'a mut Rates,
    /// What a stage of a CRM stands for, by pipeline and name.
    pub(super) meaning: &'a (dyn Fn(Option<&str>, &str) -> StageMeaning + Sync),
}

impl Resolver<'_> {
    /// Adds a row to what came in.
    pub(super) fn add(&mut self, incoming: &mut Incoming, seen: &Seen<'_>, lines: Lines) {
        let (line, n_rows) = (lines.first, u64::from(lines.n));
        match seen {
            Seen::Deal(deal) => {
                let state = self.state(deal);
                incoming.add_state(&deal.id, state, line, n_rows);
            }
            Seen::Event(event) => {
                let (amount, original) = self.rates.counted(event.amount.as_ref());
                let resolved = Event { amount, ..self.event(event, line) };
                incoming.add_event(event.id, resolved, event.title.as_deref(), original);
            }
            Seen::Payment(payment) => {
                let (object, fact) = (objects::payment(&payment.id), self.payment(payment));
                incoming.papers.payments.push((object.clone(), Self::counted(payment, fact.amount)));
                incoming.add_other(object, fact, line);
            }
            Seen::Invoice(invoice) => {
                let object = objects::invoice(&invoice.id);
                incoming.add_other(object.clone(), self.invoice(invoice), line);
                incoming.papers.invoices.push((object, SeenInvoice::clone(invoice)));
            }
            Seen::Action(action) => incoming.add_other(objects::action(&action.id), self.action(action), line),
            Seen::Spend(spend) => {
                incoming.add_other(objects::spend(&spend.source, spend.on), self.spend(spend), line);
            }
        }
    }

    fn state(&mut self, deal: &SeenDeal) -> State {
        let now = self.books.now();
        let moment = |at: DateTime| self.books.moment(at).min(now);
        let pipeline = deal.pipeline.as_deref();
        let (changed, closed) = (deal.changed.map(moment), deal.closed.map(moment));
        let (created, stage_since) = (moment(deal.created), deal.stage_since.map(moment));
        let stage_dates = deal.stage_dates.iter().map(|(stage, at)| (*stage, self.books.moment(*at)));
        let stage_dates: Vec<(Stage, Moment)> = stage_dates.collect();
        let (amount, original) = self.rates.counted(deal.amount.as_ref());
        State {
            kind: deal.kind,
            created,
            changed,
            stage_since,
            stage: deal.stage.as_deref().and_then(|stage| {
                let meaning = (self.meaning)(pipeline, stage);
                self.names.stage(self.feed, pipeline.unwrap_or_default(), stage, meaning)
            }),
            stage_dates: stage_dates
                .into_iter()
                .filter_map(|(stage, at)| {
                    // A column of its own is a stage of no CRM: the ledger calls it by the funnel's word.
                    let id = self.names.stage(self.feed, "", stage.code(), StageMeaning::Stage(stage))?;
                    Some((id, at))
                })
                .collect(),
            outcome: deal.outcome,
            closed,
            reason: self.named(NameKind::Reason, deal.loss_reason.as_deref(), ReasonId::new),
            expected: deal.expected,
            person: self.person(deal.person.as_deref()),
            amount,
            original,
            source: self.source(deal.source.as_deref()),
            line: self.named(NameKind::Line, deal.line.as_deref(), LineId::new),
            client: self.client(deal.client.as_ref()),
            nature: deal.is_repeat.map(|is_repeat| if is_repeat { Nature::Repeat } else { Nature::New }),
            title: deal.title.as_deref().map(Box::from),
        }
    }

    fn event(&mut self, event: &SeenEvent<'_>, line: u64) -> Event {
        let label = match (event.kind, event.label) {
            (FactKind::Stage, Some(stage)) => {
                let meaning = (self.meaning)(event.pipeline, stage);
                self.names
                    .stage(self.feed, event.pipeline.unwrap_or_default(), stage, meaning)
                    .map(zadel_core::facts::ids::StageId::get)
            }
            (FactKind::Lost, Some(reason)) => Some(self.names.id(NameKind::Reason, reason)),
            _ => None,
        };
        Event {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            person: self.person(event.person),
            label,
            source: self.source(event.source),
            what: self.named(NameKind::Line, event.line, LineId::new),
            expected: event.expected,
            client: self.client(event.client.as_deref()),
            ..Event::new(event.kind, self.books.moment(event.at), self.books.week_of(event.at))
        }
    }

    fn payment(&mut self, payment: &SeenPayment) -> Fact {
        let (amount, original) = self.rates.counted(Some(&payment.amount));
        Fact {
            amount,
            original,
            client: self.client(payment.client.as_ref()),
            note: payment.purpose.as_deref().map(Box::from),
            deal: payment.deal.as_deref().map(objects::deal_named),
            ..self.fact(FactKind::Paid, payment.at)
        }
    }

    /// As it is matched: a sum that counts nothing is the sum of no deal.
    fn counted(payment: &SeenPayment, amount: Option<Money>) -> SeenPayment {
        SeenPayment { amount: SeenAmount { money: amount.unwrap_or(Money::ZERO), currency: None }, ..payment.clone() }
    }

    fn invoice(&mut self, invoice: &SeenInvoice) -> Fact {
        let (amount, original) = self.rates.counted(Some(&invoice.amount));
        Fact {
            amount,
            original,
            client: self.client(invoice.client.as_ref()),
            day: invoice.due,
            note: invoice.contract.as_deref().map(Box::from),
            deal: invoice.deal.as_deref().map(objects::deal_named),
            ..self.fact(FactKind::Invoiced, invoice.at)
        }
    }

    fn action(&mut self, action: &SeenAction) -> Fact {
        Fact {
            person: self.person(action.person.as_deref()),
            client: self.client(action.client.as_ref()),
            deal: action.deal.as_deref().map(objects::deal_named),
            n: action.n,
            ..self.fact(FactKind::Done(action.action), action.at)
        }
    }

    fn spend(&mut self, spend: &SeenSpend) -> Fact {
        let (amount, original) = self.rates.counted(Some(&spend.amount));
        Fact {
            amount,
            original,
            source: self.source(Some(&spend.source)),
            ..self.fact(FactKind::Spent, spend.on.at(0, 0, 0, 0))
        }
    }

    fn fact(&self, kind: FactKind, at: DateTime) -> Fact {
        Fact::new(kind, self.books.moment(at), self.books.week_of(at))
    }

    pub(super) fn named<T>(&mut self, kind: NameKind, name: Option<&str>, id: impl Fn(u32) -> Option<T>) -> Option<T> {
        name.map(|name| self.names.id(kind, name)).and_then(id)
    }

    pub(super) fn person(&mut self, name: Option<&str>) -> Option<PersonId> {
        self.named(NameKind::Person, name, PersonId::new)
    }

    pub(super) fn source(&mut self, name: Option<&str>) -> Option<SourceId> {
        self.named(NameKind::Source, name, SourceId::new)
    }

    fn client(&mut self, client: Option<&SeenClient>) -> Option<ClientId> {
        client.and_then(|client| self.clients.id(client))
    }
}

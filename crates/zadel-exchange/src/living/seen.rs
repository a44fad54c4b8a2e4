//! What the ledger is told of a company.

use jiff::civil::DateTime;
use zadel_core::facts::seen::{
    Seen, SeenAction, SeenAmount, SeenClient, SeenEvent, SeenInvoice, SeenPayment, SeenSpend,
};
use zadel_core::facts::{FactKind, Stage};
use zadel_core::money::{Currency, Money};

use super::deal::{Deal, Event, What};
use super::{Client, Company, Reference};

impl Company {
    /// Everything that happened, by time: events of deals, invoices, payments, actions, what sources cost.
    ///
    /// What stages mean, [`Names::meanings`](super::Names::meanings) says.
    pub fn seen(&self) -> impl Iterator<Item = Seen<'_>> {
        let events = self.deals.iter().flat_map(|deal| {
            let told = deal.events.iter().map(move |event| (event.at, Seen::Event(self.event_seen(deal, event))));
            let created = deal.events[0];
            // Whatever comes in stands in the first stage.
            let first = Event { what: What::Stage(Stage::Lead), ..created };
            let first = (created.at, Seen::Event(self.event_seen(deal, &first)));
            let mut told: Vec<(DateTime, Seen<'_>)> = told.collect();
            told.insert(1, first);
            told
        });
        let spend = self.spend.iter().map(|spend| {
            let amount = roubles_seen(spend.amount);
            let source = self.sources[spend.source].clone();
            (spend.on.at(0, 0, 0, 0), Seen::Spend(Box::new(SeenSpend { source, on: spend.on, amount })))
        });
        let mut all: Vec<(DateTime, Seen<'_>)> = spend.chain(events).collect();
        all.extend(self.invoices_seen());
        all.extend(self.payments_seen());
        all.extend(self.actions_seen());
        // Of equal moments the order stays: what creates a deal comes before what is done for it.
        all.sort_by_key(|(at, _)| *at);
        all.into_iter().map(|(_, seen)| seen)
    }

    fn event_seen<'a>(&'a self, deal: &'a Deal, event: &Event) -> SeenEvent<'a> {
        let mut seen = SeenEvent {
            id: &deal.id,
            kind: kind(event.what),
            at: event.at,
            pipeline: None,
            label: None,
            amount: None,
            expected: None,
            person: None,
            source: None,
            line: None,
            client: None,
            title: None,
        };
        match event.what {
            What::Created => {
                seen.source = Some(&self.sources[deal.source]);
                seen.line = Some(&self.products[deal.product]);
                seen.client = Some(Box::new(client_seen(&self.clients[deal.client])));
                seen.title = Some(self.title(deal).into());
            }
            What::Stage(stage) => seen.label = Some(self.names.stage(stage)),
            What::Lost(reason) => seen.label = Some(&self.reasons[reason]),
            What::Amount(amount) => seen.amount = Some(roubles_seen(amount)),
            What::Expected(day) => seen.expected = Some(day),
            What::Person | What::Won | What::Reopened => {}
        }
        if matches!(event.what, What::Created | What::Person) {
            seen.person = Some(&self.people[event.person].name);
        }
        seen
    }

    fn invoices_seen(&self) -> impl Iterator<Item = (DateTime, Seen<'_>)> {
        self.invoices.iter().map(|invoice| {
            let deal = &self.deals[invoice.deal];
            let seen = SeenInvoice {
                id: invoice.id.clone(),
                at: invoice.at,
                amount: roubles_seen(invoice.amount),
                due: Some(invoice.due),
                client: Some(client_seen(&self.clients[deal.client])),
                contract: None,
                deal: Some(deal.id.clone()),
            };
            (invoice.at, Seen::Invoice(Box::new(seen)))
        })
    }

    fn payments_seen(&self) -> impl Iterator<Item = (DateTime, Seen<'_>)> {
        self.payments.iter().map(|payment| {
            let invoice = &self.invoices[payment.invoice];
            let deal = &self.deals[invoice.deal];
            // What the payer does not say, a person has to find out.
            let is_said = payment.reference == Reference::Invoice;
            let seen = SeenPayment {
                id: payment.id.clone(),
                at: payment.at,
                amount: roubles_seen(payment.amount),
                client: Some(client_seen(&self.clients[deal.client])),
                purpose: Some(payment.purpose.clone()),
                invoice: is_said.then(|| invoice.id.clone()),
                contract: None,
                deal: is_said.then(|| deal.id.clone()),
            };
            (payment.at, Seen::Payment(Box::new(seen)))
        })
    }

    fn actions_seen(&self) -> impl Iterator<Item = (DateTime, Seen<'_>)> {
        self.actions.iter().map(|doing| {
            let deal = &self.deals[doing.deal];
            let seen = SeenAction {
                id: doing.id.clone(),
                action: doing.action,
                at: doing.at,
                person: Some(self.people[doing.person].name.clone()),
                deal: Some(deal.id.clone()),
                client: Some(client_seen(&self.clients[deal.client])),
                n: 1,
            };
            (doing.at, Seen::Action(Box::new(seen)))
        })
    }
}

/// The ledger's word for what happened.
pub(super) fn kind(what: What) -> FactKind {
    match what {
        What::Created => FactKind::Created,
        What::Stage(_) => FactKind::Stage,
        What::Amount(_) => FactKind::Amount,
        What::Person => FactKind::Person,
        What::Expected(_) => FactKind::Expected,
        What::Won => FactKind::Won,
        What::Lost(_) => FactKind::Lost,
        What::Reopened => FactKind::Reopened,
    }
}

fn client_seen(client: &Client) -> SeenClient {
    SeenClient { name: client.name.clone(), tax_number: Some(client.tax_number.clone()) }
}

fn roubles_seen(money: Money) -> SeenAmount {
    SeenAmount { money, currency: Some(Currency::RUB) }
}

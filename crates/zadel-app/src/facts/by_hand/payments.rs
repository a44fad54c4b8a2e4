//! A payment that no statement has told yet.

use zadel_core::facts::seen::{Seen, SeenAmount, SeenPayment};
use zadel_exchange::import::Lines;

use super::Written;
use super::deals::DealOf;
use super::fields::{self, ClientSaid};
use super::page::{Opened, Page, Request};
use super::pen::Pen;
use crate::facts::incoming::Incoming;
use crate::facts::matches::{PERSON, Tie};
use crate::facts::objects;
use crate::{App, Refused, Who};

/// Money that came in.
#[derive(Clone, Debug)]
pub struct PaymentSaid<'a> {
    /// On which day; none: today.
    pub on: Option<String>,
    /// How much, as it is typed.
    pub amount: String,
    /// Who paid.
    pub client: Option<ClientSaid>,
    /// What for, as the payer says.
    pub purpose: Option<String>,
    /// The invoice that is meant.
    pub invoice: Option<String>,
    /// The deal that it is for; none: it is looked for as that of every payment.
    pub deal: Option<DealOf<'a>>,
}

/// Writes a payment.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Field`] with the field; [`Refused::NotFound`] if there is no such deal; [`Refused::Store`].
pub async fn write_payment(
    app: &App,
    who: &Who,
    said: PaymentSaid<'_>,
    request_key: Option<&str>,
) -> Result<Written, Refused> {
    let request = Request::new("payment", request_key, &said);
    let pen = Pen::of(app, who).await?;
    if said.deal.is_none() && !pen.is_anybodys() {
        // Whose it is, nobody knows before its deal is found.
        return Err(Refused::Forbidden);
    }
    let money = fields::sum("amount", &said.amount, &who.currency)?;
    let client = said.client.map(fields::seen_client).transpose()?;
    let (purpose, invoice) = (fields::text("purpose", said.purpose)?, fields::text("invoice", said.invoice)?);
    let mut page = match Page::open(app, who, None, request).await? {
        Opened::New(page) => page,
        Opened::Before(written) => return Ok(written),
    };
    let today = page.today();
    let day = said.on.map(|on| fields::day("on", &on, today)).transpose()?.unwrap_or(today);
    let id = page.number();
    let object = objects::payment(&id);
    let mut incoming = Incoming::default();
    if let Some(deal) = said.deal {
        let deal = page.deal(deal).await?;
        pen.writes_about(&deal)?;
        let tie = Tie { deal, why: PERSON };
        incoming.papers.said.insert(object.clone(), tie);
    }
    let (at, amount) = (day.at(0, 0, 0, 0), SeenAmount { money, currency: None });
    let seen = SeenPayment { id, at, amount, client, purpose, invoice, contract: None, deal: None };
    page.resolver().add(&mut incoming, &Seen::Payment(Box::new(seen)), Lines { first: 0, n: 1 });
    page.close(incoming, object).await
}

//! Which deal a payment is for, by the word of a person.

use zadel_store::{BatchId, FeedId};

use super::DealOf;
use super::page::{Opened, Page, Request};
use crate::facts::incoming::Incoming;
use crate::facts::matches::PERSON;
use crate::facts::payments::{Again, PaymentOf};
use crate::rights::Right;
use crate::{App, Refused, Who};

/// What a payment is for.
#[derive(Clone, Copy, Debug)]
pub enum TiedTo<'a> {
    /// A deal.
    Deal {
        /// Whose.
        feed: FeedId,
        /// Which one.
        object: &'a str,
    },
    /// No deal: rent, a loan, a sale beside the plan.
    None,
}

/// Says which deal a payment is for, or that it is for none. What came of it can be taken back under the number that is answered; sent
/// again under the same key, it is done once.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::NotFound`] if there is no such payment or deal; [`Refused::KeyReused`]; [`Refused::Store`].
pub async fn tie_payment(
    app: &App,
    who: &Who,
    payment: PaymentOf<'_>,
    to: TiedTo<'_>,
    request_key: Option<&str>,
) -> Result<BatchId, Refused> {
    who.may(Right::BringFacts)?;
    let request = Request::new("tie", request_key, &(payment, to));
    let mut page = match Page::open(app, who, Some(payment.feed), request).await? {
        Opened::New(page) => page,
        Opened::Before(written) => return Ok(written.batch),
    };
    let row = page.payment(payment.object).await?;
    let (deal, why) = match to {
        TiedTo::Deal { feed, object } => (Some(page.deal(DealOf { feed, object }).await?), PERSON),
        TiedTo::None => (None, "none"),
    };
    let known = page.known(payment.object).await?;
    let word = page.say_again(&Again { row, deal, why }, &known)?;
    let object: Box<str> = payment.object.into();
    let mut incoming = Incoming::default();
    incoming.add_by_hand(object.clone(), vec![word]);
    Ok(page.close(incoming, object).await?.batch)
}

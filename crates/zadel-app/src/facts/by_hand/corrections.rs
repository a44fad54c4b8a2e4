//! A single fact that was told and is wrong.

use zadel_core::facts::FactKind;
use zadel_core::facts::fact::{FactKey, in_force};
use zadel_store::FeedId;

use super::Written;
use super::page::{Opened, Page, Request};
use crate::facts::incoming::{Incoming, Word};
use crate::refused::FieldError;
use crate::rights::Right;
use crate::{App, Refused, Who};

/// A fact.
#[derive(Clone, Copy, Debug)]
pub struct FactOf<'a> {
    /// Whose.
    pub feed: FeedId,
    /// What it is about.
    pub object: &'a str,
    /// When, what, and into which stage.
    pub key: FactKey,
}

/// Takes a fact back: it did not happen. What else was told of the object stays.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::NotFound`] if nothing of the kind holds; [`Refused::Field`] with [`FieldError::Beginning`] if it
/// is how a deal began, without which there is none; [`Refused::Store`].
pub async fn take_back(app: &App, who: &Who, fact: FactOf<'_>, request_key: Option<&str>) -> Result<Written, Refused> {
    let request = Request::new("correction", request_key, &fact);
    who.may(Right::WriteFacts)?;
    let mut page = match Page::open(app, who, Some(fact.feed), request).await? {
        Opened::New(page) => page,
        Opened::Before(written) => return Ok(written),
    };
    let known = page.known(fact.object).await?;
    let holding = in_force(&known);
    if holding.iter().all(|held| held.key() != fact.key) {
        return Err(Refused::NotFound);
    }
    if who.may(Right::BringFacts).is_err() && !page.wrote(fact).await? {
        return Err(Refused::Forbidden);
    }
    if fact.key.1 == FactKind::Created && 1 < holding.len() {
        return Err(Refused::Field { path: "fact", code: FieldError::Beginning });
    }
    let object: Box<str> = fact.object.into();
    let mut incoming = Incoming::default();
    incoming.add_by_hand(object.clone(), vec![Word::NotSo(fact.key)]);
    page.close(incoming, object).await
}

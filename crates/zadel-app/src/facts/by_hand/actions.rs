//! Something that somebody did.

use zadel_core::facts::said::Change;
use zadel_core::facts::seen::Action;
use zadel_core::facts::{Fact, FactKind};

use super::Written;
use super::deals::DealOf;
use super::fields::{self, ClientSaid};
use super::page::{Opened, Page, Request};
use super::pen::Pen;
use crate::facts::incoming::Incoming;
use crate::facts::matches::tied;
use crate::facts::objects;
use crate::refused::FieldError;
use crate::{App, Refused, Who};

/// More than that nobody does at once.
const MOST: u32 = 10_000;

/// Something that was done.
#[derive(Clone, Debug)]
pub struct ActionSaid<'a> {
    /// What.
    pub action: Action,
    /// On which day; none: today.
    pub on: Option<String>,
    /// How often.
    pub n: u32,
    /// Who did it.
    pub person: Option<String>,
    /// About which deal.
    pub deal: Option<DealOf<'a>>,
    /// With whom; none: with whoever buys.
    pub client: Option<ClientSaid>,
    /// What came of it.
    pub note: Option<String>,
}

/// Writes that something was done.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Field`] with the field; [`Refused::NotFound`] if there is no such deal; [`Refused::Store`].
pub async fn write_action(
    app: &App,
    who: &Who,
    said: ActionSaid<'_>,
    request_key: Option<&str>,
) -> Result<Written, Refused> {
    let request = Request::new("action", request_key, &said);
    let pen = Pen::of(app, who).await?;
    if !(1..=MOST).contains(&said.n) {
        return Err(Refused::Field { path: "n", code: FieldError::TooMany });
    }
    let (person, note) = (fields::text("person", said.person)?, fields::text("note", said.note)?);
    let client = said.client.map(fields::seen_client).transpose()?;
    // An action stands with the feed whose deal it is about: its card finds it by the deal's number.
    let mut page = match Page::open(app, who, said.deal.map(|deal| deal.feed), request).await? {
        Opened::New(page) => page,
        Opened::Before(written) => return Ok(written),
    };
    let today = page.today();
    let day = said.on.map(|on| fields::day("on", &on, today)).transpose()?.unwrap_or(today);
    let at = page.moment(day, &[]);
    let fact = page.fact(FactKind::Done(said.action), at);
    let fact = match said.deal {
        Some(deal) => {
            let deal = page.deal(deal).await?;
            pen.writes_about(&deal)?;
            tied(fact, Some(&deal))?
        }
        None => fact,
    };
    let object = objects::action(&page.number());
    let person = if said.deal.is_none() { pen.name(person) } else { person };
    let person = page.person(&pen, person.map_or(Change::Keep, Change::Set)).await?.after(fact.person);
    let resolver = page.resolver();
    let fact = Fact {
        n: said.n,
        person,
        client: client.and_then(|client| resolver.clients.id(&client)).or(fact.client),
        note: note.map(String::into_boxed_str),
        ..fact
    };
    let mut incoming = Incoming::default();
    incoming.add_other(object.clone(), fact, 0);
    page.close(incoming, object).await
}

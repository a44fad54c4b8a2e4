//! A deal that somebody writes, and what becomes of it.

use zadel_core::facts::fact::in_force;
use zadel_core::facts::ids::{LineId, ReasonId};
use zadel_core::facts::said::{Change, Said};
use zadel_core::facts::seen::DealKind;
use zadel_core::facts::{FactKind, Moment, Nature, Outcome, Stage, StageMeaning};
use zadel_store::FeedId;

use super::Written;
use super::fields::{self, ClientSaid};
use super::page::{Opened, Page, Request};
use super::pen::Pen;
use crate::facts::incoming::{Incoming, Word};
use crate::facts::{NameKind, objects};
use crate::refused::FieldError;
use crate::rights::Right;
use crate::{App, Refused, Who};

/// A deal.
#[derive(Clone, Copy, Debug)]
pub struct DealOf<'a> {
    /// Whose.
    pub feed: FeedId,
    /// Which one.
    pub object: &'a str,
}

/// What is said of a deal; what is not said stays.
#[derive(Clone, Debug, Default)]
pub struct DealSaid {
    /// The day on which what changes has changed; none: today.
    pub on: Option<String>,
    /// The day on which it began; of a new one, none is the day of [`Self::on`].
    pub created: Option<String>,
    /// What it is called.
    pub title: Change<String>,
    /// Who buys.
    pub client: Change<ClientSaid>,
    /// Where it came from.
    pub source: Change<String>,
    /// What is sold.
    pub line: Change<String>,
    /// Has the client bought before?
    pub is_repeat: Change<bool>,
    /// Who is responsible.
    pub person: Change<String>,
    /// Its sum, as it is typed.
    pub amount: Change<String>,
    /// When it is expected to close.
    pub expected: Change<String>,
    /// The stage of the funnel that it entered, or how it ended.
    pub stage: Option<StageMeaning>,
    /// Why it was lost.
    pub reason: Change<String>,
}

/// Writes a deal that no file knows.
///
/// # Errors
/// [`Refused::Forbidden`]; [`Refused::Field`] with the field; [`Refused::Store`].
pub async fn write_deal(app: &App, who: &Who, said: DealSaid, request_key: Option<&str>) -> Result<Written, Refused> {
    let request = Request::new("deal", request_key, &said);
    let pen = Pen::of(app, who).await?;
    if !matches!(said.title, Change::Set(_)) && !matches!(said.client, Change::Set(_)) {
        // A deal that is called nothing and is nobody's is found by nobody.
        return Err(Refused::Field { path: "title", code: FieldError::Name });
    }
    let mut page = match Page::open(app, who, None, request).await? {
        Opened::New(page) => page,
        Opened::Before(written) => return Ok(written),
    };
    let object = objects::deal(DealKind::Deal, &page.number());
    let said = match said.person {
        Change::Keep | Change::Forget => DealSaid { person: pen.name(None).map_or(Change::Keep, Change::Set), ..said },
        Change::Set(_) => said,
    };
    let words = words(&mut page, &pen, (DealKind::Deal, &object), said, true).await?;
    close(page, object, words).await
}

/// Says what became of a deal, whoever told of it first.
///
/// # Errors
/// As [`write_deal`]; [`Refused::NotFound`] if there is no such deal.
pub async fn change_deal(
    app: &App,
    who: &Who,
    deal: DealOf<'_>,
    said: DealSaid,
    request_key: Option<&str>,
) -> Result<Written, Refused> {
    let request = Request::new("deal", request_key, &(deal, &said));
    who.may(Right::WriteFacts)?;
    let kind = objects::deal_kind(deal.object).ok_or(Refused::NotFound)?;
    let mut page = match Page::open(app, who, Some(deal.feed), request).await? {
        Opened::New(page) => page,
        Opened::Before(written) => return Ok(written),
    };
    let known = page.deal(deal).await?;
    let pen = Pen::of(app, who).await?;
    pen.writes_about(&known)?;
    let words = words(&mut page, &pen, (kind, deal.object), said, false).await?;
    close(page, deal.object.into(), words).await
}

async fn close(page: Box<Page<'_>>, object: Box<str>, words: Vec<Word>) -> Result<Written, Refused> {
    let mut incoming = Incoming::default();
    incoming.add_by_hand(object.clone(), words);
    page.close(incoming, object).await
}

/// What is said, with names as numbers and days as moments.
async fn words(
    page: &mut Page<'_>,
    pen: &Pen,
    (kind, object): (DealKind, &str),
    said: DealSaid,
    is_new: bool,
) -> Result<Vec<Word>, Refused> {
    let known = page.known(object).await?;
    if !is_new && in_force(&known).is_empty() {
        return Err(Refused::NotFound);
    }
    let today = page.today();
    let on = said.on.map(|on| fields::day("on", &on, today)).transpose()?.unwrap_or(today);
    let created = said.created.map(|created| fields::day("created", &created, today)).transpose()?;
    let created = created.or(is_new.then_some(on));
    if created.is_some_and(|created| on < created) {
        return Err(Refused::Field { path: "on", code: FieldError::DatesTurned });
    }
    let began = in_force(&known).into_iter().find(|fact| fact.kind == FactKind::Created).map(|fact| fact.at);
    let after = on.tomorrow().map_or(Moment::LAST, |next| page.begin(next));
    if created.is_none() && began.is_some_and(|began| after <= began) {
        return Err(Refused::Field { path: "on", code: FieldError::BeforeDeal });
    }
    let (title, client) = (fields::name("title", said.title)?, said.client.try_map(fields::seen_client)?);
    let (source, line) = (fields::name("source", said.source)?, fields::name("line", said.line)?);
    let (person, reason) = (fields::name("person", said.person)?, fields::name("reason", said.reason)?);
    let amount = said.amount.try_map(|typed| fields::sum("amount", &typed, page.currency()))?;
    let expected = said.expected.try_map(|typed| fields::date("expected", &typed))?;
    let at = page.moment(on, &known);
    let created = created.map(|created| if created == on && is_new { at } else { page.begin(created) });
    let person = page.person(pen, person).await?;
    let mut resolver = page.resolver();
    let mut new = Said::new(kind, at);
    if let Some(meaning) = said.stage {
        (new.stage, new.outcome) = match meaning {
            StageMeaning::Stage(Stage::Won) => (None, Some(Outcome::Won)),
            StageMeaning::Lost => (None, Some(Outcome::Lost)),
            StageMeaning::Stage(stage) => {
                (resolver.names.stage(resolver.feed, "", stage.code(), StageMeaning::Stage(stage)), None)
            }
            StageMeaning::Open => (None, Some(Outcome::Open)),
        };
    }
    Ok(vec![Word::Deal(Box::new(Said {
        created,
        title: title.map(String::into_boxed_str),
        client: client.and_then(|client| resolver.clients.id(&client)),
        source: source.and_then(|source| resolver.source(Some(&source))),
        line: line.and_then(|line| resolver.named(NameKind::Line, Some(&line), LineId::new)),
        nature: said.is_repeat.map(|is_repeat| if is_repeat { Nature::Repeat } else { Nature::New }),
        person,
        amount,
        expected,
        reason: reason.and_then(|reason| resolver.named(NameKind::Reason, Some(&reason), ReasonId::new)),
        ..new
    }))])
}

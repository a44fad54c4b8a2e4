//! What a file shows: a row of a CRM's table, a payment of a bank's, an event of a log. Not yet facts: names are still texts, and
//! whether it is news depends on what is stored.

use jiff::civil::{Date, DateTime};

use crate::facts::{FactKind, Outcome};
use crate::money::{Currency, Money};

/// A row, understood.
///
/// Times are the company's local times, or those of a zone that the file's map names: whoever stores them knows the zone.
///
/// An event borrows its names from the row it was read from: a log has a million of them, and whoever reads it knows most names already.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen<'a> {
    /// How a deal stands, in a table of deals.
    Deal(Box<SeenDeal>),
    /// Something that happened to a deal, in a log of events.
    Event(SeenEvent<'a>),
    /// Money that came in or went back.
    Payment(Box<SeenPayment>),
    /// Money that is owed.
    Invoice(Box<SeenInvoice>),
    /// A call, a meeting, an offer: something that somebody did.
    Action(Box<SeenAction>),
    /// What a source of leads cost on a day.
    Spend(Box<SeenSpend>),
}

/// A deal, or a lead before it is a deal, as a table shows it on the day of the export.
///
/// # Invariants
/// `id` is not empty. `closed` is there if and only if the deal is won or lost, and is not before `created`.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenDeal {
    /// What the CRM calls it; unique in its feed.
    pub id: String,
    /// Is it a lead of a CRM that keeps leads apart from deals?
    pub kind: DealKind,
    /// What people call it.
    pub title: Option<String>,
    /// Who buys.
    pub client: Option<SeenClient>,
    /// The funnel of the CRM, where it has several.
    pub pipeline: Option<String>,
    /// The stage, as the CRM calls it.
    pub stage: Option<String>,
    /// How it stands.
    pub outcome: Outcome,
    /// The sum: of all product rows, if the deal has several.
    pub amount: Option<SeenAmount>,
    /// Who is responsible.
    pub person: Option<String>,
    /// Where it came from.
    pub source: Option<String>,
    /// What is sold, or the kind of sale: whatever column the map calls the line of the plan.
    pub line: Option<String>,
    /// When it was created.
    pub created: DateTime,
    /// When it was changed last.
    pub changed: Option<DateTime>,
    /// Since when it is in its stage.
    pub stage_since: Option<DateTime>,
    /// The day on which it is expected to close.
    pub expected: Option<Date>,
    /// When it was won or lost.
    pub closed: Option<DateTime>,
    /// Why it was lost.
    pub loss_reason: Option<String>,
    /// Stages whose day the table tells in a column of their own.
    pub stage_dates: Vec<(crate::facts::Stage, DateTime)>,
    /// Does the CRM call it a sale to a client who has bought before?
    pub is_repeat: Option<bool>,
}

/// What a CRM calls the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DealKind {
    /// A deal.
    Deal,
    /// A lead that is kept apart until it becomes a deal.
    Lead,
}

/// A sum as a file shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenAmount {
    /// In the file's currency.
    pub money: Money,
    /// Of the row or the file; none: the company's.
    pub currency: Option<Currency>,
}

/// Who buys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenClient {
    /// The company, or the person where there is no company.
    pub name: String,
    /// ИНН or another tax number: digits only.
    pub tax_number: Option<String>,
}

/// Something that happened to a deal.
///
/// # Invariants
/// `kind` [is of a deal](FactKind::is_of_deal): money and work about a deal are payments, invoices and actions.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenEvent<'a> {
    /// The deal.
    pub id: &'a str,
    /// What happened.
    pub kind: FactKind,
    /// When.
    pub at: DateTime,
    /// The funnel of the CRM, where it has several.
    pub pipeline: Option<&'a str>,
    /// The stage or the reason of a loss, whichever the kind has.
    pub label: Option<&'a str>,
    /// The sum that the deal has from then on.
    pub amount: Option<SeenAmount>,
    /// The day on which it is expected to close from then on.
    pub expected: Option<Date>,
    /// Who is responsible from then on.
    pub person: Option<&'a str>,
    /// Where the deal came from.
    pub source: Option<&'a str>,
    /// The line of the plan.
    pub line: Option<&'a str>,
    /// Who buys.
    pub client: Option<Box<SeenClient>>,
    /// What people call the deal, told with its creation.
    pub title: Option<Box<str>>,
}

/// Money that came in, or went back if the sum is negative.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenPayment {
    /// Unique in its feed; made of date, number, sum and payer where the file has no such column.
    pub id: String,
    /// When it was booked.
    pub at: DateTime,
    /// How much.
    pub amount: SeenAmount,
    /// Who paid.
    pub client: Option<SeenClient>,
    /// What it was for, as the payer wrote it.
    pub purpose: Option<String>,
    /// The number of the invoice that is meant, if the file or the purpose says it.
    pub invoice: Option<String>,
    /// The number of the contract that is meant.
    pub contract: Option<String>,
    /// The deal that is meant, if the file says it.
    pub deal: Option<String>,
}

/// Money that is owed from a day on.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenInvoice {
    /// The number.
    pub id: String,
    /// When it was issued.
    pub at: DateTime,
    /// How much.
    pub amount: SeenAmount,
    /// Until when it is to be paid.
    pub due: Option<Date>,
    /// Who owes.
    pub client: Option<SeenClient>,
    /// The number of the contract.
    pub contract: Option<String>,
    /// The deal.
    pub deal: Option<String>,
}

/// Something that somebody did.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenAction {
    /// Unique in its feed.
    pub id: String,
    /// What it was.
    pub action: Action,
    /// When it was done.
    pub at: DateTime,
    /// Who did it.
    pub person: Option<String>,
    /// The deal it was about.
    pub deal: Option<String>,
    /// Whom it was with.
    pub client: Option<SeenClient>,
    /// How often: 1 unless the table counts.
    pub n: u32,
}

/// What people do to sell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// A call.
    Call,
    /// A meeting that took place.
    Meeting,
    /// An offer that was sent.
    Quote,
    /// A letter or a message.
    Letter,
    /// Anything else.
    Other,
}

/// What a source of leads cost.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenSpend {
    /// The source.
    pub source: String,
    /// The day.
    pub on: Date,
    /// How much.
    pub amount: SeenAmount,
}

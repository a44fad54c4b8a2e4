//! What a column can hold: the fields of the records, and which of them each kind of rows has.

use Field::{
    Action, Amount, At, Changed, Client, Closed, Contact, Contract, Count, Created, Currency, Deal, Due, Expected,
    Group, Id, Invoice, IsClosed, IsRepeat, Kind, Line, LossReason, Number, Person, Pipeline, Purpose, Source, Stage,
    StageSince, TaxNumber, Title,
};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What the CRM or the bank calls the row.
    Id,
    /// The number of a payment, which is not unique: every payer counts his own.
    Number,
    /// What people call a deal.
    Title,
    /// The deal that an event, a payment or an action is about.
    Deal,
    /// What happened, in a log of events.
    Kind,
    /// What somebody did.
    Action,
    /// When it happened.
    At,
    /// When a deal was created.
    Created,
    /// When it was changed last.
    Changed,
    /// Since when it is in its stage.
    StageSince,
    /// The day on which it is expected to close.
    Expected,
    /// When it was won or lost.
    Closed,
    /// Until when an invoice is to be paid.
    Due,
    /// The funnel.
    Pipeline,
    /// The stage.
    Stage,
    /// Whether a deal is open, won or lost, in a word of the CRM's own.
    Group,
    /// Whether a deal is won or lost, without saying which.
    IsClosed,
    /// Why it was lost.
    LossReason,
    /// The sum.
    Amount,
    /// What the sum is in.
    Currency,
    /// Who is responsible, or who did it.
    Person,
    /// Where it came from.
    Source,
    /// The line of the plan.
    Line,
    /// The company that buys.
    Client,
    /// The person who buys, where there is no company.
    Contact,
    /// The tax number of whoever buys.
    TaxNumber,
    /// Whether the client has bought before.
    IsRepeat,
    /// What a payment was for.
    Purpose,
    /// The number of an invoice.
    Invoice,
    /// The number of a contract.
    Contract,
    /// How often something was done.
    Count,
}

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowsOf {
    /// Deals as they stand.
    Deals,
    /// Leads that a CRM keeps apart from deals.
    Leads,
    /// What happened to deals.
    Events,
    /// Money that came in.
    Payments,
    /// Money that is owed.
    Invoices,
    /// What people did.
    Actions,
    /// What sources of leads cost.
    Spend,
    /// Documents of a bank's statement for 1C: no table, and nothing has to be said of its columns.
    Statement,
}

impl Field {
    /// How many there are.
    pub(super) const N: usize = 31;

    const WORDS: [(Self, &'static str); Self::N] = [
        (Id, "id"),
        (Number, "number"),
        (Title, "title"),
        (Deal, "deal"),
        (Kind, "kind"),
        (Action, "action"),
        (At, "at"),
        (Created, "created"),
        (Changed, "changed"),
        (StageSince, "stage_since"),
        (Expected, "expected"),
        (Closed, "closed"),
        (Due, "due"),
        (Pipeline, "pipeline"),
        (Stage, "stage"),
        (Group, "group"),
        (IsClosed, "is_closed"),
        (LossReason, "loss_reason"),
        (Amount, "amount"),
        (Currency, "currency"),
        (Person, "person"),
        (Source, "source"),
        (Line, "line"),
        (Client, "client"),
        (Contact, "contact"),
        (TaxNumber, "tax_number"),
        (IsRepeat, "is_repeat"),
        (Purpose, "purpose"),
        (Invoice, "invoice"),
        (Contract, "contract"),
        (Count, "count"),
    ];

    /// The word in map files.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::WORDS.iter().find(|(field, _)| *field == self).map_or("", |(_, word)| word)
    }

    /// The field of a word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, word)| *word == code).map(|(field, _)| *field)
    }

    /// Does it hold a day or a moment?
    #[must_use]
    pub fn is_moment(self) -> bool {
        matches!(self, At | Created | Changed | StageSince | Expected | Closed | Due)
    }
}

impl RowsOf {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Deals,
        Self::Leads,
        Self::Events,
        Self::Payments,
        Self::Invoices,
        Self::Actions,
        Self::Spend,
        Self::Statement,
    ];

    /// Those that stand in tables.
    pub const TABLES: [Self; 7] =
        [Self::Deals, Self::Leads, Self::Events, Self::Payments, Self::Invoices, Self::Actions, Self::Spend];

    /// The word in map files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Deals => "deals",
            Self::Leads => "leads",
            Self::Events => "events",
            Self::Payments => "payments",
            Self::Invoices => "invoices",
            Self::Actions => "actions",
            Self::Spend => "spend",
            Self::Statement => "statement",
        }
    }

    /// What its rows can have.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Deals | Self::Leads => &[
                Id, Title, Client, Contact, TaxNumber, Pipeline, Stage, Group, IsClosed, Amount, Currency, Person,
                Source, Line, Created, Changed, StageSince, Expected, Closed, LossReason, IsRepeat,
            ],
            Self::Events => &[
                Deal, Kind, At, Pipeline, Stage, LossReason, Amount, Currency, Expected, Person, Source, Line, Client,
                TaxNumber,
            ],
            Self::Payments => &[Id, Number, At, Amount, Currency, Client, TaxNumber, Purpose, Invoice, Contract, Deal],
            Self::Invoices => &[Id, At, Amount, Currency, Due, Client, TaxNumber, Contract, Deal],
            Self::Actions => &[Id, Action, At, Person, Deal, Client, Contact, Count],
            Self::Spend => &[Source, At, Amount, Currency],
            Self::Statement => &[],
        }
    }

    /// What its rows cannot do without.
    #[must_use]
    pub fn required(self) -> &'static [Field] {
        match self {
            Self::Deals | Self::Leads => &[Id, Created],
            Self::Events => &[Deal, Kind, At],
            Self::Payments => &[At, Amount],
            Self::Invoices => &[Id, At, Amount],
            Self::Actions => &[At],
            Self::Spend => &[Source, At, Amount],
            Self::Statement => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_one_word_and_stands_in_some_rows() {
        for (i, (field, word)) in Field::WORDS.into_iter().enumerate() {
            assert!((field as usize) < Field::N, "{i}");
            assert_eq!(Field::of_code(word), Some(field));
            assert_eq!(field.code(), word);
            assert!(RowsOf::ALL.iter().any(|rows| rows.fields().contains(&field)), "{word}");
        }
        for rows in RowsOf::ALL {
            assert!(rows.required().iter().all(|field| rows.fields().contains(field)));
        }
    }
}

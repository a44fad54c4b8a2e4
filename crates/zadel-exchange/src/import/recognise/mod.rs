//! What a file most likely is and what its columns mean: a first map of it, and what nobody but its owner can know.

mod doubt;
mod head;
mod propose;
mod scan;
#[cfg(test)]
mod tests;

use std::io::{Read, Seek};

use zadel_core::facts::{Stage, StageMeaning};

use super::{Field, ImportMap, RowsOf};
use crate::table::{TableError, Tables};

/// What was understood of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// Which export it is.
    pub profile: Profile,
    /// The sheet that was chosen, by its number in the file.
    pub sheet: usize,
    /// The line of the headers; 0 if there are none.
    pub header_line: u64,
    /// How many rows were looked at.
    pub n_rows: u64,
    /// Are those all rows?
    pub is_whole: bool,
    /// What columns and names are taken for; none if nothing is known of the file. It can lack what a
    /// [question](Self::questions) asks for.
    pub map: Option<ImportMap>,
    /// Every column with a header or something in it, from the left.
    pub columns: Vec<ColumnGuess>,
    /// What must be asked before the file is imported.
    pub questions: Vec<Question>,
    /// The stages, the most frequent first, and what each is taken for.
    pub stages: Distinct<StageCount>,
    /// Who is responsible.
    pub people: Distinct<Count>,
    /// Where deals come from.
    pub sources: Distinct<Count>,
    /// What is sold.
    pub lines: Distinct<Count>,
    /// Why deals are lost.
    pub loss_reasons: Distinct<Count>,
    /// What was done, in a table of actions.
    pub actions: Distinct<Count>,
}

/// Which export a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// The list of deals of Bitrix24.
    Bitrix24Deals,
    /// Its list of leads.
    Bitrix24Leads,
    /// amoCRM with all columns.
    AmoCrmA,
    /// amoCRM as other systems ask for it: without an id.
    AmoCrmB,
    /// amoCRM with a choice of columns.
    AmoCrmC,
    /// Kommo.
    Kommo,
    /// A statement of a bank for 1C: no table, [`statement`](crate::import::statement) reads it.
    Statement,
    /// A table of rows whose columns are known by their headers alone.
    Table(RowsOf),
    /// Nothing that is known here.
    Unknown,
}

/// A column, and what it is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnGuess {
    /// Where it stands, from 0.
    pub place: usize,
    /// Its header; can be empty.
    pub header: String,
    /// Which of the headers of that name it is, from 1.
    pub n: u32,
    /// Up to three different values. None of a personal column.
    pub samples: Vec<String>,
    /// What it is taken for.
    pub taken_for: TakenFor,
    /// How sure that is.
    pub sureness: Sureness,
}

/// What a column is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenFor {
    /// A field. A column of the closing day can stand for [`Field::Expected`] too.
    Field(Field),
    /// The day of a stage.
    DateOf(Stage),
    /// A product, its price or how many: a deal with several is several lines.
    Product,
    /// Phones, letters, addresses, comments: not read unless somebody asks for it.
    Personal,
    /// Nothing.
    Nothing,
}

/// How sure something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// Nothing is known.
    Unknown,
    /// Most likely so, and worth a look.
    Likely,
    /// By its own header in an export that is known.
    Sure,
}

/// What only the owner of a file can know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which is the day and which the month?
    DateOrder {
        /// Days that can be read in both ways.
        examples: Vec<String>,
    },
    /// Some days are only readable with the day in front, others only with the month.
    MixedDates {
        /// One of each.
        examples: Vec<String>,
    },
    /// What do these stages stand for?
    UnknownStages {
        /// As the map names them.
        stages: Vec<String>,
    },
    /// What are these actions?
    UnknownActions {
        /// As they stand in the file.
        actions: Vec<String>,
    },
    /// What is every row of the table: a call, a meeting?
    NoAction,
    /// What are the sums in?
    NoCurrency,
    /// Sums in several currencies are not added up: which are meant?
    SeveralCurrencies {
        /// Their codes.
        codes: Vec<String>,
    },
    /// Are the sums in thousands?
    Thousands {
        /// Some of them.
        examples: Vec<String>,
    },
    /// Which of the columns with one header is meant? They do not say the same.
    EqualHeaders {
        /// What was taken from the first of them.
        field: Field,
        /// The header.
        header: String,
        /// Their places, from 0.
        places: Vec<usize>,
    },
    /// There is no column of ids: is one made of these right?
    MadeId {
        /// The headers.
        headers: Vec<String>,
        /// Rows whose made id is that of a row before.
        n_equal: u64,
    },
    /// Rows cannot be told apart: there is no id, and nothing to make one of.
    NoId,
    /// Nothing stands for a field without which rows are no records.
    NoColumn {
        /// The field.
        field: Field,
    },
    /// Several lines have the same id and are of one deal, and no column of products tells what makes them several.
    RepeatedIds {
        /// How many ids.
        n_ids: u64,
    },
    /// Is the day on which deals are expected to close that of closed ones, too? Some CRMs write it over; this one, or these rows,
    /// leave that open.
    ClosedIsExpected {
        /// The header.
        header: String,
    },
    /// Nothing says when deals were won or lost: those are rejected.
    NoClosed,
    /// Nothing says how deals stand.
    NoStage,
    /// There are no headers: which column is what?
    NoHeaders,
    /// Other sheets look like tables of that kind, too.
    OtherSheets {
        /// Their names.
        sheets: Vec<String>,
    },
}

/// Different values, the most frequent first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distinct<T> {
    /// At most [`Guess::MOST_VALUES`].
    pub values: Vec<T>,
    /// Are there more?
    pub is_capped: bool,
}

/// A value and how many rows have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The value.
    pub name: String,
    /// Rows.
    pub n: u64,
}

/// A stage and how many rows are in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageCount {
    /// The funnel, where the file has a column of them.
    pub pipeline: Option<String>,
    /// The stage.
    pub stage: String,
    /// Rows.
    pub n: u64,
    /// What it is taken for; none: that must be asked.
    pub meaning: Option<StageMeaning>,
}

impl<T> Default for Distinct<T> {
    fn default() -> Self {
        Self { values: Vec::new(), is_capped: false }
    }
}

impl Guess {
    /// More are not told: nobody maps them by hand.
    pub const MOST_VALUES: usize = 500;
    /// More rows are not looked at.
    pub const MOST_ROWS: u64 = 200_000;
}

impl Profile {
    const OF_CRM: [(&'static str, Self); 6] = [
        ("bitrix24_deals", Self::Bitrix24Deals),
        ("bitrix24_leads", Self::Bitrix24Leads),
        ("amocrm_a", Self::AmoCrmA),
        ("amocrm_b", Self::AmoCrmB),
        ("amocrm_c", Self::AmoCrmC),
        ("kommo", Self::Kommo),
    ];

    /// The stable word that programs read.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Table(of) => of.code(),
            Self::Unknown => "unknown",
            crm => Self::OF_CRM.iter().find(|(_, profile)| *profile == crm).map_or("", |(code, _)| code),
        }
    }

    /// Whose facts they are, until somebody gives them another name.
    fn feed(self) -> &'static str {
        match self {
            Self::Bitrix24Deals | Self::Bitrix24Leads => "Bitrix24",
            Self::AmoCrmA | Self::AmoCrmB | Self::AmoCrmC => "amoCRM",
            Self::Kommo => "Kommo",
            other => other.code(),
        }
    }
}

impl Question {
    /// The stable word that programs read.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::DateOrder { .. } => "date_order",
            Self::MixedDates { .. } => "mixed_dates",
            Self::UnknownStages { .. } => "unknown_stages",
            Self::UnknownActions { .. } => "unknown_actions",
            Self::NoAction => "no_action",
            Self::NoCurrency => "no_currency",
            Self::SeveralCurrencies { .. } => "several_currencies",
            Self::Thousands { .. } => "thousands",
            Self::EqualHeaders { .. } => "equal_headers",
            Self::MadeId { .. } => "made_id",
            Self::NoId => "no_id",
            Self::NoColumn { .. } => "no_column",
            Self::RepeatedIds { .. } => "repeated_ids",
            Self::ClosedIsExpected { .. } => "closed_is_expected",
            Self::NoClosed => "no_closed",
            Self::NoStage => "no_stage",
            Self::NoHeaders => "no_headers",
            Self::OtherSheets { .. } => "other_sheets",
        }
    }
}

/// Looks at a file: which export it is, what its columns are, what must be asked. Reads at most [`Guess::MOST_ROWS`] of its rows.
///
/// # Errors
/// [`TableError`] where the file is damaged.
///
/// # Examples
/// ```
/// # use std::io::Cursor;
/// # use zadel_exchange::import::{Field, TakenFor, recognise};
/// # use zadel_exchange::table::{Limits, open};
/// let file = "Сделки за год\n\nID;Название сделки;Стадия сделки;Сумма;Дата создания\n7;Окна;Новая;1000 ₽;31.10.2026\n";
/// let mut tables = open(Cursor::new(file), Limits::import()).expect("a table");
/// let guess = recognise(&mut tables).expect("sound");
/// assert_eq!((guess.profile.code(), guess.header_line), ("bitrix24_deals", 3));
/// assert_eq!(guess.columns[3].taken_for, TakenFor::Field(Field::Amount));
/// assert!(guess.questions.iter().any(|question| question.code() == "no_closed"));
/// ```
pub fn recognise<R: Read + Seek>(tables: &mut Tables<R>) -> Result<Guess, TableError> {
    let heads = head::heads(tables)?;
    let (head, others) = head::best(&heads);
    let scan = scan::scan(tables, &head)?;
    let mut guess = propose::guess(&head, scan, tables.sheets());
    let others: Vec<String> = others.into_iter().map(|sheet| tables.sheets()[sheet].clone()).collect();
    if !others.is_empty() {
        guess.questions.push(Question::OtherSheets { sheets: others });
    }
    Ok(guess)
}

//! Use cases: load, decide by the core, save. One transaction each.
//!
//! A use case takes [`App`], what the machine gives it (database, clock, randomness, the other windows that are open), and
//! [`Who`] asks. It answers with what came of it, or with [`Refused`] and the reason as data; the words are put in by whoever
//! shows it. Who may do what stands in [`rights`], and nowhere else.

pub mod answer;
pub mod api_tokens;
pub mod audit;
mod blank;
pub mod by_facts;
pub mod calendar;
pub mod demo;
pub mod facts;
mod fields;
pub mod forecast;
pub mod import_words;
pub mod live;
pub mod members;
mod passwords;
pub mod plans;
pub mod presence;
pub mod problem_words;
pub mod readiness;
mod refused;
pub mod rights;
pub mod sessions;
pub mod setup;
pub mod staff;
pub mod step1_goal;
pub mod step2_decomposition;
pub mod step3_resources;
pub mod take_away;
pub mod technologies;
mod tokens;
mod turns;
pub mod watch;

use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use zadel_core::forecast::remade::Remade;
use zadel_store::deals::FactsVersion;
use zadel_store::sessions::Account;
use zadel_store::{CompanyId, Db, Millis};
use zadel_texts::Language;

use facts::{DealCount, DealFilter, Kept, Twins};
use live::Live;
pub use refused::{FieldError, Refused};
use rights::{Right, Role, Scope};
use tokens::Token;
use turns::Turns;
use zadel_store::TokenId;
pub use zadel_store::{MemberId, PlanId, StoreError, TechnologyId};

/// What use cases work with.
pub struct App {
    db: Db,
    /// Milliseconds since 1970; an argument, so that tests can move it.
    clock: fn() -> i64,
    /// Fills a slice with bytes that nobody can guess.
    entropy: fn(&mut [u8]),
    live: Live,
    /// Proves who may found the company; there while there is none.
    setup_token: Mutex<Option<Token>>,
    /// Each hashing takes 32 MB: more at once would only make all of them wait.
    hashing: Turns,
    /// Files that are read and written: a large one takes a processor for seconds, and tens of megabytes.
    files: Turns,
    /// Files that wait to be imported.
    staging: Mutex<facts::Staging>,
    /// How many deals lists have that were asked for.
    counted: Mutex<Kept<DealFilter, FactsVersion, DealCount>>,
    /// Deals of companies that seem to stand in two feeds.
    twins: Mutex<Kept<(), FactsVersion, Arc<[Twins]>>>,
    /// Clients of companies whose lists were asked for.
    books: Mutex<facts::ClientBooks>,
    /// What periods of plans will bring.
    forecasts: forecast::MadeBefore<forecast::Asked, Arc<forecast::Made>>,
    /// What lines of plans will.
    line_forecasts: forecast::MadeBefore<forecast::AskedLines, Arc<[forecast::MadeLine]>>,
    /// What would have been said of past weeks.
    remade: Mutex<Kept<forecast::Divided, (), Arc<Mutex<Remade>>>>,
}

/// Somebody who is signed in, or a program that acts for somebody.
#[derive(Clone, Debug)]
pub struct Who {
    /// Whose rows are read and written.
    pub company: CompanyId,
    /// What the company is called.
    pub company_name: String,
    /// The currency of new plans.
    pub currency: String,
    /// The person.
    pub member: MemberId,
    /// What the person is called.
    pub name: String,
    /// Where invitations go, and what is typed to sign in.
    pub email: String,
    /// What the person does in the company.
    pub role: Role,
    /// The language of the interface.
    pub language: Language,
    /// Can the person sign in without a link?
    pub has_password: bool,
    /// How they came in.
    pub(crate) by: By,
}

/// How somebody came in.
#[derive(Clone, Debug)]
pub(crate) enum By {
    /// As a person, with a session as it is stored.
    Session(String),
    /// As a program that a person let in, for some things only.
    Token { token: TokenId, scopes: Vec<Scope> },
}

impl App {
    /// On a migrated database, with a clock in milliseconds since 1970 and a source of bytes that nobody can guess.
    #[must_use]
    pub fn new(db: Db, clock: fn() -> i64, entropy: fn(&mut [u8])) -> Self {
        const AT_ONCE: usize = 2;
        /// Answers about lists of deals that are kept, of all companies: some hundred kilobytes.
        const MOST_LISTS: usize = 1_000;
        /// Forecasts that are kept: some hundred megabytes.
        const MOST_FORECASTS: usize = 50;
        /// Things sold of which past weeks are remembered: of thirty reps some twenty megabytes each.
        const MOST_REMADE: usize = 10;
        Self {
            db,
            clock,
            entropy,
            live: Live::default(),
            setup_token: Mutex::new(None),
            hashing: Turns::at_once(AT_ONCE),
            files: Turns::at_once(AT_ONCE),
            staging: Mutex::default(),
            counted: Mutex::new(Kept::at_most(MOST_LISTS)),
            twins: Mutex::new(Kept::at_most(MOST_LISTS)),
            books: Mutex::new(Kept::at_most(facts::MOST_CLIENTS)),
            forecasts: Arc::new(Mutex::new(Kept::at_most(MOST_FORECASTS))),
            line_forecasts: Arc::new(Mutex::new(Kept::at_most(MOST_FORECASTS))),
            remade: Mutex::new(Kept::at_most(MOST_REMADE)),
        }
    }

    /// The database.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// Changes, as they happen.
    #[must_use]
    pub fn live(&self) -> &Live {
        &self.live
    }

    pub(crate) fn now(&self) -> Millis {
        Millis::new((self.clock)())
    }

    /// The day it is, in UTC.
    #[must_use]
    pub fn today(&self) -> Date {
        let now = Timestamp::from_millisecond((self.clock)()).unwrap_or(Timestamp::UNIX_EPOCH);
        TimeZone::UTC.to_datetime(now).date()
    }

    pub(crate) fn new_token(&self) -> Token {
        Token::of(self.entropy)
    }
}

impl Who {
    /// Whom an account lets act.
    ///
    /// # Errors
    /// [`Refused::Broken`] for a role that nobody knows.
    pub(crate) fn of(company: CompanyId, account: Account, by: By) -> Result<Self, Refused> {
        Ok(Self {
            company,
            company_name: account.company_name,
            currency: account.currency,
            member: account.member,
            name: account.name,
            email: account.email,
            role: account.role.parse().map_err(|_| Refused::Broken("role"))?,
            language: Language::of_locale(&account.language),
            has_password: account.has_password,
            by,
        })
    }

    /// Refuses what the role does not allow, and to a program also what its scopes do not.
    ///
    /// # Errors
    /// [`Refused::Forbidden`].
    pub fn may(&self, right: Right) -> Result<(), Refused> {
        let is_allowed = match &self.by {
            By::Session(_) => rights::may(self.role, right),
            By::Token { scopes, .. } => rights::may_by_token(self.role, scopes, right),
        };
        if is_allowed { Ok(()) } else { Err(Refused::Forbidden) }
    }

    /// The session of a person. What is about oneself (password, language, signing out) is no program's business.
    ///
    /// # Errors
    /// [`Refused::Forbidden`] for a program.
    pub fn session(&self) -> Result<&str, Refused> {
        match &self.by {
            By::Session(session) => Ok(session),
            By::Token { .. } => Err(Refused::Forbidden),
        }
    }

    /// The token by which a program came in.
    pub(crate) fn token(&self) -> Option<TokenId> {
        match &self.by {
            By::Session(_) => None,
            By::Token { token, .. } => Some(*token),
        }
    }

    /// The person for whom a program acts, with all of the person's rights: for what follows by itself from what the program was allowed
    /// to do, and never for what it asks for.
    pub(crate) fn person(&self) -> Self {
        Self { by: By::Session(String::new()), ..self.clone() }
    }
}

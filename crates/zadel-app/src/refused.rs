//! Why a use case did nothing.

use zadel_exchange::import::{MapProblem, ReaderError};
use zadel_exchange::plan_document::SetError;
use zadel_exchange::plan_file::Problem;
use zadel_exchange::target_sheet::SheetError;
use zadel_store::StoreError;

use crate::step2_decomposition::NetChange;

/// Why nothing was done, as data.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// No session, or one that is over.
    #[error("not_signed_in")]
    NotSignedIn,
    /// The e-mail or the password is wrong; which, nobody is told.
    #[error("wrong_credentials")]
    WrongCredentials,
    /// A one-time link that was used, is too old, or never was.
    #[error("link_used")]
    LinkUsed,
    /// A program's token that is wrong, has expired or was revoked.
    #[error("bad_token")]
    BadToken,
    /// Too many wrong passwords within the hour.
    #[error("too_many_guesses")]
    TooManyGuesses,
    /// The role does not allow it.
    #[error("forbidden")]
    Forbidden,
    /// There is no such thing in this company.
    #[error("not_found")]
    NotFound,
    /// There is a company already.
    #[error("already_set_up")]
    AlreadySetUp,
    /// Somebody with this e-mail is here already.
    #[error("email_taken")]
    EmailTaken,
    /// A company without an owner could never have one again.
    #[error("last_owner")]
    LastOwner,
    /// A team with people, now or to come, or with teams below it.
    #[error("team_not_empty")]
    TeamNotEmpty,
    /// Somebody else was faster.
    #[error("version_conflict")]
    VersionConflict {
        /// The version there is.
        version: i64,
        /// What is different from the version that was seen.
        changes: Vec<NetChange>,
    },
    /// What was to be taken back has been changed again; the place.
    #[error("overtaken")]
    Overtaken(String),
    /// A value of a form, other than a plan's numbers.
    #[error("{code}")]
    Field {
        /// The field.
        path: &'static str,
        /// What is wrong with it.
        code: FieldError,
    },
    /// A value within a list of a form.
    #[error("{code}")]
    FieldAt {
        /// The field, such as `steps[2].name`.
        path: String,
        /// What is wrong with it.
        code: FieldError,
    },
    /// Another technology in use has the name.
    #[error("name_taken")]
    NameTaken,
    /// A path that leads to nothing which can be edited.
    #[error("unknown_path")]
    UnknownPath(String),
    /// A typed value that cannot be read.
    #[error("bad_value")]
    Value {
        /// Where it was typed.
        path: String,
        /// As it was typed.
        typed: String,
        /// Why not.
        error: SetError,
    },
    /// It would not be a plan.
    #[error("bad_plan")]
    Plan {
        /// Why not.
        problem: Problem,
        /// Line and column, of a plan that came as a file.
        position: Option<(usize, usize)>,
    },
    /// It is no sheet of targets.
    #[error("bad_sheet")]
    Sheet(SheetError),
    /// It is no table that can be read, or not the one that its map describes.
    #[error("bad_table")]
    Table(ReaderError),
    /// It would be no map of a file.
    #[error("bad_map")]
    Map(MapProblem),
    /// No former import of the feed was read in a way that fits the file.
    #[error("no_known_map")]
    NoKnownMap,
    /// The name of a request that brought another file.
    #[error("key_reused")]
    KeyReused,
    /// Somebody stopped it.
    #[error("cancelled")]
    Cancelled,
    /// A workbook has no room for the plan.
    #[error("workbook_too_large")]
    NoWorkbook,
    /// A version that the plan never had.
    #[error("unknown_version")]
    UnknownVersion,
    /// The database did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is stored cannot be read: somebody else wrote it, or it is damaged.
    #[error("broken: {0}")]
    Broken(&'static str),
}

/// What is wrong with a field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// A later batch of the same feed rests on it.
    #[error("later_batch")]
    LaterBatch,
    /// A sum of nothing: how many is not said.
    #[error("sum_without_number")]
    SumWithoutNumber,
    /// A week in which it counts was closed.
    #[error("closed_week")]
    ClosedWeek,
    /// Empty, too long, or with invisible characters.
    #[error("bad_name")]
    Name,
    /// No e-mail address.
    #[error("bad_email")]
    Email,
    /// Shorter than 8 characters or longer than 200.
    #[error("bad_password")]
    Password,
    /// Not the password that stands now.
    #[error("wrong_password")]
    WrongPassword,
    /// No currency code.
    #[error("bad_currency")]
    Currency,
    /// Facts are in another one.
    #[error("currency_of_facts")]
    CurrencyOfFacts,
    /// No role.
    #[error("bad_role")]
    Role,
    /// No language of the product.
    #[error("bad_language")]
    Language,
    /// No day, or one of another century.
    #[error("bad_date")]
    Day,
    /// Not above 0, or more than a week has.
    #[error("bad_hours")]
    Hours,
    /// No parts of a full rep.
    #[error("bad_ramp")]
    Ramp,
    /// The last day is before the first.
    #[error("dates_turned")]
    DatesTurned,
    /// Before the deal that it is said of came into being.
    #[error("before_deal")]
    BeforeDeal,
    /// The person is not there on the day.
    #[error("not_employed")]
    NotEmployed,
    /// Away already on one of the days.
    #[error("overlaps")]
    Overlaps,
    /// Somebody, or another team, has the name.
    #[error("name_taken")]
    NameTaken,
    /// No time zone that anybody knows.
    #[error("unknown_time_zone")]
    TimeZone,
    /// There are facts, whose days and weeks would be others.
    #[error("has_facts")]
    HasFacts,
    /// Not 1 to 60 months.
    #[error("bad_months")]
    Months,
    /// Not 1 to 100 percent.
    #[error("bad_percent")]
    Percent,
    /// A week that is not over, or closed already.
    #[error("bad_week")]
    Week,
    /// Nobody with an account.
    #[error("unknown_member")]
    Member,
    /// The account is somebody else's who is there at the same time.
    #[error("member_taken")]
    MemberTaken,
    /// No team that is open.
    #[error("unknown_team")]
    Team,
    /// The team would stand above itself.
    #[error("team_circle")]
    TeamCircle,
    /// More than eight levels.
    #[error("team_too_deep")]
    TeamTooDeep,
    /// More than there can be.
    #[error("too_many")]
    TooMany,
    /// No country whose holidays are known.
    #[error("unknown_country")]
    Country,
    /// Too long a text, or one with characters that drive a terminal or turn the direction of a line.
    #[error("bad_text")]
    Text,
    /// More steps than a way of selling has.
    #[error("too_many")]
    TooManySteps,
    /// No sum above 0, or one beyond everything.
    #[error("bad_sum")]
    Sum,
    /// A day that is yet to come, or one of another century.
    #[error("day_to_come")]
    DayToCome,
    /// No stage of the funnel, and no end of a deal.
    #[error("unknown_stage")]
    Stage,
    /// Nothing that people do to sell, or no number of a week.
    #[error("unknown_action")]
    Action,
    /// The account is no employee's.
    #[error("no_employee")]
    NoEmployee,
    /// No tax number.
    #[error("bad_tax_number")]
    TaxNumber,
    /// How a deal began cannot be taken back while more is told of it.
    #[error("beginning")]
    Beginning,
    /// Not one of the things that a token is good for, or none at all.
    #[error("bad_scope")]
    Scope,
    /// More tokens than a company has.
    #[error("too_many")]
    TooManyTokens,
    /// A day that is over.
    #[error("day_over")]
    DayOver,
    /// Counts of nothing, more deals than leads, or a day that is yet to come.
    #[error("bad_proof")]
    Proof,
}

//! The ledger: how facts come in, and what is computed from them.

mod as_of;
mod booking;
mod bringer;
pub mod by_hand;
mod client_book;
mod client_card;
mod clients;
mod deals;
mod difference;
mod first_response;
mod funnel;
mod histories;
mod import_file;
mod import_map;
mod imports;
mod incoming;
mod ingest;
mod kept;
mod log;
mod matches;
mod missing;
mod names;
mod objects;
mod papers;
mod payments;
mod people;
mod rates;
mod rebuild;
mod receivables;
mod record;
mod repeated;
mod resolve;
mod rows;
mod rules;
mod same_person;
mod sent_file;
mod shared_file;
mod staging;
mod statement;
mod telling;
mod told;
mod twins;
mod whose;
mod withdraw;
mod work;

pub use names::NameKind;

pub use as_of::{FactNames, FactsAsOf, FeedReach, NameRow, list_fact_names, show_facts};
pub(crate) use booking::Books;
pub use bringer::machine;
pub(crate) use client_book::{ClientBooks, MOST_CLIENTS};
pub use client_card::{ClientCard, Paid, open_client};
pub use clients::{Client, ClientPage, ClientQuestion, DAYS_AHEAD, DueAnswer, list_clients, show_due};
pub use deals::{
    DealCard, DealCount, DealDays, DealEvent, DealFact, DealFilter, DealKey, DealOrder, DealPage, DealQuestion,
    DealValue, LastFact, NamedDeal, list_deals, open_deal,
};
pub use difference::Difference;
pub use first_response::FirstResponse;
pub use funnel::{FunnelAnswer, FunnelOf, Named, ResponseAnswer, show_funnel};
pub(crate) use import_file::hash as file_hash;
pub use import_file::{Bringer, FileToImport, Imported, Progress, Rejects, import_file};
pub use import_map::{json_of_map, map_of_json};
pub use imports::{Import, import_staged, list_imports, withdraw_import};
pub(crate) use kept::{Kept, ReadFrom};
pub use payments::{
    Candidates, OpenPayments, PaymentKey, PaymentOf, PaymentRow, list_candidates, list_open_payments, match_again,
};
pub use people::{Choice, FilePerson, employ_file_person, list_file_people, tie_file_person};
pub use rebuild::{Rebuilt, rebuild};
pub use receivables::{Owed, Receivables, list_receivables};
pub use record::Mode;
pub(crate) use repeated::known_file;
pub use rules::{Rules, RulesChange, change_rules, close_up_to, show_rules};
pub use sent_file::{SentFile, import_sent};
pub use shared_file::SharedFile;
pub(crate) use staging::Staging;
pub use staging::{Arriving, Looked, MOST_FILE_BYTES, forget_file, progress_of, stage_file};
pub(crate) use telling::{Telling, record_told};
pub(crate) use told::{Told, ToldRows, read_told};
pub use twins::Twins;
pub(crate) use whose::scope;
pub use whose::{Sees, own_people};
pub use withdraw::{Takeable, withdraw_batch};
pub use zadel_store::batches::WrittenRow;
pub use zadel_store::payments::Summed;
pub use zadel_store::{BatchId, FeedId};

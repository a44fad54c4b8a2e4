//! The files that a CRM or a bank would have exported on a day, with what is wrong in them told beside.
//!
//! They are what people bring: names instead of ids, several lines for a deal with several products, headers that stand twice,
//! owners who are missing. A later export shows what became of the same deals, dirt included.

mod amocrm;
mod bitrix24;
mod dirt;
mod statement;
mod vocabulary;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use zadel_core::facts::Outcome;
use zadel_core::money::Money;

use super::deal::{Deal, Standing};
use super::{Client, Company};
use crate::import::RejectCode;
use dirt::Dirt;

pub use amocrm::{amocrm_csv, amocrm_csv_for_others, amocrm_xlsx};
pub use bitrix24::{bitrix24_deals_csv, bitrix24_deals_html_xls, bitrix24_leads_csv};
pub use statement::payments_1c_statement;

/// A file, and what a reader should find in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// The file.
    pub bytes: Vec<u8>,
    /// Deals, leads or payments that are sound.
    pub n_records: u64,
    /// What is wrong on purpose, by line.
    pub faults: Vec<Fault>,
    /// Rows that stand twice, cell by cell.
    pub n_equal_lines: u64,
}

/// Something that is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The line, from 1.
    pub line: u64,
    /// What a reader should say.
    pub code: RejectCode,
}

/// A deal as a table shows it.
struct Shown<'a> {
    company: &'a Company,
    /// The place of the deal.
    n: usize,
    deal: &'a Deal,
    standing: Standing,
    client: &'a Client,
    dirt: Option<Dirt>,
}

impl<'a> Shown<'a> {
    /// Every deal that was there on a day, in the order of ids.
    fn all(company: &'a Company, day: Date) -> impl Iterator<Item = Self> {
        company.deals.iter().enumerate().filter_map(move |(n, deal)| {
            let standing = deal.standing(day)?;
            let dirt = Dirt::of(company.seed, n, standing.outcome);
            Some(Self { company, n, deal, standing, client: &company.clients[deal.client], dirt })
        })
    }

    /// The lead before it was a deal: whoever is qualified is no lost lead, whatever becomes of the deal.
    fn into_lead(mut self) -> Self {
        if self.standing.qualified.is_some() {
            (self.standing.outcome, self.standing.closed) = (Outcome::Open, None);
            self.dirt = Dirt::of(self.company.seed, self.n, Outcome::Open);
        }
        self
    }

    fn has(&self, dirt: Dirt) -> bool {
        self.dirt == Some(dirt)
    }

    fn title(&self) -> String {
        self.company.title(self.deal)
    }

    fn product(&self) -> &'a str {
        &self.company.products[self.deal.product]
    }

    /// Who is responsible; nobody, where somebody forgot it.
    fn person(&self) -> &'a str {
        if self.has(Dirt::NoOwner) { "" } else { self.responsible() }
    }

    fn responsible(&self) -> &'a str {
        &self.company.people[self.standing.person].name
    }

    fn creator(&self) -> &'a str {
        &self.company.people[self.deal.events[0].person].name
    }

    fn source(&self) -> &'a str {
        &self.company.sources[self.deal.source]
    }

    fn reason(&self) -> &'a str {
        self.standing.reason.map_or("", |reason| &self.company.reasons[reason])
    }

    /// A number that nobody has, and an address that reaches nobody (RFC 2606).
    fn phone(&self) -> String {
        let n = self.deal.client;
        format!("+7 900 {:03}-{:02}-{:02}", n / 10_000 % 1_000, n / 100 % 100, n % 100)
    }

    fn e_mail(&self) -> String {
        format!("client{}@example.com", self.deal.client)
    }

    fn word(&self, list: &str, n: usize) -> &'a str {
        self.company.names.one("crm", list, n)
    }

    fn stage(&self, won: &str, lost: &str) -> &'a str {
        if self.has(Dirt::UnknownStage) {
            return self.word("unknown_stages", 0);
        }
        match self.standing.outcome {
            Outcome::Won => self.word(won, 0),
            Outcome::Lost => self.word(lost, 0),
            Outcome::Open => self.company.names.stage(self.standing.stage),
        }
    }

    /// When it was closed; before it began, where a clock was wrong.
    fn closed(&self, began: DateTime) -> Option<DateTime> {
        let closed = self.standing.closed?;
        Some(if self.has(Dirt::ClosedBeforeCreated) { began.saturating_sub(3.days()) } else { closed })
    }

    fn comment(&self) -> &'a str {
        self.word("comments", self.deal.client)
    }
}

/// A table on its way into a file.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
    n_records: u64,
    faults: Vec<Fault>,
    n_equal_lines: u64,
}

impl Table {
    fn headed(headers: &[&str]) -> Self {
        Self { rows: vec![headers.iter().map(|header| (*header).to_owned()).collect()], ..Self::default() }
    }

    /// Adds the lines of one deal, and what its dirt makes of them; `owner` is the column of who is responsible.
    fn add(&mut self, shown: &Shown<'_>, lines: Vec<Vec<String>>, owner: usize) {
        let first = self.rows.len() as u64 + 1;
        match shown.dirt.and_then(Dirt::fault) {
            Some(code) => self.faults.push(Fault { line: first, code }),
            None => self.n_records += 1,
        }
        let again = lines[0].clone();
        self.rows.extend(lines);
        let line = self.rows.len() as u64 + 1;
        match shown.dirt {
            Some(Dirt::Doubled) => {
                self.n_equal_lines += 1;
                self.rows.push(again);
            }
            Some(Dirt::DoubledByAnother) => {
                self.faults.push(Fault { line, code: RejectCode::DuplicateId });
                let people = &shown.company.people;
                let mut again = again;
                again[owner].clone_from(&people[(shown.standing.person + 1) % people.len()].name);
                self.rows.push(again);
            }
            _ => {}
        }
    }

    fn into_export(self, bytes: Vec<u8>) -> Export {
        Export { bytes, n_records: self.n_records, faults: self.faults, n_equal_lines: self.n_equal_lines }
    }
}

/// `31.10.2026`
pub(super) fn day_written(day: Date) -> String {
    format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
}

/// `31.10.2026 09:15:00`
fn moment_written(at: DateTime) -> String {
    format!("{} {:02}:{:02}:{:02}", day_written(at.date()), at.hour(), at.minute(), at.second())
}

/// `1 250,50`
fn sum_written(money: Money) -> String {
    format!("{},{:02}", grouped(money.minor() / 100), money.minor() % 100)
}

/// `1 250`
fn grouped(roubles: i64) -> String {
    let digits = roubles.to_string();
    let mut text = String::new();
    for (place, digit) in digits.char_indices() {
        if 0 < place && (digits.len() - place).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

//! Deals of a file, as the forecast needs them.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use jiff::civil::Date;
use zadel_core::facts::seen::{Seen, SeenDeal};
use zadel_core::facts::{Outcome, Stage};
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::{End, How, KnownDeal};
use zadel_core::money::Currency;
use zadel_exchange::import::{ImportMap, Reader, ReaderError, Reject};
use zadel_exchange::table::{Limits, open};

/// The deals of a file, and who and what they are about.
#[derive(Clone, Debug, PartialEq)]
pub struct DealFile {
    /// The deals, in the order of the file.
    pub deals: Vec<KnownDeal>,
    /// Names of the reps, by their places; that of deals without one is empty.
    pub reps: Vec<String>,
    /// Names of the lines, by their places.
    pub lines: Vec<String>,
    /// The currency of the sums.
    pub currency: Currency,
    /// Rows that were read.
    pub n_rows: u64,
    /// Rows that were not taken, with what is wrong with them: the same as an import tells.
    pub rejects: Vec<Reject>,
    /// How many rows that are.
    pub n_rejected: u64,
}

/// Numbers for names, in the order in which they come.
#[derive(Default)]
struct Places {
    by_name: BTreeMap<String, u32>,
    names: Vec<String>,
}

impl Places {
    fn of(&mut self, name: &str) -> u32 {
        if let Some(place) = self.by_name.get(name) {
            return *place;
        }
        let place = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.by_name.insert(name.to_owned(), place);
        self.names.push(name.to_owned());
        place
    }
}

/// Reads a table of deals with a map; nothing in it may be later than `today`. Records of other kinds are passed over.
///
/// The sum of a deal that is open counts as quoted; that of a won one is known from its end on, because a table shows how a deal
/// stands on the day of the export and not what was thought of it before.
///
/// # Errors
/// [`ReaderError`] if it is no such table.
pub fn read_deal_file<R: Read + Seek>(file: R, map: &ImportMap, today: Date) -> Result<DealFile, ReaderError> {
    let mut tables = open(file, Limits::import())?;
    let currency = map.currency.unwrap_or(Currency::RUB);
    let (mut reps, mut lines) = (Places::default(), Places::default());
    let (mut deals, mut rejects) = (Vec::new(), Vec::new());
    let mut reader = Reader::open(&mut tables, map, today)?;
    while let Some(found) = reader.next_seen()? {
        match found.seen {
            Ok(Seen::Deal(deal)) => deals.push(known(&deal, currency, &mut reps, &mut lines)),
            Ok(_) => {}
            Err(faults) => rejects.extend(faults),
        }
    }
    let notes = reader.notes();
    Ok(DealFile {
        deals,
        reps: reps.names,
        lines: lines.names,
        currency,
        n_rows: notes.n_rows,
        rejects,
        n_rejected: notes.n_rejected,
    })
}

fn known(seen: &SeenDeal, currency: Currency, reps: &mut Places, lines: &mut Places) -> KnownDeal {
    // A sum in another currency is not counted, as everywhere.
    let amount = seen.amount.as_ref().filter(|amount| amount.currency.is_none_or(|own| own == currency));
    let minor = amount.map(|amount| amount.money.minor());
    let how = match seen.outcome {
        Outcome::Open => None,
        Outcome::Won => Some(How::Won),
        Outcome::Lost => Some(How::Lost),
    };
    let end = how.zip(seen.closed).map(|(how, closed)| End { on: Day::of(closed.date()), how });
    let stages = seen.stage_dates.iter().filter(|(stage, _)| *stage != Stage::Won);
    KnownDeal {
        opened: Day::of(seen.created.date()),
        end,
        won_minor: minor.filter(|_| how == Some(How::Won)),
        quoted_minor: minor.filter(|_| how.is_none()),
        rep: reps.of(seen.person.as_deref().unwrap_or_default()),
        line: seen.line.as_deref().map(|line| lines.of(line)),
        stages: stages.map(|(stage, at)| (Day::of(at.date()), u32::try_from(stage.rank()).unwrap_or(0))).collect(),
        paid: None,
    }
}

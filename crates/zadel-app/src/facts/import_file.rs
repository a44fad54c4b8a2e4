//! A file from another program: read by its map, its good rows taken in, every other row told with what is wrong with it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

use jiff::civil::Date;
use sha2::{Digest, Sha256};
use tracing::error;
use zadel_core::facts::StageMeaning;
use zadel_exchange::import::{ImportMap, Meanings, Reader, ReaderError, Reject, RowsOf};
use zadel_exchange::table::{Limits, TableError, open};
use zadel_store::batches::RejectRow;
use zadel_store::payments::Summed;
use zadel_store::{BatchId, CompanyId, MemberId, Scope, TokenId};

use crate::facts::by_hand;
use crate::facts::difference::Difference;
use crate::facts::incoming::Incoming;
use crate::facts::payments::match_open;
use crate::facts::rates::{Rates, Uncounted};
use crate::facts::record::{Brought, Dictionary, Mode, Read, Recorded, take_in};
use crate::facts::repeated::came_before;
use crate::facts::resolve::Resolver;
use crate::facts::shared_file::SharedFile;
use crate::refused::FieldError;
use crate::{App, Refused};

/// Rejects that are kept and shown; all are counted.
const MOST_REJECTS: usize = 10_000;

/// A file, and how it is to be read.
#[derive(Debug)]
pub struct FileToImport {
    /// The file.
    pub file: SharedFile,
    /// What it is called.
    pub name: String,
    /// What its columns, stages and names mean.
    pub map: ImportMap,
    /// What whoever brings it calls the request: when it comes again, only what came of it is told.
    pub request_key: Option<String>,
}

/// Whose facts they become, and who brings them.
#[derive(Clone, Debug)]
pub struct Bringer {
    /// The company.
    pub company: CompanyId,
    /// Its currency: sums in another are not counted.
    pub currency: String,
    /// Who brings it; nobody: the machine.
    pub member: Option<MemberId>,
    /// The token by which a program brings it for the person.
    pub token: Option<TokenId>,
}

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The number under which it can be taken back; none if it was only tried.
    pub batch: Option<BatchId>,
    /// The same request came before: what is told is what came of it then, as far as it was kept.
    pub is_repeated: bool,
    /// Rows in which something stands. The next three add up to it.
    pub n_rows: u64,
    /// Rows with news.
    pub n_imported: u64,
    /// Rows that told nothing new, or said what another row says.
    pub n_unchanged: u64,
    /// Rows that were not taken.
    pub n_rejected: u64,
    /// Facts that became of it.
    pub n_facts: u64,
    /// Payments that are for a deal.
    pub n_tied: u64,
    /// Payments of which nobody knows yet which deal they are for.
    pub open: Summed,
    /// Documents of a statement that are no money from clients, by why.
    pub left_out: BTreeMap<&'static str, u64>,
    /// Deals of which it tells something new.
    pub difference: Difference,
    /// Sums in other currencies without a rate: they are kept, and count nothing.
    pub uncounted: Uncounted,
    /// What is wrong with rows.
    pub rejects: Rejects,
}

/// What is wrong with rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rejects {
    /// By line; of very many, the first.
    pub shown: Vec<Reject>,
    /// How many there are of each code, shown or not.
    pub n_by_code: BTreeMap<&'static str, u64>,
}

impl Rejects {
    pub(super) fn add(&mut self, faults: Vec<Reject>) {
        for fault in faults {
            *self.n_by_code.entry(fault.code.code()).or_default() += 1;
            if self.shown.len() < MOST_REJECTS {
                self.shown.push(fault);
            }
        }
    }

    /// How many there are.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.n_by_code.values().sum()
    }

    /// As they are stored.
    pub(super) fn rows(&self) -> Vec<RejectRow> {
        self.shown.iter().map(reject_row).collect()
    }
}

/// How far it is, and whether it is still wanted. Shared with whoever watches.
#[derive(Debug, Default)]
pub struct Progress {
    n_bytes: AtomicU64,
    n_bytes_read: AtomicU64,
    fate: AtomicU8,
}

/// Nobody said anything yet; nobody wants it any more; it is being kept. Of the last two whichever comes first holds.
const WANTED: u8 = 0;
const CANCELLED: u8 = 1;
const KEPT: u8 = 2;

impl Progress {
    /// Bytes of the file, and those that were read.
    #[must_use]
    pub fn of_bytes(&self) -> (u64, u64) {
        (self.n_bytes_read.load(Ordering::Relaxed), self.n_bytes.load(Ordering::Relaxed))
    }

    /// Nobody wants it any more: it stops, and nothing is kept. False if it is too late.
    #[must_use]
    pub fn cancel(&self) -> bool {
        self.becomes(CANCELLED)
    }

    /// It is kept from here on.
    ///
    /// # Errors
    /// [`Refused::Cancelled`] if nobody wants it any more.
    pub(super) fn keep(&self) -> Result<(), Refused> {
        if self.becomes(KEPT) { Ok(()) } else { Err(Refused::Cancelled) }
    }

    /// It is in: the file may be forgotten, or imported again.
    fn rest(&self) {
        self.fate.store(WANTED, Ordering::Relaxed);
    }

    fn becomes(&self, fate: u8) -> bool {
        let before = self.fate.compare_exchange(WANTED, fate, Ordering::Relaxed, Ordering::Relaxed);
        before.is_ok() || before == Err(fate)
    }

    fn is_cancelled(&self) -> bool {
        self.fate.load(Ordering::Relaxed) == CANCELLED
    }
}

/// Reads a file and takes in its rows: all that can be taken, or none if it breaks off. With [`Mode::Try`] nothing is kept, and what
/// is told is what would have come of it.
///
/// # Errors
/// [`Refused::Table`] if it is no such file; [`Refused::KeyReused`]; [`Refused::Cancelled`]; [`Refused::Store`].
pub async fn import_file(
    app: &App,
    bringer: &Bringer,
    to_import: FileToImport,
    mode: Mode,
    progress: &Arc<Progress>,
) -> Result<Imported, Refused> {
    let FileToImport { file, name, map, request_key } = to_import;
    if map.feed == by_hand::FEED {
        // Numbers of a file would be taken for those that people's own facts have.
        return Err(Refused::Field { path: "feed", code: FieldError::Name });
    }
    let sha256 = hash(app, file.clone()).await?;
    let brought = Brought {
        company: bringer.company,
        currency: bringer.currency.clone(),
        member: bringer.member,
        token: bringer.token,
        feed: map.feed.clone(),
        file_name: name,
        file_sha256: Some(sha256.clone()),
        map: map.written(),
        by_hand: None,
        object: None,
        request_key: if mode == Mode::Keep { request_key } else { None },
    };
    let map = Arc::new(map);
    loop {
        if let Some(told) = came_before(app, bringer, brought.request_key.as_deref(), &sha256).await? {
            return Ok(told);
        }
        let dictionary = Dictionary::read(app, &brought).await?;
        let job = Job {
            file: file.clone(),
            map: Arc::clone(&map),
            rates: Rates::new(&brought.currency, map.rates.clone()),
            today: app.today(),
            progress: Arc::clone(progress),
        };
        let (read, outside) = app.files.take("import", move || job.read(dictionary)).await??;
        let Outside { rejects, left_out, uncounted } = outside;
        let (n_rows, n_rejected) = (read.n_rows, read.n_rejected);
        // Somebody else's names came in meanwhile: numbers were given twice, so it is read again.
        let Some(Recorded { batch, counts, open, n_tied, difference }) =
            take_in(app, &brought, read, mode, progress).await?
        else {
            continue;
        };
        progress.rest();
        // Lines that say what another line says are told by the reader, and bring nothing.
        let n_unchanged = n_rows.saturating_sub(counts.n_imported).saturating_sub(n_rejected);
        let (n_imported, n_facts) = (counts.n_imported, counts.n_facts);
        let (n_late, open) = match mode {
            Mode::Keep => match_earlier(app, bringer, batch, open).await,
            Mode::Try => (0, open),
        };
        return Ok(Imported {
            batch,
            is_repeated: false,
            n_rows,
            n_imported,
            n_unchanged,
            n_rejected,
            n_facts,
            n_tied: n_tied + n_late,
            open,
            left_out,
            uncounted,
            difference,
            rejects,
        });
    }
}

/// How many payments that came before are for what it brought, or make up a sum with what it brought.
///
/// The file is in by now, whatever becomes of this: whoever brought it must not be told that it failed. The payments stand in the
/// list of those without a deal, from which they are tried again.
async fn match_earlier(app: &App, bringer: &Bringer, batch: Option<BatchId>, open: Summed) -> (u64, Summed) {
    let tried = async {
        let n = match_open(app, bringer).await?;
        let left = zadel_store::payments::sum_open_payments(&app.db, bringer.company, Scope::All, batch);
        Ok((n, if batch.is_some() && 0 < n { left.await? } else { open }))
    };
    tried.await.unwrap_or_else(|refused: Refused| {
        error!(company = bringer.company.get(), %refused, "payments_not_matched");
        (0, open)
    })
}

pub(crate) async fn hash(app: &App, mut file: SharedFile) -> Result<String, Refused> {
    let hashed = app.files.take("import", move || {
        let (mut hasher, mut part) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            match file.read(&mut part)? {
                0 => break,
                n => hasher.update(&part[..n]),
            }
        }
        let digest: [u8; 32] = hasher.finalize().into();
        let mut hex = String::new();
        for byte in digest {
            write!(hex, "{byte:02x}").expect("memory takes every text");
        }
        Ok::<_, std::io::Error>(hex)
    });
    hashed.await?.map_err(|_| Refused::Broken("file"))
}

/// Documents that were left out, by why.
pub(super) type LeftOut = BTreeMap<&'static str, u64>;

/// What of a file is told beside its facts.
struct Outside {
    rejects: Rejects,
    left_out: LeftOut,
    uncounted: Uncounted,
}

/// What is done on a thread of its own.
struct Job {
    file: SharedFile,
    map: Arc<ImportMap>,
    rates: Rates,
    today: Date,
    progress: Arc<Progress>,
}

impl Job {
    fn read(mut self, mut dictionary: Dictionary) -> Result<(Read, Outside), Refused> {
        /// So often somebody is told how far it is, and asked whether to go on.
        const ROWS_A_LOOK: u64 = 1_024;
        if self.map.of == RowsOf::Statement {
            let (read, rejects, left_out) = super::statement::read(self.file, &mut self.rates, self.today, dictionary)?;
            return Ok((read, Outside { rejects, left_out, uncounted: self.rates.uncounted() }));
        }
        let map = &*self.map;
        let mut tables = open(self.file, Limits::import()).map_err(refused)?;
        // A file that was tried before is read from its beginning again.
        self.progress.n_bytes_read.store(0, Ordering::Relaxed);
        self.progress.n_bytes.store(tables.n_bytes(), Ordering::Relaxed);
        let mut reader = Reader::open(&mut tables, map, self.today).map_err(Refused::Table)?;
        let meanings = Meanings::of(map);
        let meaning = |pipeline: Option<&str>, stage: &str| meanings.get(pipeline, stage).unwrap_or(StageMeaning::Open);
        let mut resolver = Resolver {
            feed: dictionary.feed,
            names: &mut dictionary.names,
            clients: &mut dictionary.clients,
            books: &dictionary.books,
            rates: &mut self.rates,
            meaning: &meaning,
        };
        let (mut rejects, mut n_seen) = (Rejects::default(), 0_u64);
        let (incoming, ()) = Incoming::read(|incoming| {
            while let Some(found) = reader.next_seen().map_err(refused)? {
                match found.seen {
                    Ok(seen) => resolver.add(incoming, &seen, found.lines),
                    Err(faults) => rejects.add(faults),
                }
                n_seen += 1;
                if n_seen.is_multiple_of(ROWS_A_LOOK) {
                    self.progress.n_bytes_read.store(reader.n_bytes_read(), Ordering::Relaxed);
                    if self.progress.is_cancelled() {
                        return Err(Refused::Cancelled);
                    }
                }
            }
            Ok(())
        })?;
        let rejected_deals = reader.rejected_deals().to_vec();
        let notes = reader.notes();
        let (n_rows, n_rejected) = (notes.n_rows, notes.n_rejected);
        let kept = rejects.rows();
        let outside = Outside { rejects, left_out: LeftOut::new(), uncounted: self.rates.uncounted() };
        let read =
            Read { dictionary, incoming, payments: Vec::new(), n_rows, n_rejected, rejects: kept, rejected_deals };
        Ok((read, outside))
    }
}

fn refused(error: TableError) -> Refused {
    Refused::Table(ReaderError::Table(error))
}

fn reject_row(reject: &Reject) -> RejectRow {
    RejectRow {
        line: i64::try_from(reject.line).unwrap_or(i64::MAX),
        header: reject.column.clone(),
        code: reject.code.code().to_owned(),
        value: reject.value.clone(),
    }
}

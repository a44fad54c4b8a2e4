//! A bank's statement: read whole, because it is small, and no table.

use std::io::Read as _;

use jiff::civil::Date;
use zadel_core::facts::StageMeaning;
use zadel_core::facts::seen::Seen;
use zadel_exchange::import::statement::{Document, Statement, StatementError};
use zadel_exchange::import::{Lines, ReaderError};

use crate::Refused;
use crate::facts::import_file::{LeftOut, Rejects};
use crate::facts::incoming::Incoming;
use crate::facts::rates::Rates;
use crate::facts::record::{Dictionary, Read};
use crate::facts::resolve::Resolver;
use crate::facts::shared_file::SharedFile;

/// The payments of a statement that came in; what is left out is counted beside its rows.
pub(super) fn read(
    file: SharedFile,
    rates: &mut Rates,
    today: Date,
    mut dictionary: Dictionary,
) -> Result<(Read, Rejects, LeftOut), Refused> {
    let refused = |error| Refused::Table(ReaderError::Statement(error));
    let mut bytes = Vec::new();
    let most = u64::try_from(Statement::MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    file.take(most).read_to_end(&mut bytes).map_err(|_| refused(StatementError::NotAStatement))?;
    let statement = Statement::whole(&bytes, today).map_err(refused)?;
    let mut resolver = Resolver {
        feed: dictionary.feed,
        names: &mut dictionary.names,
        clients: &mut dictionary.clients,
        books: &dictionary.books,
        rates,
        meaning: &|_, _| StageMeaning::Open,
    };
    let (mut incoming, mut rejects, mut left_out) = (Incoming::default(), Rejects::default(), LeftOut::new());
    let (mut n_rows, mut n_rejected) = (0, 0);
    for document in statement.documents {
        match document {
            Document::Payment { line, payment } => {
                n_rows += 1;
                resolver.add(&mut incoming, &Seen::Payment(payment), Lines { first: line, n: 1 });
            }
            Document::Rejected(faults) => {
                (n_rows, n_rejected) = (n_rows + 1, n_rejected + 1);
                rejects.add(faults);
            }
            Document::LeftOut { why, .. } => *left_out.entry(why.code()).or_default() += 1,
        }
    }
    let kept = rejects.rows();
    let (payments, rejected_deals) = (Vec::new(), Vec::new());
    let read = Read { dictionary, incoming, payments, n_rows, n_rejected, rejects: kept, rejected_deals };
    Ok((read, rejects, left_out))
}

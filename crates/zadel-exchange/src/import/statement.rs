//! Statements of banks in the format of 1C (`1CClientBankExchange`): which payments came in.
//!
//! A statement is a text of lines `key=value`. It names its own accounts; a document whose payee is one of them and whose payer
//! is not is money that came in. Everything else is told as left out: it is no sale.

mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::{Encoding, IBM866, UTF_8, WINDOWS_1251};
use jiff::civil::Date;
use zadel_core::facts::seen::{SeenAmount, SeenClient, SeenPayment};
use zadel_core::money::Currency;

use super::STATEMENT_MARK;
use super::Unit;
use super::purpose::said_in;
use super::reader::{purpose, reference, shown, tax_number};
use super::reject::{Reject, RejectCode};
use super::value::{AmountFault, DateOrder, MomentFault, Reading, SumOf, read_moment, sum_in_text};
use vocabulary as key;

/// What a statement tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    /// The accounts that it is of.
    pub accounts: BTreeSet<String>,
    /// Its documents, in order.
    pub documents: Vec<Document>,
    /// Does it have its end? One that was cut off can lack payments.
    pub is_complete: bool,
}

/// A document of a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Document {
    /// Money that came in.
    Payment {
        /// The line where the document begins, from 1.
        line: u64,
        /// What it says.
        payment: Box<SeenPayment>,
    },
    /// Nothing that was sold.
    LeftOut {
        /// The line where the document begins, from 1.
        line: u64,
        /// Why.
        why: LeftOut,
        /// The sum as it stands there.
        amount: String,
    },
    /// It cannot be read; everything that is wrong with it.
    Rejected(Vec<Reject>),
}

/// Why a document is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Money that went to somebody else.
    Outgoing,
    /// Money that went back to a client, by its purpose. Whether a sale is to be taken back, a person decides.
    Refund,
    /// From one own account to another.
    OwnTransfer,
}

/// Why a file is no statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementError {
    /// It does not begin as one.
    NotAStatement,
    /// It does not name its account, so that nobody knows what came in.
    NoAccount,
    /// More than [`Statement::MOST_BYTES`].
    TooLarge,
    /// It ends before its end: payments may be missing. Only [`Statement::whole`] says so.
    CutOff,
}

impl LeftOut {
    /// The stable word that programs read.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Outgoing => "outgoing",
            Self::Refund => "outgoing_refund",
            Self::OwnTransfer => "own_transfer",
        }
    }
}

impl StatementError {
    /// The stable word that programs read.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAStatement => "not_a_statement",
            Self::NoAccount => "no_account",
            Self::TooLarge => "file_too_large",
            Self::CutOff => "cut_off",
        }
    }
}

impl Statement {
    /// A hundred thousand payments.
    pub const MOST_BYTES: usize = 64 << 20;

    /// Reads a statement: UTF-8, or else what Windows or DOS write, as the file itself says. Nothing of it may be later than today.
    ///
    /// The id of a payment is made of its day, its number, its sum and its payer: a statement that is imported again, or one
    /// that overlaps, brings the same ids.
    ///
    /// # Errors
    /// [`StatementError`]; what is wrong with single documents stands among them.
    ///
    /// # Examples
    /// ```
    /// # use jiff::civil::date;
    /// # use zadel_exchange::import::statement::{Document, Statement};
    /// let text = "1CClientBankExchange\nРасчСчет=40702810000000000001\nСекцияДокумент=Платежное поручение\nНомер=7\n\
    ///     Дата=01.10.2026\nДатаПоступило=02.10.2026\nСумма=1500.50\nПлательщикСчет=40702810000000000099\n\
    ///     Плательщик1=ООО Окна\nПолучательСчет=40702810000000000001\nНазначениеПлатежа=По счёту № 12\n\
    ///     КонецДокумента\nКонецФайла\n";
    /// let statement = Statement::read(text.as_bytes(), date(2026, 11, 1)).expect("a statement");
    /// let Document::Payment { payment, .. } = &statement.documents[0] else { panic!("a payment") };
    /// assert_eq!((payment.amount.money.minor(), payment.invoice.as_deref()), (150_050, Some("12")));
    /// ```
    pub fn read(bytes: &[u8], today: Date) -> Result<Self, StatementError> {
        if Self::MOST_BYTES < bytes.len() {
            return Err(StatementError::TooLarge);
        }
        let (text, _) = encoding_of(bytes).decode_with_bom_removal(bytes);
        let mut lines = (1_u64..).zip(text.lines().map(str::trim_end));
        if !lines.next().is_some_and(|(_, first)| first.starts_with(STATEMENT_MARK)) {
            return Err(StatementError::NotAStatement);
        }
        let parts = Parts::of(lines);
        if parts.accounts.is_empty() {
            return Err(StatementError::NoAccount);
        }
        let mut ids = BTreeMap::new();
        let documents =
            parts.sections.iter().map(|section| document(section, &parts.accounts, today, &mut ids)).collect();
        Ok(Self { documents, is_complete: parts.is_complete, accounts: parts.accounts })
    }

    /// As [`Statement::read`], and nothing if its end is missing: half a statement looks like a whole one.
    ///
    /// # Errors
    /// [`StatementError`].
    pub fn whole(bytes: &[u8], today: Date) -> Result<Self, StatementError> {
        let statement = Self::read(bytes, today)?;
        if statement.is_complete { Ok(statement) } else { Err(StatementError::CutOff) }
    }
}

fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    /// The head of the file, with what it says of its encoding.
    const HEAD: usize = 500;
    let head = &bytes[..bytes.len().min(HEAD)];
    if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else if head.windows(4).any(|window| window == b"=DOS") {
        IBM866
    } else {
        WINDOWS_1251
    }
}

/// The lines of a document by their keys.
struct Section<'a> {
    line: u64,
    values: BTreeMap<&'a str, &'a str>,
}

#[derive(Default)]
struct Parts<'a> {
    accounts: BTreeSet<String>,
    sections: Vec<Section<'a>>,
    is_complete: bool,
}

impl<'a> Parts<'a> {
    fn of(lines: impl Iterator<Item = (u64, &'a str)>) -> Self {
        let mut parts = Self::default();
        let mut open: Option<Section<'a>> = None;
        for (line, text) in lines {
            let (name, value) =
                text.split_once('=').map_or((text.trim(), ""), |(name, value)| (name.trim(), value.trim()));
            match (name, &mut open) {
                // A document without its end is not lost.
                (key::SECTION, _) => {
                    let next = Section { line, values: BTreeMap::new() };
                    parts.sections.extend(open.replace(next));
                }
                (key::END_OF_SECTION, _) => parts.sections.extend(open.take()),
                (key::END_OF_FILE, _) => parts.is_complete = true,
                (name, Some(section)) if !value.is_empty() => drop(section.values.insert(name, value)),
                (key::ACCOUNT, None) if !value.is_empty() => drop(parts.accounts.insert(value.to_owned())),
                _ => {}
            }
        }
        parts.sections.extend(open);
        parts
    }
}

fn document(section: &Section<'_>, own: &BTreeSet<String>, today: Date, ids: &mut BTreeMap<String, u32>) -> Document {
    let value = |name: &str| section.values.get(name).copied().unwrap_or_default();
    // The account in the payer's own bank stands first, the one it is paid through behind it.
    let is_own = |names: [&str; 2]| names.into_iter().any(|name| own.contains(value(name)));
    let is_payer = is_own([key::PAYER_ACCOUNT, key::PAYER_ACCOUNT_AT_BANK]);
    let is_payee = is_own([key::PAYEE_ACCOUNT, key::PAYEE_ACCOUNT_AT_BANK]);
    let left_out = |why| Document::LeftOut { line: section.line, why, amount: value(key::AMOUNT).to_owned() };
    match (is_payer, is_payee) {
        (true, true) => left_out(LeftOut::OwnTransfer),
        (true, false) if value(key::PURPOSE).to_lowercase().contains(key::REFUND) => left_out(LeftOut::Refund),
        (true, false) => left_out(LeftOut::Outgoing),
        (false, false) => {
            let account = value(key::PAYEE_ACCOUNT);
            let column = Some(key::PAYEE_ACCOUNT.to_owned());
            Document::Rejected(vec![Reject::new(section.line, column, RejectCode::ForeignAccount, account)])
        }
        (false, true) => {
            let payment = payment(section, today, ids);
            let told = |payment| Document::Payment { line: section.line, payment: Box::new(payment) };
            payment.map_or_else(Document::Rejected, told)
        }
    }
}

fn payment(section: &Section<'_>, today: Date, ids: &mut BTreeMap<String, u32>) -> Result<SeenPayment, Vec<Reject>> {
    let value = |name: &str| section.values.get(name).copied().unwrap_or_default();
    let mut rejects = Vec::new();
    let mut reject = |name: &str, code| {
        rejects.push(Reject::new(section.line, Some(name.to_owned()), code, value(name)));
    };
    let day_key = if value(key::DAY_RECEIVED).is_empty() { key::DAY } else { key::DAY_RECEIVED };
    let on = day(value(day_key), today).map_err(|code| reject(day_key, code));
    let currency = currency_of(value(key::PAYEE_ACCOUNT));
    let amount = amount(value(key::AMOUNT), currency).map_err(|code| reject(key::AMOUNT, code));
    let said_tax_number = value(key::PAYER_TAX_NUMBER);
    let number = reference(value(key::NUMBER)).ok_or_else(|| reject(key::NUMBER, RejectCode::BadId));
    let tax_number = match said_tax_number {
        // What banks write for whoever has none.
        "" | "0" => Ok(None),
        text => tax_number(text).map(Some).ok_or_else(|| reject(key::PAYER_TAX_NUMBER, RejectCode::BadTaxNumber)),
    };
    let (Ok(on), Ok(amount), Ok(number), Ok(tax_number)) = (on, amount, number, tax_number) else {
        return Err(rejects);
    };
    let name = shown(payer(value(key::PAYER_NAME), value(key::PAYER)).into()).or_else(|| tax_number.clone());
    let client = name.map(|name| SeenClient { name, tax_number });
    let purpose = Some(purpose(value(key::PURPOSE))).filter(|purpose| !purpose.is_empty());
    let said = said_in(purpose.as_deref().unwrap_or_default());
    let id = super::made_payment_id(on, number, amount.money, client.as_ref());
    let n = ids.entry(id.clone()).or_default();
    *n += 1;
    Ok(SeenPayment {
        id: if *n == 1 { id } else { format!("{id}|{n}") },
        at: on.at(0, 0, 0, 0),
        amount,
        client,
        purpose,
        invoice: said.invoice,
        contract: said.contract,
        deal: None,
    })
}

fn day(text: &str, today: Date) -> Result<Date, RejectCode> {
    if text.is_empty() {
        return Err(RejectCode::MissingDate);
    }
    let moment = read_moment(text, Reading { order: Some(DateOrder::Dmy), offset: None });
    let on = moment.map(|moment| moment.at.date()).map_err(|fault| match fault {
        MomentFault::Unreadable | MomentFault::OutOfRange | MomentFault::Ambiguous => RejectCode::BadDate,
    })?;
    if today < on { Err(RejectCode::FutureDate) } else { Ok(on) }
}

fn amount(text: &str, currency: Option<Currency>) -> Result<SeenAmount, RejectCode> {
    let sum = sum_in_text(text, SumOf { currency, unit: Unit::One }).map_err(|fault| match fault {
        AmountFault::Unreadable => RejectCode::BadAmount,
        AmountFault::OutOfRange => RejectCode::AmountOutOfRange,
    })?;
    sum.ok_or(RejectCode::MissingAmount)
}

fn currency_of(account: &str) -> Option<Currency> {
    const N_DIGITS: usize = 20;
    let code = account.get(5..8).filter(|_| account.len() == N_DIGITS)?;
    key::CURRENCIES.iter().find(|(number, _)| *number == code).and_then(|(_, code)| code.parse().ok())
}

/// The name that stands alone, or else the one behind a tax number.
fn payer<'a>(name: &'a str, with_number: &'a str) -> &'a str {
    if !name.is_empty() {
        return name;
    }
    let behind = with_number
        .strip_prefix(key::TAX_NUMBER)
        .map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' '));
    behind.unwrap_or(with_number)
}

#[cfg(test)]
mod tests;

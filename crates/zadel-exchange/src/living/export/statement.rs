//! A bank's statement for 1C.

use encoding_rs::WINDOWS_1251;
use jiff::civil::Date;
use zadel_core::money::{Currency, Money};

use super::vocabulary as key;
use super::{Export, Fault, day_written};
use crate::import::RejectCode;
use crate::living::{Company, Payment};

/// Two accounts of the company, and how those of others begin.
const OWN: [&str; 2] = ["40702810000000000001", "40702810000000000002"];
const OF_OTHERS: &str = "407028101";
/// A number that nobody has.
const OWN_TAX_NUMBER: &str = "0012345678";

/// What the bank booked until the end of a day, in CP1251: what clients paid, and what is no sale: the rent, money that went back,
/// transfers between own accounts. A few payers have a tax number that is none.
#[must_use]
pub fn payments_1c_statement(company: &Company, day: Date) -> Export {
    let mut file = Statement::begun(company, day);
    let mut month = None;
    for (n, payment) in company.payments.iter().take_while(|payment| payment.at.date() <= day).enumerate() {
        let on = payment.at.date();
        if month.replace(on.first_of_month()) != Some(on.first_of_month()) {
            file.add_own(company, on);
        }
        file.add_payment(company, payment, n);
        if n % 90 == 60 {
            file.add_refund(company, payment);
        }
    }
    file.line(key::END_OF_FILE);
    let (bytes, _, _) = WINDOWS_1251.encode(&file.text);
    Export { bytes: bytes.into_owned(), n_records: file.n_records, faults: file.faults, n_equal_lines: 0 }
}

struct Statement {
    text: String,
    n_lines: u64,
    n_records: u64,
    faults: Vec<Fault>,
    n_own: u32,
}

/// One side of a payment.
struct Side<'a> {
    account: &'a str,
    name: &'a str,
    tax_number: &'a str,
    bank: &'a str,
}

impl Statement {
    fn begun(company: &Company, day: Date) -> Self {
        let mut file = Self { text: String::new(), n_lines: 0, n_records: 0, faults: Vec::new(), n_own: 0 };
        key::STATEMENT_HEAD.iter().for_each(|line| file.line(line));
        file.value(key::CREATED_ON, &day_written(day));
        file.value(key::CREATED_AT, "18:30:00");
        file.value(key::FROM, &day_written(company.from));
        file.value(key::TO, &day_written(day));
        OWN.iter().for_each(|account| file.value(key::ACCOUNT, account));
        for account in OWN {
            file.line(key::ACCOUNT_SECTION);
            file.value(key::FROM, &day_written(company.from));
            file.value(key::TO, &day_written(day));
            file.value(key::ACCOUNT, account);
            file.value(key::BALANCE_BEFORE, "0.00");
            file.value(key::BALANCE_AFTER, "0.00");
            file.line(key::END_OF_ACCOUNT);
        }
        file
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push_str("\r\n");
        self.n_lines += 1;
    }

    fn value(&mut self, key: &str, value: &str) {
        self.line(&format!("{key}={value}"));
    }

    fn add_payment(&mut self, company: &Company, payment: &Payment, n: usize) {
        let client = &company.clients[company.deals[company.invoices[payment.invoice].deal].client];
        let account = format!("{OF_OTHERS}{:011}", n % 97 * 1_000 + 7);
        let is_bad = n % 150 == 111;
        let payer = Side {
            account: &account,
            name: &client.name,
            tax_number: if is_bad { "12345" } else { &client.tax_number },
            bank: company.names.one("bank", "banks", n),
        };
        if is_bad {
            self.faults.push(Fault { line: self.n_lines + 1, code: RejectCode::BadTaxNumber });
        } else {
            self.n_records += 1;
        }
        let on = payment.at.date();
        self.document(&payment.id, on, payment.amount, [&payer, &own(company, 0)], &payment.purpose);
    }

    /// What a company pays every month, and what it moves from one account to the other.
    fn add_own(&mut self, company: &Company, on: Date) {
        let landlord = Side {
            account: "40702810200000000077",
            name: company.names.one("bank", "landlord", 0),
            tax_number: "0087654321",
            bank: company.names.one("bank", "banks", 1),
        };
        let [rent, transfer] = [180_000, 500_000].map(|roubles| Currency::RUB.whole(roubles).unwrap_or(Money::MAX));
        self.n_own += 2;
        let (first, second) = (self.n_own.to_string(), (self.n_own + 1).to_string());
        let purpose = |name: &str| company.names.one("bank", name, 0).to_owned();
        self.document(&first, on, rent, [&own(company, 0), &landlord], &purpose("rent"));
        self.document(&second, on, transfer, [&own(company, 0), &own(company, 1)], &purpose("transfer"));
    }

    fn add_refund(&mut self, company: &Company, of: &Payment) {
        let client = &company.clients[company.deals[company.invoices[of.invoice].deal].client];
        let account = format!("{OF_OTHERS}00000000099");
        let payee = Side {
            account: &account,
            name: &client.name,
            tax_number: &client.tax_number,
            bank: company.names.one("bank", "banks", 0),
        };
        let half = Money::from_minor(of.amount.minor() / 2).unwrap_or(of.amount);
        let purpose = company.names.one("bank", "refund", 0);
        self.document(&format!("{}-1", of.id), of.at.date(), half, [&own(company, 0), &payee], purpose);
    }

    fn document(&mut self, number: &str, on: Date, amount: Money, [payer, payee]: [&Side<'_>; 2], purpose: &str) {
        self.line(key::DOCUMENT);
        self.value(key::NUMBER, number);
        self.value(key::DAY, &day_written(on));
        self.value(key::AMOUNT, &format!("{}.{:02}", amount.minor() / 100, amount.minor() % 100));
        for (prefix, side) in [(key::PAYER, payer), (key::PAYEE, payee)] {
            self.value(&format!("{prefix}{}", key::ITS_ACCOUNT), side.account);
            self.value(prefix, &format!("{} {} {}", key::TAX_NUMBER, side.tax_number, side.name));
            self.value(&format!("{prefix}{}", key::TAX_NUMBER), side.tax_number);
            self.value(&format!("{prefix}1"), side.name);
            self.value(&format!("{prefix}{}", key::BANK), side.bank);
        }
        let is_incoming = OWN.contains(&payee.account);
        self.value(if is_incoming { key::RECEIVED } else { key::WRITTEN_OFF }, &day_written(on));
        self.value(key::PURPOSE, purpose);
        self.line(key::END_OF_DOCUMENT);
    }
}

fn own(company: &Company, n: usize) -> Side<'_> {
    Side {
        account: OWN[n],
        name: company.names.one("bank", "company", 0),
        tax_number: OWN_TAX_NUMBER,
        bank: company.names.one("bank", "banks", 0),
    }
}

use encoding_rs::{IBM866, WINDOWS_1251};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const OWN: &str = "40702810000000000001";
const OTHER: &str = "40702810000000000099";

fn document(lines: &str, from: &str, to: &str) -> String {
    format!(
        "СекцияДокумент=Платежное поручение\r\nНомер=7\r\nДата=01.10.2026\r\nСумма=1000.00\r\nПлательщикСчет={from}\r\n\
         Плательщик=ИНН 7707083893 ООО \"Окна\"\r\nПлательщикИНН=7707083893\r\nПолучательСчет={to}\r\n{lines}\r\nКонецДокумента\r\n"
    )
}

fn text(documents: &str) -> String {
    format!(
        "1CClientBankExchange\r\nВерсияФормата=1.03\r\nКодировка=Windows\r\nРасчСчет={OWN}\r\n{documents}КонецФайла\r\n"
    )
}

fn read(text: &str) -> Statement {
    Statement::read(text.as_bytes(), date(2026, 11, 30)).expect("a statement")
}

fn codes(statement: &Statement) -> Vec<&'static str> {
    let code = |document: &Document| match document {
        Document::Payment { .. } => "payment",
        Document::LeftOut { why, .. } => why.code(),
        Document::Rejected(rejects) => rejects[0].code.code(),
    };
    statement.documents.iter().map(code).collect()
}

#[test]
fn only_what_comes_in_is_a_payment() {
    let documents = [
        document("", OTHER, OWN),
        document("НазначениеПлатежа=Аренда", OWN, OTHER),
        document("НазначениеПлатежа=Возврат аванса по договору 5", OWN, OTHER),
        document("", OWN, OWN),
        document("", OTHER, OTHER),
    ];
    let statement = read(&text(&documents.concat()));
    assert_eq!(codes(&statement), ["payment", "outgoing", "outgoing_refund", "own_transfer", "foreign_account"]);
    assert!(statement.is_complete);
}

#[test]
fn a_payment_says_who_paid_and_what_for() {
    let lines = "ДатаПоступило=02.10.2026\r\nНазначениеПлатежа=По счёту № 12 от 01.10.2026 по дог. 45/26";
    let statement = read(&text(&document(lines, OTHER, OWN)));
    let Document::Payment { payment, .. } = &statement.documents[0] else { panic!("a payment") };
    let client = payment.client.clone().expect("a payer");
    assert_eq!((client.name.as_str(), client.tax_number.as_deref()), ("ООО \"Окна\"", Some("7707083893")));
    assert_eq!((payment.invoice.as_deref(), payment.contract.as_deref()), (Some("12"), Some("45/26")));
    assert_eq!(
        (payment.at.to_string().as_str(), payment.amount.currency),
        ("2026-10-02T00:00:00", Some(Currency::RUB))
    );
    assert_eq!(payment.id, "2026-10-02|7|100000|7707083893");
}

#[test]
fn a_payer_has_one_id_in_a_table_and_in_a_statement() {
    let nameless = document("НазначениеПлатежа=a\u{0}b", OTHER, OWN)
        .replace("Плательщик=ИНН 7707083893 ООО \"Окна\"\r\nПлательщикИНН=7707083893", "Плательщик1=ООО\u{a0}Окна");
    let statement = read(&text(&nameless));
    let Document::Payment { payment, .. } = &statement.documents[0] else { panic!("a payment") };
    assert_eq!((payment.id.as_str(), payment.purpose.as_deref()), ("2026-10-01|7|100000|ООО Окна", Some("a b")));
    // A spreadsheet loses the zero in front; the payment is the same.
    let zero = document("", OTHER, OWN).replace("7707083893", "0274062111");
    let statement = read(&text(&zero));
    let Document::Payment { payment, .. } = &statement.documents[0] else { panic!("a payment") };
    assert_eq!(payment.id, "2026-10-01|7|100000|274062111");
    let long = document("", OTHER, OWN).replace("Номер=7", &format!("Номер={}", "7".repeat(201)));
    assert_eq!(codes(&read(&text(&long))), ["bad_id"]);
}

#[test]
fn any_encoding_gives_the_same_statement() {
    let windows = text(&document("", OTHER, OWN));
    let dos = windows.replace("Windows", "DOS");
    let expected = read(&windows);
    for bytes in
        [WINDOWS_1251.encode(&windows).0, IBM866.encode(&dos).0, ["\u{feff}", &windows].concat().into_bytes().into()]
    {
        assert_eq!(Statement::read(&bytes, date(2026, 11, 30)), Ok(expected.clone()));
    }
}

#[test]
fn two_equal_payments_are_two() {
    let statement = read(&text(&document("", OTHER, OWN).repeat(2)));
    let ids: Vec<&str> = statement
        .documents
        .iter()
        .filter_map(
            |document| if let Document::Payment { payment, .. } = document { Some(payment.id.as_str()) } else { None },
        )
        .collect();
    assert_eq!(ids, ["2026-10-01|7|100000|7707083893", "2026-10-01|7|100000|7707083893|2"]);
}

#[test]
fn a_document_tells_everything_that_is_wrong_with_it() {
    let bad = document("", OTHER, OWN)
        .replace("01.10.2026", "01.13.2026")
        .replace("1000.00", "тысяча")
        .replace("ИНН=7707083893", "ИНН=77");
    let statement = read(&text(&bad));
    let Document::Rejected(rejects) = &statement.documents[0] else { panic!("faults") };
    let codes: Vec<&str> = rejects.iter().map(|reject| reject.code.code()).collect();
    assert_eq!(codes, ["bad_date", "bad_amount", "bad_tax_number"]);
}

#[test]
fn what_is_no_statement_or_was_cut_off_is_told() {
    let today = date(2026, 11, 30);
    assert_eq!(Statement::read(b"ID;Name\n1;2\n", today), Err(StatementError::NotAStatement));
    assert_eq!(Statement::read(b"1CClientBankExchange\n", today), Err(StatementError::NoAccount));
    let whole = text(&document("", OTHER, OWN));
    let cut = &whole[..whole.find("КонецДокумента").expect("an end")];
    let statement = read(cut);
    assert_eq!((codes(&statement), statement.is_complete), (vec!["payment"], false));
}

proptest! {
    /// Lines lost, doubled and out of order: whatever is left is told, and nothing panics.
    #[test]
    fn any_lines_are_a_statement_or_none(picked in proptest::collection::vec(0_usize..12, 0..40), cut in 0_usize..400) {
        let whole = text(&document("НазначениеПлатежа=По сч.№ 1 по дог.2", OTHER, OWN));
        let lines: Vec<&str> = whole.lines().collect();
        let mixed: Vec<&str> = picked.iter().filter_map(|line| lines.get(*line).copied()).collect();
        let bytes = format!("1CClientBankExchange\r\n{}", mixed.join("\r\n")).into_bytes();
        let bytes = &bytes[..bytes.len().saturating_sub(cut).max(20)];
        if let Ok(statement) = Statement::read(bytes, date(2026, 11, 30)) {
            prop_assert!(!statement.accounts.is_empty());
        }
    }
}

#[test]
fn a_statement_without_its_end_is_no_whole_one() {
    let text = "1CClientBankExchange\nРасчСчет=40702810000000000001\n";
    assert_eq!(Statement::whole(text.as_bytes(), date(2026, 11, 1)), Err(StatementError::CutOff));
    assert!(Statement::whole([text, "КонецФайла\n"].concat().as_bytes(), date(2026, 11, 1)).is_ok());
}

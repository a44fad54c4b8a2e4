//! Files of every format and variant, with all that was recognised and read in a snapshot beside each.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use zadel_core::facts::seen::{Seen, SeenAmount, SeenClient, SeenDeal};
use zadel_exchange::import::statement::{Document, Statement};
use zadel_exchange::import::{Guess, ImportMap, Profile, Reader, Reject, recognise};
use zadel_exchange::table::{Limits, open};
use zadel_exchange::target_sheet::column_letters;

const TODAY: Date = date(2026, 11, 30);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/import")
}

#[test]
fn every_export_is_recognised_and_read_as_its_snapshot_says() {
    let files = fs::read_dir(folder()).expect("the folder").map(|file| file.expect("a file").path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|end| end != "snap" && end != "new")).collect();
    files.sort();
    assert_eq!(files.len(), 19);
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        let told = told(&path);
        insta::with_settings!({ snapshot_path => folder(), prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, told);
        });
    }
}

/// What the guess says, what its map is, and what comes of the file with it.
fn told(path: &Path) -> String {
    let mut tables = open(File::open(path).expect("the file"), Limits::import()).expect("a table");
    let guess = recognise(&mut tables).expect("sound");
    let mut told = guess_told(&guess);
    if guess.profile == Profile::Statement {
        return told + &statement_told(&fs::read(path).expect("the file"));
    }
    let Some(map) = guess.map else { return told };
    write!(told, "\n--- map\n{}", map.written()).expect("a string");
    // A map that lacks what is asked for cannot be read again; it still shows what the rows are.
    let again = ImportMap::read(&map.written());
    assert!(
        again.as_ref().is_ok_and(|again| *again == map)
            || again.is_err_and(|problem| problem.fault.code() == "missing_key")
    );
    told.push_str("\n--- rows\n");
    let mut reader = match Reader::open(&mut tables, &map, TODAY) {
        Ok(reader) => reader,
        Err(error) => return told + &format!("{error:?}\n"),
    };
    while let Some(found) = reader.next_seen().expect("a row") {
        let line = match found.seen {
            Ok(seen) => seen_told(&seen),
            Err(rejects) => rejects_told(&rejects),
        };
        told.push_str(&line);
    }
    told + &format!("\n{:?}\n", reader.notes())
}

fn guess_told(guess: &Guess) -> String {
    let rows = if guess.is_whole { "rows" } else { "first rows" };
    let mut told =
        format!("{}, headers in line {}, {} {rows}\n\n", guess.profile.code(), guess.header_line, guess.n_rows);
    for column in &guess.columns {
        let n = if column.n == 1 { String::new() } else { format!(" ({})", column.n) };
        let samples = column.samples.join(" | ");
        let letters = column_letters(column.place);
        let taken = format!("{:?}, {:?}", column.taken_for, column.sureness);
        writeln!(told, "{letters:2} {}{n}: {taken} [{samples}]", column.header).expect("a string");
    }
    told.push_str("\n--- asked\n");
    for question in &guess.questions {
        writeln!(told, "{} {question:?}", question.code()).expect("a string");
    }
    told.push_str("\n--- names\n");
    for stage in &guess.stages.values {
        let pipeline = stage.pipeline.as_ref().map_or_else(String::new, |pipeline| format!("{pipeline} / "));
        let meaning = stage.meaning.map_or("?", zadel_core::facts::StageMeaning::code);
        writeln!(told, "{} x {pipeline}{} = {meaning}", stage.n, stage.stage).expect("a string");
    }
    let lists = [
        ("person", &guess.people),
        ("source", &guess.sources),
        ("line", &guess.lines),
        ("loss reason", &guess.loss_reasons),
        ("action", &guess.actions),
    ];
    for (kind, list) in lists {
        list.values.iter().for_each(|value| writeln!(told, "{} x {kind} {}", value.n, value.name).expect("a string"));
    }
    told
}

fn statement_told(bytes: &[u8]) -> String {
    let statement = Statement::read(bytes, TODAY).expect("a statement");
    let mut told = format!("\n--- accounts {:?}, complete: {}\n", statement.accounts, statement.is_complete);
    for document in statement.documents {
        let line = match document {
            Document::Payment { payment, .. } => seen_told(&Seen::Payment(payment)),
            Document::LeftOut { line, why, amount } => format!("left out: line {line} {} {amount}\n", why.code()),
            Document::Rejected(rejects) => rejects_told(&rejects),
        };
        told.push_str(&line);
    }
    told
}

fn rejects_told(rejects: &[Reject]) -> String {
    let one = |reject: &Reject| {
        let column = reject.column.as_ref().map_or_else(String::new, |column| format!(" {column}:"));
        format!("line {}{column} {} [{}]", reject.line, reject.code.code(), reject.value)
    };
    format!("REJECTED {}\n", rejects.iter().map(one).collect::<Vec<_>>().join("; "))
}

fn seen_told(seen: &Seen<'_>) -> String {
    match seen {
        Seen::Deal(deal) => deal_told(deal),
        Seen::Event(event) => {
            let rest = [
                ("pipeline", event.pipeline.map(str::to_owned)),
                ("label", event.label.map(str::to_owned)),
                ("amount", event.amount.as_ref().map(money)),
                ("expected", event.expected.map(|day| day.to_string())),
                ("person", event.person.map(str::to_owned)),
                ("source", event.source.map(str::to_owned)),
            ];
            line(&format!("event {} {} {}", event.id, event.kind.code(), event.at), rest)
        }
        Seen::Payment(payment) => {
            let rest = [
                ("from", payment.client.as_ref().map(client)),
                ("invoice", payment.invoice.clone()),
                ("contract", payment.contract.clone()),
                ("deal", payment.deal.clone()),
                ("for", payment.purpose.clone()),
            ];
            line(&format!("payment {} {} {}", payment.id, payment.at, money(&payment.amount)), rest)
        }
        Seen::Invoice(invoice) => {
            let rest = [
                ("to", invoice.client.as_ref().map(client)),
                ("due", invoice.due.map(|day| day.to_string())),
                ("contract", invoice.contract.clone()),
                ("deal", invoice.deal.clone()),
            ];
            line(&format!("invoice {} {} {}", invoice.id, invoice.at, money(&invoice.amount)), rest)
        }
        Seen::Action(action) => {
            let rest = [
                ("person", action.person.clone()),
                ("deal", action.deal.clone()),
                ("with", action.client.as_ref().map(client)),
                ("times", Some(action.n.to_string())),
            ];
            line(&format!("{} {} {}", action.action.code(), action.id, action.at), rest)
        }
        Seen::Spend(spend) => line(&format!("spend {} {} {}", spend.on, spend.source, money(&spend.amount)), []),
    }
}

fn deal_told(deal: &SeenDeal) -> String {
    let moment = |at: Option<jiff::civil::DateTime>| at.map(|at| at.to_string());
    let dates: Vec<String> = deal.stage_dates.iter().map(|(stage, at)| format!("{} {at}", stage.code())).collect();
    let rest = [
        ("title", deal.title.clone()),
        ("client", deal.client.as_ref().map(client)),
        ("stage", deal.stage.clone()),
        ("pipeline", deal.pipeline.clone()),
        ("amount", deal.amount.as_ref().map(money)),
        ("person", deal.person.clone()),
        ("source", deal.source.clone()),
        ("line", deal.line.clone()),
        ("created", moment(Some(deal.created))),
        ("changed", moment(deal.changed)),
        ("expected", deal.expected.map(|day| day.to_string())),
        ("closed", moment(deal.closed)),
        ("lost for", deal.loss_reason.clone()),
        ("reached", Some(dates.join(", ")).filter(|dates| !dates.is_empty())),
        ("repeat", deal.is_repeat.map(|is_repeat| is_repeat.to_string())),
    ];
    line(&format!("{:?} {} {}", deal.kind, deal.id, deal.outcome.code()), rest)
}

fn line<const N: usize>(head: &str, rest: [(&str, Option<String>); N]) -> String {
    let rest = rest.into_iter().filter_map(|(name, value)| Some(format!("; {name}: {}", value?)));
    format!("{head}{}\n", rest.collect::<String>())
}

fn money(amount: &SeenAmount) -> String {
    let code = amount.currency.map_or_else(String::new, |currency| format!(" {}", currency.code()));
    format!("{}{code}", zadel_core::money::Currency::RUB.written(amount.money))
}

fn client(client: &SeenClient) -> String {
    let number = client.tax_number.as_ref().map_or_else(String::new, |number| format!(" ({number})"));
    format!("{}{number}", client.name)
}

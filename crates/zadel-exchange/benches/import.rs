//! Speed of imports: a table of 20,000 deals recognised and read, a log of 1,000,000 events read, a statement of 20,000 payments.
//!
//! Prints one line a measurement: name, median and slowest in milliseconds, and the size of the file in MB.

#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Cursor;
use std::time::Instant;

use jiff::civil::{Date, date};
use zadel_exchange::import::statement::Statement;
use zadel_exchange::import::{ImportMap, Reader, recognise};
use zadel_exchange::table::{Limits, open};

const TODAY: Date = date(2026, 11, 30);

/// Deals as Bitrix24 exports them with all columns, every fifth with two products.
fn deals(n: usize) -> String {
    const HEADERS: [&str; 22] = [
        "ID",
        "Название сделки",
        "Тип",
        "Стадия сделки",
        "Воронка",
        "Сумма",
        "Валюта",
        "Вероятность",
        "Компания",
        "Контакт",
        "Ответственный",
        "Дата создания",
        "Дата изменения",
        "Дата начала",
        "Предполагаемая дата закрытия",
        "Сделка закрыта",
        "Группа стадий",
        "Новая сделка",
        "Повторная сделка",
        "Источник",
        "Комментарий",
        "Товар",
    ];
    const STAGES: [(&str, &str, &str); 4] = [
        ("Новая", "Нет", "В работе"),
        ("Встреча проведена", "Нет", "В работе"),
        ("Сделка успешна", "Да", "Успешные"),
        ("Сделка провалена", "Да", "Проваленные"),
    ];
    let mut text = HEADERS.map(|header| format!("\"{header}\";")).concat() + "\n";
    for i in 0..n {
        let (stage, is_closed, group) = STAGES[i * 7919 % 4];
        let (day, month) = (i % 28 + 1, i % 9 + 1);
        for product in 0..=usize::from(i % 5 == 0) {
            let cells = [
                i.to_string(),
                format!("Окна для дома {i}"),
                "Продажа".to_owned(),
                stage.to_owned(),
                "Розница".to_owned(),
                format!("{} {:03},50", i % 900 + 1, product),
                "Рубль".to_owned(),
                "50".to_owned(),
                format!("ООО «Дом {}»", i % 5_000),
                format!("Иван Петров {}", i % 5_000),
                format!("Менеджер {}", i % 30),
                format!("{day:02}.{month:02}.2026 10:15:00"),
                format!("{day:02}.{month:02}.2026 18:00:00"),
                format!("{day:02}.{month:02}.2026"),
                format!("{:02}.10.2026", i % 28 + 1),
                is_closed.to_owned(),
                group.to_owned(),
                "Да".to_owned(),
                "Нет".to_owned(),
                format!("Источник {}", i % 12),
                "Перезвонить; клиент думает".to_owned(),
                format!("Окно {product}"),
            ];
            cells.iter().for_each(|cell| write!(text, "\"{cell}\";").expect("a string"));
            text.push('\n');
        }
    }
    text
}

const EVENTS: &str = "of = \"events\"\nfeed = \"Log\"\ncurrency = \"RUB\"\n[columns]\ndeal = \"deal\"\nkind = \"kind\"\nat = \"at\"\n\
    stage = \"stage\"\namount = \"amount\"\nperson = \"person\"\nsource = \"source\"\n";

fn events(n: usize) -> String {
    const KINDS: [(&str, &str); 5] =
        [("created", "lead"), ("stage", "meeting"), ("amount", ""), ("stage", "contract"), ("won", "")];
    let mut text = "deal;kind;at;stage;amount;person;source\n".to_owned();
    for i in 0..n {
        let (kind, stage) = KINDS[i % 5];
        let amount = if kind == "amount" { (i % 900_000).to_string() } else { String::new() };
        let (person, source, month, day) = (i / 5 % 300, i / 5 % 12, i % 9 + 1, i % 28 + 1);
        writeln!(
            text,
            "deal-{:07};{kind};2026-{month:02}-{day:02}T10:15:30;{stage};{amount};Менеджер {person};Источник {source}",
            i / 5
        )
        .expect("a string");
    }
    text
}

fn statement(n: usize) -> String {
    let own = "40702810000000000001";
    let mut text = format!("1CClientBankExchange\r\nРасчСчет={own}\r\n");
    for i in 0..n {
        write!(
            text,
            "СекцияДокумент=Платежное поручение\r\nНомер={i}\r\nДата={:02}.10.2026\r\nСумма={}.50\r\nПлательщикСчет=4070281000000001{:04}\r\n\
             Плательщик1=ООО Дом {}\r\nПлательщикИНН=77070{:05}\r\nПолучательСчет={own}\r\n\
             НазначениеПлатежа=Оплата по счёту № {i} от 01.10.2026 по договору {}/26\r\nКонецДокумента\r\n",
            i % 28 + 1, i % 9_000_000, i % 5_000, i % 5_000, i % 5_000, i % 700
        )
        .expect("a string");
    }
    text + "КонецФайла\r\n"
}

/// How many records and rejects a file holds.
fn read(file: &str, map: &ImportMap) -> (u64, u64) {
    let mut tables = open(Cursor::new(file), Limits::import()).expect("a table");
    let mut reader = Reader::open(&mut tables, map, TODAY).expect("the columns");
    let (mut n_seen, mut n_rejected) = (0, 0);
    while let Some(found) = reader.next_seen().expect("a row") {
        match black_box(found.seen) {
            Ok(_) => n_seen += 1,
            Err(_) => n_rejected += 1,
        }
    }
    (n_seen, n_rejected)
}

#[expect(clippy::cast_precision_loss, reason = "sizes and times for people to read")]
fn measure<T>(name: &str, n_bytes: usize, n_runs: usize, mut run: impl FnMut() -> T) {
    let mut times: Vec<f64> = (0..n_runs)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_unstable_by(f64::total_cmp);
    println!("{name} {:.1} {:.1} ms, {:.1} MB", times[times.len() / 2], times[times.len() - 1], n_bytes as f64 / 1e6);
}

fn main() {
    let file = deals(20_000);
    let guess =
        |file: &str| recognise(&mut open(Cursor::new(file), Limits::import()).expect("a table")).expect("sound");
    let map = guess(&file).map.expect("a map");
    assert_eq!(read(&file, &map), (20_000, 0), "products are one deal");
    measure("deals_recognised", file.len(), 9, || guess(&file));
    measure("deals_read", file.len(), 9, || read(&file, &map));
    measure("deals_recognised_and_read", file.len(), 9, || read(&file, &guess(&file).map.expect("a map")));

    let log = events(1_000_000);
    let map = ImportMap::read(EVENTS).expect("a map");
    assert_eq!(read(&log, &map), (1_000_000, 0), "every event is sound");
    measure("events_read", log.len(), 5, || read(&log, &map));
    measure("events_recognised", log.len(), 3, || guess(&log));
    measure("table_alone", log.len(), 5, || {
        let mut tables = open(Cursor::new(&log), Limits::import()).expect("a table");
        let mut rows = tables.rows(0).expect("a sheet");
        let mut n_cells = 0;
        while let Some(row) = rows.next_row().expect("a row") {
            n_cells += row.len();
        }
        n_cells
    });

    let text = statement(20_000);
    measure("statement_read", text.len(), 5, || {
        Statement::read(text.as_bytes(), TODAY).expect("a statement").documents.len()
    });
}

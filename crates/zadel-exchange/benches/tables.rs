//! Speed of reading tables: texts of 1,000,000 rows x 8 columns, pages of 200,000, workbooks of 20,000 rows x 40 columns.
//!
//! Prints one line a measurement: name, median and 99th percentile in nanoseconds. `RUNS` says how often each is measured.

#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Cursor;
use std::time::Instant;

use encoding_rs::WINDOWS_1251;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zadel_exchange::table::{Limits, open};

/// Deals as systems export them.
fn text(n_rows: usize, quote: &str) -> String {
    let end = format!("{quote};{quote}");
    let mut text = ["ID", "Сделка", "Стадия", "Сумма", "Валюта", "Ответственный", "Дата", "Источник"].join(";") + "\n";
    for i in 0..n_rows {
        let (day, sum) = (i % 28 + 1, i % 9_000_000);
        let cells = [
            i.to_string(),
            format!("Заказ {i}"),
            "Новая".to_owned(),
            format!("{sum},50"),
            "RUB".to_owned(),
            "А. Ким".to_owned(),
            format!("{day:02}.10.2026"),
            "Сайт".to_owned(),
        ];
        writeln!(text, "{quote}{}{quote}", cells.join(&end)).expect("a string");
    }
    text
}

/// A third of numbers, of texts, of days and shares.
fn workbook(n_rows: u32, n_columns: u16) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let (day, share) = (Format::new().set_num_format("dd.mm.yyyy"), Format::new().set_num_format("0%"));
    for row in 0..n_rows {
        for column in 0..n_columns {
            let number = f64::from(row) * 1.5 + f64::from(column);
            let written = match column % 4 {
                0 => sheet.write(row, column, number),
                1 => sheet.write(row, column, format!("Заказ {row}")),
                2 => {
                    let moment = ExcelDateTime::from_serial_datetime(number + 40_000.0).expect("a day");
                    sheet.write_with_format(row, column, &moment, &day)
                }
                _ => sheet.write_with_format(row, column, 0.25, &share),
            };
            written.expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn n_rows(bytes: &[u8]) -> usize {
    let mut tables = open(Cursor::new(bytes), Limits::import()).expect("a table");
    let mut rows = tables.rows(0).expect("rows");
    let mut n = 0;
    while let Some(row) = rows.next_row().expect("a row") {
        n += usize::from(!row.is_empty());
    }
    n
}

/// The same deals as a web page.
fn page(n_rows: usize) -> String {
    let text = text(n_rows, "");
    let row = |line: &str| format!("<tr><td>{}</td></tr>\n", line.replace(';', "</td><td>"));
    let rows = text.lines().map(row).collect::<Vec<_>>().concat();
    format!("<meta charset=\"UTF-8\"><table border=\"1\">{rows}</table>")
}

/// Median and 99th percentile of so many runs, in nanoseconds.
fn measure(name: &str, bytes: &[u8], n_runs: usize, read: fn(&[u8]) -> usize) {
    let mut times: Vec<u128> = (0..n_runs)
        .map(|_| {
            let start = Instant::now();
            black_box(read(bytes));
            start.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    println!("{name} {} {}", times[n_runs / 2], times[n_runs * 99 / 100]);
}

/// What the csv library does with it, for comparison.
fn n_records(bytes: &[u8]) -> usize {
    let mut records = csv::ReaderBuilder::new().delimiter(b';').flexible(true).from_reader(bytes);
    let (mut record, mut n) = (csv::StringRecord::new(), 0);
    while records.read_record(&mut record).expect("a record") {
        n += 1;
    }
    n
}

fn main() {
    let n_runs = std::env::var("RUNS").ok().and_then(|n| n.parse().ok()).unwrap_or(5);
    let plain = text(1_000_000, "");
    measure("table_text", plain.as_bytes(), n_runs, n_rows);
    measure("table_text_by_csv", plain.as_bytes(), n_runs, n_records);
    measure("table_text_1251", &WINDOWS_1251.encode(&plain).0, n_runs, n_rows);
    measure("table_text_quoted", text(1_000_000, "\"").as_bytes(), n_runs, n_rows);
    measure("table_page", page(200_000).as_bytes(), n_runs, n_rows);
    measure("table_workbook", &workbook(20_000, 40), n_runs, n_rows);
}

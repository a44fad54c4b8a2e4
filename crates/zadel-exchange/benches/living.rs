//! Speed of the living company: a demo, one of 20,000 deals, a log of 1,000,000 events.
//!
//! Prints one line a measurement: name, median and slowest in milliseconds, and the size of what was made.

#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

use std::hint::black_box;
use std::time::Instant;

use jiff::civil::{Date, date};
use zadel_exchange::living::{Names, Scale, bitrix24_deals_csv, company, company_of, write_event_log};

const TODAY: Date = date(2026, 11, 30);

fn measure(name: &str, n_runs: usize, mut run: impl FnMut() -> String) {
    let mut made = String::new();
    let mut times: Vec<f64> = (0..n_runs)
        .map(|_| {
            let start = Instant::now();
            made = black_box(run());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_unstable_by(f64::total_cmp);
    println!("{name} {:.1} {:.1} ms, {made}", times[times.len() / 2], times[times.len() - 1]);
}

fn main() {
    let names = Names::russian();
    measure("demo", 9, || format!("{} deals", company(1, TODAY, &names).deals.len()));
    let large = || company_of(Scale::of_deals(20_000), 1, TODAY, &names);
    measure("large", 5, || format!("{} deals", large().deals.len()));
    let company = large();
    measure("large_seen", 5, || format!("{} records", company.seen().count()));
    measure("large_exported", 5, || format!("{} bytes", bitrix24_deals_csv(&company, TODAY).bytes.len()));
    measure("log", 3, || {
        let mut log = Vec::new();
        write_event_log(&mut log, 1_000_000, 1, TODAY, &names).expect("into memory");
        format!("{} bytes", log.len())
    });
}

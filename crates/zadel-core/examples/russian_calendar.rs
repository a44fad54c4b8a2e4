//! Every day of the years whose transfers are known, and whether it is worked in Russia: `2026-12-31 off`. `cargo xtask test`
//! compares it with somebody else's calendar.

use jiff::civil::date;
use zadel_core::calendar::{Period, russia};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let years = russia::published_years();
    let period = Period::new(date(*years.start(), 1, 1), date(*years.end(), 12, 31))?;
    let calendar = russia::work_calendar(period);
    for day in period.days() {
        println!("{day} {}", if calendar.is_worked(day) { "on" } else { "off" });
    }
    Ok(())
}

//! Exports of a CRM that nobody has: as large as is asked for, always the same.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::{Value, json};

/// When the export was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Export {
    /// On some day.
    First,
    /// A week later: deals have moved on, and there is one in ten more.
    Later,
}

const HEADERS: &str =
    "id;title;client;stage;amount;person;source;created;changed;qualified at;meeting at;quote at;closed;reason\n";
/// The stages in the order in which deals pass them.
const STAGES: [&str; 4] = ["New", "Qualified", "Meeting held", "Quote sent"];
/// Days on which deals begin, and the day of the first export, counted from the first one.
const N_DAYS: usize = 500;
const FIRST_DAY: usize = 504;

/// What its columns and stages mean, with the keys of a map file.
pub(crate) fn map() -> Value {
    json!({
        "of": "deals",
        "feed": "CRM",
        "dates": "YMD",
        "currency": "RUB",
        "columns": {
            "id": "id",
            "title": "title",
            "client": "client",
            "stage": "stage",
            "amount": "amount",
            "person": "person",
            "source": "source",
            "created": "created",
            "changed": "changed",
            "closed": "closed",
            "loss_reason": "reason",
        },
        "dates_of_stages": { "qualified": "qualified at", "meeting": "meeting at", "quote": "quote at" },
        "stages": {
            "New": "lead",
            "Qualified": "qualified",
            "Meeting held": "meeting",
            "Quote sent": "quote",
            "Won": "won",
            "Lost": "lost",
        },
    })
}

/// The same as a map file.
pub(crate) fn map_file() -> String {
    let map = map();
    let pairs = |map: &Value| -> Vec<(String, Value)> {
        map.as_object().into_iter().flatten().map(|(key, value)| (key.clone(), value.clone())).collect()
    };
    // Texts without anything to escape are quoted alike in JSON and TOML.
    let lines = |pairs: &[(String, Value)]| -> String {
        let line = |(key, value): &(String, Value)| {
            [&Value::from(key.as_str()).to_string(), " = ", &value.to_string(), "\n"].concat()
        };
        pairs.iter().map(line).collect()
    };
    let (sections, own): (Vec<_>, Vec<_>) = pairs(&map).into_iter().partition(|(_, value)| value.is_object());
    let section = |(key, value): &(String, Value)| format!("\n[{key}]\n{}", lines(&pairs(value)));
    lines(&own) + &sections.iter().map(section).collect::<String>()
}

/// Writes an export of one deal, which was made on no day there is: it is rejected.
pub(crate) fn write_refused(path: &Path) -> anyhow::Result<()> {
    Ok(std::fs::write(path, [HEADERS, "1;A deal;;New;100;;;2026-02-30;;;;;;\n"].concat())?)
}

/// Rows of an export of so many deals.
pub(crate) fn n_rows(n_deals: usize, export: Export) -> usize {
    match export {
        Export::First => n_deals,
        Export::Later => n_deals + n_deals / 10,
    }
}

/// Writes an export of so many deals.
pub(crate) fn write(path: &Path, n_deals: usize, export: Export) -> anyhow::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    file.write_all(HEADERS.as_bytes())?;
    for deal in 0..n_rows(n_deals, export) {
        // In no order, as most CRMs export.
        file.write_all(row(deal * 7_919 % n_rows(n_deals, export), n_deals, export).as_bytes())?;
    }
    Ok(file.flush()?)
}

fn row(deal: usize, n_deals: usize, export: Export) -> String {
    let now = if export == Export::First { FIRST_DAY } else { FIRST_DAY + 7 };
    // Those that only the later export has begin in its week.
    let created = if deal < n_deals { deal * 31 % N_DAYS } else { FIRST_DAY + deal % 7 };
    let entered = |stage: usize| created + stage * (3 + deal % 5);
    // The stage in which it stays or is lost; one in four passes all of them and is won.
    let last = deal % STAGES.len();
    let (passes, is_won) = if deal.is_multiple_of(4) { (3, true) } else { (last, false) };
    let stage = (0..=passes).rev().find(|stage| entered(*stage) <= now).unwrap_or(0);
    let end = entered(passes) + 2 + deal % 9;
    let is_closed = end <= now && (is_won || !deal.is_multiple_of(5));
    let day_of = |n: usize| if n <= stage { day(entered(n)) } else { String::new() };
    let (shown, closed, reason) = match (is_closed, is_won) {
        (true, true) => ("Won", day(end), String::new()),
        (true, false) => ("Lost", day(end), format!("Reason {}", deal % 6)),
        (false, _) => (STAGES[stage], String::new(), String::new()),
    };
    let changed = if is_closed { end } else { entered(stage) };
    format!(
        "{};Order {deal};Client number {};{shown};{}.50;Person number {};Source {};{};{};{};{};{};{closed};{reason}\n",
        100_000 + deal,
        deal / 3,
        1_000 + deal * 37 % 90_000,
        deal % 30,
        deal % 7,
        day(created),
        day(changed),
        day_of(1),
        day_of(2),
        day_of(3),
    )
}

/// A day of a calendar whose months all have 28 days.
fn day(n: usize) -> String {
    format!("{}-{:02}-{:02}", 2024 + n / 336, 1 + n / 28 % 12, 1 + n % 28)
}

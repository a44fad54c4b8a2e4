//! Lists of Bitrix24.

use jiff::civil::{Date, DateTime};
use zadel_core::facts::{Outcome, Stage};
use zadel_core::money::Money;

use super::dirt::Dirt;
use super::vocabulary::{BITRIX24_DEALS, BITRIX24_LEADS, HTML_HEAD};
use super::{Export, Shown, Table, day_written, moment_written, sum_written};
use crate::living::{Company, Sale};

/// The list of deals as a CSV file: every cell in quotes, a `;` behind the last one, a mark of UTF-8 in front.
///
/// A lead becomes a deal when it is qualified. A deal of several products stands in several lines, each with its own sum.
#[must_use]
pub fn bitrix24_deals_csv(company: &Company, day: Date) -> Export {
    csv(deals(company, day))
}

/// The same list as "Excel": a web page.
#[must_use]
pub fn bitrix24_deals_html_xls(company: &Company, day: Date) -> Export {
    let table = deals(company, day);
    let mut html = HTML_HEAD.to_owned();
    for (n, row) in table.rows.iter().enumerate() {
        let (before, tag, after) = match n {
            0 => ("<thead>", "th", "</thead>\n<tbody>"),
            _ => ("", "td", ""),
        };
        html.extend([before, "<tr>"]);
        for cell in row {
            html.extend(["<", tag, ">", &escaped(cell), "</", tag, ">"]);
        }
        html.extend(["</tr>", after, "\n"]);
    }
    html.push_str("</tbody></table>\n");
    table.into_export(html.into_bytes())
}

/// The list of leads as a CSV file.
#[must_use]
pub fn bitrix24_leads_csv(company: &Company, day: Date) -> Export {
    let mut table = Table::headed(&BITRIX24_LEADS);
    for shown in Shown::all(company, day).filter(|shown| shown.deal.sale == Sale::First).map(Shown::into_lead) {
        table.add(&shown, vec![lead(&shown, day)], OWNER_OF_A_LEAD);
    }
    csv(table)
}

/// Places of columns.
const OWNER: usize = 11;
const OWNER_OF_A_LEAD: usize = 14;

fn deals(company: &Company, day: Date) -> Table {
    let mut table = Table::headed(&BITRIX24_DEALS);
    let is_deal = |shown: &Shown<'_>| shown.deal.sale != Sale::First || shown.standing.qualified.is_some();
    for shown in Shown::all(company, day).filter(is_deal) {
        table.add(&shown, deal(&shown), OWNER);
    }
    table
}

/// The lines of a deal, one for each product.
fn deal(shown: &Shown<'_>) -> Vec<Vec<String>> {
    let standing = &shown.standing;
    let began = standing.qualified.filter(|_| shown.deal.sale == Sale::First).unwrap_or(standing.created);
    let (yes, no) = (shown.word("yes_no", 0), shown.word("yes_no", 1));
    let yes_no = |is: bool| if is { yes } else { no }.to_owned();
    let is_closed = standing.outcome != Outcome::Open;
    let is_repeat = shown.deal.sale != Sale::First;
    let group = shown.word("groups", outcome_number(standing.outcome));
    let closing = shown.closed(began).map(DateTime::date).or(standing.expected);
    let line = |(product, amount): (String, Option<Money>)| {
        let sum = amount.map_or_else(String::new, sum_written);
        let texts: [&str; 33] = [
            &shown.deal.id,
            &shown.title(),
            shown.product(),
            shown.stage("won_in_bitrix24", "lost_in_bitrix24"),
            shown.word("pipeline", 0),
            if shown.has(Dirt::SumInWords) { shown.word("sums_in_words", 0) } else { &sum },
            shown.word("currency", 0),
            &(standing.stage.rank() * 20).to_string(),
            &shown.client.name,
            &shown.client.contact,
            &shown.phone(),
            shown.person(),
            &if shown.has(Dirt::NoCreated) { String::new() } else { moment_written(began) },
            &moment_written(standing.changed),
            &day_written(began.date()),
            &closing.map_or_else(String::new, day_written),
            &yes_no(is_closed),
            group,
            &yes_no(standing.stage <= Stage::Qualified && !is_closed),
            &yes_no(is_repeat),
            &yes_no(false),
            shown.source(),
            "",
            shown.creator(),
            shown.responsible(),
            shown.comment(),
            &product,
            &sum,
            if sum.is_empty() { "" } else { "1" },
            "",
            &yes_no(shown.deal.source == 0),
            shown.reason(),
            "",
        ];
        texts.map(str::to_owned).to_vec()
    };
    products(shown).into_iter().map(line).collect()
}

/// A deal with a sum has one product, or every sixth two. A dirty one has one.
fn products(shown: &Shown<'_>) -> Vec<(String, Option<Money>)> {
    let names = &shown.company.products;
    let name = |n: usize| names[(shown.deal.product + n) % names.len()].clone();
    let Some(amount) = shown.standing.amount else { return vec![(String::new(), None)] };
    if shown.dirt.is_some() || !shown.deal.client.is_multiple_of(6) {
        return vec![(name(0), Some(amount))];
    }
    // Prices need not be whole: the half of an odd sum is not.
    let first = Money::from_minor(amount.minor() / 3 * 2 + 1).unwrap_or(amount);
    let rest = Money::from_minor(amount.minor() - first.minor()).unwrap_or(Money::ZERO);
    vec![(name(0), Some(first)), (name(1), Some(rest))]
}

fn outcome_number(outcome: Outcome) -> usize {
    match outcome {
        Outcome::Open => 0,
        Outcome::Won => 1,
        Outcome::Lost => 2,
    }
}

fn lead(shown: &Shown<'_>, day: Date) -> Vec<String> {
    let standing = &shown.standing;
    let status = match (standing.qualified, standing.outcome) {
        (Some(_), _) => 2,
        (None, Outcome::Open | Outcome::Won) => usize::from(standing.created.date() < day),
        (None, Outcome::Lost) => 3,
    };
    let is_unknown = shown.has(Dirt::UnknownStage);
    let lost = shown.closed(standing.created).filter(|_| status == 3);
    let ended = standing.qualified.or(lost).map_or_else(String::new, moment_written);
    let (first, last) = shown.client.contact.split_once(' ').unwrap_or((&shown.client.contact, ""));
    let texts: [&str; 20] = [
        &shown.deal.id,
        &shown.title(),
        first,
        "",
        last,
        &shown.client.contact,
        "",
        &shown.phone(),
        &shown.e_mail(),
        &shown.client.name,
        if is_unknown { shown.word("unknown_stages", 0) } else { shown.word("stages_of_leads", status) },
        if shown.has(Dirt::SumInWords) { shown.word("sums_in_words", 0) } else { "" },
        shown.word("currency", 0),
        shown.source(),
        shown.person(),
        &if shown.has(Dirt::NoCreated) { String::new() } else { moment_written(standing.created) },
        &moment_written(standing.changed),
        &ended,
        shown.word("yes_no", 1),
        shown.creator(),
    ];
    texts.map(str::to_owned).to_vec()
}

fn csv(table: Table) -> Export {
    let mut text = "\u{feff}".to_owned();
    for row in &table.rows {
        for cell in row {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push_str("\";");
        }
        text.push('\n');
    }
    table.into_export(text.into_bytes())
}

fn escaped(cell: &str) -> String {
    cell.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

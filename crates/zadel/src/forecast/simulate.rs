//! `zadel simulate`: a company by chance, as the table of deals that its CRM would export.

use std::fs;
use std::path::PathBuf;

use jiff::civil::Date;
use zadel_core::forecast::day::Day;
use zadel_core::forecast::deal::{How, KnownDeal};
use zadel_core::forecast::simulator;
use zadel_texts::Texts;

use crate::commands::Failure;
use crate::terminal::print;

/// What was asked for.
pub(crate) struct Request {
    pub(crate) seed: u64,
    pub(crate) first: Date,
    pub(crate) n_days: i32,
    pub(crate) out: PathBuf,
}

pub(super) fn simulate(request: &Request, texts: &Texts) -> Result<(), Failure> {
    let company = simulator::simulate(request.seed, 0, Day::of(request.first), request.n_days);
    let rows: String = company.deals.iter().zip(1_u64..).map(|(deal, number)| row(deal, number)).collect();
    let table = format!("id,person,stage,amount,created,closed,{}\n{rows}", STAGES.join(","));
    fs::write(&request.out, table).map_err(Failure::written(&request.out))?;
    let n_won = company.deals.iter().filter(|deal| deal.won().is_some()).count();
    let number = |n: usize| texts.count(u64::try_from(n).unwrap_or(0));
    let said = texts.say_with(
        "simulate-done",
        &[
            ("file", request.out.display().to_string().into()),
            ("deals", number(company.deals.len()).into()),
            ("won", number(n_won).into()),
            ("reps", number(company.truth.shares.len()).into()),
        ],
    );
    print(&format!("{said}\n")).map_err(Failure::Output)
}

/// Columns of the days on which a deal entered a stage; a company has none to four of them.
const STAGES: [&str; 4] = ["qualified", "meeting", "quote", "contract"];

fn row(deal: &KnownDeal, number: u64) -> String {
    let (stage, closed) = match deal.end {
        None => ("open", String::new()),
        Some(end) => (if end.how == How::Won { "won" } else { "lost" }, end.on.date().to_string()),
    };
    let minor = deal.won_minor.unwrap_or(0);
    let amount = if deal.won_minor.is_some() { format!("{}.{:02}", minor / 100, minor % 100) } else { String::new() };
    let entered =
        |place: u32| deal.stages.iter().find(|(_, stage)| *stage == place).map(|(on, _)| on.date().to_string());
    let entered: Vec<String> = (0_u32..).take(STAGES.len()).map(|place| entered(place).unwrap_or_default()).collect();
    let (rep, opened) = (deal.rep + 1, deal.opened.date());
    format!("{number},R{rep},{stage},{amount},{opened},{closed},{}\n", entered.join(","))
}

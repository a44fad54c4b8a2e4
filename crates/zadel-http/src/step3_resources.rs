//! Step 3, resources: what the plan needs, and who owes it.

use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::step3_resources::{
    Doubt, LeadsNeed, all_leads, cost_of_deal, doubts, doubts_of_leads, leads_of, lines_with_leads, n_wishes, time_of,
};
use zadel_core::money::Money;
use zadel_core::step2_decomposition::{Decomposition, Line};
use zadel_core::step3_resources::{Balance, Resource, SupplyAnswer};
use zadel_exchange::plan_file::{PlanFile, Promise, Source};

use crate::step2_decomposition::number::{Entry, Numbers};

/// Need against supply.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Resources)]
pub(crate) struct ResourcesView {
    /// Lines that begin with leads.
    leads: Vec<LeadsView>,
    /// Of all of them together; of a solved plan.
    all_leads: Option<AllLeadsView>,
    /// Promises without an owner or a day: so far they are wishes.
    wishes: usize,
    sources: Vec<SourceView>,
    /// Other things that the company owes.
    promises: Vec<PromiseView>,
    /// Of a solved plan with people.
    time: Option<TimeView>,
    /// What the leads that are taken cost, in minor units; of a solved plan.
    cost: Option<i64>,
    /// What there is for them; null for any price.
    budget: Option<i64>,
    /// The narrowest resource: a line by its index, or time.
    bottleneck: Option<BottleneckView>,
    entries: ResourceEntries,
}

/// Leads that a line needs, and what is known of them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LeadsNeed)]
struct LeadsView {
    /// The line, by its index.
    line: usize,
    /// Its top stage.
    stage: String,
    /// Of a solved plan.
    need: Option<u64>,
    /// What somebody promised, whatever the plan needs.
    promised: u64,
    /// What its sources can give at most.
    limit: u64,
    /// What is best taken from them, by price.
    take: Option<u64>,
    /// What nobody has promised yet.
    unpromised: Option<u64>,
    /// What no source can give.
    missing: Option<u64>,
}

/// Leads of all lines. What one line was promised beyond its need helps no other.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AllLeads)]
struct AllLeadsView {
    need: u64,
    promised: u64,
    unpromised: u64,
}

/// Where leads come from.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Source)]
struct SourceView {
    /// The line that it supplies, by its index.
    line: usize,
    /// What it can give in the period.
    limit: u32,
    /// Of one lead, in minor units.
    price: i64,
    promised: Option<u32>,
    doubts: Vec<DoubtView>,
    /// What is best taken; of a solved plan.
    take: Option<u64>,
    /// Price of the leads of one deal, on average, in minor units; null while a conversion is open.
    cost_per_deal: Option<i64>,
    entries: SourceEntries,
}

#[derive(Debug, Serialize, ToSchema)]
struct SourceEntries {
    name: Entry,
    line: Entry,
    leads: Entry,
    price: Entry,
    promised: Entry,
    owner: Entry,
    due: Entry,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Promise)]
struct PromiseView {
    doubts: Vec<DoubtView>,
    entries: PromiseEntries,
}

/// What speaks against a promise: more leads than the source can give, a day that has passed, one after the period.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Doubt)]
enum DoubtView {
    AboveLimit,
    Past,
    Late,
}

impl From<Doubt> for DoubtView {
    fn from(doubt: Doubt) -> Self {
        match doubt {
            Doubt::AboveLimit => Self::AboveLimit,
            Doubt::Past => Self::Past,
            Doubt::Late => Self::Late,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
struct PromiseEntries {
    name: Entry,
    resource: Entry,
    owner: Entry,
    due: Entry,
}

/// Minutes of the team.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TeamTime)]
struct TimeView {
    total: BalanceView,
    reps: Vec<RepTimeView>,
    /// Weeks whose work does not fit into them.
    tight_weeks: Vec<TightWeekView>,
    /// Newcomers who would make up for missing time; null if no number of them would.
    newcomers: Option<u64>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RepTime)]
struct RepTimeView {
    name: String,
    #[serde(flatten)]
    balance: BalanceView,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TightWeek)]
struct TightWeekView {
    /// Counted from 0.
    week: usize,
    #[serde(flatten)]
    balance: BalanceView,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Balance)]
struct BalanceView {
    need: u64,
    supply: u64,
    deficit: u64,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Bottleneck)]
struct BottleneckView {
    /// Null for time.
    line: Option<usize>,
    deficit: u64,
}

#[derive(Debug, Serialize, ToSchema)]
struct ResourceEntries {
    minutes_per_day: Entry,
    selling_share: Entry,
    budget: Entry,
    /// Whose public holidays are days off: `RU`, or nobody's.
    country: Entry,
    days_off: Entry,
    days_on: Entry,
}

impl ResourcesView {
    pub(crate) fn of(
        numbers: &Numbers<'_>,
        file: &PlanFile,
        decomposition: &Decomposition,
        supply: Option<&SupplyAnswer>,
    ) -> Self {
        let sources = file.supply.sources.iter().enumerate();
        let promises = file.supply.promises.iter().enumerate();
        let entry = |key: &str| numbers.entry(format!("resources.{key}"));
        Self {
            leads: leads_views(file, supply),
            all_leads: supply.map(|supply| {
                let LeadsNeed { need, promised, unpromised, .. } = all_leads(file, supply);
                AllLeadsView { need, promised, unpromised }
            }),
            wishes: n_wishes(file),
            sources: sources.map(|(i, source)| source_view(numbers, file, decomposition, supply, i, source)).collect(),
            promises: promises.map(|(i, promise)| promise_view(numbers, file, i, promise)).collect(),
            time: supply.and_then(|supply| time_view(file, supply)),
            // The answer counts in 128 bits; what leaves the range of money is shown as its end.
            cost: supply.map(|supply| i64::try_from(supply.cost_minor).unwrap_or(Money::MAX.minor())),
            budget: file.supply.budget.map(Money::minor),
            bottleneck: supply.and_then(bottleneck_view),
            entries: ResourceEntries {
                minutes_per_day: entry("minutes_per_day"),
                selling_share: entry("selling_share"),
                budget: entry("budget"),
                country: numbers.entry("calendar.country".to_owned()),
                days_off: numbers.entry("calendar.days_off".to_owned()),
                days_on: numbers.entry("calendar.days_on".to_owned()),
            },
        }
    }
}

fn leads_views(file: &PlanFile, supply: Option<&SupplyAnswer>) -> Vec<LeadsView> {
    let view = |(line, of): (usize, &Line)| {
        let leads = leads_of(file, supply, line);
        // Without a whole plan nothing is needed, and so nothing is missing: nobody knows.
        let known = |n: u64| supply.map(|_| n);
        LeadsView {
            line,
            stage: of.stages.first().map(|stage| stage.name.clone()).unwrap_or_default(),
            need: known(leads.need),
            promised: leads.promised,
            limit: leads.limit,
            take: known(leads.take),
            unpromised: known(leads.unpromised),
            missing: known(leads.missing),
        }
    };
    lines_with_leads(file).map(view).collect()
}

fn source_view(
    numbers: &Numbers<'_>,
    file: &PlanFile,
    decomposition: &Decomposition,
    supply: Option<&SupplyAnswer>,
    i: usize,
    source: &Source,
) -> SourceView {
    let entry = |key: &str| numbers.entry(format!("source[{i}].{key}"));
    SourceView {
        line: source.line,
        limit: source.leads,
        price: source.price.minor(),
        promised: source.promised,
        doubts: doubts_of_leads(file, source).map(DoubtView::from).collect(),
        take: supply.map(|supply| supply.take[i]),
        cost_per_deal: cost_of_deal(source, decomposition).map(Money::minor),
        entries: SourceEntries {
            name: entry("name"),
            line: entry("line"),
            leads: entry("leads"),
            price: entry("price"),
            promised: entry("promised"),
            owner: entry("owner"),
            due: entry("due"),
        },
    }
}

fn promise_view(numbers: &Numbers<'_>, file: &PlanFile, i: usize, promise: &Promise) -> PromiseView {
    let entry = |key: &str| numbers.entry(format!("promise[{i}].{key}"));
    let entries =
        PromiseEntries { name: entry("name"), resource: entry("resource"), owner: entry("owner"), due: entry("due") };
    PromiseView { doubts: doubts(file, &promise.debt).map(DoubtView::from).collect(), entries }
}

fn time_view(file: &PlanFile, supply: &SupplyAnswer) -> Option<TimeView> {
    let total = time_of(supply)?;
    let reps = file.supply.reps.iter().zip(&supply.reps);
    let weeks = supply.tight_weeks.iter();
    Some(TimeView {
        total: (&total).into(),
        reps: reps.map(|(rep, balance)| RepTimeView { name: rep.name.clone(), balance: balance.into() }).collect(),
        tight_weeks: weeks.map(|(week, balance)| TightWeekView { week: *week, balance: balance.into() }).collect(),
        newcomers: supply.newcomers.ok(),
    })
}

fn bottleneck_view(supply: &SupplyAnswer) -> Option<BottleneckView> {
    let (resource, balance) = supply.balances.get(supply.bottleneck?)?;
    let line = match resource {
        Resource::Leads(line) => Some(*line),
        Resource::Time => None,
    };
    Some(BottleneckView { line, deficit: balance.deficit() })
}

impl From<&Balance> for BalanceView {
    fn from(balance: &Balance) -> Self {
        Self { need: balance.need, supply: balance.supply, deficit: balance.deficit() }
    }
}

//! Weeks, reps and resources in the answer of `zadel solve --json`.

use serde::Serialize;
use zadel_core::step2_decomposition::WeeklyStage;
use zadel_core::step3_resources::Resource;

use zadel_app::answer::{PlannedLine, SolvedAnswer};
use zadel_exchange::plan_file::PlanFile;

#[derive(Serialize)]
pub(super) struct SupplyJson {
    weeks: Vec<WeekJson>,
    /// One for each line, in the plan's order; null if nobody works in the period.
    weekly: Option<Vec<WeeklyLineJson>>,
    resources: ResourcesJson,
}

#[derive(Serialize)]
struct WeekJson {
    from: String,
    to: String,
    working_days: u32,
}

#[derive(Serialize)]
struct WeeklyLineJson {
    deals: Vec<u64>,
    amount: Vec<u64>,
    stages: Vec<WeeklyStageJson>,
    reps: Vec<RepJson>,
}

#[derive(Serialize)]
struct WeeklyStageJson {
    count: Vec<u64>,
    /// Minutes of work, by week.
    minutes: Vec<u64>,
    /// Items of the level below that must be in hand already, rounded up; null without lags.
    in_hand: Option<u64>,
    /// Weeks from 1, for a half, 80 % and 90 % of cases; null without lags.
    last_useful_week: Option<[Option<u32>; 3]>,
}

#[derive(Serialize)]
struct RepJson {
    name: String,
    deals: Vec<u64>,
    stages: Vec<Vec<u64>>,
    minutes: u64,
}

#[derive(Serialize)]
struct ResourcesJson {
    balances: Vec<BalanceJson>,
    bottleneck: Option<String>,
    cost: Option<u64>,
    sources: Vec<SourceJson>,
    reps: Vec<RepTimeJson>,
    tight_weeks: Vec<TightWeekJson>,
    newcomers: Option<u64>,
}

#[derive(Serialize)]
struct BalanceJson {
    resource: String,
    need: u64,
    supply: u64,
    deficit: u64,
}

/// Minutes.
#[derive(Serialize)]
struct RepTimeJson {
    name: String,
    need: u64,
    supply: u64,
    deficit: u64,
}

/// Minutes of a week, counted from 1, that do not fit into it.
#[derive(Serialize)]
struct TightWeekJson {
    week: usize,
    need: u64,
    supply: u64,
    deficit: u64,
}

#[derive(Serialize)]
struct SourceJson {
    name: String,
    line: usize,
    take: u64,
}

impl SupplyJson {
    pub(super) fn of(file: &PlanFile, answer: &SolvedAnswer) -> Self {
        let week = |(week, days): (&zadel_core::calendar::Period, &u32)| WeekJson {
            from: week.from().to_string(),
            to: week.to().to_string(),
            working_days: *days,
        };
        let lines = answer.lines.as_ref();
        Self {
            weeks: answer.weeks.iter().zip(&answer.working_days).map(week).collect(),
            weekly: lines.map(|lines| lines.iter().map(|line| weekly_json(file, line)).collect()),
            resources: resources_json(file, answer),
        }
    }
}

fn weekly_json(file: &PlanFile, line: &PlannedLine) -> WeeklyLineJson {
    let stage = |stage: &WeeklyStage| WeeklyStageJson {
        count: stage.weekly.clone(),
        minutes: stage.minutes.clone(),
        in_hand: stage.lagged.as_ref().map(|lagged| lagged.in_hand),
        last_useful_week: stage.lagged.as_ref().map(|lagged| lagged.last_useful),
    };
    let reps = file.supply.reps.iter().zip(&line.reps);
    WeeklyLineJson {
        deals: line.weekly.deals.clone(),
        amount: line.weekly.amount_minor.clone(),
        stages: line.weekly.stages.iter().map(stage).collect(),
        reps: reps
            .map(|(rep, share)| RepJson {
                name: rep.name.clone(),
                deals: share.deals.clone(),
                stages: share.stages.clone(),
                minutes: share.minutes,
            })
            .collect(),
    }
}

fn resources_json(file: &PlanFile, answer: &SolvedAnswer) -> ResourcesJson {
    let supply = &answer.supply;
    let name = |resource: Resource| match resource {
        Resource::Leads(line) => format!("line[{line}].stage[0]"),
        Resource::Time => "minutes".to_owned(),
    };
    let balances = supply.balances.iter().map(|(resource, balance)| BalanceJson {
        resource: name(*resource),
        need: balance.need,
        supply: balance.supply,
        deficit: balance.deficit(),
    });
    let sources = file.supply.sources.iter().zip(&supply.take).map(|(source, take)| SourceJson {
        name: source.name.clone(),
        line: source.line,
        take: *take,
    });
    let reps = file.supply.reps.iter().zip(&supply.reps).map(|(rep, time)| RepTimeJson {
        name: rep.name.clone(),
        need: time.need,
        supply: time.supply,
        deficit: time.deficit(),
    });
    let tight_weeks = supply.tight_weeks.iter().map(|(week, time)| TightWeekJson {
        week: week + 1,
        need: time.need,
        supply: time.supply,
        deficit: time.deficit(),
    });
    ResourcesJson {
        balances: balances.collect(),
        bottleneck: supply.bottleneck.map(|i| name(supply.balances[i].0)),
        cost: u64::try_from(supply.cost_minor).ok(),
        sources: sources.collect(),
        reps: reps.collect(),
        tight_weeks: tight_weeks.collect(),
        newcomers: supply.newcomers.ok(),
    }
}

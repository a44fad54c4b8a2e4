//! The lines of a plan with their stages and work.

use serde::Serialize;
use utoipa::ToSchema;
use zadel_core::evidence::{Graded, likely_interval};
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::step2_decomposition::{
    Action, ActionResult, Decomposition, Line, LineResult, Link, Stage, StageResult, Target, Value, Variable,
};
use zadel_exchange::plan_file::{LineFacts, PlanFile};

use super::chance::LineChanceView;
use super::names::{Clients, Grade, Reason};
use super::number::{Entry, FractionValue, Number, Numbers};

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Line)]
pub(super) struct LineView {
    name: String,
    clients: Clients,
    amount: Number,
    pub(super) share: Number,
    deals: Number,
    check: Number,
    /// How well the average sale is supported; null while it is open.
    check_grade: Option<Grade>,
    /// Why, the weightiest first.
    check_reasons: Vec<Reason>,
    target: Option<i64>,
    surplus: Option<i64>,
    deals_needed: Option<u32>,
    grade: Option<Grade>,
    /// Who answers for its average sale, and for its deals where no stages lead to them.
    expert: Option<String>,
    stages: Vec<StageView>,
    /// Of a solved plan; null where more than 10,000 enter at the top.
    pub(super) chance: Option<LineChanceView>,
    entries: LineEntries,
}

/// What makes a line, as it was typed.
#[derive(Debug, Serialize, ToSchema)]
struct LineEntries {
    name: Entry,
    clients: Entry,
    margin: Entry,
    markup: Entry,
    expert: Entry,
    /// What the facts call what the line sells; empty for everything.
    facts_line: Entry,
    /// The sales that the average sale rests on: `42: 183250 (150000 – 214000), 31.10.2026, facts`.
    sales: Entry,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Stage)]
struct StageView {
    name: String,
    count: Number,
    link_kind: LinkKind,
    link: Number,
    needed: Option<u32>,
    slack: Option<u32>,
    grade: Option<Grade>,
    /// Why, the weightiest first.
    reasons: Vec<Reason>,
    observed: Option<ObservedView>,
    expert: Option<String>,
    actions: Vec<ActionView>,
    entries: StageEntries,
}

/// What makes a stage, as it was typed.
#[derive(Debug, Serialize, ToSchema)]
struct StageEntries {
    name: Entry,
    /// Parts that pass after 0, 1, ... weeks.
    lag: Entry,
    expert: Entry,
    /// `9/32, 22.11.2026`; `9/32, 22.11.2026, facts` where the facts say so.
    observed: Entry,
    /// The stage of the funnel that it counts: `meeting`; empty for what its name says.
    funnel: Entry,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum LinkKind {
    Conversion,
    Rate,
}

/// What was counted.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Observed)]
struct ObservedView {
    passed: u32,
    entered: u32,
    /// The day of the last observation, if it is known.
    to: Option<String>,
    value: FractionValue,
    /// 8 cases of 10 lie between low and high.
    low: f64,
    high: f64,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Action)]
struct ActionView {
    name: String,
    /// For each item.
    per: FractionValue,
    minutes_each: u32,
    count: Option<u32>,
    minutes: Option<u64>,
    entries: ActionEntries,
}

/// What makes an action, as it was typed.
#[derive(Debug, Serialize, ToSchema)]
struct ActionEntries {
    name: Entry,
    per: Entry,
    minutes: Entry,
}

pub(super) fn lines_view(numbers: &Numbers<'_>, file: &PlanFile, decomposition: &Decomposition) -> Vec<LineView> {
    let lines = file.plan.lines().iter().zip(&decomposition.lines).zip(&file.facts).enumerate();
    lines.map(|(i, ((line, result), facts))| line_view(numbers, i, line, facts, result)).collect()
}

fn line_view(numbers: &Numbers<'_>, i: usize, line: &Line, facts: &LineFacts, result: &LineResult) -> LineView {
    let (pinned_amount, pinned_share) = match line.target {
        Target::Free => (None, None),
        Target::Amount(amount) => (Some(Value::Money(amount)), None),
        Target::Share(share) => (None, Some(Value::Share(share))),
    };
    let money = |money: Option<Money>| money.map(Value::Money);
    let count = |count: Option<u32>| count.map(Value::Count);
    let stages = line.stages.iter().zip(&result.stages).enumerate();
    let graded_check = result.check.map(|check| facts.grade_sale(Some(check), line.expert.as_deref()));
    let entry = |key: &str| numbers.entry(format!("line[{i}].{key}"));
    LineView {
        name: line.name.clone(),
        clients: line.clients.into(),
        amount: numbers.number(Variable::Amount(i), pinned_amount, money(result.amount)),
        share: numbers.number(Variable::Share(i), pinned_share, None),
        deals: numbers.number(Variable::Deals(i), count(line.deals), count(result.deals)),
        check: numbers.number(Variable::Check(i), money(line.check), money(result.check)),
        check_grade: graded_check.as_ref().map(|graded| graded.grade.into()),
        check_reasons: reasons_view(graded_check.as_ref()),
        target: result.target.map(Money::minor),
        surplus: result.surplus.map(Money::minor),
        deals_needed: result.deals_needed,
        grade: result.grade.map(Grade::from),
        expert: line.expert.clone(),
        stages: stages.map(|(j, (stage, result))| stage_view(numbers, (i, j), stage, result)).collect(),
        chance: None,
        entries: LineEntries {
            name: entry("name"),
            clients: entry("clients"),
            margin: entry("margin"),
            markup: entry("markup"),
            expert: entry("expert"),
            facts_line: entry("facts_line"),
            sales: entry("sales"),
        },
    }
}

fn stage_view(numbers: &Numbers<'_>, (i, j): (usize, usize), stage: &Stage, result: &StageResult) -> StageView {
    let (variable, link_kind) = match stage.link {
        Link::Conversion(_) => (Variable::Conversion(i, j), LinkKind::Conversion),
        Link::Rate(_) => (Variable::Rate(i, j), LinkKind::Rate),
    };
    let count = |count: Option<u32>| count.map(Value::Count);
    let actions = stage.actions.iter().zip(&result.actions);
    let entry = |key: &str| numbers.entry(format!("line[{i}].stage[{j}].{key}"));
    StageView {
        name: stage.name.clone(),
        count: numbers.number(Variable::Count(i, j), count(stage.count), count(result.count)),
        link_kind,
        link: numbers.number(variable, stage.link.pinned().map(Value::Fraction), result.link.map(Value::Fraction)),
        needed: result.needed,
        slack: result.slack,
        grade: result.graded.as_ref().map(|graded| graded.grade.into()),
        reasons: reasons_view(result.graded.as_ref()),
        observed: observed_view(numbers, stage),
        expert: stage.evidence.expert.clone(),
        actions: actions
            .enumerate()
            .map(|(a, (action, result))| action_view(numbers, (i, j, a), action, *result))
            .collect(),
        entries: StageEntries {
            name: entry("name"),
            lag: entry("lag"),
            expert: entry("expert"),
            observed: entry("observed"),
            funnel: entry("funnel"),
        },
    }
}

fn reasons_view(graded: Option<&Graded>) -> Vec<Reason> {
    graded.iter().flat_map(|graded| &graded.reasons).map(|reason| (*reason).into()).collect()
}

fn observed_view(numbers: &Numbers<'_>, stage: &Stage) -> Option<ObservedView> {
    let observed = stage.evidence.observed?;
    let interval = likely_interval(observed, stage.link.evidence_of());
    let value = Fraction::new(u64::from(observed.passed()), u64::from(observed.entered()))?;
    Some(ObservedView {
        passed: observed.passed(),
        entered: observed.entered(),
        to: numbers.days_ago(stage.evidence.age_days),
        value: value.into(),
        low: interval.low,
        high: interval.high,
    })
}

fn action_view(
    numbers: &Numbers<'_>,
    (i, j, a): (usize, usize, usize),
    action: &Action,
    result: ActionResult,
) -> ActionView {
    let entry = |key: &str| numbers.entry(format!("line[{i}].stage[{j}].actions[{a}].{key}"));
    ActionView {
        name: action.name.clone(),
        per: action.per_item.into(),
        minutes_each: action.minutes,
        count: result.count,
        minutes: result.minutes,
        entries: ActionEntries { name: entry("name"), per: entry("per"), minutes: entry("minutes") },
    }
}

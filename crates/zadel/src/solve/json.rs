//! The answer of `zadel solve --json`. `docs/plan-file.md` describes it; names here are the names there.

use serde::Serialize;
use zadel_core::evidence::{Grade, Reason};
use zadel_core::fraction::Fraction;
use zadel_core::money::Money;
use zadel_core::step1_goal::{Basis, Measure};
use zadel_core::step2_decomposition::{
    ChanceModel, Clients, ConflictingPin, Decomposition, LineChance, LineResult, Link, Plan, StageResult,
    Underdetermined, Value,
};

use super::json_supply::SupplyJson;
use zadel_app::answer::{Answer, SolvedAnswer};
use zadel_exchange::plan_file::PlanFile;
use zadel_exchange::plan_file::problem::{Problem, position};

const FORMAT: u32 = 1;

#[derive(Serialize)]
pub(super) struct ErrorJson<'a> {
    format: u32,
    status: &'static str,
    code: &'static str,
    path: &'a str,
    line: usize,
    column: usize,
}

impl<'a> ErrorJson<'a> {
    pub(super) fn of(problem: &'a Problem, text: &str) -> Self {
        let (line, column) = position(text, problem.span.start);
        Self { format: FORMAT, status: "error", code: problem.kind.code(), path: &problem.path, line, column }
    }
}

#[derive(Serialize)]
pub(super) struct AnswerJson {
    format: u32,
    status: &'static str,
    currency: String,
    exponent: u32,
    #[serde(flatten)]
    body: Body,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Body {
    Solved(Box<SolvedJson>),
    Underdetermined(UnderdeterminedJson),
    Conflict { conflict: Vec<ConflictJson> },
}

#[derive(Serialize)]
struct SolvedJson {
    goal: GoalJson,
    totals: TotalsJson,
    lines: Vec<LineJson>,
    chance: Option<WholeChanceJson>,
    grades_bp: GradesJson,
    #[serde(flatten)]
    supply: SupplyJson,
}

#[derive(Serialize)]
struct UnderdeterminedJson {
    goal: GoalJson,
    missing: usize,
    candidates: Vec<String>,
    lines: Vec<LineJson>,
}

#[derive(Serialize)]
struct GoalJson {
    measure: &'static str,
    basis: &'static str,
    amount: Option<i64>,
    pinned: bool,
    required: Option<i64>,
    from: String,
    to: String,
}

#[derive(Serialize)]
struct TotalsJson {
    target: i64,
    amount: i64,
    result: i64,
    surplus: i64,
}

#[derive(Serialize)]
struct LineJson {
    name: String,
    clients: &'static str,
    target: Option<i64>,
    amount: Option<i64>,
    surplus: Option<i64>,
    share_bp: Option<u16>,
    deals: Option<u32>,
    deals_needed: Option<u32>,
    check: Option<i64>,
    grade: Option<&'static str>,
    stages: Vec<StageJson>,
    /// Of a solved plan only.
    #[serde(flatten)]
    chance: Option<ChanceKey>,
}

/// The key is there for every line of a solved plan; its value is null where no chance is computed.
#[derive(Serialize)]
struct ChanceKey {
    chance: Option<LineChanceJson>,
}

#[derive(Serialize)]
struct StageJson {
    name: String,
    count: Option<u32>,
    needed: Option<u32>,
    slack: Option<u32>,
    #[serde(flatten)]
    link: LinkJson,
    grade: Option<&'static str>,
    reasons: Vec<&'static str>,
    actions: Vec<ActionJson>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum LinkJson {
    Conversion(Option<String>),
    Rate(Option<String>),
}

#[derive(Serialize)]
struct ActionJson {
    name: String,
    count: Option<u32>,
    minutes: Option<u64>,
}

#[derive(Serialize)]
struct LineChanceJson {
    model: &'static str,
    target: f64,
    mean: f64,
    standard_deviation: f64,
    counts: Option<CountsJson>,
}

#[derive(Serialize)]
struct CountsJson {
    #[serde(rename = "0.5")]
    half: Option<u32>,
    #[serde(rename = "0.7")]
    seventy: Option<u32>,
    #[serde(rename = "0.8")]
    eighty: Option<u32>,
    #[serde(rename = "0.9")]
    ninety: Option<u32>,
}

#[derive(Serialize)]
struct WholeChanceJson {
    goal: f64,
    minimum: Option<f64>,
    stretch: Option<f64>,
    certain_lines: Vec<String>,
    is_lower_bound: bool,
}

#[derive(Serialize)]
struct GradesJson {
    fact: u16,
    estimate: u16,
    fantasy: u16,
}

#[derive(Serialize)]
struct ConflictJson {
    pin: String,
    value: ValueJson,
    nearest: Option<ValueJson>,
    nearest_in_set: Option<ValueJson>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueJson {
    Number(i64),
    Fraction(String),
}

impl AnswerJson {
    pub(super) fn of(file: &PlanFile, answer: &Answer) -> Self {
        let plan = &file.plan;
        let (status, body) = match answer {
            Answer::Solved(answer) => ("solved", Body::Solved(Box::new(solved_json(file, answer)))),
            Answer::Underdetermined(open) => {
                ("underdetermined", Body::Underdetermined(underdetermined_json(plan, open)))
            }
            Answer::Conflict(pins) => {
                ("conflict", Body::Conflict { conflict: pins.iter().map(conflict_json).collect() })
            }
        };
        let currency = file.currency;
        Self { format: FORMAT, status, currency: currency.code().to_owned(), exponent: currency.n_digits(), body }
    }
}

fn solved_json(file: &PlanFile, answer: &SolvedAnswer) -> SolvedJson {
    let (plan, solved, chance) = (&file.plan, &answer.solved, &answer.chance);
    let mut lines = lines_json(plan, &solved.decomposition);
    for ((line, share), chance) in lines.iter_mut().zip(&solved.shares_bp).zip(&chance.lines) {
        line.share_bp = Some(*share);
        line.chance = Some(ChanceKey { chance: chance.as_ref().map(line_chance_json) });
    }
    let names = |certain: &[usize]| certain.iter().map(|i| plan.lines()[*i].name.clone()).collect();
    let totals = solved.totals;
    SolvedJson {
        goal: goal_json(plan, &solved.decomposition),
        totals: TotalsJson {
            target: totals.target.minor(),
            amount: totals.amount.minor(),
            result: totals.result.minor(),
            surplus: totals.surplus.minor(),
        },
        lines,
        chance: chance.whole.as_ref().map(|whole| WholeChanceJson {
            goal: six_digits(whole.goal),
            minimum: whole.minimum.map(six_digits),
            stretch: whole.stretch.map(six_digits),
            certain_lines: names(&whole.certain_lines),
            is_lower_bound: whole.is_lower_bound,
        }),
        grades_bp: GradesJson {
            fact: solved.grades_bp.fact,
            estimate: solved.grades_bp.estimate,
            fantasy: solved.grades_bp.fantasy,
        },
        supply: SupplyJson::of(file, answer),
    }
}

fn underdetermined_json(plan: &Plan, open: &Underdetermined) -> UnderdeterminedJson {
    UnderdeterminedJson {
        goal: goal_json(plan, &open.decomposition),
        missing: open.n_missing,
        candidates: open.candidates.iter().map(ToString::to_string).collect(),
        lines: lines_json(plan, &open.decomposition),
    }
}

fn goal_json(plan: &Plan, decomposition: &Decomposition) -> GoalJson {
    let goal = plan.goal();
    GoalJson {
        measure: match goal.measure {
            Measure::Revenue => "revenue",
            Measure::GrossProfit => "gross_profit",
            Measure::NetProfit => "net_profit",
        },
        basis: match goal.basis {
            Basis::Payments => "payments",
            Basis::Contracts => "contracts",
            Basis::Shipments => "shipments",
        },
        amount: decomposition.goal.map(Money::minor),
        pinned: goal.amount.is_some(),
        required: decomposition.requirement.map(Money::minor),
        from: goal.period.from().to_string(),
        to: goal.period.to().to_string(),
    }
}

fn lines_json(plan: &Plan, decomposition: &Decomposition) -> Vec<LineJson> {
    let line_json = |(line, result): (&zadel_core::step2_decomposition::Line, &LineResult)| LineJson {
        name: line.name.clone(),
        clients: match line.clients {
            Clients::New => "new",
            Clients::Repeat => "repeat",
        },
        target: result.target.map(Money::minor),
        amount: result.amount.map(Money::minor),
        surplus: result.surplus.map(Money::minor),
        share_bp: None,
        deals: result.deals,
        deals_needed: result.deals_needed,
        check: result.check.map(Money::minor),
        grade: result.grade.map(grade_name),
        stages: line.stages.iter().zip(&result.stages).map(stage_json).collect(),
        chance: None,
    };
    plan.lines().iter().zip(&decomposition.lines).map(line_json).collect()
}

fn stage_json((stage, result): (&zadel_core::step2_decomposition::Stage, &StageResult)) -> StageJson {
    let link = result.link.map(|link: Fraction| link.to_string());
    let actions = stage.actions.iter().zip(&result.actions);
    StageJson {
        name: stage.name.clone(),
        count: result.count,
        needed: result.needed,
        slack: result.slack,
        link: match stage.link {
            Link::Conversion(_) => LinkJson::Conversion(link),
            Link::Rate(_) => LinkJson::Rate(link),
        },
        grade: result.graded.as_ref().map(|graded| grade_name(graded.grade)),
        reasons: result.graded.iter().flat_map(|graded| &graded.reasons).map(|reason| reason_name(*reason)).collect(),
        actions: actions
            .map(|(action, result)| ActionJson {
                name: action.name.clone(),
                count: result.count,
                minutes: result.minutes,
            })
            .collect(),
    }
}

fn line_chance_json(chance: &LineChance) -> LineChanceJson {
    LineChanceJson {
        model: match chance.model {
            ChanceModel::Thinning => "thinning",
            ChanceModel::Rate => "rate",
            ChanceModel::Certain => "certain",
        },
        target: six_digits(chance.target),
        mean: six_digits(chance.mean),
        standard_deviation: six_digits(chance.standard_deviation),
        counts: chance.counts.map(|[half, seventy, eighty, ninety]| CountsJson { half, seventy, eighty, ninety }),
    }
}

fn conflict_json(conflict: &ConflictingPin) -> ConflictJson {
    ConflictJson {
        pin: conflict.pin.to_string(),
        value: value_json(conflict.value),
        nearest: conflict.nearest.map(value_json),
        nearest_in_set: conflict.nearest_in_set.map(value_json),
    }
}

fn value_json(value: Value) -> ValueJson {
    match value {
        Value::Money(money) => ValueJson::Number(money.minor()),
        Value::Count(count) => ValueJson::Number(i64::from(count)),
        Value::Share(share) => ValueJson::Number(i64::from(share.bp())),
        Value::Fraction(fraction) => ValueJson::Fraction(fraction.to_string()),
    }
}

fn grade_name(grade: Grade) -> &'static str {
    match grade {
        Grade::Fact => "fact",
        Grade::Estimate => "estimate",
        Grade::Fantasy => "fantasy",
    }
}

fn reason_name(reason: Reason) -> &'static str {
    match reason {
        Reason::Expert => "expert",
        Reason::NoObservations => "no_observations",
        Reason::Expired => "expired",
        Reason::AboveInterval => "above_interval",
        Reason::BelowInterval => "below_interval",
        Reason::Few => "few",
        Reason::NoDate => "no_date",
        Reason::Old => "old",
        Reason::Wide => "wide",
    }
}

fn six_digits(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

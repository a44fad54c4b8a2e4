//! A plan solved, as a screen shows it: every number with its place, what it rests on, and how likely it is.

use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::plans::{Meaning, Origins};
use zadel_app::readiness::{days_to_start, readiness};
use zadel_app::step1_goal::without_time;
use zadel_app::step2_decomposition::{Decomposed, DecomposedPlan};
use zadel_core::money::Money;
use zadel_core::step2_decomposition::{
    ActionResult, ConflictingPin, Decomposition, Line, LineResult, Stage, StageResult, Value, Variable,
};
use zadel_exchange::plan_document::PlanDocument;
use zadel_exchange::plan_file::{MONTHS, PlanFile};

use super::chance::{LineChanceView, WholeChanceView};
use super::line::{LineView, lines_view};
use super::names::{Basis, Measure, StepState, Vat};
use super::number::{Entry, FractionValue, KindedValue, Number, Numbers};
use super::weekly::{WeekView, WeeklyView};
use crate::step1_goal::CascadeView;
use crate::step3_resources::ResourcesView;

/// A plan, as far as it is solved.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Solution {
    status: Status,
    currency: String,
    /// Digits of the minor unit.
    exponent: u32,
    /// The day the plan is looked at, if it says so.
    as_of: Option<String>,
    goal: GoalView,
    /// Who gets which part of the goal; null while nobody is named, or there is no goal.
    cascade: Option<CascadeView>,
    lines: Vec<LineView>,
    /// Of a solved plan.
    totals: Option<TotalsView>,
    /// That of the whole plan, if it is solved.
    chance: Option<WholeChanceView>,
    /// What the goal rests on, in basis points.
    grades_bp: Option<GradesView>,
    weeks: Vec<WeekView>,
    /// Of the whole period, whether the plan is solved or not.
    working_days: u32,
    /// One a line; null if nobody works in the period or the plan is not solved.
    weekly: Option<Vec<WeeklyView>>,
    /// What a day of each month brings, January first; empty is an ordinary day.
    season: Vec<Entry>,
    /// Names of the scenarios that are kept beside the plan.
    scenarios: Vec<String>,
    /// How many numbers are open.
    missing: usize,
    /// Numbers of which any one, pinned, brings the plan a step closer.
    candidates: Vec<String>,
    /// A smallest set of pins that cannot hold together.
    conflict: Vec<ConflictView>,
    /// What the plan needs and who owes it.
    resources: ResourcesView,
    /// How far each of the eight steps has come.
    steps: Vec<StepState>,
    /// Until the period begins; 0 once it has begun.
    days_to_start: u32,
}

/// What became of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Status {
    Solved,
    Underdetermined,
    Conflict,
}

impl Status {
    pub(super) fn of(decomposed: &Decomposed) -> Self {
        match decomposed {
            Decomposed::Solved(_) => Self::Solved,
            Decomposed::Underdetermined(_) => Self::Underdetermined,
            Decomposed::Conflict(_) => Self::Conflict,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Goal)]
struct GoalView {
    measure: Measure,
    basis: Basis,
    amount: Number,
    /// The level below which the period has failed.
    minimum: Option<i64>,
    /// The level that is hoped for.
    stretch: Option<i64>,
    /// What the lines must bring: the goal, and fixed costs before a net profit.
    required: Option<i64>,
    from: String,
    to: String,
    /// Are the sums with value added tax? Null if nobody said.
    vat: Option<Vat>,
    /// The margin of lines that name none of their own.
    margin: Option<FractionValue>,
    /// Before a net profit.
    fixed_costs: i64,
    entries: GoalEntries,
}

/// The goal as it was typed.
#[derive(Debug, Serialize, ToSchema)]
struct GoalEntries {
    measure: Entry,
    basis: Entry,
    vat: Entry,
    minimum: Entry,
    stretch: Entry,
    from: Entry,
    to: Entry,
    margin: Entry,
    markup: Entry,
    fixed_costs: Entry,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Totals)]
struct TotalsView {
    target: i64,
    amount: i64,
    result: i64,
    surplus: i64,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Grades)]
struct GradesView {
    fact: u16,
    estimate: u16,
    fantasy: u16,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ConflictingPin)]
struct ConflictView {
    path: String,
    value: KindedValue,
    /// With this alone changed, the whole plan would fit.
    nearest: Option<KindedValue>,
    /// With this alone changed, the pins listed here would fit.
    nearest_in_set: Option<KindedValue>,
}

impl Solution {
    pub(crate) fn of(document: &PlanDocument, meaning: &Meaning, origins: &Origins) -> Self {
        let Meaning { file, handed_down, by_month, decomposed, supply } = meaning;
        let numbers = Numbers { document, origins, as_of: file.as_of };
        let pins_only = unsolved(file);
        let decomposition = match decomposed {
            Decomposed::Solved(plan) => &plan.solved.decomposition,
            Decomposed::Underdetermined(open) => &open.decomposition,
            Decomposed::Conflict(_) => &pins_only,
        };
        let mut solution = Self {
            status: Status::of(decomposed),
            currency: file.currency.code().to_owned(),
            exponent: file.currency.n_digits(),
            as_of: file.as_of.map(|day| day.to_string()),
            goal: goal_view(&numbers, file, decomposition),
            cascade: CascadeView::of(&numbers, file, handed_down.as_ref(), by_month, &without_time(file, decomposed)),
            lines: lines_view(&numbers, file, decomposition),
            totals: None,
            chance: None,
            grades_bp: None,
            weeks: Vec::new(),
            working_days: file.calendar.n_working_days(file.plan.goal().period),
            weekly: None,
            season: MONTHS.iter().map(|month| numbers.entry(format!("season.{month}"))).collect(),
            scenarios: file.scenarios.iter().map(|scenario| scenario.name.clone()).collect(),
            missing: 0,
            candidates: Vec::new(),
            conflict: Vec::new(),
            days_to_start: days_to_start(file),
            steps: readiness(meaning).map(StepState::from).to_vec(),
            resources: ResourcesView::of(&numbers, file, decomposition, supply.as_ref()),
        };
        match decomposed {
            Decomposed::Solved(plan) => solution.add_solved(file, plan),
            Decomposed::Underdetermined(open) => {
                solution.missing = open.n_missing;
                solution.candidates = open.candidates.iter().map(ToString::to_string).collect();
            }
            Decomposed::Conflict(pins) => solution.conflict = pins.iter().map(conflict_view).collect(),
        }
        solution
    }

    fn add_solved(&mut self, file: &PlanFile, plan: &DecomposedPlan) {
        let (totals, grades) = (plan.solved.totals, plan.solved.grades_bp);
        self.totals = Some(TotalsView {
            target: totals.target.minor(),
            amount: totals.amount.minor(),
            result: totals.result.minor(),
            surplus: totals.surplus.minor(),
        });
        self.grades_bp = Some(GradesView { fact: grades.fact, estimate: grades.estimate, fantasy: grades.fantasy });
        self.chance = plan.chance.whole.as_ref().map(|whole| WholeChanceView::of(whole, file));
        for ((line, chance), share) in self.lines.iter_mut().zip(&plan.chance.lines).zip(&plan.solved.shares_bp) {
            line.chance = chance.as_ref().map(LineChanceView::of);
            line.share.solve(i64::from(*share));
        }
        let weeks = plan.weeks.iter().zip(&plan.working_days);
        self.weeks = weeks.map(|(week, working_days)| WeekView::of(*week, *working_days)).collect();
        self.weekly = plan.weekly.as_ref().map(|lines| lines.iter().map(WeeklyView::of).collect());
    }
}

/// A conflict has no numbers but the pins themselves.
pub(super) fn unsolved(file: &PlanFile) -> Decomposition {
    let open_stage = |stage: &Stage| StageResult {
        count: None,
        needed: None,
        slack: None,
        link: None,
        graded: None,
        actions: vec![ActionResult { count: None, minutes: None }; stage.actions.len()],
    };
    let open_line = |line: &Line| LineResult {
        target: None,
        amount: None,
        surplus: None,
        deals: None,
        deals_needed: None,
        check: None,
        stages: line.stages.iter().map(open_stage).collect(),
        grade: None,
    };
    Decomposition { goal: None, requirement: None, lines: file.plan.lines().iter().map(open_line).collect() }
}

fn goal_view(numbers: &Numbers<'_>, file: &PlanFile, decomposition: &Decomposition) -> GoalView {
    let goal = file.plan.goal();
    let money = |money: Option<Money>| money.map(Value::Money);
    GoalView {
        measure: goal.measure.into(),
        basis: goal.basis.into(),
        amount: numbers.number(Variable::Goal, money(goal.amount), money(decomposition.goal)),
        minimum: goal.minimum.map(Money::minor),
        stretch: goal.stretch.map(Money::minor),
        required: decomposition.requirement.map(Money::minor),
        from: goal.period.from().to_string(),
        to: goal.period.to().to_string(),
        vat: file.vat.map(Vat::from),
        margin: file.margin.map(|margin| margin.fraction().into()),
        fixed_costs: goal.fixed_costs.minor(),
        entries: GoalEntries::of(numbers),
    }
}

impl GoalEntries {
    fn of(numbers: &Numbers<'_>) -> Self {
        let entry = |key: &str| numbers.entry(format!("goal.{key}"));
        Self {
            measure: entry("measure"),
            basis: entry("basis"),
            vat: entry("vat"),
            minimum: entry("minimum"),
            stretch: entry("stretch"),
            from: entry("from"),
            to: entry("to"),
            margin: entry("margin"),
            markup: entry("markup"),
            fixed_costs: entry("fixed_costs"),
        }
    }
}

fn conflict_view(conflict: &ConflictingPin) -> ConflictView {
    let kinded = |value| KindedValue::of(conflict.pin, value);
    ConflictView {
        path: conflict.pin.to_string(),
        value: kinded(conflict.value),
        nearest: conflict.nearest.map(kinded),
        nearest_in_set: conflict.nearest_in_set.map(kinded),
    }
}

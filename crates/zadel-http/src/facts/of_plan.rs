//! `GET /api/v1/plans/{plan}/facts`: what the facts say of a plan's goal, levels and ways of selling.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use zadel_app::PlanId;
use zadel_app::by_facts::{self, Said};
use zadel_app::step1_goal::GoalRecord;
use zadel_app::step2_decomposition::{Edit, LevelSaid, LineSaid, Passing};
use zadel_app::technologies::WayShown;
use zadel_core::calendar::Period;
use zadel_core::evidence::Graded;
use zadel_core::facts::Stage;
use zadel_core::facts::lags::{Lags, Points};
use zadel_core::money::Money;

use super::deals::FactsView;
use super::funnel::{ConversionView, IntervalView, SalesView};
use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};
use crate::step2_decomposition::EditForm;
use crate::step2_decomposition::names::{Grade, Reason};
use crate::step2_decomposition::number::FractionValue;
use crate::technologies::of_plan::{DealRange, TechnologyVerdict};
use crate::wire::Path;

/// What the facts say of a plan.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlanByFacts)]
pub(crate) struct PlanByFactsView {
    /// Of the plan, so that an answer that is overtaken can be told.
    version: i64,
    /// Null: there are no facts.
    said: Option<SaidView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FactsOfPlan)]
struct SaidView {
    /// The days that were counted, both included.
    from: String,
    to: String,
    facts: FactsView,
    goal: GoalRecordView,
    /// In the plan's order.
    lines: Vec<LineSaidView>,
    /// Edits with which every number rests on the facts, whatever it is; empty where all do.
    rest: Vec<EditForm>,
    /// Edits with which the plan has the numbers that the facts say; empty where it does.
    take: Vec<EditForm>,
}

/// What periods like the plan's brought before.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GoalRecord)]
struct GoalRecordView {
    /// The oldest first; at most 12, each known from end to end.
    periods: Vec<PeriodSumView>,
    /// What was summed up: `payments`, `contracts`, `sales`.
    counted: &'static str,
    /// What the plan's period is to bring, in money of sales and minor units; null while it is open.
    needed: Option<i64>,
    /// How many of the periods brought that; null while it is open.
    n_reaching: Option<usize>,
    /// The least and the most that one of them brought.
    low: Option<i64>,
    high: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PeriodSum)]
struct PeriodSumView {
    from: String,
    to: String,
    /// Minor units.
    amount: i64,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LineByFacts)]
struct LineSaidView {
    /// Does the plan name something sold that the facts do not know?
    is_unknown: bool,
    levels: Vec<LevelSaidView>,
    /// Deals won within the days, of clients as the line has them.
    sales: SalesView,
    /// Their average in whole units of the currency, as one would plan with it; minor units.
    check: Option<i64>,
    /// What the planned one is by the sales; null while it is open, or of fewer than two.
    grade_check: Option<Grade>,
    reasons_check: Vec<Reason>,
    /// The edit with which the planned one rests on the sales, whatever it is; null where it does, or of fewer than two.
    rest_check: Option<EditForm>,
    /// The edits with which the plan has it; empty where it does, or without sales.
    take_check: Vec<EditForm>,
    /// Of a line that begins with leads: what its way of selling has shown, whatever it is called.
    way: Option<WayView>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LevelByFacts)]
struct LevelSaidView {
    /// `lead`, `qualified`, `meeting`, `quote`, `contract`: the stage that it counts; null: nobody knows.
    funnel: Option<&'static str>,
    /// How many entered that stage within the days; of regular clients, how many there are.
    n: Option<u32>,
    /// How many stand open in that stage.
    now: Option<u32>,
    conversion: Option<ConversionView>,
    buying: Option<BuyingView>,
    /// How long it takes to the next level.
    lags: Option<LagsView>,
    /// What the planned number is by these counts; null while it is open, or of nobody.
    grade: Option<Grade>,
    reasons: Vec<Reason>,
    /// The edit with which the planned number rests on these counts, whatever it is.
    rest: Option<EditForm>,
    /// Edits with which the plan has the number that the facts say.
    take: Vec<EditForm>,
    /// The edit with which the schedule has these delays.
    take_lag: Option<EditForm>,
}

/// How often regular clients bought in periods like the plan's.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Buying)]
struct BuyingView {
    /// Clients who were regular when a period began, summed over the periods.
    n_clients: u32,
    n_purchases: u32,
    /// Purchases of a client in a period; null of nobody.
    rate: Option<FractionValue>,
    /// From the first day of the first period to the last of the last.
    from: String,
    to: String,
}

/// Delays, in days, counting those who are still on the way.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Lags)]
struct LagsView {
    n: u32,
    n_open: u32,
    /// To at least half of them both came at once: nobody saw the delay.
    is_hidden: bool,
    p10: Option<f64>,
    median: Option<f64>,
    p90: Option<f64>,
}

/// What became of the leads of a line, however they were sold to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WayShown)]
struct WayView {
    /// Where it begins.
    from: &'static str,
    conversion: ConversionView,
    /// The sales of the cohort; minor units.
    average: Option<i64>,
    median: Option<i64>,
    /// Deals that are at least as large as planned.
    n_of_that_size: u32,
    /// What of its leads the plan expects to become deals; null while a conversion is open.
    expected: Option<FractionValue>,
    /// Null while nothing is expected, or nothing was seen.
    verdict: Option<TechnologyVerdict>,
    reasons: Vec<Reason>,
    interval: Option<IntervalView>,
    /// Leads that the plan takes; null while they are open.
    leads: Option<u32>,
    /// The deals that so many leads give in 8 cases of 10; null above 10,000 leads.
    likely: Option<DealRange>,
}

/// What the facts say of a plan's goal, levels and ways of selling, and the edits to plan with them.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/facts", tag = "facts", params(("plan" = i64, Path)), responses(
    (status = 200, body = PlanByFactsView),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn show_plan_by_facts(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
    Path(plan): Path<i64>,
) -> Result<Json<PlanByFactsView>, Problem> {
    let answer = by_facts::show_plan_by_facts(&server.app, &who, PlanId::new(plan)).await?;
    Ok(Json(PlanByFactsView { version: answer.open.row.brief.version, said: answer.said.map(SaidView::of) }))
}

fn minor(money: Option<Money>) -> Option<i64> {
    money.map(Money::minor)
}

fn forms(edits: impl IntoIterator<Item = Edit>) -> Vec<EditForm> {
    edits.into_iter().map(EditForm::from).collect()
}

impl SaidView {
    fn of(said: Said) -> Self {
        let (rest, take) = (forms(said.rest()), forms(said.take()));
        let lines = said.lines.into_iter().zip(said.ways);
        Self {
            from: said.days.0.to_string(),
            to: said.days.1.to_string(),
            facts: said.last.into(),
            goal: GoalRecordView::of(&said.goal),
            lines: lines.map(|(line, way)| LineSaidView::of(line, way)).collect(),
            rest,
            take,
        }
    }
}

impl GoalRecordView {
    fn of(of: &GoalRecord) -> Self {
        let range = of.record.range();
        let period = |(period, sum): &(Period, Money)| PeriodSumView {
            from: period.from().to_string(),
            to: period.to().to_string(),
            amount: sum.minor(),
        };
        Self {
            periods: of.record.periods().iter().map(period).collect(),
            counted: of.counted.code(),
            needed: minor(of.needed),
            n_reaching: of.needed.map(|needed| of.record.n_reaching(needed)),
            low: minor(range.map(|(low, _)| low)),
            high: minor(range.map(|(_, high)| high)),
        }
    }
}

impl LineSaidView {
    fn of(line: LineSaid, way: Option<WayShown>) -> Self {
        let (grade_check, reasons_check) = grounds(line.graded_check);
        Self {
            is_unknown: line.is_unknown,
            levels: line.levels.into_iter().map(LevelSaidView::of).collect(),
            sales: SalesView::of(&line.sales),
            check: minor(line.check),
            grade_check,
            reasons_check,
            rest_check: line.rest_check.map(EditForm::from),
            take_check: forms(line.take_check),
            way: way.map(WayView::of),
        }
    }
}

impl LevelSaidView {
    fn of(level: LevelSaid) -> Self {
        let (conversion, buying) = match &level.passing {
            Some(Passing::Conversion(_, counts)) => (Some(ConversionView::of(counts)), None),
            Some(Passing::Buying(buying, period)) => {
                let rate = buying.observed().and_then(|observed| observed.share().ok()).map(FractionValue::from);
                let (from, to) = (period.from().to_string(), period.to().to_string());
                let (n_clients, n_purchases) = (buying.n_clients, buying.n_purchases);
                (None, Some(BuyingView { n_clients, n_purchases, rate, from, to }))
            }
            None => (None, None),
        };
        let (grade, reasons) = grounds(level.graded);
        Self {
            funnel: level.funnel.map(Stage::code),
            n: level.n,
            now: level.now,
            conversion,
            buying,
            lags: level.lags.as_ref().map(LagsView::of),
            grade,
            reasons,
            rest: level.rest.map(EditForm::from),
            take: forms(level.take),
            take_lag: level.take_lag.map(EditForm::from),
        }
    }
}

/// A grade, and why.
fn grounds(graded: Option<Graded>) -> (Option<Grade>, Vec<Reason>) {
    match graded {
        Some(graded) => (Some(graded.grade.into()), graded.reasons.into_iter().map(Reason::from).collect()),
        None => (None, Vec::new()),
    }
}

impl LagsView {
    fn of(lags: &Lags) -> Self {
        let point = |of: fn(Points) -> f64| lags.with_open.or(lags.seen).map(of);
        Self {
            n: lags.n,
            n_open: lags.n_open,
            is_hidden: lags.is_hidden(),
            p10: point(|points| points.p10),
            median: point(|points| points.median),
            p90: point(|points| points.p90),
        }
    }
}

impl WayView {
    fn of(way: WayShown) -> Self {
        let interval = way.proof.as_ref().and_then(|proof| proof.graded.interval);
        let shown = &way.shown;
        Self {
            from: way.from.code(),
            conversion: ConversionView::of(&shown.conversion),
            average: minor(shown.sales.average()),
            median: minor(shown.sales.median()),
            n_of_that_size: shown.n_of_that_size,
            expected: way.expected.map(FractionValue::from),
            verdict: way.proof.as_ref().map(|proof| proof.verdict.into()),
            interval: interval.map(|interval| IntervalView { low: interval.low, high: interval.high }),
            reasons: way
                .proof
                .map(|proof| proof.graded.reasons.into_iter().map(Reason::from).collect())
                .unwrap_or_default(),
            leads: way.leads,
            likely: way.likely.map(|(low, high)| DealRange { low, high }),
        }
    }
}
